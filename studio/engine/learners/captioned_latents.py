"""Latents with captions, the training samples of text-to-image learners."""

from collections.abc import Callable
from dataclasses import replace

import torch
from torch import Tensor

from studio.engine.data.latent_window import Kept, LatentWindow
from studio.engine.data.picture_set import PictureSet
from studio.engine.data.seeds import mix
from studio.engine.training.batch import Batch

ENCODED = 64  # pictures encoded at once
HELD = 256  # held-out pictures of the validation loss
_WINDOW = 5  # random stream


class CaptionedLatents:
    """A data set as latents: a sliding window over a generated data set, or all of a fixed one.

    Args:
        data: The training set.
        held_out: The validation set.
        keep: Maps pictures, float32 [N, C, H, W] in [-1, 1], to latents [N, c, h, w] and further training inputs.
        device: Where pictures are encoded.
        seed: The run's seed.
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
        self._current: Kept = ((), ())

    def pick(self, indices: Tensor, seen: int) -> Tensor:
        """Select the samples of an update: those at `indices` [N], or, of a generated set, from the window at `seen`.

        Returns:
            The latents [N, c, h, w]; `of` returns the rest.
        """
        if self._window is not None:
            generator = torch.Generator().manual_seed(mix(self._seed, _WINDOW, seen))
            self._current = self._window.pick(len(indices), seen, generator)
        else:
            if self._whole is None:
                self._whole = self._of(self._data, len(self._data))
            captions = self._data.captions or ("",) * len(self._data)
            rows = tuple(part[indices] for part in self._whole)
            self._current = rows, tuple(captions[index] for index in indices.tolist())
        return self._current[0][0]

    def of(self, batch: Batch) -> tuple[Batch, tuple[str, ...], tuple[Tensor, ...]]:
        """Return a batch of the current update, or of held-out pictures, as latents; its captions; and further inputs.

        Each picture's label is its row in a table of encoded captions; see `encoded_captions`.
        """
        kept, captions = self._current
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
        """Return evenly spaced captions of held-out pictures; they repeat if there are fewer."""
        captions = [caption for caption in self._held_out.captions or () if caption] or [""]
        return [captions[index * len(captions) // count % len(captions)] for index in range(count)]

    def _of(self, data: PictureSet, count: int) -> tuple[Tensor, ...]:
        parts = torch.arange(count, device=self._device).split(ENCODED)
        kept = [self._keep(data.batch(part)[0]) for part in parts]
        return tuple(torch.cat(column) for column in zip(*kept, strict=True))

    def _in_parts(self, pictures: Tensor) -> tuple[Tensor, ...]:
        kept = [self._keep(part) for part in pictures.split(ENCODED)]
        return tuple(torch.cat(column) for column in zip(*kept, strict=True))


def encoded_captions(states: Tensor, rows: Tensor) -> Tensor:
    """Return each picture's encoded caption [N, L, hidden] by its row in `states`.

    The last row is the empty prompt; dropped captions have larger indices and are clamped to it.
    """
    return states[rows.clamp(max=len(states) - 1)]
