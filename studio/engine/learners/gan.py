"""Generative adversarial networks."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

import torch
from pydantic import Field
from torch import Tensor, nn

from studio.engine.data.picture_set import PictureSet
from studio.engine.data.seeds import mix
from studio.engine.learners.gan_losses import (
    LossKind,
    discriminator_loss,
    generator_loss,
    gradient_penalty,
    plotted_score,
    r1_penalty,
)
from studio.engine.learners.gan_remedies import collapse_remedies, remedies
from studio.engine.learners.unrolling import Score, StepSizes, unrolled_discriminator
from studio.engine.metrics.collapse import mean_pairwise_distance
from studio.engine.metrics.nearest import pixel_rows
from studio.engine.metrics.samples import draw_samples, evaluate_samples
from studio.engine.models.decoder import DecoderModel
from studio.engine.networks.empty import empty_network
from studio.engine.networks.gan import GROUP, Architecture, Discriminator, Generator
from studio.engine.training.batch import Batch, Losses
from studio.engine.training.learner import Judgement, Learner
from studio.engine.training.process_group import ProcessGroup
from studio.engine.training.registry import register
from studio.engine.training.sample_watch import Measured
from studio.protocol.errors import BadInput
from studio.protocol.events import Remedy
from studio.protocol.frozen import Frozen
from studio.protocol.modelcard import ModelCard
from studio.protocol.training_recipe import TrainRecipe

DISCRIMINATOR, GENERATOR = 0, 1
WATCHED, WATCHED_CLASSES, WATCHED_REAL = 64, 8, 500  # samples, their classes, and pictures whose diversity is watched
_WATCHING = 7  # a random stream besides the trainer's
SAMPLES = 500  # of an evaluation; sampling is cheap, and rare classes need many


class GanOptions(Frozen):
    """Options of a GAN, besides the recipe's `ema_decay` and `betas`."""

    architecture: Architecture = "conv"
    latent: int = Field(default=64, ge=1, le=1024, description="latent dimensions")
    width: int = Field(
        default=32, ge=4, le=512, description="channels at half the size, or width of the first hidden layer"
    )
    loss: LossKind = "non-saturating"
    conditional: bool = Field(default=False, description="class-conditional")
    discriminator_updates: int = Field(default=1, ge=1, le=20, description="per generator update")
    discriminator_rate: float = Field(
        default=1.0, gt=0, le=100, description="its learning rate relative to the generator's (Heusel et al. 2017)"
    )
    gradient_penalty: float = Field(default=10.0, ge=0, le=1000, description="λ; for the wasserstein loss only")
    r1: float = Field(default=0.0, ge=0, le=1000, description="γ; 0 disables it")
    spectral_norm: bool = False
    label_smoothing: float = Field(default=0.0, ge=0, lt=0.5, description="one-sided, for the non-saturating loss")
    minibatch_std: bool = False
    unrolled_steps: int = Field(
        default=0, ge=0, le=10, description="discriminator steps that the generator looks ahead (Metz et al. 2017)"
    )


