"""The statements of a script that load LoRAs and set their weights."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from studio.engine.generation.scripts import picture_code
from studio.engine.generation.scripts.source import call, literal
from studio.protocol.generation_recipe import LoraSpec
from studio.protocol.loras import read_lora_header

LOAD_FILE = "from safetensors.torch import load_file"


def lora_code(own: Path | None, loras: Sequence[LoraSpec], networks: Sequence[str]) -> list[str]:
    """Return the statements; they need LOAD_FILE where they call `load_file`.

    Args:
        own: The folder of the model, if it is a LoRA itself.
        loras: Those of the recipe.
        networks: The names of the networks that they adapt.
    """
    statements, weights = [], {}
    if own is not None:
        arguments: dict[str, Any] = {"weight_name": "pytorch_lora_weights.safetensors", "adapter_name": "own"}
        arguments |= {"local_files_only": True}
        statements.append(call("pipe.load_lora_weights", arguments, [literal(str((own / "lora").absolute()))]) + "\n")
        weights["own"] = dict.fromkeys(networks, 1.0)
    for number, lora in enumerate(loras):
        path, name = Path(picture_code.absolute(lora.file)), f"lora_{number + 1}"
        if read_lora_header(path).prefixed:
            arguments = {"weight_name": path.name, "adapter_name": name, "local_files_only": True}
            statements.append(call("pipe.load_lora_weights", arguments, [literal(str(path.parent))]) + "\n")
        else:
            layers = f'{{f"unet.{{key}}": value for key, value in load_file({literal(str(path))}).items()}}'
            statements.append(call("pipe.load_lora_weights", {"adapter_name": name}, [layers]) + "\n")
        text = lora.weight if lora.text_weight is None else lora.text_weight
        weights[name] = {part: lora.weight if part == "unet" else text for part in networks}
    if weights:
        chosen = [literal(list(weights)), literal(list(weights.values()))]
        statements.append(call("pipe.set_adapters", {}, chosen) + "\n")
    return statements
