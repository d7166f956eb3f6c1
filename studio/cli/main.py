"""Composition root of the command line: commands that do the window's work headless."""

import os
import signal
import sys
import threading
from pathlib import Path
from typing import Annotated, get_args

import typer

from studio.cli import console
from studio.cli.controls import control
from studio.cli.fork import fork
from studio.cli.grid import grid
from studio.cli.history import history_app
from studio.cli.inside import compare, film, inspect
from studio.cli.latents import latents, morph
from studio.cli.models import models_app
from studio.cli.options import Device, Json, Model, Seed, check_png
from studio.cli.pictures import generate, noise, sample
from studio.cli.project import project_app
from studio.cli.runs import runs_app
from studio.cli.settings import settings as settings_of
from studio.cli.upscale import upscale
from studio.protocol.errors import BadInput
from studio.protocol.files import check_file, make_folder, write_atomically, write_together
from studio.protocol.metrics import metric_of
from studio.protocol.modelcard import find_model
from studio.protocol.presets import presets as all_presets
from studio.protocol.presets import training_recipe
from studio.protocol.recipes import changed, parse_settings
from studio.protocol.runfolder import Control, RunFolder
from studio.protocol.scratch import sweep
from studio.protocol.training_recipe import DatasetKind, TrainRecipe

app = typer.Typer(
    help="Paint masks, watch denoising frame by frame, train small diffusion models. Without a verb: the window.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(models_app, name="models")
app.add_typer(runs_app, name="runs")
app.add_typer(project_app, name="project")
app.add_typer(history_app, name="history")
for command in (sample, generate, upscale, grid, fork, inspect, film, compare, latents, morph, noise, control):
    app.command()(command)
app.command("settings")(settings_of)


def main() -> int:
    """Run the verb in sys.argv; returns 0, or 2 after one line on standard error for bad input."""
    console.use_any_encoding()
    sweep()
    try:
        _check_folder()
        app(standalone_mode=False)
    except BadInput as error:
        return console.print_error(str(error), error.field)
    except typer.Exit as ending:
        return ending.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except OSError as error:  # a file named on the command line has too long a name, or its folder must not be entered
        if error.filename is None:
            raise
        return console.print_error(str(BadInput(f"{error.filename}: {error.strerror}.")))
    except Exception as error:
        # click's usage errors carry their own exit status and one-line message
        if hasattr(error, "format_message") and hasattr(error, "exit_code"):
            return console.print_error(str(BadInput(error.format_message().replace(": Value error, ", ": "))))
        raise
    return 0


def _check_folder() -> None:
    """Raise BadInput when the current folder was deleted: paths mean nothing then, and torch's libraries crash."""
    try:
        os.getcwd()
    except OSError as error:
        raise BadInput("The current folder no longer exists: change to another one.") from error


@app.command()
def train(
    recipe: Annotated[str, typer.Argument(help="A preset's name, a recipe's JSON file, or a run's folder.")],
    run: Annotated[Path, typer.Option(help="The run's folder.")],
    max_seconds: Annotated[
        float | None, typer.Option(min=0.1, help="Stop after this many seconds of training.")
    ] = None,
    device: Device = "auto",
    resume: Annotated[bool, typer.Option("--resume", help="Continue from the run's newest checkpoint.")] = False,
    set_: Annotated[list[str] | None, typer.Option("--set", help="key=value, as in dataset.size=32.")] = None,
    branch: Annotated[Path | None, typer.Option(help="Begin from a checkpoint of this other run.")] = None,
    at: Annotated[
        int | None,
        typer.Option(min=0, help="With --branch or --resume: the step of the checkpoint; default: the newest."),
    ] = None,
    follow_parent: Annotated[bool, typer.Option("--follow-parent", hidden=True)] = False,
    json_: Json = False,
) -> None:
    """Train a model in a run folder."""
    folder = RunFolder(run)
    settings = parse_settings(set_ or [])
    base = folder.read_recipe() if resume and folder.exists else training_recipe(recipe)
    chosen = changed(base, settings) if settings else base
    if resume and not folder.exists:
        raise BadInput(f"{run} holds no run to resume.")
    if resume and recipe in all_presets() and recipe != base.preset:
        raise BadInput(f"{run} is a run of {base.preset}, not of {recipe}. A setting is changed by --set.")
    if branch is not None and resume:
        raise BadInput("--branch begins a new run; to go on with one that was branched, give --resume alone.")
    if at is not None and branch is None and not resume:
        raise BadInput("--at says which checkpoint to begin from: give --branch or --resume too.")
    from studio.engine.training.run import run_training  # loads torch

    signal.signal(signal.SIGTERM, _interrupt)
    parent = _Parent(folder, follow_parent)
    status = run_training(
        chosen,
        folder,
        device=device,
        resume=resume,
        at=at,
        branch=None if branch is None else (RunFolder(branch), at),
        max_seconds=max_seconds,
        emit=console.progress_of_training(chosen),
        on_outlive=parent.outlive,
    )
    if status is None:
        return  # one of several processes; the first one prints the result
    if status.state == "failed":
        raise BadInput(status.message or "The training failed.", field=status.field)
    console.result({"run": str(run), "state": status.state, "step": status.step}, json_, text=str(run))


@app.command()
def judge(
    model: Model,
    count: Annotated[int, typer.Option(min=10, max=100_000, help="Number of samples.")] = 500,
    seed: Seed = 0,
    tstr: Annotated[
        bool, typer.Option("--tstr", help="Train a classifier on the samples and test it on real pictures too.")
    ] = False,
    nearest: Annotated[
        Path | None,
        typer.Option(
            help="Save the samples nearest to training pictures, each beside that picture, to this file (.png)."
        ),
    ] = None,
    set_: Annotated[list[str] | None, typer.Option("--set", help="The data, as in dataset.kind=mnist.")] = None,
    device: Device = "auto",
    json_: Json = False,
) -> None:
    """Evaluate a model: compare its samples with the data that it was trained on."""
    if nearest is not None:
        check_file(nearest)
    settings = parse_settings(set_ or [])
    path = find_model(model)
    from studio.engine.metrics.judging import dataset_of, judge_model
    from studio.engine.models.files import load_model
    from studio.engine.training.device import choose_device, prepare
    from studio.engine.training.learner import nearest_grid
    from studio.engine.training.sample_grid import grid_png

    chosen = choose_device(device)
    prepare(chosen)
    loaded = load_model(path, str(chosen))
    spec = dataset_of(path, loaded.card, settings)
    found = judge_model(loaded, spec, count=count, seed=seed, tstr=tstr, notify=console.report)
    assert found.verdict is not None, "what cannot be judged has raised BadInput"
    if nearest is not None:
        if found.pairs is None:
            raise BadInput("--nearest is for pictures: this model makes 2-D points.")
        write_atomically(nearest, grid_png(nearest_grid(found.pairs)))
    lines = [found.verdict.text, *console.about_figures(found.figures, found.real, found.doubts, found.counts)]
    result = {
        "model": model,
        "count": count,
        "seed": seed,
        "figures": found.figures,
        "real": found.real,
        "counts": found.counts,
        "doubts": found.doubts,
        "verdict": found.verdict.model_dump(),
        "metrics": {key: metric_of(key).described() for key in found.figures},
    }
    console.result(result, json_, text="\n".join(lines))


@app.command()
def data(
    source: Annotated[str, typer.Argument(help="A kind of data set, a preset's name, or a recipe's file.")] = "digits",
    set_: Annotated[list[str] | None, typer.Option("--set", help="key=value, as in dataset.path=pictures.")] = None,
    out: Annotated[Path | None, typer.Option(help="Save a grid of its pictures to this file (.png).")] = None,
    json_: Json = False,
) -> None:
    """Preview a data set: counts, classes, skipped files, and a grid of its pictures."""
    if out is not None:
        check_png(out)
    settings = parse_settings(set_ or [])
    if source in get_args(DatasetKind):
        recipe = changed(TrainRecipe(), {"dataset.kind": source, **settings})
    else:
        recipe = changed(training_recipe(source), settings)
    from studio.engine.data.dataset_preview import preview_dataset

    preview = preview_dataset(recipe.dataset, console.report)
    grids = {} if out is None else {out: preview.picture}
    if out is not None and recipe.dataset.augment.on:
        grids[out.with_stem(f"{out.stem}-augmented")] = preview.augmented
    for file in grids:
        make_folder(file.parent)
    write_together(grids)
    console.result(preview.facts.model_dump(mode="json"), json_, text=console.about_data(preview.facts))
    for file in grids:
        console.result({"picture": str(file)}, json_, text=str(file))


@app.command()
def presets(json_: Json = False) -> None:
    """List the training presets, one per line."""
    for preset in all_presets().values():
        console.result(
            {"name": preset.name, "title": preset.title, "description": preset.description},
            json_,
            text=f"{preset.name:22} {preset.description}",
        )


@app.command()
def actions(json_: Json = False) -> None:
    """List every command of the window: id, title, shortcut."""
    from studio.ui.commands.commands import COMMANDS

    for command in COMMANDS:
        line = f"{command.id:26} {command.title:34} {command.shortcut_text}".rstrip()
        fields = {"id": command.id, "title": command.title, "shortcut": command.shortcut_text}
        console.result(fields, json_, text=line)


@app.command()
def tour(
    out: Annotated[Path, typer.Option(help="The folder for the screenshots and pictures.")],
    seconds: Annotated[float, typer.Option(min=5, help="Seconds of training.")] = 60.0,
) -> None:
    """Walk through the whole program with the real window and the real engine, and keep pictures of it."""
    from studio.tour import walk

    if walk(make_folder(out), seconds):
        raise typer.Exit(1)


@app.command(hidden=True)
def relay(
    run: Annotated[Path, typer.Argument(help="The run's folder.")],
    size: Annotated[int, typer.Option(min=0, help="How many bytes of events.jsonl the reader has.")] = 0,
    tail: Annotated[str, typer.Option(help="The digest of their end.")] = "-",
) -> None:
    """Relay a run's new content to standard output, and requests from standard input to the run."""
    from studio.protocol.relay import LogPosition, listen, send

    ended, folder = threading.Event(), RunFolder(run)
    # unbuffered; see _Parent
    source = open(sys.stdin.fileno(), "rb", buffering=0, closefd=False)  # noqa: SIM115
    threading.Thread(target=listen, args=(source, folder, ended.set), daemon=True).start()
    send(folder, sys.stdout.buffer, LogPosition(size=size, tail="" if tail == "-" else tail), ended)


@app.command(hidden=True)
def serve(
    frames: Annotated[Path | None, typer.Option(help="Ignored: a record lies with its results.", hidden=True)] = None,
) -> None:
    """Run as the engine process of a window."""
    from studio.serve import main as serve_requests

    serve_requests()


class _Parent:
    """Ends the training with a checkpoint when its parent process has ended, unless it was set to outlive it."""

    def __init__(self, folder: RunFolder, follow: bool) -> None:
        self._folder = folder
        self._follows = follow
        self._gone = False
        if follow:
            threading.Thread(target=self._watch, name="parent-watch", daemon=True).start()

    def outlive(self, outlive: bool) -> None:
        self._follows = not outlive
        self._end_if_left()

    def _watch(self) -> None:
        # unbuffered: a thread that waits in sys.stdin would hold its lock when the program ends, and abort it
        while os.read(sys.stdin.fileno(), 1):
            pass
        self._gone = True
        self._end_if_left()

    def _end_if_left(self) -> None:
        # the request may still be unread if the parent ended before training began
        outlives = (self._folder.control / Control.OUTLIVE.value).exists()
        if self._gone and self._follows and not outlives:
            signal.raise_signal(signal.SIGTERM)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt
