"""The request for a prompt's attention over all steps of a generation, and the events that answer it."""

from typing import Literal

from pydantic import Field

from studio.protocol.frozen import Frozen
from studio.protocol.latents import Packed

HEAD_GROUPS = 4  # of a layer's attention heads, as equal as possible


class MapAttention(Frozen):
    """Map the cross-attention of a prompt's words in a generation: an AttentionStep for each kept step, then Finished.

    Attributes:
        record: The denoising record.
        picture: Which of its pictures, counted from 0.
        layer: The name of a cross-attention layer; "" for the mean of all.
        heads: Which of HEAD_GROUPS groups of a layer's heads, counted from 0; None for the mean of all.
    """

    do: Literal["attention"] = "attention"
    job: str
    record: str
    picture: int = Field(default=0, ge=0)
    layer: str = ""
    heads: int | None = Field(default=None, ge=0, lt=HEAD_GROUPS)
    out: str = ""


class AttentionStep(Frozen):
    """The attention of the words in a step.

    Attributes:
        frame, total: Index of the kept step, and the number of kept steps.
        step: The step, counted from 0.
        words: The words of the prompt.
        layers: The cross-attention layers, from the first to the last.
        maps: uint8 [words, h, w], each scaled from its minimum to its maximum attention.
        shares: The mean attention of all places to each word, 0 ... 1; the rest goes to the start and end tokens.
    """

    kind: Literal["attention_step"] = "attention_step"
    frame: int
    total: int
    step: int
    timestep: int
    words: tuple[str, ...]
    layers: tuple[str, ...]
    maps: Packed
    shares: tuple[float, ...]
