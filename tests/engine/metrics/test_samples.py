"""Figures of samples: they tell good ones from bad, and say what is missing."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from studio.engine.data.digits import load_digits_set
from studio.engine.data.picture_set import PictureSet
from studio.engine.metrics.samples import draw_samples, sample_figures
from studio.engine.models.files import load_model
from studio.engine.models.pixel import PixelModel
from studio.protocol import places


@pytest.fixture(autouse=True)
def forty_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.engine.metrics.classifier.STEPS", 40)


def figures(model, training: PictureSet, held_out: PictureSet, count: int = 150) -> dict[str, float]:
    return sample_figures(model, training, held_out, count=count, seed=0)


def test_a_good_model(bars, copier):
    training, held_out = bars(150, 0), bars(150, 1)
    found = figures(copier(bars(300, 2)), training, held_out)
    assert found["label_accuracy"] > 0.95
    assert found["classes_covered"] == 3
    assert found["rarest_class"] > 0.28
    assert found["classifier_accuracy"] > 0.95
    assert min(found["precision"], found["recall"], found["coverage"]) > 0.6
    noise = replace(training, pictures=torch.randint(0, 256, (150, 1, 8, 8)).to(torch.uint8))
    bad = figures(copier(noise), training, held_out)
    assert bad["frechet"] > 10 * found["frechet"]
    assert bad["kernel"] > abs(found["kernel"]) + 0.01
    assert bad["precision"] < 0.3


def test_a_model_that_copies_is_nearer_to_what_it_was_trained_on(bars, copier):
    training, held_out = bars(60, 0), bars(60, 1)
    found = figures(copier(training), training, held_out, count=60)
    assert found["frechet_training"] < 0.3 * found["frechet"]
    assert found["kernel_training"] < found["kernel"]


def test_a_collapse_onto_one_class(bars, copier):
    training, held_out = bars(150, 0), bars(150, 1)
    only = bars(300, 2)
    only = only.only(only.labels == 1)
    found = figures(copier(only, labels=()), training, held_out)
    assert found["classes_covered"] == 1
    assert found["rarest_class"] < 0.05
    assert found["recall"] < 0.5 < found["precision"]
    assert "label_accuracy" not in found


def test_a_rare_class_is_covered_in_its_own_measure(bars, copier):
    data = bars(300, 0)
    rare = torch.cat([(data.labels != 2).nonzero().flatten(), (data.labels == 2).nonzero().flatten()[:8]])
    training = data.only(rare)
    found = figures(copier(training), training, bars(60, 1))
    assert found["classes_covered"] == 3
    assert 0 < found["rarest_class"] < 0.1


def test_labels_are_asked_for_as_often_as_the_data_has_them(bars, copier):
    data = bars(300, 0)
    data = data.only(torch.arange(300) % 12 != 0)  # a quarter of the lying ones less
    model = copier(data)
    drawn = draw_samples(model, data, 220, seed=3, steps=7)
    assert drawn.labels is not None
    assert drawn.labels.bincount().tolist() == [60, 80, 80]
    assert [call["count"] for call in model.calls] == [100, 100, 20]
    assert [call["first"] for call in model.calls] == [0, 100, 200]
    assert all(call["seed"] == 3 and call["steps"] == 7 and call["guidance"] == 1.0 for call in model.calls)


def test_other_labels_than_the_datas_are_not_asked_for(bars, copier):
    data = bars(30, 0)
    assert draw_samples(copier(data, labels=("x",)), data, 10, seed=0).labels is None


def test_steps_are_no_more_than_the_models_own(bars, copier):
    data = bars(30, 0)
    for own, asked, given in ((50, None, 20), (4, None, 4), (50, 30, 30)):
        model = copier(data, steps=own)
        sample_figures(model, data, data, count=10, seed=0, steps=asked)
        assert model.calls[0]["steps"] == given


def test_data_without_classes(bars, copier):
    plain = replace(bars(60, 0), labels=None, names=())
    found = figures(copier(plain), plain, plain, count=30)
    assert set(found) == {
        *("frechet", "frechet_training", "kernel", "kernel_training"),
        *("precision", "recall", "density", "coverage"),
    }


def test_points(copier):
    points = torch.rand(300, 2, 1, 1, generator=torch.Generator().manual_seed(0)) * 2 - 1
    data = PictureSet("points", points)
    training, held_out = data.only(torch.arange(150)), data.only(torch.arange(150, 300))
    good = figures(copier(data), training, held_out)
    bad = figures(copier(replace(data, pictures=points * 0.1)), training, held_out)
    assert good["frechet"] < 0.05 < bad["frechet"]
    assert good["recall"] > 0.8 > bad["recall"]


def test_little_data_and_broken_samples(bars, copier):
    few = bars(3, 0)
    assert set(figures(copier(few), few, few.only(torch.tensor([1])), count=2)) > {"frechet", "recall"}
    one = few.only(torch.tensor([0]))
    assert figures(copier(one), one, one) == {}
    points = PictureSet("points", torch.full((4, 2, 1, 1), float("nan")))
    assert figures(copier(points), few, few) == {}


@pytest.mark.slow
def test_the_bundled_digits(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("studio.engine.metrics.classifier.STEPS", 300)
    training, held_out = load_digits_set(16).split(0.15)
    model = load_model(Path(places.bundled_models() / "digits"))
    found = sample_figures(model, training, held_out, count=100, seed=0)
    assert found["classifier_accuracy"] > 0.98
    assert found["label_accuracy"] >= 0.95
    assert found["classes_covered"] == 10
    assert found["precision"] > 0.8
    noise = torch.randn(100, 1, 16, 16, generator=torch.Generator().manual_seed(0)).clamp(-1, 1)
    monkeypatch.setattr(PixelModel, "sample", lambda self, labels, **how: noise[: len(labels)])
    of_noise = sample_figures(model, training, held_out, count=100, seed=0)
    assert found["frechet"] < 0.25 * of_noise["frechet"]
    assert found["kernel"] < 0.25 * of_noise["kernel"]
    assert of_noise["precision"] < 0.5
