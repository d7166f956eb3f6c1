"""The KL-regularized autoencoder of latent diffusion (Rombach et al. 2022)."""

import math
from collections.abc import Sequence
from typing import Any

import torch
from diffusers import AutoencoderKL
from diffusers.models.autoencoders.vae import DiagonalGaussianDistribution
from pydantic import Field, model_validator
from torch import Tensor, nn
from torch.nn import functional as F

from studio.engine.data.picture_set import PictureSet
from studio.engine.learners.reconstruction import batches, evenly_spaced, gradient_errors, in_rows, picture_errors, psnr
from studio.engine.models.files import load_model
from studio.engine.models.kl_autoencoder import KlAutoencoderModel
from studio.engine.networks.kl_autoencoder import GROUPS, build_kl_autoencoder
from studio.engine.training.batch import Batch, Losses
from studio.engine.training.learner import COLUMNS, Grid, Judgement, Learner
from studio.engine.training.registry import register
from studio.protocol.errors import BadInput
from studio.protocol.frozen import Frozen
from studio.protocol.modelcard import ModelCard, find_model
from studio.protocol.training_recipe import TrainRecipe

_SCALES = 3  # of the edge loss: full, half and quarter size
_BATCH = 64  # pictures encoded at once


class KlAutoencoderOptions(Frozen):
    """Architecture and loss weights; every level but the last halves width and height."""

    begin: str = Field(
        default="",
        description="an autoencoder whose decoder is trained further; empty: encoder and decoder from scratch",
    )
    channels: tuple[int, ...] = Field(default=(32, 64, 128), min_length=1, max_length=6)
    layers: int = Field(default=1, ge=1, le=4, description="residual blocks per level")
    latent_channels: int = Field(default=4, ge=1, le=64)
    kl_weight: float = Field(default=1e-4, ge=0, le=1, description="weight of the mean KL divergence per latent value")
    edge_weight: float = Field(default=0.5, ge=0, le=100, description="weight of the edge loss at three sizes")
    window: int = Field(default=0, ge=0, le=512, description="side of the training crops; 0 for whole pictures")

    @model_validator(mode="after")
    def _fits(self) -> "KlAutoencoderOptions":
        if any(channels < 1 or channels % GROUPS for channels in self.channels):
            raise ValueError(f"channels must be multiples of {GROUPS}")
        if self.window % 2 ** (len(self.channels) - 1):
            raise ValueError(f"window must be a multiple of {2 ** (len(self.channels) - 1)}")
        return self