@register("gan")
class Gan(Learner):
    """A GAN (Goodfellow et al. 2014), for example DCGAN or WGAN-GP, optionally class-conditional.

    A step updates the discriminator, possibly several times with new pictures, then the generator once. The saved model
    is the averaged generator.
    """

    Options = GanOptions
    terms = ("generator", "discriminator", "D(real)", "D(fake)")
    ema_parts = ("decoder",)
    loss_tracks_quality = False  # each loss is relative to the other network
    options: GanOptions

    def __init__(self, recipe: TrainRecipe, data: PictureSet, held_out: PictureSet, device: torch.device) -> None:
        """Create both networks; see `Learner`."""
        super().__init__(recipe, data, held_out, device)
        options = self.options
        if options.conditional and not self.labels:
            raise BadInput(
                "options.conditional needs data with classes; this data set has none.", field="options.conditional"
            )
        if options.architecture == "conv" and data.size % 4:
            raise BadInput(
                f"options.architecture = conv needs a size that is a multiple of 4, not {data.size}.",
                field="dataset.size",
            )
        if not options.conditional:
            self.labels = ()
        config: dict[str, Any] = {
            "size": data.size,
            "channels": data.channels,
            "classes": len(self.labels),
            "architecture": options.architecture,
            "width": options.width,
        }
        empty_network(Generator, config | {"latent": options.latent})  # refuses oversized networks
        self.generator = Generator(latent=options.latent, **config).to(device).train()
        self.discriminator = Discriminator(
            **config, spectral=options.spectral_norm, minibatch_std=options.minibatch_std
        )
        self.discriminator.to(device).train()
        self.parts = {"decoder": self.generator, "discriminator": self.discriminator}
        self.updates = (DISCRIMINATOR,) * options.discriminator_updates + (GENERATOR,)

    @property
    def process_group(self) -> ProcessGroup:
        """The processes that train together; raises BadInput when they would split the groups of `MinibatchStd`."""
        return self._process_group

    @process_group.setter
    def process_group(self, group: ProcessGroup) -> None:
        batch, even = self.recipe.batch_size, GROUP * group.size
        if group.size > 1 and self.options.minibatch_std and batch % even:
            raise BadInput(
                f"options.minibatch_std compares pictures in groups of {GROUP}, and a batch of {batch} leaves "
                f"{group.size} processes no whole ones; choose a multiple of {even}."
            )
        self._process_group = group

    def parameter_groups(self) -> Sequence[Sequence[nn.Parameter]]:
        """Return the parameters of the discriminator and of the generator."""
        return [list(self.discriminator.parameters()), list(self.generator.parameters())]

    def learning_rate_factor(self, group: int) -> float:
        """Return the discriminator's own factor on the learning rate."""
        return self.options.discriminator_rate if group == DISCRIMINATOR else 1.0

    def losses(self, group: int, batch: Batch) -> Losses:
        """Return the loss of a network; in validation, without gradients, also the discriminator's terms."""
        if group == DISCRIMINATOR:
            return self._discriminator_losses(batch)
        fake, labels = self._generated(batch), self._labels(batch)
        score: Score = self.discriminator
        if self.options.unrolled_steps and torch.is_grad_enabled():
            score = self._unrolled(batch, fake)
        each = generator_loss(self.options.loss, score(fake, labels))
        terms = {"generator": each.mean().detach()}
        if not torch.is_grad_enabled():
            terms |= self._discriminator_losses(batch).terms
        return Losses(each.float(), terms)

    def model(self, card: ModelCard) -> DecoderModel:
        """Return the current generator."""
        return DecoderModel(card, self.generator)

    def card(self, step: int, name: str = "model") -> ModelCard:
        """Return the card of the generator."""
        found = super().card(step, name)
        return found.model_copy(update={"kind": "decoder", "latent": (self.options.latent,), "guidance": 1.0})

    def judge(self) -> Judgement:
        """Return the figures of samples and of mode collapse; on a collapse with a warning and remedies."""
        samples = draw_samples(self.distributed(self.model(self.card(0))), self.data, SAMPLES, seed=self.recipe.seed)
        found = evaluate_samples(samples, self.data, self.held_out, self.recipe.dataset.augment)
        judgement = Judgement.of_samples(found)
        if found.collapse is None or found.collapse.warning is None:
            return judgement
        # early in training, samples are alike because they are unlike the data: warn of that, as the verdict does
        unlike = found.verdict if found.verdict is not None and found.verdict.finding == "implausible" else None
        options = self.options
        helpful = remedies(
            self.recipe,
            loss=options.loss,
            discriminator_updates=options.discriminator_updates,
            minibatch_std=options.minibatch_std,
            r1=options.r1,
            discriminator_rate=options.discriminator_rate,
        )
        return replace(
            judgement,
            warnings=(unlike.text if unlike is not None else found.collapse.warning,),
            remedies={remedy.title: remedy.changes for remedy in helpful},
        )

    def measure_samples(self) -> Measured:
        """Return the diversity of fixed-noise samples and, for pictures, their distance from the data.

        For a class-conditional GAN it is the diversity within classes: if each class has collapsed to one picture,
        samples of different classes still differ.
        """
        classes = torch.arange(min(len(self.labels), WATCHED_CLASSES), device=self.device)
        labels = classes.repeat_interleave(WATCHED // len(classes)) if len(classes) else None
        generator = torch.Generator(self.device).manual_seed(mix(self.recipe.seed, _WATCHING))
        z = torch.randn(
            WATCHED if labels is None else len(labels), self.options.latent, generator=generator, device=self.device
        )
        pictures = self.generator(z, labels)
        diversity = mean_pairwise_distance(pictures, labels) / self._mean_real_distance
        if self.data.size == 1:  # points are so dense that most generated ones are far away by comparison
            return Measured(diversity)
        nearest = torch.cdist(pixel_rows(pictures), self._watched_rows).min(1).values
        return Measured(diversity, float(nearest.mean()) / self._nearest_real_distance)

    @cached_property
    def _watched_positions(self) -> Tensor:
        """Evenly spaced positions of the real pictures that samples are compared with."""
        return torch.arange(0, len(self.data), max(1, -(-len(self.data) // WATCHED_REAL)), device=self.device)

    @cached_property
    def _mean_real_distance(self) -> float:
        """The mean distance between two real pictures, of the same class if the GAN is class-conditional."""
        pictures, labels = self.data.batch(self._watched_positions)
        return max(mean_pairwise_distance(pictures, labels if self.labels else None), 1e-6)

    @cached_property
    def _watched_rows(self) -> Tensor:
        return pixel_rows(self.data.batch(self._watched_positions)[0])

    @cached_property
    def _nearest_real_distance(self) -> float:
        """The mean distance of a real picture to the nearest other one."""
        distances = torch.cdist(self._watched_rows, self._watched_rows).fill_diagonal_(torch.inf)
        return max(float(distances.min(1).values.mean()), 1e-6)

    def collapse_remedies(self) -> Sequence[Remedy]:
        """Return a lower learning rate, minibatch statistics, an unrolled discriminator, and the preset's settings."""
        return collapse_remedies(self.recipe, self.options, rate=self.base_rate)

    def _unrolled(self, batch: Batch, fake: Tensor) -> Score:
        """Return the discriminator some steps ahead, against these generated pictures."""
        rate = self.learning_rate * self.learning_rate_factor(DISCRIMINATOR)
        parameters = list(self.discriminator.parameters())
        return unrolled_discriminator(
            self.discriminator,
            lambda score: self._discriminator_losses(batch, score, fake.detach()).per_picture.mean(),
            steps=self.options.unrolled_steps,
            sizes=StepSizes(self.optimizers[DISCRIMINATOR], parameters, rate, self.recipe.betas[1]),
            average=self.process_group.all_reduce_mean,
        )

    def _discriminator_losses(self, batch: Batch, score: Score | None = None, fake: Tensor | None = None) -> Losses:
        """Return the losses of a discriminator, by default its own against newly generated pictures."""
        options, labels, learning = self.options, self._labels(batch), torch.is_grad_enabled()
        score = self.discriminator if score is None else score
        real, fake = batch.pictures, self._generated(batch).detach() if fake is None else fake
        if learning and options.r1:
            real = real.detach().requires_grad_()
        of_real, of_fake = score(real, labels), score(fake, labels)
        each = discriminator_loss(options.loss, of_real, of_fake, options.label_smoothing).float()
        if learning and options.r1:
            each = each + options.r1 * r1_penalty(of_real, real)
        if learning and options.loss == "wasserstein" and options.gradient_penalty:
            between = batch.pictures.lerp(fake.float(), batch.rand(1, 1, 1)).requires_grad_()
            penalty = gradient_penalty(score(between, labels), between)
            each = each + options.gradient_penalty * penalty
        terms = {
            "discriminator": each.mean().detach(),
            "D(real)": plotted_score(options.loss, of_real),
            "D(fake)": plotted_score(options.loss, of_fake),
        }
        return Losses(each, terms)

    def _generated(self, batch: Batch) -> Tensor:
        """Return as many generated pictures as the batch has real ones, of the same classes."""
        pictures: Tensor = self.generator(batch.randn(self.options.latent), self._labels(batch))
        return pictures

    def _labels(self, batch: Batch) -> Tensor | None:
        return batch.labels if self.labels else None
