"""The training step, and everything that it changes."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.engine.data.picture_set import PictureSet
from studio.engine.diffusion.forward import add_noise
from studio.engine.diffusion.prediction import training_target
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.networks.unet import build_unet
from studio.engine.training.data_order import DataOrder
from studio.engine.training.device import uses_bfloat16
from studio.engine.training.ema import Ema
from studio.engine.training.learning_rate import learning_rate_at
from studio.engine.training.loss import picture_losses, snr_weights
from studio.engine.training.meter import Meter
from studio.engine.training.randomness import draw_step, mix, seed_everything
from studio.protocol.modelcard import ModelCard
from studio.protocol.recipes import TrainRecipe

BETAS = (0.9, 0.99)  # a second moment over 100 steps instead of 1000 suits runs of a few thousand
_SMOOTHING = 0.98  # of the loss that the best is judged by


class NotFinite(Exception):
    """The loss or its gradient became NaN or infinite; the step's update was not applied."""


@dataclass
class Best:
    """The lowest smoothed loss so far. The smoothing restarts nowhere, so a resumed run finds the same."""

    smoothed: float | None = None
    loss: float | None = None
    step: int = 0

    def add(self, losses: Iterable[float], first_step: int) -> None:
        """Take in the losses of the steps from `first_step` on."""
        for step, loss in enumerate(losses, start=first_step):
            before = loss if self.smoothed is None else self.smoothed
            self.smoothed = _SMOOTHING * before + (1 - _SMOOTHING) * loss
            if self.loss is None or self.smoothed < self.loss:
                self.loss, self.step = self.smoothed, step


class Trainer:
    """A network, its average, its optimizer and their place in the run.

    Attributes:
        step: How many updates have been applied.
        seconds: Training time as of the last step, over all sittings; whoever calls `train_step` gives it.
        learning_rate: Of the last step.
    """

    def __init__(self, recipe: TrainRecipe, data: PictureSet, device: torch.device) -> None:
        """Make everything from the recipe's seed; `data` must be on the device already."""
        seed_everything(recipe.seed)
        self.recipe = recipe
        self.device = device
        self.data = data
        self.schedule = NoiseSchedule.of(recipe.schedule)
        classes = len(data.names) if recipe.network.conditional else 0
        self.labels = data.names[:classes]
        unet = build_unet(recipe.network, size=data.size, channels=data.channels, classes=classes)
        self.unet = unet.to(device).train()
        self.parameters = [parameter for parameter in self.unet.parameters() if parameter.requires_grad]
        self.ema = Ema(self.unet, recipe.ema_decay)
        self.optimizer = torch.optim.AdamW(
            self.parameters, lr=recipe.learning_rate, betas=BETAS, weight_decay=recipe.weight_decay, fused=True
        )
        self.order = DataOrder(len(data), recipe.seed, device=device)
        self.meter = Meter(self.schedule.timesteps, device)
        self.best = Best()
        self.step = 0
        self.seconds = 0.0
        self.learning_rate = 0.0
        self._bfloat16 = uses_bfloat16(recipe.precision, device)
        weights = snr_weights(recipe.prediction_type, self.schedule, recipe.min_snr_gamma)
        self._weights = None if weights is None else weights.float().to(device)
        self._generator = torch.Generator(device)
        self._bad = torch.zeros((), device=device)
        self._bad_on_host = torch.zeros((), pin_memory=device.type == "cuda")

    def card(self, name: str = "model") -> ModelCard:
        """Return the card of the model as trained so far."""
        recipe = self.recipe
        return ModelCard(
            name=name,
            title=f"{recipe.preset}, {self.step} steps",
            size=self.data.size,
            channels=3 if self.data.channels == 3 else 1,
            labels=self.labels,
            prediction_type=recipe.prediction_type,
            schedule=recipe.schedule,
            guidance=recipe.guidance if self.labels else 1.0,
            sampler=recipe.sampler,
            steps=min(recipe.sample_steps, recipe.schedule.timesteps),
            dataset=self.data.title,
        )

    def train_step(self, seconds: float) -> None:
        """Do one update.

        Args:
            seconds: Training time so far, for the learning rate when the run is limited by time.

        Raises:
            NotFinite: On the CPU before the update is applied. On CUDA, where waiting for the loss would cost more
                than the step, the update is left out on the device and this is raised a step or so later.
        """
        recipe, self.seconds = self.recipe, seconds
        self._generator.manual_seed(mix(recipe.seed, 2, self.step))
        x0, labels = self.data.batch(self.order.next(recipe.batch_size))
        draw = draw_step(self._generator, tuple(x0.shape), self.schedule.timesteps, recipe.label_dropout)
        x_t = add_noise(x0, draw.noise, draw.t, self.schedule)
        target = training_target(recipe.prediction_type, x0, draw.noise, draw.t, self.schedule)
        given = None
        if self.labels and labels is not None:
            given = labels.masked_fill(draw.unlabelled, len(self.labels))
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self._bfloat16):
            output = self.unet(x_t, draw.t, class_labels=given, return_dict=False)[0]
        losses = picture_losses(output, target, None if self._weights is None else self._weights[draw.t])
        loss = losses.mean()
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(self.parameters, recipe.gradient_clip, foreach=True)
        self.meter.add(loss.detach(), losses.detach(), draw.t, norm)
        self._refuse_nonsense(loss.detach(), norm)
        self.learning_rate = learning_rate_at(self.step, seconds, recipe)
        for group in self.optimizer.param_groups:
            group["lr"] = self.learning_rate
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.ema.update()
        self.step += 1

    @property
    def images(self) -> int:
        """How many pictures have been seen, repeats counted."""
        return self.order.seen

    def _refuse_nonsense(self, loss: Tensor, norm: Tensor) -> None:
        if self.device.type == "cpu":
            if not (math.isfinite(loss.item()) and math.isfinite(norm.item())):
                raise NotFinite
            return
        # The fused optimizer leaves out its update where found_inf is 1: decided on the device, without waiting.
        self._bad = torch.maximum(self._bad, (~(loss.isfinite() & norm.isfinite())).float())
        self.optimizer.found_inf = self._bad
        if self._bad_on_host.item():  # what the copy below brought over by now
            raise NotFinite
        self._bad_on_host.copy_(self._bad, non_blocking=True)