@register("kl-autoencoder")
class KlAutoencoder(Learner):
    """Learns to reconstruct pictures from latents with a near-normal distribution.

    The loss is absolute plus squared error, an edge loss at three sizes (without which small networks blur), and a
    small weight on the KL divergence of the latents from N(0, I). Training on random crops saves time, since the
    network is convolutional.

    A decoder that is trained further keeps its encoder: models of its latents stay valid.
    """

    Options = KlAutoencoderOptions
    terms = ("reconstruction", "edges", "kl")

    def __init__(self, recipe: TrainRecipe, data: PictureSet, held_out: PictureSet, device: torch.device) -> None:
        """Create the autoencoder; see `Learner`."""
        super().__init__(recipe, data, held_out, device)
        if self.options.window > data.size:
            raise BadInput(
                f"options.window is {self.options.window}, but the pictures are {data.size}x{data.size}.",
                field="options.window",
            )
        self.labels = ()
        vae = self._known() if self.options.begin else self._new()
        self.vae: Any = vae.to(device).train()
        side = data.size // 2 ** (len(vae.config.block_out_channels) - 1)
        self.latent = (vae.config.latent_channels, side, side)
        self.parts = {"vae": self.vae}

    @property
    def compiled(self) -> Sequence[nn.Module]:
        """Encoder and decoder."""
        return (self.vae.encoder, self.vae.decoder)

    def losses(self, group: int, batch: Batch) -> Losses:
        """Return the loss of each picture, reconstructed from a sampled latent."""
        pictures = self._crops(batch)
        with torch.set_grad_enabled(torch.is_grad_enabled() and not self.options.begin):
            moments = self.vae.encode(pictures).latent_dist.parameters.float()
        posterior = DiagonalGaussianDistribution(moments)
        shape = posterior.mean.shape[1:]
        made = self.vae.decode(posterior.mean + posterior.std * batch.randn(*shape)).sample.float()
        off = made - pictures
        reconstruction = (off.abs() + off.square()).flatten(1).mean(1)
        edges = self.options.edge_weight * edge_differences(made, pictures)
        kl = self.options.kl_weight * posterior.kl() / math.prod(shape)
        terms = {"reconstruction": reconstruction, "edges": edges, "kl": kl}
        return Losses(reconstruction + edges + kl, {name: term.mean().detach() for name, term in terms.items()})

    def card(self, step: int, name: str = "model") -> ModelCard:
        """Return the card of an autoencoder."""
        changes = {"kind": KlAutoencoderModel.kind, "latent": self.latent}
        return super().card(step, name).model_copy(update=changes)

    def model(self, card: ModelCard) -> KlAutoencoderModel:
        """Return the current model."""
        return KlAutoencoderModel(card, self.vae)

    def grid(self, step: int) -> Grid:
        """Return 16 held-out pictures in rows of eight, each row of originals above its reconstructions."""
        originals = evenly_spaced(self.held_out, 2 * COLUMNS)
        return in_rows(originals, self.model(self.card(step)).reconstruct(originals))

    def judge(self) -> Judgement:
        """Return the PSNR of held-out pictures and of their gradients, and mean and deviation of their latents."""
        model, errors, edges, latents = self.model(self.card(0)), [], [], []
        for some in batches(self.held_out):
            for pictures in some.split(_BATCH):
                latents.append(model.vae.encode(pictures).latent_dist.mean)
                made = model.vae.decode(latents[-1]).sample.clamp(-1, 1)
                errors.append(picture_errors(made, pictures))
                edges.append(gradient_errors(made, pictures))
        every = torch.cat(latents)
        figures = {"psnr": psnr(float(torch.cat(errors).mean()))}
        figures["gradient_psnr"] = psnr(float(torch.cat(edges).mean()))
        figures |= {"latent_mean": float(every.mean()), "latent_deviation": float(every.std())}
        return Judgement().with_figures(figures, len(every))

    def _new(self) -> AutoencoderKL:
        return build_kl_autoencoder(
            size=self.data.size,
            channels=self.data.channels,
            levels=self.options.channels,
            latent_channels=self.options.latent_channels,
            layers=self.options.layers,
        )

    def _known(self) -> Any:
        """Return the autoencoder to begin from, its encoder frozen; raises BadInput if it does not fit the data."""
        name, data = self.options.begin, self.data
        model = load_model(find_model(name), str(self.device))
        if not isinstance(model, KlAutoencoderModel):
            raise BadInput(f"{name} is not an autoencoder of pictures.", field="options.begin")
        if (model.card.size, model.card.channels) != (data.size, data.channels):
            has = f"{data.size}x{data.size} in {data.channels} channels"
            raise BadInput(f"{name} is for pictures of {model.card.size}; the data has {has}.", field="dataset.size")
        vae: Any = model.vae.float().requires_grad_(True)
        for encoding in (vae.encoder, vae.quant_conv):
            encoding.requires_grad_(False)
        return vae

    def _crops(self, batch: Batch) -> Tensor:
        """Return a random crop of each picture; pictures that are only evaluated are not cropped."""
        pictures, side = batch.pictures, self.options.window
        if not side or side == pictures.shape[-1] or batch.measured:
            return pictures
        positions = pictures.shape[-1] - side + 1
        corners = (batch.rand(2) * positions).long()
        along = torch.arange(side, device=pictures.device)
        rows, columns = corners[:, :1] + along, corners[:, 1:] + along
        picked = torch.arange(len(pictures), device=pictures.device)[:, None, None]
        return pictures.permute(0, 2, 3, 1)[picked, rows[:, :, None], columns[:, None, :]].permute(0, 3, 1, 2)


def edge_differences(made: Tensor, wanted: Tensor) -> Tensor:
    """Return the mean absolute error [N] of the finite differences, summed over full, half and quarter size."""
    total = made.new_zeros(len(made))
    for scale in range(_SCALES):
        if scale:
            made, wanted = F.avg_pool2d(made, 2), F.avg_pool2d(wanted, 2)
        if min(made.shape[-2:]) < 2:  # a small crop has no differences at this size
            break
        for axis in (2, 3):
            steps = made.diff(dim=axis) - wanted.diff(dim=axis)
            total = total + steps.abs().flatten(1).mean(1)
    return total
