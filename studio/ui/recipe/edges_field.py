"""Whether the picture follows the edges of the one on the canvas (ControlNet), and how strictly."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from studio.protocol.recipes import ControlSpec
from studio.ui.theme import UNIT
from studio.ui.widgets.number_field import NumberField

_TIP = "Draws along the edges of the picture on the canvas."


class EdgesField(QWidget):
    """A box to tick, and the scale beside it while it is ticked.

    Signals:
        changed: The box or the scale is another one now.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = ControlSpec(image="")  # of a restored recipe, with what this field does not show
        self.box = QCheckBox("Follow edges")
        self.box.setToolTip(_TIP)
        self.box.setAccessibleDescription(_TIP)
        self.scale = NumberField(
            "Scale",
            minimum=0,
            maximum=2,
            default=self._asked.weight,
            step=0.05,
            decimals=3,
            tooltip="How strictly the edges are followed: 0 not at all, 1 as learned.",
        )
        self.scale.editor.setAccessibleName("Scale of the edges")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.box, 1)
        row.addWidget(self.scale, 1)
        self.setMinimumHeight(self.scale.sizeHint().height())  # the row does not jump when the scale comes
        self.box.toggled.connect(self._toggled)
        self.scale.valueChanged.connect(lambda _: self.changed.emit())
        self.scale.hide()

    def specs(self, image: str) -> tuple[ControlSpec, ...]:
        """Return the control, applied to a picture; none while the box is not ticked."""
        if not self.box.isChecked():
            return ()
        return (self._asked.model_copy(update={"image": image, "weight": self.scale.value()}),)

    def set_specs(self, controls: tuple[ControlSpec, ...]) -> None:
        """Put back the first control of a recipe; its picture is taken from the canvas."""
        self._asked = controls[0] if controls else ControlSpec(image="")
        if controls:
            self.scale.setValue(self._asked.weight)
        self.box.setChecked(bool(controls))

    def _toggled(self, on: bool) -> None:
        self.scale.setVisible(on)
        self.changed.emit()
