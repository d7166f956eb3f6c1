"""Reads ComfyUI's graphs: follows the links from the sampler to prompts, model, LoRAs and size."""

from collections.abc import Iterator, Mapping
from typing import Any

from studio.protocol.settings.picture_settings import (
    PictureSettings,
    UsedLora,
    model_name,
    number,
    text,
    whole_number,
)
from studio.protocol.settings.samplers import sampler_and_spacing

Graph = Mapping[str, Mapping[str, Any]]  # node id -> {"class_type": ..., "inputs": {name: value or [node id, slot]}}
_FARTHEST = 500  # nodes on a path; a longer one is a loop
_TEXTS = ("text", "string", "value", "prompt", "populated_text", "wildcard_text", "positive", "String")
_MODELS = ("ckpt_name", "unet_name", "model_name", "base_ckpt_name", "gguf_name")
_CONDITIONING = ("conditioning", "conditioning_1", "conditioning_2", "conditioning_to", "conditioning_from")


def read_graph(graph: Graph) -> PictureSettings | None:
    """Return the settings of the sampler that starts a graph's picture; None if the graph has no sampler.

    Of several samplers in a row, the first makes the picture and the others refine it.
    """
    nodes = {str(key): node for key, node in graph.items() if _is_node(node)}
    samplers = [key for key in _downstream_first(nodes) if _sampler(nodes[key])]
    if not samplers:
        return None
    empty = [key for key in samplers if _size(nodes, nodes[key]) and not _has_picture(nodes, nodes[key])]
    return _settings(nodes, nodes[(empty or samplers)[-1]])


def _settings(nodes: Graph, sampler: Mapping[str, Any]) -> PictureSettings:
    parts = [
        sampler,
        *(node for name in ("guider", "sigmas", "sampler", "noise") if (node := _linked(nodes, sampler, name))),
    ]

    def first(*names: str) -> Any:
        return next(
            (value for part in parts for name in names if (value := _value(nodes, part, name)) is not None), None
        )

    guider = next((part for part in parts if "model" in part["inputs"]), sampler)
    steps, denoise, begin = whole_number(first("steps")), number(first("denoise")), whole_number(first("start_at_step"))
    if denoise is None and begin and steps:
        denoise = max(0.0, 1 - begin / steps)
    name, spacing = sampler_and_spacing(first("sampler_name"), first("scheduler"))
    if spacing is None and any(part["class_type"] == "KarrasScheduler" for part in parts):
        spacing = "karras"
    positive, negative = (_prompt(nodes, guider, key) for key in ("positive", "negative"))
    if positive is None:
        positive = _prompt(nodes, guider, "conditioning")
    size, has_picture = _size(nodes, sampler), _has_picture(nodes, sampler)
    skip = _clip_skip(nodes, guider)
    return PictureSettings(
        prompt=positive,
        negative=negative,
        steps=steps,
        guidance=number(first("cfg", "guidance")),
        seed=whole_number(first("noise_seed", "seed")),
        width=size[0] if size else None,
        height=size[1] if size else None,
        sampler=name,
        spacing=spacing,
        model=_model(nodes, guider),
        strength=denoise if has_picture else None,
        clip_skip=skip,
        loras=_loras(nodes, guider),
        source="ComfyUI",
    )


def _is_node(node: Any) -> bool:
    return (
        isinstance(node, Mapping)
        and isinstance(node.get("class_type"), str)
        and isinstance(node.get("inputs"), Mapping)
    )


def _sampler(node: Mapping[str, Any]) -> bool:
    inputs = node["inputs"]
    return "latent_image" in inputs and ("model" in inputs or "guider" in inputs)


def _downstream_first(nodes: Graph) -> list[str]:
    """Return the nodes that lead to a saved picture, those nearest to it first; all nodes if none is saved."""
    ends = [key for key, node in nodes.items() if "saveimage" in node["class_type"].lower()]
    ends = ends or [
        key for key, node in nodes.items() if "image" in node["class_type"].lower() and "images" in node["inputs"]
    ]
    found: dict[str, None] = {}
    waiting = ends
    while waiting:
        found.update(dict.fromkeys(waiting))
        waiting = [key for node in waiting for key in _sources(nodes[node]) if key in nodes and key not in found]
    return list(found) if ends else list(nodes)


def _sources(node: Mapping[str, Any]) -> list[str]:
    return [str(value[0]) for value in node["inputs"].values() if _is_link(value)]


def _is_link(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and isinstance(value[0], str | int)
        and isinstance(value[1], int)
        and not isinstance(value[0], bool)
    )


def _linked(nodes: Graph, node: Mapping[str, Any], name: str) -> Mapping[str, Any] | None:
    """Return the node that an input is linked to."""
    value = node["inputs"].get(name)
    return nodes.get(str(value[0])) if _is_link(value) else None


def _value(nodes: Graph, node: Mapping[str, Any], name: str) -> Any:
    """Return an input's value; of a linked node with one plain value, such as a number, that value."""
    value = node["inputs"].get(name)
    for _ in range(_FARTHEST):
        if not _is_link(value):
            return value
        source = nodes.get(str(value[0]))
        if source is None:
            return None
        inputs = source["inputs"]
        own = [key for key in (name, *_TEXTS, "seed", "int", "float", "Number", "number") if key in inputs]
        value = inputs[own[0]] if own else next(iter(inputs.values()), None)
    return None


