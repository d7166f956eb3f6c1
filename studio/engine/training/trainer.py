"""The training step and all state that it changes."""

import contextlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor, nn

from studio.engine.data.augment import augment
from studio.engine.data.picture_set import PictureSet
from studio.engine.data.seeds import mix
from studio.engine.training.batch import Batch, Losses
from studio.engine.training.data_order import DataOrder
from studio.engine.training.device import uses_bfloat16
from studio.engine.training.ema import Ema
from studio.engine.training.learner import Judgement, Learner
from studio.engine.training.learning_rate import rate_factor
from studio.engine.training.meter import Meter
from studio.engine.training.muon import Muon, matrices_of
from studio.engine.training.process_group import SINGLE_PROCESS, ProcessGroup
from studio.engine.training.randomness import seed_everything
from studio.engine.training.registry import learner_class
from studio.engine.training.sample_watch import Measured, SampleWatch
from studio.protocol.modelcard import ModelCard
from studio.protocol.training_recipe import TrainRecipe

VALIDATION_PICTURES = 256
_TRAINING, _VALIDATION, _AUGMENTATION = 2, 3, 4  # random streams; 1 is the data order


class NotFinite(Exception):
    """The loss or its gradient is NaN or infinite; the update was not applied."""


@dataclass(frozen=True)
class Validation:
    """The loss of a model on fixed pictures, and its terms."""

    loss: float
    terms: dict[str, float]


@dataclass(frozen=True)
class LossComparison:
    """Losses that differ from the validation loss in one respect each.

    Attributes:
        training: On a fixed subset of the training pictures; None for generated data, which has no fixed pictures.
        raw: Of the raw weights, on the held-out pictures.
        raw_training: Of the raw weights, on the training subset.
    """

    training: Validation | None
    raw: Validation
    raw_training: Validation | None


@dataclass
class Best:
    """The lowest validation loss and its step, the number of validations since then, and the last loss."""

    loss: float | None = None
    step: int = 0
    since: int = 0
    last: float | None = None

    def add(self, loss: float, step: int) -> None:
        """Record a validation."""
        self.since += 1
        if not math.isfinite(loss):
            return
        self.last = loss
        if self.loss is None or loss < self.loss:
            self.loss, self.step, self.since = loss, step, 0


@dataclass(frozen=True)
class OptimizerGroup:
    """The parameters that are updated together, and their optimizer."""

    parameters: list[nn.Parameter]
    optimizer: torch.optim.Optimizer


