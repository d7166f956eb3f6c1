"""Reads the regions of a recipe: their masks, at the size of the latents."""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from studio.compositing import resized
from studio.engine.generation.inpainting import Repainting, read_mask
from studio.engine.models.region_prompts import RegionPrompt
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe


def read_regions(
    recipe: GenerateRecipe, size: tuple[int, int], repainting: Repainting | None
) -> tuple[RegionPrompt, ...]:
    """Return the regions of a recipe with their masks at a latent's `size` (width, height).

    A mask of the size of the picture that is repainted is cropped like it; one of another size covers the whole.

    Raises:
        BadInput: A mask cannot be read, or is all black.
    """
    found = []
    for spec in recipe.regions:
        mask = read_mask(Path(spec.mask))
        if not mask.any():
            raise BadInput(f"The region {Path(spec.mask).name} is all black: white is where its prompt counts.")
        mask = _seen(mask, repainting)
        covered = np.clip(resized(mask.astype(np.float32), *size) / 255, 0, 1)
        found.append(
            RegionPrompt(
                spec.prompt, spec.negative, spec.weight, torch.from_numpy(covered.astype(np.float32))[None, None]
            )
        )
    return tuple(found)


def _seen(mask: NDArray[np.uint8], repainting: Repainting | None) -> NDArray[np.uint8]:
    """Return the part of a mask that the model sees."""
    if repainting is None:
        return mask
    mask = repainting.covering(mask)
    if mask.shape == (repainting.picture.height, repainting.picture.width):
        return mask[repainting.crop.slices]
    return mask
