"""Prepares and finishes inpainting: crops the picture for the model, and composites the result through the mask."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.compositing import (
    LUMA,
    AnyPixels,
    colour_planes,
    composite,
    extended,
    mask_of,
    resized,
    with_edges_repeated,
)
from studio.engine.data.pictures import Picture, read_image, to_bytes
from studio.engine.generation.colour_matching import colour_matched
from studio.engine.generation.filling import filled
from studio.engine.generation.mask_edges import feathered, pasted_when_soft
from studio.engine.metrics.seams import seam_strength
from studio.mask_growth import grown
from studio.picture_files import REDUCED, bands
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import FillName, GenerateRecipe
from studio.protocol.geometry import NO_MARGINS, Box, Margins, Size, box_of
from studio.protocol.mask_edges import edges_for, repainting_crop

Floats = NDArray[np.float32]
Pixels = NDArray[np.uint8] | NDArray[np.uint16]

_NEARLY_BLACK = 8  # of 255: labelling programs save masks of 0 and 1


@dataclass(frozen=True)
class Repainting:
    """A picture, its mask, and the crop that the model sees.

    Attributes:
        picture: The picture to inpaint.
        mask: uint8 [H, W], 255 is inpainted, 0 is kept to the bit.
        crop: The box that the model sees, inside the picture; pixels outside it are kept.
        notes: What was changed when the files were opened, a line each.
        pasted: uint8 [H, W], the opacity of the result over the picture; where it is 0, pixels are kept to the bit.
            None: the mask.
        fill: How the masked area is filled before it is denoised.
        seed: The seed of the noise that it may be filled with.
        colour_match: Whether the result takes the colours around the mask.
        margins: By how much the picture was extended.
    """

    picture: Picture
    mask: NDArray[np.uint8]
    crop: Box
    notes: tuple[str, ...] = ()
    pasted: NDArray[np.uint8] | None = None
    fill: FillName = "original"
    seed: int = 0
    colour_match: bool = False
    margins: Margins = NO_MARGINS

    def covering(self, pixels: AnyPixels) -> AnyPixels:
        """Return an array that covers the picture: one of its size before it was extended gets the margins, too."""
        left, top, right, bottom = self.margins
        before = Size(self.picture.width - left - right, self.picture.height - top - bottom)
        return with_margins(pixels, before, self.margins)

    def known(self, size: tuple[int, int], channels: int) -> Floats:
        """Return the crop as input of a model with pictures of `size`, its masked part filled; see `model_input`."""
        picture = model_input(self.picture, self.crop, size, channels)
        if self.fill == "original":
            return picture
        return filled(picture, self.amount(size)[0] > 0, self.fill, self.seed)

    def amount(self, size: tuple[int, int]) -> Floats:
        """Return the soft mask for pictures or latents of `size` (width, height): [1, height, width] in 0 ... 1."""
        rows, columns = self.crop.slices
        covered = resized(self.mask[rows, columns].astype(np.float32), *size) / 255
        return np.clip(covered, 0, 1)[np.newaxis].astype(np.float32)

    def repainted(self, size: tuple[int, int]) -> Floats:
        """Return the mask for a model whose pictures or latents have `size` (width, height): 1 inpaints, 0 keeps.

        One of the model's pixels may cover many of the picture's. It is inpainted when its coverage by the mask is at
        least a quarter of the largest coverage, so that a thin stroke on a large picture counts too. The final
        compositing uses the mask itself.

        Returns:
            [1, height, width].
        """
        rows, columns = self.crop.slices
        covered = resized(self.mask[rows, columns].astype(np.float32), *size)
        return (covered >= 0.25 * covered.max())[np.newaxis].astype(np.float32)

    def composite(self, made: Floats) -> Picture:
        """Return the crop with a model's picture [C, h, w] in [-1, 1] over it, through the pasted mask."""
        rows, columns = self.crop.slices
        pasted = self.mask if self.pasted is None else self.pasted
        if self.colour_match:
            size = (made.shape[2], made.shape[1])
            made = colour_matched(made, model_input(self.picture, self.crop, size, made.shape[0]), self.amount(size)[0])
        return Picture(composite(self.picture.pixels[rows, columns], pasted[rows, columns], made))

    def seam(self, composited: Picture) -> float | None:
        """Return how visible the edge of the result is in the composited crop; see `seam_strength`."""
        pasted = self.mask if self.pasted is None else self.pasted
        return seam_strength(composited.pixels, pasted[self.crop.slices])

    def whole(self, composited: Picture) -> Picture:
        """Return the picture with its crop replaced; everything outside the crop keeps its bits."""
        pixels = self.picture.pixels.copy()
        pixels[self.crop.slices] = composited.pixels
        return Picture(pixels)


