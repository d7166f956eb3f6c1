"""Refuses weights of another network in words: which of the changed settings make it another one."""

import json
from typing import Any

from torch import Tensor, nn

from studio.engine.learners.registry import learner_class
from studio.engine.training.trainer import Trainer
from studio.protocol.errors import BadInput
from studio.protocol.recipes import TrainRecipe, changed, flat_settings

_KINDS = ("model", "network.", "options.", "dataset.")  # the settings that a network may be made by


def settings_of(trainer: Trainer) -> dict[str, Any]:
    """Return a trainer's settings by their dotted keys as JSON has them; options that were left out too."""
    options = {f"options.{name}": value for name, value in trainer.learner.options.model_dump().items()}
    settings: dict[str, Any] = json.loads(json.dumps(flat_settings(trainer.recipe) | options))
    return settings


def refuse_other_network(trainer: Trainer, weights: dict[str, Tensor], made_with: dict[str, Any]) -> None:
    """Return when a checkpoint's weights fit the trainer's network.

    Args:
        trainer: What they are meant for.
        weights: Of the checkpoint, by name.
        made_with: The settings that it was made with, as `settings_of` gives them; empty where it does not tell.

    Raises:
        BadInput: They do not fit; the line names the settings that make the network another one.
    """
    shapes = {name: tuple(tensor.shape) for name, tensor in weights.items()}
    if shapes == _shapes(trainer.network):
        return
    settings = settings_of(trainer)
    different = [key for key, value in settings.items() if made_with.get(key, value) != value]
    suspects = [key for key in different if key.startswith(_KINDS) and key != "dataset.fingerprint"]
    guilty = [key for key in suspects if _matters(trainer, key, made_with[key])] or suspects
    named = " and ".join(f"{key} ({_text(settings[key])}, was {_text(made_with[key])})" for key in guilty)
    one = len(guilty) == 1
    raise BadInput(
        f"{named or 'The settings or the data'} {'makes' if one else 'make'} another network than the checkpoint's, "
        f"whose weights do not fit: put {'it' if one else 'them'} back, or start a new run."
    )


def _matters(trainer: Trainer, key: str, value: Any) -> bool:
    """Whether a setting, put back alone, makes another network of the trainer's; of data that cannot be tried."""
    if not key.startswith(("network.", "options.")):
        return True
    learner = trainer.learner
    try:
        tried: TrainRecipe = changed(trainer.recipe, {key: value})
        made = learner_class(tried.model)(tried, learner.data, learner.held_out, trainer.device)
    except BadInput:
        return True  # the others do not go with it
    return _shapes(nn.ModuleDict(made.parts)) != _shapes(trainer.network)


def _shapes(network: nn.Module) -> dict[str, tuple[int, ...]]:
    return {name: tuple(tensor.shape) for name, tensor in network.state_dict().items()}


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
