from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from studio.engine.data.pictures import Picture, read_image
from studio.engine.generation.generate import generate
from studio.engine.generation.inpainting import Repainting, read_mask, read_repainting
from studio.protocol.errors import BadInput
from studio.protocol.events import Finished, MemoryUse, Note, Result, Started, Step
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.geometry import Box
from studio.protocol.requests import Stop


def noise(shape, dtype=np.uint8, seed=0):
    return np.random.default_rng(seed).integers(0, np.iinfo(dtype).max, shape, dtype=dtype, endpoint=True)


def soft_mask(width: int, height: int) -> np.ndarray:
    """A soft-edged disc off the centre."""
    y, x = np.mgrid[:height, :width]
    distance = np.hypot(x - 0.4 * width, y - 0.6 * height) / min(width, height)
    return np.clip((0.3 - distance) * 1500, 0, 255).astype(np.uint8)


def saved(folder: Path, name: str, pixels: np.ndarray) -> str:
    Image.fromarray(pixels).save(folder / name)
    return str(folder / name)


SHAPES = {
    "grey": ((40, 60), np.uint8),
    "grey with alpha": ((40, 60, 2), np.uint8),
    "colour": ((60, 40, 3), np.uint8),
    "colour with alpha": ((40, 60, 4), np.uint8),
    "16-bit grey": ((40, 60), np.uint16),
    "smaller than the model": ((9, 11, 3), np.uint8),
    "the model's size": ((16, 16), np.uint8),
}


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("name", SHAPES)
def test_repainting_keeps_every_bit_outside_the_mask(tmp_path, make_models, name, channels):
    shape, dtype = SHAPES[name]
    pixels, mask = noise(shape, dtype), soft_mask(shape[1], shape[0])
    recipe = GenerateRecipe(
        model="fake",
        steps=6,
        resamples=2,
        jump_length=2,
        count=2,
        image=saved(tmp_path, "image.png", pixels),
        mask=saved(tmp_path, "mask.png", mask),
    )
    events = list(generate(recipe, tmp_path / "out", models=make_models(channels=channels)))
    assert len([event for event in events if isinstance(event, Step)]) == 10
    assert (
        Box(*next(event for event in events if isinstance(event, Started)).crop)
        == read_repainting(recipe, (16, 16)).crop
    )
    painted = [np.asarray(Image.open(tmp_path / "out" / f"{index:04}.png")) for index in range(2)]
    for result in painted:
        assert result.shape == pixels.shape
        assert result.dtype == pixels.dtype
        assert np.array_equal(result[mask == 0], pixels[mask == 0])
        inside = mask == 255
        assert (result[inside] != pixels[inside]).mean() > 0.3
        if pixels.ndim == 3 and pixels.shape[2] in (2, 4):
            assert (result[inside][:, -1] == 255).all(), "what was painted is visible"
            assert (result[..., -1] >= pixels[..., -1]).all()
    assert not np.array_equal(*painted)


