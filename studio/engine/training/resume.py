"""Checks whether a run may be resumed, before anything in its folder is changed."""

import os
from pathlib import Path

from studio.engine.training.checkpoint import newest_checkpoint, state_of
from studio.engine.training.learning_rate import progress
from studio.protocol.errors import BadInput
from studio.protocol.processes import is_running
from studio.protocol.runfolder import SILENT_AFTER_SECONDS, Control, RunFolder
from studio.protocol.training_recipe import TrainRecipe

FIXED_SETTINGS = ("model", "options", "dataset", "schedule", "network", "prediction_type", "seed")


def check_resume(recipe: TrainRecipe, folder: RunFolder, step: int | None = None) -> Path | None:
    """Return the checkpoint that a run resumes from, the newest or that of a step; None if it has none yet.

    Raises:
        BadInput: The recipe changes a fixed setting, another process trains the run, the run is complete, or there is
            no such checkpoint.
    """
    old, new = with_fingerprint(folder.read_recipe(), None), with_fingerprint(recipe, None)
    for name in FIXED_SETTINGS:
        if getattr(old, name) != getattr(new, name):
            raise BadInput(f"A run keeps its {name} when it is resumed; start a new run to change it.")
    _check_not_training(folder)
    checkpoint = newest_checkpoint(folder) if step is None else _checkpoint_of(folder, step)
    if checkpoint is not None:
        _check_not_complete(recipe, checkpoint)
    return checkpoint


def _checkpoint_of(folder: RunFolder, step: int) -> Path:
    found = {int(path.name): path for path in folder.complete_checkpoints()}
    if step not in found:
        known = ", ".join(map(str, found)) or "none yet"
        raise BadInput(f"{folder.path} has no complete checkpoint of step {step}; its checkpoints: {known}.")
    return found[step]


def with_fingerprint(recipe: TrainRecipe, fingerprint: str | None) -> TrainRecipe:
    """Return a recipe with the fingerprint of its data set."""
    dataset = recipe.dataset.model_copy(update={"fingerprint": fingerprint})
    return recipe.model_copy(update={"dataset": dataset})


def remove_stale_requests(folder: RunFolder) -> str:
    """Remove the requests that were made after the last session; returns a line that names them, "" if there are none.

    They had no effect, and must have none on the next session. Requests to outlive the window are meant for that one.
    """
    meant = (Control.OUTLIVE, Control.FOLLOW)
    stale = [request for request in Control if request not in meant and folder.has_request(request)]
    for request in stale:
        (folder.control / request.value).unlink(missing_ok=True)
    named = ", ".join(request.value for request in stale)
    return f"Requests from after the run had ended had no effect: {named}." if stale else ""


def _check_not_training(folder: RunFolder) -> None:
    """Raise BadInput while another process trains the run, on this machine or on one that shares the folder."""
    status = folder.read_status()
    if status is None or not status.alive:
        return
    if not status.here:
        raise BadInput(
            f"{folder.path} is being trained right now, by process {status.pid} on {status.host}. "
            f"If that has just ended, try again in {SILENT_AFTER_SECONDS:.0f} s."
        )
    if status.pid != os.getpid() and is_running(status.pid, status.heartbeat):
        raise BadInput(f"{folder.path} is being trained right now, by process {status.pid}.")


def _check_not_complete(recipe: TrainRecipe, checkpoint: Path) -> None:
    """Raise BadInput when a run has reached its steps, its time, or the end of its patience."""
    state = state_of(checkpoint)
    if progress(state["step"], state["seconds"], recipe) >= 1:
        spent = f"{state['step']} of {recipe.steps} steps"
        if recipe.max_seconds is not None:
            spent += f", {state['seconds']:.0f} of {recipe.max_seconds:.0f} seconds"
        raise BadInput(f"This run is complete ({spent}). Raise its steps or its time to train it further.")
    since = state["best"]["since"]
    if recipe.patience is not None and since >= recipe.patience:
        raise BadInput(
            f"This run stopped early, {since} validations after its lowest loss. "
            "Raise its patience to train it further."
        )
