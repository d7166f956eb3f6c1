"""Upgrades recipes of earlier versions to the current one, a version at a time, before they are validated."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import PydanticCustomError

Fields = dict[str, Any]
NEWER = "newer_version"  # the type of the validation error for a recipe of a newer program


def upgraded(data: Any, kind: str, current: int) -> Any:
    """Return a recipe's fields in the form of version `current`.

    A recipe that names no version may have the fields of any: each upgrade leaves newer fields alone.

    Anything but a mapping with a whole-number version is returned as it is, for validation to refuse.

    Raises:
        PydanticCustomError: Of type NEWER, where the version is above `current`.
    """
    if not isinstance(data, Mapping) or type(data.get("version", 1)) is not int:
        return data
    version = data.get("version", 1)
    if version > current:
        text = (
            "was written by a newer version of Denoise Studio: recipe version {version}, this one reads up to {current}"
        )
        raise PydanticCustomError(NEWER, text, {"version": version, "current": current})
    fields = dict(data)
    while (kind, version) in _UPGRADES:
        fields = _UPGRADES[kind, version](fields)
        version += 1
        fields["version"] = version
    return fields


def _generate_1_to_2(fields: Fields) -> Fields:
    """Version 2 has lists of LoRAs and of controls, and calls a control's scale its weight."""
    lora, control = fields.pop("lora", None), fields.pop("control", None)
    if lora is not None:
        fields["loras"] = [{"file": lora}]
    if isinstance(control, Mapping):
        control = dict(control)
        if "scale" in control:
            control["weight"] = control.pop("scale")
    if control is not None:
        fields["controls"] = [control]
    return fields


def _generate_2_to_3(fields: Fields) -> Fields:
    """Version 3 has controls of many kinds, and keeps the settings of their detectors apart."""
    controls = fields.get("controls")
    if isinstance(controls, list | tuple):
        fields["controls"] = [_with_settings(control) for control in controls]
    return fields


def _with_settings(control: Any) -> Any:
    """Return a control with Canny's thresholds among its settings."""
    if not isinstance(control, Mapping):
        return control
    control = dict(control)
    thresholds = {name: control.pop(name) for name in ("low", "high") if name in control}
    if thresholds:
        control.setdefault("settings", thresholds)
    return control


def _train_1_to_2(fields: Fields) -> Fields:
    """Version 2 names the schedule of the learning rate, of which version 1 knew two."""
    decay = fields.pop("decay", None)
    if decay is not None:
        fields["learning_rate_schedule"] = {True: "cosine", False: "constant"}.get(decay, decay)
    return fields


def _train_2_to_3(fields: Fields) -> Fields:
    """Version 3 has one set of drawn scenes; runs on the former one cannot go on, but their models still open."""
    data = fields.get("dataset")
    if isinstance(data, Mapping) and data.get("kind") == "pocket-scenes":
        fields["dataset"] = {**data, "kind": "scenes"}
    return fields


_UPGRADES: dict[tuple[str, int], Callable[[Fields], Fields]] = {
    ("generate", 1): _generate_1_to_2,
    ("generate", 2): _generate_2_to_3,
    ("train", 1): _train_1_to_2,
    ("train", 2): _train_2_to_3,
}
