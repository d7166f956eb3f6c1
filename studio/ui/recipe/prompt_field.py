"""A text field for prompts that grows with its text."""

import math

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from studio.protocol.generation_recipe import MAX_PROMPT
from studio.protocol.prompts.editing import change_weight
from studio.protocol.prompts.weights import Dialect
from studio.ui.recipe.prompt_colours import show_marks, units
from studio.ui.theme import UNIT
from studio.ui.widgets.field import GAP, field_height
from studio.ui.widgets.plain import plain_label

_MARGIN = 1.0  # of the text; with the style sheet's padding it is aligned with the other fields' text
LINES = 3  # that are shown of a short text
_PADDING = 14  # height of border, padding and margin, plus a pixel so that the last line is not cut off
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEP_KEYS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_WEIGHT_KEYS = {Qt.Key.Key_Up: 0.1, Qt.Key.Key_Down: -0.1}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier  # which arrow keys carry on some systems


class PromptField(QPlainTextEdit):
    """A plain-text field of `min_lines` to `max_lines` lines, optionally with a label before the text.

    Tab moves to the next field; Ctrl+Up and Ctrl+Down change the weight of the selected words. Syntax is coloured.
    Dropped files and pictures are left to the window.

    Signals:
        run_pressed: Ctrl+Enter was pressed and no window command took it.
        earlier_pressed: Alt+Up (1) or Alt+Down (-1) was pressed: show an earlier or a later prompt.
        pasted: Text was pasted.
    """

    run_pressed = Signal()
    earlier_pressed = Signal(int)
    pasted = Signal(str)

    def __init__(
        self,
        name: str,
        placeholder: str,
        tooltip: str,
        *,
        label: str = "",
        min_lines: int = LINES,
        max_lines: int = 6,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._min_lines, self._max_lines = min_lines, max_lines
        self._label = plain_label(label, self, quiet=True)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(name)
        self.setAccessibleDescription(tooltip)
        self.setToolTip(tooltip)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_MARGIN)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._dialect: Dialect = "a1111"
        self._cut: int | None = None
        self._cut_text = ""
        self.textChanged.connect(self._shorten)
        self.textChanged.connect(self._colour)
        self._fit()

    def text(self) -> str:
        """Return the text, at most MAX_PROMPT characters."""
        return self.toPlainText()[:MAX_PROMPT]

    def set_text(self, text: str) -> None:
        """Replace the text; this can be undone."""
        if text != self.text():
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
            self.document().setModified(False)  # so that undo takes what is typed next alone: Qt would merge both

    def set_min_lines(self, lines: int) -> None:
        """Set how many lines are shown of a short text."""
        if lines != self._min_lines:
            self._min_lines = lines
            self._fit()

    def set_dialect(self, dialect: Dialect) -> None:
        """Set how the text is read, for its colours."""
        if dialect != self._dialect:
            self._dialect = dialect
            self._colour()

    def set_cut(self, cut: int | None, text: str) -> None:
        """Dim a text from a character on, as long as it is the field's; None dims nothing."""
        self._cut, self._cut_text = cut, text
        self._colour()

    def insert_words(self, text: str, start: int, end: int) -> None:
        """Replace the text as one undo step, and select what stands between two of its characters."""
        self.set_text(text)
        cursor = self.textCursor()
        cursor.setPosition(units(text[:start]))
        cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def cursor_place(self) -> int:
        """Return how many characters precede the cursor, or the end of the selection."""
        return _letters(self.toPlainText(), self.textCursor().selectionEnd())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert text, and emit `pasted`."""
        super().insertFromMimeData(source)
        self.pasted.emit(source.text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Accept text, but no files or pictures."""
        return source.hasText() and not source.hasUrls() and not source.hasImage()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Run with Ctrl+Enter, weight the selected words with Ctrl+Up and Ctrl+Down, go back with Alt+Up."""
        change = _WEIGHT_KEYS.get(Qt.Key(event.key()))
        if change is not None and event.modifiers() & ~_KEYPAD == Qt.KeyboardModifier.ControlModifier:
            self._change_weight(change)
            return
        step = _STEP_KEYS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & ~_KEYPAD == Qt.KeyboardModifier.AltModifier:
            self.earlier_pressed.emit(step)
            return
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.run_pressed.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the font or of the theme."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_dialect"):
            self._colour()
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
        super().changeEvent(event)

    def _change_weight(self, change: float) -> None:
        """Change the weight of the selected words, or of the word at the cursor, as one undo step."""
        text, cursor = self.toPlainText(), self.textCursor()
        start, end = (_letters(text, place) for place in (cursor.selectionStart(), cursor.selectionEnd()))
        edit = change_weight(text, start, end, change)
        if edit.text == text:
            return
        self.insert_words(edit.text, edit.start, edit.end)

    def _colour(self) -> None:
        show_marks(self, self._dialect, self._cut if self.toPlainText() == self._cut_text else None)

    def _fit(self, *_: object) -> None:
        """Fit the height to the text, whose document counts its height in lines."""
        self._label.adjustSize()
        self._label.move(UNIT, _PADDING // 2 - 1)
        self.setViewportMargins(self._label.width() + GAP if self._label.text() else 0, 0, 0, 0)
        lines = min(max(self._min_lines, round(self.document().size().height())), self._max_lines)
        height = math.ceil(lines * QFontMetricsF(self.font()).lineSpacing()) + _PADDING
        self.setFixedHeight(max(field_height(self.fontMetrics()), height))

    def _shorten(self) -> None:
        """Cut the text to MAX_PROMPT characters, as part of the edit that exceeded it."""
        text = self.toPlainText()
        if len(text) > MAX_PROMPT:
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            surplus = units(text[MAX_PROMPT:])
            cursor.setPosition(cursor.position() - surplus, QTextCursor.MoveMode.KeepAnchor)
            cursor.joinPreviousEditBlock()
            cursor.removeSelectedText()
            cursor.endEditBlock()


def _letters(text: str, place: int) -> int:
    """Return how many characters precede a position in Qt's count."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * place].decode("utf-16-le", "surrogatepass"))
