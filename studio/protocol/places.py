"""Paths of the bundled resources and of the user's data folder."""

import os
from pathlib import Path

import platformdirs

from studio.protocol.errors import BadInput

_PACKAGE = Path(__file__).resolve().parent.parent


def resources() -> Path:
    """Return the folder of shipped presets and models: beside the package in a checkout, inside it in a wheel."""
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def data_home() -> Path:
    """Return the user's data folder (results, runs, models); DENOISE_STUDIO_HOME overrides the platform's default."""
    chosen = os.environ.get("DENOISE_STUDIO_HOME")
    if chosen:
        return Path(os.path.expanduser(chosen))
    try:
        return Path(platformdirs.user_data_dir("denoise-studio", appauthor=False))
    except RuntimeError as error:  # an account without a home, as in a container
        raise BadInput("This account has no home folder. Set DENOISE_STUDIO_HOME to a folder for your data.") from error


def bundled_models() -> Path:
    """Return the folder of the bundled models."""
    return resources() / "models"


def own_models() -> Path:
    """Return the folder of the user's models."""
    return data_home() / "models"


def loras() -> Path:
    """Return the folder of LoRAs that prompts can name; folders may be in it."""
    return data_home() / "loras"


def inversions() -> Path:
    """Return the folder of textual inversions that prompts can name; folders may be in it."""
    return data_home() / "embeddings"


def hub_models() -> Path:
    """Return the folder of the models that were fetched from a hub: OWNER--NAME/COMMIT/NAME."""
    return data_home() / "hub"


def model_register() -> Path:
    """Return the file that lists the user's models that lie elsewhere; see `registered`."""
    return data_home() / "registered-models.json"


def runs() -> Path:
    """Return the folder of the training runs started in the window."""
    return data_home() / "runs"


def mirrors() -> Path:
    """Return the folder of the runs that are mirrored from other computers, one folder per host."""
    return data_home() / "mirrors"


def inputs() -> Path:
    """Return the folder of the pictures and masks that recipes name; see `kept_inputs`."""
    return data_home() / "inputs"


def wildcards() -> Path:
    """Return the folder of the user's wildcards: text files whose lines prompts draw from."""
    return data_home() / "wildcards"


def styles_file() -> Path:
    """Return the file of the user's styles, a table of names, prompts and negative prompts."""
    return data_home() / "styles.csv"


def prompt_history() -> Path:
    """Return the file of the prompts that were generated before."""
    return data_home() / "prompts.json"


def results() -> Path:
    """Return the folder of the generated results, one folder per job; see `resultsfolder`."""
    return data_home() / "results"


def drawings() -> Path:
    """Return the folder of hand-drawn point sets, one file each."""
    return data_home() / "drawings"
