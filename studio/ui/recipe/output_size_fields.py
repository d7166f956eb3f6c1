"""Width and height of the picture; the model's training size unless the user sets another."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.protocol.generation_recipe import MAX_SIDE, MIN_SIDE
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.number_field import NumberField

_STEP = 16  # pixels; the multiple that a model needs is known only to its networks
_STEP_OF_FAMILIES = 64  # Stable Diffusion takes multiples of 8, and works best if all its levels fit


class OutputSizeFields(QWidget):
    """The two fields side by side.

    Signals:
        changed: A field has another value.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trained = 64
        self.width_, self.height_ = (self._field(name, tip) for name, tip in _FIELDS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for field in (self.width_, self.height_):
            row.addWidget(field)
            field.valueChanged.connect(lambda _: self.changed.emit())

    def value(self) -> tuple[int, int] | None:
        """Return width and height; None for the model's training size."""
        size = int(self.width_.value()), int(self.height_.value())
        return None if size == (self._trained, self._trained) else size

    def set_value(self, size: tuple[int, int] | None) -> None:
        """Show a size; None for the model's training size."""
        for field, side in zip((self.width_, self.height_), size or (self._trained, self._trained), strict=True):
            field.setValue(side)

    def set_trained(self, side: int, family: str = "") -> None:
        """Set the training size of another model, in pixels per side; a size that the user set is kept.

        Args:
            side: Its training size.
            family: The family of Stable Diffusion that it belongs to; "": none.
        """
        size, self._trained = self.value(), side
        for field in (self.width_, self.height_):
            field.set_default(side)
            field.set_step(_STEP_OF_FAMILIES if family else _STEP)
        self.set_value(size)

    def _field(self, name: str, tip: str) -> NumberField:
        return NumberField(
            name, minimum=MIN_SIDE, maximum=MAX_SIDE, default=self._trained, step=_STEP, unit="px", tooltip=tip
        )


_FIELDS = (
    (tr("Width"), tr("Width of the picture; double-click for the model's training size.")),
    (tr("Height"), tr("Height of the picture; double-click for the model's training size.")),
)
