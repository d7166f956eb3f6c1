"""Models and adapters registered in place under a name: never copied or changed."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, read_regular, write_text_atomically
from studio.protocol.frozen import Frozen, describe
from studio.protocol.jsontext import MAX_BYTES
from studio.protocol.training_recipe import PredictionType

MAX_NAME = 100  # letters of a model's name
_NUMBER = 10  # of these, kept for the number that makes a name unique
LONGEST_WAIT = 10.0  # seconds to wait for another process that changes the list


class RegisteredModel(Frozen):
    """A model's folder or file, and what the user has specified because its files do not contain it.

    Attributes:
        path: Where it lies.
        kind: Whether it is a model, or changes one: a LoRA, a textual inversion.
        prediction_type: What its network predicts; None: as its files say, or as usual in its family.
        found_in: The scanned folder in which it was found; "" for none.
    """

    path: str
    kind: Literal["model", "lora", "textual-inversion"] = "model"
    prediction_type: PredictionType | None = None
    found_in: str = ""


class _Register(Frozen):
    version: Literal[1] = 1
    models: dict[str, RegisteredModel] = {}


def registered_models() -> dict[str, RegisteredModel]:
    """Return all registered models and adapters by name; raises BadInput when the list cannot be read."""
    path = places.model_register()
    try:
        return _Register.model_validate_json(read_regular(path, MAX_BYTES)).models
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise BadInput(f"Could not read {path}: {error.strerror or error}.") from error
    except ValidationError as error:
        raise BadInput(f"{path} is broken: {describe(error)}") from error


def registered_adapters() -> dict[str, RegisteredModel]:
    """Return the registered LoRAs and textual inversions by name; raises BadInput as `registered_models`."""
    return {name: model for name, model in registered_models().items() if model.kind != "model"}


def register_model(name: str, model: RegisteredModel) -> None:
    """Register a model under a name; raises BadInput when that cannot be written."""
    with locked_register():
        _write(registered_models() | {name: model})


def forget_model(name: str) -> None:
    """Unregister a model; its files stay."""
    with locked_register():
        _write({known: model for known, model in registered_models().items() if known != name})


def stored_prediction(place: Path) -> PredictionType | None:
    """Return the prediction type that the user gave for a registered model; None without one."""
    try:
        known = registered_models().values()
    except BadInput:
        return None
    where = os.path.realpath(place)
    chosen = (model.prediction_type for model in known if os.path.realpath(model.path) == where)
    return next((prediction for prediction in chosen if prediction is not None), None)


def name_for(place: Path, taken: set[str]) -> str:
    """Return a free name for a model after its file or folder: letters, digits, - and _ only."""
    stem = place.stem if place.suffix.lower() == ".safetensors" else place.name
    base = re.sub(r"[\W]+", "-", stem)[: MAX_NAME - _NUMBER].strip("-") or "model"
    names = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


@contextmanager
def locked_register() -> Iterator[None]:
    """Lock the list, so that nothing that another process adds is lost, and a free name stays free.

    The lock is reentrant.

    Raises:
        BadInput: Another process holds the lock for too long, or the folder cannot be written.
    """
    from filelock import FileLock, Timeout  # takes 70 ms

    path = places.model_register()
    make_folder(path.parent)
    try:
        with FileLock(path.with_suffix(".lock"), timeout=LONGEST_WAIT, is_singleton=True):
            yield
    except Timeout as error:
        raise BadInput(f"{path} is in use by another process: try again.") from error
    except OSError as error:
        raise BadInput(f"Could not write {path}: {error.strerror or error}.") from error


def _write(models: dict[str, RegisteredModel]) -> None:
    path = places.model_register()
    make_folder(path.parent)
    write_text_atomically(path, _Register(models=models).model_dump_json(indent=2) + "\n")
