"""Upscalers made elsewhere, as spandrel runs them: ESRGAN, SPAN, SwinIR, DAT and many others."""

import contextlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Self

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from studio.engine.models.model import Model
from studio.protocol.errors import BadInput
from studio.protocol.foreign.upscalers import UPSCALER, check_layers
from studio.protocol.modelcard import ModelCard, read_card
from studio.protocol.weightsheader import read_weights_header, refuse_pickle


@dataclass(frozen=True)
class UpscalerModel(Model):
    """A network that enlarges pictures by a whole factor.

    Attributes:
        card: What it is.
        network: spandrel's ImageModelDescriptor: the network with its calling convention.
    """

    kind: ClassVar[str] = UPSCALER

    card: ModelCard
    network: Any

    @property
    def scale(self) -> int:
        """How many pixels each pixel becomes across and down; 1 for networks that only restore pictures."""
        return int(self.network.scale)

    @property
    def takes_tiles(self) -> bool:
        """Whether parts of a picture may be enlarged one by one."""
        return bool(self.network.tiling.name == "SUPPORTED")

    @property
    def parts(self) -> Mapping[str, nn.Module]:
        """The network."""
        return {UPSCALER: self.network.model}

    @classmethod
    def assemble(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> Self:
        """Raise BadInput: an upscaler is defined by its file alone; see `load_upscaler`."""
        raise BadInput(f"{card.name} is not a model folder: an upscaler is a single .safetensors file.")

    def sample(
        self, labels: Sequence[int | None], *, guidance: float, seed: int, first: int = 0, steps: int | None = None
    ) -> Tensor:
        """Raise BadInput: an upscaler makes no pictures by itself."""
        raise BadInput(f"{self.card.name} enlarges pictures; it makes none.")

    @torch.inference_mode()
    def enlarge(self, colours: Tensor) -> Tensor:
        """Return a picture [1, 3, h, w] in 0 ... 1 enlarged, [1, 3, h * scale, w * scale] in 0 ... 1, on the CPU."""
        grey = self.network.input_channels == 1
        given = colours.mean(1, keepdim=True) if grey else colours
        made = self.network(given.to(self.network.device, self.network.dtype)).float().cpu().clamp(0, 1)
        return made.expand(-1, 3, -1, -1) if made.shape[1] == 1 else made[:, :3]


def load_upscaler(path: Path, device: str = "cpu") -> UpscalerModel:
    """Load an upscaler from a .safetensors file.

    Raises:
        BadInput: The file is pickled, damaged, or holds no network that enlarges or restores RGB pictures.
    """
    refuse_pickle(path)
    check_layers(path.name, read_weights_header(path))
    from spandrel import ImageModelDescriptor, ModelLoader  # takes seconds

    try:
        with contextlib.redirect_stdout(io.StringIO()):
            network = ModelLoader(device=device).load_from_state_dict(load_file(path))
    except Exception as error:  # a network that does not fit raises many kinds of exceptions
        raise BadInput(f"{path.name} is not an upscaler that this program knows.") from error
    if not isinstance(network, ImageModelDescriptor) or network.scale < 1 or network.input_channels not in (1, 3):
        raise BadInput(f"{path.name} is not an upscaler: it does not take one picture and return a larger one.")
    network.eval()
    if device.startswith("cuda") and network.supports_half:
        network.half()
    return UpscalerModel(read_card(path), network)
