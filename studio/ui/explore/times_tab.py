"""The tab of the grid of two times: joins its view with the runs, the engine, the canvas and the training panel."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from studio.link.engine_job import EngineJob
from studio.link.engine_thread import EngineThread
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import read_card
from studio.protocol.runfolder import RunFolder
from studio.protocol.runsummary import find_runs
from studio.protocol.times import MapTimes, TimesRow, recipe_of_row
from studio.ui.background import Background
from studio.ui.explore.explore_tab import ExploreTab
from studio.ui.explore.times_view import TimesView
from studio.ui.translation import tr

_STOP = tr("Stop")

Pixels = NDArray[np.uint8]


class TimesTab(ExploreTab):
    """Samples from the same noise with each checkpoint; see `TimesView`.

    Args:
        put: Puts a picture, uint8 [H, W, 3], on the canvas.
        branch: Prepares a branch of a run at a step.
        generate: Generates a recipe, and goes to a step of it, counted from 0.
    """

    key = "times"
    title = tr("Two times")
    view: TimesView | None = None

    def __init__(
        self,
        engine: EngineThread,
        *,
        put: Callable[[Pixels], None],
        branch: Callable[[RunFolder, int], None],
        generate: Callable[[GenerateRecipe, int], None],
    ) -> None:
        self._job = EngineJob(engine, "times")
        self._put, self._branch, self._generate = put, branch, generate
        self._background: Background | None = None
        self._made: tuple[str, GenerateRecipe] = ("", GenerateRecipe())  # run and recipe of the grid in view

    @property
    def _view(self) -> TimesView:
        assert self.view is not None, "it is asked for by its own signals"
        return self.view

    def make(self) -> TimesView:
        """Make the view."""
        view = TimesView()
        self._background = Background(view)
        view.make_wanted.connect(self._make)
        view.canvas_wanted.connect(lambda image: self._put(_pixels(image)))
        view.branch_wanted.connect(lambda: self._branch(RunFolder(Path(self._made[0])), self._step()))
        view.generate_wanted.connect(self._generate_row)
        self._job.happened.connect(self._add)
        self._job.finished.connect(self._ended)
        self._job.failed.connect(self._failed)
        return view

    def shown(self) -> None:
        """Update the list of runs."""
        if self._background is not None and not self._background.busy:
            self._background.run(_runs_that_denoise, self._view.set_runs, lambda _: None)

    @property
    def busy(self) -> bool:
        """Whether runs are being read, or rows are still to come."""
        return self._job.busy or (self._background is not None and self._background.busy)

    def close(self) -> None:
        """Stop sampling."""
        self._job.close()
        if self._background is not None:
            self._background.close()

    def _step(self) -> int:
        return self._view.steps_of_rows[self._view.sheet.current[0]]

    def _generate_row(self) -> None:
        self._generate(recipe_of_row(self._made[1], self._made[0], self._step()), self._view.sheet.current[1])

    def _make(self) -> None:
        view = self._view
        if self._job.busy and view.make.text() == _STOP:
            self._job.stop()
            return
        run = view.run.key()
        if not run:
            return
        self._made = run, view.recipe()
        view.clear(tr("The first checkpoint is sampled …"))
        view.make.setText(_STOP)
        settings = {"run": run, "recipe": self._made[1], "show": view.show_what.key()}
        self._job.run(lambda job, _folder: MapTimes.model_validate({"job": job, **settings}))

    def _add(self, _job: str, row: TimesRow) -> None:
        self._view.add_row(row)

    def _ended(self, *_: object) -> None:
        self._view.make.setText(tr("Sample all checkpoints"))

    def _failed(self, message: str) -> None:
        self._ended()
        self._view.clear(message)


def _runs_that_denoise() -> list[Path]:
    """Return the runs with a checkpoint of a model that makes pictures by denoising steps."""
    return [path for path in find_runs() if _denoises(RunFolder(path))]


def _denoises(run: RunFolder) -> bool:
    checkpoints = run.complete_checkpoints()
    try:
        card = read_card(checkpoints[-1] / "model") if checkpoints else None
    except BadInput:
        return False
    return card is not None and card.makes_pictures and card.kind != "decoder"


def _pixels(image: QImage) -> Pixels:
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).copy()
