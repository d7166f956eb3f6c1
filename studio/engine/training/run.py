"""Trains a model in a run folder: a new run, a resumed one, or a branch of another run."""

import contextlib
import json
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import torch

from studio.engine.data.load import load_dataset
from studio.engine.data.picture_set import PictureSet
from studio.engine.training.branch import branch as create_branch
from studio.engine.training.checkpoint import load_checkpoint, state_of
from studio.engine.training.device import choose_device, describe_device, prepare
from studio.engine.training.failures import OUT_OF_MEMORY, is_out_of_memory, not_finite_message, report_failed
from studio.engine.training.process_group import ProcessGroup, StartBarrier, process_group
from studio.engine.training.report import Report, rewind
from studio.engine.training.resume import check_resume, remove_stale_requests, with_fingerprint
from studio.engine.training.session import TrainingSession
from studio.engine.training.tensorboard_log import TensorBoardLog
from studio.engine.training.threads import may_choose_threads, use_threads
from studio.engine.training.trainer import NotFinite, Trainer
from studio.engine.training.worker import run_worker
from studio.protocol.checkpoints import set_aside_newer
from studio.protocol.errors import BadInput
from studio.protocol.eventlog import damage_text
from studio.protocol.events import Event, Note
from studio.protocol.files import read_regular, write_atomically, write_text_atomically
from studio.protocol.jsontext import MAX_BYTES
from studio.protocol.runfolder import RunFolder, Status
from studio.protocol.startcheck import check_tensorboard
from studio.protocol.training_recipe import TrainRecipe

_LISTED = 3  # skipped files that the note names; dataset.json lists all


def run_training(
    recipe: TrainRecipe,
    folder: RunFolder,
    *,
    device: str = "auto",
    resume: bool = False,
    at: int | None = None,
    max_seconds: float | None = None,
    branch: tuple[RunFolder, int | None] | None = None,
    emit: Callable[[Event], None] = lambda event: None,
    on_outlive: Callable[[bool], None] = lambda outlive: None,
) -> Status | None:
    """Train until the run is complete or is asked to stop; everything goes into the run folder.

    Args:
        recipe: The settings. A resumed run keeps its data, network, schedule, prediction type and seed.
        folder: The run folder; must not contain a run yet, unless `resume`.
        device: "auto", "cpu" or "cuda".
        resume: Continue from the newest complete checkpoint, or from scratch if there is none.
        at: With `resume`, the step of another checkpoint to continue from; newer ones are moved to set-aside/.
        branch: Start from a checkpoint of another run: its folder, and the step or None for the newest.
        max_seconds: Limits the training time over all sessions; overrides the recipe.
        emit: Called with every event after it has been written.
        on_outlive: Called when the run is asked to outlive (True) or follow (False) the program that started it.

    Returns:
        The last status: "finished", "stopped" (by a request or an interrupt, with a checkpoint), or "failed" with its
        message. None in all ranks but the first of a data-parallel training.

    Raises:
        BadInput: The run cannot start, in which case nothing is left behind; or the disk fails, in which case earlier
            checkpoints are kept.
    """
    with process_group() as group:
        chosen = choose_device(device, group)
        prepare(chosen, group)
        if not group.is_main:
            _run_other_rank(folder, chosen, group)
            return None
        with StartBarrier(group) as barrier:
            return _run_main(recipe, folder, chosen, barrier, resume, at, max_seconds, branch, emit, on_outlive)


def _run_other_rank(folder: RunFolder, device: torch.device, group: ProcessGroup) -> None:
    """Train as another rank than the first, once that has prepared the run folder."""
    step = StartBarrier.wait(group)
    if step is None:
        return  # rank 0 reports the reason
    recipe = folder.read_recipe()
    trainer = Trainer(recipe, load_dataset(recipe.dataset).to(device), device, group)
    if step >= 0:
        load_checkpoint(trainer, folder.checkpoints / f"{step:08d}")
    run_worker(trainer, group)


def _run_main(
    recipe: TrainRecipe,
    folder: RunFolder,
    chosen: torch.device,
    barrier: StartBarrier,
    resume: bool,
    at: int | None,
    max_seconds: float | None,
    branch: tuple[RunFolder, int | None] | None,
    emit: Callable[[Event], None],
    on_outlive: Callable[[bool], None],
) -> Status:
    check_tensorboard(recipe)
    if max_seconds is not None:
        recipe = recipe.model_copy(update={"max_seconds": max_seconds})
    if branch is not None:
        recipe = create_branch(*branch, recipe, folder)
    elif not resume:
        recipe = recipe.model_copy(update={"branch": None})  # the recipe may come from a branch
        folder.create(recipe)
    checkpoint: Path | None = None
    stale = ""
    before = _contents(folder) if resume else {}
    try:
        with contextlib.ExitStack() as stack:
            with _starting():
                if resume or branch:
                    checkpoint = check_resume(recipe, folder, at if resume else None)
                    stale = remove_stale_requests(folder)
                    folder.write_recipe(recipe)
                report = stack.enter_context(Report(folder, emit))
            report.update(device=describe_device(chosen), steps=recipe.steps, max_seconds=recipe.max_seconds)
            return _train(recipe, folder, report, chosen, barrier, checkpoint, stale, on_outlive)
    except _NotStarted as problem:
        if resume:
            _restore(before)
        else:
            folder.discard(f"{recipe.branch.step:08d}" if recipe.branch else None)
        if problem.interrupted:
            raise KeyboardInterrupt from None
        raise BadInput(str(problem), field=problem.field) from problem.__cause__


