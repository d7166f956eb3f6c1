"""A grid has a cell for each combination, in the order that reloads least."""

import pytest

from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.grids.grid import MAX_CELLS, parse_grid


def base(model: str | None) -> GenerateRecipe:
    if model == "none":
        raise BadInput("There is no model none.")
    return GenerateRecipe(model=model or "pocket", prompt="a cat", steps=5, count=3)


def test_one_cell_for_each_combination() -> None:
    grid = parse_grid(["steps=1,2,3", "guidance=1,2", "seed=0-1"])
    cells = grid.cells(base)
    assert grid.shape == (3, 2, 2)
    assert len(cells) == len(grid) == 12
    assert len({cell.place for cell in cells}) == 12
    for cell in cells:
        assert cell.recipe is not None
        x, y, z = cell.place
        assert (cell.recipe.steps, cell.recipe.guidance, cell.recipe.seed) == (x + 1, y + 1.0, z)
        assert (cell.recipe.prompt, cell.recipe.count) == ("a cat", 1)
    assert cells[0].name == "x00-y00-z00"


@pytest.mark.parametrize("texts", [["steps=1,2", "model=a,b"], ["model=a,b", "steps=1,2"]])
def test_the_costliest_axis_is_the_outermost(texts: list[str]) -> None:
    models = [cell.recipe.model for cell in parse_grid(texts).cells(base) if cell.recipe]
    assert models == ["a", "a", "b", "b"]


def test_cells_that_do_not_fit_say_why() -> None:
    found = parse_grid(["model=none,pocket"]).cells(base)
    assert [cell.recipe is None for cell in found] == [True, False]
    assert found[0].problem == "There is no model none."


def test_refusals() -> None:
    with pytest.raises(BadInput, match="steps"):
        parse_grid(["steps=1", "steps&seed=2&3"])
    with pytest.raises(BadInput, match=f"{MAX_CELLS:,}"):
        parse_grid(["steps=1-100", "seed=1-100"])
    with pytest.raises(BadInput, match="axes"):
        parse_grid([])
