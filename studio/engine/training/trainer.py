"""The training step, and everything that it changes."""

import contextlib
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from studio.engine.data.augment import augment
from studio.engine.data.picture_set import PictureSet
from studio.engine.learners.learner import Batch, Judgement, Learner
from studio.engine.learners.registry import learner_class
from studio.engine.training.data_order import DataOrder
from studio.engine.training.device import uses_bfloat16
from studio.engine.training.ema import Ema
from studio.engine.training.learning_rate import rate_factor
from studio.engine.training.meter import Meter
from studio.engine.training.muon import Muon, matrices_of
from studio.engine.training.randomness import mix, seed_everything
from studio.engine.training.ranks import ALONE, Ranks
from studio.protocol.modelcard import ModelCard
from studio.protocol.recipes import TrainRecipe

VALIDATION_PICTURES = 256
_TRAINING, _VALIDATION, _AUGMENTATION = 2, 3, 4  # streams of randomness; 1 is the data's order


class NotFinite(Exception):
    """The loss or its gradient became NaN or infinite; the step's update was not applied."""


@dataclass(frozen=True)
class Validation:
    """The averaged model's loss on held-out pictures, and its terms."""

    loss: float
    terms: dict[str, float]


@dataclass
class Best:
    """The lowest loss on held-out pictures so far, how many validations ago it was, and the last one."""

    loss: float | None = None
    step: int = 0
    since: int = 0
    last: float | None = None

    def add(self, loss: float, step: int) -> None:
        """Take in one validation."""
        self.since += 1
        if not math.isfinite(loss):
            return
        self.last = loss
        if self.loss is None or loss < self.loss:
            self.loss, self.step, self.since = loss, step, 0


@dataclass(frozen=True)
class Player:
    """The weights that learn together in a turn of their own, and their optimizer."""

    parameters: list[nn.Parameter]
    optimizer: torch.optim.Optimizer


