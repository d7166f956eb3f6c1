"""Latents of a data set that is drawn as it goes: each scene is put into latents once and learnt from several times."""

from collections.abc import Callable

import torch
from torch import Tensor

from studio.engine.data.picture_set import PictureSet

CHUNK = 128  # scenes that are drawn and encoded at once
CHUNKS = 128  # that are learnt from at a time
_REUSE = 8  # how often a scene is learnt from, on average, before others take its place
_WHILE_FILLING = 2  # and so often until the window is full: few scenes are soon known by heart

Kept = tuple[tuple[Tensor, ...], tuple[str, ...]]
"""What is kept of some pictures, each tensor [N, ...], latents first; and their captions [N]."""


class LatentWindow:
    """A window that slides over an endless data set, as far as training has come.

    Putting pictures into latents takes time, so each is learnt from about eight times, with other noise and at other
    timesteps. Which scenes are in the window follows from how many pictures have been seen, and
    their latents from the encoder's weights: a resumed run makes the window again.

    Args:
        draw: Gives the pictures of any numbers.
        keep: Pictures, float32 [N, C, H, W] in [-1, 1] -> what is learnt from, each [N, ...]: latents, edges ...
        device: Where pictures are encoded.
        reuse: How often a scene is learnt from, on average.
    """

    def __init__(
        self,
        draw: Callable[[range], PictureSet],
        keep: Callable[[Tensor], tuple[Tensor, ...]],
        device: torch.device,
        reuse: int = _REUSE,
    ) -> None:
        self._draw, self._keep, self._device, self._reuse = draw, keep, device, reuse
        self._chunks: dict[int, Kept] = {}

    def pick(self, count: int, seen: int, generator: torch.Generator) -> Kept:
        """Return what a step learns from.

        Args:
            count: Pictures of a batch.
            seen: How many pictures were learnt from before.
            generator: Decides which of the window's scenes these are.
        """
        newest = self._newest(seen)
        oldest = max(0, newest + 1 - CHUNKS)
        for number in [number for number in self._chunks if not oldest <= number <= newest]:
            del self._chunks[number]
        places = torch.randint((newest + 1 - oldest) * CHUNK, (count,), generator=generator, device=generator.device)
        rows, captions = [], []
        for place in places.tolist():
            kept, said = self._chunk(oldest + place // CHUNK)
            rows.append([tensor[place % CHUNK] for tensor in kept])
            captions.append(said[place % CHUNK])
        return tuple(torch.stack(column) for column in zip(*rows, strict=True)), tuple(captions)

    def _newest(self, seen: int) -> int:
        filled = CHUNKS * CHUNK * _WHILE_FILLING
        if seen < filled:
            return seen // (CHUNK * _WHILE_FILLING)
        return CHUNKS + (seen - filled) // (CHUNK * self._reuse)

    def _chunk(self, number: int) -> Kept:
        if number not in self._chunks:
            drawn = self._draw(range(number * CHUNK, (number + 1) * CHUNK)).to(self._device)
            pictures, _ = drawn.batch(torch.arange(len(drawn), device=self._device))
            self._chunks[number] = self._keep(pictures), drawn.captions or ("",) * len(drawn)
        return self._chunks[number]
