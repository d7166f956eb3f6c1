"""Scripts of plain diffusers make the program's pictures, to 2 levels of 255, or are refused in one line."""

import contextlib
import io
import os
import sys
from itertools import product
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from studio.engine.generation.generate import generate
from studio.engine.generation.model_cache import ModelCache
from studio.engine.generation.scripts.script import diffusers_script
from studio.protocol.errors import BadInput
from studio.protocol.events import Result
from studio.protocol.generation_recipe import GenerateRecipe
from tests.engine.models.foreign_models import foreign_folder, foreign_pipeline
from tests.engine.models.original_layout import controlnet_tensors, write_original
from tests.engine.models.tiny_stable_diffusion import SIZE, tiny_controlnet
from tests.tiny_text_model import save_tiny_controlnet, save_tiny_model

FAMILIES = ("sd1", "sd1-inpaint", "sd2", "sd2-inpaint", "sdxl", "sdxl-inpaint")
PROMPT, NEGATIVE = "a tiger on a blue background", "a red apple"
LEVELS = 2  # of 255


@pytest.fixture(scope="module")
def models() -> ModelCache:
    return ModelCache("cpu", size=8)


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, str]:
    place = tmp_path_factory.mktemp("pictures")
    rng = np.random.default_rng(0)
    picture = np.asarray(Image.fromarray(rng.integers(0, 256, (9, 12, 3), np.uint8)).resize((100, 80)))
    Image.fromarray(picture).save(place / "image.png")
    mask = np.zeros((80, 100), np.uint8)
    mask[21:61, 33:77] = 255
    mask[61:66, 33:77] = 90
    Image.fromarray(mask).save(place / "mask.png")
    return {"image": str(place / "image.png"), "mask": str(place / "mask.png")}


def recipe_of(model: Path | str, files, task: str = "text", **changes) -> GenerateRecipe:
    known = {"text": {}, "image": {"image": files["image"]}, "inpaint": files}[task]
    asked = {"model": str(model), "prompt": PROMPT, "negative": NEGATIVE, "steps": 4, "guidance": 3.0, "seed": 5}
    strength = {} if task == "text" else {"strength": 0.6}
    return GenerateRecipe.model_validate(asked | {"sampler": "euler"} | known | strength | changes)


def scripted(recipe: GenerateRecipe, folder: Path) -> list[np.ndarray]:
    """Run a recipe's script in this process, in a working folder of its own; return the pictures that it wrote."""
    source = diffusers_script(recipe, "cpu")
    assert "studio." not in source and "import studio" not in source
    names, here = {"__name__": "__main__"}, os.getcwd()
    os.chdir(folder)
    try:
        with torch.random.fork_rng(devices=[]), contextlib.redirect_stdout(io.StringIO()):
            exec(compile(source, "script.py", "exec"), names)
    finally:
        os.chdir(here)
    return [np.asarray(Image.open(file)) for file in sorted(folder.glob("picture*.png"))]


def generated(recipe: GenerateRecipe, models: ModelCache, folder: Path) -> list[np.ndarray]:
    events = list(generate(recipe, folder / "own", models=models, trajectory=False))
    (result,) = [event for event in events if isinstance(event, Result)]
    return [np.asarray(Image.open(file)) for file in result.pictures]


def assert_same(recipe: GenerateRecipe, models: ModelCache, folder: Path) -> None:
    expected, found = generated(recipe, models, folder), scripted(recipe, folder)
    assert len(found) == len(expected) == recipe.count
    for one, other in zip(found, expected, strict=True):
        assert one.shape == other.shape
        assert np.abs(one.astype(int) - other.astype(int)).max() <= LEVELS


@pytest.mark.parametrize(("family", "task"), [*product(FAMILIES, ["text", "image", "inpaint"])])
def test_every_family_and_task(models, files, tmp_path, family: str, task: str) -> None:
    assert_same(recipe_of(foreign_folder(family), files, task), models, tmp_path)
