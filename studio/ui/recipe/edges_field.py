"""ControlNet with Canny edges of the picture on the canvas: a switch and a weight."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from studio.protocol.generation_recipe import ControlSpec
from studio.ui.theme import UNIT
from studio.ui.widgets.setting_field import setting_field

_TOOLTIP = "ControlNet: follow the edges of the picture on the canvas."


class EdgesField(QWidget):
    """A check box, and the weight beside it while it is checked.

    Signals:
        changed: The box or the weight changed.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control = ControlSpec(image="")  # of a restored recipe, with settings that this field does not show
        self.box = QCheckBox("Edges")
        self.box.setAccessibleName("Follow edges")
        self.box.setToolTip(_TOOLTIP)
        self.box.setAccessibleDescription(_TOOLTIP)
        self.weight = setting_field(
            ControlSpec,
            "weight",
            "Edge strength",
            step=0.05,
            decimals=3,
            tooltip="ControlNet weight: 0 ignores the edges, 1 is as trained.",
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.box)
        row.addWidget(self.weight, 1)
        self.setMinimumHeight(self.weight.sizeHint().height())  # the row keeps its height when the weight appears
        self.box.toggled.connect(self._toggled)
        self.weight.valueChanged.connect(lambda _: self.changed.emit())
        self.weight.hide()

    def specs(self, image: str) -> tuple[ControlSpec, ...]:
        """Return the control, applied to a picture; empty while the box is not checked."""
        if not self.box.isChecked():
            return ()
        return (self._control.model_copy(update={"image": image, "weight": self.weight.value()}),)

    def set_specs(self, controls: tuple[ControlSpec, ...]) -> None:
        """Show the first control of a recipe; its picture is replaced by the one on the canvas."""
        self._control = controls[0] if controls else ControlSpec(image="")
        if controls:
            self.weight.setValue(self._control.weight)
        self.box.setChecked(bool(controls))

    def _toggled(self, on: bool) -> None:
        self.weight.setVisible(on)
        self.changed.emit()
