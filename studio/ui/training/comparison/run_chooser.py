"""A button with a drop-down list of runs to compare with the current one."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from studio.protocol import places
from studio.protocol.files import entries_of
from studio.protocol.notes import label_of
from studio.protocol.runfolder import RunFolder
from studio.ui.background import Background, Task
from studio.ui.theme import UNIT, colours
from studio.ui.training.comparison.comparison import MAX_RUNS, Comparison
from studio.ui.translation import tr
from studio.ui.widgets.plain import plain_label, plain_tooltip

_MAX_OFFERED = 200  # newest runs; older ones are opened by their folder


def find_runs() -> list[Path]:
    """Return the run folders in the user's data folder, newest first; reads the disk."""
    return sorted((path for path in entries_of(places.runs()) if RunFolder(path).exists), reverse=True)[:_MAX_OFFERED]


class RunChooser(QPushButton):
    """The button and its popup. The runs are listed in the background each time the popup opens."""

    def __init__(self, comparison: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(tr("Compare runs"), parent)
        self._comparison = comparison
        self._background = Background(self)
        self._scan: Task | None = None
        self.destroyed.connect(self._background.close)
        self.setAccessibleName(tr("Compare runs"))
        self.setToolTip(
            tr("Overlay up to {max_runs} other runs and list the settings that differ.").format(max_runs=MAX_RUNS)
        )
        self.popup = QFrame(self, Qt.WindowType.Popup)
        self.popup.setAccessibleName(tr("Runs to compare with"))
        self.boxes: dict[Path, QCheckBox] = {}
        self.other = QPushButton(tr("Other folder…"))
        self.other.setToolTip(tr("Compare with a run in another folder."))
        self.other.clicked.connect(self._choose_other)
        self._none = plain_label(quiet=True)
        self._list = QScrollArea()
        self._list.setWidgetResizable(True)
        self._list.setFrameStyle(0)
        column = QVBoxLayout(self.popup)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self._none)
        column.addWidget(self._list)
        column.addWidget(self.other)
        self.clicked.connect(self.open)
        comparison.changed.connect(self._update)
        self._update()

    def open(self) -> None:
        """Open the popup; it is filled as soon as the runs are found."""
        c = colours()
        self.popup.setStyleSheet(
            f".QFrame {{ background: {c.panel}; border: 1px solid {c.line}; }} QCheckBox {{ color: {c.text}; }}"
        )
        self._show_runs({})
        self._none.setText(tr("Searching for runs…"))
        self.popup.show()
        self.other.setFocus(Qt.FocusReason.PopupFocusReason)
        if self._scan is not None:
            self._scan.cancel()
        self._scan = self._background.run(_labelled_runs, self._found, lambda _: self._found({}))

    def _found(self, runs: dict[Path, str]) -> None:
        self._none.setText(tr("No other runs yet."))
        self._show_runs(runs)
        first = next(iter(self.boxes.values()), None)
        if first is not None and self.other.hasFocus():
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _show_runs(self, found: dict[Path, str]) -> None:
        """List runs by their labels, together with selected ones in other folders."""
        labels = found | {run.path: run.name for run in self._comparison.runs if run.path not in found}
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        self.boxes = {}
        for path, label in labels.items():
            if path != self._comparison.current:
                box = QCheckBox(label.replace("&", "&&"))
                box.setToolTip(plain_tooltip(str(path)))
                box.setChecked(self._comparison.has(path))
                box.toggled.connect(self._selector(path))
                self.boxes[path] = box
                column.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._list.setWidget(body)
        self._list.setVisible(bool(self.boxes))
        self._none.setVisible(not self.boxes)
        wide, high = body.sizeHint().width(), body.sizeHint().height()
        self._list.setFixedSize(min(max(200, wide + 2 * UNIT), 420), min(high + 2, 320))
        self._update()
        self.popup.adjustSize()
        self.popup.move(self.mapToGlobal(QPoint(self.width() - self.popup.width(), self.height() + 2)))

    def _selector(self, path: Path) -> Callable[[bool], None]:
        def select(on: bool) -> None:
            if on:
                self._comparison.select(path)
            else:
                self._comparison.deselect(path)

        return select

    def _update(self) -> None:
        """Show how many runs are selected, and disable the others once the limit is reached."""
        count = len(self._comparison.runs)
        self.setText(tr("Compare runs · {count}").format(count=count) if count else tr("Compare runs"))
        for path, box in self.boxes.items():
            selected = self._comparison.has(path)
            box.setEnabled(selected or not self._comparison.full)
            if box.isChecked() != selected:
                box.setChecked(selected)

    def _choose_other(self) -> None:
        self.popup.hide()
        start = places.runs() if os.path.isdir(places.runs()) else places.data_home()
        path = QFileDialog.getExistingDirectory(self, tr("Compare with a run"), str(start))
        if path:
            self._comparison.select(Path(path))


def _labelled_runs() -> dict[Path, str]:
    return {path: label_of(path) for path in find_runs()}
