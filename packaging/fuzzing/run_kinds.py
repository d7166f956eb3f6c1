"""Training runs, recipes that are carried out, and streams of lines between processes."""

import contextlib
import io
import os
import shutil
import threading
from pathlib import Path

import numpy as np
from reader import GENERATE, SIZE, TRAIN, Reader, anything_goes, checkpoints_stay
from recipe_kinds import make_recipes

from studio.protocol.errors import BadInput
from studio.protocol.files import open_regular
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.recipes import dump_recipe

_TRAINING = ("studio.engine.training.run", "studio.engine.learners.diffusion")


def _make_run(home: Path) -> None:
    from studio.engine.training.run import run_training
    from studio.protocol.runfolder import RunFolder

    folder = RunFolder(home)
    run_training(TRAIN, folder, device="cpu")


def _read_run(home: Path) -> None:
    from studio.document.lanes.learning_lane import LearningLane
    from studio.link.run_watcher import EventTail
    from studio.protocol.modelcard import find_model, read_card
    from studio.protocol.relay import LogPosition, send
    from studio.protocol.runfolder import RunFolder

    folder = RunFolder(home)
    folder.read_status()
    folder.complete_checkpoints()
    folder.best_checkpoint()
    lane = LearningLane(title="a")
    for step, grid in enumerate(sorted(folder.samples.glob("*.png"))):
        lane.add(step, grid)
        with contextlib.suppress(BadInput):
            lane.frame(step, "x0")
    lane.change_per_step()
    tail = EventTail(folder.events_file)
    with contextlib.suppress(OSError):
        while tail.read():
            pass
    ended = threading.Event()
    ended.set()
    with contextlib.suppress(BadInput):
        send(folder, io.BytesIO(), LogPosition.of(folder.events_file), ended)
    for asked in (str(home), f"{home}@best", f"{home}@2"):
        with contextlib.suppress(BadInput):
            read_card(find_model(asked))
    folder.read_recipe()
    list(folder.events())


def _resume(home: Path) -> None:
    from studio.engine.training.run import run_training
    from studio.protocol.recipes import changed
    from studio.protocol.runfolder import RunFolder

    folder = RunFolder(home)
    recipe = folder.read_recipe()
    run_training(
        changed(recipe, {"steps": min(recipe.steps + 1, 9), "max_seconds": 5}), folder, device="cpu", resume=True
    )


def _train(home: Path) -> None:
    from studio.engine.training.run import run_training
    from studio.protocol.presets import training_recipe
    from studio.protocol.recipes import changed
    from studio.protocol.runfolder import RunFolder

    recipe = training_recipe(str(home / "train.json"))
    short = {"steps": min(recipe.steps, 6), "max_seconds": 5, "batch_size": min(recipe.batch_size, 64)}
    run_training(changed(recipe, short), RunFolder(home / "run"), device="cpu")


def _generate(home: Path) -> None:
    from studio.engine.generation.generate import generate
    from studio.engine.generation.model_cache import ModelCache
    from studio.protocol.generation_recipe import GenerateRecipe
    from studio.protocol.recipes import changed, load_recipe

    recipe = load_recipe(home / "generate.json")
    if isinstance(recipe, GenerateRecipe):
        few = {"count": min(recipe.count, 2), "steps": min(recipe.steps, 20), "resamples": min(recipe.resamples, 2)}
        list(generate(changed(recipe, few), home / "out", models=ModelCache("cpu")))


def _make_generate(home: Path) -> None:
    from PIL import Image

    Image.fromarray(np.full((SIZE * 4, SIZE * 4), 90, np.uint8)).save(home / "picture.png")
    mask = np.zeros((SIZE * 4, SIZE * 4), np.uint8)
    mask[8:20, 8:20] = 255
    Image.fromarray(mask).save(home / "mask.png")
    recipe = GenerateRecipe(model="digits", steps=3, image=str(home / "picture.png"), mask=str(home / "mask.png"))
    (home / "generate.json").write_text(dump_recipe(recipe))


def _make_requests(home: Path) -> None:
    from studio.protocol.runfolder import Control, RunFolder

    (home / "run").mkdir()
    folder = RunFolder(home / "run")
    folder.ask(Control.LEARNING_RATE, "0.001")
    folder.ask(Control.PAUSE)


def _read_requests(home: Path) -> None:
    from studio.protocol.runfolder import RunFolder

    RunFolder(home / "run").take_requests()


def _make_relay(home: Path) -> None:
    from studio.protocol.events import Sampled
    from studio.protocol.relay import LogPosition, send
    from studio.protocol.requests import Generate
    from studio.protocol.runfolder import RunFolder, Status

    run = RunFolder(home / "run")
    run.create(TRAIN)
    for step in range(3):
        run.append(Sampled(step=step, file=f"samples/{step}.png"))
    run.write_status(Status(state="running"))
    ended = threading.Event()
    ended.set()
    out = io.BytesIO()
    send(run, out, LogPosition(), ended)
    shutil.rmtree(home / "run")
    (home / "stream").write_bytes(out.getvalue())
    (home / "asked").write_text('{"what":"pause","value":""}\n{"what":"learning-rate","value":"0.1"}\n')
    (home / "requests").write_text(Generate(job="a", recipe=GENERATE, out="out").model_dump_json() + "\n")


def _read_relay(home: Path) -> None:
    from pydantic import ValidationError

    from studio.protocol.relay import listen, receive
    from studio.protocol.requests import parse_request
    from studio.protocol.runfolder import RunFolder

    run = RunFolder(Path(os.environ["DENOISE_STUDIO_HOME"]) / "mirror")
    shutil.rmtree(run.path, ignore_errors=True)
    with contextlib.suppress(OSError):
        with open_regular(home / "asked", 2**26) as asked:
            listen(asked, run, lambda: None)
        with open_regular(home / "requests", 2**26) as lines, contextlib.suppress(ValidationError):
            for line in lines:
                parse_request(line)
        with open_regular(home / "stream", 2**26) as stream:
            list(receive(stream, run))


KINDS = {
    "run": Reader("a training run, as the window and the relay read it", _make_run, _read_run, modules=_TRAINING),
    "resume": Reader("a training run that is resumed", _make_run, _resume, checkpoints_stay, _TRAINING),
    "train": Reader("a recipe that is trained for a few steps", make_recipes, _train, anything_goes, _TRAINING),
    "generate": Reader(
        "a recipe that pictures are generated from",
        _make_generate,
        _generate,
        anything_goes,
        ("studio.engine.generation.generate",),
    ),
    "requests": Reader("requests in a run's control folder", _make_requests, _read_requests, anything_goes),
    "relay": Reader("lines of a relay and of the engine's requests", _make_relay, _read_relay),
}
