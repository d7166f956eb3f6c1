"""Remedies for mode collapse: changes of a GAN's settings."""

from dataclasses import dataclass

from studio.protocol.recipes import Option, TrainRecipe

MAX_UPDATES = 20  # of the discriminator per generator update


@dataclass(frozen=True)
class GanRemedy:
    """A remedy: the title of its button, and the changed settings by dotted key."""

    title: str
    changes: dict[str, Option]


def remedies(
    recipe: TrainRecipe,
    *,
    loss: str,
    discriminator_updates: int,
    minibatch_std: bool,
    r1: float,
    discriminator_rate: float = 1.0,
) -> list[GanRemedy]:
    """Return the remedies that a recipe does not use yet, least disruptive first.

    A running training accepts a new learning rate at once; a new network comes last, since it needs a new run.
    """
    found = [GanRemedy("Halve the learning rate", {"learning_rate": recipe.learning_rate / 2})]
    if discriminator_rate < 1:
        found.append(GanRemedy("Match the discriminator's learning rate", {"options.discriminator_rate": 1.0}))
    if not r1 and loss != "wasserstein":
        found.append(GanRemedy("Penalize the discriminator's gradient (R1)", {"options.r1": 0.1}))
    if discriminator_updates < MAX_UPDATES:
        more = min(2 * discriminator_updates, MAX_UPDATES)
        found.append(GanRemedy(f"{more} discriminator updates a step", {"options.discriminator_updates": more}))
    if loss != "wasserstein":
        changes: dict[str, Option] = {
            "options.loss": "wasserstein",
            "options.gradient_penalty": 10.0,
            "options.r1": 0.0,
        }
        found.append(GanRemedy("Wasserstein loss with gradient penalty", changes))
    if not minibatch_std:
        found.append(GanRemedy("Minibatch stddev", {"options.minibatch_std": True}))
    return found
