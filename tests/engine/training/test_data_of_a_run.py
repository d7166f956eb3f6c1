"""A run and its data: the fingerprint in its recipe, augmentation, few pictures, and points of the plane."""

from pathlib import Path

import numpy as np
import pytest
import torch
from diffusers import ConfigMixin, ModelMixin
from diffusers.configuration_utils import register_to_config
from PIL import Image
from torch import nn

from studio.engine.data.picture_set import PictureSet
from studio.engine.generation.generate import ModelCache, generate
from studio.engine.models.decoder import DecoderModel
from studio.engine.networks.registry import register_network
from studio.engine.training import registry
from studio.engine.training.batch import Batch, Losses
from studio.engine.training.learner import Learner
from studio.engine.training.run import run_training
from studio.protocol.errors import BadInput
from studio.protocol.events import Event, Note, Result, Sampled
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import DatasetSpec, TrainRecipe


def notes(told: list[Event]) -> list[str]:
    return [event.text for event in told if isinstance(event, Note)]


def other_data(monkeypatch: pytest.MonkeyPatch) -> None:
    data = PictureSet("others", torch.zeros(12, 1, 8, 8, dtype=torch.uint8), torch.arange(12) % 3, ("a", "b", "c"))
    monkeypatch.setattr("studio.engine.training.run.load_dataset", lambda spec, notify: data)


def test_the_recipe_of_a_run_names_its_data(recipe: TrainRecipe, folder: RunFolder, few_pictures: PictureSet):
    told: list[Event] = []
    short = recipe.model_copy(update={"steps": 1})
    run_training(short, folder, device="cpu", emit=told.append)
    kept = folder.read_recipe()
    assert kept.dataset.fingerprint == few_pictures.fingerprint
    run_training(kept, RunFolder(folder.path.with_name("again")), device="cpu", emit=told.append)
    longer = recipe.model_copy(update={"steps": 3})  # it does not name its data, which are the same
    run_training(longer, folder, device="cpu", resume=True, emit=told.append)
    assert folder.read_recipe().dataset.fingerprint == few_pictures.fingerprint
    assert not [note for note in notes(told) if "data" in note]


def test_a_recipe_that_meets_other_data_says_so(
    recipe: TrainRecipe, folder: RunFolder, few_pictures: PictureSet, monkeypatch: pytest.MonkeyPatch
):
    made_with = changed(recipe, {"dataset.fingerprint": few_pictures.fingerprint, "steps": 1})
    other_data(monkeypatch)
    told: list[Event] = []
    assert run_training(made_with, folder, device="cpu", emit=told.append).state == "finished"
    assert [note for note in notes(told) if "differs from what this recipe was made with" in note]
    assert folder.read_recipe().dataset.fingerprint not in (None, few_pictures.fingerprint)


def test_data_that_has_changed_since_the_checkpoint_is_reported_once(
    recipe: TrainRecipe, folder: RunFolder, few_pictures: PictureSet, monkeypatch: pytest.MonkeyPatch
):
    run_training(recipe.model_copy(update={"steps": 1}), folder, device="cpu")
    other_data(monkeypatch)
    told: list[Event] = []
    longer = changed(folder.read_recipe(), {"steps": 2})
    run_training(longer, folder, device="cpu", resume=True, emit=told.append)
    assert [note for note in notes(told) if "data" in note] == [
        "The data set has changed since the checkpoint; training continues with the present data."
    ]


def test_choosing_other_data_forgets_the_fingerprint():
    recipe = changed(TrainRecipe(), {"dataset.fingerprint": "0" * 64})
    assert changed(recipe, {"dataset.size": 16, "steps": 3}).dataset.fingerprint == "0" * 64
    assert changed(recipe, {"dataset.augment.flip": True}).dataset.fingerprint == "0" * 64
    assert changed(recipe, {"dataset.size": 32}).dataset.fingerprint is None
    assert changed(recipe, {"dataset.kind": "mnist"}).dataset.fingerprint is None
    with pytest.raises(BadInput, match="fingerprint"):
        changed(recipe, {"dataset.fingerprint": "something"})


