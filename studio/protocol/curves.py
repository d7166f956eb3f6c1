"""Settings that change from step to step: curves of numbers, and prompts that replace one another.

A curve is a row of points. Between two points a number changes linearly, unless the second one jumps: then the first
one's value holds until there. Before the first point and after the last, their values hold. As text, `0:7.5,8:3` is a
line from 7.5 at step 0 to 3 at step 8, and `0:7.5,8=3` holds 7.5 and jumps to 3 at step 8.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Annotated

from pydantic import BeforeValidator, Field

from studio.protocol.frozen import Frozen, setting_error

MAX_POINTS = 64  # of a curve, and changes of a prompt
_MAX_STEP = 10_000
_MAX_PROMPT = 4000  # characters
_POINT = re.compile(r"\s*(\d{1,5})\s*([:=])\s*([+-]?(?:\d+\.?\d*|\.\d+))\s*")


class CurvePoint(Frozen):
    """A value that is reached at a step."""

    step: int = Field(ge=0, le=_MAX_STEP, description="counted from 0")
    value: float
    jump: bool = Field(
        default=False, description="whether the value before holds until here; otherwise a line leads here"
    )


class PromptChange(Frozen):
    """A prompt that takes over at a step."""

    step: int = Field(ge=1, le=_MAX_STEP, description="counted from 0")
    prompt: str = Field(max_length=_MAX_PROMPT)


def parse_curve(text: str) -> tuple[CurvePoint, ...]:
    """Return the points of a text such as `0:7.5,8:3` or `0:7.5,8=3`; raises ValueError, one line, for others."""
    points = []
    for part in text.split(",") if text.strip() else []:
        match = _POINT.fullmatch(part)
        if match is None:
            raise ValueError(f"a curve is written as 0:7.5,8:3 (= instead of : jumps), not {part.strip()[:40]!r}")
        points.append(CurvePoint(step=int(match[1]), value=float(match[3]), jump=match[2] == "="))
    return tuple(points)


def curve_text(points: Iterable[CurvePoint]) -> str:
    """Return a curve as `parse_curve` reads it."""
    return ",".join(f"{point.step}{'=' if point.jump else ':'}{point.value:g}" for point in points)


Curve = Annotated[
    tuple[CurvePoint, ...],
    BeforeValidator(lambda value: parse_curve(value) if isinstance(value, str) else value),
    Field(max_length=MAX_POINTS),
]


def check_curve(field: str, points: Sequence[CurvePoint], low: float, high: float) -> None:
    """Raise the error of a validator where steps do not ascend or values leave low ... high."""
    if any(one.step >= other.step for one, other in pairwise(points)):
        raise setting_error(field, "the steps of a curve must ascend")
    if not all(low <= point.value <= high for point in points):
        raise setting_error(field, f"the values of this curve lie from {low:g} to {high:g}")


def check_changes(changes: Sequence[PromptChange]) -> None:
    """Raise the error of a validator where the steps of changes do not ascend."""
    if any(one.step >= other.step for one, other in pairwise(changes)):
        raise setting_error("prompt_changes", "the steps of prompt changes must ascend")


def value_at(points: Sequence[CurvePoint], step: int, constant: float) -> float:
    """Return a curve's value at a step; that of a curve without points is `constant`."""
    if not points:
        return constant
    before = [point for point in points if point.step <= step]
    after = [point for point in points if point.step > step]
    if not before or not after or after[0].jump:
        return (before[-1] if before else after[0]).value
    last, following = before[-1], after[0]
    share = (step - last.step) / (following.step - last.step)
    return last.value + share * (following.value - last.value)
