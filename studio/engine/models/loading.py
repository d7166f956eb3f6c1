"""How a model's weights are loaded: their precision, and the device that stores them."""

from dataclasses import dataclass

import torch

from studio.engine.models.formats.weights import StoredWeights
from studio.protocol.engine_settings import ModelPrecision
from studio.protocol.modelfit import PRECISE_KINDS


@dataclass(frozen=True)
class Loading:
    """How a model is loaded.

    Attributes:
        precision: Of text-to-image models and the networks beside them. "auto": float32 on a processor; on a graphics
            card, for models made elsewhere, float16 if they are stored so, else bfloat16 where the card has it.
        offloaded: Whether its networks stay in main memory and take turns on the graphics card.
        fp8: Whether the U-Net is stored in 8 bits a number, and converted layer by layer as it computes.
    """

    precision: ModelPrecision = "auto"
    offloaded: bool = False
    fp8: bool = False

    def dtype_of(self, weights: StoredWeights, kind: str, device: str, *, foreign: bool) -> torch.dtype:
        """Return the precision of a network.

        Args:
            weights: Its stored weights.
            kind: The kind of its model; see `ModelCard`.
            device: Where it computes.
            foreign: Whether another program made it.
        """
        if kind not in PRECISE_KINDS:
            return torch.float32
        if self.precision != "auto":
            chosen: torch.dtype = getattr(torch, self.precision)
            return chosen
        if not foreign or not device.startswith("cuda"):
            return torch.float32
        if weights.in_float16 or not has_bfloat16():
            return torch.float16
        return torch.bfloat16


AS_USUAL = Loading()


def has_bfloat16() -> bool:
    """Whether the graphics card computes in bfloat16 by itself."""
    return torch.cuda.is_bf16_supported(including_emulation=False)
