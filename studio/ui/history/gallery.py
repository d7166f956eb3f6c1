"""The gallery: all results over the whole window, to browse, search, select and reuse."""

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QSlider, QToolBar, QVBoxLayout, QWidget

from studio.document.history.history import THUMBNAIL_SIDE, History, HistoryEntry
from studio.protocol.modelcard import ModelCard
from studio.protocol.notes import Notes
from studio.ui.history.history_grid import HistoryGrid
from studio.ui.history.history_model import HistoryModel
from studio.ui.history.history_search import HistorySearch
from studio.ui.theme import UNIT
from studio.ui.translation import number_text, tr, tr_count
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.reserved_keys import reserve_keys

MIN_SIDE, MAX_SIDE = 72, 320  # pixels of a thumbnail
_USUAL_SIDE = 144
_STEP = 24
_FINE_SIDE = 2 * THUMBNAIL_SIDE  # side of thumbnails that are shown larger than THUMBNAIL_SIDE


class Gallery(QWidget):
    """Thumbnails of all results, of which several can be selected.

    Signals:
        shown: It came into view, or went out of it.
        chosen: Another HistoryEntry is the current one; None for none.
        use_pressed: Enter was pressed, or an entry double-clicked.
        delete_pressed: The Delete key was pressed.
        stars_pressed: A digit from 0 to 5 was pressed.
        restore_pressed: The last deletion is to be undone.
        leave_pressed: Esc was pressed, or the button that goes back.
        zoomed: The thumbnails' side was changed, in pixels.
    """

    shown = Signal()
    chosen = Signal(object)
    use_pressed = Signal()
    delete_pressed = Signal()
    stars_pressed = Signal(int)
    restore_pressed = Signal()
    leave_pressed = Signal()
    zoomed = Signal(int)

    def __init__(self, history: History, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("History gallery"))
        self._history = history
        self._menu_actions: tuple[QAction, ...] = ()
        self._star_actions: tuple[QAction, ...] = ()
        self.model = HistoryModel(history, self)
        self.grid = HistoryGrid(many=True, sides=(_USUAL_SIDE, _USUAL_SIDE + _STEP))
        self.grid.setAccessibleName(tr("Results"))
        self.grid.setModel(self.model)
        self.search = HistorySearch(by_model=True)
        self.zoom = QSlider(Qt.Orientation.Horizontal)
        self.back = QPushButton(tr("Back"))
        self.caption = ElidedLabel(quiet=True)
        self.message = plain_label(quiet=True)
        self.restore = QPushButton(tr("Restore"))
        self.space = plain_label(quiet=True)
        self._buttons = QToolBar()  # its menu holds those that a narrow window has no room for
        self._buttons.setObjectName("galleryCommands")
        self._buttons.setStyleSheet("QToolBar { padding: 0; spacing: 8px; }")
        self._buttons.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._arrange()
        self._connect()
        self.show_message("", can_restore=False)
        self._describe()

    @property
    def entries(self) -> list[HistoryEntry]:
        """The selected entries, the newest first."""
        rows = sorted(index.row() for index in self.grid.selectedIndexes())
        return [entry for row in rows if (entry := self.model.entry(self.model.index(row))) is not None]

    @property
    def entry(self) -> HistoryEntry | None:
        """The current entry, if it is selected; otherwise the first one that is."""
        current, entries = self.model.entry(self.grid.currentIndex()), self.entries
        return current if current in entries else entries[0] if entries else None

    def set_actions(self, buttons: Sequence[QAction], menu: Sequence[QAction], stars: Sequence[QAction]) -> None:
        """Set the commands of the row of buttons, and those of the context menu."""
        self._menu_actions, self._star_actions = tuple(menu), tuple(stars)
        for action in buttons:
            self._buttons.addAction(action)
            button = self._buttons.widgetForAction(action)
            button.setAccessibleName(action.text())
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_models(self, cards: dict[str, ModelCard]) -> None:
        """Set the model cards, whose titles and classes appear in captions."""
        self.model.set_cards(cards)
        self._describe()

    def set_notes(self, entry: HistoryEntry, notes: Notes) -> None:
        """Show an entry's notes."""
        self.model.set_notes(entry, notes)
        self._describe()

    def set_side(self, side: int) -> None:
        """Show thumbnails of this many pixels, or of the nearest possible side."""
        self.zoom.setValue(min(max(side, MIN_SIDE), MAX_SIDE))

    def choose(self, entry: HistoryEntry | None) -> None:
        """Select an entry, and scroll to it."""
        row = -1 if entry is None else self.model.row_of(entry)
        if row >= 0:
            self.grid.setCurrentIndex(self.model.index(row))
            self.grid.scrollTo(self.model.index(row))

    def show_only(self, folders: Collection[Path] | None) -> None:
        """Show the entries of these folders; None: all. The current one stays so if it is among them."""
        entry = self.entry
        self.model.show_only(folders)
        self.choose(entry)

    def show_message(self, text: str, *, can_restore: bool) -> None:
        """Show a line about a deletion."""
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.restore.setVisible(can_restore)

    def show_space(self, text: str) -> None:
        """Show how much space the results take, and what is removed first."""
        self.space.setText(text)

    def event(self, event: QEvent) -> bool:
        """Reserve Esc from the window's shortcuts."""
        return reserve_keys(event, (Qt.Key.Key_Escape,)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc; larger and smaller thumbnails with + and -."""
        match event.key():
            case Qt.Key.Key_Escape if self.search.asks:
                self.search.clear()
                self.grid.setFocus()
            case Qt.Key.Key_Escape:
                self.leave_pressed.emit()
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom.setValue(self.zoom.value() + _STEP)
            case Qt.Key.Key_Minus:
                self.zoom.setValue(self.zoom.value() - _STEP)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Show larger or smaller thumbnails while Ctrl is held."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom.setValue(self.zoom.value() + (_STEP if event.angleDelta().y() > 0 else -_STEP))
            event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.search.offer_models({entry.recipe.model for entry in self._history.entries})
        self.shown.emit()
        self.grid.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.emit()

    def _arrange(self) -> None:
        self.back.setToolTip(tr("Go back to the workspace; Esc does so too."))
        self.zoom.setRange(MIN_SIDE, MAX_SIDE)
        self.zoom.setValue(_USUAL_SIDE)
        self.zoom.setSingleStep(_STEP)
        self.zoom.setPageStep(2 * _STEP)
        self.zoom.setFixedWidth(20 * UNIT)
        self.zoom.setAccessibleName(tr("Size of thumbnails"))
        self.zoom.setToolTip(tr("Show larger or smaller pictures: Ctrl with the wheel, + and -."))
        self.restore.setToolTip(tr("Undo the last deletion."))
        self.restore.setAccessibleName(tr("Restore deleted results"))
        for button in (self.back, self.restore):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        head, footer = QHBoxLayout(), QHBoxLayout()
        for row in (head, footer):
            row.setSpacing(UNIT)
        head.addWidget(self.back)
        head.addWidget(self.search, 1)
        head.addWidget(self.zoom)
        footer.addWidget(self.caption, 1)
        footer.addWidget(self.message)
        footer.addWidget(self.restore)
        self.space.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        column.addLayout(footer)
        column.addWidget(self._buttons)
        column.addWidget(self.space)

    def _connect(self) -> None:
        grid, model = self.grid, self.model
        grid.use_pressed.connect(self.use_pressed)
        grid.delete_pressed.connect(self.delete_pressed)
        grid.stars_pressed.connect(self.stars_pressed)
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        grid.customContextMenuRequested.connect(self._open_menu)
        grid.selectionModel().selectionChanged.connect(self._selected)
        model.dataChanged.connect(self._describe)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._describe)
        self.destroyed.connect(model.disconnect_history)
        self.zoom.valueChanged.connect(self._zoom)
        self.back.clicked.connect(self.leave_pressed)
        self.restore.clicked.connect(self.restore_pressed)

    def _zoom(self, side: int) -> None:
        self.model.set_side(THUMBNAIL_SIDE if side <= THUMBNAIL_SIDE else _FINE_SIDE)
        self.grid.set_sides(side, side + _STEP)
        current = self.grid.currentIndex()
        if current.isValid():
            self.grid.scrollTo(current)
        self.zoomed.emit(side)

    def _selected(self, *_: object) -> None:
        self._describe()
        self.chosen.emit(self.entry)

    def _describe(self, *_: object) -> None:
        count, entry = len(self.grid.selectedIndexes()), self.entry
        if count > 1:
            text = tr_count("{count} result is selected.", "{count} results are selected.", count).format(count=count)
        elif entry is not None:
            text = str(self.model.data(self.model.index(self.model.row_of(entry))))
        elif self.model.rowCount():
            rows = self.model.rowCount()
            text = tr_count("{count} result", "{count} results", rows).format(count=number_text(rows, ","))
        elif self.search.asks:
            text = tr("No result matches. Esc clears the search.")
        else:
            text = tr("Every generated picture is kept here with its recipe.")
        self.caption.setText(text)

    def _open_menu(self, position: QPoint) -> None:
        index = self.grid.indexAt(position)
        if not index.isValid():
            index = self.grid.currentIndex()  # opened by the menu key
            position = self.grid.visualRect(index).center()
        if not index.isValid():
            return
        if not self.grid.selectionModel().isSelected(index):
            self.grid.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._menu_actions)
        menu.addMenu(tr("Stars")).addActions(self._star_actions)
        menu.popup(self.grid.viewport().mapToGlobal(position))
