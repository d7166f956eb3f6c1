"""Edits what changes from step to step in a recipe: tracks whose points are moved, added, typed and removed."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from studio.protocol.curves import MAX_POINTS, CurvePoint, PromptChange, curve_text, parse_curve, value_at
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe


class Track(ABC):
    """One setting from step to step; steps count from 0, but from 1 in what a user types.

    Attributes:
        title: The name of the setting.
        steps: The steps of its points, ascending.
    """

    title: str

    @property
    @abstractmethod
    def steps(self) -> tuple[int, ...]: ...

    @abstractmethod
    def label_at(self, step: int) -> str:
        """Return the value at a step, in words."""

    @abstractmethod
    def with_point(self, step: int, value: float) -> Self:
        """Return the track with a point at a step; itself where there is no room for one."""

    @abstractmethod
    def moved(self, index: int, step: int, value: float) -> Self:
        """Return the track with a point at another place, as far as its neighbours leave room."""

    @abstractmethod
    def without(self, index: int) -> Self:
        """Return the track without a point."""

    @abstractmethod
    def text(self, index: int | None) -> str | None:
        """Return what is typed in place of a point, or of the track; None where nothing can be typed."""

    @abstractmethod
    def typed(self, index: int | None, text: str) -> Self:
        """Return the track as it was typed; raises BadInput, one line, for what cannot be read."""

    @abstractmethod
    def into(self, recipe: GenerateRecipe) -> GenerateRecipe:
        """Return a recipe with the values of this track."""


@dataclass(frozen=True)
class NumberTrack(Track):
    """Guidance, or the weight of a control.

    Attributes:
        points: Its curve; empty for a constant.
        constant: The value without a curve.
        low, high: Its range.
        control: The index of the control whose weight it is; None for guidance.
    """

    title: str
    points: tuple[CurvePoint, ...]
    constant: float
    low: float
    high: float
    control: int | None = None

    @property
    def steps(self) -> tuple[int, ...]:
        return tuple(point.step for point in self.points)

    def at(self, step: int) -> float:
        """Return the value at a step."""
        return value_at(self.points, step, self.constant)

    def label_at(self, step: int) -> str:
        return f"{round(self.at(step), 2):g}"

    def with_point(self, step: int, value: float) -> "NumberTrack":
        # the first point is added with another at the first step, so that the values before it stay
        points = self.points or ((CurvePoint(step=0, value=self.constant),) if step else ())
        kept = [point for point in points if point.step != step]
        if len(kept) >= MAX_POINTS:
            return self
        new = CurvePoint(step=step, value=self._bounded(value))
        return replace(self, points=tuple(sorted([*kept, new], key=lambda point: point.step)))

    def moved(self, index: int, step: int, value: float) -> "NumberTrack":
        points = list(self.points)
        place = _between(self.steps, index, step, first=0)
        points[index] = points[index].model_copy(update={"step": place, "value": self._bounded(value)})
        return replace(self, points=tuple(points))

    def without(self, index: int) -> "NumberTrack":
        return replace(self, points=self.points[:index] + self.points[index + 1 :])

    def jumping(self, index: int, jump: bool) -> "NumberTrack":
        """Return the track with a point that jumps, or one that a line leads to."""
        points = list(self.points)
        points[index] = points[index].model_copy(update={"jump": jump})
        return replace(self, points=tuple(points))

    def text(self, index: int | None) -> str | None:
        points = self.points or (CurvePoint(step=0, value=self.constant),)
        return curve_text(point.model_copy(update={"step": point.step + 1}) for point in points)

    def typed(self, index: int | None, text: str) -> "NumberTrack":
        try:
            points = parse_curve(text)
        except ValueError as error:
            raise BadInput(f"This is not a curve: {error}.") from error
        steps = [point.step for point in points]
        if steps != sorted(set(steps)) or any(step < 1 for step in steps) or len(points) > MAX_POINTS:
            raise BadInput("The steps of a curve must ascend, from 1.")
        if not all(self.low <= point.value <= self.high for point in points):
            raise BadInput(f"The values of this curve lie from {self.low:g} to {self.high:g}.")
        return replace(self, points=tuple(point.model_copy(update={"step": point.step - 1}) for point in points))

    def into(self, recipe: GenerateRecipe) -> GenerateRecipe:
        if self.control is None:
            return recipe.model_copy(update={"guidance_curve": self.points})
        controls = list(recipe.controls)
        controls[self.control] = controls[self.control].model_copy(update={"weight_curve": self.points})
        return recipe.model_copy(update={"controls": tuple(controls)})

    def _bounded(self, value: float) -> float:
        return round(min(max(value, self.low), self.high), 2)


@dataclass(frozen=True)
class PromptTrack(Track):
    """The prompt, and the prompts that replace it at later steps.

    Attributes:
        prompt: The first one.
        changes: The others.
    """

    prompt: str
    changes: tuple[PromptChange, ...]
    title: str = "prompt"

    @property
    def steps(self) -> tuple[int, ...]:
        return tuple(change.step for change in self.changes)

    def label_at(self, step: int) -> str:
        before = [change.prompt for change in self.changes if change.step <= step]
        return before[-1] if before else self.prompt

    def with_point(self, step: int, value: float) -> "PromptTrack":
        if step < 1 or step in self.steps or len(self.changes) >= MAX_POINTS:
            return self
        return self._with([*self.changes, PromptChange(step=step, prompt=self.label_at(step))])

    def moved(self, index: int, step: int, value: float) -> "PromptTrack":
        changes = list(self.changes)
        place = _between(self.steps, index, step, first=1)
        changes[index] = changes[index].model_copy(update={"step": place})
        return self._with(changes)

    def without(self, index: int) -> "PromptTrack":
        return self._with([*self.changes[:index], *self.changes[index + 1 :]])

    def text(self, index: int | None) -> str | None:
        return None if index is None else self.changes[index].prompt

    def typed(self, index: int | None, text: str) -> "PromptTrack":
        if index is None:
            return self
        changes = list(self.changes)
        changes[index] = PromptChange(step=changes[index].step, prompt=" ".join(text.split()))
        return self._with(changes)

    def into(self, recipe: GenerateRecipe) -> GenerateRecipe:
        return recipe.model_copy(update={"prompt_changes": self.changes})

    def _with(self, changes: Sequence[PromptChange]) -> "PromptTrack":
        return replace(self, changes=tuple(sorted(changes, key=lambda change: change.step)))


def tracks_of(recipe: GenerateRecipe) -> list[Track]:
    """Return what can change in a recipe: the prompt, where it has one, guidance, and the weights of its controls."""
    prompts = [PromptTrack(recipe.prompt, recipe.prompt_changes)] if recipe.prompt or recipe.prompt_changes else []
    guidance = NumberTrack("CFG scale", recipe.guidance_curve, recipe.guidance, 0, 30)
    controls = [
        NumberTrack(f"{control.kind} weight", control.weight_curve, control.weight, 0, 2, index)
        for index, control in enumerate(recipe.controls)
    ]
    return [*prompts, guidance, *controls]


def _between(steps: Sequence[int], index: int, step: int, *, first: int) -> int:
    """Return the step nearest to `step` that lies between the neighbours of a point."""
    low = steps[index - 1] + 1 if index else first
    high = steps[index + 1] - 1 if index + 1 < len(steps) else max(step, steps[index])
    return min(max(step, low), high)
