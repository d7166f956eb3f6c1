"""How the engine computes, independent of the recipe: precision, memory saving, and speed."""

from typing import Literal

from pydantic import Field

from studio.protocol.frozen import Frozen

ModelPrecision = Literal["auto", "float32", "bfloat16", "float16"]
Saving = Literal["auto", "off", "tiled", "offloaded", "fp8"]
SAVINGS: tuple[Saving, ...] = ("off", "tiled", "offloaded", "fp8")  # each includes the earlier ones


class EngineSettings(Frozen):
    """Settings of the engine that hold for all recipes.

    Attributes:
        precision: Of text-to-image models. "auto": float32 on a processor; 16 bits on a graphics card for models made
            elsewhere.
        saving: How memory is saved. "tiled" decodes large pictures in tiles, "offloaded" keeps one network at a
            time on a graphics card, "fp8" stores the U-Net in 8 bits a number. "auto": only what is needed.
        memory_budget: Bytes that loaded models may take together, beyond which those used least recently are dropped;
            None: half of the device's memory.
        turbo: Whether U-Nets are compiled, on a graphics card.
    """

    precision: ModelPrecision = "auto"
    saving: Saving = "auto"
    memory_budget: int | None = Field(default=None, ge=0)
    turbo: bool = False


DEFAULTS = EngineSettings()
