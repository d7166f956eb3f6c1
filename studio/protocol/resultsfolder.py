"""The files of a results folder, one folder a job."""

from pathlib import Path

RECIPE_FILE = "recipe.json"
TRAJECTORY_FILE = "trajectory.safetensors"


def picture_name(index: int) -> str:
    """Return the file name of a job's picture: 0000.png, 0001.png ..."""
    return f"{index:04}.png"


def pictures_of(folder: Path) -> tuple[Path, ...]:
    """Return the pictures in a results folder, in order."""
    return tuple(sorted(path for path in folder.glob("*.png") if path.stem.isdecimal()))
