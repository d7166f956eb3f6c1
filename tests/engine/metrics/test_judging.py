"""Evaluation of a model by name, run or file: its reference data, and training on its samples."""

from pathlib import Path

import pytest

from studio.engine.data.picture_set import PictureSet
from studio.engine.metrics import judging
from studio.engine.metrics.judging import dataset_of, judge_model
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard
from studio.protocol.presets import presets
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import DatasetSpec, TrainRecipe

CARD = ModelCard(name="mine", title="Mine", size=24, channels=1)


@pytest.fixture
def data(bars, monkeypatch: pytest.MonkeyPatch) -> PictureSet:
    """Bars in place of every data set, and a classifier that learns them."""
    monkeypatch.setattr("studio.engine.metrics.classifier.STEPS", 40)
    data = bars(150, 0)
    monkeypatch.setattr(judging, "load_dataset", lambda spec, notify: data)
    return data


def test_the_data_of_a_run(tmp_path: Path):
    spec = DatasetSpec(size=20, channels=3)
    RunFolder(tmp_path / "run").create(TrainRecipe(dataset=spec))
    inside = tmp_path / "run" / "checkpoints" / "00000004" / "model"
    assert dataset_of(tmp_path / "run", CARD, {}) == dataset_of(inside, CARD, {}) == spec
    assert dataset_of(inside, CARD, {"dataset.channels": 1}).channels == 1


def test_the_data_of_a_preset_and_of_an_unknown_model(tmp_path: Path):
    preset = presets()["digits"].recipe.dataset
    assert dataset_of(tmp_path, CARD.model_copy(update={"name": "digits"}), {}) == preset
    assert dataset_of(tmp_path, CARD, {"dataset.kind": "mnist"}) == DatasetSpec(kind="mnist", size=24)
    with pytest.raises(BadInput, match=r"training data of mine is unknown: choose a data set \(dataset\.kind\)"):
        dataset_of(tmp_path, CARD, {})
    with pytest.raises(BadInput, match="not steps"):
        dataset_of(tmp_path, CARD, {"dataset.kind": "mnist", "steps": 3})
    with pytest.raises(BadInput, match="no setting"):
        dataset_of(tmp_path, CARD, {"dataset.kind": "mnist", "dataset.colour": 3})


def test_a_classifier_trained_on_samples_is_tested_on_real_data(data: PictureSet, bars, copier, data_home: Path):
    told: list[str] = []
    found = judge_model(copier(bars(60, 1)), DatasetSpec(size=8), count=60, seed=0, tstr=True, notify=told.append)
    assert found.figures["tstr_accuracy"] > 0.9
    assert found.figures["trtr_accuracy"] == found.real["tstr_accuracy"] > 0.9
    assert found.figures["label_accuracy"] > 0.9
    assert told[0] == "Sampling 60 pictures"
    assert len(list((data_home / "classifiers").iterdir())) == 1  # those of samples are not kept

    mixed = bars(60, 1)
    mixed.labels.copy_(mixed.labels.roll(20))  # pictures that are seldom what was asked for
    worse = judge_model(copier(mixed), DatasetSpec(size=8), count=60, seed=0, tstr=True)
    assert worse.figures["tstr_accuracy"] < 0.7 < worse.figures["trtr_accuracy"]


def test_changed_data_is_reported(data: PictureSet, copier):
    told: list[str] = []
    for fingerprint in ("0" * 64, data.fingerprint):
        spec = DatasetSpec(size=8, fingerprint=fingerprint)
        found = judge_model(copier(data), spec, count=10, seed=0, tstr=False, notify=told.append)
    assert "tstr_accuracy" not in found.figures
    assert sum("differs from what the model was trained on" in line for line in told) == 1


def test_models_that_cannot_be_evaluated_are_refused(data: PictureSet, bars, copier):
    for card, tstr, line in (
        ({"kind": "autoencoder"}, False, "has no samples"),
        ({"labels": ()}, True, "has no labels"),
        ({"labels": ("a", "b")}, True, "not the classes of the data"),
    ):
        with pytest.raises(BadInput, match=line):
            judge_model(copier(data, **card), DatasetSpec(size=8), count=10, seed=0, tstr=tstr)
    other = copier(data)
    other.card = other.card.model_copy(update={"size": 16, "channels": 3})
    with pytest.raises(BadInput, match="16x16 in colour, and the data has 8x8 in grey"):
        judge_model(other, DatasetSpec(size=8), count=10, seed=0, tstr=False)
