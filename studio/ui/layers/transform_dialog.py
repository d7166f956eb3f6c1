"""Asks by how much to scale and to turn a layer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.document.layers.transforming import MAX_SCALE
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.number_field import NumberField


class TransformDialog(QDialog):
    """Width and height in percent, and an angle.

    Signals:
        chosen: Scale across, scale down (1 for the current size) and degrees clockwise.
    """

    chosen = Signal(float, float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Scale and rotate layer"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.across, self.down = (
            NumberField(
                label,
                minimum=1,
                maximum=100 * MAX_SCALE,
                default=100,
                step=5,
                unit="%",
                logarithmic=True,
                tooltip=tr("{label} of the layer, relative to its current size.").format(label=label),
            )
            for label in (tr("Width"), tr("Height"))
        )
        self.angle = NumberField(
            tr("Angle"),
            minimum=-180,
            maximum=180,
            default=0,
            step=5,
            decimals=1,
            unit="°",
            tooltip=tr("Turns it clockwise."),
        )
        self.across.edited.connect(self.down.setValue)  # keeps the proportions until the height is edited
        apply, cancel = QPushButton(tr("Apply")), QPushButton(tr("Cancel"))
        apply.setDefault(True)
        apply.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        for field in (self.across, self.down, self.angle):
            column.addWidget(field)
        column.addLayout(row)
        self.setMinimumWidth(300)

    def accept(self) -> None:
        """Send the numbers, unless one is out of range."""
        if not any(field.problem for field in (self.across, self.down, self.angle)):
            self.chosen.emit(self.across.value() / 100, self.down.value() / 100, self.angle.value())
            super().accept()
