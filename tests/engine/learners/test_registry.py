"""Adding a kind of model takes one file and one preset, and another file for a network of its own."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from studio.engine import learners, networks
from studio.engine.models.files import load_model
from studio.engine.networks import registry as network_registry
from studio.engine.training import registry
from studio.engine.training.run import run_training
from studio.protocol.errors import BadInput
from studio.protocol.events import Judged, Metrics, Sampled, Validated
from studio.protocol.presets import presets, training_recipe
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder

NETWORK = '''"""A bias in the shape of a picture."""

import torch
from diffusers import ConfigMixin, ModelMixin
from diffusers.configuration_utils import register_to_config
from torch import nn

from studio.engine.networks.registry import register_network


@register_network
class MeanPicture(ModelMixin, ConfigMixin):
    @register_to_config
    def __init__(self, shape: tuple[int, ...] = (1, 16, 16)):
        super().__init__()
        self.mean = nn.Parameter(torch.zeros(*shape))

    def forward(self, z):
        return self.mean.expand(len(z), *self.mean.shape)
'''

LEARNER = '''"""Learns the mean picture of a data set: the smallest model there is."""

from studio.engine.models.decoder import DecoderModel
from studio.engine.networks.mean_network import MeanPicture
from studio.engine.training.batch import Losses
from studio.engine.training.learner import Judgement, Learner
from studio.engine.training.registry import register
from studio.protocol.frozen import Frozen


class Options(Frozen):
    power: int = 2


@register("mean-picture")
class Mean(Learner):
    Options = Options
    terms = ("darkness",)

    def __init__(self, recipe, data, held_out, device):
        super().__init__(recipe, data, held_out, device)
        self.labels = ()
        self.decoder = MeanPicture(tuple(data.pictures.shape[1:])).to(device)
        self.parts = {"decoder": self.decoder}

    def losses(self, group, batch):
        off = (self.decoder(batch.pictures) - batch.pictures).abs() ** self.options.power
        return Losses(off.flatten(1).mean(1), {"darkness": -self.decoder.mean.mean().detach()})

    def card(self, step, name="model"):
        return super().card(step, name).model_copy(update={"kind": "decoder", "latent": (2,)})

    def model(self, card):
        return DecoderModel(card, self.decoder)

    def judge(self):
        return Judgement({"darkness": float(-self.decoder.mean.mean())})
'''

PRESET = {
    "name": "mean-picture",
    "title": "Mean picture",
    "description": "The mean of all pictures.",
    "recipe": {
        "kind": "train",
        "model": "mean-picture",
        "options": {"power": 2},
        "steps": 60,
        "batch_size": 64,
        "learning_rate": 0.05,
        "validate_every": 20,
    },
}


@pytest.fixture
def new_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """One file beside the learners, one beside the networks, and one preset beside the presets."""
    modules, network_modules, resources = (tmp_path / name for name in ("learners", "networks", "resources"))
    modules.mkdir()
    network_modules.mkdir()
    (resources / "presets").mkdir(parents=True)
    (modules / "mean_picture.py").write_text(LEARNER)
    (network_modules / "mean_network.py").write_text(NETWORK)
    (resources / "presets" / "mean-picture.json").write_text(json.dumps(PRESET))
    monkeypatch.setattr(learners, "__path__", [*learners.__path__, str(modules)])
    monkeypatch.setattr(networks, "__path__", [*networks.__path__, str(network_modules)])
    monkeypatch.setattr("studio.protocol.places.resources", lambda: resources)
    yield "mean-picture"
    # only these: other modules that were imported meanwhile register but once
    for table in (registry._learners, network_registry._registered):
        for name, made in list(table.items()):
            if made.__module__.endswith(("mean_picture", "mean_network")):
                del table[name]
    forget_modules()


def forget_modules() -> None:
    for name in ("learners.mean_picture", "networks.mean_network"):
        sys.modules.pop(f"studio.engine.{name}", None)


def test_a_new_model_is_one_file_and_one_preset(new_model: str, tmp_path: Path):
    assert list(presets()) == [new_model]
    folder = RunFolder(tmp_path / "run")
    assert run_training(training_recipe(new_model), folder, device="cpu").state == "finished"
    events = [event for event, _ in folder.events()]
    darkness = [value for event in events if isinstance(event, Metrics) for value in event.terms["darkness"]]
    assert len(darkness) == 60
    assert darkness[-1] > darkness[0]
    assert [event.step for event in events if isinstance(event, Validated)] == [20, 40, 60]
    assert [event.step for event in events if isinstance(event, Judged)] == [60]
    assert any(isinstance(event, Sampled) for event in events)
    forget_modules()  # as in a program that has not trained it
    del network_registry._registered["MeanPicture"]
    model = load_model(folder.newest_model(), "cpu")
    assert (model.kind, model.card.model, model.card.latent) == ("decoder", new_model, (2,))
    pictures = model.sample([None] * 3, guidance=1.0, seed=0)
    assert pictures.shape == (3, 1, 16, 16)
    assert torch.equal(pictures[0], pictures[1])


def test_options_are_validated_when_a_run_begins(new_model: str, tmp_path: Path):
    recipe = training_recipe(new_model)
    with pytest.raises(BadInput, match=r"do not fit mean-picture: wobble"):
        run_training(changed(recipe, {"options.wobble": 3}), RunFolder(tmp_path / "run"), device="cpu")
    assert not (tmp_path / "run").exists()


def test_an_unknown_model_is_refused_with_a_list_of_the_known(tmp_path: Path):
    recipe = training_recipe("digits").model_copy(update={"model": "oracle"})
    with pytest.raises(BadInput, match=r"no model 'oracle'.*diffusion"):
        run_training(recipe, RunFolder(tmp_path / "run"), device="cpu")
    assert not (tmp_path / "run").exists()
