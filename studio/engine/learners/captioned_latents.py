"""Latents with captions: what every learner of text to image learns from, whether its data has an end or not."""

from collections.abc import Callable

import torch
from torch import Tensor

from studio.engine.data.latent_window import Kept, LatentWindow
from studio.engine.data.picture_set import PictureSet
from studio.engine.training.randomness import mix

ENCODED = 64  # pictures that are put into latents at once
HELD = 256  # held-out pictures that the loss is measured on
_WINDOW = 5  # stream of chance


class CaptionedLatents:
    """A data set as latents: of one that is drawn as it goes a sliding window, of any other all of it.

    Args:
        data: What is learnt from.
        held_out: What is judged by.
        keep: Pictures, float32 [N, C, H, W] in [-1, 1] -> latents [N, c, h, w], and what else is learnt from.
        device: Where pictures are encoded.
        seed: The run's.
    """

    def __init__(
        self,
        data: PictureSet,
        held_out: PictureSet,
        keep: Callable[[Tensor], tuple[Tensor, ...]],
        device: torch.device,
        seed: int,
    ) -> None:
        self._data, self._held_out, self._device, self._seed = data, held_out, device, seed
        self._keep = keep
        self._window = None if data.draw is None else LatentWindow(data.draw, self._in_parts, device)
        self._whole: tuple[Tensor, ...] | None = None
        self._held: Kept | None = None

    def pick(self, indices: Tensor, seen: int) -> Kept:
        """Return what a turn learns from: at `indices` [N], or, where there is no end, as far as `seen` has come."""
        if self._window is not None:
            chance = torch.Generator().manual_seed(mix(self._seed, _WINDOW, seen))
            return self._window.pick(len(indices), seen, chance)
        if self._whole is None:
            self._whole = self._of(self._data, len(self._data))
        captions = self._data.captions or ("",) * len(self._data)
        return tuple(part[indices] for part in self._whole), tuple(captions[place] for place in indices.tolist())

    @property
    def held(self) -> Kept:
        """The first held-out pictures."""
        if self._held is None:
            count = min(HELD, len(self._held_out))
            self._held = self._of(self._held_out, count), (self._held_out.captions or ("",) * count)[:count]
        return self._held

    def prompts(self, count: int) -> list[str]:
        """Return captions from all over the held-out pictures; they repeat when there are fewer."""
        captions = [caption for caption in self._held_out.captions or () if caption] or [""]
        return [captions[index * len(captions) // count % len(captions)] for index in range(count)]

    def _of(self, data: PictureSet, count: int) -> tuple[Tensor, ...]:
        parts = torch.arange(count, device=self._device).split(ENCODED)
        kept = [self._keep(data.batch(part)[0]) for part in parts]
        return tuple(torch.cat(column) for column in zip(*kept, strict=True))

    def _in_parts(self, pictures: Tensor) -> tuple[Tensor, ...]:
        kept = [self._keep(part) for part in pictures.split(ENCODED)]
        return tuple(torch.cat(column) for column in zip(*kept, strict=True))
