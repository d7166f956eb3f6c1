"""A scroll area for the fields of a panel that keeps the buttons below them visible."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from studio.ui.theme import UNIT


class Shrinking(QScrollArea):
    """As high as its content; scrolls only when the window is too low for it."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = content
        self.setWidget(content)
        content.installEventFilter(self)

    def reveal(self, field: QWidget) -> None:
        """Scroll to a field, after changes of the layout that are due."""
        for widget in (self.window(), self.parentWidget(), self._content, field.parentWidget()):
            layout = None if widget is None else widget.layout()
            if layout is not None:
                layout.activate()
        if field.height() > self.viewport().height():
            self.verticalScrollBar().setValue(field.mapTo(self._content, QPoint()).y())  # its beginning
        else:
            self.ensureWidgetVisible(field, 0, UNIT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow changes of the content's size."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Update the height when the width changes, because lines may wrap."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the content's height at the present width."""
        content = self._content
        wraps = content.hasHeightForWidth() and self.viewport().width() > 0
        height = content.heightForWidth(self.viewport().width()) if wraps else content.sizeHint().height()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Return the size of a few fields, with room for the bar that scrolls them."""
        return QSize(self._content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width(), 96)


def reveal(field: QWidget) -> None:
    """Scroll the panel around a field to it, once the layout has followed its being shown."""
    area = field.parentWidget()
    while area is not None and not isinstance(area, Shrinking):
        area = area.parentWidget()
    if area is not None:
        QTimer.singleShot(0, field, lambda: area.reveal(field))
