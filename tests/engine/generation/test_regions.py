"""Parts of the picture with prompts of their own: against the formula, in the record, in forks, and cropped."""

import numpy as np
import pytest
import torch
from PIL import Image

from studio.engine.diffusion.regions import centering_shift, on_empty_background, shares
from studio.engine.generation.generate import generate
from studio.engine.generation.inpainting import read_repainting
from studio.engine.generation.make_plan import make_plan
from studio.engine.generation.model_cache import ModelCache
from studio.engine.generation.regions import read_regions
from studio.protocol.errors import BadInput
from studio.protocol.events import Result
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.record import open_record
from tests.tiny_text_model import LATENT, SIZE, save_tiny_model


@pytest.fixture(scope="module")
def models():
    return ModelCache("cpu")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    place = tmp_path_factory.mktemp("regions")
    save_tiny_model(place / "model", name="tiny", prediction_type="v")
    columns = np.arange(SIZE)[None].repeat(SIZE, 0)
    left = np.where(columns < SIZE // 2, 255, 0).astype(np.uint8)
    Image.fromarray(left).save(place / "left.png")
    Image.fromarray((255 * columns / (SIZE - 1)).astype(np.uint8)).save(place / "soft.png")
    Image.fromarray(np.zeros((SIZE, SIZE), np.uint8)).save(place / "black.png")
    return place


@pytest.fixture
def recipe(place):
    def make(**changes) -> GenerateRecipe:
        regions = [
            {"mask": str(place / "left.png"), "prompt": "a tiger", "negative": "fog"},
            {"mask": str(place / "soft.png"), "prompt": "a dog", "weight": 0.5},
        ]
        asked = {"model": str(place / "model"), "prompt": "snow", "negative": "rain", "steps": 4, "guidance": 3.0}
        return GenerateRecipe.model_validate({**asked, "regions": regions, **changes})

    return make


def test_shares_of_a_place_sum_up_to_one_and_weights_decide_where_regions_overlap():
    one, two = torch.tensor([[[[1.0, 1.0, 0.2, 0.0]]]]), torch.tensor([[[[0.0, 1.0, 0.2, 0.0]]]])
    whole, first, second = shares([one, two], [1.0, 3.0])
    assert torch.allclose(whole + first + second, torch.ones(1, 1, 1, 4))
    assert torch.allclose(first.flatten(), torch.tensor([1.0, 0.25, 0.2, 0.0]))
    assert torch.allclose(second.flatten(), torch.tensor([0.0, 0.75, 0.6, 0.0]))
    assert torch.allclose(shares([one], [0.5])[0].flatten(), torch.tensor([0.5, 0.5, 0.9, 1.0]))


def test_predictions_are_composed_by_hand_as_by_the_plan(recipe, models):
    model = models.get(recipe().model)
    plan = make_plan(recipe(), models, None)
    z_t, t = torch.randn(1, *model.card.latent), torch.tensor([500])
    words = {text: model.denoiser([text], 1.0)(z_t, t).epsilon for text in ("snow", "rain", "a tiger", "fog", "a dog")}
    regions = read_regions(recipe(), (LATENT[2], LATENT[1]), None)
    left, soft = (region.mask for region in regions)
    total = left + 0.5 * soft
    whole, tiger, dog = 1 - total.clamp(max=1), left / total.clamp(min=1), 0.5 * soft / total.clamp(min=1)
    wanted = whole * words["snow"] + tiger * words["a tiger"] + dog * words["a dog"]
    unwanted = whole * words["rain"] + tiger * words["fog"] + dog * words["rain"]
    expected = unwanted + 3 * (wanted - unwanted)
    assert torch.allclose(plan.denoiser(0, 1)(z_t, t).epsilon, expected, atol=1e-5)
    alone = make_plan(recipe(guidance=1.0), models, None)
    assert torch.allclose(alone.denoiser(0, 1)(z_t, t).epsilon, wanted, atol=1e-5)
    against = make_plan(recipe(guidance=0.0), models, None)
    assert torch.allclose(against.denoiser(0, 1)(z_t, t).epsilon, unwanted, atol=1e-5)


def test_in_the_first_steps_a_region_is_predicted_alone_and_in_the_middle(recipe, models):
    model = models.get(recipe().model)
    region = recipe().regions[:1]
    plan = make_plan(recipe(regions=region), models, None)
    z_t, t = torch.randn(1, *model.card.latent), torch.tensor([900])
    (left,) = (region.mask for region in read_regions(recipe(regions=region), (LATENT[2], LATENT[1]), None))
    quarter = LATENT[2] // 4
    assert centering_shift(left) == (0, quarter)
    beside = on_empty_background(z_t, left, t=t, schedule=plan.schedule)
    assert torch.equal(beside[..., : 2 * quarter], z_t[..., : 2 * quarter])
    seen = torch.roll(beside, quarter, dims=-1)
    tiger, fog = (
        torch.roll(model.denoiser([text], 1.0, schedule=plan.schedule)(seen, t).v, -quarter, dims=-1)
        for text in ("a tiger", "fog")
    )
    snow, rain = (model.denoiser([text], 1.0)(z_t, t).v for text in ("snow", "rain"))
    wanted, unwanted = (1 - left) * snow + left * tiger, (1 - left) * rain + left * fog
    assert torch.allclose(plan.denoiser(0, 1)(z_t, t).v, unwanted + 3 * (wanted - unwanted), atol=1e-5)


def test_the_bundled_model_puts_each_thing_into_its_region(tmp_path):
    for name, columns in (("left", slice(0, 64)), ("right", slice(64, 128))):
        mask = np.zeros((128, 128), np.uint8)
        mask[:, columns] = 255
        Image.fromarray(mask).save(tmp_path / f"{name}.png")
    models = ModelCache("cpu")
    for number, things in enumerate((("penguin", "pizza"), ("pizza", "penguin"))):
        regions = [
            {"mask": str(tmp_path / f"{side}.png"), "prompt": f"a {thing} on a blue background"}
            for side, thing in zip(("left", "right"), things, strict=True)
        ]
        recipe = GenerateRecipe.model_validate(
            {"model": "pocket", "prompt": "a blue background", "steps": 10, "guidance": 2.0, "seed": 4, "count": 2}
            | {"regions": regions}
        )
        *_, result, _ = generate(recipe, tmp_path / str(number), models=models, trajectory=False)
        for picture in result.pictures:
            pixels = np.asarray(Image.open(picture).convert("RGB")).astype(int)
            red, _, blue = np.moveaxis(pixels, 2, 0)
            black, orange = pixels.max(axis=2) < 90, red > blue + 100  # a penguin's back, and a pizza
            side, other = (slice(0, 64), slice(64, 128)) if things[0] == "penguin" else (slice(64, 128), slice(0, 64))
            assert black[:, side].sum() > 5 * black[:, other].sum() + 20
            assert orange[:, other].sum() > 2 * orange[:, side].sum() + 100


def test_a_region_may_join_prompts_by_and(recipe, models, place):
    regions = [{"mask": str(place / "left.png"), "prompt": "a tiger AND a dog:0.5", "negative": "fog"}]
    model = models.get(recipe().model)
    plan = make_plan(recipe(regions=regions, dialect="a1111"), models, None)
    z_t, t = torch.randn(1, *model.card.latent), torch.tensor([300])
    words = {text: model.denoiser([text], 1.0)(z_t, t).epsilon for text in ("snow", "rain", "a tiger", "fog", "a dog")}
    (left,) = (region.mask for region in read_regions(recipe(regions=regions), (LATENT[2], LATENT[1]), None))
    both = words["fog"] + (words["a tiger"] - words["fog"]) + 0.5 * (words["a dog"] - words["fog"])
    wanted = (1 - left) * words["snow"] + left * both
    unwanted = (1 - left) * words["rain"] + left * words["fog"]
    assert torch.allclose(plan.denoiser(0, 1)(z_t, t).epsilon, unwanted + 3 * (wanted - unwanted), atol=1e-5)


def test_a_fork_continues_to_the_bit_and_a_region_can_be_changed_on_the_way(recipe, models, tmp_path):
    def run(name, **changes):
        *_, result, _ = generate(recipe(**changes), tmp_path / name, models=models)
        assert isinstance(result, Result)
        return np.asarray(Image.open(result.pictures[0])), result.trajectory

    picture, record = run("whole")
    again, forked = run("again", fork={"record": record, "step": 2})
    assert np.array_equal(again, picture)
    assert np.array_equal(open_record(forked).x0[-1], open_record(record).x0[-1])
    other = [{"mask": recipe().regions[0].mask, "prompt": "a red apple"}]
    _, trajectory = run("changed", fork={"record": record, "step": 2}, regions=other)
    assert not np.array_equal(open_record(trajectory).x0[-1], open_record(record).x0[-1])
    assert open_record(trajectory).recipe().regions[0].prompt == "a red apple"


def test_masks_of_the_repainted_picture_are_cropped_like_it(recipe, tmp_path):
    Image.fromarray(np.full((40, 60, 3), 90, np.uint8)).save(tmp_path / "image.png")
    mask = np.zeros((40, 60), np.uint8)
    mask[:, :20] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    asked = recipe(
        image=str(tmp_path / "image.png"),
        mask=str(tmp_path / "mask.png"),
        crop=(10, 0, 40, 40),
        regions=[{"mask": str(tmp_path / "mask.png"), "prompt": "a dog"}],
    )
    (region,) = read_regions(asked, (4, 4), read_repainting(asked, (SIZE, SIZE)))
    assert torch.equal(region.mask[0, 0], torch.tensor([[1.0, 0, 0, 0]] * 4))


def test_bad_regions_are_reported_in_one_line(recipe, models, place):
    black = recipe(regions=[{"mask": str(place / "black.png"), "prompt": "a dog"}])
    with pytest.raises(BadInput, match=r"black\.png is all black"):
        make_plan(black, models, None)
    with pytest.raises(BadInput, match=r"gone\.png"):
        make_plan(recipe(regions=[{"mask": str(place / "gone.png"), "prompt": "a dog"}]), models, None)
