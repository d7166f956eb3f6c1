"""Small files of adapters as their trainers write them: LoRAs in kohya's layout, textual inversions in A1111's."""

import json
from pathlib import Path

import torch
from safetensors.torch import save_file

_LAYER = "lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k"


def write_lora(path: Path, *, width: int = 768, tags: dict[str, int] | None = None) -> Path:
    """Write a LoRA of one layer, for text states of `width`, with the frequencies of its training's tags."""
    path.parent.mkdir(parents=True, exist_ok=True)
    tensors = {
        f"{_LAYER}.lora_down.weight": torch.zeros(4, width),
        f"{_LAYER}.lora_up.weight": torch.zeros(320, 4),
        f"{_LAYER}.alpha": torch.tensor(4.0),
    }
    save_file(tensors, path, {"ss_tag_frequency": json.dumps({"10_style": tags or {}})})
    return path


def write_embedding(path: Path, *, vectors: int = 2, width: int = 768) -> Path:
    """Write a textual inversion of some vectors."""
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file({"emb_params": torch.zeros(vectors, width)}, path)
    return path
