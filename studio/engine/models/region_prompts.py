"""Which prompts a denoiser evaluates: that of the whole, those of regions, and the parts that AND joins."""

from collections.abc import Sequence
from dataclasses import dataclass

from torch import Tensor

from studio.engine.diffusion.guidance import compose
from studio.engine.diffusion.regions import composed_by, shares
from studio.protocol.prompts.composition import composed
from studio.protocol.prompts.weights import Dialect


@dataclass(frozen=True)
class RegionPrompt:
    """A prompt for a part of the picture.

    Attributes:
        prompt: What is made there.
        negative: What it is led away from there; None: as everywhere.
        weight: Its share beside the prompt of the whole and other regions.
        mask: How far it covers each latent, [1, 1, h, w] in 0 ... 1.
    """

    prompt: str
    negative: str | None
    weight: float
    mask: Tensor


@dataclass(frozen=True)
class _Voice:
    """One prompt: its parts' places among the conditional outputs, their weights, and its negative prompt's place."""

    columns: slice
    weights: tuple[float, ...]
    negative: int


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
            found, begin = parts_of(region.prompt), self._voices[-1].columns.stop
            columns = slice(begin, begin + len(found))
            self._voices.append(_Voice(columns, tuple(weight for _, weight in found), self.negatives.index(own)))
            self.texts += [text for text, _ in found for _ in range(count)]
        masks, weights = [region.mask for region in regions], [region.weight for region in regions]
        self._shares = shares(masks, weights) if regions else []

    @property
    def columns(self) -> int:
        """How many outputs there are for each picture, without those of negative prompts."""
        return self._voices[-1].columns.stop

    @property
    def is_simple(self) -> bool:
        """Whether no prompt has several parts, which are composed around a negative one."""
        return all(voice.weights == (1.0,) for voice in self._voices)

    @property
    def negative_of_voices(self) -> list[int]:
        """Which negative prompt each voice has."""
        return [voice.negative for voice in self._voices]

    def conditional(self, outputs: Sequence[Tensor], negatives: Sequence[Tensor]) -> Tensor:
        """Return the conditional output [N, C, h, w].

        Args:
            outputs: Those of the prompts, `columns` times [N, C, h, w].
            negatives: Those of the negative prompts; empty, if `is_simple`.
        """
        return self._over_regions(
            [
                outputs[voice.columns.start]
                if voice.weights == (1.0,)
                else compose(outputs[voice.columns], negatives[voice.negative], voice.weights)
                for voice in self._voices
            ]
        )

    def unconditional(self, negatives: Sequence[Tensor]) -> Tensor:
        """Return the unconditional output [N, C, h, w] of those of the negative prompts."""
        if len(negatives) == 1:
            return negatives[0]
        return self._over_regions([negatives[voice.negative] for voice in self._voices])

    def _over_regions(self, outputs: Sequence[Tensor]) -> Tensor:
        if len(outputs) == 1:
            return outputs[0]
        return composed_by(outputs, [share.to(outputs[0], non_blocking=True) for share in self._shares])
