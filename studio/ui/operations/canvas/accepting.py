"""Enter accepts a result that a run has just brought, wherever the focus is, until something else is typed.

Undo and redo then act on the picture, not on the field that has the focus: accepting was what was done last.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from studio.document.document import Document
from studio.ui.canvas.canvas import Canvas

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PASSIVE = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_Escape)


class Accepting(QObject):
    """Watches the keys of the focused widget while a new result waits, and just after it was accepted."""

    def __init__(self, document: Document, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._document, self._canvas = document, canvas
        self._watched: QWidget | None = None
        self._armed = False
        self._accepted = False  # by Enter, and nothing else was done since
        document.candidate_changed.connect(self._candidate_changed)

    def arm(self) -> None:
        """Let the next Enter accept the result that has just arrived."""
        self._accepted = False
        if self._armed or self._document.candidate is None:
            return
        self._armed = True
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)
        self._watch(app.focusWidget())

    def disarm(self) -> None:
        """Leave the keys to the widgets again."""
        if self._armed:
            self._armed = self._accepted = False
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            app.focusChanged.disconnect(self._focus_changed)
            self._watch(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter, then undo and redo, from the focused widget; any other key or click means that it is in use."""
        if event.type() == QEvent.Type.MouseButtonPress and self._accepted:
            self.disarm()
            return False
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) or not isinstance(event, QKeyEvent):
            return False
        if not self._canvas.isVisible():
            return False  # in another workspace: an unseen result is not accepted
        if self._accepted:
            return self._after_accepting(event)
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and bare:
            event.accept()  # an accepted ShortcutOverride arrives as a key press
            if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
                self._accepted = True  # so that it stays armed
                self._canvas.take_candidate()
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() not in _PASSIVE and watched is not self._canvas:
            self.disarm()
        return False

    def _after_accepting(self, event: QKeyEvent) -> bool:
        standard = QKeySequence.StandardKey
        if event.matches(standard.Undo) or event.matches(standard.Redo):
            event.ignore()  # the focused widget does not get it, so that it triggers the command
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() not in _PASSIVE:
            self.disarm()
        return False

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, QAbstractItemView):  # Enter opens the item selected there
            self.disarm()
        else:
            self._watch(new)

    def _watch(self, widget: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        inside = widget is not None and widget.window() is self._canvas.window()
        self._watched = widget if inside else None
        if self._watched is not None:
            self._watched.destroyed.connect(self._forget)
            self._watched.installEventFilter(self)

    def _forget(self) -> None:
        self._watched = None

    def _candidate_changed(self) -> None:
        if self._document.candidate is None and not self._accepted:
            self.disarm()
