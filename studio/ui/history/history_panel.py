"""The history panel: thumbnails of all results, with a caption and commands for the selected one."""

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from studio.document.history.history import History, HistoryEntry
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard
from studio.ui.history.history_grid import HistoryGrid
from studio.ui.history.history_model import HistoryModel
from studio.ui.history.history_search import HistorySearch
from studio.ui.theme import UNIT
from studio.ui.translation import tr, tr_count, tr_message
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.plain import plain_label, plain_tooltip


class HistoryPanel(QWidget):
    """Every result with its recipe.

    Signals:
        shown: Show a HistoryEntry.
        recipe_wanted: Put the recipe of a HistoryEntry into the recipe panel.
        folder_wanted: Open the folder of a HistoryEntry in the file manager.
        generate_wanted: Generate a first picture.
        stars_pressed: The selected entry gets this number of stars.
        message_changed: A line about a deletion, and whether something can be restored.
    """

    shown = Signal(object)
    recipe_wanted = Signal(object)
    folder_wanted = Signal(object)
    generate_wanted = Signal()
    stars_pressed = Signal(int)
    message_changed = Signal(str, bool)

    def __init__(self, history: History, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("History"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._history = history
        self._in_trash: list[list[Path]] = []  # entries that were deleted together
        self._menu_actions: tuple[QAction, ...] = ()
        self._star_actions: tuple[QAction, ...] = ()
        self.model = HistoryModel(history, self)
        self.grid = HistoryGrid()
        self.grid.setModel(self.model)
        self.search = HistorySearch()
        self.caption = ElidedLabel(quiet=True)
        self.message = plain_label(quiet=True)
        self.message.setWordWrap(True)
        self.restore = QPushButton(tr("Restore"))
        self.restore.setToolTip(tr("Restore the last deleted result."))
        self.restore.setAccessibleName(tr("Restore deleted result"))
        self._arrange()

        self.grid.shown.connect(self._show)
        self.grid.use_pressed.connect(self.use_recipe)
        self.grid.delete_pressed.connect(self.delete)
        self.grid.stars_pressed.connect(self.stars_pressed)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(self._open_menu)
        self.grid.selectionModel().currentChanged.connect(self._describe)
        self.restore.clicked.connect(self.restore_last)
        self.model.dataChanged.connect(self._describe)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            signal.connect(self._count)
        self.destroyed.connect(self.model.disconnect_history)
        self._count()

    def entry(self) -> HistoryEntry | None:
        """Return the selected entry."""
        return self.model.entry(self.grid.currentIndex())

    def choose(self, entry: HistoryEntry | None) -> None:
        """Select an entry without showing it; None, or an unknown one, selects none."""
        row = -1 if entry is None else self.model.row_of(entry)
        if row >= 0:
            self.grid.setCurrentIndex(self.model.index(row))
        else:
            self.grid.selectionModel().clear()

    def set_models(self, cards: dict[str, ModelCard]) -> None:
        """Set the model cards, whose titles and classes appear in captions."""
        self.model.set_cards(cards)
        self._describe()

    def set_menu_actions(self, actions: Sequence[QAction]) -> None:
        """Set the commands of the context menu."""
        self._menu_actions = tuple(actions)

    def set_star_actions(self, actions: Sequence[QAction]) -> None:
        """Set the commands of the context menu's part for stars."""
        self._star_actions = tuple(actions)

    def use_recipe(self) -> None:
        """Put the selected entry's recipe into the recipe panel."""
        self._emit_entry(self.recipe_wanted)

    def show_folder(self) -> None:
        """Show the selected entry's folder."""
        self._emit_entry(self.folder_wanted)

    def _arrange(self) -> None:
        self._pages = QStackedWidget()
        self._pages.addWidget(self.grid)
        self._pages.addWidget(self._empty_page())
        self._pages.addWidget(self._nothing_found_page())
        footer = QHBoxLayout()
        footer.setSpacing(UNIT)
        footer.setContentsMargins(0, 0, UNIT, 0)
        footer.addWidget(self.message, 1)
        footer.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT // 2, 0, UNIT)  # the scroll bar takes the right margin
        column.setSpacing(UNIT // 2)
        column.addWidget(self.search)
        column.addWidget(self._pages, 1)
        column.addWidget(self.caption)
        column.addLayout(footer)
        self._show_message("", can_restore=False)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        text = plain_label(tr("Every generated picture is kept here with its recipe."), quiet=True)
        text.setWordWrap(True)
        self.generate_button = QPushButton(tr("Generate"))
        self.generate_button.setToolTip(tr("Generate a picture with the current recipe."))
        self.generate_button.setAccessibleName(tr("Generate first picture"))
        self.generate_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.generate_button.clicked.connect(self.generate_wanted)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(text)
        column.addWidget(self.generate_button)
        column.addStretch(1)
        return page

    def _nothing_found_page(self) -> QWidget:
        page = QWidget()
        text = plain_label(tr("No result matches."), quiet=True)
        text.setWordWrap(True)
        self.show_all = QPushButton(tr("Show all"))
        self.show_all.setToolTip(tr("Clear the search."))
        self.show_all.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_all.clicked.connect(self.search.clear)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(text)
        column.addWidget(self.show_all)
        column.addStretch(1)
        return page

    def _show(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        if entry is not None:
            self.shown.emit(entry)

    def _emit_entry(self, signal: object) -> None:
        entry = self.entry()
        if entry is not None:
            signal.emit(entry)  # type: ignore[attr-defined]

    def _describe(self, *_: object) -> None:
        text = self.model.data(self.grid.currentIndex())
        self.caption.setText(text if isinstance(text, str) else "")

    def delete(self) -> None:
        """Move the selected entry to the trash, from which it can be restored."""
        entry = self.entry()
        if entry is not None:
            self.delete_all([entry])

    def delete_all(self, entries: Sequence[HistoryEntry]) -> list[Path]:
        """Move entries to the trash and return their places there, from which `bring_back` restores them together."""
        moved: list[Path] = []
        problem = ""
        for entry in entries:
            try:
                moved.append(self._history.remove(entry))
            except BadInput as error:
                problem = tr_message(str(error))
        if moved:
            self._in_trash.append(moved)
        moved_text = tr_count("Moved to the trash.", "{count} results were moved to the trash.", len(moved))
        self._show_message(problem or moved_text.format(count=len(moved)), can_restore=bool(self._in_trash))
        self.grid.clearSelection()  # the keys continue from the next one, which is not in view
        self.caption.setText("")
        return moved

    def start_search(self) -> None:
        """Put the cursor into the search."""
        self.search.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.words.selectAll()

    def show_only(self, folders: Collection[Path] | None) -> None:
        """Show the entries of these folders; None: all. The selected one stays selected if it is among them."""
        entry = self.entry()
        self.model.show_only(folders)
        self.choose(entry)

    def restore_last(self) -> None:
        """Restore the entry that was deleted last."""
        if not self._in_trash:
            self._show_message(tr("Nothing was deleted since the start."), can_restore=False)
            return
        entries = self.bring_back(self._in_trash[-1])
        if len(entries) == 1:
            self.choose(entries[0])
            self.shown.emit(entries[0])

    def bring_back(self, places: list[Path]) -> list[HistoryEntry]:
        """Restore entries that were deleted together, and return them; those that are restored already are left out."""
        entries, problem = [], ""
        for place in places if places in self._in_trash else ():
            try:
                entries.append(self._history.bring_back(place))
            except BadInput as error:
                problem = tr_message(str(error))
        self._in_trash = [others for others in self._in_trash if others != places]
        self._show_message(problem, can_restore=bool(self._in_trash))
        return entries

    def _show_message(self, text: str, *, can_restore: bool) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.restore.setVisible(can_restore)
        self.message_changed.emit(text, can_restore)

    def _count(self, *_: object) -> None:
        empty = self.model.rowCount() == 0
        searched = empty and bool(self._history.entries)
        self._pages.setCurrentIndex(2 if searched else 1 if empty else 0)
        self.search.setVisible(bool(self._history.entries))
        self.caption.setVisible(not empty)
        self._describe()
        skipped = self._history.skipped
        if skipped:
            count = len(skipped)
            self._show_message(
                tr_count("{count} folder could not be read.", "{count} folders could not be read.", count).format(
                    count=count
                ),
                can_restore=bool(self._in_trash),
            )
            self.message.setToolTip(plain_tooltip("\n".join(skipped.values())))

    def _open_menu(self, position: QPoint) -> None:
        index = self.grid.indexAt(position)
        if not index.isValid():
            index = self.grid.currentIndex()  # opened by the menu key
            position = self.grid.visualRect(index).center()
        if index.isValid():
            self.grid.setCurrentIndex(index)
            self.menu().popup(self.grid.viewport().mapToGlobal(position))

    def menu(self) -> QMenu:
        """Return the context menu of the selected entry; it is deleted when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._menu_actions)
        if self._star_actions:
            menu.addMenu(tr("Stars")).addActions(self._star_actions)
        return menu