class Trainer:
    """A learner with its moving average, its optimizers, and its position in the run.

    Attributes:
        network: The learner's parts as one module.
        saved: The parts that make up the saved model.
        step: Number of completed steps.
        seconds: Training time at the last step, over all sessions; passed to `train_step`.
        threads: The number of CPU threads that the run uses; None until it is chosen. A resumed run keeps it, because
            sums depend on it in their last bits.
        base_rate: The learning rate before warm-up and decay; the recipe's, unless a request changes it.
        learning_rate: The learning rate of the last step.
        sample_watch: What the samples of fixed noise were like, where the learner watches them.
    """

    def __init__(
        self, recipe: TrainRecipe, data: PictureSet, device: torch.device, group: ProcessGroup = SINGLE_PROCESS
    ) -> None:
        """Create everything from the recipe's seed; `data` must be on the device.

        In a process group each rank computes its rows of every batch, and gradients are averaged.
        """
        seed_everything(recipe.seed)
        self.recipe = recipe
        self._group, self._batches = group, _batches(recipe, group.batch_rows(recipe.batch_size))
        self.device = device
        self.fingerprint = data.fingerprint
        self.learner: Learner = learner_class(recipe.model)(recipe, *data.split(recipe.dataset.held_out), device)
        self.training, self.validation = self.learner.data, self.learner.held_out
        self.learner.process_group = group
        self.network = nn.ModuleDict(self.learner.parts)
        if recipe.compile:
            compile_networks(self.learner.compiled)
        names = self.learner.ema_parts or tuple(self.learner.parts)
        self.saved = {name: self.learner.parts[name] for name in names}
        self.ema = Ema(nn.ModuleDict(self.saved), recipe.ema_decay)
        self.optimizer_groups = [self._optimizer_group(list(group)) for group in self.learner.parameter_groups()]
        self.learner.optimizers = [group.optimizer for group in self.optimizer_groups]
        self.order = DataOrder(len(self.training), recipe.seed, device=device)
        self.meter = Meter(recipe.schedule.timesteps, device, self.learner.terms)
        self.best = Best()
        self.sample_watch = SampleWatch()
        self.step = 0
        self.seconds = 0.0
        self.threads = recipe.threads
        self.base_rate = recipe.learning_rate
        self.learning_rate = 0.0
        self._bfloat16 = uses_bfloat16(recipe.precision, device)
        self._generator = torch.Generator(device)
        self._augmentation = torch.Generator(device)
        self._bad = torch.zeros((), device=device)
        self._bad_on_host = torch.zeros((), pin_memory=device.type == "cuda")

    def card(self, name: str = "model") -> ModelCard:
        """Return the card of the current model."""
        return self.learner.card(self.step, name)

    def train_step(self, seconds: float) -> None:
        """Run the updates of one step.

        Args:
            seconds: Training time so far; determines the learning rate when the recipe limits the time.

        Raises:
            NotFinite: On the CPU before the update is applied. On CUDA, where waiting for the loss would take longer
                than the step, the device skips the update and this is raised a step or so later.
        """
        self.seconds = seconds
        self._generator.manual_seed(mix(self.recipe.seed, _TRAINING, self.step))
        self._augmentation.manual_seed(mix(self.recipe.seed, _AUGMENTATION, self.step))
        self.learning_rate = self.base_rate * rate_factor(self.step, seconds, self.recipe)
        self.learner.base_rate, self.learner.learning_rate = self.base_rate, self.learning_rate
        first, *others = self.learner.updates_at(self.step)
        losses, terms, t, norm = self._update(first)
        for number in others:
            losses, more, t, norm = self._update(number)
            terms |= more
        self.meter.add(losses.mean(), losses, t, norm, terms)
        self.ema.update()
        self.step += 1

    def validate(self) -> Validation:
        """Return the validation loss of the averaged model, on the same pictures with the same noise each time."""
        with self.ema_weights(), torch.inference_mode():
            return self._measured(*self._held_out_subset(), None)

    def compare_losses(self) -> LossComparison:
        """Return the losses that the validation loss is compared with; see `LossComparison`."""
        subset = None if self.training.draw is not None else self._training_subset()
        with self.ema_weights(), torch.inference_mode():
            training = None if subset is None else self._measured(*subset)
        self.network.eval()
        try:
            with torch.inference_mode():
                raw = self._measured(*self._held_out_subset(), None)
                raw_training = None if subset is None else self._measured(*subset)
        finally:
            self.network.train()
        return LossComparison(training, raw, raw_training)

    def measure_samples(self) -> Measured | None:
        """Measure the samples of fixed noise, of the raw and the averaged weights, and return the worse of both.

        The raw weights show a collapse first. None if the learner does not watch them.
        """
        self.network.eval()
        try:
            with torch.inference_mode():
                raw = self.learner.measure_samples()
        finally:
            self.network.train()
        if raw is None:
            return None
        with self.ema_weights(), torch.inference_mode():
            averaged = self.learner.measure_samples() or raw
        distances = [measured.distance for measured in (raw, averaged) if measured.distance is not None]
        return Measured(min(raw.diversity, averaged.diversity), max(distances, default=None))

    def judge(self) -> Judgement:
        """Return the learner's evaluation of the averaged model."""
        with self.ema_weights(), torch.inference_mode():
            return self.learner.judge()

    @contextlib.contextmanager
    def ema_weights(self) -> Iterator[None]:
        """Put the averaged weights in place, in eval mode, inside the block.

        Compiled networks run uncompiled there: batches of other sizes would be recompiled.
        """
        self.network.eval()
        try:
            with self.ema.in_place(), self._uncompiled():
                yield
        finally:
            self.network.train()

    def _uncompiled(self) -> contextlib.AbstractContextManager[Any]:
        if not self.recipe.compile:
            return contextlib.nullcontext()  # torch's compiler takes a second to import
        return torch.compiler.set_stance("force_eager")

    @property
    def images(self) -> int:
        """Number of training samples used so far, repetitions included."""
        return self.order.seen

    def _optimizer_group(self, parameters: list[nn.Parameter]) -> OptimizerGroup:
        recipe = self.recipe
        shared: Any = {"lr": recipe.learning_rate, "betas": recipe.betas, "weight_decay": recipe.weight_decay}
        if recipe.optimizer == "adamw":
            return OptimizerGroup(parameters, torch.optim.AdamW(parameters, fused=True, **shared))
        matrices = matrices_of(self.network)
        others = [weight for weight in parameters if weight not in matrices]
        chosen = [weight for weight in parameters if weight in matrices]
        return OptimizerGroup(parameters, Muon(chosen, others, group=self._group, **shared))

    def _update(self, number: int) -> tuple[Tensor, dict[str, Tensor], Tensor | None, Tensor]:
        """Update a parameter group on one batch; returns losses per picture, terms, timesteps and the gradient norm."""
        recipe, group = self.recipe, self.optimizer_groups[number]
        seen, indices = self.order.seen, self.order.next(recipe.batch_size * recipe.gradient_accumulation)
        pictures, labels = self.learner.pictures(indices, seen)
        pictures = augment(pictures, recipe.dataset.augment, self._augmentation)
        whole = Batch(pictures, labels, self._generator, self.step, indices)
        losses = self._accumulate(number, whole)
        self._group.all_reduce_mean([parameter.grad for parameter in group.parameters if parameter.grad is not None])
        per_picture, terms = self._group.all_gather(losses.per_picture), dict(losses.terms)
        t = None if losses.t is None else self._group.all_gather(losses.t)
        self._group.all_reduce_mean(list(terms.values()))
        norm = torch.nn.utils.clip_grad_norm_(group.parameters, recipe.gradient_clip, foreach=True)
        self._check_finite(per_picture.mean(), norm, group.optimizer)
        for settings in group.optimizer.param_groups:
            settings["lr"] = self.learning_rate * self.learner.learning_rate_factor(number)
        group.optimizer.step()
        group.optimizer.zero_grad(set_to_none=True)
        return per_picture, terms, t, norm

    def _accumulate(self, number: int, whole: Batch) -> Losses:
        """Accumulate the gradients of a parameter group over the batches of an update; returns their detached losses.

        Each batch computes its pictures' share of the total loss, with the same noise as in one batch: the
        gradient is that of one large batch, but for rounding.
        """
        start = self._generator.get_state() if len(self._batches) > 1 else None
        found: list[Losses] = []
        with self._only_trained(number):
            for rows in self._batches:
                if found and start is not None:
                    self._generator.set_state(start)
                with self._autocast():
                    losses = self.learner.losses(number, whole.shard(rows))
                (losses.per_picture.mean() / len(self._batches)).backward()
                found.append(replace(losses, per_picture=losses.per_picture.detach()))
        return found[0] if len(found) == 1 else _joined(found)

    @contextlib.contextmanager
    def _only_trained(self, number: int) -> Iterator[None]:
        """Disable gradients of the other parameter groups inside the block."""
        others = [
            parameter for i, group in enumerate(self.optimizer_groups) if i != number for parameter in group.parameters
        ]
        for parameter in others:
            parameter.requires_grad_(False)
        try:
            yield
        finally:
            for parameter in others:
                parameter.requires_grad_(True)

    def _held_out_subset(self) -> tuple[Tensor, Tensor | None]:
        return self.validation.batch(self.validation.some(VALIDATION_PICTURES))

    def _training_subset(self) -> tuple[Tensor, Tensor | None, Tensor]:
        """Return as many training pictures, never augmented, their labels and their positions."""
        indices = self.training.some(min(VALIDATION_PICTURES, len(self.validation)))
        return *self.learner.pictures(indices, 0), indices

    def _measured(self, pictures: Tensor, labels: Tensor | None, indices: Tensor | None) -> Validation:
        """Return the loss of the current weights, with noise that does not depend on the pictures."""
        generator = torch.Generator(self.device).manual_seed(mix(self.recipe.seed, _VALIDATION))
        batch = Batch(pictures, labels, generator, self.step, indices, evaluating=True)
        with self._autocast():
            losses = self.learner.losses(self.learner.updates_at(self.step)[-1], batch)
        terms = {name: float(value) for name, value in losses.terms.items()}
        return Validation(float(losses.per_picture.mean()), terms)

    def _autocast(self) -> torch.autocast:
        return torch.autocast(self.device.type, torch.bfloat16, enabled=self._bfloat16)

    def _check_finite(self, loss: Tensor, norm: Tensor, optimizer: torch.optim.Optimizer) -> None:
        if self.device.type == "cpu":
            if not (math.isfinite(loss.item()) and math.isfinite(norm.item())):
                raise NotFinite
            return
        # The fused optimizer skips its update where found_inf is 1: decided on the device, without synchronization.
        self._bad = torch.maximum(self._bad, (~(loss.isfinite() & norm.isfinite())).float())
        optimizer.found_inf = self._bad
        if self._bad_on_host.item():  # what the asynchronous copy below has transferred by now
            raise NotFinite
        self._bad_on_host.copy_(self._bad, non_blocking=True)


def compile_networks(networks: Sequence[nn.Module], backend: Any = "inductor") -> None:
    """Compile networks at their first pass; if that fails, they run uncompiled, after a warning."""
    import torch._dynamo  # takes a second

    torch._dynamo.config.suppress_errors = True
    for network in networks:
        network.compile(dynamic=False, backend=backend)


def _batches(recipe: TrainRecipe, rows: slice) -> list[slice]:
    """Return the rows of each batch that a process computes, in the pictures of an update."""
    size = recipe.batch_size
    return [slice(size * n + rows.start, size * n + rows.stop) for n in range(recipe.gradient_accumulation)]


def _joined(parts: Sequence[Losses]) -> Losses:
    """Return the losses of equally large batches as those of one."""
    timesteps = [part.t for part in parts if part.t is not None]
    return Losses(
        torch.cat([part.per_picture for part in parts]),
        {name: torch.stack([part.terms[name] for part in parts]).mean(0) for name in parts[0].terms},
        torch.cat(timesteps) if timesteps else None,
    )
