"""A job's memory need when memory was exhausted, and the remedies."""

from typing import Literal

from studio.protocol.byte_counts import memory_text
from studio.protocol.frozen import Frozen

Remedy = Literal["smaller", "fewer", "tiled", "offloaded", "fp8"]


class Shortage(Frozen):
    """Too little memory for a job.

    Attributes:
        needed: Bytes that it needs, as estimated; 0 if that is not known.
        available: Bytes of memory that the device has.
        gpu: Whether that is a graphics card.
        remedies: The remedies, the mildest first.
    """

    needed: int
    available: int
    gpu: bool
    remedies: tuple[Remedy, ...] = ()

    def __str__(self) -> str:
        where = "the graphics card" if self.gpu else "this computer"
        need = f" It needs about {memory_text(self.needed)}; {where} has {memory_text(self.available)},"
        need += " also for other programs." if self.needed <= self.available else " too little."
        return f"There is not enough memory for this picture.{need if self.needed else ''}"
