"""Finds the runs and reads their summaries and thumbnails off the UI thread."""

from collections.abc import Collection
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from studio.protocol.errors import BadInput
from studio.protocol.runsummary import RunSummary, find_runs, summarize
from studio.ui.background import Background, Task
from studio.ui.training.samples.sample_grid import read_picture
from studio.ui.widgets.rows.rows_model import THUMBNAIL

_CELLS = 4  # samples of a sheet that a thumbnail shows side by side


class RunScan(QObject):
    """Reads the runs one by one, so that the first rows are there at once.

    Signals:
        listed: list[Path]: every run folder, the newest first. Their summaries follow.
        read: (RunSummary, QImage): a run and its thumbnail, null where there is none.
        done: All runs have been read.
    """

    listed = Signal(object)
    read = Signal(object, object)
    done = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._tasks: list[Task] = []
        self.destroyed.connect(self._background.close)

    @property
    def busy(self) -> bool:
        """Whether runs are being read."""
        return self._background.busy

    def start(self) -> None:
        """Scan for runs again; a scan in progress is dropped."""
        self.stop()
        self._tasks.append(self._background.run(find_runs, self._found, lambda _: self._found([])))

    def read_again(self, path: Path) -> None:
        """Read one run again."""
        self._read(path)

    def look_for_changes(self, known: Collection[Path]) -> None:
        """List the runs again, and read only those that are not known yet."""

        def found(runs: list[Path]) -> None:
            self.listed.emit(runs)
            for path in runs:
                if path not in known:
                    self._read(path)

        self._tasks.append(self._background.run(find_runs, found, lambda _: None))

    def stop(self) -> None:
        """Drop what has not been read yet."""
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()

    def close(self) -> None:
        """Stop permanently."""
        self.stop()
        self._background.close()

    def _found(self, runs: list[Path]) -> None:
        self._tasks.clear()
        self.listed.emit(runs)
        for path in runs:
            self._read(path)
        self._tasks.append(self._background.run(lambda: None, lambda _: self.done.emit(), lambda _: None))

    def _read(self, path: Path) -> None:
        self._tasks.append(
            self._background.run(
                partial(_summary_and_thumbnail, path), lambda read: self.read.emit(*read), lambda _: None
            )
        )


def _summary_and_thumbnail(path: Path) -> tuple[RunSummary, QImage]:
    summary = summarize(path)
    return summary, thumbnail(summary)


def thumbnail(run: RunSummary) -> QImage:
    """Return the first samples of a run's newest sheet as a small square; null where there are none."""
    if not run.sample:
        return QImage()
    try:
        sheet = read_picture(run.path, run.sample)
    except BadInput:
        return QImage()
    side = min(sheet.width(), sheet.height(), max(1, sheet.width() * _CELLS // max(_CELLS, run.columns)))
    return sheet.copy(0, 0, side, side).scaled(
        THUMBNAIL * 2, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
