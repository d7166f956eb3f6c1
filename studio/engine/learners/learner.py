"""What one kind of generative model brings to its training: networks, losses, samples; the Trainer does the rest."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, TypeVar

import torch
from pydantic import ValidationError
from torch import Tensor, nn

from studio.engine.data.picture_set import PictureSet
from studio.engine.metrics.samples import sample_figures
from studio.engine.models.model import Model
from studio.engine.training.randomness import Draw, draw_step
from studio.engine.training.ranks import ALONE, Ranks
from studio.engine.training.together import Together
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard
from studio.protocol.recipes import Frozen, Option, TrainRecipe, describe

ROWS = 4
COLUMNS = 8  # of a model without labels
POINTS = 1000  # of a model of points, which are drawn together in one picture
MAX_COLUMNS = 10  # of one with labels: a column for each of the first ten
GRID_STEPS = 15  # enough to judge by; the model's own number of steps would take time from the training
FIRST_STEPS = 2  # before anything has been learnt it is noise in any case, and the first step should not wait


SomeModel = TypeVar("SomeModel", bound=Model)


class NoOptions(Frozen):
    """The options of a learner that has none."""


@dataclass(frozen=True)
class Batch:
    """What one turn of a training step learns from.

    Attributes:
        pictures: float32 [N, C, H, W] in [-1, 1].
        labels: int64 [N], or None when the data has none.
        generator: On the device, seeded for this step: everything that chance decides comes from it, by `randn` and
            `rand`, so that a batch that several processes share has the noise that it would have in one.
        step: How many steps were done before.
        indices: Which of the data's pictures these are (augmented, where asked for), int64 [N]; None: held-out ones.
        whole: How many pictures the batch has in all processes; None: these are all.
        first: The place of the first of these among them.
    """

    pictures: Tensor
    labels: Tensor | None
    generator: torch.Generator
    step: int = 0
    indices: Tensor | None = None
    whole: int | None = None
    first: int = 0

    def only(self, rows: slice) -> "Batch":
        """Return a part of the batch, for one of several processes."""
        labels = None if self.labels is None else self.labels[rows]
        indices = None if self.indices is None else self.indices[rows]
        whole = len(self.pictures)
        return replace(
            self, pictures=self.pictures[rows], labels=labels, indices=indices, whole=whole, first=rows.start
        )

    def randn(self, *shape: int) -> Tensor:
        """Return normal noise [N, *shape]: these pictures' rows of what is drawn for the whole batch."""
        return self._drawn(torch.randn, shape)

    def rand(self, *shape: int) -> Tensor:
        """Return uniform numbers in [0, 1), [N, *shape]; see `randn`."""
        return self._drawn(torch.rand, shape)

    def draw(self, like: Tensor, timesteps: int, label_dropout: float) -> Draw:
        """Draw timesteps, noise shaped as `like` [N, ...], and whose label is dropped; see `draw_step`."""
        whole = draw_step(self.generator, (self._count, *like.shape[1:]), timesteps, label_dropout)
        mine = slice(self.first, self.first + len(like))
        return Draw(whole.t[mine], whole.noise[mine], whole.unlabelled[mine])

    @property
    def _count(self) -> int:
        return len(self.pictures) if self.whole is None else self.whole

    def _drawn(self, draw: Callable[..., Tensor], shape: tuple[int, ...]) -> Tensor:
        drawn = draw((self._count, *shape), generator=self.generator, device=self.generator.device)
        return drawn[self.first : self.first + len(self.pictures)]


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
    remedies: Mapping[str, Mapping[str, Option]] = field(default_factory=dict)


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
        loss_tells: Whether a lower loss on held-out pictures means a better model, so that the best checkpoint is kept
            by it and a run may stop when it falls no more.
        parts: Its networks by name, on the device, in training mode.
        data: What it learns from: all that it was given, unless its constructor leaves some out.
        held_out: The pictures that the loss is measured on, likewise.
        ranks: The processes that train it together; set by the Trainer.
    """

    name: ClassVar[str] = ""
    Options: ClassVar[type[Frozen]] = NoOptions
    networks: ClassVar[tuple[Any, ...]] = ()
    terms: ClassVar[tuple[str, ...]] = ()
    turns: tuple[int, ...] = (0,)
    averaged: tuple[str, ...] | None = None
    loss_tells: ClassVar[bool] = True
    parts: dict[str, nn.Module]
    ranks: Ranks

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
        self.ranks = ALONE
        if recipe.patience is not None and not self.loss_tells:
            raise BadInput(f"The loss of the model {self.name} does not tell when to stop: leave patience out.")

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

    def turns_at(self, step: int) -> tuple[int, ...]:
        """Return which player learns in each turn of the step after `step` steps: `turns`, where they never change."""
        return self.turns

    def pictures(self, indices: Tensor, seen: int) -> tuple[Tensor, Tensor | None]:
        """Return what a turn learns from: float32 [N, C, H, W] in [-1, 1], and labels [N] if there are any.

        Args:
            indices: Places in the data [N] int64, on the device.
            seen: How many pictures were seen before. Where the program draws its data, these are the next ones.
        """
        if self.data.draw is None:
            return self.data.batch(indices)
        drawn = self.data.draw(range(seen, seen + len(indices))).to(self.device)
        return drawn.batch(torch.arange(len(drawn), device=self.device))

    @abstractmethod
    def losses(self, player: int, batch: Batch) -> Losses:
        """Return what a player wants to make smaller; autocast is on where the recipe says so.

        For the loss on held-out pictures it is called for the last of the step's turns, in inference mode: no
        gradients then.
        """

    @abstractmethod
    def model(self, card: ModelCard) -> Model:
        """Return the model as it is now, on the learner's own networks."""

    def judge(self) -> Judgement:
        """Return what was reached; called with the averaged weights in place, in eval mode.

        Of a model that samples: the figures of `metrics.samples`, of 200 samples with 20 denoising steps at most.
        """
        card = self.card(0)
        if card.kind == "autoencoder":
            return Judgement()
        return Judgement(sample_figures(self.shared(self.model(card)), self.data, self.held_out, seed=self.recipe.seed))

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
        if self.data.size == 1:
            labels = [number % len(self.labels) if self.labels else None for number in range(POINTS)]
            columns = 1
        card = self.card(step)
        steps = GRID_STEPS if step else FIRST_STEPS
        return Grid(self.sampled(self.model(card), labels, min(steps, card.steps)), columns)

    def sampled(self, model: Model, labels: Sequence[int | None], steps: int) -> Tensor:
        """Sample a picture for each label with the model's own guidance: [N, C, H, W] in [-1, 1]."""
        shared = self.shared(model)
        return shared.sample(labels, guidance=model.card.guidance, seed=self.recipe.seed, steps=steps)

    def shared(self, model: SomeModel) -> SomeModel | Together:
        """Return what draws the pictures of this learner's `model`: where several processes train, all of them."""
        return model if self.ranks.count == 1 else Together(model, self.ranks)
