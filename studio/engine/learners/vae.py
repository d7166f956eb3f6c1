"""The variational autoencoder (Kingma & Welling 2014); with a weight on its KL term the β-VAE (Higgins et al. 2017)."""

import math
from dataclasses import replace

import torch
from pydantic import Field
from torch import Tensor
from torch.nn import functional as F

from studio.engine.data.picture_set import PictureSet
from studio.engine.data.seeds import mix
from studio.engine.learners.reconstruction import batches, evenly_spaced, in_rows, picture_errors, psnr
from studio.engine.models.decoder import DecoderModel
from studio.engine.networks.autoencoder import Architecture, GaussianEncoder, build_autoencoder
from studio.engine.training.batch import Batch, Losses
from studio.engine.training.learner import COLUMNS, Grid, Judgement, Learner
from studio.engine.training.registry import register
from studio.protocol.frozen import Frozen
from studio.protocol.modelcard import ModelCard
from studio.protocol.training_recipe import TrainRecipe

MANIFOLD = 15  # pictures per side of the latent manifold
TRAVERSED = 8  # most latent dimensions to traverse
REACH = 3.0  # standard deviations in each direction
POINT_DEVIATION = 0.05  # of p(x|z) for points; the plane is 2 wide
ACTIVE = 0.01  # least variance of an active latent's mean over the data (Burda et al. 2016, appendix C)
COLLAPSED = "Posterior collapse: the decoder ignores all latents. Lower options.beta, or raise options.anneal."
ANNEALING = {"Anneal over 1000 steps": {"options.anneal": 1000}}
_JUDGING = 5  # a random stream besides the trainer's


class VaeOptions(Frozen):
    """The architecture, and the weight of the KL term."""

    architecture: Architecture = "mlp"
    hidden: tuple[int, ...] = Field(default=(256, 256), min_length=1, max_length=6, description="width of each layer")
    latent: int = Field(default=20, ge=1, le=4096, description="latent dimensions")
    beta: float = Field(default=1.0, ge=0, le=1000, description="weight of the KL term; 1 for the ELBO")
    anneal: int = Field(default=0, ge=0, description="steps of KL annealing from 0")


