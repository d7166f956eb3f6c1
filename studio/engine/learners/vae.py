"""The variational autoencoder (Kingma & Welling 2014); with a weight on its KL term the β-VAE (Higgins et al. 2017)."""

import math

import torch
from pydantic import Field
from torch import Tensor
from torch.nn import functional as F

from studio.engine.data.picture_set import PictureSet
from studio.engine.data.seeds import mix
from studio.engine.learners.reconstruction import batches, in_rows, picture_errors, psnr, spread
from studio.engine.models.decoder import DecoderModel
from studio.engine.networks.autoencoder import Architecture, GaussianEncoder, build_autoencoder
from studio.engine.training.batch import Batch, Losses
from studio.engine.training.learner import COLUMNS, Grid, Judgement, Learner
from studio.engine.training.registry import register
from studio.protocol.modelcard import ModelCard
from studio.protocol.recipes import Frozen, TrainRecipe

MANIFOLD = 15  # pictures on a side of the map of a plane of latents
TRAVERSED = 8  # latents shown one by one, at most
REACH = 3.0  # standard deviations either way
ACTIVE = 0.01  # variance of a latent's mean over the data (Burda et al. 2016, appendix C)
COLLAPSED = "No latent is in use: the decoder ignores them. Lower options.beta, or raise options.anneal."
ANNEALING = {"Anneal over 1000 steps": {"options.anneal": 1000}}
_JUDGING = 5  # a stream of randomness beside the trainer's


class VaeOptions(Frozen):
    """The network's shape, and how much the latent's distance from N(0, I) counts."""

    architecture: Architecture = "mlp"
    hidden: tuple[int, ...] = Field(default=(256, 256), min_length=1, max_length=6, description="width of each layer")
    latent: int = Field(default=20, ge=1, le=4096, description="numbers that a picture is put into")
    beta: float = Field(default=1.0, ge=0, le=1000, description="weight of the KL term; 1 makes the loss a bound")
    anneal: int = Field(default=0, ge=0, description="steps in which that weight rises from 0")


