"""Starts what follows the window's first paint: the engine, the models, the last session, and a first picture."""

import contextlib
from pathlib import Path

from studio.document.history.history import History, HistoryEntry, read_entries
from studio.document.recovery import recover
from studio.link.engine_thread import EngineThread
from studio.link.model_shelf import ModelShelf
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.events import Ready
from studio.protocol.scratch import sweep
from studio.ui.background import Background
from studio.ui.operations.files.files import Files
from studio.ui.operations.files.session_restoring import SessionRestoring
from studio.ui.operations.generating.generating import Generating
from studio.ui.operations.generating.prompting import Prompting
from studio.ui.operations.training.training import Training
from studio.ui.operations.window.panel_state import PanelState


class Startup:
    """Restores the last session; without one, generates a first picture once the engine is ready."""

    def __init__(
        self,
        *,
        engine: EngineThread,
        models: ModelShelf,
        panel_state: PanelState,
        restoring: SessionRestoring,
        files: Files,
        history: History,
        training: Training,
        generating: Generating,
        prompting: Prompting,
    ) -> None:
        self._engine, self._models, self._panel_state = engine, models, panel_state
        self._restoring = restoring
        self._history, self._training, self._generating, self._files = history, training, generating, files
        self._prompting = prompting
        self._background = Background()
        self._session_found: bool | None = None  # None: still being read
        self._listed = self._scanned = self._ready = self._generated = False
        self._paths: list[str] = []
        engine.ready.connect(self._engine_ready)

    def open(self, paths: list[str]) -> None:
        """Open the first of these files at the start, instead of a first picture."""
        self._paths, self._generated = paths, True

    def begin(self) -> None:
        """Start; called once, when the window has been painted."""
        self._engine.start()
        self._models.refresh()
        if not self._panel_state.restore():
            self._generating.suggest()
        self._prompting.begin()
        folder = self._history.folder
        self._background.run(lambda: read_entries(folder), self._history_read, lambda _: self._history_read(([], {})))
        self._background.run(lambda: sweep(places.data_home()), lambda _: None, lambda _: None)
        self._restoring.restore(self._session_restored)
        self._training.reattach()

    def close(self) -> None:
        """Stop reading the history."""
        self._background.close()

    def _history_read(self, found: tuple[list[HistoryEntry], dict[Path, str]]) -> None:
        self._history.load(*found)
        self._listed = True
        self._recover()

    def _recover(self) -> None:
        """Recover what killed engines left, once the history is listed and it is known which jobs were in progress.

        It takes seconds for a large picture.
        """
        if self._listed and self._session_found is not None:
            folder = self._history.folder
            self._background.run(lambda: recover(folder), self._recovered, lambda _: self._recovered([]))

    def _recovered(self, folders: list[Path]) -> None:
        for folder in folders:
            with contextlib.suppress(BadInput):
                self._history.add(folder)
        self._scanned = True
        self._restoring.recovered(folders)
        self._generate_first()

    def _session_restored(self, found: bool) -> None:
        self._session_found = found
        self._files.open_first(self._paths)  # they cover the session as one undo step
        self._recover()
        self._generate_first()

    def _engine_ready(self, _: Ready) -> None:
        self._ready = True
        self._generate_first()

    def _generate_first(self) -> None:
        """Generate a first picture once everything is known, if there is neither a session nor a history."""
        if self._session_found is None or not (self._scanned and self._ready) or self._generated:
            return
        self._generated = True
        if not self._session_found and not self._history.entries:
            self._generating.run()
