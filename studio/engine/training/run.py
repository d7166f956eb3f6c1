"""Trains a model in a run folder, from a recipe alone or from where the run left off."""

import contextlib
import json
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import torch

from studio.engine.data.load import load_dataset
from studio.engine.data.picture_set import PictureSet
from studio.engine.training.branch import branch as branch_off
from studio.engine.training.checkpoint import load_checkpoint, newest_checkpoint, state_of
from studio.engine.training.device import choose_device, describe_device, prepare
from studio.engine.training.follower import follow
from studio.engine.training.learning_rate import progress
from studio.engine.training.ranks import Gate, Ranks, joined
from studio.engine.training.report import Report, rewind
from studio.engine.training.sitting import Sitting
from studio.engine.training.trainer import NotFinite, Trainer
from studio.protocol.errors import BadInput
from studio.protocol.events import Event, Failed, Finished, Note
from studio.protocol.files import write_text_whole
from studio.protocol.recipes import TrainRecipe
from studio.protocol.runfolder import SILENT_AFTER_SECONDS, Control, RunFolder, Status

_FIXED = (
    "model",
    "options",
    "dataset",
    "schedule",
    "network",
    "prediction_type",
    "seed",
)  # what a resumed run cannot change
_NO_MEMORY = "The device ran out of memory. Use a smaller batch, network or picture size."
_MANY = 3  # skipped files that are named in the note; all are in dataset.json


def run_training(
    recipe: TrainRecipe,
    folder: RunFolder,
    *,
    device: str = "auto",
    resume: bool = False,
    max_seconds: float | None = None,
    branch: tuple[RunFolder, int | None] | None = None,
    emit: Callable[[Event], None] = lambda event: None,
    on_outlive: Callable[[bool], None] = lambda outlive: None,
) -> Status | None:
    """Train until the run is done or is asked to stop; everything goes into the run folder.

    Args:
        recipe: What to train. On a resume its data, network, schedule, prediction type and seed must be the run's own.
        folder: The run's place; must hold no run yet, unless `resume`.
        device: "auto", "cpu" or "cuda".
        resume: Go on from the newest complete checkpoint; from the start, when there is none yet.
        branch: Begin from a checkpoint of another run: its folder, and the step or None for the newest.
        max_seconds: Ends the run after this much training time, all sittings counted; overrides the recipe's.
        emit: Gets every event, after it is in the folder.
        on_outlive: Told when the run is asked to outlive (True) or follow (False) the program that started it.

    Returns:
        The last status: "finished", "stopped" (on request or interrupt, with a checkpoint), or "failed" with its
        message. None in all but the first of several processes that train together.

    Raises:
        BadInput: It cannot start (nothing is left behind then), or the disk fails on the way (earlier checkpoints
            are kept).
    """
    with joined() as ranks:
        chosen = choose_device(device, ranks)
        prepare(chosen, ranks)
        if not ranks.first:
            _help(folder, chosen, ranks)
            return None
        with Gate(ranks) as gate:
            return _lead(recipe, folder, chosen, gate, resume, max_seconds, branch, emit, on_outlive)


def _help(folder: RunFolder, device: torch.device, ranks: Ranks) -> None:
    """Train along as one of several processes: what the first one made ready is in the folder by now."""
    step = Gate.wait(ranks)
    if step is None:
        return  # the first process says why
    recipe = folder.read_recipe()
    trainer = Trainer(recipe, load_dataset(recipe.dataset).to(device), device, ranks)
    if step >= 0:
        load_checkpoint(trainer, folder.checkpoints / f"{step:08d}")
    follow(trainer, ranks)


