"""What helps against mode collapse: changes of a GAN's settings, each small enough for one click."""

from dataclasses import dataclass

from studio.protocol.recipes import Option, TrainRecipe

MOST_UPDATES = 20  # of the discriminator for each of the generator's


@dataclass(frozen=True)
class Remedy:
    """A change that may help, as a button says it, and the settings by dotted key."""

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
) -> list[Remedy]:
    """Return what a recipe does not do yet against a collapse, what disturbs the training least first.

    A run that is going takes another learning rate at once; another network comes last, since it has to begin anew.
    """
    found = [Remedy("Halve the learning rate", {"learning_rate": recipe.learning_rate / 2})]
    if discriminator_rate < 1:
        found.append(Remedy("Let the discriminator learn as fast", {"options.discriminator_rate": 1.0}))
    if not r1 and loss != "wasserstein":
        found.append(Remedy("Penalize the discriminator's gradient (R1)", {"options.r1": 0.1}))
    if discriminator_updates < MOST_UPDATES:
        more = min(2 * discriminator_updates, MOST_UPDATES)
        found.append(Remedy(f"{more} discriminator updates a step", {"options.discriminator_updates": more}))
    if loss != "wasserstein":
        changes: dict[str, Option] = {
            "options.loss": "wasserstein",
            "options.gradient_penalty": 10.0,
            "options.r1": 0.0,
        }
        found.append(Remedy("Wasserstein loss with gradient penalty", changes))
    if not minibatch_std:
        found.append(Remedy("Show the discriminator the spread of a batch", {"options.minibatch_std": True}))
    return found
