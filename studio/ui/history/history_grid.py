"""A grid of square thumbnails that fills the panel's width."""

import qtawesome
from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from studio.ui.history.history_model import HistoryModel
from studio.ui.theme import RADIUS, colours
from studio.ui.translation import tr
from studio.ui.widgets.reserved_keys import reserve_bare_keys

_MIN_SIDE = 56  # pixels of a thumbnail
SIDES = (_MIN_SIDE, 2 * _MIN_SIDE)
_GAP = 6
_STRIP = 16  # pixels, of the stars
_KEYS = {
    Qt.Key.Key_Delete,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}
_LEFT_TO_GALLERY = {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_Escape}
_DIGITS = {Qt.Key(Qt.Key.Key_0 + stars): stars for stars in range(6)}
Index = QModelIndex | QPersistentModelIndex


class _Cells(QStyledItemDelegate):
    """Draws a thumbnail; the selected one has an outline in the text colour, which is neutral."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        return view.gridSize() if isinstance(view, QListView) else QSize(_MIN_SIDE + _GAP, _MIN_SIDE + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        c = colours()
        side = min(option.rect.width(), option.rect.height()) - _GAP
        cell = QRect(option.rect.x(), option.rect.y(), side, side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(cell), RADIUS / 2, RADIUS / 2)
        painter.setClipPath(outline)
        painter.fillRect(cell, QColor(c.control))
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        model = index.model()
        if isinstance(picture, QPixmap):
            painter.drawPixmap(cell, picture)
        elif isinstance(model, HistoryModel) and model.broken(index):
            icon = qtawesome.icon("ph.image", color=c.quiet)
            icon.paint(painter, cell.adjusted(side // 3, side // 3, -side // 3, -side // 3))
        if isinstance(model, HistoryModel) and (entry := model.entry(index)) is not None:
            self._paint_stars(painter, cell, model.notes(entry).stars)
        painter.setClipping(False)
        from PySide6.QtWidgets import QStyle  # with its enumerations 10 ms, which an empty history need not take

        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            self._paint_edge(painter, QRectF(cell), chosen)
        painter.restore()

    def _paint_stars(self, painter: QPainter, cell: QRect, stars: int) -> None:
        """Draw the stars on a dark strip at the lower edge, so that they are seen on any picture."""
        if not stars:
            return
        strip = QRect(cell.x(), cell.bottom() - _STRIP + 1, cell.width(), _STRIP)
        painter.fillRect(strip, QColor(0, 0, 0, 170))
        painter.setPen(QColor(255, 255, 255))
        painter.drawText(strip, Qt.AlignmentFlag.AlignCenter, "★" * stars)

    def _paint_edge(self, painter: QPainter, cell: QRectF, chosen: bool) -> None:
        """Draw an outline of two tones, of which one contrasts with any picture."""
        c = colours()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, inset in ((c.panel, 2.5), (c.text if chosen else c.quiet, 1.0)):
            painter.setPen(QPen(QColor(colour), 2.0 if inset == 1.0 else 1.0))
            painter.drawRoundedRect(cell.adjusted(inset, inset, -inset, -inset), RADIUS / 2, RADIUS / 2)


class HistoryGrid(QListView):
    """The thumbnails.

    Signals:
        shown: An entry was clicked, or selected by arrow keys, where one can be selected; with its index.
        delete_pressed: The Delete key was pressed on the selected entry.
        use_pressed: Enter was pressed on the selected entry, or it was double-clicked.
        stars_pressed: A digit from 0 to 5 was pressed on the selected entry.
    """

    shown = Signal(QModelIndex)
    delete_pressed = Signal()
    use_pressed = Signal()
    stars_pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, sides: tuple[int, int] = SIDES, many: bool = False) -> None:
        """Make an empty grid.

        Args:
            parent: Where it lies.
            sides: Smallest and largest side of a thumbnail, in pixels.
            many: Whether several can be selected.
        """
        super().__init__(parent)
        self._sides, self._many = sides, many
        self.setItemDelegate(_Cells(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { border: none; background: transparent; }")
        one, several = (
            QAbstractItemView.SelectionMode.SingleSelection,
            QAbstractItemView.SelectionMode.ExtendedSelection,
        )
        self.setSelectionMode(several if many else one)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(_MIN_SIDE // 2)
        self.setAccessibleName(tr("History"))
        self._fit()

    def set_sides(self, smallest: int, largest: int) -> None:
        """Make the thumbnails larger or smaller."""
        self._sides = (smallest, largest)
        self._fit()

    def _fit(self) -> None:
        """Fill the width with a whole number of cells, reserving room for the scroll bar."""
        width = self.width() - self.verticalScrollBar().sizeHint().width() - 1
        smallest, largest = self._sides
        columns = max(1, width // (smallest + _GAP))
        side = max(smallest, min(width // columns - _GAP, largest))
        if self.gridSize() != QSize(side + _GAP, side + _GAP):
            self.setGridSize(QSize(side + _GAP, side + _GAP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the cells to the new width."""
        self._fit()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select an entry and show it; the right button only selects."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton and not self._many:
            self.shown.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Use the recipe of an entry."""
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self.use_pressed.emit()

    def event(self, event: QEvent) -> bool:
        """Reserve the keys of the list from the window's shortcuts while it has the focus."""
        return reserve_bare_keys(event, (*_KEYS, *_DIGITS)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Navigate with arrow keys, use a recipe with Enter, delete with Delete."""
        selected = bool(self.selectedIndexes()) if self._many else self.currentIndex().isValid()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
            event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            if selected:
                self.use_pressed.emit()
            return
        if event.key() == Qt.Key.Key_Delete:
            if selected:
                self.delete_pressed.emit()
            return
        if event.key() in _DIGITS and selected:
            self.stars_pressed.emit(_DIGITS[Qt.Key(event.key())])
            return
        if self._many and event.key() in _LEFT_TO_GALLERY:
            event.ignore()
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        after = self.currentIndex()
        if after.isValid() and after.row() != before and not self._many:
            self.shown.emit(after)
