"""What the picture should show, in words: several lines of plain text."""

import math

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from studio.ui.theme import UNIT
from studio.ui.widgets.field import GAP, field_height
from studio.ui.widgets.plain import plain_label

LONGEST = 4000  # characters, as many as a recipe takes
_MARGIN = 1.0  # of the text; with the style sheet's padding it begins where every field's does
_AROUND = 14  # above and below the lines: border, padding and margin, and a pixel that the last line needs to be whole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PromptField(QPlainTextEdit):
    """A text that grows with what is written, from `least` lines to `most`; a label may stand quietly before it.

    Tab goes to the next field. Files and pictures are not taken; the window gets what is dropped.

    Signals:
        run_pressed: Ctrl+Enter was pressed, and the window has no command for it.
    """

    run_pressed = Signal()

    def __init__(
        self,
        name: str,
        placeholder: str,
        tooltip: str,
        *,
        label: str = "",
        least: int = 3,
        most: int = 6,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
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
        self.textChanged.connect(self._shorten)
        self._fit()

    def text(self) -> str:
        """Return what is written, at most LONGEST characters."""
        return self.toPlainText()[:LONGEST]

    def set_text(self, text: str) -> None:
        """Write another text; undo brings the old one back."""
        if text != self.text():
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words, and leave files and pictures to the window."""
        return source.hasText() and not source.hasUrls() and not source.hasImage()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Run with Ctrl+Enter; everything else writes."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.run_pressed.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the font."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
        super().changeEvent(event)

    def _fit(self, *_: object) -> None:
        """Be as high as the text; this document counts its height in lines. The label stands before the first."""
        self._label.adjustSize()
        self._label.move(UNIT, _AROUND // 2 - 1)
        self.setViewportMargins(self._label.width() + GAP if self._label.text() else 0, 0, 0, 0)
        lines = min(max(self._least, round(self.document().size().height())), self._most)
        height = math.ceil(lines * QFontMetricsF(self.font()).lineSpacing()) + _AROUND
        self.setFixedHeight(max(field_height(self.fontMetrics()), height))

    def _shorten(self) -> None:
        """Cut off what is beyond LONGEST; undo takes it back together with what was inserted."""
        text = self.toPlainText()
        if len(text) > LONGEST:
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            surplus = len(text[LONGEST:].encode("utf-16-le", "surrogatepass")) // 2
            cursor.setPosition(cursor.position() - surplus, QTextCursor.MoveMode.KeepAnchor)
            cursor.joinPreviousEditBlock()
            cursor.removeSelectedText()
            cursor.endEditBlock()
