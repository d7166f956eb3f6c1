"""Where the words of a prompt attend, over all steps of a generation: maps, curves, and tables to export."""

import csv
import io
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.protocol.attention import AttentionStep

Pixels = NDArray[np.uint8]
_DIMMEST = 0.15  # of the brightness, where a word does not attend
_HOT = np.array([255, 214, 102], np.float32)  # colour of the attention where there is no picture


@dataclass(eq=False)
class WordAttention:
    """The attention in the steps received so far.

    Attributes:
        picture: What the maps are laid over, uint8 [H, W, 3]; None for the maps alone.
        steps: By rising step.
    """

    picture: Pixels | None = None
    steps: list[AttentionStep] = field(default_factory=list)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the prompt."""
        return self.steps[0].words if self.steps else ()

    @property
    def layers(self) -> tuple[str, ...]:
        """The cross-attention layers of the model."""
        return self.steps[0].layers if self.steps else ()

    def shares(self, word: int) -> NDArray[np.float64]:
        """Return the attention to a word at each step, [K]."""
        return np.array([step.shares[word] for step in self.steps])

    def cell(self, word: int, step: int, side: int = 96) -> Pixels:
        """Return the picture lit where a word attends at a step, or the map alone, uint8 [h, w, 3], `side` at most."""
        light = Image.fromarray(self.steps[step].maps.array()[word])
        if self.picture is None:
            scale = max(1, side // max(light.size))
            grown = light.resize((light.width * scale, light.height * scale), Image.Resampling.BILINEAR)
            return np.rint(np.asarray(grown, np.float32)[..., None] / 255 * _HOT).astype(np.uint8)
        below = Image.fromarray(self.picture)
        below.thumbnail((side, side))
        strength = np.asarray(light.resize(below.size, Image.Resampling.BILINEAR), np.float32)[..., None] / 255
        lit = np.asarray(below, np.float32) * (_DIMMEST + (1 - _DIMMEST) * strength)
        return np.rint(lit).astype(np.uint8)

    def table(self) -> bytes:
        """Return step, timestep and the attention to each word as CSV."""
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(["step", "timestep", *self.words])
        for step in self.steps:
            writer.writerow([step.step, step.timestep, *(f"{share:.6f}" for share in step.shares)])
        return text.getvalue().encode("utf-8")

    def sheet(self) -> Pixels:
        """Return all cells in one picture, uint8 [H, W, 3]: a row for each word, a column for each step."""
        rows = [
            np.concatenate([self.cell(word, step, 128) for step in range(len(self.steps))], axis=1)
            for word in range(len(self.words))
        ]
        return np.concatenate(rows)
