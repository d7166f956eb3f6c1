"""Steps looked at again: scrubbing a decoded lane, the cost of a fork, and the plane of two times."""

import statistics
import tempfile
import time
from functools import partial
from pathlib import Path

import numpy as np
from figures import Figure, interleaved, ratio, spread
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from window import studio_window, wait_until

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.frame_views import View
from studio.engine.generation.generate import generate
from studio.engine.generation.model_cache import ModelCache
from studio.engine.generation.two_times import grid_of_times
from studio.engine.training.run import run_training
from studio.protocol.events import Step
from studio.protocol.generation_recipe import ForkSpec, GenerateRecipe
from studio.protocol.presets import training_recipe
from studio.protocol.recipes import changed
from studio.protocol.resultsfolder import TRAJECTORY_FILE
from studio.protocol.runfolder import RunFolder
from studio.ui.timeline.lanes_view import LanesView
from studio.ui.timeline.strip import GUTTER

PROMPT, STEPS, FORKED_AT = "a tiger on a blue background", 20, 8
SIDE = 20  # checkpoints and denoising steps of the plane
_PASSES, _ROUNDS = 10, 5
_EVERY = 2  # training steps from one checkpoint to the next


def measure() -> list[Figure]:
    """Scrub in a window; fork and map in this process, with the engine's number of threads."""
    return [_scrubbing(), *_forking(), _plane()]


def _scrubbing() -> Figure:
    """Drag the playhead over a lane whose frames are decoded, and wait for each frame to be painted."""
    with studio_window() as studio:
        fields = studio.parts.recipe_panel.fields
        fields.models.model.set_key("pocket")
        fields.prompts.prompt.set_text(PROMPT)
        fields.sampling.steps.setValue(STEPS)
        studio.generation.generating.run()
        wait_until(lambda: studio.core.queue.running is not None, 60)
        wait_until(lambda: studio.core.queue.idle, 120)
        timeline = studio.core.timeline
        lane = timeline.current
        assert isinstance(lane, DenoisingLane), "the picture's"
        for k in range(lane.available):
            timeline.look_at(lane, k)
            wait_until(partial(_is_decoded, lane, k, timeline.view), 60)
        view = studio.parts.timeline_panel.lanes
        strip, y = view.strip_of(lane), view.title_rect(lane).center().y()
        places = [QPointF(GUTTER + strip.centre_of(k), y) for k in range(lane.available)]
        measured = []
        for _ in range(_PASSES):
            _send(view, QEvent.Type.MouseButtonPress, places[0])
            for place in (*places[1:], *reversed(places)):
                began = time.perf_counter()
                _send(view, QEvent.Type.MouseMove, place)
                QCoreApplication.processEvents()
                measured.append(1000 * (time.perf_counter() - began))
            _send(view, QEvent.Type.MouseButtonRelease, places[0])
    return Figure(
        "scrubbing a decoded lane, from the pointer's move to the painted frame, 99th percentile, ms",
        float(np.percentile(measured, 99)),
        most=16.0,
        detail=spread(measured, "ms"),
    )


def _is_decoded(lane: DenoisingLane, k: int, view: View) -> bool:
    return not lane.to_decode(k, view)


def _send(view: LanesView, kind: QEvent.Type, place: QPointF) -> None:
    left, target = Qt.MouseButton.LeftButton, view.viewport()
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else left
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else left
    event = QMouseEvent(kind, place, target.mapToGlobal(place), button, held, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(target, event)


def _forking() -> list[Figure]:
    """Compare the steps of an unchanged fork with its share of the parent's, and the two results."""
    models = ModelCache("cpu")
    recipe = GenerateRecipe(model="pocket", prompt=PROMPT, steps=STEPS)
    with tempfile.TemporaryDirectory() as scratch:
        parent = Path(scratch) / "parent"
        list(generate(recipe, parent, models=models))
        fork = ForkSpec(record=str(parent / TRAJECTORY_FILE), step=FORKED_AT)
        forked = recipe.model_copy(update={"fork": fork})
        numbers = iter(range(1000))

        def seconds(made: GenerateRecipe) -> float:
            out = Path(scratch) / str(next(numbers))
            return [event.seconds for event in generate(made, out, models=models) if isinstance(event, Step)][-1]

        parents, forks = interleaved(lambda: seconds(recipe), lambda: seconds(forked), rounds=_ROUNDS)
        first_fork = Path(scratch) / "1"
        same = _pixels(parent) == _pixels(first_fork)
    share = (STEPS - FORKED_AT) / STEPS
    cost = ratio(forks, [share * time_of_all for time_of_all in parents])
    return [
        Figure("a fork's steps / their share of the parent's time", cost, most=1.1, detail=spread(forks, "s")),
        Figure("an unchanged fork's picture is its parent's, to the bit", float(same), least=1.0),
    ]


def _pixels(folder: Path) -> bytes:
    with Image.open(folder / "0000.png") as image:
        return image.tobytes()


def _plane() -> Figure:
    """Train for a moment with as many checkpoints as steps, and sample all of them."""
    settings = {
        "steps": SIDE * _EVERY,
        "checkpoint_every": _EVERY,
        "keep_checkpoints": SIDE,
        "sample_every": SIDE * _EVERY,
        "validate_every": SIDE * _EVERY,
        "judge_every": None,
    }
    with tempfile.TemporaryDirectory() as scratch:
        folder = RunFolder(Path(scratch) / "run")
        run_training(changed(training_recipe("digits"), settings), folder, device="cpu")
        models, seconds = ModelCache("cpu"), []
        for _ in range(3):
            began = time.perf_counter()
            grid_of_times(folder, GenerateRecipe(seed=1, label=3, steps=SIDE), "x0", models)
            seconds.append(time.perf_counter() - began)
    name = f"plane of {SIDE} checkpoints x {SIDE} denoising steps of digits, seconds"
    return Figure(name, statistics.median(seconds), most=60.0, detail=spread(seconds, "s"))
