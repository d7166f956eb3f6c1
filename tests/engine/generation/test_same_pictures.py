"""The same recipe makes the same picture to the bit: alone, among others, and after a cancel."""

from pathlib import Path

import pytest

from studio.engine.data.pictures import read_image
from studio.engine.generation.generate import generate
from studio.engine.generation.model_cache import ModelCache
from studio.protocol.events import Result, Step
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.requests import Stop
from tests.engine.models.foreign_models import foreign_folder

COUNT = 3


def pixels_of(recipe: GenerateRecipe, models: ModelCache, out: Path) -> list[bytes]:
    (result,) = [event for event in generate(recipe, out, models=models, trajectory=False) if isinstance(event, Result)]
    return [read_image(Path(file)).pixels.tobytes() for file in result.pictures]


@pytest.mark.parametrize("family", ["sd1", "sd2", "sdxl"])
def test_alone_among_others_and_after_a_cancel(tmp_path, family: str) -> None:
    models = ModelCache("cpu")
    asked = {"model": str(foreign_folder(family)), "prompt": "a tiger", "steps": 3, "guidance": 3.0, "seed": 5}
    recipe = GenerateRecipe.model_validate(asked | {"sampler": "euler_a", "count": COUNT})
    together = pixels_of(recipe, models, tmp_path / "together")
    assert len(set(together)) == COUNT
    seen: list[object] = []
    for event in generate(recipe, tmp_path / "no", models=models, asked=lambda: Stop.NOW if len(seen) > 4 else None):
        seen.append(event)
    assert any(isinstance(event, Step) for event in seen)
    assert not any(isinstance(event, Result) for event in seen)
    assert pixels_of(recipe, models, tmp_path / "again") == together
    for index, picture in enumerate(together):
        alone = recipe.model_copy(update={"seed": recipe.seed + index, "count": 1})
        fresh = ModelCache("cpu") if index == 0 else models  # as after a restart
        assert pixels_of(alone, fresh, tmp_path / f"alone-{index}") == [picture]
