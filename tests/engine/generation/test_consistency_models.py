"""Consistency models of diffusers' layout, whose own pipeline is the oracle."""

import json

import pytest
import torch
from diffusers import CMStochasticIterativeScheduler, ConsistencyModelPipeline, UNet2DModel

from studio.engine.diffusion.rng import picture_generators
from studio.engine.generation.generate import ModelCache, generate
from studio.engine.generation.label_to_image import LabelToImage
from studio.engine.models.files import load_model
from studio.engine.models.pixel import PixelModel
from studio.protocol.errors import BadInput
from studio.protocol.events import Result
from studio.protocol.fitting import check_fits
from studio.protocol.generation_recipe import ForkSpec, GenerateRecipe
from studio.protocol.record import open_record

SEED, COUNT = 3, 2


def unet() -> UNet2DModel:
    torch.manual_seed(0)
    return UNet2DModel(
        sample_size=16,
        block_out_channels=(8, 16),
        norm_num_groups=4,
        down_block_types=("DownBlock2D", "AttnDownBlock2D"),
        up_block_types=("AttnUpBlock2D", "UpBlock2D"),
        layers_per_block=1,
        resnet_time_scale_shift="scale_shift",
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("consistency") / "cd"
    ConsistencyModelPipeline(unet(), CMStochasticIterativeScheduler()).save_pretrained(path)
    return path


def test_the_card_states_its_purpose(folder) -> None:
    model = load_model(folder)
    assert isinstance(model, PixelModel)
    card = model.card
    assert (card.size, card.channels, card.sampler, card.steps, card.distilled) == (16, 3, "lcm", 2, "consistency")
    assert (card.schedule.timesteps, len(card.schedule_table)) == (40, 40)
    sigmas = model.schedule.sigmas
    assert float(sigmas[0]) == pytest.approx(0.002)
    assert float(sigmas[-1]) == pytest.approx(80)


@pytest.mark.parametrize("steps", [1, 2, 4, 6, 40])
def test_it_makes_the_pictures_of_the_pipeline(folder, steps) -> None:
    pipeline = ConsistencyModelPipeline.from_pretrained(folder)
    pipeline.set_progress_bar_config(disable=True)
    theirs = pipeline(
        batch_size=COUNT,
        num_inference_steps=steps,
        generator=list(picture_generators(SEED, COUNT)),
        output_type="pt",
    ).images
    model = load_model(folder)
    plan = LabelToImage(GenerateRecipe(model="cd", sampler="lcm", steps=steps, seed=SEED, count=COUNT), model)
    *_, last = plan.steps(0, COUNT)
    assert last.index == steps - 1
    ours = (last.x_next / 2 + 0.5).clamp(0, 1)
    torch.testing.assert_close(ours, theirs, atol=1e-4, rtol=1e-4)


def test_a_fork_repeats_the_rest_to_the_bit(folder, tmp_path) -> None:
    recipe = GenerateRecipe(model=str(folder), sampler="lcm", steps=4, seed=SEED, guidance=1)
    *_, whole, _ = generate(recipe, tmp_path / "whole", models=ModelCache("cpu"))
    assert isinstance(whole, Result)
    assert whole.trajectory is not None
    assert len(open_record(tmp_path / "whole" / "trajectory.safetensors").info.kept) == 4
    forked = recipe.model_copy(update={"fork": ForkSpec(record=whole.trajectory, step=2)})
    *_, _ = generate(forked, tmp_path / "rest", models=ModelCache("cpu"))
    one, other = (open_record(tmp_path / name / "trajectory.safetensors") for name in ("whole", "rest"))
    assert (one.x0[3] == other.x0[1]).all()


def test_it_samples_without_a_recipe(folder) -> None:
    model = load_model(folder)
    alone = model.sample([None], guidance=1.0, seed=1, first=1, steps=2)
    both = model.sample([None, None], guidance=1.0, seed=1, steps=2)
    torch.testing.assert_close(alone[0], both[1], atol=1e-5, rtol=1e-5)


def test_what_it_cannot_do_is_reported_in_a_line(folder) -> None:
    card = load_model(folder).card
    check_fits(GenerateRecipe(sampler="lcm"), card)
    with pytest.raises(BadInput, match="only sampler is LCM"):
        check_fits(GenerateRecipe(sampler="ddim"), card)
    with pytest.raises(BadInput, match="repaints no picture"):
        check_fits(GenerateRecipe(sampler="lcm", image="a.png", mask="b.png"), card)


@pytest.mark.parametrize(
    "settings",
    [{"sigma_min": 0}, {"sigma_min": 90.0}, {"rho": "seven"}, {"num_train_timesteps": 1}, {"s_noise": 1.01}],
)
def test_nonsense_in_its_scheduler_is_refused(tmp_path, settings) -> None:
    path = tmp_path / "cd"
    ConsistencyModelPipeline(unet(), CMStochasticIterativeScheduler()).save_pretrained(path)
    file = path / "scheduler" / "scheduler_config.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | settings))
    with pytest.raises(BadInput, match="cannot be opened"):
        load_model(path)