@given(
    seed=st.integers(0, 2**32),
    width=st.integers(1, 40),
    height=st.integers(1, 40),
    wide=st.booleans(),
    data=st.data(),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_compositing_is_exact_where_the_mask_is_empty(seed, width, height, wide, data):
    rng = np.random.default_rng(seed)
    pixels = noise((height, width), np.uint16 if wide else np.uint8, seed)
    mask = (rng.integers(0, 256, (height, width)) * (rng.random((height, width)) < 0.5)).astype(np.uint8)
    x, y = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
    crop = Box(x, y, data.draw(st.integers(1, width - x)), data.draw(st.integers(1, height - y)))
    made = rng.uniform(-1.2, 1.2, (1, crop.height, crop.width)).astype(np.float32)
    repainting = Repainting(Picture(pixels), mask, crop)
    result = repainting.whole(repainting.composite(made)).pixels
    outside = np.ones_like(mask, dtype=bool)
    outside[crop.slices] = False
    assert np.array_equal(result[outside | (mask == 0)], pixels[outside | (mask == 0)])
    m, top = mask[crop.slices] / 255, np.iinfo(pixels.dtype).max
    new = np.clip((made[0].astype(np.float64) + 1) * top / 2, 0, top)
    expected = np.rint(pixels[crop.slices] * (1 - m) + new * m)
    assert np.abs(result[crop.slices] - expected).max() <= 1


def test_repainted_transparent_parts_become_opaque():
    pixels = np.full((1, 4, 4), (100, 100, 100, 0), np.uint8)
    pixels[0, 3] = (100, 100, 100, 128)
    mask = np.array([[0, 128, 255, 128]], np.uint8)
    white = np.ones((3, 1, 4), np.float32)
    result = Repainting(Picture(pixels), mask, Box(0, 0, 4, 1)).composite(white).pixels[0]
    assert result[0].tolist() == [100, 100, 100, 0]
    assert result[1].tolist() == [255, 255, 255, 128], "nothing of a transparent pixel's colour shows through"
    assert result[2].tolist() == [255, 255, 255, 255]
    assert result[3].tolist() == [203, 203, 203, 192], "white at half coverage over half transparent grey"


def test_a_grey_model_repaints_a_colour_picture_in_grey(tmp_path, make_models):
    pixels, mask = noise((40, 40, 3)), soft_mask(40, 40)
    recipe = GenerateRecipe(
        model="fake", steps=4, image=saved(tmp_path, "i.png", pixels), mask=saved(tmp_path, "m.png", mask)
    )
    list(generate(recipe, tmp_path / "out", models=make_models(channels=1)))
    inside = np.asarray(Image.open(tmp_path / "out" / "0000.png"))[mask == 255]
    assert (inside == inside[:, :1]).all()


def test_stop_keep_composites_the_current_estimate(tmp_path, make_models):
    pixels, mask = noise((40, 40)), soft_mask(40, 40)
    recipe = GenerateRecipe(
        model="fake", steps=6, image=saved(tmp_path, "i.png", pixels), mask=saved(tmp_path, "m.png", mask)
    )
    events = list(generate(recipe, tmp_path / "out", models=make_models(), stop_requested=lambda: Stop.KEEP))
    assert [type(event) for event in events if not isinstance(event, MemoryUse)][-3:] == [Step, Result, Finished]
    result = np.asarray(Image.open(tmp_path / "out" / "0000.png"))
    assert np.array_equal(result[mask == 0], pixels[mask == 0])
    assert not np.array_equal(result, pixels)


def test_the_model_sees_the_crop():
    pixels = np.zeros((32, 32, 3), dtype=np.uint8)
    pixels[:16] = 255
    mask = np.zeros((32, 32), dtype=np.uint8)
    mask[8:24, 8:24] = 200
    task = Repainting(Picture(pixels), mask, Box(0, 0, 32, 32))
    known = task.known((16, 16), 1)
    assert known.shape == (1, 16, 16)
    assert known[0, 0, 0] == pytest.approx(1)
    assert known[0, 15, 0] == -1
    anew = task.repainted((16, 16))[0]
    assert anew[4:12, 4:12].all()
    assert anew.sum() == 64


def test_a_thin_stroke_on_a_large_picture_is_repainted():
    mask = np.zeros((512, 512), dtype=np.uint8)
    mask[100, 100:400] = 255
    anew = Repainting(Picture(np.zeros((512, 512), np.uint8)), mask, Box(0, 0, 512, 512)).repainted((16, 16))
    assert anew[0, 3, 4:12].all()
    assert anew.sum() <= 10


def test_masks_of_every_format(tmp_path):
    grey = soft_mask(20, 20)
    opaque = np.full((20, 20), 255, np.uint8)
    files = {
        "l": grey,
        "rgb": np.dstack([grey] * 3),
        "rgba": np.dstack([opaque] * 3 + [grey]),  # white strokes on nothing
        "la": np.dstack([grey, opaque]),
        "wide": grey.astype(np.uint16) * 257,
    }
    for name, pixels in files.items():
        assert np.array_equal(read_mask(Path(saved(tmp_path, f"{name}.png", pixels))), grey), name
    Image.fromarray(grey > 128).save(tmp_path / "one.png")
    assert np.array_equal(read_mask(tmp_path / "one.png"), np.where(grey > 128, 255, 0))


def test_what_is_changed_of_picture_and_mask_is_reported(tmp_path, make_models):
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    Image.fromarray(noise((20, 20, 3))).save(tmp_path / "i.png", icc_profile=wide)
    mask = saved(tmp_path, "m.png", np.full((20, 20), 65535, np.uint16))
    recipe = GenerateRecipe(model="fake", steps=2, image=str(tmp_path / "i.png"), mask=mask)
    told = [event.text for event in generate(recipe, tmp_path / "out", models=make_models()) if isinstance(event, Note)]
    assert "i.png: its colour profile does not fit its pixels and was left out" in told
    assert "m.png: its 16-bit values were reduced to 8 bits" in told


@pytest.mark.parametrize(("brightest", "told"), [(1, True), (8, True), (9, False), (255, False)])
def test_a_mask_that_is_nearly_black_is_reported(tmp_path, brightest, told):
    mask = saved(tmp_path, "m.png", np.full((20, 20), brightest, np.uint8))
    found = read_repainting(GenerateRecipe(image=saved(tmp_path, "i.png", noise((20, 20))), mask=mask), (16, 16))
    assert any(f"m.png: its brightest value is {brightest} of 255" in note for note in found.notes) == told


@pytest.mark.parametrize(
    ("size", "mask", "crop", "words"),
    [
        ((20, 20), np.zeros((20, 20), np.uint8), None, "all black"),
        ((20, 20), np.full((20, 21), 255, np.uint8), None, "same size"),
        ((20, 20), np.full((20, 20), 255, np.uint8), (10, 10, 11, 5), "does not lie inside"),
        ((20, 20), np.full((20, 20), 255, np.uint8), (0, 0, 0, 5), "does not lie inside"),
        ((20, 20), np.pad(np.full((1, 1), 255, np.uint8), ((0, 19), (0, 19))), (5, 5, 10, 10), "inside the crop"),
    ],
)
def test_invalid_inputs_are_refused(tmp_path, size, mask, crop, words):
    recipe = GenerateRecipe(image=saved(tmp_path, "i.png", noise(size)), mask=saved(tmp_path, "m.png", mask), crop=crop)
    with pytest.raises(BadInput, match=words):
        read_repainting(recipe, (16, 16))


def test_only_the_crop_changes(tmp_path, make_models):
    pixels = noise((40, 40))
    recipe = GenerateRecipe(
        model="fake",
        steps=3,
        image=saved(tmp_path, "i.png", pixels),
        mask=saved(tmp_path, "m.png", np.full((40, 40), 255, np.uint8)),
        crop=(4, 6, 20, 18),
    )
    list(generate(recipe, tmp_path / "out", models=make_models()))
    result = read_image(tmp_path / "out" / "0000.png").pixels
    outside = np.ones((40, 40), dtype=bool)
    outside[6:24, 4:24] = False
    assert np.array_equal(result[outside], pixels[outside])
