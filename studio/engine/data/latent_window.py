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
        keep: Maps some scenes to tensors to train on, each [N, ...]: latents, control images. They are on the device.
        device: Where pictures are encoded and what is kept of them stays.
        reuse: How often a scene is trained on, on average.
    """

    def __init__(
        self,
        draw: Callable[[range], PictureSet],
        keep: Callable[[PictureSet], tuple[Tensor, ...]],
        device: torch.device,
        reuse: int = _REUSE,
    ) -> None:
        self._draw, self._keep, self._device, self._reuse = draw, keep, device, reuse
        self._tensors: tuple[Tensor, ...] = ()  # each [CHUNKS * CHUNK, ...]: the chunk n is at n modulo CHUNKS
        self._captions: dict[int, tuple[str, ...]] = {}  # numbers of the chunks in the window

    def pick(self, count: int, seen: int, generator: torch.Generator) -> Kept:
        """Return the samples of a training step.

        Args:
            count: The batch size.
            seen: Number of samples used so far.
            generator: Selects scenes of the window.
        """
        newest = self._newest(seen)
        oldest = max(0, newest + 1 - CHUNKS)
        for number in [number for number in self._captions if not oldest <= number <= newest]:
            del self._captions[number]
        places = torch.randint((newest + 1 - oldest) * CHUNK, (count,), generator=generator, device=generator.device)
        numbers = (oldest * CHUNK + places).tolist()
        for number in sorted({number // CHUNK for number in numbers}):  # in order, so that they are drawn ahead
            if number not in self._captions:
                self._add(number)
        slots = torch.tensor([number % (CHUNKS * CHUNK) for number in numbers], device=self._device)
        captions = tuple(self._captions[number // CHUNK][number % CHUNK] for number in numbers)
        return tuple(tensor[slots] for tensor in self._tensors), captions

    def _newest(self, seen: int) -> int:
        filled = CHUNKS * CHUNK * _WHILE_FILLING
        if seen < filled:
            return seen // (CHUNK * _WHILE_FILLING)
        return CHUNKS + (seen - filled) // (CHUNK * self._reuse)

    def _add(self, number: int) -> None:
        """Draw and encode a chunk; it replaces the one that left the window."""
        drawn = self._draw(range(number * CHUNK, (number + 1) * CHUNK)).to(self._device)
        kept = self._keep(drawn)
        if not self._tensors:
            self._tensors = tuple(tensor.new_empty((CHUNKS * CHUNK, *tensor.shape[1:])) for tensor in kept)
        start = number % CHUNKS * CHUNK
        for tensor, values in zip(self._tensors, kept, strict=True):
            tensor[start : start + CHUNK] = values
        self._captions[number] = drawn.captions or ("",) * len(drawn)