def test_fewer_pictures_than_a_batch(recipe: TrainRecipe, folder: RunFolder, tmp_path: Path):
    for index in range(3):
        Image.new("L", (8, 8), 80 * index).save(tmp_path / f"{index}.png")
    spec = DatasetSpec(kind="folder", path=str(tmp_path), size=8)
    few = recipe.model_copy(update={"dataset": spec, "batch_size": 32, "steps": 2})
    status = run_training(few, folder, device="cpu")
    assert (status.state, status.images) == ("finished", 64)


@register_network
class Shift(ModelMixin, ConfigMixin):
    """Noise, scaled and moved: the smallest model of points."""

    @register_to_config
    def __init__(self) -> None:
        super().__init__()
        self.linear = nn.Linear(2, 2)

    def forward(self, z: torch.Tensor) -> torch.Tensor:
        return self.linear(z)[..., None, None]


class Points(Learner):
    """Learns where the points are on average."""

    def __init__(self, *arguments) -> None:
        super().__init__(*arguments)
        self.labels = ()
        self.decoder = Shift().to(self.device)
        self.parts = {"decoder": self.decoder}

    def losses(self, group: int, batch: Batch) -> Losses:
        z = batch.randn(2)
        return Losses((self.decoder(z) - batch.pictures).square().flatten(1).mean(1))

    def card(self, step: int, name: str = "model") -> ModelCard:
        return super().card(step, name).model_copy(update={"kind": "decoder", "latent": (2,)})

    def model(self, card: ModelCard) -> DecoderModel:
        return DecoderModel(card, self.decoder)


@pytest.fixture
def points_run(folder: RunFolder, monkeypatch: pytest.MonkeyPatch) -> RunFolder:
    monkeypatch.setattr(registry, "_learners", dict(registry._learners))
    registry.register("points")(Points)
    recipe = TrainRecipe(model="points", dataset=DatasetSpec(kind="toy", name="eight-gaussians"), steps=3)
    assert run_training(recipe, folder, device="cpu").state == "finished"
    return folder


def test_a_model_of_points_samples_one_scatter(points_run: RunFolder, tmp_path: Path):
    sampled = [event for event, _ in points_run.events() if isinstance(event, Sampled)]
    assert [event.columns for event in sampled] == [1, 1]
    grid = np.asarray(Image.open(points_run.path / sampled[-1].file))
    assert grid.shape == (278, 280, 3)  # a plot with axes, over the data
    red, _, blue = np.moveaxis(grid.astype(int), -1, 0)
    assert ((red - blue) > 60).sum() > 200, "many samples"
    assert ((blue - red) > 60).sum() > 200, "many real points"

    recipe = GenerateRecipe(model=str(points_run.path), count=200, seed=5)
    events = list(generate(recipe, tmp_path / "out", models=ModelCache("cpu")))
    (picture,) = next(event for event in events if isinstance(event, Result)).pictures
    with Image.open(picture) as image:
        assert (image.size, image.mode) == ((256, 256), "L")
        assert image.text["studio"] == recipe.model_dump_json(), "the whole job makes it again"
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "0000.png",
        "recipe.json",
        "trajectory.safetensors",
    ]


def test_points_cannot_be_repainted(points_run: RunFolder, tmp_path: Path):
    for name in ("image.png", "mask.png"):
        Image.new("L", (8, 8), 255).save(tmp_path / name)
    files = {name: str(tmp_path / f"{name}.png") for name in ("image", "mask")}
    recipe = GenerateRecipe(model=str(points_run.path), **files)
    with pytest.raises(BadInput, match="points of the plane"):
        list(generate(recipe, tmp_path / "out", models=ModelCache("cpu")))