def _contents(folder: RunFolder) -> dict[Path, bytes | None]:
    """Return the contents of the files that the start of a resumed run replaces; None for a missing file."""
    contents: dict[Path, bytes | None] = {}
    for file in (folder.recipe_file, folder.status_file, folder.dataset_file):
        try:
            contents[file] = read_regular(file, MAX_BYTES)
        except FileNotFoundError:
            contents[file] = None
        except OSError:
            continue  # not a file of this program: left as it is
    return contents


def _restore(contents: dict[Path, bytes | None]) -> None:
    """Restore the files that a resumed run replaced before it failed to start."""
    for file, data in contents.items():
        with contextlib.suppress(OSError, BadInput):
            if data is None:
                file.unlink(missing_ok=True)
            else:
                write_atomically(file, data)


class _NotStarted(Exception):
    """The run failed or was interrupted before its first step."""

    def __init__(self, text: str, *, field: str = "", interrupted: bool = False) -> None:
        super().__init__(text)
        self.field, self.interrupted = field, interrupted


@contextlib.contextmanager
def _starting(report: Report | None = None) -> Iterator[None]:
    """Turn BadInput and interrupts before the first step into _NotStarted, and record them in an existing report.

    A new run that fails this way is removed, a resumed one is left as it was. Other errors pass: they are recorded in
    the run folder, which is kept.
    """
    try:
        yield
    except BadInput as error:
        if report is not None:
            with contextlib.suppress(BadInput):
                report.update(state="failed", message=str(error))
        raise _NotStarted(str(error), field=error.field) from error
    except KeyboardInterrupt as error:
        if report is not None:
            with contextlib.suppress(BadInput):
                report.update(state="stopped")
        raise _NotStarted("interrupted", interrupted=True) from error


def _train(
    recipe: TrainRecipe,
    folder: RunFolder,
    report: Report,
    device: torch.device,
    barrier: StartBarrier,
    checkpoint: Path | None,
    stale: str,
    on_outlive: Callable[[bool], None],
) -> Status:
    try:
        with _starting(report):
            session = _prepare(recipe, folder, report, device, barrier, checkpoint, stale, on_outlive)
        return session.run()
    except NotFinite:
        session.report_failure()
        return report_failed(report, not_finite_message(session.step, folder))
    except BadInput as error:
        with contextlib.suppress(BadInput):
            report_failed(report, str(error), field=error.field)
        raise
    except _NotStarted:
        raise
    except Exception as error:
        if is_out_of_memory(error):
            return report_failed(report, OUT_OF_MEMORY)
        with contextlib.suppress(BadInput):
            report_failed(report, f"Training ended by an error in the program: {error}", traceback.format_exc())
        raise


def _prepare(
    recipe: TrainRecipe,
    folder: RunFolder,
    report: Report,
    device: torch.device,
    barrier: StartBarrier,
    checkpoint: Path | None,
    stale: str,
    on_outlive: Callable[[bool], None],
) -> TrainingSession:
    notes: list[str] = [stale]  # in a resumed run, until its history is cut back

    def notify(text: str) -> None:
        if checkpoint is None:
            report.event(Note(text=text))
        else:
            notes.append(text)

    if checkpoint is None:
        rewind(folder, None)
    data = _load_data(recipe, folder, notify)
    if checkpoint is None and recipe.dataset.fingerprint not in (None, data.fingerprint):
        notify("The data differs from what this recipe was made with; training uses the present data.")
    recipe = with_fingerprint(recipe, data.fingerprint)
    folder.write_recipe(recipe)
    trainer = Trainer(recipe, data.to(device), device, barrier.group)
    if checkpoint is not None:
        load_checkpoint(trainer, checkpoint, notify)
        if state_of(checkpoint)["data"]["fingerprint"] != data.fingerprint:
            notify("The data set has changed since the checkpoint; training continues with the present data.")
    if trainer.threads is not None and (recipe.threads is not None or may_choose_threads(device, barrier.group.size)):
        use_threads(trainer.threads)
        report.update(device=describe_device(device))
    if checkpoint is not None:  # only now, so that a resume that fails above changes nothing
        set_aside_newer(folder, checkpoint)
        notes.append(damage_text(rewind(folder, f"checkpoints/{checkpoint.name}")))
        for text in filter(None, notes):
            report.event(Note(text=text))
    if recipe.tensorboard:
        step = None if checkpoint is None else int(checkpoint.name)
        report.add_output(TensorBoardLog(folder, recipe, step, lambda text: report.event(Note(text=text))))
    session = TrainingSession(trainer, folder, report, on_outlive, barrier.group)
    barrier.open(-1 if checkpoint is None else int(checkpoint.name))
    return session


def _load_data(recipe: TrainRecipe, folder: RunFolder, notify: Callable[[str], None]) -> PictureSet:
    """Load the data set and describe it, skipped files included, in dataset.json."""
    data = load_dataset(recipe.dataset, notify)
    facts = {
        "title": data.title,
        "fingerprint": data.fingerprint,
        "pictures": len(data),
        "channels": data.channels,
        "size": data.size,
        "labels": list(data.names),
        "skipped": [{"file": skipped.file, "reason": skipped.reason} for skipped in data.skipped],
    }
    write_text_atomically(folder.dataset_file, json.dumps(facts, indent=2, ensure_ascii=False) + "\n")
    if data.skipped:
        first = ", ".join(f"{skipped.file} ({skipped.reason})" for skipped in data.skipped[:_LISTED])
        more = f" and {len(data.skipped) - _LISTED} more" if len(data.skipped) > _LISTED else ""
        notify(f"Skipped {len(data.skipped)} of {len(data) + len(data.skipped)} files: {first}{more}.")
    return data
