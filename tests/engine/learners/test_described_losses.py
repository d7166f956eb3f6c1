"""The descriptions of losses, by which curves are drawn, name the terms that the learners really report."""

import pytest

from studio.engine.training.registry import learner_class
from studio.protocol.losses import comparable_losses, describe_loss, same_data
from studio.protocol.presets import Preset, presets
from studio.protocol.training_recipe import AugmentSpec, DatasetSpec, TrainRecipe


@pytest.mark.parametrize("preset", presets().values(), ids=lambda preset: preset.name)
def test_every_preset_has_a_unit_and_known_terms(preset: Preset):
    about, known = describe_loss(preset.recipe), learner_class(preset.recipe.model).terms
    assert about.unit
    named = [*about.shown, *(name for group in about.groups for name in group.names)]
    assert set(named) <= set(known)
    assert len(named) == len(set(named))
    others = [group for group in about.groups if not group.names]
    assert set(known) == set(named) or len(others) == 1 or not about.groups  # each term has its place
    assert len(about.groups) <= 2


def test_losses_are_comparable_by_their_unit_only():
    noise = TrainRecipe(prediction_type="epsilon")
    assert comparable_losses(noise, TrainRecipe(prediction_type="epsilon", steps=7))
    vae = TrainRecipe(model="vae")
    for other in (
        TrainRecipe(prediction_type="v"),
        TrainRecipe(prediction_type="epsilon", min_snr_gamma=5.0),
        TrainRecipe(model="latent-diffusion", prediction_type="epsilon"),
        TrainRecipe(model="gan"),
        TrainRecipe(model="autoencoder"),
        vae,
    ):
        assert not comparable_losses(noise, other)
    assert not comparable_losses(vae, TrainRecipe(model="vae", options={"beta": 4.0}))
    assert not comparable_losses(vae, TrainRecipe(model="gan"))


def test_data_is_the_same_by_its_fingerprint_or_else_by_its_settings():
    digits = DatasetSpec()
    one, other = (TrainRecipe(dataset=digits.model_copy(update={"fingerprint": c * 64})) for c in "ab")
    plain, flipped = TrainRecipe(), TrainRecipe(dataset=DatasetSpec(augment=AugmentSpec(flip=True)))
    assert same_data(one, one)
    assert not same_data(one, other)
    assert same_data(one, plain)
    assert same_data(plain, flipped)
    assert not same_data(plain, TrainRecipe(dataset=DatasetSpec(size=32)))
    assert not same_data(plain, TrainRecipe(dataset=DatasetSpec(held_out=0.3)))
