"""A sliding window of latents over a generated data set: each scene is encoded once and trained on several times."""

from collections.abc import Callable

import torch
from torch import Tensor

from studio.engine.data.picture_set import PictureSet

CHUNK = 128  # scenes that are drawn and encoded together
CHUNKS = 128  # chunks in the window
_REUSE = 8  # how often a scene is trained on, on average, before it leaves the window
_WHILE_FILLING = 2  # the same while the window fills: a small set would soon be memorized

Kept = tuple[tuple[Tensor, ...], tuple[str, ...]]
"""Tensors of some pictures, each [N, ...], latents first; and their captions [N]."""


class LatentWindow:
    """A window that slides over an endless data set as training proceeds.

    Encoding takes time, so each scene is trained on about eight times, with different noise and timesteps. The scenes
    in the window are a function of the number of pictures seen, and their latents of the encoder's weights, so that a
    resumed run rebuilds the same window.

    Args:
        draw: Returns the pictures of a range of numbers.
        keep: Maps pictures, float32 [N, C, H, W] in [-1, 1], to tensors to train on, each [N, ...]: latents, edges
        device: Where pictures are encoded.
        reuse: How often a scene is trained on, on average.
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
        """Return the samples of a training step.

        Args:
            count: The batch size.
            seen: Number of samples used so far.
            generator: Selects scenes of the window.
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
