"""A grid: the recipes of all combinations of its axes' values, in the order in which they cost least."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.grids.axis import Axis, parse_axis

MAX_CELLS = 1000
MAX_AXES = 3
NAMES = ("x", "y", "z")
Place = tuple[int, ...]
"""How far along each axis, from 0."""


@dataclass(frozen=True)
class Cell:
    """One picture of a grid.

    Attributes:
        place: Its place along each axis.
        recipe: What makes it; None when its values do not fit.
        problem: Why there is no recipe; "" otherwise.
    """

    place: Place
    recipe: GenerateRecipe | None
    problem: str = ""

    @property
    def name(self) -> str:
        """A file's name: x00-y01."""
        return "-".join(f"{name}{place:02}" for name, place in zip(NAMES, self.place, strict=False))


@dataclass(frozen=True)
class Grid:
    """The axes of a grid, one to three: columns, rows, and sheets below one another."""

    axes: tuple[Axis, ...]

    @property
    def shape(self) -> tuple[int, int, int]:
        """The number of columns, rows and sheets."""
        lengths = [len(axis) for axis in self.axes] + [1] * (MAX_AXES - len(self.axes))
        return lengths[0], lengths[1], lengths[2]

    def __len__(self) -> int:
        columns, rows, sheets = self.shape
        return columns * rows * sheets

    def label(self, place: Place) -> str:
        """Return the values of a place in one line."""
        along = zip(self.axes, place, strict=True)
        return "; ".join(f"{axis.title} {axis.labels[at]}" for axis, at in along)

    def cells(self, base: Callable[[str | None], GenerateRecipe]) -> list[Cell]:
        """Return all cells in the order in which they are made: the costliest axis changes least often.

        Args:
            base: Returns the recipe that the axes change, for the model of a cell; None for its own. Raises BadInput
                if that model cannot do it.
        """
        order = sorted(range(len(self.axes)), key=lambda number: (-self.axes[number].cost, -number))
        found = []
        for combined in product(*(range(len(self.axes[number])) for number in order)):
            place = [0] * len(order)
            for number, along in zip(order, combined, strict=True):
                place[number] = along
            found.append(self._cell(tuple(place), base))
        return found

    def _cell(self, place: tuple[int, ...], base: Callable[[str | None], GenerateRecipe]) -> Cell:
        model = next(
            (
                values[number]
                for axis, along in zip(self.axes, place, strict=True)
                for values in (axis.values[along],)
                for number, setting in enumerate(axis.settings)
                if setting.key == "model"
            ),
            None,
        )
        try:
            recipe = base(model)
            for axis, along in zip(self.axes, place, strict=True):
                recipe = axis.changed(recipe, along)
        except BadInput as problem:
            return Cell(place, None, str(problem))
        return Cell(place, recipe.model_copy(update={"count": 1}))


def parse_grid(texts: Sequence[str]) -> Grid:
    """Read a grid from its axes; see `parse_axis`.

    Raises:
        BadInput: An axis cannot be read, two change the same setting, or there are too many cells.
    """
    grid = Grid(tuple(parse_axis(text) for text in texts))
    if not 1 <= len(grid.axes) <= MAX_AXES:
        raise BadInput(f"A grid has from 1 to {MAX_AXES} axes.")
    keys = [setting.key for axis in grid.axes for setting in axis.settings]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice:
        raise BadInput(f"Two axes change {twice}.")
    if len(grid) > MAX_CELLS:
        raise BadInput(f"The grid would have {len(grid):,} pictures, more than {MAX_CELLS:,}.")
    return grid
