"""Scans a folder for models of this and other programs, and lets the user choose which to list; nothing is moved."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.protocol.errors import BadInput
from studio.protocol.library.entry import KIND_TITLES, LibraryEntry, describe
from studio.protocol.library.finding import scan
from studio.protocol.modelfit import this_computer
from studio.ui.amounts import size_text
from studio.ui.background import Background, Task
from studio.ui.theme import UNIT, colours
from studio.ui.translation import tr, tr_message
from studio.ui.widgets.plain import plain_label, plain_tooltip

_SIZE = (760, 520)  # pixels
_PORTION = 16  # models that are read before a portion is shown
_Read = tuple[LibraryEntry, str]  # with its real path


class ScanDialog(QDialog):
    """The models of a folder with a check mark each.

    Signals:
        wanted: list[LibraryEntry]: the chosen models.
    """

    wanted = Signal(object)

    def __init__(self, folder: Path, known: set[str], parent: QWidget | None = None) -> None:
        """Begin to scan.

        Args:
            folder: Where the scan begins.
            known: Real paths of the models that are listed already.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Models in a folder"))
        self.resize(*_SIZE)
        self._folder, self._known = folder, known
        self._background = Background(self)
        self._entries: list[LibraryEntry] = []
        self._items: list[QTreeWidgetItem] = []  # one for each entry
        self._unusable = 0
        self._task: Task | None = None
        self.heading = plain_label(tr("Looking in {folder}").format(folder=folder))
        self.heading.setWordWrap(True)
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Models found"))
        self.list.setHeaderLabels([tr("Model"), tr("Kind"), tr("Family"), tr("Size")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        c = colours()
        self.list.setStyleSheet(
            f"QTreeView {{ background: {c.window}; border: none; }} QTreeView::item {{ padding: 4px 0; }}"
            f"QHeaderView {{ background: {c.window}; }}"
            f"QHeaderView::section {{ background: {c.window}; color: {c.quiet}; border: none; padding: 4px 2px; }}"
        )
        head = self.list.header()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setStretchLastSection(False)
        for column, width in ((1, 120), (2, 216), (3, 80)):
            self.list.setColumnWidth(column, width)
        self.all = QPushButton(tr("Choose all"))
        self.all.setToolTip(tr("Check every model that can be used."))
        self.none = QPushButton(tr("Choose none"))
        self.none.setToolTip(tr("Uncheck every model."))
        self.add = QPushButton(tr("Add"))
        self.add.setToolTip(tr("List the checked models; they stay where they are."))
        self.add.setDefault(True)
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setToolTip(tr("Stop scanning, and change nothing."))
        for button in (self.all, self.none, self.add, self.cancel):
            button.setAccessibleName(button.text())
        for button in (self.all, self.none, self.cancel):
            button.setAutoDefault(False)
        self._arrange()
        self.all.clicked.connect(lambda: self._check(Qt.CheckState.Checked))
        self.none.clicked.connect(lambda: self._check(Qt.CheckState.Unchecked))
        self.add.clicked.connect(self._want)
        self.cancel.clicked.connect(self.reject)
        self.list.itemChanged.connect(lambda *_: self._count())
        self._go_on(_found_in(folder))
        self._count()

    @property
    def busy(self) -> bool:
        """Whether the folder is being read."""
        return self._task is not None

    def chosen(self) -> list[LibraryEntry]:
        """Return the checked models."""
        return [
            entry
            for entry, item in zip(self._entries, self._items, strict=True)
            if item.checkState(0) == Qt.CheckState.Checked
        ]

    def done(self, result: int) -> None:
        """Stop reading, and close."""
        self._stop()
        super().done(result)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._background.close()

    def _go_on(self, entries: Iterator[_Read]) -> None:
        def portion() -> list[_Read]:
            return list(islice(entries, _PORTION))

        def show(read: list[_Read]) -> None:
            for entry, real in read:
                self._show(entry, listed=real in self._known)
            if len(read) == _PORTION:
                self._go_on(entries)
            else:
                self._task = None
            self._count()

        self._task = self._background.run(portion, show, self._fail)

    def _show(self, entry: LibraryEntry, *, listed: bool) -> None:
        place = entry.found.path
        item = QTreeWidgetItem([entry.title, tr(KIND_TITLES[entry.kind]), entry.family, size_text(entry.stored)])
        item.setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setToolTip(0, plain_tooltip(f"{place}\n{entry.problem}".strip()))
        usable = not entry.problem and not listed
        item.setCheckState(0, Qt.CheckState.Checked if usable else Qt.CheckState.Unchecked)
        if not usable:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable & ~Qt.ItemFlag.ItemIsEnabled)
            item.setText(2, entry.problem or tr("listed already"))
            item.setToolTip(2, plain_tooltip(entry.problem))
        self._unusable += bool(entry.problem)
        self._entries.append(entry)
        self._items.append(item)
        self.list.addTopLevelItem(item)

    def _check(self, state: Qt.CheckState) -> None:
        self.list.blockSignals(True)
        for item in self._items:
            if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                item.setCheckState(0, state)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self._count()

    def _count(self) -> None:
        count, found = len(self.chosen()), self.list.topLevelItemCount()
        self.add.setEnabled(count > 0)
        self.add.setText(tr("Add {count}").format(count=count) if count else tr("Add"))
        if self.busy:
            self.heading.setText(
                tr("Looking in {folder}: {found} found so far").format(folder=self._folder, found=found)
            )
        elif not found:
            self.heading.setText(tr("There is no model in {folder}.").format(folder=self._folder))
        else:
            rest = tr("; {unusable} of them cannot be used").format(unusable=self._unusable) if self._unusable else ""
            self.heading.setText(
                tr("{found} found in {folder}{rest}.").format(found=found, folder=self._folder, rest=rest)
            )

    def _want(self) -> None:
        self.wanted.emit(self.chosen())
        self.accept()

    def _fail(self, error: BadInput) -> None:
        self._task = None
        self.heading.setText(tr_message(str(error)))

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self.all)
        buttons.addWidget(self.none)
        buttons.addStretch(1)
        buttons.addWidget(self.add)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)


def _found_in(folder: Path) -> Iterator[_Read]:
    computer = this_computer()
    for found in scan(folder):
        yield describe(found, computer), os.path.realpath(found.path)
