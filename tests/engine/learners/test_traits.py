"""The traits of learners that the window knows without torch are those of the learners."""

from typing import Any

import pytest
import torch

from studio.engine.training.registry import learner_class
from studio.engine.training.run import run_training
from studio.protocol.continuation import another_network
from studio.protocol.errors import BadInput
from studio.protocol.presets import presets
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import TrainRecipe
from studio.protocol.traits import traits_of
from tests.engine.small_runs import twelve_pictures

MODELS = sorted({preset.recipe.model for preset in presets().values()})
BUILT = {  # those that stand on no other model, as small as they can be
    "gan": {"options.width": 4, "options.latent": 4},
    "vae": {"options.latent": 4},
    "autoencoder": {"options.latent": 4},
    "denoising-autoencoder": {"options.latent": 4},
    "anomaly": {"options.latent": 4},
    "kl-autoencoder": {"options.channels": (8, 8)},
    "diffusion": {},
    "latent-diffusion": {"options.autoencoder_channels": (8, 8)},
}
OTHERS: dict[str, Any] = {  # values that every learner has room for
    "architecture": "mlp",
    "autoencoder_channels": (8, 16),
    "channels": (8, 16),
    "hidden": (8,),
    "layers": 2,
    "loss": {"gan": "hinge"}.get,
    "normal": (0,),
    "window": 4,
}


def other(model: str, name: str, value: Any) -> Any:
    found = OTHERS.get(name)
    if callable(found):
        found = found(model) or "l1"
    if found is not None:
        return found
    return not value if isinstance(value, bool) else value + 0.25 if isinstance(value, float) else value + 1


def shapes(recipe: TrainRecipe) -> dict[str, tuple[int, ...]]:
    torch.manual_seed(0)
    data = twelve_pictures(recipe.dataset.size)
    learner = learner_class(recipe.model)(recipe, data, data, torch.device("cpu"))
    state = torch.nn.ModuleDict(learner.parts).state_dict()
    return {name: tuple(weight.shape) for name, weight in state.items()}


@pytest.mark.parametrize("model", MODELS)
def test_patience_is_for_models_with_a_meaningful_loss(model: str):
    assert ("patience" in traits_of(model).unused) == (not learner_class(model).loss_tracks_quality)


@pytest.mark.parametrize("model", MODELS)
def test_listed_settings_exist(model: str):
    traits = traits_of(model)
    known = {f"options.{name}" for name in learner_class(model).Options.model_fields} | {"dataset.size"}
    assert {*traits.network, *traits.initial} <= known


@pytest.mark.parametrize("model", list(BUILT))
def test_exactly_the_listed_settings_change_the_network(model: str):
    network = {"channels": (8, 8), "attention": (False, False), "norm_groups": 8}
    recipe = changed(TrainRecipe(model=model, network=network, steps=100), {"dataset.size": 8})
    options = learner_class(model).Options.model_validate({})
    recipe = changed(recipe, {f"options.{name}": value for name, value in options.model_dump().items()} | BUILT[model])
    before = shapes(recipe)
    for key in ["dataset.size", *(f"options.{name}" for name in recipe.options)]:
        name = key.rpartition(".")[2]
        if (model, key) in (("autoencoder", "options.loss"), ("kl-autoencoder", "options.begin")):
            continue
        value = 16 if key == "dataset.size" else other(model, name, recipe.options[name])
        found = changed(recipe, {key: value})
        assert (shapes(found) != before) == (another_network(recipe, found) == [key]), key


def test_patience_of_a_gan_is_refused_when_a_run_begins(tmp_path):
    recipe = changed(presets()["gan-mlp"].recipe, {"patience": 3})
    with pytest.raises(BadInput, match="The loss of gan does not show when to stop early: leave patience unset"):
        run_training(recipe, RunFolder(tmp_path / "run"), device="cpu")
    assert not (tmp_path / "run").exists()
