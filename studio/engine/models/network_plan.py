"""Describes a denoising network by a pass without data: the stages, their shapes, and the skip connections."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import torch
from torch import Tensor, nn

from studio.engine.models.model import Model
from studio.protocol.errors import BadInput
from studio.protocol.networks import NetworkDescribed, NetworkStage

Part = Literal["in", "down", "middle", "up", "out", "chain"]

# the children of the networks that are stages, by name; the members of a list are stages of their own
_PARTS: Mapping[str, Part] = {
    "conv_in": "in",
    "down": "down",
    "down_blocks": "down",
    "mid_block": "middle",
    "up": "up",
    "up_blocks": "up",
    "conv_out": "out",
    "out": "out",
    "first": "chain",
    "blocks": "chain",
    "last": "chain",
}
_TOKENS = 77  # of a prompt


def describe_network(model: Model) -> NetworkDescribed:
    """Describe the denoising network of a model.

    Nothing is computed: the weights and the input are on torch's meta device, which has shapes only.

    Raises:
        BadInput: The model has no denoising network.
    """
    network = model.parts.get("unet")
    if network is None:
        raise BadInput(f"{model.card.title} has no denoising network: it is not a diffusion model.")
    blocks = list(_stages(network))
    shapes = _shapes_of_outputs(network, [block for _, _, block in blocks])
    parts = [part for _, part, _ in blocks]
    skips = _skips(parts)
    stages = tuple(
        NetworkStage(
            name=name,
            part=part,
            shape=shapes[number],
            parameters=_weights(stage),
            attention=_has(stage, "attn1", "attentions", "attn"),
            reads_prompt=_has(stage, "attn2"),
            skips_to=skips.get(number),
            skipped=len(getattr(stage, "resnets", ())) + len(getattr(stage, "downsamplers", None) or ()) or 1,
        )
        for number, (name, part, stage) in enumerate(blocks)
    )
    config: Any = network.config
    size = _side(config.sample_size)
    return NetworkDescribed(
        network=type(network).__name__,
        input=(int(config.in_channels), size, size),
        parameters=_weights(network),
        stages=stages,
    )


def _stages(network: nn.Module) -> Iterator[tuple[str, Part, nn.Module]]:
    """Return the stages of a network with their names, in the order in which they compute."""
    order = list(_PARTS)
    for name, child in sorted(
        ((name, child) for name, child in network.named_children() if name in _PARTS and child is not None),
        key=lambda pair: order.index(pair[0]),
    ):
        if isinstance(child, nn.ModuleList):
            for number, member in enumerate(child):
                yield f"{name}.{number}", _PARTS[name], member
        else:
            yield name, _PARTS[name], child


def _skips(parts: list[Part]) -> dict[int, int]:
    """Join every stage on the way down to the one on the way up that mirrors it; conv_in joins the last."""
    down = [number for number, part in enumerate(parts) if part == "down"]
    up = [number for number, part in enumerate(parts) if part == "up"]
    joined = dict(zip(down, up[::-1], strict=False))
    if up and "in" in parts:
        joined[parts.index("in")] = up[-1]
    return joined


def _shapes_of_outputs(network: nn.Module, stages: list[nn.Module]) -> list[tuple[int, ...]]:
    """Return the shape of each stage's output for one picture, without the batch."""
    found: list[tuple[int, ...]] = [()] * len(stages)

    def note(number: int, output: Any) -> None:
        first = output[0] if isinstance(output, tuple) else output
        assert isinstance(first, Tensor), "a stage returns a tensor, or a tuple that begins with one"
        found[number] = tuple(first.shape[1:])

    hooks = [
        stage.register_forward_hook(lambda _module, _inputs, output, number=number: note(number, output))
        for number, stage in enumerate(stages)
    ]
    shapes = {name: torch.empty_like(tensor, device="meta") for name, tensor in _tensors(network)}
    try:
        with torch.inference_mode():
            torch.func.functional_call(network, shapes, (), _inputs(network))
    finally:
        for hook in hooks:
            hook.remove()
    return found


def _inputs(network: nn.Module) -> dict[str, Any]:
    """Return inputs without data for one picture."""
    config: Any = network.config
    size, dtype = _side(config.sample_size), next(network.parameters()).dtype
    inputs: dict[str, Any] = {
        "sample": torch.empty(1, config.in_channels, size, size, device="meta", dtype=dtype),
        "timestep": torch.zeros(1, device="meta", dtype=torch.int64),
        "return_dict": False,
    }
    if config.get("cross_attention_dim") is not None:
        width = config.cross_attention_dim
        width = width if isinstance(width, int) else width[0]
        inputs["encoder_hidden_states"] = torch.empty(1, _TOKENS, width, device="meta", dtype=dtype)
        if config.get("addition_embed_type") == "text_time":
            ids = 6 if config.projection_class_embeddings_input_dim % config.addition_time_embed_dim == 0 else 5
            pooled = config.projection_class_embeddings_input_dim - ids * config.addition_time_embed_dim
            inputs["added_cond_kwargs"] = {
                "text_embeds": torch.empty(1, pooled, device="meta", dtype=dtype),
                "time_ids": torch.empty(1, ids, device="meta", dtype=dtype),
            }
    elif config.get("num_class_embeds") is not None:
        inputs["class_labels"] = torch.zeros(1, device="meta", dtype=torch.int64)
    return inputs


def _tensors(network: nn.Module) -> Iterator[tuple[str, Tensor]]:
    yield from network.named_parameters()
    yield from network.named_buffers()


def _side(size: int | list[int] | tuple[int, ...]) -> int:
    return size if isinstance(size, int) else int(size[0])


def _weights(module: nn.Module) -> int:
    return sum(parameter.numel() for parameter in module.parameters())


def _has(stage: nn.Module, *names: str) -> bool:
    return any(name.rpartition(".")[2] in names for name, _ in stage.named_modules())