class Trainer:
    """A learner, its average, its optimizers and their place in the run.

    Attributes:
        network: The learner's parts as one module.
        step: How many steps have been done.
        seconds: Training time as of the last step, over all sittings; whoever calls `train_step` gives it.
        base_rate: The learning rate before warm-up and decay; the recipe's, until somebody changes it.
        learning_rate: Of the last step.
    """

    def __init__(self, recipe: TrainRecipe, data: PictureSet, device: torch.device, ranks: Ranks = ALONE) -> None:
        """Make everything from the recipe's seed; `data` must be on the device already.

        With several `ranks` each computes its rows of every batch; gradients are averaged, so all stay alike.
        """
        seed_everything(recipe.seed)
        self.recipe = recipe
        self._ranks, self._rows = ranks, ranks.share(recipe.batch_size)
        self.device = device
        self.fingerprint = data.fingerprint
        self.learner: Learner = learner_class(recipe.model)(recipe, *data.split(recipe.dataset.held_out), device)
        self.training, self.validation = self.learner.data, self.learner.held_out
        self.learner.ranks = ranks
        self.network = nn.ModuleDict(self.learner.parts)
        names = self.learner.averaged or tuple(self.learner.parts)
        self.saved = {name: self.learner.parts[name] for name in names}
        self.ema = Ema(nn.ModuleDict(self.saved), recipe.ema_decay)
        self.players = [self._player(list(parameters)) for parameters in self.learner.players()]
        self.order = DataOrder(len(self.training), recipe.seed, device=device)
        self.meter = Meter(recipe.schedule.timesteps, device, self.learner.terms)
        self.best = Best()
        self.step = 0
        self.seconds = 0.0
        self.base_rate = recipe.learning_rate
        self.learning_rate = 0.0
        self._bfloat16 = uses_bfloat16(recipe.precision, device)
        self._generator = torch.Generator(device)
        self._augmentation = torch.Generator(device)
        self._bad = torch.zeros((), device=device)
        self._bad_on_host = torch.zeros((), pin_memory=device.type == "cuda")

    def card(self, name: str = "model") -> ModelCard:
        """Return the card of the model as trained so far."""
        return self.learner.card(self.step, name)

    def train_step(self, seconds: float) -> None:
        """Let every player have its turns.

        Args:
            seconds: Training time so far, for the learning rate when the run is limited by time.

        Raises:
            NotFinite: On the CPU before the update is applied. On CUDA, where waiting for the loss would cost more
                than the step, the update is left out on the device and this is raised a step or so later.
        """
        self.seconds = seconds
        self._generator.manual_seed(mix(self.recipe.seed, _TRAINING, self.step))
        self._augmentation.manual_seed(mix(self.recipe.seed, _AUGMENTATION, self.step))
        self.learning_rate = self.base_rate * rate_factor(self.step, seconds, self.recipe)
        turns = self.learner.turns_at(self.step)
        losses, terms, t, norm = self._turn(turns[0])
        for player in turns[1:]:
            losses, more, t, norm = self._turn(player)
            terms |= more
        self.meter.add(losses.mean(), losses, t, norm, terms)
        self.ema.update()
        self.step += 1

    def validate(self) -> Validation:
        """Return the averaged model's loss on held-out pictures, with the same pictures and noise each time."""
        with self.averaged(), torch.inference_mode():
            pictures, labels = self.validation.batch(torch.arange(min(VALIDATION_PICTURES, len(self.validation))))
            generator = torch.Generator(self.device).manual_seed(mix(self.recipe.seed, _VALIDATION))
            with self._autocast():
                player = self.learner.turns_at(self.step)[-1]
                losses = self.learner.losses(player, Batch(pictures, labels, generator, self.step))
            terms = {name: float(value) for name, value in losses.terms.items()}
            return Validation(float(losses.each.mean()), terms)

    def judge(self) -> Judgement:
        """Return what the learner finds out about its averaged model."""
        with self.averaged(), torch.inference_mode():
            return self.learner.judge()

    @contextlib.contextmanager
    def averaged(self) -> Iterator[None]:
        """Let the learner compute with its averaged weights, in eval mode."""
        self.network.eval()
        try:
            with self.ema.in_place():
                yield
        finally:
            self.network.train()

    @property
    def images(self) -> int:
        """How many pictures have been seen, repeats counted."""
        return self.order.seen

    def _player(self, parameters: list[nn.Parameter]) -> Player:
        recipe = self.recipe
        alike: Any = {"lr": recipe.learning_rate, "betas": recipe.betas, "weight_decay": recipe.weight_decay}
        if recipe.optimizer == "adamw":
            return Player(parameters, torch.optim.AdamW(parameters, fused=True, **alike))
        matrices = matrices_of(self.network)
        others = [weight for weight in parameters if weight not in matrices]
        chosen = [weight for weight in parameters if weight in matrices]
        return Player(parameters, Muon(chosen, others, ranks=self._ranks, **alike))

    def _turn(self, number: int) -> tuple[Tensor, dict[str, Tensor], Tensor | None, Tensor]:
        """Let one player learn from a batch; returns each picture's loss, terms, timesteps, and the gradient's norm."""
        recipe, player = self.recipe, self.players[number]
        seen, indices = self.order.seen, self.order.next(recipe.batch_size)
        pictures, labels = self.learner.pictures(indices, seen)
        pictures = augment(pictures, recipe.dataset.augment, self._augmentation)
        batch = Batch(pictures, labels, self._generator, self.step, indices).only(self._rows)
        for other in self.players:  # the others' weights need no gradient in this turn
            if other is not player:
                for parameter in other.parameters:
                    parameter.requires_grad_(False)
        try:
            with self._autocast():
                losses = self.learner.losses(number, batch)
            losses.each.mean().backward()
        finally:
            for other in self.players:
                for parameter in other.parameters:
                    parameter.requires_grad_(True)
        self._ranks.average([parameter.grad for parameter in player.parameters if parameter.grad is not None])
        each, terms = self._ranks.join(losses.each.detach()), dict(losses.terms)
        t = None if losses.t is None else self._ranks.join(losses.t)
        self._ranks.average(list(terms.values()))
        norm = torch.nn.utils.clip_grad_norm_(player.parameters, recipe.gradient_clip, foreach=True)
        self._refuse_nonsense(each.mean(), norm, player.optimizer)
        for group in player.optimizer.param_groups:
            group["lr"] = self.learning_rate * self.learner.rate_of(number)
        player.optimizer.step()
        player.optimizer.zero_grad(set_to_none=True)
        return each, terms, t, norm

    def _autocast(self) -> torch.autocast:
        return torch.autocast(self.device.type, torch.bfloat16, enabled=self._bfloat16)

    def _refuse_nonsense(self, loss: Tensor, norm: Tensor, optimizer: torch.optim.Optimizer) -> None:
        if self.device.type == "cpu":
            if not (math.isfinite(loss.item()) and math.isfinite(norm.item())):
                raise NotFinite
            return
        # The fused optimizer leaves out its update where found_inf is 1: decided on the device, without waiting.
        self._bad = torch.maximum(self._bad, (~(loss.isfinite() & norm.isfinite())).float())
        optimizer.found_inf = self._bad
        if self._bad_on_host.item():  # what the copy below brought over by now
            raise NotFinite
        self._bad_on_host.copy_(self._bad, non_blocking=True)