@register("vae")
class Vae(Learner):
    """Learns a distribution of pictures: p(z) = N(0, I), p(x|z) Bernoulli in every value, q(z|x) normal.

    The loss is -E_q[log p(x|z)] + β·KL(q(z|x) || p(z)) in nats a picture, with one z for each picture (Kingma &
    Welling 2014, equation 7; Higgins et al. 2017, equation 4). On held-out pictures β has its full weight whatever
    the step, so that those losses can be compared.
    """

    Options = VaeOptions
    terms = ("reconstruction", "kl")

    def __init__(self, recipe: TrainRecipe, data: PictureSet, held_out: PictureSet, device: torch.device) -> None:
        """Make encoder and decoder; see `Learner`."""
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
        )
        self.encoder, self.decoder = encoder.to(device).train(), decoder.to(device).train()
        self.parts = {"encoder": self.encoder, "decoder": self.decoder}

    def losses(self, group: int, batch: Batch) -> Losses:
        """Return the weighted bound of each picture, and its two terms in nats."""
        reconstruction, kl = self._bound(batch.pictures, batch.randn(self.options.latent))
        kl = kl.sum(1)
        weight = self.kl_weight(None if batch.indices is None else batch.step)
        terms = {"reconstruction": reconstruction.detach().mean(), "kl": kl.detach().mean()}
        return Losses(reconstruction + weight * kl, terms)

    def kl_weight(self, step: int | None) -> float:
        """Return the weight of the KL term after `step` steps; None: at the end."""
        beta, anneal = self.options.beta, self.options.anneal
        return float(beta if step is None or step >= anneal else beta * step / anneal)

    def card(self, step: int, name: str = "model") -> ModelCard:
        """Return the card of a model that decodes latents."""
        changes = {"kind": DecoderModel.kind, "latent": (self.options.latent,)}
        return super().card(step, name).model_copy(update=changes)

    def model(self, card: ModelCard) -> DecoderModel:
        """Return the model as it is now."""
        return DecoderModel(card, self.decoder, self.encoder)

    @torch.no_grad()
    def grid(self, step: int) -> Grid:
        """Return what has been learnt.

        With two latents it is the map of their plane (Kingma & Welling 2014, figure 4): 15 x 15 pictures, both latents
        at the same quantiles of the normal distribution, the first rising to the right, the second upwards. With any
        other number there are four rows of eight: held-out pictures, what came back of them, and two rows of samples.
        """
        if self.options.latent == 2:
            return Grid(self.decoder(plane_of_latents(MANIFOLD).to(self.device)), MANIFOLD)
        originals = spread(self.held_out, COLUMNS)
        samples = self.sample(self.model(self.card(step)), [None] * (2 * COLUMNS), steps=1)
        return in_rows(originals, self.decoder(self.encoder(originals)[0]), *samples.split(COLUMNS))

    def judge(self) -> Judgement:
        """Return the figures of the samples, the bound, the reconstructions and how many latents are in use.

        `nll_bound` is -ELBO in nats a picture with the KL term at weight 1, one z for each held-out picture, always
        from the same noise. As values between black and white enter as probabilities, it bounds the negative log
        likelihood of pictures whose values are drawn black or white by them; `bits_per_dim` is the same by value.
        `psnr` in dB is of reconstructions from the mean of q(z|x). `active_latents` counts those whose mean varies over
        the data by more than 0.01 (Burda et al. 2016). The grid "Latents one by one" has a row for each of the latents
        that tell most, from -3 to 3 standard deviations, the others as a held-out picture has them.
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
        pictures = {"Latents one by one": self._one_by_one(torch.cat(kls).mean(0))}
        figures = {**super().judge().figures, **figures}
        if active:
            return Judgement(figures, pictures=pictures)
        remedies = {"Halve beta": {"options.beta": self.options.beta / 2}, **ANNEALING}
        return Judgement(figures, pictures=pictures, warnings=[COLLAPSED], remedies=remedies)

    def _bound(self, pictures: Tensor, noise: Tensor) -> tuple[Tensor, Tensor]:
        """Return -log p(x|z) [N] for z = mean + deviation·noise, and each latent's KL term [N, latent], in nats."""
        mean, log_variance = (part.float() for part in self.encoder(pictures))
        z = mean + (log_variance / 2).exp() * noise
        return bernoulli_nll(self.decoder.logits(z), pictures), gaussian_kl(mean, log_variance)

    def _one_by_one(self, kl: Tensor) -> Grid:
        """Change one latent in a row, of those with the most KL first; the middle column changes nothing much."""
        start = self.encoder(spread(self.held_out, 1))[0]
        told = kl.argsort(descending=True, stable=True)[:TRAVERSED]
        z = start.repeat(len(told), COLUMNS, 1)
        z[torch.arange(len(told)), :, told] = torch.linspace(-REACH, REACH, COLUMNS, device=z.device)
        return Grid(self.decoder(z.flatten(0, 1)), COLUMNS)


def bernoulli_nll(logits: Tensor, pictures: Tensor) -> Tensor:
    """Return -log p(x) [N] in nats of pictures [N, C, H, W] in [-1, 1], each value the probability of a white one."""
    nll = F.binary_cross_entropy_with_logits(logits.float(), (pictures + 1) / 2, reduction="none")
    return nll.flatten(1).sum(1)


def gaussian_kl(mean: Tensor, log_variance: Tensor) -> Tensor:
    """Return KL(N(mean, variance) || N(0, 1)) in nats, each number by itself (Kingma & Welling 2014, appendix B)."""
    return (mean.square() + log_variance.exp() - 1 - log_variance) / 2


def plane_of_latents(side: int) -> Tensor:
    """Return side x side latents [side², 2] row by row: the middles of equal shares of N(0, I), from top left."""
    quantiles = torch.special.ndtri((torch.arange(side, dtype=torch.float64) + 0.5) / side).float()
    upwards, rightwards = torch.meshgrid(quantiles.flip(0), quantiles, indexing="ij")
    return torch.stack([rightwards, upwards], dim=-1).flatten(0, 1)
