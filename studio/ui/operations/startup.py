"""What starts behind the window's first paint: the engine, the models, the last session, and a first picture."""

from studio.document.history import History
from studio.link.engine_thread import EngineThread
from studio.link.model_shelf import ModelShelf
from studio.protocol.events import Ready
from studio.ui.operations.files import Files
from studio.ui.operations.generating import Generating
from studio.ui.operations.panel_state import PanelState
from studio.ui.operations.training import Training


class Startup:
    """Restores what was there; where there was nothing, it generates a first picture once the engine is ready."""

    def __init__(
        self,
        *,
        engine: EngineThread,
        models: ModelShelf,
        panel_state: PanelState,
        files: Files,
        history: History,
        training: Training,
        generating: Generating,
    ) -> None:
        self._engine, self._models, self._panel_state, self._files = engine, models, panel_state, files
        self._history, self._training, self._generating = history, training, generating
        self._first = self._ready = False
        engine.ready.connect(self._engine_ready)

    def begin(self) -> None:
        """Start; called once, when the window has been painted."""
        self._engine.start()
        self._models.refresh()
        if not self._panel_state.restore():
            self._generating.suggest()
        self._history.scan()
        self._files.restore_session(self._session_restored)
        self._training.reattach()

    def _session_restored(self, found: bool) -> None:
        self._first = not found and not self._history.entries
        self._generate_first()

    def _engine_ready(self, _: Ready) -> None:
        self._ready = True
        self._generate_first()

    def _generate_first(self) -> None:
        if self._first and self._ready:
            self._first = False
            self._generating.run()