def _lead(
    recipe: TrainRecipe,
    folder: RunFolder,
    chosen: torch.device,
    gate: Gate,
    resume: bool,
    max_seconds: float | None,
    branch: tuple[RunFolder, int | None] | None,
    emit: Callable[[Event], None],
    on_outlive: Callable[[bool], None],
) -> Status:
    if max_seconds is not None:
        recipe = recipe.model_copy(update={"max_seconds": max_seconds})
    if branch is not None:
        recipe = branch_off(*branch, recipe, folder)
    elif not resume:
        recipe = recipe.model_copy(update={"branch": None})  # it may come from a run that was one
        folder.create(recipe)
    checkpoint: Path | None = None
    try:
        with contextlib.ExitStack() as until_it_ends:
            with _beginning():
                if resume or branch:
                    checkpoint = _prepare_resume(recipe, folder)
                    _forget_stale_requests(folder)
                    folder.write_recipe(recipe)
                report = until_it_ends.enter_context(Report(folder, emit))
            report.update(device=describe_device(chosen), steps=recipe.steps)
            return _train(recipe, folder, report, chosen, gate, checkpoint, on_outlive)
    except _NotBegun as problem:
        if not resume:
            folder.discard(f"{recipe.branch.step:08d}" if recipe.branch else None)
        if problem.interrupted:
            raise KeyboardInterrupt from None
        raise BadInput(str(problem)) from problem.__cause__


class _NotBegun(Exception):
    """The data or the network could not be had, or it was interrupted: no step was done."""

    def __init__(self, text: str, *, interrupted: bool = False) -> None:
        super().__init__(text)
        self.interrupted = interrupted


@contextlib.contextmanager
def _beginning(report: Report | None = None) -> Iterator[None]:
    """Around what comes before the first step: a new run that ends here leaves nothing behind, and an old one says why.

    Errors that are nobody's input pass: they are told in the run's folder, which stays.
    """
    try:
        yield
    except BadInput as error:
        if report is not None:
            with contextlib.suppress(BadInput):
                report.update(state="failed", message=str(error))
        raise _NotBegun(str(error)) from error
    except KeyboardInterrupt as error:
        if report is not None:
            with contextlib.suppress(BadInput):
                report.update(state="stopped")
        raise _NotBegun("interrupted", interrupted=True) from error


def _train(
    recipe: TrainRecipe,
    folder: RunFolder,
    report: Report,
    device: torch.device,
    gate: Gate,
    checkpoint: Path | None,
    on_outlive: Callable[[bool], None],
) -> Status:
    try:
        with _beginning(report):
            sitting = _made_ready(recipe, folder, report, device, gate, checkpoint, on_outlive)
        return sitting.run()
    except NotFinite:
        sitting.last_words()
        return _fail(report, _not_finite(sitting.step, folder))
    except BadInput as error:
        with contextlib.suppress(BadInput):
            _fail(report, str(error))
        raise
    except _NotBegun:
        raise
    except Exception as error:
        if _lacks_memory(error):
            return _fail(report, _NO_MEMORY)
        with contextlib.suppress(BadInput):
            _fail(report, f"Training ended by an error in the program: {error}", traceback.format_exc())
        raise


def _made_ready(
    recipe: TrainRecipe,
    folder: RunFolder,
    report: Report,
    device: torch.device,
    gate: Gate,
    checkpoint: Path | None,
    on_outlive: Callable[[bool], None],
) -> Sitting:
    def say(text: str) -> None:
        report.event(Note(text=text))

    rewind(folder, f"checkpoints/{checkpoint.name}" if checkpoint else None)
    data = _load_data(recipe, folder, say)
    if checkpoint is None and recipe.dataset.fingerprint not in (None, data.fingerprint):
        say("The data is not what this recipe was made with; the run goes on with what is there now.")
    recipe = _with_fingerprint(recipe, data.fingerprint)
    folder.write_recipe(recipe)
    trainer = Trainer(recipe, data.to(device), device, gate.ranks)
    if checkpoint is not None:
        load_checkpoint(trainer, checkpoint, say)
        if state_of(checkpoint)["data"]["fingerprint"] != data.fingerprint:
            say("The data set has changed since the checkpoint; the run goes on with what is there now.")
    sitting = Sitting(trainer, folder, report, on_outlive, gate.ranks)
    gate.open(-1 if checkpoint is None else int(checkpoint.name))
    return sitting


