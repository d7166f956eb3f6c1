"""Names of weights in other programs and in older versions of diffusers and transformers."""

_OLD_ATTENTION = {"query": "to_q", "key": "to_k", "value": "to_v", "proj_attn": "to_out.0"}


def text_encoder_name(name: str) -> str | None:
    """Return the name of a tensor in transformers' CLIPTextModel; None for tensors that it computes itself."""
    name = name.removeprefix("text_model.")
    return None if name.endswith("position_ids") or name == "logit_scale" else name


def autoencoder_name(name: str) -> str:
    """Return the name of a tensor in diffusers' networks whose attention had other names in its first versions."""
    head, _, last = name.rpartition(".")
    block, _, layer = head.rpartition(".")
    return f"{block}.{_OLD_ATTENTION[layer]}.{last}" if "attentions." in block and layer in _OLD_ATTENTION else name
