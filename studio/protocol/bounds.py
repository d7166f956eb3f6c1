"""Bounds, defaults and descriptions of settings, read from the recipes' models so that fields need not repeat them."""

from dataclasses import dataclass
from typing import Any

import annotated_types as constraint
from pydantic import BaseModel


@dataclass(frozen=True)
class Bounds:
    """The bounds of one setting in a recipe's model.

    Attributes:
        minimum: The smallest value; None: unbounded. Where `open_minimum` is true, the value itself is excluded.
        maximum: The largest value; None: unbounded. Where `open_maximum` is true, the value itself is excluded.
        default: The default value.
        description: One line, or "".
    """

    minimum: float | None
    maximum: float | None
    default: Any
    description: str
    open_minimum: bool = False
    open_maximum: bool = False


def bounds(model: type[BaseModel], key: str) -> Bounds:
    """Return the bounds of a setting by its dotted key, such as `bounds(TrainRecipe, "dataset.size")`.

    Whole numbers' open bounds come back closed: `lt=10` as a maximum of 9.

    Raises:
        KeyError: The model has no such setting.
    """
    *outer, last = key.split(".")
    for name in outer:
        inner = model.model_fields[name].annotation
        if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            raise KeyError(key)
        model = inner
    field = model.model_fields[last]
    low: Any = None
    high: Any = None
    open_low = open_high = False
    for rule in field.metadata:
        if isinstance(rule, constraint.Ge):
            low = rule.ge
        elif isinstance(rule, constraint.Gt):
            low, open_low = rule.gt, True
        elif isinstance(rule, constraint.Le):
            high = rule.le
        elif isinstance(rule, constraint.Lt):
            high, open_high = rule.lt, True
    if field.annotation in (int, int | None):
        low, open_low = (low + 1 if open_low else low), False
        high, open_high = (high - 1 if open_high else high), False
    default = None if field.is_required() else field.get_default(call_default_factory=True)
    return Bounds(low, high, default, field.description or "", open_low, open_high)
