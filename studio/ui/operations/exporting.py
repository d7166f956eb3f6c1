"""Exports a run's model for other programs, while the window goes on."""

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from studio.link.mirror import CHECKPOINTS_THERE, is_mirror
from studio.link.training_run import TrainingRun
from studio.link.verb import Verb

_FORMS = {
    "A folder for diffusers (*)": "",
    "One file (*.safetensors)": ".safetensors",
    "The decoder as ONNX (*.onnx)": ".onnx",
}


class Exporting:
    """One export at a time, of the newest checkpoint of the run that is shown."""

    def __init__(self, run: TrainingRun, tell: Callable[[str, bool], None], parent: QWidget | None = None) -> None:
        self._run, self._tell, self._parent = run, tell, parent
        self._verb: Verb | None = None

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {"train.export": self.choose_and_export}

    def choose_and_export(self) -> None:
        """Ask for the place and the form."""
        folder = self._run.folder
        if folder is not None and is_mirror(folder):
            self._tell(CHECKPOINTS_THERE, False)
            return
        if folder is None or not folder.complete_checkpoints():
            self._tell("The run has no checkpoint yet. Ask for one, or wait for the next.", False)
            return
        chosen, form = QFileDialog.getSaveFileName(
            self._parent, "Export the model", folder.path.name, ";;".join(_FORMS)
        )
        if chosen:
            path, suffix = Path(chosen), _FORMS.get(form, "")
            self.export(path if path.suffix == suffix or not suffix else path.with_name(path.name + suffix))

    def export(self, target: Path) -> None:
        """Export to a place; the status bar tells when it is there, or why not."""
        assert self._run.folder is not None
        if self._verb is not None and self._verb.going:
            self._tell("An export is under way; wait for it.", False)
            return
        self._tell(f"Exporting to {target}", False)
        verb = self._verb = Verb(["models", "export", str(self._run.folder.path), str(target), "--json"])
        verb.done.connect(self._done)
        verb.failed.connect(lambda line: self._tell(line, True))
        verb.start()

    def _done(self, told: str) -> None:
        result = json.loads(told)
        self._tell(f"The model is in {result['exported']}. {result['note']}", False)

    def close(self) -> None:
        """End an export that is under way; what it writes appears whole or not at all."""
        if self._verb is not None and self._verb.going:
            self._verb.close()
        self._verb = None
