"""A field that opens over the edited text, and is closed by Enter, Escape or by leaving it."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from studio.ui.widgets.reserved_keys import reserve_keys


class InPlaceField(QLineEdit):
    """A field over a part of a widget; all of its text is selected at first.

    Signals:
        ended: The typed text, or None if editing was cancelled; sent once.
    """

    ended = Signal(object)

    def __init__(self, text: str, name: str, place: QRect, parent: QWidget) -> None:
        """Open the field in the middle of a place; `name` is its accessible name."""
        super().__init__(text, parent)
        self._over = False
        self.setAccessibleName(name)
        self.move_to(place)
        self.returnPressed.connect(lambda: self._end(self.text()))
        self.editingFinished.connect(lambda: self._end(self.text()))
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_to(self, place: QRect) -> None:
        """Lie in the middle of a place, as high as a field is."""
        height = self.sizeHint().height()
        self.setGeometry(place.left(), place.center().y() - height // 2, place.width(), height)

    def close_for(self, widget: QWidget) -> None:
        """Remove the field; if it had the focus, the widget gets it."""
        self._over = True
        had_focus = self.hasFocus()
        self.hide()
        self.deleteLater()
        if had_focus:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Reserve Escape, which would stop the running job, and Enter, which would accept a result."""
        reserved = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return reserve_keys(event, reserved) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape cancels; no other key leaves the field."""
        if event.key() == Qt.Key.Key_Escape:
            self._end(None)
            return
        super().keyPressEvent(event)
        event.accept()

    def _end(self, text: str | None) -> None:
        if not self._over:
            self._over = True
            self.ended.emit(text)
