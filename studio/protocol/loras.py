"""Reads the header of a LoRA file before it is loaded: its layers, and the family that it was made for."""

from dataclasses import dataclass
from pathlib import Path

from studio.protocol.errors import BadInput
from studio.protocol.weightsheader import HALF_TYPES, WeightsHeader, read_weights_header

_DOWN = (  # of a layer's first matrix, in the layouts of peft, kohya and diffusers' older versions
    ".lora_A.weight",
    ".lora_A.default.weight",
    ".lora_down.weight",
    "_lora.down.weight",
    ".lora.down.weight",
    ".lora_linear_layer.down.weight",
)
_UP = tuple(suffix.replace("_A", "_B").replace("down", "up") for suffix in _DOWN)
_FLOATS = HALF_TYPES | {"F32", "F64"}
_UNSUPPORTED = {  # by a word in the tensors' names
    "dora_scale": "DoRA",
    "hada_w": "LoHa",
    "lokr_w": "LoKr",
    "lora_mid": "a LoRA with Tucker decomposition",
    "oft_blocks": "OFT",
    "glora": "GLoRA",
}
FAMILIES_BY_WIDTH = {768: "Stable Diffusion 1", 1024: "Stable Diffusion 2", 2048: "SDXL", 1280: "SDXL's refiner"}


@dataclass(frozen=True)
class LoraHeader:
    """What a LoRA file changes.

    Attributes:
        layers: How many layers it changes.
        text_width: Width of the text states that the U-Net it was made for attends to; None if unknown.
        prefixed: Whether its names say which network each layer belongs to.
    """

    layers: int
    text_width: int | None
    prefixed: bool

    @property
    def family(self) -> str:
        """The family that it was made for, in words; "" if unknown."""
        if self.text_width is None:
            return ""
        return FAMILIES_BY_WIDTH.get(self.text_width, f"a model with text states of {self.text_width}")


def read_lora_header(path: Path) -> LoraHeader:
    """Read the header of a .safetensors file as that of a LoRA.

    Raises:
        BadInput: The file is damaged, holds no LoRA, or one of a kind that cannot be used.
    """
    header = read_weights_header(path)
    for word, kind in _UNSUPPORTED.items():
        if any(word in name for name in header.tensors):
            raise BadInput(f"{path.name} is {kind}, which this program cannot apply; a plain LoRA or LoCon works.")
    roots = _roots(header)
    if not roots:
        raise BadInput(f"{path.name} holds no LoRA.")
    for name, entry in header.tensors.items():
        if name.endswith(_DOWN + _UP) and (entry.dtype not in _FLOATS or len(entry.shape) < 2 or not entry.count):
            what = f"{entry.dtype} of shape {list(entry.shape)}"
            raise BadInput(f"{path.name} is damaged: {name[:200]} is not a matrix of a LoRA, but {what}.")
    widths = {
        header.tensors[name].shape[1]
        for name in roots
        if "attn2" in name and ("to_k" in name or "to_v" in name) and len(header.tensors[name].shape) > 1
    }
    prefixed = any(name.startswith(("unet.", "text_encoder", "lora_unet_", "lora_te")) for name in header.tensors)
    return LoraHeader(len(roots), widths.pop() if len(widths) == 1 else None, prefixed)


def _roots(header: WeightsHeader) -> list[str]:
    """Return the names of the first matrices, one for each layer."""
    return [name for name in header.tensors if name.endswith(_DOWN)]
