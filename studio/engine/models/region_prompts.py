"""The prompts that a denoiser evaluates: that of the whole picture, those of regions, and the parts joined by AND."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from torch import Tensor

from studio.engine.diffusion.guidance import compose
from studio.engine.diffusion.regions import centering_shift, shares, shifted, weighted_sum
from studio.protocol.prompts.composition import composed
from studio.protocol.prompts.weights import Dialect

Value = TypeVar("Value")


@dataclass(frozen=True)
class RegionPrompt:
    """A prompt for a part of the picture.

    Attributes:
        prompt: The prompt there.
        negative: The negative prompt there; None: that of the whole picture.
        weight: Its weight relative to the whole picture's prompt and to other regions.
        mask: How far it covers each latent position, [1, 1, h, w] in 0 ... 1.
    """

    prompt: str
    negative: str | None
    weight: float
    mask: Tensor


@dataclass(frozen=True)
class _Area:
    """The whole picture or a region, with its prompt.

    Attributes:
        columns: Which of the mixture's columns hold the parts of its prompt.
        weights: The weight of each part.
        negative: Index of its negative prompt among the negatives.
        mask: How far it covers each latent position, [1, 1, h, w]; None for the whole picture.
        shift: The rows and columns that shift it to the centre.
    """

    columns: slice
    weights: tuple[float, ...]
    negative: int
    mask: Tensor | None = None
    shift: tuple[int, int] = (0, 0)


class PromptMixture:
    """The prompts of a batch of N pictures, and how the network's outputs for them are composed.

    A column is one text for each picture of the batch: a prompt, or one of the parts that AND joins. An area is the
    whole picture or a region; it has one column or several.

    Args:
        prompts: One for each picture. With "a1111", each may join several parts by AND, all of them equally many.
        negative: The negative prompt.
        regions: Parts of the pictures with prompts of their own.
        dialect: See `read_prompts`.

    Attributes:
        texts: The prompts to evaluate, column by column, N texts each.
        negatives: The different negative prompts, that of the whole picture first.
    """

    def __init__(
        self, prompts: Sequence[str], negative: str, regions: Sequence[RegionPrompt] = (), dialect: Dialect = "plain"
    ) -> None:
        def parts_of(prompt: str) -> tuple[tuple[str, float], ...]:
            return composed(prompt) if dialect == "a1111" else ((prompt, 1.0),)

        count = len(prompts)
        parts = [parts_of(prompt) for prompt in prompts]
        self.texts = [text for column in zip(*parts, strict=True) for text, _ in column]
        self.negatives = [negative]
        self._areas = [_Area(slice(0, len(parts[0])), tuple(weight for _, weight in parts[0]), 0)]
        for region in regions:
            own = region.negative if region.negative is not None else negative
            if own not in self.negatives:
                self.negatives.append(own)
            found, begin = parts_of(region.prompt), self.columns
            weights, columns = tuple(weight for _, weight in found), slice(begin, begin + len(found))
            self._areas.append(
                _Area(columns, weights, self.negatives.index(own), region.mask, centering_shift(region.mask))
            )
            self.texts += [text for text, _ in found for _ in range(count)]
        masks, weighing = [region.mask for region in regions], [region.weight for region in regions]
        self._shares = shares(masks, weighing) if regions else []

    @property
    def columns(self) -> int:
        """The number of columns."""
        return self._areas[-1].columns.stop

    @property
    def has_regions(self) -> bool:
        """Whether parts of the pictures have prompts of their own."""
        return len(self._areas) > 1

    @property
    def is_simple(self) -> bool:
        """Whether every area's prompt has one part only: several are composed relative to the negative prompt."""
        return all(area.weights == (1.0,) for area in self._areas)

    @property
    def negative_of_areas(self) -> list[int]:
        """The index of each area's negative prompt among the negatives, the whole picture first."""
        return [area.negative for area in self._areas]

    def centred(self, z_t: Tensor, isolate: Callable[[Tensor, Tensor], Tensor]) -> list[Tensor]:
        """Return the latents [N, C, h, w] for each area, of a region shifted to the centre of an empty background.

        Args:
            z_t: The noisy latents [N, C, h, w].
            isolate: (latents, mask) -> the latents, with an empty background where the mask is 0.
        """
        return [z_t if area.mask is None else shifted(isolate(z_t, area.mask), area.shift) for area in self._areas]

    def shifted_back(self, outputs: Sequence[Tensor]) -> list[Tensor]:
        """Shift the outputs at `centred` back to their regions: one for each area, or one for each column."""
        shifts = [area.shift for area in self._areas]
        if len(outputs) != len(shifts):
            shifts = self.by_columns(shifts)
        return [shifted(output, (-rows, -columns)) for output, (rows, columns) in zip(outputs, shifts, strict=True)]

    def by_columns(self, of_areas: Sequence[Value]) -> list[Value]:
        """Repeat the value of each area for each of its columns."""
        return [
            value
            for area, value in zip(self._areas, of_areas, strict=True)
            for _ in range(area.columns.stop - area.columns.start)
        ]

    def conditional(self, outputs: Sequence[Tensor], negatives: Sequence[Tensor]) -> Tensor:
        """Return the conditional output [N, C, h, w].

        Args:
            outputs: The network's output for each column, [N, C, h, w].
            negatives: Its output for the negative prompt of each area; may be empty if `is_simple`.
        """
        return self._over_regions(
            [
                outputs[area.columns.start]
                if area.weights == (1.0,)
                else compose(outputs[area.columns], negatives[index], area.weights)
                for index, area in enumerate(self._areas)
            ]
        )

    def unconditional(self, negatives: Sequence[Tensor]) -> Tensor:
        """Return the unconditional output [N, C, h, w]; `negatives` as in `conditional`."""
        return self._over_regions(negatives)

    def _over_regions(self, outputs: Sequence[Tensor]) -> Tensor:
        return outputs[0] if len(outputs) == 1 else weighted_sum(outputs, self._shares)
