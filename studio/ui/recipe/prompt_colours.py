"""The colours of a prompt's syntax, and of the part that is cut off."""

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from studio.protocol.prompts.marks import Kind, marks_of
from studio.protocol.prompts.weights import Dialect
from studio.ui.theme import colours


def show_marks(field: QPlainTextEdit, dialect: Dialect, cut: int | None) -> None:
    """Colour the syntax of a field's text, and dim it from a place on.

    Args:
        field: The field.
        dialect: How its text is read.
        cut: The first character that is cut off; None if none is.
    """
    text = field.toPlainText()
    parts = [_part(field, text, mark.start, mark.end, _format(mark.kind)) for mark in marks_of(text, dialect)]
    if cut is not None and cut < len(text):
        dimmed = QTextCharFormat()
        dimmed.setForeground(QColor(colours().quiet))
        dimmed.setFontStrikeOut(True)
        parts.append(_part(field, text, cut, len(text), dimmed))
    if parts or field.extraSelections():
        field.setExtraSelections(parts)


def _format(kind: Kind) -> QTextCharFormat:
    c, made = colours(), QTextCharFormat()
    colour = {
        "weight": c.second,
        "change": c.lines[1],
        "wildcard": c.lines[0],
        "lora": c.lines[2],
        "comment": c.quiet,
        "keyword": c.text,
        "stray": c.warning,
    }[kind]
    made.setForeground(QColor(colour))
    if kind == "keyword":
        made.setFontWeight(QFont.Weight.Bold)
    if kind == "stray":
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        made.setUnderlineColor(QColor(c.warning))
    return made


def _part(field: QPlainTextEdit, text: str, start: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    part = QTextEdit.ExtraSelection()
    cursor = QTextCursor(field.document())
    cursor.setPosition(units(text[:start]))
    cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
    part.cursor, part.format = cursor, look
    return part


def units(text: str) -> int:
    """Return the length of a text in Qt, which counts UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
