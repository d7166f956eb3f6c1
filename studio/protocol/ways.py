"""How changed settings are applied to an existing run: immediately, as a branch, or as a new run."""

from enum import Enum, auto

from studio.protocol.recipes import flat_settings
from studio.protocol.training_recipe import DatasetSpec, TrainRecipe
from studio.protocol.traits import traits_of

_CHANNELS = {"digits": 1, "mnist": 1, "fashion-mnist": 1, "cifar10": 3, "scenes": 3, "pocket-scenes": 3, "toy": 2}


class Way(Enum):
    """How training continues with changed settings."""

    NOW = auto()  # the run continues with another learning rate
    BRANCH = auto()  # a new run continues from the newest checkpoint
    NEW_RUN = auto()  # a new run starts from scratch


def way_to(old: TrainRecipe, new: TrainRecipe, *, going: bool) -> Way:
    """Return the least disruptive way that makes changed settings effective.

    Args:
        old: The run's recipe.
        new: The recipe with the changes.
        going: Whether the run is in progress.
    """
    changed = _differing(old, new)
    if going and changed == {"learning_rate"}:
        return Way.NOW
    if another_network(old, new) or changed & set(traits_of(old.model).beginnings):
        return Way.NEW_RUN
    return Way.BRANCH


def another_network(old: TrainRecipe, new: TrainRecipe) -> list[str]:
    """Return the changed settings, by dotted key, that make the old checkpoints unusable.

    Properties of the data, such as the number of classes in a folder, are only known once it is read.
    """
    changed = _differing(old, new)
    shapes = {"model", *traits_of(old.model).shapes}
    if old.network.kind == "mlp":
        shapes.add("dataset.size")  # convolutions accept any picture size
    keys = [key for key in flat_settings(new) if key in changed and (key in shapes or key.startswith("network."))]
    keys += [key for key in sorted(changed & shapes) if key not in keys]  # removed options
    before, after = _channels(old.dataset), _channels(new.dataset)
    return [*keys, "dataset.channels"] if before and after and before != after else keys


def _differing(old: TrainRecipe, new: TrainRecipe) -> set[str]:
    before, after = flat_settings(old), flat_settings(new)
    missing = object()
    return {key for key in before.keys() | after.keys() if before.get(key, missing) != after.get(key, missing)}


def _channels(data: DatasetSpec) -> int | None:
    """Return the number of channels, None if it is only known from the data."""
    return data.channels or _CHANNELS.get(data.kind)
