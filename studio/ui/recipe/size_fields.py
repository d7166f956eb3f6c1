"""Width and height of the picture; as the model was trained, unless the person sets them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.theme import UNIT
from studio.ui.widgets.number_field import NumberField

_SMALLEST, _LARGEST = 8, 4096  # pixels, as a recipe allows
_STEP = 16  # pixels; of which multiples a model can make only its networks know


class SizeFields(QWidget):
    """Two numbers side by side.

    Signals:
        changed: Some number is another one now.
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
        """Return width and height; None while both are as the model was trained."""
        size = int(self.width_.value()), int(self.height_.value())
        return None if size == (self._trained, self._trained) else size

    def set_value(self, size: tuple[int, int] | None) -> None:
        """Show a size, or the one that the model was trained on."""
        for field, side in zip((self.width_, self.height_), size or (self._trained, self._trained), strict=True):
            field.setValue(side)

    def set_trained(self, side: int) -> None:
        """Follow another model, which was trained on squares of this side; a size that the person set stays."""
        size, self._trained = self.value(), side
        for field in (self.width_, self.height_):
            field.set_default(side)
        self.set_value(size)

    def _field(self, name: str, tip: str) -> NumberField:
        return NumberField(
            name, minimum=_SMALLEST, maximum=_LARGEST, default=self._trained, step=_STEP, unit="px", tooltip=tip
        )


_FIELDS = (
    ("Width", "How wide the picture becomes; a double click goes back to the size that the model was trained on."),
    ("Height", "How high the picture becomes; a double click goes back to the size that the model was trained on."),
)
