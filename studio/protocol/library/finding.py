"""Finds every model and adapter on this computer: bundled, own, registered, trained in runs, and in hub caches."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.foreign.folder import INDEX_FILE
from studio.protocol.foreign.scan import candidates
from studio.protocol.modelcard import CARD_FILE, read_card
from studio.protocol.registered import registered_models
from studio.protocol.runfolder import RunFolder
from studio.protocol.runsummary import find_runs

Source = Literal["bundled", "own", "hub", "added", "run", "cache"]
SOURCE_TITLES: dict[Source, str] = {
    "bundled": "ships with the program",
    "own": "your models",
    "hub": "fetched from the hub",
    "added": "added where it lies",
    "run": "training run",
    "cache": "hub cache",
}


@dataclass(frozen=True)
class Found:
    """The place of a model or an adapter.

    Attributes:
        key: Its name in recipes: its own name, the folder of its run, or its path.
        path: Its folder or file.
        source: Where it is from.
        home: The scanned folder in which it was found; "" for none.
    """

    key: str
    path: Path
    source: Source
    home: str = ""


def find_all() -> Iterator[Found]:
    """Yield everything, each place once, under the name that comes first; reads the disk."""
    seen: set[str] = set()
    for found in _everything():
        real = os.path.realpath(found.path)
        if real not in seen:
            seen.add(real)
            yield found


def scan(folder: Path, source: Source = "added") -> Iterator[Found]:
    """Yield what may be a model in a folder and those below it; raises BadInput when there is no such folder."""
    if not os.path.isdir(folder):
        raise BadInput(f"{folder} is not a folder.")
    for path in candidates(folder):
        yield Found(str(path), path, source, str(folder))


def hub_cache() -> Path | None:
    """Return the folder in which Hugging Face's own client keeps models; None if there is none.

    Its rules: HF_HUB_CACHE, or hub in HF_HOME, or in ~/.cache/huggingface.
    """
    chosen = os.environ.get("HF_HUB_CACHE") or os.environ.get("HUGGINGFACE_HUB_CACHE")
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.join("~", ".cache")
    home = os.environ.get("HF_HOME") or os.path.join(cache, "huggingface")
    folder = os.path.expanduser(chosen or os.path.join(home, "hub"))
    return Path(folder) if os.path.isdir(folder) else None


def _everything() -> Iterator[Found]:
    homes: tuple[tuple[Source, Path], ...] = (("bundled", places.bundled_models()), ("own", places.own_models()))
    for source, home in homes:
        for folder in _folders(home):
            if os.path.isfile(folder / CARD_FILE):
                yield Found(folder.name, folder, source)
    for home in (places.loras(), places.inversions()):
        for path in candidates(home):
            yield Found(str(path), path, "own", str(home))
    with contextlib.suppress(BadInput):  # reported when a model is added
        for name, model in registered_models().items():
            path = Path(model.path)
            yield Found(name, path, "hub" if path.is_relative_to(places.hub_models()) else "added", model.found_in)
    for run in find_runs():
        with contextlib.suppress(BadInput):  # no checkpoint yet
            yield Found(str(run), RunFolder(run).newest_model(), "run")
    cache = hub_cache()
    if cache is not None:
        yield from (found for found in scan(cache, "cache") if _is_of_diffusers(found.path))


def _is_of_diffusers(place: Path) -> bool:
    """Whether something in a hub cache concerns this program; others keep language models and the like there."""
    if os.path.isfile(place):
        return place.suffix.lower() == ".safetensors"
    if os.path.isfile(place / INDEX_FILE):
        return True
    try:
        read_card(place)
    except BadInput:
        return False
    return True


def _folders(home: Path) -> list[Path]:
    try:
        return sorted(home.iterdir())
    except OSError:
        return []  # missing, or not ours to read
