"""Asks by how much to change the mask, while the canvas shows it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.number_field import NumberField


class AmountDialog(QDialog):
    """One number, in the corner of the canvas.

    Signals:
        changed: The number.
    """

    changed = Signal(float)

    def __init__(self, title: str, field: NumberField, canvas: QWidget) -> None:
        super().__init__(canvas.window())
        self.setObjectName("maskAmount")
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.field = field
        self.apply = QPushButton(tr("Apply"))
        self.apply.setDefault(True)
        cancel = QPushButton(tr("Cancel"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addWidget(field)
        column.addLayout(buttons)
        self.setFixedWidth(320)
        self.apply.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        field.valueChanged.connect(self.changed)
        field.entered.connect(self.accept)
        field.problemChanged.connect(lambda: self.apply.setEnabled(not field.problem))
        self.move(canvas.mapToGlobal(QPoint(UNIT, UNIT)))
        field.setFocus()
