"""A labelled drop-down list."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from studio.ui.theme import UNIT
from studio.ui.widgets.field import ARROW, GAP, field_height, paint_arrow, paint_box, paint_text, text_width
from studio.ui.widgets.reserved_keys import reserve

_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_DETAIL = Qt.ItemDataRole.UserRole + 1


class ChoiceField(QComboBox):
    """A choice by key.

    With an empty label the selected text is at the left, and its detail, if any, quietly at the right. A choice's note
    is the tooltip of its row in the list, and follows the field's own tooltip while it is selected. Arrow
    keys and letters select, Space or F4 opens the list, the wheel selects only while the field has the focus.

    Signals:
        changed: Another key is selected, by the user or the program.
        chosen: Another key was selected by the user.
    """

    changed = Signal(str)
    chosen = Signal(str)

    def __init__(
        self,
        label: str,
        choices: Sequence[tuple[str, str]],
        default: str = "",
        tooltip: str = "",
        *,
        name: str = "",
        details: Mapping[str, str] | None = None,
        notes: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = label
        self._key = ""
        self._tooltip, self._notes = tooltip, dict(notes or {})
        self.setAccessibleName(name or label)
        self.setAccessibleDescription(tooltip)
        self.setToolTip(tooltip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by wheel
        self.setMaxVisibleItems(16)
        self._by_program = False
        self._by_keyboard = False
        self.currentIndexChanged.connect(self._index_changed)
        self.set_choices(choices, details)
        if default:
            self.set_key(default)

    def key(self) -> str:
        """Return the selected key; empty when there are no choices."""
        return self._key

    def keys(self) -> list[str]:
        """Return every key, in the order of the list."""
        return [self.itemData(row) for row in range(self.count())]

    def set_key(self, key: str) -> bool:
        """Select a key; return False, without a change, when there is no such key."""
        row = self.findData(key)
        if row < 0:
            return False
        self._by_program = True
        try:
            self.setCurrentIndex(row)
        finally:
            self._by_program = False
        return True

    def set_choices(self, choices: Sequence[tuple[str, str]], details: Mapping[str, str] | None = None) -> None:
        """Replace the choices (key, text); the selected key stays selected if it is among them."""
        before = self._key
        self.blockSignals(True)
        try:
            self.clear()
            for key, text in choices:
                self.addItem(text, key)
                self.setItemData(self.count() - 1, (details or {}).get(key, ""), _DETAIL)
                self.setItemData(self.count() - 1, self._notes.get(key, ""), Qt.ItemDataRole.ToolTipRole)
            self.setCurrentIndex(max(0, self.findData(before)))
        finally:
            self.blockSignals(False)
        self._by_program = True
        try:
            self._index_changed(self.currentIndex())
        finally:
            self._by_program = False
        self.update()

    def _index_changed(self, row: int) -> None:
        key = self.itemData(row) if row >= 0 else ""
        if key == self._key:
            return
        self._key = key
        if key in self._notes:
            tip = f"{self._tooltip} {self._notes[key]}"
            self.setToolTip(tip)
            self.setAccessibleDescription(tip)
        self.changed.emit(key)
        if not self._by_program:
            self.chosen.emit(key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the focus came by keyboard."""
        self._by_keyboard = event.reason() in _KEYBOARD
        super().focusInEvent(event)

    def _is_own_key(self, event: QKeyEvent) -> bool:
        if event.modifiers():
            return False
        letter = event.text().strip().casefold()
        texts = (self.itemText(row).casefold() for row in range(self.count()))
        selects = self._by_keyboard and letter != "" and any(text.startswith(letter) for text in texts)
        return selects or event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End)

    def event(self, event: QEvent) -> bool:
        """Reserve Home and End from the window's shortcuts, and letters that select a choice if Tab has led here."""
        return reserve(event, self._is_own_key) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list with Enter; leave combinations with Ctrl to the window."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.showPopup()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Select with the wheel while focused; otherwise let the panel scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def showPopup(self) -> None:
        """Open the list."""
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)
        super().showPopup()

    def sizeHint(self) -> QSize:
        """Return the size of the label and the selected text."""
        metrics = self.fontMetrics()
        width = text_width(metrics, self._label) + GAP + text_width(metrics, self.currentText())
        return QSize(width + 2 * UNIT + ARROW + GAP, field_height(metrics))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow field, whose texts are elided."""
        return QSize(96, field_height(self.fontMetrics()))

    def text_rects(self) -> tuple[QRect, QRect]:
        """Return where the label and the selected text are drawn, or the selected text and its detail.

        The selected text is elided last: a label keeps at least a third of the room, a detail only what is left.
        """
        text, metrics = self.currentText(), self.fontMetrics()
        room = self.width() - 2 * UNIT - ARROW - UNIT // 2
        if self._label:
            room -= GAP
            wide = min(text_width(metrics, self._label), max(room - text_width(metrics, text), room // 3))
        else:
            wide = min(text_width(metrics, text), room)
            room -= GAP
        rest = max(0, room - wide)
        return QRect(UNIT, 0, wide, self.height()), QRect(UNIT + wide + GAP, 0, rest, self.height())

    def _detail(self) -> str:
        return self.currentData(_DETAIL) or ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw label, value and arrow."""
        painter = QPainter(self)
        paint_box(painter, self, hovered=self.underMouse(), focused=self.hasFocus())
        first, second = (self._label, self.currentText()) if self._label else (self.currentText(), self._detail())
        left, right = self.text_rects()
        paint_text(painter, left, first, quiet=bool(self._label))
        paint_text(painter, right, second, quiet=not self._label or not self.isEnabled(), right=True)
        paint_arrow(painter, self)
