"""How other settings come to a run that there is already: at once, by a branch off it, or by a new run."""

from enum import Enum, auto

from studio.protocol.recipes import DatasetSpec, TrainRecipe, flat_settings
from studio.protocol.traits import traits_of

_CHANNELS = {"digits": 1, "mnist": 1, "fashion-mnist": 1, "cifar10": 3, "pocket-scenes": 3, "toy": 2}


class Way(Enum):
    """What is done with a run to train on with other settings."""

    NOW = auto()  # the run goes on, with another learning rate
    BRANCH = auto()  # a new run goes on from its newest checkpoint
    NEW_RUN = auto()  # a new run begins from nothing


def way_to(old: TrainRecipe, new: TrainRecipe, *, going: bool) -> Way:
    """Return the gentlest way from a run's settings to others that has an effect.

    Args:
        old: The run's recipe.
        new: The same, but for what is to be changed.
        going: Whether the run is under way.
    """
    changed = _differing(old, new)
    if going and changed == {"learning_rate"}:
        return Way.NOW
    if another_network(old, new) or changed & set(traits_of(old.model).beginnings):
        return Way.NEW_RUN
    return Way.BRANCH


def another_network(old: TrainRecipe, new: TrainRecipe) -> list[str]:
    """Return the dotted keys by which the new recipe's network is not the old one's, so that no checkpoint fits it.

    What the data itself decides (how many classes a folder has, say) is known only once it has been read.
    """
    changed = _differing(old, new)
    shapes = {"model", *traits_of(old.model).shapes}
    if old.network.kind == "mlp":
        shapes.add("dataset.size")  # a convolution takes pictures of any size
    keys = [key for key in flat_settings(new) if key in changed and (key in shapes or key.startswith("network."))]
    keys += [key for key in sorted(changed & shapes) if key not in keys]  # an option that is left out now
    before, after = _channels(old.dataset), _channels(new.dataset)
    return [*keys, "dataset.channels"] if before and after and before != after else keys


def _differing(old: TrainRecipe, new: TrainRecipe) -> set[str]:
    before, after = flat_settings(old), flat_settings(new)
    missing = object()
    return {key for key in before.keys() | after.keys() if before.get(key, missing) != after.get(key, missing)}


def _channels(data: DatasetSpec) -> int | None:
    """Return how many channels the pictures have; None where only reading them tells."""
    return data.channels or _CHANNELS.get(data.kind)
