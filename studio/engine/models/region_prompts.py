"""The prompts that a denoiser evaluates: that of the whole, those of regions, and the parts joined by AND."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from torch import Tensor

from studio.engine.diffusion.guidance import compose
from studio.engine.diffusion.regions import composed_by, moved, shares, to_the_middle
from studio.protocol.prompts.composition import composed
from studio.protocol.prompts.weights import Dialect

Value = TypeVar("Value")


@dataclass(frozen=True)
class RegionPrompt:
    """A prompt for a part of the picture.

    Attributes:
        prompt: What is made there.
        negative: The negative prompt there; None: that of the whole.
        weight: Its share beside the prompt of the whole and other regions.
        mask: How far it covers each latent, [1, 1, h, w] in 0 ... 1.
    """

    prompt: str
    negative: str | None
    weight: float
    mask: Tensor


@dataclass(frozen=True)
class _Voice:
    """One prompt.

    Attributes:
        columns: Places of its parts among the texts.
        weights: Of its parts.
        negative: Place of its negative prompt among the negatives.
        mask: How far it covers each latent, [1, 1, h, w]; None for that of the whole.
        move: The rows and columns that move it into the middle.
    """

    columns: slice
    weights: tuple[float, ...]
    negative: int
    mask: Tensor | None = None
    move: tuple[int, int] = (0, 0)


class PromptMixture:
    """The prompts of a batch of N pictures, and how the network's outputs for them are composed.

    Args:
        prompts: One for each picture. With "a1111", each may join several by AND: all as many.
        negative: The negative prompt.
        regions: Parts of the pictures with prompts of their own.
        dialect: See `read_prompts`.

    Attributes:
        texts: Every prompt to evaluate, N at a time.
        negatives: The negative prompts: that of the whole first.
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
        self._voices = [_Voice(slice(0, len(parts[0])), tuple(weight for _, weight in parts[0]), 0)]
        for region in regions:
            own = region.negative if region.negative is not None else negative
            if own not in self.negatives:
                self.negatives.append(own)
            found, begin = parts_of(region.prompt), self.columns
            weights, columns = tuple(weight for _, weight in found), slice(begin, begin + len(found))
            self._voices.append(
                _Voice(columns, weights, self.negatives.index(own), region.mask, to_the_middle(region.mask))
            )
            self.texts += [text for text, _ in found for _ in range(count)]
        masks, weighing = [region.mask for region in regions], [region.weight for region in regions]
        self._shares = shares(masks, weighing) if regions else []

    @property
    def columns(self) -> int:
        """How many outputs there are for each picture, without those of negative prompts."""
        return self._voices[-1].columns.stop

    @property
    def has_regions(self) -> bool:
        """Whether parts of the pictures have prompts of their own."""
        return len(self._voices) > 1

    @property
    def is_simple(self) -> bool:
        """Whether no prompt has several parts, which are composed around a negative one."""
        return all(voice.weights == (1.0,) for voice in self._voices)

    @property
    def negative_of_voices(self) -> list[int]:
        """Which negative prompt each voice has: that of the whole first, then that of each region."""
        return [voice.negative for voice in self._voices]

    def inputs(self, z_t: Tensor, alone: Callable[[Tensor, Tensor], Tensor]) -> list[Tensor]:
        """Return the latents at which each voice is evaluated alone: a region in the middle, with nothing beside it.

        Args:
            z_t: The noisy latents [N, C, h, w].
            alone: (latents, mask) -> the latents with nothing where the mask is 0.
        """
        return [z_t if voice.mask is None else moved(alone(z_t, voice.mask), voice.move) for voice in self._voices]

    def moved_back(self, of_voices: Sequence[Tensor]) -> list[Tensor]:
        """Move outputs of the voices, or of all columns, for `inputs` back to the regions."""
        moves = [voice.move for voice in self._voices]
        if len(of_voices) != len(moves):
            moves = self.by_columns(moves)
        return [moved(value, (-rows, -columns)) for value, (rows, columns) in zip(of_voices, moves, strict=True)]

    def by_columns(self, of_voices: Sequence[Value]) -> list[Value]:
        """Repeat the values of each voice for each of its columns."""
        return [
            value
            for voice, value in zip(self._voices, of_voices, strict=True)
            for _ in range(voice.columns.stop - voice.columns.start)
        ]

    def conditional(self, outputs: Sequence[Tensor], negatives: Sequence[Tensor]) -> Tensor:
        """Return the conditional output [N, C, h, w].

        Args:
            outputs: Those of the prompts, `columns` times [N, C, h, w].
            negatives: Those of each voice's negative prompt; empty, if `is_simple`.
        """
        return self._over_regions(
            [
                outputs[voice.columns.start]
                if voice.weights == (1.0,)
                else compose(outputs[voice.columns], negatives[place], voice.weights)
                for place, voice in enumerate(self._voices)
            ]
        )

    def unconditional(self, negatives: Sequence[Tensor]) -> Tensor:
        """Return the unconditional output [N, C, h, w] of those of each voice's negative prompt."""
        return self._over_regions(negatives)

    def _over_regions(self, outputs: Sequence[Tensor]) -> Tensor:
        return outputs[0] if len(outputs) == 1 else composed_by(outputs, self._shares)
