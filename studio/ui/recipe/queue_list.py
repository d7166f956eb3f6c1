"""The queue of generation jobs: the running job and the waiting ones, each with a cross that stops or removes it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from studio.link.job_queue import Job, Role
from studio.ui.theme import RADIUS, UNIT, colours, tabular
from studio.ui.translation import number_text, tr
from studio.ui.widgets.field import paint_text, text_width

_CROSS = 20  # pixels, width of the remove button
Index = QModelIndex | QPersistentModelIndex


class _Rows(QStyledItemDelegate):
    """Draws a job as a field: its title and its model and size; at the right its place in the queue or its progress."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        return QSize(96, view.row_height() if isinstance(view, QueueList) else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        from PySide6.QtWidgets import QStyle  # with its enumerations 10 ms, which an empty queue need not take

        view = option.widget
        if not isinstance(view, QueueList):
            return
        c = colours()
        box = option.rect.adjusted(0, 0, 0, -UNIT // 2)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(c.quiet), 1.0) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.hover if hovered else c.control))
        inset = 0.5 if chosen else 0.0
        painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
        self._paint_cross(painter, view.cross_rect(index), bright=hovered or chosen)
        right = box.right() - UNIT + 1 - _CROSS
        note = view.note(index)
        painter.setFont(tabular(option.font))
        wide = text_width(painter.fontMetrics(), note)
        paint_text(painter, QRect(right - wide, box.y(), wide, box.height()), note, quiet=True, right=True)
        right -= wide + UNIT
        painter.setFont(option.font)
        title, about = str(index.data(Qt.ItemDataRole.DisplayRole) or ""), view.about(index)
        left, line = box.x() + UNIT, box.height() // 2 if about else box.height()
        paint_text(painter, QRect(left, box.y(), right - left, line), title, quiet=False)
        if about:
            paint_text(painter, QRect(left, box.y() + line, right - left, line), about, quiet=True)
        progress = view.progress(index)
        if progress is not None and not view.waiting(index):
            bar = QRectF(box.x() + UNIT, box.bottom() - 2, (box.width() - 2 * UNIT) * progress, 2)
            painter.fillRect(bar, QColor(c.second))
        painter.restore()

    def _paint_cross(self, painter: QPainter, rect: QRect, *, bright: bool) -> None:
        painter.setPen(QPen(QColor(colours().text if bright else colours().quiet), 1.25))
        x, y, arm = rect.center().x() + 0.5, rect.center().y() + 0.5, 3.5
        painter.drawLine(QPointF(x - arm, y - arm), QPointF(x + arm, y + arm))
        painter.drawLine(QPointF(x - arm, y + arm), QPointF(x + arm, y - arm))


class QueueList(QListView):
    """The jobs of a queue.

    Waiting rows are dragged, or moved by Alt+Up and Alt+Down.

    Signals:
        cancel_requested: Remove a waiting job or stop the running one, by its id: its cross was clicked. Delete removes
            a waiting one.
        edit_requested: Edit a waiting job, by its id: it was double-clicked, or Enter was pressed.
        move_requested: Move a waiting job by a number of places.
    """

    cancel_requested = Signal(str)
    edit_requested = Signal(str)
    move_requested = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = False
        self.setItemDelegate(_Rows(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { border: none; background: transparent; }")
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(tr("Queue"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.doubleClicked.connect(self._edit)
        self.setToolTip(
            tr(
                "Running and waiting jobs; the cross stops or removes one. "
                "Drag a waiting one to another place, double-click it to edit it."
            )
        )

    def chosen(self) -> Job | None:
        """Return the selected job; None if there is none."""
        job = self.currentIndex().data(Role.JOB) if self.currentIndex().isValid() else None
        return job if isinstance(job, Job) else None

    def waiting(self, index: Index) -> bool:
        """Whether a job has not started."""
        return index.data(Role.STATE) == "waiting"

    def progress(self, index: Index) -> float | None:
        """Return a job's progress, 0 ... 1; None when it is unknown."""
        done = index.data(Role.PROGRESS)
        return min(max(float(done), 0.0), 1.0) if isinstance(done, int | float) else None

    def note(self, index: Index) -> str:
        """Return the text at the right: the job's progress, or its position in the queue."""
        if self.waiting(index):
            return _ordinal(index.row() + 1)
        done = self.progress(index)
        return "" if done is None else number_text(done, ".0%")

    def about(self, index: Index) -> str:
        """Return a job's second line; "" where each job has one line."""
        return "" if self._compact else str(index.data(Role.ABOUT) or "")

    def set_compact(self, compact: bool) -> None:
        """Show one job at a time in one line, where there is no room for more."""
        if compact != self._compact:
            self._compact = compact
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def row_height(self) -> int:
        """Return the height of a row, with the gap below it."""
        height = self.fontMetrics().height()
        return height + UNIT if self._compact else 2 * height + UNIT + UNIT // 2

    def cross_rect(self, index: Index) -> QRect:
        """Return the cross's rectangle in the viewport."""
        box = self.visualRect(index).adjusted(0, 0, 0, -UNIT // 2)
        return QRect(box.right() - _CROSS - 2, box.y(), _CROSS, box.height())

    def sizeHint(self) -> QSize:
        """Return room for up to four jobs, or for one where there is little."""
        model = self.model()
        rows = min(model.rowCount() if model else 0, 1 if self._compact else 4)
        return QSize(96, rows * self.row_height())

    def minimumSizeHint(self) -> QSize:
        """Return room for one job."""
        return QSize(96, self.row_height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remove or stop a job whose cross is clicked."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.cross_rect(index).contains(event.position().toPoint()):
            self._cancel(index)
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove, edit or move the selected job, if it waits: Delete or Backspace, Enter, Alt with Up or Down."""
        index, job = self.currentIndex(), self.chosen()
        if job is None or not self.waiting(index):
            super().keyPressEvent(event)
            return
        up_down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._cancel(index)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.edit_requested.emit(job.id)
            return
        if event.key() in up_down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.move_requested.emit(job.id, up_down[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def _edit(self, index: Index) -> None:
        job = index.data(Role.JOB)
        if isinstance(job, Job) and self.waiting(index):
            self.edit_requested.emit(job.id)

    def _cancel(self, index: Index) -> None:
        job = index.data(Role.JOB)
        if isinstance(job, Job):
            self.cancel_requested.emit(job.id)


def _ordinal(place: int) -> str:
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"
