"""Outpainting, soft masks, padding, feathering and filling, with a tiny text-to-image model and a fake pixel model."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.engine.generation.control_image import control_image
from studio.engine.generation.generate import ModelCache, generate
from studio.engine.generation.inpainting import read_repainting
from studio.engine.generation.make_plan import make_plan
from studio.engine.generation.mask_edges import feathered
from studio.engine.generation.scripts.picture_code import control_source
from studio.mask_growth import grown
from studio.protocol.errors import BadInput
from studio.protocol.events import Finished, Result, Started, Step
from studio.protocol.generation_recipe import FILLS, ControlSpec, GenerateRecipe
from studio.protocol.geometry import Box, Size
from studio.protocol.mask_edges import edges_for
from studio.protocol.requests import Stop
from tests.tiny_text_model import SIZE, save_tiny_model


@pytest.fixture(scope="module")
def tiny(tmp_path_factory) -> str:
    return str(save_tiny_model(tmp_path_factory.mktemp("model") / "tiny"))


@pytest.fixture(scope="module")
def models() -> ModelCache:
    return ModelCache("cpu")


@pytest.fixture
def photo(tmp_path) -> str:
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (40, 48, 3), np.uint8)).save(tmp_path / "photo.png")
    return str(tmp_path / "photo.png")


@pytest.fixture
def recipe(tiny, photo):
    def make(**changes) -> GenerateRecipe:
        return GenerateRecipe(
            **{"model": tiny, "prompt": "a tiger", "steps": 5, "guidance": 2.0, "image": photo} | changes
        )

    return make


def mask_file(folder: Path, mask: np.ndarray) -> str:
    Image.fromarray(mask.astype(np.uint8)).save(folder / "mask.png")
    return str(folder / "mask.png")


def made(recipe, out, models) -> np.ndarray:
    list(generate(recipe, out, models=models))
    return np.asarray(Image.open(out / "0000.png"))


@pytest.mark.parametrize("margins", [(0, 0, 16, 0), (9, 0, 0, 0), (0, 7, 0, 20), (5, 6, 7, 8)])
def test_outpainting_keeps_every_bit_of_the_picture(tmp_path, models, recipe, photo, margins):
    before, after = np.asarray(Image.open(photo)), made(recipe(outpaint=margins), tmp_path / "out", models)
    left, top, right, bottom = margins
    assert after.shape == (40 + top + bottom, 48 + left + right, 3)
    assert np.array_equal(after[top : top + 40, left : left + 48], before)
    edges = np.pad(before, ((top, bottom), (left, right), (0, 0)), mode="edge")
    new = np.ones(after.shape[:2], bool)
    new[top : top + 40, left : left + 48] = False
    assert (after[new] != edges[new]).mean() > 0.9


def test_outpainting_a_transparent_picture_makes_the_new_part_opaque(tmp_path, models, recipe):
    pixels = np.random.default_rng(1).integers(0, 256, (20, 20, 4), np.uint8)
    Image.fromarray(pixels).save(tmp_path / "alpha.png")
    after = made(recipe(image=str(tmp_path / "alpha.png"), outpaint=(0, 0, 10, 0)), tmp_path / "out", models)
    assert np.array_equal(after[:, :20], pixels)
    assert (after[:, 20:, 3] == 255).all()


def test_a_mask_and_outpainting_together(tmp_path, models, recipe, photo):
    mask = np.zeros((40, 48))
    mask[10:20, 30:48] = 255
    after = made(recipe(outpaint=(0, 0, 8, 0), mask=mask_file(tmp_path, mask)), tmp_path / "out", models)
    before = np.asarray(Image.open(photo))
    assert np.array_equal(after[:, :48][mask == 0], before[mask == 0])
    assert (after[:, :48][mask == 255] != before[mask == 255]).any(axis=1).mean() > 0.9


def test_pixel_models_outpaint_too(tmp_path, make_models):
    pixels = np.random.default_rng(2).integers(0, 256, (16, 16), np.uint8)
    Image.fromarray(pixels).save(tmp_path / "grey.png")
    recipe = GenerateRecipe(model="fake", steps=6, resamples=2, image=str(tmp_path / "grey.png"), outpaint=(0, 0, 8, 0))
    after = made(recipe, tmp_path / "out", make_models())
    assert after.shape == (16, 24)
    assert np.array_equal(after[:, :16], pixels)


def test_the_crop_lies_in_the_extended_picture(tmp_path, models, recipe):
    events = list(generate(recipe(outpaint=(0, 0, 100, 0)), tmp_path / "out", models=models))
    crop = Box(*next(event for event in events if isinstance(event, Started)).crop)
    assert crop.right == 148
    assert crop.intersection(Box(48, 0, 100, 40)) == Box(48, 0, 100, 40)


def test_a_grey_mask_of_one_value_is_image_to_image_with_that_strength(tmp_path, models, recipe):
    """Each pixel joins at its own step: with the same value everywhere, all join at the step of that strength."""
    grey = mask_file(tmp_path, np.full((40, 48), 0.4 * 255))
    soft = recipe(steps=10, sampler="ddim", mask=grey, soft_mask=True, crop=(0, 0, 40, 40))
    varied = recipe(steps=10, sampler="ddim", strength=0.4, crop=(0, 0, 40, 40))

    def states(asked):
        plan = make_plan(asked, models, read_repainting(asked, (SIZE, SIZE)))
        return [step.x_t for step in plan.steps(0, 1)]

    gradual, whole = states(soft), states(varied)
    assert len(gradual) == 10
    assert len(whole) == 4
    for ours, theirs in zip(gradual[6:], whole, strict=True):
        np.testing.assert_allclose(ours.numpy(), theirs.numpy(), atol=2e-5)


def test_a_soft_mask_keeps_every_bit_where_it_is_black(tmp_path, models, recipe, photo, make_models):
    mask = np.tile(np.clip(np.arange(48) - 16, 0, 30) * 8.5, (40, 1))
    before = np.asarray(Image.open(photo))
    file = mask_file(tmp_path, mask)
    after = made(recipe(mask=file, soft_mask=True), tmp_path / "out", models)
    black = mask.astype(np.uint8) == 0
    assert np.array_equal(after[black], before[black])
    change = np.abs(after.astype(int) - before).mean(axis=(0, 2))
    assert change[-6:].mean() > change[17:20].mean()
    pixel = GenerateRecipe(model="fake", steps=6, resamples=2, image=photo, mask=file, soft_mask=True)
    after = made(pixel, tmp_path / "pixel", make_models(channels=3))
    assert np.array_equal(after[black], before[black])


def test_padding_says_how_much_of_the_surroundings_is_seen(tmp_path, recipe):
    mask = np.zeros((40, 48))
    mask[20:24, 10:14] = 255
    file = mask_file(tmp_path, mask)
    for padding, side in ((0, 4), (3, 10), (8, 20)):
        assert read_repainting(recipe(mask=file, padding=padding), (32, 32)).crop[2:] == (side, side)


def test_a_feathered_mask_blends_only_inside(tmp_path, models, recipe, photo):
    mask = np.zeros((40, 48))
    mask[8:32, 8:40] = 255
    file = mask_file(tmp_path, mask)
    before = np.asarray(Image.open(photo)).astype(int)
    hard = made(recipe(mask=file), tmp_path / "hard", models).astype(int)
    soft = made(recipe(mask=file, feather=6), tmp_path / "soft", models).astype(int)
    assert np.array_equal(soft[mask == 0], before[mask == 0])
    assert np.array_equal(soft[16:24, 16:32], hard[16:24, 16:32])
    assert np.abs(soft - before)[8, 10:38].mean() < np.abs(hard - before)[8, 10:38].mean() / 2


def test_growth_repaints_beyond_the_mask_and_keeps_every_bit_outside(tmp_path, models, recipe, photo):
    mask = np.zeros((40, 48))
    mask[16:24, 16:32] = 255
    file = mask_file(tmp_path, mask)
    before = np.asarray(Image.open(photo))
    after = made(recipe(mask=file, grow=4), tmp_path / "out", models)
    changed = (after != before).any(axis=2)
    assert changed[13:27, 17:31].mean() > 0.9
    outside = np.ones((40, 48), bool)
    outside[12:28, 12:36] = False
    assert not changed[outside].any()


def test_edges_follow_the_mask_on_request(tmp_path, recipe):
    mask = np.zeros((40, 48))
    mask[16:24, 16:32] = 255
    file = mask_file(tmp_path, mask)
    plain = read_repainting(recipe(mask=file), (SIZE, SIZE))
    assert np.array_equal(plain.mask, mask)
    assert np.array_equal(plain.pasted, mask)
    own = read_repainting(recipe(mask=file, auto_edges=True), (SIZE, SIZE))
    grow, feather = edges_for(Box(16, 16, 16, 8), 1.0, Size(48, 40))
    assert (grow, feather) == (1, 2)
    assert np.array_equal(own.mask, grown(mask.astype(np.uint8), grow))
    assert np.array_equal(own.pasted, feathered(mask.astype(np.uint8), feather))
    assert (own.pasted <= mask).all()


def test_the_result_is_pasted_by_a_mask_of_its_own_and_every_bit_outside_is_kept(tmp_path, models, recipe, photo):
    mask, pasted = np.zeros((40, 48)), np.zeros((40, 48))
    mask[10:30, 10:38] = 255
    pasted[14:20, 20:44] = 255
    Image.fromarray(pasted.astype(np.uint8)).save(tmp_path / "pasted.png")
    asked = recipe(mask=mask_file(tmp_path, mask), paste_mask=str(tmp_path / "pasted.png"), auto_edges=True)
    before, after = np.asarray(Image.open(photo)), made(asked, tmp_path / "out", models)
    changed = (after != before).any(axis=2)
    assert changed[14:20, 20:38].mean() > 0.9
    assert not changed[pasted == 0].any()
    with pytest.raises(BadInput, match="same size"):
        read_repainting(recipe(mask=mask_file(tmp_path, mask), paste_mask=photo_of(tmp_path, 5, 5)), (SIZE, SIZE))


def photo_of(place, width, height):
    Image.fromarray(np.full((height, width), 255, np.uint8)).save(place / "small.png")
    return str(place / "small.png")


@pytest.mark.parametrize("fill", FILLS)
def test_what_fills_the_mask_shapes_a_weak_repaint(tmp_path, recipe, photo, fill):
    Image.fromarray(np.full((40, 48, 3), 200, np.uint8)).save(tmp_path / "flat.png")
    mask = np.zeros((40, 48))
    mask[10:30, 10:38] = 255
    asked = recipe(image=str(tmp_path / "flat.png"), mask=mask_file(tmp_path, mask), fill=fill, strength=0.5)
    inside = read_repainting(asked, (SIZE, SIZE)).known((SIZE, SIZE), 3)[:, 14:18, 14:18]
    flat = 200 / 127.5 - 1
    expected = {"original": flat, "blur": flat, "propagate": flat, "neutral": 0.0}
    if fill == "noise":
        assert inside.std() > 0.3
    else:
        np.testing.assert_allclose(inside, expected[fill], atol=0.01)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"outpaint": (0, 0, 0, 0)}, "at least one side"),
        ({"outpaint": (0, 0, 16000, 16000)}, "megapixels"),
    ],
)
def test_bad_margins_are_refused_in_one_line(tmp_path, models, recipe, changes, words):
    with pytest.raises((BadInput, ValueError), match=words):
        made(recipe(**changes), tmp_path / "out", models)
    assert not (tmp_path / "out").exists()


def test_a_large_extension_is_made_in_frames_of_the_models_size(tmp_path, models, recipe, photo):
    margins, out = (0, 0, 50, 9), tmp_path / "out"
    events = list(generate(recipe(outpaint=margins, extend_in_frames=True, steps=2, count=2), out, models=models))
    before, after = np.asarray(Image.open(photo)), np.asarray(Image.open(out / "0000.png"))
    assert after.shape == (49, 98, 3)
    assert np.array_equal(after[:40, :48], before)
    edges = np.pad(before, ((0, 9), (0, 50), (0, 0)), mode="edge")
    new = np.ones(after.shape[:2], bool)
    new[:40, :48] = False
    assert (after[new] != edges[new]).any(axis=1).mean() > 0.95
    assert not np.array_equal(after, np.asarray(Image.open(out / "0001.png")))
    steps = [event for event in events if isinstance(event, Step)]
    assert [event.step for event in steps] == list(range(1, len(steps) + 1))
    assert not (out / "trajectory.safetensors").exists()
    assert isinstance(events[-1], Finished)
    assert sum(isinstance(event, Started) for event in events) == 1


@pytest.mark.parametrize("in_frames", [False, True])
def test_what_covers_the_picture_is_extended_with_it(tmp_path, models, recipe, photo, in_frames):
    pasted = np.full((40, 48), 255, np.uint8)
    pasted[:, :24] = 0
    Image.fromarray(pasted).save(tmp_path / "pasted.png")
    asked = recipe(outpaint=(0, 0, 50, 9), extend_in_frames=in_frames, paste_mask=str(tmp_path / "pasted.png"), steps=2)
    before, after = np.asarray(Image.open(photo)), made(asked, tmp_path / "out", models)
    assert np.array_equal(after[:40, :24], before[:, :24])
    assert after.shape == (49, 98, 3)


def test_a_control_of_the_picture_keeps_its_place(tmp_path, models, recipe):
    pixels = np.zeros((64, 64, 3), np.uint8)
    pixels[:, 32:] = 255
    Image.fromarray(pixels).save(tmp_path / "edge.png")
    asked = recipe(image=str(tmp_path / "edge.png"), outpaint=(0, 0, 64, 0))
    repainting = read_repainting(asked, (128, 64))
    spec = ControlSpec(kind="canny", image=str(tmp_path / "edge.png"))
    edges = control_image(spec, (128, 64), models, repainting).pixels
    columns = np.flatnonzero(edges.any(axis=0)) + repainting.crop.x
    assert columns.size
    assert abs(columns - 32).max() <= 2
    with pytest.raises(BadInput, match="does not extend a control"):
        control_source(spec, repainting)


def test_a_walk_that_is_stopped_leaves_nothing(tmp_path, models, recipe):
    asked = iter([None] * 5)
    walk = generate(
        recipe(outpaint=(0, 0, 50, 0), extend_in_frames=True, steps=2),
        tmp_path / "out",
        models=models,
        stop_requested=lambda: next(asked, Stop.NOW),
    )
    events = list(walk)
    assert events[-1].stopped
    assert not any(isinstance(event, Result) for event in events)
    assert not (tmp_path / "out").exists()


def test_pixel_models_walk_too(tmp_path, make_models):
    pixels = np.random.default_rng(2).integers(0, 256, (16, 16), np.uint8)
    Image.fromarray(pixels).save(tmp_path / "grey.png")
    recipe = GenerateRecipe(
        model="fake",
        steps=3,
        resamples=1,
        image=str(tmp_path / "grey.png"),
        outpaint=(20, 0, 0, 0),
        extend_in_frames=True,
    )
    after = made(recipe, tmp_path / "out", make_models())
    assert after.shape == (16, 36)
    assert np.array_equal(after[:, 20:], pixels)
