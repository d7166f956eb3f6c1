"""The interface that each kind of generative model implements for training: networks, losses, samples, evaluation."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, TypeVar

import torch
from pydantic import ValidationError
from torch import Tensor, nn

from studio.engine.data.drawing_ahead import drawn_ahead
from studio.engine.data.picture_set import PictureSet
from studio.engine.metrics.samples import SampleEvaluation, evaluate_model
from studio.engine.models.model import Model
from studio.engine.training.batch import Batch, Losses
from studio.engine.training.distributed_model import DistributedModel
from studio.engine.training.process_group import SINGLE_PROCESS, ProcessGroup
from studio.engine.training.sample_watch import Measured
from studio.protocol.errors import BadInput
from studio.protocol.events import Remedy, Verdict
from studio.protocol.frozen import Frozen, describe, field_of
from studio.protocol.modelcard import ModelCard
from studio.protocol.training_recipe import Option, TrainRecipe

ROWS = 4
COLUMNS = 8  # for models without labels
MAX_COLUMNS = 10  # for models with labels: one column for each of the first ten
POINTS = 1000  # samples of a 2-D distribution, drawn together as one scatter plot
GRID_STEPS = 15  # denoising steps of a sample grid; the model's own number would slow training down
NEAREST = "Nearest training pictures"  # title of a grid: each sample is followed by the training picture nearest to it
FIRST_STEPS = 2  # before the first step: samples of an untrained network are noise in any case


AnyModel = TypeVar("AnyModel", bound=Model)


class NoOptions(Frozen):
    """The options of a learner that has none."""


@dataclass(frozen=True)
class Grid:
    """Pictures laid out row by row: [N, C, H, W] in [-1, 1], N a multiple of `columns`.

    Samples of a 2-D distribution, [N, 2, 1, 1], are plotted together over `real` points. A gap follows every second
    picture where they are `paired`.
    """

    pictures: Tensor
    columns: int
    real: Tensor | None = None
    paired: bool = False


def nearest_grid(pairs: Tensor) -> Grid:
    """Lay out samples, each followed by its nearest training picture, [2N, C, H, W]; black fills the last row."""
    missing = -len(pairs) % COLUMNS
    return Grid(torch.cat([pairs, torch.full_like(pairs[:1], -1).expand(missing, -1, -1, -1)]), COLUMNS, paired=True)


@dataclass(frozen=True)
class Judgement:
    """The evaluation of a model; see the event `Judged`. `pictures` are grids by title."""

    figures: Mapping[str, float] = field(default_factory=dict)
    real: Mapping[str, float] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    doubts: Mapping[str, str] = field(default_factory=dict)
    verdict: Verdict | None = None
    curves: Mapping[str, Sequence[tuple[float, float]]] = field(default_factory=dict)
    pictures: Mapping[str, Grid] = field(default_factory=dict)
    warnings: Sequence[str] = ()
    remedies: Mapping[str, Mapping[str, Option]] = field(default_factory=dict)

    @classmethod
    def of_samples(cls, found: SampleEvaluation) -> "Judgement":
        """Return the evaluation of samples, with a grid of those nearest to training pictures."""
        return cls(
            figures=found.figures,
            real=found.real,
            counts=found.counts,
            doubts=found.doubts,
            verdict=found.verdict,
            pictures={} if found.pairs is None else {NEAREST: nearest_grid(found.pairs)},
        )

    def with_figures(self, figures: Mapping[str, float], count: int) -> "Judgement":
        """Return the evaluation with further figures, each measured on `count` pictures."""
        counts = {**self.counts, **dict.fromkeys(figures, count)}
        return replace(self, figures={**self.figures, **figures}, counts=counts)


class Learner(ABC):
    """One kind of generative model during training; created from the recipe's seed.

    A subclass sets the class variables, creates `parts` in its constructor, and implements `losses` and `model`. It
    overrides `grid` where samples per label are not the right preview.

    Parameters may be divided into groups, each with its own optimizer and its own updates (the discriminator and the
    generator of a GAN). A training step runs the updates that `updates_at` lists.

    Attributes:
        name: The name of the model in recipes; set by `register`.
        Options: Settings beyond the recipe's own; validated when a run starts.
        terms: Names of the loss terms that are plotted separately, in the order of their colours.
        updates: The parameter group of each update of a step; a group may be updated several times.
        ema_parts: Parts that have a moving average and make up the saved model; None for all.
        loss_tracks_quality: Whether a lower validation loss means a better model. If so, it selects the best
            checkpoint and allows early stopping.
        parts: The networks by name, on the device, in training mode.
        data: The training set; the constructor may leave out some of it.
        held_out: The validation set, in the same form.
        process_group: The processes that train together; set by the Trainer.
        base_rate: The current learning rate before warm-up and decay; set by the Trainer, like the following.
        learning_rate: The learning rate of the current step.
        optimizers: That of each parameter group.
    """

    name: ClassVar[str] = ""
    Options: ClassVar[type[Frozen]] = NoOptions
    terms: ClassVar[tuple[str, ...]] = ()
    updates: tuple[int, ...] = (0,)
    ema_parts: tuple[str, ...] | None = None
    loss_tracks_quality: ClassVar[bool] = True
    parts: dict[str, nn.Module]
    process_group: ProcessGroup

    def __init__(self, recipe: TrainRecipe, data: PictureSet, held_out: PictureSet, device: torch.device) -> None:
        """Create the networks from torch's global random state; raises BadInput for an unusable recipe.

        Args:
            recipe: The settings.
            data: The training set, on the device.
            held_out: The validation set, on the device.
            device: Where the networks go.
        """
        self.recipe, self.data, self.held_out, self.device = recipe, data, held_out, device
        self.labels: tuple[str, ...] = data.names
        self.options: Any = self.read_options(recipe)
        self.parts = {}
        self.process_group = SINGLE_PROCESS
        self.base_rate = self.learning_rate = recipe.learning_rate
        self.optimizers: Sequence[torch.optim.Optimizer] = ()
        self._drawing: Callable[[range], PictureSet] | None = None
        if recipe.patience is not None and not self.loss_tracks_quality:
            raise BadInput(
                f"The loss of {self.name} does not show when to stop early: leave patience unset.", field="patience"
            )

    @classmethod
    def read_options(cls, recipe: TrainRecipe) -> Frozen:
        """Return the recipe's validated options; raises BadInput."""
        try:
            return cls.Options.model_validate(recipe.options)
        except ValidationError as error:
            raise BadInput(
                f"Those options do not fit {cls.name}: {describe(error)}", field=f"options.{field_of(error)}"
            ) from error

    def kept(self) -> dict[str, str]:
        """Return texts that give the weights their meaning, by name; a checkpoint keeps them."""
        return {}

    def restore(self, kept: Mapping[str, str]) -> None:
        """Apply what `kept` returned when the checkpoint was written; empty for checkpoints of older versions."""
        if kept:
            raise ValueError(f"{self.name} keeps no {', '.join(kept)}")

    def parameter_groups(self) -> Sequence[Sequence[nn.Parameter]]:
        """Return the trainable parameters of each group; each group has an optimizer of its own."""
        return [
            [parameter for part in self.parts.values() for parameter in part.parameters() if parameter.requires_grad]
        ]

    def learning_rate_factor(self, group: int) -> float:
        """Return the factor on the recipe's learning rate for a parameter group."""
        return 1.0

    def updates_at(self, step: int) -> tuple[int, ...]:
        """Return the parameter group of each update in the step that follows `step` steps; `updates` by default."""
        return self.updates

    @property
    def compiled(self) -> Sequence[nn.Module]:
        """The networks that `compile` speeds up: those whose passes take the time."""
        return list(self.parts.values())

    def pictures(self, indices: Tensor, seen: int) -> tuple[Tensor, Tensor | None]:
        """Return the training samples of an update: float32 [N, C, H, W] in [-1, 1], and labels [N] if any.

        Args:
            indices: Positions in the training set [N] int64, on the device.
            seen: Number of samples used so far. A generated data set continues from there instead of `indices`.
        """
        if self.data.draw is None:
            return self.data.batch(indices)
        if self._drawing is None:
            self._drawing = drawn_ahead(self.data.draw)
        drawn = self._drawing(range(seen, seen + len(indices))).to(self.device)
        return drawn.batch(torch.arange(len(drawn), device=self.device))

    @abstractmethod
    def losses(self, group: int, batch: Batch) -> Losses:
        """Return the losses that a parameter group minimizes; runs under autocast where the recipe asks for it.

        The validation loss is computed with the group of the step's last update, in inference mode.
        """

    @abstractmethod
    def model(self, card: ModelCard) -> Model:
        """Return the current model, which shares the learner's networks."""

    def judge(self) -> Judgement:
        """Evaluate the model; called with the averaged weights in place, in eval mode.

        For a model that samples: the figures of `metrics.samples`, from 200 samples with at most 20 denoising steps,
        and the samples nearest to training pictures.
        """
        card = self.card(0)
        if card.kind == "autoencoder":
            return Judgement()
        model = self.distributed(self.model(card))
        augment = self.recipe.dataset.augment
        return Judgement.of_samples(
            evaluate_model(model, self.data, self.held_out, seed=self.recipe.seed, augment=augment)
        )

    def measure_samples(self) -> Measured | None:
        """Measure samples of fixed noise.

        For models that can suffer mode collapse; None for all others. Called in eval mode, in the first process alone.
        """
        return None

    def collapse_remedies(self) -> Sequence[Remedy]:
        """Return remedies for a mode collapse or a divergence of this run."""
        return ()

    def card(self, step: int, name: str = "model") -> ModelCard:
        """Return the model card after `step` steps."""
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
        """Return a preview of what the model has learned, from the same seeds each time."""
        labels: list[int | None] = [None] * (ROWS * COLUMNS)
        columns, real = COLUMNS, None
        if self.labels:
            columns = min(len(self.labels), MAX_COLUMNS)
            labels = [column for _ in range(ROWS) for column in range(columns)]
        if self.data.space == "plane":
            labels = [number % len(self.labels) if self.labels else None for number in range(POINTS)]
            columns, real = 1, self.data.batch(torch.arange(min(POINTS, len(self.data)), device=self.device))[0]
        card = self.card(step)
        steps = GRID_STEPS if step else FIRST_STEPS
        return Grid(self.sample(self.model(card), labels, min(steps, card.steps)), columns, real)

    def sample(self, model: Model, labels: Sequence[int | None], steps: int) -> Tensor:
        """Sample one picture per label with the model's own guidance: [N, C, H, W] in [-1, 1]."""
        sampler = self.distributed(model)
        return sampler.sample(labels, guidance=model.card.guidance, seed=self.recipe.seed, steps=steps)

    def distributed(self, model: AnyModel) -> AnyModel | DistributedModel:
        """Return the learner's `model` such that all training processes share the sampling."""
        return model if self.process_group.size == 1 else DistributedModel(model, self.process_group)
