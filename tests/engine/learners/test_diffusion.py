"""Pixel diffusion: every network, prediction type and option trains, resumes, is saved, and samples."""

from pathlib import Path

import pytest
import torch

from studio.engine.data.picture_set import PictureSet
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.sampling import sample
from studio.engine.diffusion.solvers.registry import SAMPLERS
from studio.engine.models.files import load_model, save_model
from studio.engine.training.batch import Batch
from studio.engine.training.trainer import Trainer
from studio.protocol.errors import BadInput
from studio.protocol.presets import presets
from studio.protocol.recipes import changed
from studio.protocol.training_recipe import NetworkSpec, ScheduleSpec, TrainRecipe
from tests.engine.small_runs import twelve_pictures

CPU = torch.device("cpu")
RECIPE = TrainRecipe(
    schedule=ScheduleSpec(kind="cosine", timesteps=50),
    network=NetworkSpec(kind="small-unet", channels=(8, 8), attention=(False, False)),
    prediction_type="v",
    steps=8,
    batch_size=6,
    precision="float32",
    sample_steps=3,
)


@pytest.fixture(autouse=True)
def one_thread():
    """Networks this small only wait for their threads."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def trained(recipe: TrainRecipe, data: PictureSet, steps: int = 2) -> Trainer:
    trainer = Trainer(recipe, data, CPU)
    for _ in range(steps):
        trainer.train_step(0.0)
    return trainer


@pytest.mark.parametrize("kind", ["unet", "small-unet", "mlp"])
@pytest.mark.parametrize("options", [{}, {"self_conditioning": True}])
def test_every_network_is_saved_and_samples_the_same(kind: str, options, tmp_path: Path):
    recipe = changed(RECIPE, {"network.kind": kind, "options": options})
    trainer = trained(recipe, twelve_pictures())
    trainer.network.eval()
    model = trainer.learner.model(trainer.card("tiny"))
    save_model(tmp_path / "m", model.parts, model.card)
    again = load_model(tmp_path / "m")
    made = [m.sample([0, 1, None], guidance=2.0, seed=3, steps=4) for m in (model, again)]
    assert torch.equal(*made)
    # diffusers knows the U-Net, as long as it is shown nothing besides the noisy picture
    assert (tmp_path / "m" / "model_index.json").is_file() is (kind == "unet" and not options)


@pytest.mark.parametrize("size", [1, 8])
def test_an_mlp_trains_on_points(size: int):
    recipe = changed(RECIPE, {"network.kind": "mlp"})
    trainer = trained(recipe, twelve_pictures(size, 2 if size == 1 else 1))
    assert trainer.learner.model(trainer.card()).sample([0, 1], guidance=1.0, seed=0).shape[-1] == size


def test_prediction_types_unknown_to_diffusers_make_no_pipeline(tmp_path: Path):
    trainer = trained(changed(RECIPE, {"network.kind": "unet", "prediction_type": "mean"}), twelve_pictures())
    model = trainer.learner.model(trainer.card("tiny"))
    save_model(tmp_path / "m", model.parts, model.card)
    assert load_model(tmp_path / "m").card.prediction_type == "mean"
    assert not (tmp_path / "m" / "model_index.json").exists()
    assert not (tmp_path / "m" / "scheduler").exists()


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_self_conditioning_works_with_every_sampler_alone_and_in_a_batch(sampler: str):
    trainer = trained(changed(RECIPE, {"options": {"self_conditioning": True}}), twelve_pictures())
    trainer.network.eval()
    model = trainer.learner.model(trainer.card())

    def last(first: int, labels: list[int | None]) -> torch.Tensor:
        generators = picture_generators(5, len(labels), first)
        x_T = randn((len(labels), 1, 8, 8), generators)
        steps = sample(
            model.denoiser(labels, 2.0), x_T, model.schedule, sampler=sampler, steps=5, generators=generators
        )
        *_, end = steps
        return end.x_next

    together = last(0, [0, 1, None])
    assert bool(together.isfinite().all())
    torch.testing.assert_close(last(1, [1])[0], together[1], rtol=0, atol=1e-5)


def test_self_conditioning_passes_a_detached_estimate_for_half_of_the_batch():
    trainer = Trainer(changed(RECIPE, {"options": {"self_conditioning": True}}), twelve_pictures(), CPU)
    seen: list[torch.Tensor] = []
    trainer.learner.unet.register_forward_pre_hook(lambda _, given: seen.append(given[0]))
    trainer.train_step(0.0)
    first, second = seen
    assert (len(first), len(second)) == (3, 6)
    assert float(first[:, 1:].abs().max()) == 0
    told = second[:, 1:].flatten(1).abs().amax(1)
    assert bool((told[::2] > 0).all())
    assert bool((told[1::2] == 0).all())
    assert float(told.max()) <= 1
    assert not second.requires_grad


@pytest.mark.parametrize("prediction_type", ["epsilon", "x0", "v", "mean"])
def test_every_prediction_type_reduces_the_loss(prediction_type: str):
    recipe = changed(RECIPE, {"prediction_type": prediction_type, "min_snr_gamma": 5.0, "steps": 30, "warmup_steps": 0})
    trainer = Trainer(recipe, twelve_pictures(), CPU)
    trainer.ema.decay = 0.0
    before = trainer.validate().loss
    for _ in range(30):
        trainer.train_step(0.0)
    assert trainer.validate().loss < before


def test_a_timestep_shift_changes_what_is_trained_but_not_what_is_measured():
    plain, moved = (Trainer(changed(RECIPE, {"timestep_shift": shift}), twelve_pictures(), CPU) for shift in (1.0, 8.0))
    assert plain.validate().loss == moved.validate().loss
    pictures, labels = twelve_pictures().batch(torch.arange(12))
    drawn = []
    for trainer in (plain, moved):
        batch = Batch(pictures, labels, torch.Generator().manual_seed(1), indices=torch.arange(12))
        drawn.append(trainer.learner.losses(0, batch).t)
    assert float(drawn[0].float().mean()) < float(drawn[1].float().mean()) - 10


def test_unknown_options_are_refused():
    with pytest.raises(BadInput, match="do not fit diffusion"):
        Trainer(changed(RECIPE, {"options": {"self_conditionnig": True}}), twelve_pictures(), CPU)


@pytest.mark.parametrize("name", ["ddpm", "ddpm-unet", "ddpm-conditional", "ddpm-folder", "toy-diffusion"])
def test_each_presets_settings_are_in_its_recipe(name: str):
    preset = presets()[name]
    for setting in preset.settings:
        value: object = preset.recipe.model_dump()
        for key in setting.key.split("."):
            value = value.get(key) if isinstance(value, dict) else None
        new = {"switch": True, "number": setting.maximum, "choice": setting.choices[-1:]}[setting.kind]
        assert changed(preset.recipe, {setting.key: new[0] if isinstance(new, tuple) else new}) != preset.recipe
