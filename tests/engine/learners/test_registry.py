"""A new model is one file with a registering decorator, and one preset."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

import studio.engine.learners as learners
from studio.engine.learners import registry
from studio.engine.models.files import load_model
from studio.engine.training.run import run_training
from studio.protocol.errors import BadInput
from studio.protocol.events import Judged, Metrics, Sampled, Validated
from studio.protocol.presets import presets, training_recipe
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder

ONE_FILE = '''"""The mean picture, told by a bias: the smallest model there is."""

import torch
from diffusers import ConfigMixin, ModelMixin
from diffusers.configuration_utils import register_to_config
from torch import nn

from studio.engine.learners.learner import Judgement, Learner, Losses
from studio.engine.learners.registry import register
from studio.engine.models.decoder import DecoderModel
from studio.protocol.recipes import Frozen


class MeanPicture(ModelMixin, ConfigMixin):
    @register_to_config
    def __init__(self, shape: tuple[int, ...] = (1, 16, 16)):
        super().__init__()
        self.mean = nn.Parameter(torch.zeros(*shape))

    def forward(self, z):
        return self.mean.expand(len(z), *self.mean.shape)


class Options(Frozen):
    power: int = 2


@register("mean-picture")
class Mean(Learner):
    Options = Options
    networks = (MeanPicture,)
    terms = ("darkness",)

    def __init__(self, recipe, data, held_out, device):
        super().__init__(recipe, data, held_out, device)
        self.labels = ()
        self.decoder = MeanPicture(tuple(data.pictures.shape[1:])).to(device)
        self.parts = {"decoder": self.decoder}

    def losses(self, player, batch):
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
    """One file beside the learners, and one preset beside the presets."""
    modules, resources = tmp_path / "modules", tmp_path / "resources"
    modules.mkdir()
    (resources / "presets").mkdir(parents=True)
    (modules / "mean_picture.py").write_text(ONE_FILE)
    (resources / "presets" / "mean-picture.json").write_text(json.dumps(PRESET))
    monkeypatch.setattr(learners, "__path__", [*learners.__path__, str(modules)])
    monkeypatch.setattr("studio.protocol.places.resources", lambda: resources)
    monkeypatch.setattr(registry, "_learners", dict(registry._learners))
    yield "mean-picture"
    sys.modules.pop("studio.engine.learners.mean_picture", None)


def test_one_file_and_one_preset_make_a_new_model(new_model: str, tmp_path: Path):
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
    model = load_model(folder.newest_model(), "cpu")
    assert (model.kind, model.card.model, model.card.latent) == ("decoder", new_model, (2,))
    pictures = model.sample([None] * 3, guidance=1.0, seed=0)
    assert pictures.shape == (3, 1, 16, 16)
    assert torch.equal(pictures[0], pictures[1])


def test_options_are_checked_when_a_run_begins(new_model: str, tmp_path: Path):
    recipe = training_recipe(new_model)
    with pytest.raises(BadInput, match=r"do not fit mean-picture: wobble"):
        run_training(changed(recipe, {"options.wobble": 3}), RunFolder(tmp_path / "run"), device="cpu")
    assert not (tmp_path / "run").exists()


def test_an_unknown_model_is_told_with_those_there_are(tmp_path: Path):
    recipe = training_recipe("digits").model_copy(update={"model": "oracle"})
    with pytest.raises(BadInput, match=r"no model 'oracle'.*diffusion"):
        run_training(recipe, RunFolder(tmp_path / "run"), device="cpu")
    assert not (tmp_path / "run").exists()
