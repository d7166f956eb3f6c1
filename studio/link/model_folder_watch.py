"""Notices when models are added or removed by another program, such as a shell."""

import contextlib
import os

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from studio.protocol import places

SETTLE_MILLISECONDS = 300  # adding a model changes a folder several times


class ModelFolderWatch(QObject):
    """Watches the list of registered models and the folder of the user's own.

    Signals:
        changed: Models were added or removed since `start`, or since the last signal.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settle = QTimer(self, interval=SETTLE_MILLISECONDS, singleShot=True)
        self._settle.timeout.connect(self._look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _: self._settle.start())
        self._seen = _state()

    def start(self) -> None:
        """Begin to watch, or to watch a folder that has appeared since."""
        # the data folder: the list is replaced as a whole, and the folder of models may not be there yet
        wanted = {str(places.data_home()), str(places.own_models())}
        for folder in sorted(wanted.difference(self._watcher.directories())):
            if os.path.isdir(folder):
                self._watcher.addPath(folder)

    def stop(self) -> None:
        """Stop watching."""
        self._settle.stop()
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)

    def _look(self) -> None:
        self.start()
        state = _state()
        if state != self._seen:  # other things change in the data folder too
            self._seen = state
            self.changed.emit()


def _state() -> tuple[tuple[int, int, int] | None, ...]:
    """Return a value that differs after a model was added or removed."""
    found: list[tuple[int, int, int] | None] = []
    for place in (places.model_register(), places.own_models()):
        found.append(None)
        with contextlib.suppress(OSError):
            about = os.stat(place)
            found[-1] = (about.st_ino, about.st_mtime_ns, about.st_size)
    return tuple(found)
