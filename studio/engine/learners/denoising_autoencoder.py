"""The denoising autoencoder: reconstructs clean pictures from noisy ones (Vincent et al. 2010)."""

import torch
from pydantic import Field
from torch import Tensor

from studio.engine.data.seeds import mix
from studio.engine.learners.autoencoder import Autoencoder, AutoencoderOptions
from studio.engine.learners.reconstruction import batches, evenly_spaced, in_rows, picture_errors, psnr
from studio.engine.training.batch import Batch, Losses
from studio.engine.training.learner import COLUMNS, Grid, Judgement
from studio.engine.training.registry import register

_GRID, _JUDGING = 4, 5  # random streams besides the trainer's


class DenoisingOptions(AutoencoderOptions):
    """Options of an autoencoder, and the noise level."""

    noise: float = Field(default=0.5, ge=0, le=4, description="standard deviation; white and black are 2 apart")


@register("denoising-autoencoder")
class DenoisingAutoencoder(Autoencoder):
    """Learns to remove Gaussian noise.

    `judge` reports the PSNR in dB on all held-out pictures before and after denoising, always with the same noise.
    Noisy pictures are not clipped.
    """

    Options = DenoisingOptions

    def losses(self, group: int, batch: Batch) -> Losses:
        """Return the reconstruction loss against the clean pictures."""
        return Losses(
            self.differences(self._noisy(batch.pictures, batch.randn(*batch.pictures.shape[1:])), batch.pictures)
        )

    def grid(self, step: int) -> Grid:
        """Return 16 held-out pictures in rows of eight: noisy, denoised, clean."""
        clean = evenly_spaced(self.held_out, 2 * COLUMNS)
        noisy = self._noisy(clean, _noise_like(clean, self._generator(_GRID)))
        return in_rows(noisy, self.reconstruct(noisy), clean)

    def judge(self) -> Judgement:
        """Return the PSNR before and after."""
        generator = self._generator(_JUDGING)
        before, after = [], []
        for clean in batches(self.held_out):
            noisy = self._noisy(clean, _noise_like(clean, generator))
            before.append(picture_errors(noisy, clean))
            after.append(picture_errors(self.reconstruct(noisy), clean))
        figures = {"psnr_before": before, "psnr_after": after}
        values = {name: psnr(float(torch.cat(errors).mean())) for name, errors in figures.items()}
        return Judgement().with_figures(values, len(self.held_out))

    def _noisy(self, pictures: Tensor, noise: Tensor) -> Tensor:
        return pictures + self.options.noise * noise

    def _generator(self, stream: int) -> torch.Generator:
        return torch.Generator(self.device).manual_seed(mix(self.recipe.seed, stream))


def _noise_like(pictures: Tensor, generator: torch.Generator) -> Tensor:
    return torch.randn(pictures.shape, generator=generator, device=pictures.device)
