"""What one kind of generative model brings to its training: networks, losses, samples; the Trainer does the rest."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import torch
from pydantic import ValidationError
from torch import Tensor, nn

from studio.engine.data.picture_set import PictureSet
from studio.engine.models.model import Model
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard
from studio.protocol.recipes import Frozen, TrainRecipe, describe

ROWS = 4
COLUMNS = 8  # of a model without labels
MAX_COLUMNS = 10  # of one with labels: a column for each of the first ten
GRID_STEPS = 15  # enough to judge by; the model's own number of steps would take time from the training


class NoOptions(Frozen):
    """The options of a learner that has none."""


@dataclass(frozen=True)
class Batch:
    """What one turn of a training step learns from.

    Attributes:
        pictures: float32 [N, C, H, W] in [-1, 1].
        labels: int64 [N], or None when the data has none.
        generator: On the device, seeded for this step: everything that chance decides comes from it.
    """

    pictures: Tensor
    labels: Tensor | None
    generator: torch.Generator


@dataclass(frozen=True)
class Losses:
    """What one turn of a training step gave.

    Attributes:
        each: Each picture's loss [N] float32; their mean is made smaller.
        terms: What is plotted apart, by name: numbers on the device, without gradient.
        t: The timestep of each picture [N] where there is one, for the loss by quarter of the timesteps.
    """

    each: Tensor
    terms: Mapping[str, Tensor] = field(default_factory=dict)
    t: Tensor | None = None


@dataclass(frozen=True)
class Grid:
    """Pictures to look at, row by row: [N, C, H, W] in [-1, 1], N a multiple of `columns`."""

    pictures: Tensor
    columns: int


@dataclass(frozen=True)
class Judgement:
    """What a learner finds out about its model; see the event `Judged`. `pictures` are grids by title."""

    figures: Mapping[str, float] = field(default_factory=dict)
    curves: Mapping[str, Sequence[tuple[float, float]]] = field(default_factory=dict)
    pictures: Mapping[str, Grid] = field(default_factory=dict)
    warnings: Sequence[str] = ()


class Learner(ABC):
    """A kind of generative model as training sees it; made from the recipe's seed.

    A subclass sets the class variables, makes `parts` in its constructor, and gives `losses`, `model` and, where
    samples by label are not what one wants to look at, `grid`.

    Attributes:
        name: What recipes call it; set by `register`.
        Options: Its settings beyond the recipe's own, checked when a run begins.
        networks: The classes that its parts are of, for reading models from files.
        terms: Names of what `losses` plots apart, in the order of their colours.
        turns: Which player learns in each turn of a step; a GAN's discriminator may have several turns.
        averaged: The parts of which an average is kept, and which the saved model has; None: all.
        parts: Its networks by name, on the device, in training mode.
    """

    name: ClassVar[str] = ""
    Options: ClassVar[type[Frozen]] = NoOptions
    networks: ClassVar[tuple[Any, ...]] = ()
    terms: ClassVar[tuple[str, ...]] = ()
    turns: tuple[int, ...] = (0,)
    averaged: tuple[str, ...] | None = None
    parts: dict[str, nn.Module]

    def __init__(self, recipe: TrainRecipe, data: PictureSet, held_out: PictureSet, device: torch.device) -> None:
        """Make the networks from torch's global random state; raises BadInput for a recipe that cannot be used.

        Args:
            recipe: What is asked for.
            data: The pictures to learn from, on the device.
            held_out: Those to judge by.
            device: Where the networks go.
        """
        self.recipe, self.data, self.held_out, self.device = recipe, data, held_out, device
        self.labels: tuple[str, ...] = data.names
        self.options: Any = self.read_options(recipe)
        self.parts = {}

    @classmethod
    def read_options(cls, recipe: TrainRecipe) -> Frozen:
        """Return the recipe's options, checked; raises BadInput with one plain line."""
        try:
            return cls.Options.model_validate(recipe.options)
        except ValidationError as error:
            raise BadInput(f"Those options do not fit {cls.name}: {describe(error)}") from error

    def players(self) -> Sequence[Sequence[nn.Parameter]]:
        """Return the weights of each player: those that learn in a turn of its own, with an optimizer of its own."""
        return [
            [parameter for part in self.parts.values() for parameter in part.parameters() if parameter.requires_grad]
        ]

    def rate_of(self, player: int) -> float:
        """Return the factor on the recipe's learning rate for a player."""
        return 1.0

    @abstractmethod
    def losses(self, player: int, batch: Batch) -> Losses:
        """Return what a player wants to make smaller; autocast is on where the recipe says so.

        For the loss on held-out pictures it is called for the last of `turns`, in inference mode: no gradients then.
        """

    @abstractmethod
    def model(self, card: ModelCard) -> Model:
        """Return the model as it is now, on the learner's own networks."""

    def judge(self) -> Judgement:
        """Return what was reached; called with the averaged weights in place, in eval mode."""
        return Judgement()

    def card(self, step: int, name: str = "model") -> ModelCard:
        """Return the card of the model as trained so far."""
        recipe = self.recipe
        return ModelCard(
            name=name,
            title=f"{recipe.preset}, {step} steps",
            model=self.name,
            size=self.data.size,
            channels=self.data.channels,
            labels=self.labels,
            prediction_type=recipe.prediction_type,
            schedule=recipe.schedule,
            guidance=recipe.guidance if self.labels else 1.0,
            sampler=recipe.sampler,
            steps=min(recipe.sample_steps, recipe.schedule.timesteps),
            dataset=self.data.title,
        )

    def grid(self, step: int) -> Grid:
        """Return pictures that show what has been learnt, from the same seeds each time."""
        labels: list[int | None] = [None] * (ROWS * COLUMNS)
        columns = COLUMNS
        if self.labels:
            columns = min(len(self.labels), MAX_COLUMNS)
            labels = [column for _ in range(ROWS) for column in range(columns)]
        card = self.card(step)
        model = self.model(card)
        return Grid(model.sample(labels, guidance=card.guidance, seed=self.recipe.seed, steps=GRID_STEPS), columns)
