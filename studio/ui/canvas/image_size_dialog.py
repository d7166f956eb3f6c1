"""Asks for the picture's new size."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.protocol.geometry import Size
from studio.ui.canvas.size_fields import SizeFields
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.plain import plain_label


class ImageSizeDialog(QDialog):
    """Width and height.

    Signals:
        chosen: The Size.
    """

    chosen = Signal(object)

    def __init__(self, size: Size, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Image size"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fields = SizeFields(size, keeps_ratio=True)
        self.apply, cancel = QPushButton(tr("Resample")), QPushButton(tr("Cancel"))
        self.apply.setDefault(True)
        self.apply.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.apply)
        about = plain_label(tr("Picture, layers and mask are resampled with a Lanczos filter."), quiet=True)
        about.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(about)
        column.addWidget(self.fields)
        column.addLayout(buttons)
        self.setMinimumWidth(360)
        self.fields.width_field.setFocus()

    def accept(self) -> None:
        """Send the size, unless a number is out of range."""
        if not self.fields.problem:
            self.chosen.emit(self.fields.size_())
            super().accept()