@register("vae")
class Vae(Learner):
    """A VAE with prior p(z) = N(0, I), Bernoulli likelihood p(x|z) per value, and normal posterior q(z|x).

    Points of the plane have a normal likelihood, whose standard deviation is POINT_DEVIATION.

    The loss is -E_q[log p(x|z)] + β·KL(q(z|x) || p(z)) in nats per picture, with one z per picture (Kingma & Welling
    2014, equation 7; Higgins et al. 2017, equation 4). The validation loss uses the full β at every step, so that it is
    comparable.
    """

    Options = VaeOptions
    terms = ("reconstruction", "kl")

    def __init__(self, recipe: TrainRecipe, data: PictureSet, held_out: PictureSet, device: torch.device) -> None:
        """Create encoder and decoder; see `Learner`."""
        super().__init__(recipe, data, held_out, device)
        self.labels = ()
        chosen = self.options
        encoder, decoder = build_autoencoder(
            GaussianEncoder,
            chosen.architecture,
            size=data.size,
            channels=data.channels,
            hidden=chosen.hidden,
            latent=chosen.latent,
            points=True,
        )
        self.encoder, self.decoder = encoder.to(device).train(), decoder.to(device).train()
        self.parts = {"encoder": self.encoder, "decoder": self.decoder}

    def losses(self, group: int, batch: Batch) -> Losses:
        """Return the loss of each picture, and its two terms in nats."""
        reconstruction, kl = self._bound(batch.pictures, batch.randn(self.options.latent))
        kl = kl.sum(1)
        weight = self.kl_weight(None if batch.measured else batch.step)
        terms = {"reconstruction": reconstruction.detach().mean(), "kl": kl.detach().mean()}
        return Losses(reconstruction + weight * kl, terms)

    def kl_weight(self, step: int | None) -> float:
        """Return the weight of the KL term after `step` steps; None for the final weight."""
        beta, anneal = self.options.beta, self.options.anneal
        return float(beta if step is None or step >= anneal else beta * step / anneal)

    def card(self, step: int, name: str = "model") -> ModelCard:
        """Return the card of a decoder."""
        changes = {"kind": DecoderModel.kind, "latent": (self.options.latent,)}
        return super().card(step, name).model_copy(update=changes)

    def model(self, card: ModelCard) -> DecoderModel:
        """Return the current model."""
        return DecoderModel(card, self.decoder, self.encoder)

    @torch.no_grad()
    def grid(self, step: int) -> Grid:
        """Return a preview.

        With two latent dimensions, the latent manifold (Kingma & Welling 2014, figure 4): 15x15 pictures at quantiles
        of the normal distribution, the first dimension increasing to the right, the second upwards. Otherwise four rows
        of eight: held-out pictures, reconstructions, and two rows of samples.
        """
        if self.data.space == "plane":
            return super().grid(step)
        if self.options.latent == 2:
            return Grid(self.decoder(plane_of_latents(MANIFOLD).to(self.device)), MANIFOLD)
        originals = evenly_spaced(self.held_out, COLUMNS)
        samples = self.sample(self.model(self.card(step)), [None] * (2 * COLUMNS), steps=1)
        return in_rows(originals, self.decoder(self.encoder(originals)[0]), *samples.split(COLUMNS))

    def judge(self) -> Judgement:
        """Return the figures of the samples, the ELBO, the reconstructions and the active latents.

        `nll_bound` is the negative ELBO in nats per picture, with one z per held-out picture, always from the same
        noise. Grey values enter as probabilities, so it bounds the negative log likelihood of binarized pictures;
        `bits_per_dim` is the same per value. `psnr` in dB is that of reconstructions from the mean of q(z|x).
        `active_latents` counts latents whose mean has a variance above 0.01 over the data (Burda et al. 2016). The grid
        "Latent traversals" varies the latents with the largest KL term from -3 to 3 standard deviations, one per
        row.
        """
        generator = torch.Generator(self.device).manual_seed(mix(self.recipe.seed, _JUDGING))
        bounds, kls, means, errors = [], [], [], []
        for pictures in batches(self.held_out):
            noise = torch.randn((len(pictures), self.options.latent), generator=generator, device=self.device)
            reconstruction, kl = self._bound(pictures, noise)
            bounds.append(reconstruction + kl.sum(1))
            kls.append(kl)
            means.append(self.encoder(pictures)[0])
            errors.append(picture_errors(self.decoder(means[-1]), pictures))
        bound = float(torch.cat(bounds).mean())
        active = int((torch.cat(means).var(0, correction=0) > ACTIVE).sum())
        figures = {
            "nll_bound": bound,
            "bits_per_dim": bound / math.log(2) / self.held_out.pictures[0].numel(),
            "psnr": psnr(float(torch.cat(errors).mean())),
            "active_latents": float(active),
        }
        of_samples = super().judge()
        pictures = dict(of_samples.pictures)
        if self.data.space != "plane":
            pictures = {"Latent traversals": self._traversals(torch.cat(kls).mean(0)), **pictures}
        found = replace(of_samples, pictures=pictures).with_figures(figures, len(self.held_out))
        if active:
            return found
        remedies = {"Halve beta": {"options.beta": self.options.beta / 2}, **ANNEALING}
        return replace(found, warnings=[COLLAPSED], remedies=remedies)

    def _bound(self, pictures: Tensor, noise: Tensor) -> tuple[Tensor, Tensor]:
        """Return -log p(x|z) [N] for z = mean + deviation·noise, and the KL term per latent [N, latent], in nats."""
        mean, log_variance = (part.float() for part in self.encoder(pictures))
        z = mean + (log_variance / 2).exp() * noise
        kl = gaussian_kl(mean, log_variance)
        if self.data.space == "plane":
            return gaussian_nll(self.decoder(z), pictures, POINT_DEVIATION), kl
        return bernoulli_nll(self.decoder.logits(z), pictures), kl

    def _traversals(self, kl: Tensor) -> Grid:
        """Traverse one latent dimension per row, those with the largest KL term first, from a held-out picture."""
        start = self.encoder(evenly_spaced(self.held_out, 1))[0]
        order = kl.argsort(descending=True, stable=True)[:TRAVERSED]
        z = start.repeat(len(order), COLUMNS, 1)
        z[torch.arange(len(order)), :, order] = torch.linspace(-REACH, REACH, COLUMNS, device=z.device)
        return Grid(self.decoder(z.flatten(0, 1)), COLUMNS)


def bernoulli_nll(logits: Tensor, pictures: Tensor) -> Tensor:
    """Return -log p(x) [N] in nats of pictures [N, C, H, W] in [-1, 1], whose values are probabilities of white."""
    nll = F.binary_cross_entropy_with_logits(logits.float(), (pictures + 1) / 2, reduction="none")
    return nll.flatten(1).sum(1)


def gaussian_nll(mean: Tensor, points: Tensor, deviation: float) -> Tensor:
    """Return -log N(points; mean, deviation²·I) [N] in nats of points [N, ...]."""
    squares = ((points - mean.float()) / deviation).square().flatten(1)
    return (squares.sum(1) + squares.shape[1] * math.log(2 * math.pi * deviation**2)) / 2


def gaussian_kl(mean: Tensor, log_variance: Tensor) -> Tensor:
    """Return KL(N(mean, variance) || N(0, 1)) in nats, elementwise (Kingma & Welling 2014, appendix B)."""
    return (mean.square() + log_variance.exp() - 1 - log_variance) / 2


def plane_of_latents(side: int) -> Tensor:
    """Return a side x side grid of latents [side², 2] row by row from top left, at quantiles of N(0, I)."""
    quantiles = torch.special.ndtri((torch.arange(side, dtype=torch.float64) + 0.5) / side).float()
    upwards, rightwards = torch.meshgrid(quantiles.flip(0), quantiles, indexing="ij")
    return torch.stack([rightwards, upwards], dim=-1).flatten(0, 1)
