"""The interface of a kind of file: an intact specimen, its reader, and the changes that reading may make."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.training_recipe import DatasetSpec, NetworkSpec, ScheduleSpec, TrainRecipe

Contents = Mapping[str, str]  # of a folder: the digest of each file by path


SIZE = 8  # pixels of every picture and network


def nothing_changed(before: Contents, after: Contents) -> str:
    """Return the changes by reading; there should be none."""
    changed = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    return f"Reading changed {', '.join(changed[:5])}" if changed else ""


def nothing_lost(before: Contents, after: Contents) -> str:
    """Return which files are neither where they were nor anywhere else."""
    kept = set(after.values())
    lost = sorted(path for path, content in before.items() if content not in kept)
    return f"Lost: {', '.join(lost[:5])}" if lost else ""


def anything_goes(before: Contents, after: Contents) -> str:
    """Return nothing: this reader continues from the file, and writes."""
    return ""


def checkpoints_stay(before: Contents, after: Contents) -> str:
    """Return which checkpoint a resumed run has lost, or half written."""
    lost = sorted(path for path in before if path.startswith("checkpoints") and path not in after)
    return f"Lost: {', '.join(lost[:5])}" if lost else ""


@dataclass(frozen=True)
class Reader:
    """A kind of files.

    Attributes:
        about: A description of the files, in one line.
        make: Writes an intact specimen into an empty folder.
        read: Reads such a folder; raises BadInput for files that it cannot use.
        lost: Returns the harmful changes that reading has made, from the folder's contents before and after; "" for
            none.
        modules: The modules that reading needs; imported once, before the processes of the tries are forked.
    """

    about: str
    make: Callable[[Path], object]
    read: Callable[[Path], object]
    lost: Callable[[Contents, Contents], str] = nothing_changed
    modules: tuple[str, ...] = ()


GENERATE = GenerateRecipe(model="tiny", steps=4, count=2, prompt="a cat")


TRAIN = TrainRecipe(
    dataset=DatasetSpec(kind="toy", name="moons"),
    schedule=ScheduleSpec(timesteps=20),
    network=NetworkSpec(kind="mlp", channels=(8,), attention=(False,)),
    steps=6,
    batch_size=4,
    checkpoint_every=2,
    sample_every=3,
    sample_steps=2,
    validate_every=3,
    keep_checkpoints=100,
    threads=1,
)
