"""A race: a grid whose pictures are compared with what very many steps lead to."""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.protocol.errors import BadInput
from studio.protocol.events import Result
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.recipes import changed

REFERENCE_STEPS = 1000
RACE_AXES = ("sampler=all", "steps=5, 10, 20")
HEADINGS = ("", "Steps", "Evaluations", "Seconds", "Distance")
ABOUT_DISTANCE = (
    f"Distance: root mean square difference from the picture of DDIM in {REFERENCE_STEPS:,} steps, of 255. "
    "Samplers that add noise lead to another picture with every number of steps."
)


@dataclass(frozen=True)
class Runner:
    """One picture of a race.

    Attributes:
        label: What is particular to it.
        steps: Denoising steps.
        evaluations: How often the network was evaluated.
        seconds: Of these evaluations.
        distance: From the reference, root mean square, 0 ... 255; None while there is no reference.
    """

    label: str
    steps: int
    evaluations: int
    seconds: float
    distance: float | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """A text for each of HEADINGS."""
        distance = "–" if self.distance is None else f"{self.distance:.2f}"
        return self.label, str(self.steps), str(self.evaluations), f"{self.seconds:.2f}", distance

    @property
    def caption(self) -> str:
        """The numbers in one line."""
        parts = [f"{self.evaluations} evaluations", f"{self.seconds:.2f} s"]
        return " · ".join(parts if self.distance is None else [*parts, f"distance {self.distance:.1f}"])


def runner_of(label: str, recipe: GenerateRecipe, result: Result, distance: float | None = None) -> Runner:
    """Return what a race tells of a picture that was made."""
    seconds = result.evaluations * result.evaluation_seconds
    return Runner(label, recipe.steps, result.evaluations, seconds, distance)


def reference_of(recipe: GenerateRecipe, timesteps: int) -> GenerateRecipe:
    """Return the recipe of the picture that one of a race is compared with: DDIM, without noise, in very many steps.

    Args:
        recipe: That of the picture in the race.
        timesteps: T of its model, beyond which there are no more steps.

    Raises:
        BadInput: The recipe continues a record, whose steps are given.
    """
    if recipe.fork is not None:
        raise BadInput("A race starts from noise: it cannot continue a denoising record.", field="fork")
    steps = min(REFERENCE_STEPS, timesteps)
    return changed(recipe, {"sampler": "ddim", "steps": steps, "spacing": "trailing", "eta": 0.0, "count": 1})


def table_text(runners: Sequence[Runner]) -> str:
    """Return the table of a race as lines of text, the nearest to the reference first."""
    rows = [HEADINGS, *(runner.texts for runner in by_distance(runners))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = []
    for label, *numbers in rows:
        cells = [label.ljust(widths[0])] + [text.rjust(width) for text, width in zip(numbers, widths[1:], strict=True)]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def by_distance(runners: Sequence[Runner]) -> list[Runner]:
    """Return the pictures of a race, the nearest to the reference first; those without a distance last."""
    return sorted(runners, key=lambda one: (one.distance is None, one.distance or 0.0))
