"""How training continues with changed settings: in the same run, as a branch, or as a new run."""

from enum import Enum, auto

from studio.protocol.recipes import flat_settings
from studio.protocol.training_recipe import DatasetSpec, TrainRecipe
from studio.protocol.traits import traits_of

_CHANNELS = {"digits": 1, "mnist": 1, "fashion-mnist": 1, "cifar10": 3, "scenes": 3, "toy": 2}


class Continuation(Enum):
    """How training continues with changed settings."""

    NOW = auto()  # in the same run, with another learning rate
    BRANCH = auto()  # a new run continues from the newest checkpoint
    NEW_RUN = auto()  # a new run starts from scratch


def continuation_for(old: TrainRecipe, new: TrainRecipe, *, going: bool) -> Continuation:
    """Return the least disruptive continuation that makes changed settings effective.

    Args:
        old: The run's recipe.
        new: The recipe with the changes.
        going: Whether the run is in progress.
    """
    changed = _differing(old, new)
    if going and changed == {"learning_rate"}:
        return Continuation.NOW
    if another_network(old, new) or changed & set(traits_of(old.model).initial):
        return Continuation.NEW_RUN
    return Continuation.BRANCH


def another_network(old: TrainRecipe, new: TrainRecipe) -> list[str]:
    """Return the changed settings, by dotted key, that make the old checkpoints unusable.

    Properties of the data, such as the number of classes in a folder, are only known once it is read.
    """
    changed = _differing(old, new)
    network_keys = {"model", *traits_of(old.model).network}
    if old.network.kind == "mlp":
        network_keys.add("dataset.size")  # convolutions accept any picture size
    keys = [key for key in flat_settings(new) if key in changed and (key in network_keys or key.startswith("network."))]
    keys += [key for key in sorted(changed & network_keys) if key not in keys]  # removed options
    before, after = _channels(old.dataset), _channels(new.dataset)
    return [*keys, "dataset.channels"] if before and after and before != after else keys


def _differing(old: TrainRecipe, new: TrainRecipe) -> set[str]:
    before, after = flat_settings(old), flat_settings(new)
    missing = object()
    return {key for key in before.keys() | after.keys() if before.get(key, missing) != after.get(key, missing)}


def _channels(data: DatasetSpec) -> int | None:
    """Return the number of channels, None if it is only known from the data."""
    return data.channels or _CHANNELS.get(data.kind)
