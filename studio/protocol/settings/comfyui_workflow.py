"""Turns the workflow of ComfyUI's editor into the graph that its server runs; some pictures carry only the workflow."""

from collections.abc import Mapping
from typing import Any

_AFTER_SEED = ("fixed", "increment", "decrement", "randomize")  # a widget that only the editor has
_UNUSED, _BYPASSED = 2, 4  # modes of a node
_WIDGETS = {
    "KSampler": ("seed", "steps", "cfg", "sampler_name", "scheduler", "denoise"),
    "KSamplerAdvanced": (
        "add_noise",
        "noise_seed",
        "steps",
        "cfg",
        "sampler_name",
        "scheduler",
        "start_at_step",
        "end_at_step",
        "return_with_leftover_noise",
    ),
    "SamplerCustom": ("add_noise", "noise_seed", "cfg"),
    "KSamplerSelect": ("sampler_name",),
    "BasicScheduler": ("scheduler", "steps", "denoise"),
    "KarrasScheduler": ("steps", "sigma_max", "sigma_min", "rho"),
    "RandomNoise": ("noise_seed",),
    "CFGGuider": ("cfg",),
    "FluxGuidance": ("guidance",),
    "CLIPTextEncode": ("text",),
    "CLIPTextEncodeSDXL": (
        "width",
        "height",
        "crop_w",
        "crop_h",
        "target_width",
        "target_height",
        "text_g",
        "text_l",
    ),
    "CLIPSetLastLayer": ("stop_at_clip_layer",),
    "EmptyLatentImage": ("width", "height", "batch_size"),
    "EmptySD3LatentImage": ("width", "height", "batch_size"),
    "CheckpointLoaderSimple": ("ckpt_name",),
    "CheckpointLoader": ("config_name", "ckpt_name"),
    "UNETLoader": ("unet_name", "weight_dtype"),
    "LoraLoader": ("lora_name", "strength_model", "strength_clip"),
    "LoraLoaderModelOnly": ("lora_name", "strength_model"),
    "LoadImage": ("image", "upload"),
    "PrimitiveNode": ("value",),
}


def graph_of(workflow: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the graph of a workflow: node id -> {"class_type": ..., "inputs": ...}; unused nodes are left out."""
    nodes = {
        str(node["id"]): node
        for node in _list(workflow.get("nodes"))
        if isinstance(node, Mapping) and isinstance(node.get("type"), str) and "id" in node
    }
    links = {}
    columns = ("id", "origin_id", "origin_slot", "target_id", "target_slot", "type")
    for entry in _list(workflow.get("links")):
        link = [entry.get(column) for column in columns] if isinstance(entry, Mapping) else entry
        if isinstance(link, list) and len(link) >= 6 and isinstance(link[2], int):
            links[str(link[0])] = (str(link[1]), link[2], link[5])
    graph = {}
    for key, node in nodes.items():
        if node.get("mode") in (_UNUSED, _BYPASSED):
            continue
        inputs = _widget_values(node)
        for entry in _inputs(node):
            source = links.get(str(entry.get("link")))
            if source and (end := _passed_on(nodes, links, source)):
                inputs[str(entry.get("name"))] = [*end]
        graph[key] = {"class_type": node["type"], "inputs": inputs}
    return graph


def _passed_on(
    nodes: Mapping[str, Any], links: Mapping[str, tuple[str, int, Any]], source: tuple[str, int, Any]
) -> tuple[str, int] | None:
    """Return the output that a link comes from, past bypassed nodes and reroutes, which pass an input on."""
    for _ in range(len(nodes) + 1):
        key, slot, kind = source
        node = nodes.get(key)
        if node is None or node.get("mode") == _UNUSED:
            return None
        if node.get("mode") != _BYPASSED and node["type"] != "Reroute":
            return key, slot
        passed = [
            links[str(entry.get("link"))]
            for entry in _inputs(node)
            if str(entry.get("link")) in links and (node["type"] == "Reroute" or entry.get("type") == kind)
        ]
        if not passed:
            return None
        source = passed[0]
    return None


def _inputs(node: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [entry for entry in _list(node.get("inputs")) if isinstance(entry, Mapping)]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _widget_values(node: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a node's widgets by name."""
    values = node.get("widgets_values")
    if isinstance(values, Mapping):
        return dict(values)
    if not isinstance(values, list):
        return {}
    named = [entry["widget"].get("name") for entry in _inputs(node) if isinstance(entry.get("widget"), Mapping)]
    names = _WIDGETS.get(node["type"]) or tuple(str(name) for name in named)
    found: dict[str, Any] = {}
    waiting = list(values)
    for name in names:
        if not waiting:
            break
        found[name] = waiting.pop(0)
        if name in ("seed", "noise_seed") and waiting and waiting[0] in _AFTER_SEED:
            waiting.pop(0)
    if not names:  # a node of an extension: a string is its text, and a loader for several LoRAs has objects
        found = {f"value_{index}": value for index, value in enumerate(values)}
        texts = [value for value in values if isinstance(value, str)]
        if texts:
            found["text"] = texts[0]
    return found
