"""The empty canvas: one line and one button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from studio.ui import theme
from studio.ui.translation import tr


class EmptyState(QWidget):
    """A hint, and a button that opens a picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QLabel(tr("Generate a picture, or drop, paste or open one."), self)
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.setProperty("quiet", True)
        self.button = QPushButton(tr("Open picture…"), self)
        self.button.setAccessibleName(tr("Open picture"))
        self.button.setToolTip(tr("Open a picture file to paint a mask on."))
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * theme.UNIT)
        layout.addWidget(line, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
