"""Latents with captions: what every learner of text to image learns from, whether its data has an end or not."""

from collections.abc import Callable
from dataclasses import replace

import torch
from torch import Tensor

from studio.engine.data.latent_window import Kept, LatentWindow
from studio.engine.data.picture_set import PictureSet
from studio.engine.data.seeds import mix
from studio.engine.training.batch import Batch

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
        self._turn: Kept = ((), ())

    def pick(self, indices: Tensor, seen: int) -> Tensor:
        """Choose what a turn learns from: at `indices` [N], or, where there is no end, as far as `seen` has come.

        Returns:
            The latents [N, c, h, w]; `of` tells the rest of them.
        """
        if self._window is not None:
            chance = torch.Generator().manual_seed(mix(self._seed, _WINDOW, seen))
            self._turn = self._window.pick(len(indices), seen, chance)
        else:
            if self._whole is None:
                self._whole = self._of(self._data, len(self._data))
            captions = self._data.captions or ("",) * len(self._data)
            rows = tuple(part[indices] for part in self._whole)
            self._turn = rows, tuple(captions[place] for place in indices.tolist())
        return self._turn[0][0]

    def of(self, batch: Batch) -> tuple[Batch, tuple[str, ...], tuple[Tensor, ...]]:
        """Return the batch of a turn or of held-out pictures as latents, their captions, and what else is kept of them.

        Each picture's label is its row, by which a table of what captions say is read.
        """
        kept, captions = self._turn
        rows = slice(batch.offset, batch.offset + len(batch.pictures))
        if batch.indices is None:
            if self._held is None:
                count = min(HELD, len(self._held_out))
                self._held = self._of(self._held_out, count), (self._held_out.captions or ("",) * count)[:count]
            (kept, captions), rows = self._held, slice(None)
        latents, *others = (part[rows] for part in kept)
        labels = torch.arange(len(latents), device=self._device)
        return replace(batch, pictures=latents, labels=labels), captions[rows], tuple(others)

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


def said_to(states: Tensor, rows: Tensor) -> Tensor:
    """Return what each picture's caption says [N, L, hidden], by its row in the table `states`.

    The last row is that of the empty prompt; a dropped caption's number lies beyond it.
    """
    return states[rows.clamp(max=len(states) - 1)]
