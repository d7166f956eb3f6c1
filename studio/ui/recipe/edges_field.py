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
        self._asked = ControlSpec(image="")  # what a recipe that was put back says besides
        self.box = QCheckBox("Follow edges")
        self.box.setToolTip(_TIP)
        self.box.setAccessibleDescription(_TIP)
        self.scale = NumberField(
            "Scale",
            minimum=0,
            maximum=2,
            default=self._asked.scale,
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

    def spec(self, image: str) -> ControlSpec | None:
        """Return what is asked for with a picture to follow; None while the box is not ticked."""
        if not self.box.isChecked():
            return None
        return self._asked.model_copy(update={"image": image, "scale": self.scale.value()})

    def set_spec(self, spec: ControlSpec | None) -> None:
        """Put back what a recipe says; its picture is the document's business."""
        self._asked = spec or ControlSpec(image="")
        if spec is not None:
            self.scale.setValue(spec.scale)
        self.box.setChecked(spec is not None)

    def _toggled(self, on: bool) -> None:
        self.scale.setVisible(on)
        self.changed.emit()
