"""The same recipe makes the same picture to the bit: alone, among others, and after a cancel."""

from pathlib import Path

import pytest
import torch
from diffusers import (
    CMStochasticIterativeScheduler,
    ConsistencyModelPipeline,
    DDPMPipeline,
    DDPMScheduler,
    UNet2DModel,
)

from studio.engine.data.pictures import read_image
from studio.engine.generation.generate import generate
from studio.engine.generation.model_cache import ModelCache
from studio.protocol.events import Result, Step
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.requests import Stop
from tests.engine.models.foreign_models import foreign_folder

COUNT = 3


def unconditional(kind: str, folder: Path) -> Path:
    """Write an unconditional model of diffusers."""
    torch.manual_seed(0)
    unet = UNet2DModel(
        sample_size=16,
        block_out_channels=(8, 16),
        norm_num_groups=4,
        down_block_types=("DownBlock2D", "AttnDownBlock2D"),
        up_block_types=("AttnUpBlock2D", "UpBlock2D"),
        layers_per_block=1,
    )
    made = {
        "ddpm": lambda: DDPMPipeline(unet, DDPMScheduler()),
        "consistency": lambda: ConsistencyModelPipeline(unet, CMStochasticIterativeScheduler()),
    }
    made[kind]().save_pretrained(folder)
    return folder


def pixels_of(recipe: GenerateRecipe, models: ModelCache, out: Path) -> list[bytes]:
    (result,) = [event for event in generate(recipe, out, models=models, trajectory=False) if isinstance(event, Result)]
    return [read_image(Path(file)).pixels.tobytes() for file in result.pictures]


@pytest.mark.parametrize(("kind", "sampler"), [("ddpm", "ddpm"), ("consistency", "lcm")])
def test_unconditional_models_too(tmp_path, kind: str, sampler: str) -> None:
    model = str(unconditional(kind, tmp_path / "model"))
    recipe = GenerateRecipe(model=model, sampler=sampler, steps=4, guidance=1, seed=5, count=COUNT)
    assert_always_the_same(recipe, tmp_path)


@pytest.mark.parametrize("family", ["sd1", "sd1-inpaint", "sd2", "sd2-inpaint", "sdxl", "sdxl-inpaint"])
def test_alone_among_others_and_after_a_cancel(tmp_path, family: str) -> None:
    asked = {"model": str(foreign_folder(family)), "prompt": "a tiger", "steps": 3, "guidance": 3.0, "seed": 5}
    assert_always_the_same(GenerateRecipe.model_validate(asked | {"sampler": "euler_a", "count": COUNT}), tmp_path)


def assert_always_the_same(recipe: GenerateRecipe, tmp_path: Path) -> None:
    """Its pictures are the same alone, among others, after a cancel and by a new process."""
    models = ModelCache("cpu")
    together = pixels_of(recipe, models, tmp_path / "together")
    assert len(set(together)) == COUNT
    seen: list[object] = []
    seen.extend(
        generate(recipe, tmp_path / "no", models=models, stop_requested=lambda: Stop.NOW if len(seen) > 3 else None)
    )
    assert any(isinstance(event, Step) for event in seen)
    assert not any(isinstance(event, Result) for event in seen)
    assert pixels_of(recipe, models, tmp_path / "again") == together
    for index, picture in enumerate(together):
        alone = recipe.model_copy(update={"seed": recipe.seed + index, "count": 1})
        fresh = ModelCache("cpu") if index == 0 else models  # as after a restart
        assert pixels_of(alone, fresh, tmp_path / f"alone-{index}") == [picture]
