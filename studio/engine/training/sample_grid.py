"""Sample grids of a model as it learns: always from the same seeds, so that one can watch it improve."""

import io

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.samplers import sample
from studio.engine.models import PixelModel
from studio.engine.networks.unet import empty_unet
from studio.engine.training.trainer import Trainer
from studio.protocol.files import write_whole
from studio.protocol.runfolder import RunFolder

ROWS = 4
COLUMNS = 8  # of a model without labels
MAX_COLUMNS = 10  # of one with labels: a column for each of the first ten
STEPS = 15  # enough to judge by; the model's own number of steps would take time from the training


class GridSampler:
    """Samples grids from a trainer's averaged weights, in a network of its own."""

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        # Made without fresh weights, which would draw from the random state that a resumed run has just put back.
        empty = empty_unet(trainer.unet.config)
        self._unet = empty.to_empty(device=trainer.device).eval().requires_grad_(False)
        labels: list[int | None] = [None] * (ROWS * COLUMNS)
        self.columns = COLUMNS
        if trainer.labels:
            self.columns = min(len(trainer.labels), MAX_COLUMNS)
            labels = [column for _ in range(ROWS) for column in range(self.columns)]
        self._labels = labels

    def write(self, folder: RunFolder) -> str:
        """Sample a grid into samples/ and return its name relative to the run folder; BadInput on a full disk."""
        name = f"samples/{self._trainer.step:08d}.png"
        buffer = io.BytesIO()
        Image.fromarray(self.pixels()).save(buffer, format="PNG")
        write_whole(folder.path / name, buffer.getvalue())
        return name

    def pixels(self) -> NDArray[np.uint8]:
        """Sample a grid: uint8 [rows·size, columns·size] or [..., 3], row by row, without gaps."""
        trainer = self._trainer
        trainer.ema.copy_to(self._unet)
        model = PixelModel(trainer.card(), self._unet, trainer.schedule)
        count = len(self._labels)
        generators = picture_generators(trainer.recipe.seed, count)
        shape = (count, trainer.data.channels, trainer.data.size, trainer.data.size)
        x_T = randn(shape, generators, trainer.device)
        denoiser = model.denoiser(self._labels, model.card.guidance)
        steps = min(STEPS, trainer.schedule.timesteps)
        pictures = x_T
        for done in sample(denoiser, x_T, trainer.schedule, sampler="ddim", steps=steps, generators=generators):
            pictures = done.x_next
        return tile(to_pixels(pictures), self.columns)


def to_pixels(pictures: Tensor) -> NDArray[np.uint8]:
    """Turn pictures [N, C, H, W] in [-1, 1] into uint8 [N, H, W, C]."""
    scaled = pictures.detach().float().clamp(-1, 1).add(1).mul(127.5).round().to(torch.uint8)
    return np.asarray(scaled.permute(0, 2, 3, 1).cpu().numpy(), dtype=np.uint8)


def tile(pictures: NDArray[np.uint8], columns: int) -> NDArray[np.uint8]:
    """Lay pictures [N, H, W, C] out row by row; N must be a multiple of `columns`. Grey comes back as [H', W']."""
    count, height, width, channels = pictures.shape
    grid = pictures.reshape(count // columns, columns, height, width, channels).transpose(0, 2, 1, 3, 4)
    flat = grid.reshape(count // columns * height, columns * width, channels)
    return np.ascontiguousarray(flat[..., 0] if channels == 1 else flat)
