"""Decides what removing a model from the list does: unregister it, delete its files, or refuse."""

import os
from dataclasses import dataclass
from pathlib import Path

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.library.finding import Found
from studio.protocol.registered import RegisteredModel, forget_model, registered_models


@dataclass(frozen=True)
class Removal:
    """What removing a model does.

    Attributes:
        name: The model's name.
        registered: The entry of the register that is removed; None for a model in the folder of the user's models.
        files: The file or folder that is deleted, or the link to one; None if all files stay.
    """

    name: str
    registered: RegisteredModel | None
    files: Path | None

    def forget(self) -> None:
        """Remove the name from the register, if it is there; deleting the files is left to the caller."""
        if self.registered is not None:
            forget_model(self.name)


def removal_of(name: str) -> Removal:
    """Return what removing a named model does; raises BadInput when there is none, or it is not the user's own."""
    folder = places.own_models() / name
    if Path(name).name == name and (os.path.islink(folder) or os.path.isdir(folder)):
        return Removal(name, None, folder)
    if any(_lies_in(name, home) for home in (places.loras(), places.inversions())):
        return Removal(name, None, Path(name))
    known = registered_models()
    if name in known:
        place = Path(known[name].path)
        others = [model for other, model in known.items() if other != name and Path(model.path) == place]
        fetched = place.is_relative_to(places.hub_models()) and not others
        return Removal(name, known[name], _fetched_folder(place) if fetched else None)
    if Path(name).name == name and os.path.isdir(places.bundled_models() / name):
        raise BadInput(f"{name!r} ships with the program.")
    raise BadInput(f"You have no model {name!r}.")


def why_kept(found: Found) -> str:
    """Return in one line why something in the list cannot be removed from it; "" if it can."""
    return {
        "bundled": "It ships with the program.",
        "run": "It belongs to a training run: delete the run in the list of runs.",
        "cache": "It lies in the cache of Hugging Face's own client, which `hf cache` clears.",
    }.get(found.source, "")


def _lies_in(path: str, home: Path) -> bool:
    """Whether a path is that of a file in a folder of the user's adapters."""
    return os.path.isabs(path) and os.path.isfile(path) and Path(os.path.realpath(path)).is_relative_to(home.resolve())


def _fetched_folder(place: Path) -> Path:
    """Return the folder of a fetched model in its commit's, of which the place is the folder or a file in it."""
    inner = place.relative_to(places.hub_models()).parts
    return places.hub_models().joinpath(*inner[:3])
