"""The history panel: thumbnails of all results, a caption, and what can be done with the chosen one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from studio.document.history import History, HistoryEntry
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard
from studio.ui.history.history_grid import HistoryGrid
from studio.ui.history.history_model import HistoryModel
from studio.ui.theme import UNIT
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.plain import plain_label, plain_tooltip


class HistoryPanel(QWidget):
    """Every result with its recipe.

    Signals:
        shown: An entry is to be seen; given with the HistoryEntry.
        recipe_wanted: An entry's recipe is to go back into the recipe panel.
        folder_wanted: An entry's folder is to be opened in the system's file manager.
        generate_wanted: There is nothing yet, and the person asks for a first picture.
    """

    shown = Signal(object)
    recipe_wanted = Signal(object)
    folder_wanted = Signal(object)
    generate_wanted = Signal()

    def __init__(self, history: History, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("History")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._history = history
        self._in_trash: list[Path] = []
        self._menu_actions: tuple[QAction, ...] = ()
        self.model = HistoryModel(history, self)
        self.grid = HistoryGrid()
        self.grid.setModel(self.model)
        self.caption = ElidedLabel(quiet=True)
        self.message = plain_label(quiet=True)
        self.message.setWordWrap(True)
        self.bring_back = QPushButton("Bring back")
        self.bring_back.setToolTip("Brings the result that was deleted last back into the history.")
        self.bring_back.setAccessibleName("Bring the deleted result back")
        self._arrange()

        self.grid.shown.connect(self._show)
        self.grid.use_pressed.connect(self.use_recipe)
        self.grid.delete_pressed.connect(self.delete)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(self._open_menu)
        self.grid.selectionModel().currentChanged.connect(self._describe)
        self.bring_back.clicked.connect(self._bring_back)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            signal.connect(self._count)
        self.destroyed.connect(self.model.disconnect_history)
        self._count()

    def entry(self) -> HistoryEntry | None:
        """Return the chosen entry."""
        return self.model.entry(self.grid.currentIndex())

    def choose(self, entry: HistoryEntry) -> None:
        """Mark an entry as the one that is seen, without asking for it to be shown."""
        row = self.model.row_of(entry)
        if row >= 0:
            self.grid.setCurrentIndex(self.model.index(row))

    def set_models(self, cards: dict[str, ModelCard]) -> None:
        """Learn the models' titles and labels, for the captions."""
        self.model.set_cards(cards)
        self._describe()

    def set_menu_actions(self, actions: Sequence[QAction]) -> None:
        """Offer these commands of the window in the menu of an entry."""
        self._menu_actions = tuple(actions)

    def use_recipe(self) -> None:
        """Ask for the chosen entry's recipe to go back into the recipe panel."""
        self._tell(self.recipe_wanted)

    def show_folder(self) -> None:
        """Ask for the chosen entry's folder to be shown."""
        self._tell(self.folder_wanted)

    def _arrange(self) -> None:
        self._pages = QStackedWidget()
        self._pages.addWidget(self.grid)
        self._pages.addWidget(self._empty_page())
        foot = QHBoxLayout()
        foot.setSpacing(UNIT)
        foot.setContentsMargins(0, 0, UNIT, 0)
        foot.addWidget(self.message, 1)
        foot.addWidget(self.bring_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT // 2, 0, UNIT)  # the scroll bar stands in the margin
        column.setSpacing(UNIT // 2)
        column.addWidget(self._pages, 1)
        column.addWidget(self.caption)
        column.addLayout(foot)
        self._say("", can_bring_back=False)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        text = plain_label("Every picture that you make is kept here with its recipe.", quiet=True)
        text.setWordWrap(True)
        self.generate_button = QPushButton("Generate")
        self.generate_button.setToolTip("Makes a first picture with the recipe as it is.")
        self.generate_button.setAccessibleName("Generate a first picture")
        self.generate_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.generate_button.clicked.connect(self.generate_wanted)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(text)
        column.addWidget(self.generate_button)
        column.addStretch(1)
        return page

    def _show(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        if entry is not None:
            self.shown.emit(entry)

    def _tell(self, signal: object) -> None:
        entry = self.entry()
        if entry is not None:
            signal.emit(entry)  # type: ignore[attr-defined]

    def _describe(self, *_: object) -> None:
        text = self.model.data(self.grid.currentIndex())
        self.caption.setText(text if isinstance(text, str) else "")

    def delete(self) -> None:
        """Move the chosen entry to the trash, from which it can be brought back."""
        entry = self.entry()
        if entry is None:
            return
        try:
            self._in_trash.append(self._history.remove(entry))
        except BadInput as problem:
            self._say(str(problem), can_bring_back=bool(self._in_trash))
            return
        self._say("Moved to the trash.", can_bring_back=True)

    def _bring_back(self) -> None:
        try:
            entry = self._history.bring_back(self._in_trash.pop())
        except BadInput as problem:
            self._say(str(problem), can_bring_back=bool(self._in_trash))
            return
        self._say("", can_bring_back=bool(self._in_trash))
        self.choose(entry)
        self.shown.emit(entry)

    def _say(self, text: str, *, can_bring_back: bool) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.bring_back.setVisible(can_bring_back)

    def _count(self, *_: object) -> None:
        empty = self.model.rowCount() == 0
        self._pages.setCurrentIndex(1 if empty else 0)
        self.caption.setVisible(not empty)
        self._describe()
        skipped = self._history.skipped
        if skipped:
            folders = "1 folder" if len(skipped) == 1 else f"{len(skipped)} folders"
            self._say(f"{folders} could not be read.", can_bring_back=bool(self._in_trash))
            self.message.setToolTip(plain_tooltip("\n".join(skipped.values())))

    def _open_menu(self, position: QPoint) -> None:
        index = self.grid.indexAt(position)
        if not index.isValid():
            index = self.grid.currentIndex()  # the menu key was pressed
            position = self.grid.visualRect(index).center()
        if index.isValid():
            self.grid.setCurrentIndex(index)
            self.menu().popup(self.grid.viewport().mapToGlobal(position))

    def menu(self) -> QMenu:
        """Return the menu of the chosen entry; it goes away when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._menu_actions)
        return menu
