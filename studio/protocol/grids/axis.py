"""One axis of a grid: one or several settings, and the values that they take together."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.grids.axis_values import numbers, split_values
from studio.protocol.grids.settings import GridSetting, setting_of

PAIR = "&"  # joins settings, and their values, that change together
ALL = "all"  # stands for all values of a setting with named ones, such as the sampler


@dataclass(frozen=True)
class Axis:
    """One axis of a grid.

    Attributes:
        settings: What it changes.
        values: For each place along it, a value for each of the settings.
    """

    settings: tuple[GridSetting, ...]
    values: tuple[tuple[Any, ...], ...]

    def __len__(self) -> int:
        return len(self.values)

    @property
    def title(self) -> str:
        """The names of its settings."""
        return ", ".join(setting.title for setting in self.settings)

    @property
    def labels(self) -> tuple[str, ...]:
        """The label of each place."""
        return tuple(
            ", ".join(_label(setting, value) for setting, value in zip(self.settings, values, strict=True))
            for values in self.values
        )

    @property
    def cost(self) -> int:
        """What going one place along it costs; see `GridSetting`."""
        return max(setting.cost for setting in self.settings)

    def changed(self, recipe: GenerateRecipe, place: int) -> GenerateRecipe:
        """Return a recipe with the values of a place; raises BadInput when they do not fit."""
        for setting, value, first in zip(self.settings, self.values[place], self.values[0], strict=True):
            recipe = setting.change(recipe, value, first)
        return recipe


def parse_axis(text: str) -> Axis:
    """Read an axis: SETTING=VALUES, as in steps=10,20,30; or several that change together, steps&guidance=10&3,20&5.

    Raises:
        BadInput: A setting is unknown, or a value cannot be read or is not allowed.
    """
    key, equals, values = text.partition("=")
    if not equals or not key.strip():
        raise BadInput(f"An axis is written SETTING=VALUES, as in steps=10,20,30, not {text[:80]!r}.")
    try:
        settings = tuple(setting_of(name) for name in key.split(PAIR))
        if len({setting.key for setting in settings}) < len(settings):
            raise BadInput("It names a setting twice.")
        return Axis(settings, tuple(_values(settings, split_values(values))))
    except BadInput as problem:
        raise BadInput(f"The axis {' '.join(text.split())[:120]} cannot be read. {problem}") from problem


def _values(settings: Sequence[GridSetting], written: Sequence[str]) -> list[tuple[Any, ...]]:
    if len(settings) == 1:
        return [(value,) for value in _read(settings[0], written)]
    rows = [value.split(PAIR) for value in written]
    for value, row in zip(written, rows, strict=True):
        if len(row) != len(settings):
            example = PAIR.join("12345"[: len(settings)])
            raise BadInput(
                f"Each value needs {len(settings)} parts, as in {example}, and {value[:40]!r} has {len(row)}."
            )
    columns = [[_read(setting, [row[place].strip()]) for row in rows] for place, setting in enumerate(settings)]
    if any(len(found) != 1 for column in columns for found in column):
        raise BadInput("Values that change together are single ones, not ranges.")
    return [tuple(found[0] for found in row) for row in zip(*columns, strict=True)]


def _read(setting: GridSetting, written: Sequence[str]) -> list[Any]:
    """Return the values of one setting, of its type."""
    if setting.kind in ("whole", "number"):
        found = numbers(written, whole=setting.kind == "whole")
        return [_checked(setting, int(value) if setting.kind == "whole" else float(value)) for value in found]
    if setting.kind == "size":
        return [_checked(setting, _size(value)) for value in written]
    if setting.kind == "word":
        return [word for value in written for word in _words(setting, value)]
    return list(written)


def _words(setting: GridSetting, value: str) -> tuple[str, ...]:
    """Return the value that a word stands for: itself, or that with this title; "all" stands for all of them."""
    words = setting.words or {}
    if value.lower() == ALL:
        return tuple(words)
    found = next((name for name, title in words.items() if value.lower() in (name.lower(), title.lower())), None)
    if found is None:
        raise BadInput(f"There is no {setting.title.lower()} {value[:40]!r}. There are: {', '.join(words)}.")
    return (found,)


def _size(value: str) -> tuple[int, int]:
    width, _, height = value.lower().partition("x")
    if not (width.strip().isdecimal() and height.strip().isdecimal()):
        raise BadInput(f"A size is written WxH, as in 64x64, not {value[:40]!r}.")
    return int(width), int(height)


def _checked(setting: GridSetting, value: Any) -> Any:
    """Return a value that the recipe's field allows; raises BadInput otherwise."""
    if setting.key in GenerateRecipe.model_fields:
        setting.change(GenerateRecipe(), value, value)
    return value


def _label(setting: GridSetting, value: Any) -> str:
    if setting.kind == "size":
        return f"{value[0]}x{value[1]}"
    if isinstance(value, float):
        return f"{Decimal(repr(value)).normalize():f}"
    if setting.key in ("model", "vae", "refiner"):
        return PurePath(str(value)).stem or str(value)
    return (setting.words or {}).get(str(value), " ".join(str(value).split()))
