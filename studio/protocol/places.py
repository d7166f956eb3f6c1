"""Where things lie: the resources that the program ships, and the person's own data folder."""

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent.parent


def resources() -> Path:
    """Return the folder of shipped presets and models: beside the package in a checkout, inside it in a wheel."""
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def data_home() -> Path:
    """Return the person's data folder (results, runs, models); DENOISE_STUDIO_HOME overrides the platform's place."""
    chosen = os.environ.get("DENOISE_STUDIO_HOME")
    if chosen:
        return Path(chosen).expanduser()
    return Path(platformdirs.user_data_dir("denoise-studio", appauthor=False))


def bundled_models() -> Path:
    """Return the folder of the models that the program ships."""
    return resources() / "models"


def own_models() -> Path:
    """Return the folder of the models that the person added."""
    return data_home() / "models"


def runs() -> Path:
    """Return the folder that training runs of the window go to, one folder each."""
    return data_home() / "runs"


def results() -> Path:
    """Return the folder that generated pictures go to, one folder a job: recipe.json, 0000.png ..., trajectory."""
    return data_home() / "results"


def drawings() -> Path:
    """Return the folder that points drawn by hand go to, a file each."""
    return data_home() / "drawings"
