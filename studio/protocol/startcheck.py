"""Checks a training before it starts, without loading torch: its data, its branch and its optional packages.

The training process, which reads the data, may still refuse it.
"""

import importlib.util
import os
from pathlib import Path

from studio.protocol.checkpoints import STATE_FILE
from studio.protocol.errors import BadInput
from studio.protocol.files import expanded, read_regular, shortened
from studio.protocol.jsontext import MAX_BYTES, parse_json_text
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import DatasetSpec, TrainRecipe

_MAX_FOLDERS = 1000  # how many are searched for a first file
NO_TENSORBOARD = (
    "TensorBoard event files need the package tensorboard, which is not installed: "
    "pip install tensorboard, or turn them off."
)


def check_start(recipe: TrainRecipe, branch: tuple[Path, int] | None = None) -> None:
    """Check a recipe and, for a branch, its parent's folder and the step of the checkpoint; reads the disk.

    Raises:
        BadInput: The training would be refused.
    """
    check_tensorboard(recipe)
    _check_data(recipe.dataset)
    if branch is not None:
        _check_branch(recipe, *branch)


def check_tensorboard(recipe: TrainRecipe) -> None:
    """Raise BadInput if the recipe asks for TensorBoard event files and the package is missing."""
    if recipe.tensorboard and importlib.util.find_spec("tensorboard") is None:
        raise BadInput(NO_TENSORBOARD, field="tensorboard")


def _check_data(data: DatasetSpec) -> None:
    if data.path is None or not (data.kind == "folder" or (data.kind == "toy" and data.name == "drawn")):
        return
    path = expanded(data.path)
    named = shortened(str(path))
    if data.kind == "toy":
        if not os.path.isfile(path):
            raise BadInput(f"There is no file {named}.", field="dataset.path")
        return
    if not os.path.isdir(path):
        missing = f"{named} is not a folder." if os.path.exists(path) else f"The folder {named} does not exist."
        raise BadInput(missing, field="dataset.path")
    try:
        next(os.scandir(path), None)
    except OSError as error:
        raise BadInput(
            f"The folder {named} cannot be read: {error.strerror or error}.", field="dataset.path"
        ) from error
    for number, (_, folders, files) in enumerate(os.walk(path, followlinks=True)):
        folders[:] = [name for name in folders if not name.startswith(".")]
        if number >= _MAX_FOLDERS or any(not name.startswith(".") for name in files):
            return
    raise BadInput(f"The folder {named} is empty: it holds no pictures.", field="dataset.path")


def _check_branch(recipe: TrainRecipe, run: Path, step: int) -> None:
    checkpoints = RunFolder(run).complete_checkpoints()
    if not checkpoints:
        raise BadInput(f"{run.name} has no complete checkpoint to branch from.")
    if step >= recipe.steps:
        raise BadInput(
            f"The branch starts at step {step:,}, and the training stops after {recipe.steps:,} steps: "
            "raise Stop after to train it further.",
            field="steps",
        )
    spent = next((_seconds_of(path) for path in checkpoints if int(path.name) == step), 0.0)
    if recipe.max_seconds is not None and spent >= recipe.max_seconds:
        raise BadInput(
            f"The branch starts after {spent:,.0f} s of training, and the training stops after "
            f"{recipe.max_seconds:,.0f} s: raise Stop after to train it further.",
            field="max_seconds",
        )


def _seconds_of(checkpoint: Path) -> float:
    """Return the training time until a checkpoint; 0 where that cannot be read."""
    try:
        return float(parse_json_text(read_regular(checkpoint / STATE_FILE, MAX_BYTES))["seconds"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0.0
