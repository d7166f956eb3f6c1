"""Branches a run: a new run that starts from a checkpoint of another, with other settings."""

import shutil

from studio.engine.training.report import copy_history
from studio.protocol.errors import BadInput
from studio.protocol.files import copy_regular
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import Branch, TrainRecipe

_FIXED = ("model", "network")  # a checkpoint fits no other


def branch(parent: RunFolder, step: int | None, recipe: TrainRecipe, folder: RunFolder) -> TrainRecipe:
    """Create a run with its parent's checkpoint and the history up to it; resume it to continue training.

    Args:
        parent: The run to branch from. It is only read, and may be training.
        step: The checkpoint's step; None for the newest.
        recipe: The new run's settings; model and network must be the parent's.
        folder: The new run's folder; must not contain a run yet.

    Returns:
        The new run's recipe, which names its parent.

    Raises:
        BadInput: There is no such checkpoint, the settings do not fit, or the folder is taken; nothing is created.
    """
    old = parent.read_recipe()
    for name in _FIXED:
        if getattr(old, name) != getattr(recipe, name):
            raise BadInput(f"A branch keeps its parent's {name}; start a new run to change it.")
    found = [path for path in parent.complete_checkpoints() if step is None or int(path.name) == step]
    if not found:
        known = ", ".join(str(int(path.name)) for path in parent.complete_checkpoints()) or "none yet"
        wanted = "" if step is None else f" of step {step}"
        raise BadInput(f"{parent.path} has no complete checkpoint{wanted}; its checkpoints: {known}.")
    checkpoint = found[-1]
    recipe = recipe.model_copy(update={"branch": Branch(run=str(parent.path.resolve()), step=int(checkpoint.name))})
    folder.create(recipe)
    try:
        shutil.copytree(checkpoint, folder.checkpoints / checkpoint.name, copy_function=copy_regular)
        copy_history(parent, folder, f"checkpoints/{checkpoint.name}")
    except (OSError, BadInput) as error:
        folder.discard(checkpoint.name)
        if isinstance(error, shutil.Error):  # of several files; each entry ends with its reason
            error = BadInput(str(error.args[0][0][-1]))
        raise BadInput(f"Could not branch {parent.path} into {folder.path}: {error}") from error
    return recipe
