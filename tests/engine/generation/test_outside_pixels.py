"""Pixels outside the pasted mask stay equal to the bit: extended, in tiles, with profiles, at odd sizes."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from studio.engine.data.pictures import read_image
from studio.engine.generation.generate import ModelCache, generate
from studio.engine.generation.inpainting import read_repainting
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from tests.engine.models.foreign_models import foreign_folder
from tests.engine.models.tiny_stable_diffusion import SIZE
from tests.test_picture_files import swapped_profile
from tests.tiny_text_model import save_tiny_model

ONCE = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def models() -> ModelCache:
    return ModelCache("cpu")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory) -> str:
    return str(save_tiny_model(tmp_path_factory.mktemp("model") / "tiny"))


def kept_part(recipe: GenerateRecipe, out: Path, models: ModelCache) -> tuple[np.ndarray, np.ndarray]:
    """Generate; return where nothing was to change, and where something did."""
    repainting = read_repainting(recipe, (SIZE, SIZE))
    list(generate(recipe, out, models=models, trajectory=False))
    after = read_image(out / "0000.png").pixels
    before = repainting.picture.pixels
    assert after.shape == before.shape
    assert after.dtype == before.dtype
    changed = (after != before).reshape(*before.shape[:2], -1).any(axis=2)
    outside = repainting.pasted == 0
    rest = np.ones_like(outside)
    rest[repainting.crop.slices] = False
    return outside | rest, changed


@ONCE
@given(
    size=st.tuples(st.integers(1, 41), st.integers(1, 41)),
    margins=st.tuples(*[st.sampled_from([0, 1, 3, 8, 21])] * 4).filter(any),
    mode=st.sampled_from(["L", "LA", "RGB", "RGBA", "I;16"]),
    edges=st.sampled_from([{}, {"grow": 3, "feather": 5}, {"auto_edges": True}, {"soft_mask": True}]),
    walk=st.booleans(),
)
def test_an_extended_picture_is_kept(tmp_path_factory, models, tiny, size, margins, mode, edges, walk):
    folder = tmp_path_factory.mktemp("extended")
    rng = np.random.default_rng(sum(size))
    if mode == "I;16":
        picture = Image.fromarray(rng.integers(0, 65536, size, np.uint16))
    else:
        planes = len(Image.new(mode, (1, 1)).getbands())
        pixels = rng.integers(0, 256, (*size, planes), np.uint8)
        picture = Image.fromarray(pixels[..., 0] if planes == 1 else pixels, mode)
    picture.save(folder / "picture.png")
    recipe = GenerateRecipe(
        model=tiny, steps=1, image=str(folder / "picture.png"), outpaint=margins, extend_in_frames=walk, **edges
    )
    if walk:  # its frames have edges of their own, none of which may reach into the picture where none is asked for
        recipe = recipe.model_copy(update={"grow": 0, "auto_edges": False})
    outside, changed = kept_part(recipe, folder / "out", models)
    assert not changed[outside].any()


@pytest.mark.parametrize("extended", [(0, 0, 1, 0), (1, 1, 1, 1)])
def test_by_a_single_pixel(tmp_path, models, tiny, extended):
    Image.new("RGB", (1, 1), (9, 200, 30)).save(tmp_path / "one.png")
    recipe = GenerateRecipe(model=tiny, steps=1, image=str(tmp_path / "one.png"), outpaint=extended)
    outside, changed = kept_part(recipe, tmp_path / "out", models)
    assert outside.sum() == 1
    assert not changed[outside].any()


@pytest.mark.parametrize("family", ["sd1", "sd1-inpaint"])
def test_in_tiles_at_a_size_that_no_factor_divides(tmp_path, models, family):
    """Networks with four channels and with nine; a picture with a colour profile, which is converted once."""
    rng = np.random.default_rng(1)
    picture = Image.fromarray(rng.integers(0, 256, (SIZE + 13, SIZE + 31, 3), np.uint8))
    picture.save(tmp_path / "photo.png", icc_profile=swapped_profile())
    mask = np.zeros((SIZE + 13, SIZE + 31), np.uint8)
    mask[5 : SIZE + 4, 9 : SIZE + 20] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    recipe = GenerateRecipe(
        model=str(foreign_folder(family)),
        steps=2,
        image=str(tmp_path / "photo.png"),
        mask=str(tmp_path / "mask.png"),
        outpaint=(0, 3, 0, 0),
        tile=SIZE,
        feather=4,
    )
    outside, changed = kept_part(recipe, tmp_path / "out", models)
    assert not changed[outside].any()
    assert changed[~outside].mean() > 0.8


@pytest.mark.parametrize("more", [{}, {"extend_in_frames": True}])
def test_more_than_a_hundred_megapixels_are_refused_in_one_line(tmp_path, models, tiny, more):
    Image.new("L", (100, 100)).save(tmp_path / "small.png")
    recipe = GenerateRecipe(model=tiny, image=str(tmp_path / "small.png"), outpaint=(9999, 9999, 0, 0), **more)
    with pytest.raises(BadInput, match="megapixels") as problem:
        list(generate(recipe, tmp_path / "out", models=models))
    assert "\n" not in str(problem.value)
    assert not (tmp_path / "out").exists()
