"""A race of samplers: a grid whose pictures are compared with the result of very many steps."""

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
class RaceEntry:
    """One picture of a race.

    Attributes:
        label: The values of the grid's axes.
        steps: Denoising steps.
        evaluations: How often the network was evaluated.
        seconds: The time of these evaluations.
        distance: Root mean square difference from the reference, 0 ... 255; None while there is no reference.
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


def race_entry(label: str, recipe: GenerateRecipe, result: Result, distance: float | None = None) -> RaceEntry:
    """Return the entry of a picture in the table of a race."""
    seconds = result.evaluations * result.evaluation_seconds
    return RaceEntry(label, recipe.steps, result.evaluations, seconds, distance)


def reference_of(recipe: GenerateRecipe, timesteps: int) -> GenerateRecipe:
    """Return the recipe of the reference for a picture of a race: DDIM with eta 0, in very many steps.

    Args:
        recipe: That of the picture in the race.
        timesteps: T of its model, which limits the number of steps.

    Raises:
        BadInput: The recipe continues a record, whose steps are given.
    """
    if recipe.fork is not None:
        raise BadInput("A race starts from noise: it cannot continue a denoising record.", field="fork")
    steps = min(REFERENCE_STEPS, timesteps)
    return changed(recipe, {"sampler": "ddim", "steps": steps, "spacing": "trailing", "eta": 0.0, "count": 1})


def table_text(entries: Sequence[RaceEntry]) -> str:
    """Return the table of a race as lines of text, the nearest to the reference first."""
    rows = [HEADINGS, *(entry.texts for entry in by_distance(entries))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = []
    for label, *numbers in rows:
        cells = [label.ljust(widths[0])] + [text.rjust(width) for text, width in zip(numbers, widths[1:], strict=True)]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def by_distance(entries: Sequence[RaceEntry]) -> list[RaceEntry]:
    """Return the pictures of a race, the nearest to the reference first; those without a distance last."""
    return sorted(entries, key=lambda one: (one.distance is None, one.distance or 0.0))
