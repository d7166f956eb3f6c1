"""What is done to the curves of a recipe: points and prompt changes are moved, added, removed, and put back into it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from studio.protocol.curves import MOST_POINTS, CurvePoint, PromptChange, value_at
from studio.protocol.generation_recipe import GenerateRecipe

Points = tuple[CurvePoint, ...]


@dataclass(frozen=True)
class NumberTrack:
    """A number from step to step.

    Attributes:
        title: What it is.
        points: Its curve; empty for a constant.
        constant: The number without a curve.
        low, high: What it may be.
        control: Which control's weight it is; None for guidance.
    """

    title: str
    points: Points
    constant: float
    low: float
    high: float
    control: int | None = None

    def at(self, step: int) -> float:
        """Return the value at a step."""
        return value_at(self.points, step, self.constant)

    def with_point(self, step: int, value: float) -> "NumberTrack":
        """Return the track with a point at a step, which takes the place of one that is there.

        The first point comes with another at the first step, so that what is before it stays as it is.
        """
        points = self.points or ((CurvePoint(step=0, value=self.constant),) if step else ())
        new = CurvePoint(step=step, value=self._bounded(value))
        kept = [point for point in points if point.step != step]
        if len(kept) >= MOST_POINTS:
            return self
        return replace(self, points=tuple(sorted([*kept, new], key=lambda point: point.step)))

    def moved(self, index: int, step: int, value: float) -> "NumberTrack":
        """Return the track with a point at another place, as far as its neighbours leave room."""
        points = list(self.points)
        first = points[index - 1].step + 1 if index else 0
        last = points[index + 1].step - 1 if index + 1 < len(points) else max(step, points[index].step)
        place = min(max(step, first), last)
        points[index] = points[index].model_copy(update={"step": place, "value": self._bounded(value)})
        return replace(self, points=tuple(points))

    def without(self, index: int) -> "NumberTrack":
        """Return the track without a point."""
        return replace(self, points=self.points[:index] + self.points[index + 1 :])

    def jumping(self, index: int, jump: bool) -> "NumberTrack":
        """Return the track with a point that jumps, or one that a line leads to."""
        points = list(self.points)
        points[index] = points[index].model_copy(update={"jump": jump})
        return replace(self, points=tuple(points))

    def _bounded(self, value: float) -> float:
        return round(min(max(value, self.low), self.high), 2)


def number_tracks(recipe: GenerateRecipe) -> list[NumberTrack]:
    """Return guidance and the weights of the controls."""
    guidance = NumberTrack("CFG scale", recipe.guidance_curve, recipe.guidance, 0, 30)
    controls = [
        NumberTrack(f"{control.kind} weight", control.weight_curve, control.weight, 0, 2, index)
        for index, control in enumerate(recipe.controls)
    ]
    return [guidance, *controls]


def with_track(recipe: GenerateRecipe, track: NumberTrack) -> GenerateRecipe:
    """Return a recipe with a track's curve."""
    if track.control is None:
        return recipe.model_copy(update={"guidance_curve": track.points})
    controls = list(recipe.controls)
    controls[track.control] = controls[track.control].model_copy(update={"weight_curve": track.points})
    return recipe.model_copy(update={"controls": tuple(controls)})


def with_prompt_at(recipe: GenerateRecipe, step: int, prompt: str) -> GenerateRecipe:
    """Return a recipe whose prompt changes at a step, in place of a change that is there."""
    kept = [change for change in recipe.prompt_changes if change.step != step]
    if step < 1 or len(kept) >= MOST_POINTS:
        return recipe
    return _with_changes(recipe, [*kept, PromptChange(step=step, prompt=prompt)])


def with_prompt_moved(recipe: GenerateRecipe, index: int, step: int) -> GenerateRecipe:
    """Return a recipe with a prompt change at another step, as far as its neighbours leave room."""
    changes = list(recipe.prompt_changes)
    first = changes[index - 1].step + 1 if index else 1
    last = changes[index + 1].step - 1 if index + 1 < len(changes) else max(step, changes[index].step)
    changes[index] = changes[index].model_copy(update={"step": min(max(step, first), last)})
    return _with_changes(recipe, changes)


def without_prompt(recipe: GenerateRecipe, index: int) -> GenerateRecipe:
    """Return a recipe without a prompt change."""
    return _with_changes(recipe, [change for place, change in enumerate(recipe.prompt_changes) if place != index])


def prompt_at(recipe: GenerateRecipe, step: int) -> str:
    """Return the prompt that holds at a step, as it was typed."""
    before = [change.prompt for change in recipe.prompt_changes if change.step <= step]
    return before[-1] if before else recipe.prompt


def _with_changes(recipe: GenerateRecipe, changes: Sequence[PromptChange]) -> GenerateRecipe:
    return recipe.model_copy(update={"prompt_changes": tuple(sorted(changes, key=lambda change: change.step))})