def read_repainting(recipe: GenerateRecipe, own_size: tuple[int, int]) -> Repainting | None:
    """Read the picture and the mask of a recipe; None when it has no picture.

    Without a mask, the whole picture or crop is inpainted; with `outpaint`, what is added to the picture.

    Raises:
        BadInput: A file cannot be used, the sizes differ, the mask is all black, or the crop misses the picture or
            the mask.
    """
    if recipe.image is None:
        return None
    picture = read_image(Path(recipe.image))
    notes = notes_about(picture, recipe.image)
    mask: NDArray[np.uint8] | None = None
    margins = Margins(*(recipe.outpaint or NO_MARGINS))
    if recipe.mask is not None:
        mask_file = read_image(Path(recipe.mask))
        mask = _checked(_as_mask(mask_file), picture)
        notes += notes_about(mask_file, recipe.mask, deep=False)
        if (brightest := int(mask.max())) <= _NEARLY_BLACK:
            name = Path(recipe.mask).name
            notes += (f"{name}: its brightest value is {brightest} of 255, so hardly anything is repainted",)
    if recipe.outpaint is not None:
        pixels, mask = extended(picture.pixels, mask, recipe.outpaint)
        picture = Picture(pixels)
    size, target = Size(picture.width, picture.height), Size(*(recipe.size or own_size))
    if mask is None:
        mask = np.full((size.height, size.width), 255, dtype=np.uint8)
        return Repainting(picture, mask, _crop(recipe, None, size, target), notes)
    grow, feather, painted = recipe.grow, recipe.feather, mask
    if recipe.auto_edges:
        grow, feather = edges_for(box_of(mask), recipe.strength, size, grow=grow, feather=feather)
    if grow:
        mask = grown(mask, grow)
    if recipe.paste_mask is not None:
        pasted = paste_mask(recipe, size)
        feather = recipe.feather
    else:  # the area beyond the mask is repainted only so that the result fits its surroundings: it is not pasted
        chosen = recipe.grow or recipe.outpaint is not None
        pasted = mask if chosen else painted
        if recipe.soft_mask:
            pasted = pasted_when_soft(pasted)
    if feather:
        pasted = feathered(pasted, feather)
    crop = _crop(recipe, mask, size, target)
    return Repainting(picture, mask, crop, notes, pasted, recipe.fill, recipe.seed, recipe.colour_match, margins)


def with_margins(pixels: AnyPixels, before: Size, margins: Margins) -> AnyPixels:
    """Return an array [H, W] or [H, W, C] of the size before with margins that repeat its edges; others stay."""
    if pixels.shape[:2] != (before.height, before.width) or not any(margins):
        return pixels
    return with_edges_repeated(pixels, margins)


def paste_mask(recipe: GenerateRecipe, size: Size) -> NDArray[np.uint8]:
    """Return where the result is pasted, uint8 [H, W] of the extended picture's size; margins always are."""
    assert recipe.paste_mask is not None, "called for recipes with a paste mask"
    pasted = read_mask(Path(recipe.paste_mask))
    if recipe.outpaint is not None:
        left, top, right, bottom = recipe.outpaint
        pasted = np.pad(pasted, ((top, bottom), (left, right)), constant_values=255)
    if pasted.shape != (size.height, size.width):
        raise BadInput("The mask to paste by and the picture must have the same size.", field="paste_mask")
    if not pasted.any():
        raise BadInput("The mask to paste by is all black: nothing would be pasted.", field="paste_mask")
    return pasted


def read_mask(path: Path) -> NDArray[np.uint8]:
    """Read a mask as uint8 [H, W], white (255) repaints; colour by luma, transparent parts count as black."""
    return _as_mask(read_image(path))


def notes_about(picture: Picture, file: str, *, deep: bool = True) -> tuple[str, ...]:
    """Return what was changed when a picture was opened, a line each; without `deep`, it is reduced to 8 bits."""
    reduced = (REDUCED,) if picture.top > 255 and not deep else ()
    return tuple(f"{Path(file).name}: {note}" for note in (*picture.notes, *reduced))


def _as_mask(picture: Picture) -> NDArray[np.uint8]:
    return mask_of(to_bytes(picture.pixels))


def model_input(picture: Picture, crop: Box, size: tuple[int, int], channels: int) -> Floats:
    """Return a crop of a picture as a model's input, without alpha; colour becomes grey by luma.

    Args:
        picture: The picture.
        crop: The part to use.
        size: Width and height to resize it to.
        channels: 1 or 3.

    Returns:
        [channels, height, width] in [-1, 1].
    """
    rows, columns = crop.slices
    colours = colour_planes(picture.pixels)[rows, columns]
    if channels == 1 and colours.shape[2] == 3:
        planes = [resized(_luma(colours), *size)]
    else:
        planes = [resized(plane.astype(np.float32), *size) for plane in np.moveaxis(colours, 2, 0)]
    if channels == 3 and len(planes) == 1:
        planes *= 3
    return np.clip(np.stack(planes) * (2 / picture.top) - 1, -1, 1)


def _checked(mask: NDArray[np.uint8], picture: Picture) -> NDArray[np.uint8]:
    if mask.shape != (picture.height, picture.width):
        raise BadInput(
            f"The mask is {mask.shape[1]}x{mask.shape[0]} and the picture {picture.width}x{picture.height}: "
            "they must have the same size.",
            field="mask",
        )
    if not mask.any():
        raise BadInput(
            "The mask is all black: there is nothing to repaint. Paint white where the picture may change.",
            field="mask",
        )
    return mask


def _crop(recipe: GenerateRecipe, mask: NDArray[np.uint8] | None, size: Size, target: Size) -> Box:
    whole = Box(0, 0, *size)
    if recipe.crop is None:
        strength = recipe.strength if recipe.auto_edges else None
        return whole if mask is None else repainting_crop(box_of(mask), size, target, recipe.padding, strength)
    crop = Box(*recipe.crop)
    if crop.empty or crop.intersection(whole) != crop:
        raise BadInput(
            f"The crop {tuple(crop)} does not lie inside the picture of {size.width}x{size.height}.", field="crop"
        )
    if mask is not None and not mask[crop.slices].any():
        raise BadInput("The mask is all black inside the crop: there is nothing to repaint.", field="mask")
    return crop


def _luma(colours: Pixels) -> Floats:
    """Return the grey [H, W] of colours [H, W, 3]."""
    grey = np.empty(colours.shape[:2], np.float32)
    for rows in bands(*colours.shape[:2]):
        grey[rows] = colours[rows].astype(np.float32) @ LUMA
    return grey
