"""A fork that starts from a painted frame: what is painted shows, and the rest stays the parent's to the bit."""

import numpy as np
import pytest
from PIL import Image

from studio.engine.diffusion.solvers.registry import SAMPLERS
from studio.engine.generation.model_cache import ModelCache
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from tests.engine.generation.test_forking import STEPS, forked, run, text_recipe

STEP = 2


@pytest.fixture
def paint(tmp_path):
    """Save a picture of one colour where a box is, and transparent elsewhere; and a mask that is white in a box."""

    def painted(size, box, colour=(255, 0, 0), mask=None, name=""):
        pixels = np.zeros((size, size, 4), np.uint8)
        x, y, right, bottom = box
        pixels[y:bottom, x:right] = (*colour, 255)
        Image.fromarray(pixels).save(tmp_path / f"edit{name}.png")
        edit = {"image": str(tmp_path / f"edit{name}.png")}
        if mask is not None:
            allowed = np.zeros((size, size), np.uint8)
            x, y, right, bottom = mask
            allowed[y:bottom, x:right] = 255
            Image.fromarray(allowed).save(tmp_path / f"mask{name}.png")
            edit["mask"] = str(tmp_path / f"mask{name}.png")
        return edit

    return painted


def edited(recipe, out, edit, step=STEP, **changes):
    plain = forked(recipe, out, step, **changes)
    return GenerateRecipe.model_validate(plain.model_dump() | {"fork": plain.fork.model_dump() | {"edit": edit}})


def outside(box, size):
    kept = np.ones((size, size), bool)
    x, y, right, bottom = box
    kept[y:bottom, x:right] = False
    return kept


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_outside_the_mask_a_painted_picture_is_the_parents(tmp_path, tiny_model, paint, sampler):
    models = ModelCache("cpu")
    recipe = GenerateRecipe(model=tiny_model, sampler=sampler, steps=STEPS, seed=3, label=4)
    _, (before,) = run(recipe, tmp_path / "parent", models)
    box = (2, 2, 9, 9)
    edit = paint(16, (4, 4, 8, 8), (255, 255, 255), mask=box)
    _, (after,) = run(edited(recipe, tmp_path / "parent", edit), tmp_path / "child", models)
    kept = outside(box, 16)
    assert np.array_equal(after[kept], before[kept])
    assert (after != before).any(), "what was painted shows"


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_latents_outside_the_mask_stay_too(tmp_path, folders, models, paint, sampler):
    recipe = text_recipe(folders, sampler=sampler, count=1)
    _, (before,) = run(recipe, tmp_path / "parent", models)
    size, box = len(before), (0, 0, 16, 16)
    edit = paint(size, (4, 4, 12, 12), mask=box)
    _, (after,) = run(edited(recipe, tmp_path / "parent", edit), tmp_path / "child", models)
    kept = outside(box, size)
    assert np.array_equal(after[kept], before[kept])
    assert (after != before).any()


@pytest.mark.parametrize("sampler", ["ddim", "ddpm", "dpmpp_2m", "unipc", "heun", "ipndm"])
@pytest.mark.parametrize("mask", [None, (0, 0, 16, 16)])
def test_an_empty_edit_is_the_parent_to_the_bit(tmp_path, folders, models, paint, sampler, mask):
    recipe = text_recipe(folders, sampler=sampler, count=1)
    parent, (before,) = run(recipe, tmp_path / "parent", models)
    edit = paint(len(before), (0, 0, 0, 0), mask=mask)
    child, (after,) = run(edited(recipe, tmp_path / "parent", edit), tmp_path / "child", models)
    assert np.array_equal(after, before)
    assert np.array_equal(child.x_t, parent.x_t[STEP:])


