"""A list of rows that a user adds and removes, under a heading with a button; empty, it is the heading alone."""

from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.theme import UNIT
from studio.ui.widgets.field import text_width
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.shrinking import reveal


class ListRow(QWidget):
    """One row.

    Signals:
        changed: A field of it has another value.
        removed: It is to be removed.

    Attributes:
        details: Further settings, of a row that can be opened.
    """

    changed = Signal()
    removed = Signal()
    details: QWidget

    def _show_details(self, opened: bool) -> None:
        self.details.setVisible(opened)
        if opened:
            reveal(self)


Row = TypeVar("Row", bound=ListRow)


class RowList(QWidget, Generic[Row]):
    """The heading, its button, and the rows below.

    Signals:
        changed: A row changed, was added or removed.
    """

    changed = Signal()

    def __init__(self, title: str, add: str, tooltip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.button = IconButton("ph.plus", add, tooltip)
        self._quiet = False
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(Heading(title), 1)
        head.addWidget(self.button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(UNIT // 2)
        self._column.addLayout(head)

    def add(self, row: Row) -> Row:
        """Add a row at the end, and scroll to it."""
        before = _reached_by_tab(self.rows[-1])[-1] if self.rows else self.button
        self.rows.append(row)
        self._column.addWidget(row)
        for widget in _reached_by_tab(row):  # Qt would put them after everything that is there
            QWidget.setTabOrder(before, widget)
            before = widget
        row.changed.connect(self._changed)
        row.removed.connect(lambda: self.remove(row))
        row.show()
        if not self._quiet:
            reveal(row)
        self._changed()
        return row

    def remove(self, row: Row) -> None:
        """Remove a row; the focus goes to the button."""
        had_focus = row.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        if had_focus:
            self.button.setFocus()
        self._changed()

    def replace(self, rows: list[Row]) -> None:
        """Show other rows instead of all, as one change."""
        self._quiet = True
        try:
            for row in [*self.rows]:
                self.remove(row)
            for row in rows:
                self.add(row)
        finally:
            self._quiet = False
        self._changed()

    def _changed(self) -> None:
        if not self._quiet:
            self.changed.emit()


def narrow_width(field: QWidget, widest: str = "-10.00") -> int:
    """Return the width of a number without its label, in pixels.

    Args:
        field: The number's field.
        widest: The widest number.
    """
    return text_width(field.fontMetrics(), widest) + 2 * UNIT


def _reached_by_tab(row: QWidget) -> list[QWidget]:
    """Return a row's widgets that take the focus by Tab, in the order in which they were made."""
    found = (widget for widget in row.findChildren(QWidget) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return [widget for widget in found if widget.window() is row.window()]  # not the lists that choices open
