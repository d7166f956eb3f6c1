"""Remedies for mode collapse: changes of a GAN's settings."""

from typing import TYPE_CHECKING, Any

from studio.protocol.events import Remedy
from studio.protocol.frozen import Frozen
from studio.protocol.presets import presets
from studio.protocol.recipes import flat_settings
from studio.protocol.training_recipe import Option, TrainRecipe

if TYPE_CHECKING:
    from studio.engine.learners.gan import GanOptions

MAX_UPDATES = 20  # of the discriminator per generator update
UNROLLED_STEPS = 5  # as in most experiments of Metz et al. (2017)
RATE_DIVISOR = 4  # of the learning rate, where it is not above the preset's
_ELSEWHERE = ("version", "kind", "preset", "branch.", "branch", "dataset.", "seed", "steps", "max_seconds", "threads")
_OUTPUTS = ("tensorboard", "keep_checkpoints", "checkpoint_every", "checkpoint_seconds", "sample_every", "judge_every")


def remedies(
    recipe: TrainRecipe,
    *,
    loss: str,
    discriminator_updates: int,
    minibatch_std: bool,
    r1: float,
    discriminator_rate: float = 1.0,
) -> list[Remedy]:
    """Return the remedies that a recipe does not use yet, least disruptive first.

    A new learning rate takes effect in a running training; changes of the network come last, since they need a new run.
    """
    found = [Remedy(title="Halve the learning rate", changes={"learning_rate": recipe.learning_rate / 2})]
    if discriminator_rate < 1:
        changes: dict[str, Option] = {"options.discriminator_rate": 1.0}
        found.append(Remedy(title="Match the discriminator's learning rate", changes=changes))
    if not r1 and loss != "wasserstein":
        found.append(Remedy(title="Penalize the discriminator's gradient (R1)", changes={"options.r1": 0.1}))
    if discriminator_updates < MAX_UPDATES:
        more = min(2 * discriminator_updates, MAX_UPDATES)
        changes = {"options.discriminator_updates": more}
        found.append(Remedy(title=f"{more} discriminator updates a step", changes=changes))
    if loss != "wasserstein":
        changes = {"options.loss": "wasserstein", "options.gradient_penalty": 10.0, "options.r1": 0.0}
        found.append(Remedy(title="Wasserstein loss with gradient penalty", changes=changes))
    if not minibatch_std:
        found.append(Remedy(title="Minibatch stddev", changes={"options.minibatch_std": True}))
    return found


def collapse_remedies(recipe: TrainRecipe, options: "GanOptions", *, rate: float) -> list[Remedy]:
    """Return remedies for a mode collapse, most promising first.

    Each also undoes the usual causes: a higher learning rate or a slower discriminator than the preset's.

    Args:
        recipe: Of the run.
        options: The recipe's, validated.
        rate: The run's current base learning rate.
    """
    preset = presets().get(recipe.preset)
    own = preset.recipe if preset is not None and preset.recipe.model == recipe.model else None
    usual = recipe if own is None else own
    lower = min(usual.learning_rate, rate / RATE_DIVISOR)
    undone: dict[str, Option] = {}
    if options.discriminator_rate < (wanted := type(options).model_validate(usual.options).discriminator_rate):
        undone["options.discriminator_rate"] = wanted
    found = [Remedy(title=f"Lower the learning rate to {lower:.2g}", changes={"learning_rate": lower} | undone)]
    if rate > usual.learning_rate:
        undone["learning_rate"] = usual.learning_rate
    if not options.unrolled_steps:
        changes = {"options.unrolled_steps": UNROLLED_STEPS} | undone
        found.append(Remedy(title=f"Unroll {UNROLLED_STEPS} discriminator steps", changes=changes))
    if not options.minibatch_std:
        found.append(Remedy(title="Minibatch stddev", changes={"options.minibatch_std": True} | undone))
    if own is not None and (changed := _back_to(own, recipe, options)):
        found.append(Remedy(title="Start over with the preset's settings", changes=changed, anew=True))
    return found


def _back_to(preset: TrainRecipe, recipe: TrainRecipe, options: Frozen) -> dict[str, Any]:
    """Return the preset's values of the learning settings in which a recipe differs from it."""
    defaults = {f"options.{name}": value for name, value in type(options)().model_dump().items()}
    wanted = {**defaults, **flat_settings(preset)}
    present = {**defaults, **flat_settings(recipe)}
    return {
        key: value
        for key, value in wanted.items()
        if present.get(key) != value and not key.startswith((*_ELSEWHERE, *_OUTPUTS))
    }