def test_the_frame_itself_as_it_was_shown_is_an_empty_edit(tmp_path, tiny_model):
    models = ModelCache("cpu")
    recipe = GenerateRecipe(model=tiny_model, steps=STEPS, seed=3, label=4)
    parent, (before,) = run(recipe, tmp_path / "parent", models)
    shown = np.clip((parent.x0[STEP, 0, 0] + 1) * 127.5, 0, 255).round().astype(np.uint8)
    Image.fromarray(shown).save(tmp_path / "shown.png")
    _, (after,) = run(
        edited(recipe, tmp_path / "parent", {"image": str(tmp_path / "shown.png")}), tmp_path / "c", models
    )
    assert np.array_equal(after, before)


def test_what_is_painted_enters_with_the_parents_own_noise(tmp_path, tiny_model, paint):
    models = ModelCache("cpu")
    recipe = GenerateRecipe(model=tiny_model, steps=STEPS, seed=3, label=4)
    parent, _ = run(recipe, tmp_path / "parent", models)
    edit = paint(16, (4, 4, 8, 8), (255, 255, 255))
    child, _ = run(edited(recipe, tmp_path / "parent", edit), tmp_path / "child", models)
    alpha_bar = parent.info.alphas_cumprod[parent.info.timesteps[STEP]]
    moved = child.x_t[0, 0, 0] - parent.x_t[STEP, 0, 0]
    expected = np.zeros((16, 16), np.float32)
    expected[4:8, 4:8] = np.sqrt(alpha_bar) * (1 - parent.x0[STEP, 0, 0, 4:8, 4:8])
    assert np.allclose(moved, expected, atol=1e-5)


def test_what_is_painted_is_held_for_a_share_of_the_steps(tmp_path, tiny_model, paint):
    models = ModelCache("cpu")
    recipe = GenerateRecipe(model=tiny_model, steps=STEPS, seed=3, label=4)
    parent, _ = run(recipe, tmp_path / "parent", models)
    edit = paint(16, (4, 4, 8, 8), (255, 255, 255)) | {"hold": 0.5}
    child, _ = run(edited(recipe, tmp_path / "parent", edit), tmp_path / "child", models)
    levels = [parent.info.alphas_cumprod[t] for t in parent.info.timesteps]
    box = (slice(4, 8), slice(4, 8))
    noise = (parent.x_t[STEP, 0, 0] - levels[STEP] ** 0.5 * parent.x0[STEP, 0, 0]) / (1 - levels[STEP]) ** 0.5
    held = [
        np.allclose(
            child.x_t[frame, 0, 0][box],
            (levels[STEP + frame] ** 0.5 + (1 - levels[STEP + frame]) ** 0.5 * noise)[box],
            atol=1e-4,
        )
        for frame in range(STEPS - STEP)
    ]
    assert held == [True, True, True, False], "the painted state, and two steps after it"


def test_of_several_pictures_only_the_painted_one_changes(tmp_path, tiny_model, paint):
    models = ModelCache("cpu")
    recipe = GenerateRecipe(model=tiny_model, sampler="dpmpp_2m", steps=STEPS, seed=3, label=4, count=3)
    _, before = run(recipe, tmp_path / "parent", models)
    edit = paint(16, (4, 4, 12, 12), (255, 255, 255)) | {"picture": 1}
    _, after = run(edited(recipe, tmp_path / "parent", edit), tmp_path / "child", models)
    assert [np.array_equal(*pair) for pair in zip(before, after, strict=True)] == [True, False, True]


@pytest.mark.parametrize("sampler", ["ddim", "dpmpp_2m"])
def test_a_fork_of_a_painted_fork_repeats_it(tmp_path, tiny_model, paint, sampler):
    models = ModelCache("cpu")
    recipe = GenerateRecipe(model=tiny_model, sampler=sampler, steps=STEPS, seed=3, label=4)
    run(recipe, tmp_path / "parent", models)
    child = edited(recipe, tmp_path / "parent", paint(16, (4, 4, 8, 8), (255, 255, 255), mask=(2, 2, 9, 9)))
    record, (before,) = run(child, tmp_path / "child", models)
    grandchild, (after,) = run(forked(child, tmp_path / "child", STEP + 2), tmp_path / "grandchild", models)
    assert np.array_equal(after, before)
    assert np.array_equal(grandchild.x_t, record.x_t[2:])
    again = forked(forked(child, tmp_path / "child", STEP + 2), tmp_path / "grandchild", STEP + 3)
    _, (last,) = run(again, tmp_path / "great-grandchild", models)
    assert np.array_equal(last, before)


