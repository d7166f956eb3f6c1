"""The button that chooses which other runs are drawn behind the present one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from studio.protocol import places
from studio.protocol.runfolder import RunFolder
from studio.ui.theme import UNIT, colours
from studio.ui.training.comparison.comparison import MOST, Comparison
from studio.ui.widgets.plain import plain_label, plain_tooltip

_NEWEST = 200  # runs that are offered; older ones are found by their folder


def runs_there() -> list[Path]:
    """Return the folders of the runs in the person's data folder, the newest first."""
    folder = places.runs()
    if not folder.is_dir():
        return []
    return sorted((path for path in folder.iterdir() if RunFolder(path).exists), reverse=True)[:_NEWEST]


class RunChooser(QPushButton):
    """The button, with the list as a popup under it."""

    def __init__(self, comparison: Comparison, parent: QWidget | None = None) -> None:
        super().__init__("Compare runs", parent)
        self._comparison = comparison
        self.setAccessibleName("Compare runs")
        self.setToolTip(f"Draws up to {MOST} other runs behind this one and lists the settings that differ.")
        self.popup = QFrame(self, Qt.WindowType.Popup)
        self.popup.setAccessibleName("Runs to compare with")
        self.ticks: dict[Path, QCheckBox] = {}
        self.other = QPushButton("Other folder…")
        self.other.setToolTip("Compares with a run that lies elsewhere.")
        self.other.clicked.connect(self._choose_other)
        self._none = plain_label("There are no other runs yet.", quiet=True)
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
        comparison.changed.connect(self._follow)
        self._follow()

    def open(self) -> None:
        """Drop the list down."""
        self._fill()
        c = colours()
        self.popup.setStyleSheet(
            f".QFrame {{ background: {c.panel}; border: 1px solid {c.line}; }} QCheckBox {{ color: {c.text}; }}"
        )
        place = self.mapToGlobal(QPoint(self.width() - self.popup.sizeHint().width(), self.height() + 2))
        self.popup.move(place)
        self.popup.show()
        first = next(iter(self.ticks.values()), None)
        (first or self.other).setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self) -> None:
        """List the runs there are, and those of other folders that are ticked."""
        found = runs_there()
        found += [run.path for run in self._comparison.runs if run.path not in found]
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        self.ticks = {}
        for path in found:
            if path != self._comparison.present:
                tick = QCheckBox(path.name.replace("&", "&&"))
                tick.setToolTip(plain_tooltip(str(path)))
                tick.setChecked(self._comparison.has(path))
                tick.toggled.connect(self._ticker(path))
                self.ticks[path] = tick
                column.addWidget(tick, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._list.setWidget(body)
        self._list.setVisible(bool(self.ticks))
        self._none.setVisible(not self.ticks)
        wide, high = body.sizeHint().width(), body.sizeHint().height()
        self._list.setFixedSize(min(max(200, wide + 2 * UNIT), 420), min(high + 2, 320))
        self._follow()
        self.popup.adjustSize()

    def _ticker(self, path: Path) -> Callable[[bool], None]:
        def tick(on: bool) -> None:
            if on:
                self._comparison.take(path)
            else:
                self._comparison.leave(path)

        return tick

    def _follow(self) -> None:
        """Say how many are ticked, and offer no more than can be told apart."""
        count = len(self._comparison.runs)
        self.setText(f"Compare runs · {count}" if count else "Compare runs")
        for path, tick in self.ticks.items():
            on = self._comparison.has(path)
            tick.setEnabled(on or not self._comparison.full)
            if tick.isChecked() != on:
                tick.setChecked(on)

    def _choose_other(self) -> None:
        self.popup.hide()
        start = places.runs() if places.runs().is_dir() else places.data_home()
        path = QFileDialog.getExistingDirectory(self, "Compare with a run", str(start))
        if path:
            self._comparison.take(Path(path))
