"""How changed settings are applied to a run: at once, by a branch, or by a new run."""

import pytest

from studio.protocol.continuation import Continuation, another_network, continuation_for
from studio.protocol.presets import presets
from studio.protocol.recipes import changed
from studio.protocol.training_recipe import DatasetSpec, TrainRecipe

GAN = presets()["dcgan"].recipe
VAE = presets()["vae-conv"].recipe
UNET = presets()["ddpm-unet"].recipe


@pytest.mark.parametrize(
    ("recipe", "changes", "continuation"),
    [
        (GAN, {"learning_rate": 1e-5}, Continuation.NOW),
        (GAN, {"learning_rate": 1e-5, "options.r1": 0.25}, Continuation.BRANCH),
        (GAN, {"options.r1": 0.25}, Continuation.BRANCH),
        (GAN, {"options.loss": "wasserstein", "options.gradient_penalty": 5.0}, Continuation.BRANCH),
        (GAN, {"options.minibatch_std": True}, Continuation.NEW_RUN),
        (GAN, {"options.spectral_norm": True, "learning_rate": 1e-5}, Continuation.NEW_RUN),
        (VAE, {"options.beta": 0.1}, Continuation.BRANCH),
        (VAE, {"options.anneal": 70}, Continuation.NEW_RUN),
    ],
)
def test_the_least_disruptive_way_that_has_an_effect(recipe, changes, continuation):
    assert continuation_for(recipe, changed(recipe, changes), going=True) is continuation


def test_a_finished_run_cannot_change_its_learning_rate():
    assert continuation_for(GAN, changed(GAN, {"learning_rate": 1e-5}), going=False) is Continuation.BRANCH


@pytest.mark.parametrize(
    ("recipe", "changes", "keys"),
    [
        (GAN, {"batch_size": 7, "schedule.kind": "linear", "dataset.kind": "mnist"}, []),
        (GAN, {"options.latent": 9, "options.width": 24}, ["options.latent", "options.width"]),
        (GAN, {"dataset.size": 20}, ["dataset.size"]),
        (UNET, {"dataset.size": 20}, []),
        (UNET, {"network.layers_per_block": 2}, ["network.layers_per_block"]),
        (UNET, {"dataset.kind": "cifar10"}, ["dataset.channels"]),
        (UNET, {"dataset.kind": "cifar10", "dataset.channels": 1}, []),
        (UNET, {"dataset.kind": "folder", "dataset.path": "/pictures"}, []),
    ],
)
def test_settings_that_change_the_network_need_a_new_run(recipe, changes, keys):
    assert another_network(recipe, changed(recipe, changes)) == keys


def test_a_removed_option_counts_as_a_change():
    less = GAN.model_copy(update={"options": {k: v for k, v in GAN.options.items() if k != "width"}})
    assert another_network(GAN, less) == ["options.width"]


def test_the_picture_size_changes_the_network_of_an_mlp():
    network = {"kind": "mlp", "channels": (8,), "attention": (False,)}
    mlp = TrainRecipe(dataset=DatasetSpec(size=8), network=network)
    assert another_network(mlp, changed(mlp, {"dataset.size": 16})) == ["dataset.size"]
