"""Latents with captions, the training samples of text-to-image learners."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import torch
from torch import Tensor

from studio.engine.data.drawing_ahead import Draw, drawn_ahead
from studio.engine.data.latent_window import Kept, LatentWindow
from studio.engine.data.picture_set import PictureSet
from studio.engine.data.seeds import mix
from studio.engine.training.batch import Batch
from studio.protocol.errors import BadInput
from studio.protocol.training_recipe import TrainRecipe

ENCODED = 64  # pictures encoded at once
HELD_OUT = 256  # held-out pictures of the validation loss
HINTS = "hints"
_WINDOW = 5  # random stream

Hints = Callable[[PictureSet], Tensor]
"""Makes the control images of some pictures, uint8 [N, 1, H, W], 255 is white."""


class CaptionedLatents:
    """A data set as latents: a sliding window over a generated data set, or all of a fixed one.

    Args:
        data: The training set.
        held_out: The validation set.
        encode: Maps pictures, float32 [N, C, H, W] in [-1, 1], to latents [N, c, h, w], in a tuple.
        device: Where pictures are encoded.
        recipe: The run's recipe.
        hints: Maps some pictures to their control images, uint8 [N, 1, H, W]; None without them. It is computed where
            the pictures are drawn, and must be picklable.

    Raises:
        BadInput: The recipe augments the pictures, which are encoded once.
    """

    def __init__(
        self,
        data: PictureSet,
        held_out: PictureSet,
        encode: Callable[[Tensor], tuple[Tensor, ...]],
        device: torch.device,
        recipe: TrainRecipe,
        hints: Hints | None = None,
    ) -> None:
        if recipe.dataset.augment.on:
            raise BadInput(
                "Text to image keeps its pictures as latents, so dataset.augment does not apply to it.",
                field="dataset.augment",
            )
        self._data, self._held_out, self._device, self._seed = data, held_out, device, recipe.seed
        self._encode, self._hints = encode, hints
        self._window = None
        if data.draw is not None:
            draw = data.draw if hints is None else partial(_with_hints, draw=data.draw, hints=hints)
            self._window = LatentWindow(drawn_ahead(draw), self._kept, device)
        self._all_latents: tuple[Tensor, ...] | None = None
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
            if self._all_latents is None:
                self._all_latents = self._of(self._data)
            captions = self._data.captions or ("",) * len(self._data)
            rows = tuple(part[indices] for part in self._all_latents)
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
                some = self._held_out.only(self._held_out.some(HELD_OUT))
                self._held = self._of(some), some.captions or ("",) * len(some)
            (kept, captions), rows = self._held, slice(None)
        latents, *others = (part[rows] for part in kept)
        labels = torch.arange(len(latents), device=self._device)
        return replace(batch, pictures=latents, labels=labels), captions[rows], tuple(others)

    def prompts(self, count: int) -> list[str]:
        """Return evenly spaced captions of held-out pictures; they repeat if there are fewer."""
        captions = [caption for caption in self._held_out.captions or () if caption] or [""]
        return [captions[index * len(captions) // count % len(captions)] for index in range(count)]

    def _of(self, data: PictureSet) -> tuple[Tensor, ...]:
        if self._hints is not None:
            hints = self._hints(data.to("cpu"))
            data = replace(data, maps={**data.maps, HINTS: hints.to(self._device)})
        return self._kept(data)

    def _kept(self, data: PictureSet) -> tuple[Tensor, ...]:
        parts = torch.arange(len(data), device=self._device).split(ENCODED)
        latents = torch.cat([self._encode(data.batch(part)[0])[0] for part in parts])
        return (latents,) if self._hints is None else (latents, data.maps[HINTS])


def _with_hints(numbers: range, draw: Draw, hints: Hints) -> PictureSet:
    """Draw pictures with their control images."""
    data = draw(numbers)
    return replace(data, maps={HINTS: hints(data)})


def encoded_captions(states: Tensor, rows: Tensor) -> Tensor:
    """Return each picture's encoded caption [N, L, hidden] by its row in `states`.

    The last row is the empty prompt; dropped captions have larger indices and are clamped to it.
    """
    return states[rows.clamp(max=len(states) - 1)]