def _upstream(nodes: Graph, node: Mapping[str, Any], name: str, on: tuple[str, ...]) -> Iterator[Mapping[str, Any]]:
    """Yield the nodes from an input upwards, each found through the first of the inputs `on` that is linked."""
    current = _linked(nodes, node, name)
    for _ in range(_FARTHEST):
        if current is None:
            return
        yield current
        current = next((found for key in on if (found := _linked(nodes, current, key))), None)


def _prompt(nodes: Graph, node: Mapping[str, Any], name: str) -> str | None:
    """Return the text of a conditioning; joined by commas where several are combined."""
    found: list[str] = []
    waiting, seen = [(node, name)], 0
    while waiting and seen < _FARTHEST:
        seen += 1
        holder, key = waiting.pop(0)
        value = holder["inputs"].get(key)
        source = _linked(nodes, holder, key)
        if source is None:
            continue
        inputs = source["inputs"]
        if source["class_type"] == "ConditioningZeroOut":
            found.append("")
        elif "clip" in inputs or "text" in inputs or "text_g" in inputs:
            words = [_text(nodes, source, word) for word in ("text", "text_g", "text_l", "clip_l", "t5xxl", "prompt")]
            found += dict.fromkeys(word for word in words if word is not None)
        else:
            sides = ("positive", "negative")
            # nodes such as ControlNetApplyAdvanced pass both on, each through an output of its own
            both = all(side in inputs for side in sides)
            keys = (
                (sides[value[1]] if value[1] < 2 else name,) if both else (*_CONDITIONING, "positive", "base_positive")
            )
            waiting += [(source, key) for key in keys if key in inputs]
    return ", ".join(dict.fromkeys(found)) if found else None


def _text(nodes: Graph, node: Mapping[str, Any], name: str) -> str | None:
    """Return a text input, following links; texts that a node joins are joined."""
    value = node["inputs"].get(name)
    for _ in range(_FARTHEST):
        if not _is_link(value):
            return text(value)
        source = nodes.get(str(value[0]))
        if source is None:
            return None
        inputs = source["inputs"]
        for one, other in (("string_a", "string_b"), ("text_a", "text_b"), ("text1", "text2")):
            if one in inputs and other in inputs:
                halves = [_text(nodes, source, key) or "" for key in (one, other)]
                return (text(inputs.get("delimiter")) or "").join(halves)
        key = next((key for key in (name, *_TEXTS) if key in inputs), None)
        if key is None:
            return next((entry for entry in inputs.values() if isinstance(entry, str)), None)
        value = inputs[key]
    return None


def _model(nodes: Graph, node: Mapping[str, Any]) -> str | None:
    for found in _upstream(nodes, node, "model", ("model", "model1", "base_model", "pipe", "basic_pipe")):
        for key in _MODELS:
            if name := model_name(_value(nodes, found, key) if key in found["inputs"] else None):
                return name
    return None


def _loras(nodes: Graph, node: Mapping[str, Any]) -> tuple[UsedLora, ...]:
    found: list[UsedLora] = []
    for loader in _upstream(nodes, node, "model", ("model", "model1", "base_model")):
        inputs = loader["inputs"]
        entries = [(inputs.get("lora_name"), inputs.get("strength_model", inputs.get("strength")))]
        # a loader for several has inputs such as lora_1 = {"on": true, "lora": NAME, "strength": 0.8}
        several = [value for value in inputs.values() if isinstance(value, Mapping) and value.get("on") is True]
        entries += [(value.get("lora"), value.get("strength")) for value in reversed(several)]
        for name, strength in entries:
            if known := model_name(name):
                weight = number(strength)
                found.append(UsedLora(name=known, weight=1.0 if weight is None else weight))
    return tuple(reversed(found))


def _clip_skip(nodes: Graph, node: Mapping[str, Any]) -> int | None:
    conditioning = ("conditioning", "conditioning_1", "positive", "conditioning_to", "base_positive")
    for key in ("positive", "conditioning"):
        for found in _upstream(nodes, node, key, conditioning):
            for layer in _upstream(nodes, found, "clip", ("clip",)):
                last = number(layer["inputs"].get("stop_at_clip_layer"))
                if last is not None:
                    return whole_number(-last, 1, 24)
    return None


def _size(nodes: Graph, node: Mapping[str, Any]) -> tuple[int, int] | None:
    """Return the size of the latents that a sampler starts from, in pixels; None if no node has it."""
    for found in _upstream(nodes, node, "latent_image", ("samples", "latent", "latent_image", "pixels", "image")):
        if "latent" in found["class_type"].lower() or "width" in found["inputs"]:
            width, height = (whole_number(_value(nodes, found, side), 1, 2**20) for side in ("width", "height"))
            if width and height:
                return width, height
    return None


def _has_picture(nodes: Graph, node: Mapping[str, Any]) -> bool:
    """Whether a sampler starts from a picture."""
    path = _upstream(nodes, node, "latent_image", ("samples", "latent", "latent_image"))
    return any("pixels" in found["inputs"] or "image" in found["inputs"] for found in path)