def test_a_second_paint_stays_outside_the_mask_of_the_first(tmp_path, tiny_model, paint):
    models = ModelCache("cpu")
    recipe = GenerateRecipe(model=tiny_model, steps=STEPS, seed=3, label=4)
    run(recipe, tmp_path / "parent", models)
    first = edited(recipe, tmp_path / "parent", paint(16, (1, 1, 4, 4), (255, 255, 255), mask=(0, 0, 5, 5)))
    _, (before,) = run(first, tmp_path / "first", models)
    box = (9, 9, 15, 15)
    edit = paint(16, (10, 10, 14, 14), (255, 255, 255), mask=box, name="2") | {"hold": 1.0}
    _, (after,) = run(edited(first, tmp_path / "first", edit, STEP + 1), tmp_path / "second", models)
    kept = outside(box, 16)
    assert np.array_equal(after[kept], before[kept]), "the first paint stays"
    assert (after != before).any(), "the second shows"


def test_other_settings_change_the_inside_alone(tmp_path, folders, models, paint):
    recipe = text_recipe(folders, count=1)
    _, (before,) = run(recipe, tmp_path / "parent", models)
    size, box = len(before), (0, 0, 16, 16)
    child = edited(
        recipe, tmp_path / "parent", paint(size, (4, 4, 12, 12), mask=box), prompt="a red hat", sampler="unipc", steps=4
    )
    _, (after,) = run(child, tmp_path / "child", models)
    assert np.array_equal(after[outside(box, size)], before[outside(box, size)])
    assert (after != before).any()


def test_a_thinned_record_is_painted_too(tmp_path, folders, models, paint):
    recipe = text_recipe(folders, count=1)
    parent, (before,) = run(recipe, tmp_path / "parent", models, memory_budget=1)
    assert STEP not in parent.info.kept
    size, box = len(before), (0, 0, 16, 16)
    _, (after,) = run(
        edited(recipe, tmp_path / "parent", paint(size, (4, 4, 12, 12), mask=box)), tmp_path / "child", models
    )
    assert np.array_equal(after[outside(box, size)], before[outside(box, size)])


def test_an_inpainted_picture_is_painted_into(tmp_path, folders, models, files, paint):
    recipe = text_recipe(folders, count=1, **files)
    parent, (before,) = run(recipe, tmp_path / "parent", models)
    size = parent.info.size[0]
    edit = paint(size, (0, 0, size, size), mask=(0, 0, size, size))
    _, (after,) = run(edited(recipe, tmp_path / "parent", edit), tmp_path / "child", models)
    assert after.shape == before.shape


def test_what_cannot_be_painted_is_refused(tmp_path, tiny_model, paint):
    models = ModelCache("cpu")
    recipe = GenerateRecipe(model=tiny_model, steps=STEPS)
    run(recipe, tmp_path / "parent", models)
    small = tmp_path / "small.png"
    Image.new("RGB", (8, 8), (255, 0, 0)).save(small)
    for edit, told in (
        ({"image": str(small)}, "small.png is 8x8, and the frame 16x16"),
        ({"image": str(tmp_path / "gone.png")}, "gone.png"),
        (paint(16, (1, 1, 2, 2)) | {"picture": 1}, "no picture 2"),
        (paint(16, (1, 1, 2, 2)) | {"mask": str(tmp_path / "gone.png")}, "gone.png"),
    ):
        with pytest.raises(BadInput, match=told):
            run(edited(recipe, tmp_path / "parent", edit), tmp_path / "child", models)
        assert not (tmp_path / "child").exists()
