"""Choosing a data set in the training panel gives a valid recipe with every preset."""

import pytest
from PySide6.QtCore import Qt

from studio.protocol.presets import presets

KINDS = ("digits", "mnist", "fashion-mnist", "cifar10")


@pytest.fixture
def panel(shipped):
    return shipped


def choose(qtbot, panel, kind):
    """Choose data by key."""
    field = panel.fields.data.kind
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Home)
    while field.key() != kind:
        qtbot.keyClick(field, Qt.Key.Key_Down)


@pytest.mark.parametrize(
    ("preset", "kind", "size"),
    [
        ("ddpm-folder", "mnist", 32),
        ("latent-diffusion", "mnist", 32),
        ("latent-diffusion", "fashion-mnist", 32),
        ("ddpm-unet", "mnist", 28),
        ("vae-mlp", "mnist", 28),
        ("pocket-vae", "mnist", 32),
        ("ddpm-folder", "cifar10", 32),
    ],
)
def test_data_sets_use_their_own_size_or_the_next_valid_one(qtbot, panel, preset, kind, size):
    panel.set_recipe(presets()[preset].recipe)
    choose(qtbot, panel, kind)
    assert panel.recipe().dataset.size == size


@pytest.mark.parametrize("name", [name for name in presets() if name != "toy-diffusion"])
def test_every_preset_can_be_trained_on_every_built_in_data_set(qtbot, panel, name):
    panel.set_recipe(presets()[name].recipe)
    for kind in KINDS:
        choose(qtbot, panel, kind)
        assert panel.fields.validate() == "", kind
