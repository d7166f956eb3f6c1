"""Exporting the training curves as a picture or a table."""

from collections.abc import Callable
from pathlib import Path

from studio.link.training_run import TrainingRun
from studio.protocol.files import write_atomically
from studio.ui.background import Background
from studio.ui.training.training_view import TrainingView
from studio.ui.translation import tr
from studio.ui.widgets.save_dialog import choose_save_path


class CurvesExport:
    """Asks for a file, and writes it in the background.

    Args:
        notify: Shows a line; True marks an error.
    """

    def __init__(self, run: TrainingRun, view: TrainingView, notify: Callable[[str, bool], None]) -> None:
        self._run, self._view, self._notify = run, view, notify
        self._background = Background(view)
        view.header.export_requested.connect(self.choose_and_export)

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "training.export_curves_png": lambda: self.choose_and_export("png"),
            "training.export_curves_csv": lambda: self.choose_and_export("csv"),
        }

    def choose_and_export(self, kind: str) -> None:
        """Ask for a file, and export the curves as a picture ("png") or a table of every step ("csv")."""
        if not self._view.has_curves or self._run.folder is None:
            self._notify(tr("There are no curves to export yet. Start a training run, or open one."), False)
            return
        file_type = tr("Pictures (*.png)") if kind == "png" else tr("Tables (*.csv)")
        proposed = f"{self._run.folder.path.name}-curves.{kind}"
        path = choose_save_path(self._view, tr("Export curves"), proposed, file_type, f".{kind}")
        if path is not None:
            self.export(path, kind)

    def export(self, path: Path, kind: str) -> None:
        """Export the curves; a message says when the file is written, or why it is not."""
        from studio.ui.training.curves.export import as_csv, encode_png, render, snapshot  # imports pyqtgraph

        curves = self._view.curves
        if kind == "png":
            image = render(curves, self._view.header.title.text())  # widgets can only be drawn on the UI thread

            def content() -> bytes:
                return encode_png(image)
        else:
            name = self._run.folder.path.name if self._run.folder is not None else ""
            run, compared = snapshot(curves.series, curves.comparison.runs)

            def content() -> bytes:
                return as_csv(run, compared, name).encode()

        saved = tr("Saved the curves to {path}.").format(path=path)
        self._background.run(
            lambda: write_atomically(path, content()),
            lambda _: self._notify(saved, False),
            lambda error: self._notify(str(error), True),
        )

    def close(self) -> None:
        """Finish the export in progress."""
        self._background.close(finish=True)
