"""Checks that a checkpoint's weights fit a network; if not, names the changed settings that define another network."""

import json
from typing import Any

from torch import Tensor, nn

from studio.engine.training.trainer import Trainer
from studio.protocol.errors import BadInput
from studio.protocol.recipes import changed, flat_settings
from studio.protocol.training_recipe import TrainRecipe

_PREFIXES = ("model", "network.", "options.", "dataset.")  # the settings that a network may depend on


def settings_of(trainer: Trainer) -> dict[str, Any]:
    """Return a trainer's settings by dotted key as JSON values, options with default values included."""
    options = {f"options.{name}": value for name, value in trainer.learner.options.model_dump().items()}
    settings: dict[str, Any] = json.loads(json.dumps(flat_settings(trainer.recipe) | options))
    return settings


def check_same_network(trainer: Trainer, weights: dict[str, Tensor], made_with: dict[str, Any]) -> None:
    """Check that a checkpoint's weights fit the trainer's network.

    Args:
        trainer: The trainer that is to load them.
        weights: The checkpoint's weights by name.
        made_with: The settings of the checkpoint, as `settings_of` returns them; empty if unknown.

    Raises:
        BadInput: They do not fit; the message names the settings that define another network.
    """
    shapes = {name: tuple(tensor.shape) for name, tensor in weights.items()}
    if shapes == _shapes(trainer.network):
        return
    settings = settings_of(trainer)
    different = [key for key, value in settings.items() if made_with.get(key, value) != value]
    candidates = [key for key in different if key.startswith(_PREFIXES) and key != "dataset.fingerprint"]
    causes = [key for key in candidates if _changes_network(trainer, key, made_with[key])] or candidates
    named = " and ".join(f"{key} ({_text(settings[key])}, was {_text(made_with[key])})" for key in causes)
    one = len(causes) == 1
    raise BadInput(
        f"{named or 'The settings or the data'} {'makes' if one else 'make'} another network than the checkpoint's, "
        f"whose weights do not fit: put {'it' if one else 'them'} back, or start a new run."
    )


def _changes_network(trainer: Trainer, key: str, value: Any) -> bool:
    """Whether restoring one setting changes the trainer's network; assumed for data settings, which cost a reload."""
    if not key.startswith(("network.", "options.")):
        return True
    learner = trainer.learner
    try:
        restored: TrainRecipe = changed(trainer.recipe, {key: value})
        other = type(learner)(restored, learner.data, learner.held_out, trainer.device)
    except BadInput:
        return True  # the other settings do not fit it
    return _shapes(nn.ModuleDict(other.parts)) != _shapes(trainer.network)


def _shapes(network: nn.Module) -> dict[str, tuple[int, ...]]:
    return {name: tuple(tensor.shape) for name, tensor in network.state_dict().items()}


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
