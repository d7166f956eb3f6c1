"""Exports the newest checkpoint of the current run for other programs, in a separate process."""

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from studio.link.mirror import CHECKPOINTS_THERE, is_mirror
from studio.link.training_run import TrainingRun
from studio.link.verb import Verb
from studio.ui.translation import tr
from studio.ui.widgets.save_dialog import in_last_folder, may_write, remember_folder, with_ending

_FORMATS = {
    tr("diffusers folder (*)"): "",
    tr("Single file (*.safetensors)"): ".safetensors",
    tr("Decoder as ONNX (*.onnx)"): ".onnx",
}


class ModelExport:
    """One export at a time.

    Args:
        run: The current run.
        notify: Shows a line; True marks an error.
        parent: Of the file dialog.
    """

    def __init__(self, run: TrainingRun, notify: Callable[[str, bool], None], parent: QWidget | None = None) -> None:
        self._run, self._notify, self._parent = run, notify, parent
        self._verb: Verb | None = None

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {"train.export": self.choose_and_export}

    def choose_and_export(self) -> None:
        """Ask for the target and the format, and export."""
        folder = self._run.folder
        if folder is not None and is_mirror(folder):
            self._notify(CHECKPOINTS_THERE, False)
            return
        if folder is None or not folder.complete_checkpoints():
            self._notify(tr("The run has no checkpoint yet. Save one now, or wait for the next."), False)
            return
        chosen, file_type = QFileDialog.getSaveFileName(
            self._parent, tr("Export model"), in_last_folder(folder.path.name), ";;".join(_FORMATS)
        )
        if chosen:
            path, suffix = Path(chosen), _FORMATS.get(file_type, "")
            target = with_ending(path, suffix) if suffix else path
            if may_write(self._parent, target, chosen):
                remember_folder(target)
                self.export(target)

    def export(self, target: Path) -> None:
        """Export to a path; the suffix decides the format. The status bar shows when it is done, or why it failed."""
        assert self._run.folder is not None
        if self._verb is not None and self._verb.going:
            self._notify(tr("An export is in progress. Wait until it is done."), False)
            return
        self._notify(tr("Exporting to {target}").format(target=target), False)
        verb = self._verb = Verb(["models", "export", str(self._run.folder.path), str(target), "--json"])
        verb.done.connect(self._done)
        verb.failed.connect(lambda line: self._notify(line, True))
        verb.start()

    def close(self) -> None:
        """Cancel an export in progress; its file appears whole or not at all."""
        if self._verb is not None and self._verb.going:
            self._verb.close()
        self._verb = None

    def _done(self, output: str) -> None:
        result = json.loads(output)
        self._notify(
            tr("Exported the model to {place}. {note}").format(place=result["exported"], note=result["note"]),
            False,
        )