def _load_data(recipe: TrainRecipe, folder: RunFolder, say: Callable[[str], None]) -> PictureSet:
    """Load the data and write down what it is; files that were left out are listed in dataset.json."""
    data = load_dataset(recipe.dataset, say)
    facts = {
        "title": data.title,
        "fingerprint": data.fingerprint,
        "pictures": len(data),
        "channels": data.channels,
        "size": data.size,
        "labels": list(data.names),
        "skipped": [{"file": skipped.file, "reason": skipped.reason} for skipped in data.skipped],
    }
    write_text_whole(folder.dataset_file, json.dumps(facts, indent=2, ensure_ascii=False) + "\n")
    if data.skipped:
        first = ", ".join(f"{skipped.file} ({skipped.reason})" for skipped in data.skipped[:_MANY])
        more = f" and {len(data.skipped) - _MANY} more" if len(data.skipped) > _MANY else ""
        say(f"Skipped {len(data.skipped)} of {len(data) + len(data.skipped)} files: {first}{more}.")
    return data


def _with_fingerprint(recipe: TrainRecipe, fingerprint: str | None) -> TrainRecipe:
    """Return a recipe that says what data it is for."""
    dataset = recipe.dataset.model_copy(update={"fingerprint": fingerprint})
    return recipe.model_copy(update={"dataset": dataset})


def _prepare_resume(recipe: TrainRecipe, folder: RunFolder) -> Path | None:
    """Check that the run can go on, before anything is changed; returns its checkpoint, if it has one."""
    old, new = _with_fingerprint(folder.read_recipe(), None), _with_fingerprint(recipe, None)
    for name in _FIXED:
        if getattr(old, name) != getattr(new, name):
            raise BadInput(f"A run keeps its {name} when it is resumed; start a new run to change it.")
    _refuse_two_trainers(folder)
    checkpoint = newest_checkpoint(folder)
    if checkpoint is not None:
        state = state_of(checkpoint)
        if progress(state["step"], state["seconds"], recipe) >= 1:
            spent = f"{state['step']} of {recipe.steps} steps"
            if recipe.max_seconds is not None:
                spent += f", {state['seconds']:.0f} of {recipe.max_seconds:.0f} seconds"
            raise BadInput(f"This run is done ({spent}). Raise its steps or its time to train it further.")
        since = state["best"]["since"]
        if recipe.patience is not None and since >= recipe.patience:
            raise BadInput(
                f"This run ended early, {since} validations after its lowest loss. "
                "Raise its patience to train it further."
            )
    return checkpoint


def _refuse_two_trainers(folder: RunFolder) -> None:
    """Raise BadInput while another process trains in the folder, on this machine or on one that has it mounted."""
    status = folder.read_status()
    if status is None or not status.alive:
        return
    if not status.here:
        raise BadInput(
            f"{folder.path} is being trained right now, by process {status.pid} on {status.host}. "
            f"If that has just ended, try again in {SILENT_AFTER_SECONDS:.0f} s."
        )
    if status.pid != psutil.Process().pid and psutil.pid_exists(status.pid):
        raise BadInput(f"{folder.path} is being trained right now, by process {status.pid}.")


def _forget_stale_requests(folder: RunFolder) -> None:
    """Remove a stop or pause that came too late for the last sitting: it would end this one before its first step."""
    for request in (Control.STOP, Control.PAUSE):
        (folder.control / request.value).unlink(missing_ok=True)


def _lacks_memory(error: Exception) -> bool:
    """Whether there is no memory left; torch has an exception of its own for some of the ways to find that out."""
    signs = ("out of memory", "can't allocate memory", "ALLOC_FAILED")
    return isinstance(error, torch.OutOfMemoryError | MemoryError) or any(sign in str(error) for sign in signs)


def _not_finite(step: int, folder: RunFolder) -> str:
    checkpoint = newest_checkpoint(folder)
    kept = f"The checkpoint of step {int(checkpoint.name)} is kept." if checkpoint else "There is no checkpoint yet."
    return (
        f"The loss is no longer a finite number, in step {step + 1}; that step was not applied. "
        f"{kept} A lower learning rate or a smaller gradient_clip usually helps."
    )


def _fail(report: Report, message: str, details: str = "") -> Status:
    """Tell of a failure; the status says so even where the history cannot be written any more."""
    try:
        report.event(Failed(message=message, details=details))
        report.event(Finished(stopped=True))
    finally:
        status = report.update(state="failed", message=message, eta_seconds=None)
    return status
