"""Metrics of samples distinguish good models from bad ones."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from studio.engine.data.digits import load_digits_set
from studio.engine.data.picture_set import PictureSet
from studio.engine.metrics.nearest import nearest_pictures
from studio.engine.metrics.samples import SampleEvaluation, Samples, draw_samples, evaluate_model, evaluate_samples
from studio.engine.models.files import load_model
from studio.engine.models.pixel import PixelModel
from studio.protocol import places
from studio.protocol.training_recipe import AugmentSpec


@pytest.fixture(autouse=True)
def forty_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.engine.metrics.classifier.STEPS", 40)


def figures(model, training: PictureSet, held_out: PictureSet, count: int = 150) -> dict[str, float]:
    return dict(evaluate_model(model, training, held_out, count=count, seed=0).figures)


def judged(pictures: torch.Tensor, bars) -> SampleEvaluation:
    return evaluate_samples(Samples(pictures, None), bars(150, 0), bars(150, 1))


def test_static_is_unlike_the_data(bars):
    noise = torch.rand(100, 1, 8, 8, generator=torch.Generator().manual_seed(0)) * 2 - 1
    found = judged(noise, bars)
    assert found.verdict.finding == "implausible"
    assert found.verdict.text == "Unlike the data: 0% of the samples lie within the range of real pictures."
    assert not found.verdict.trusted
    assert found.figures["classes_covered"] == found.figures["rarest_class"] == 0  # however the classifier reads it
    assert "only 0% of the samples" in found.doubts["recall"]
    assert found.figures["frechet"] > 10 * found.real["frechet"]


def test_one_picture_repeated_is_a_mode_collapse(bars):
    """A repeated real picture has a precision of 1, although it is a mode collapse."""
    held_out = bars(150, 1)
    found = judged(held_out.batch(torch.zeros(100, dtype=torch.int64))[0], bars)
    assert found.verdict.finding == "collapsed"
    assert found.verdict.text == "Mode collapse: 1 of 100 samples are distinct."
    assert found.figures["precision"] == 1
    for name in ("precision", "recall", "frechet", "kernel", "classes_covered"):
        assert found.doubts[name] == "too few distinct samples: 1 of 100"
    assert "diversity" not in found.doubts


def test_one_picture_of_each_class_is_a_mode_collapse(bars):
    chosen = torch.arange(3).repeat(40)
    assert judged(bars(150, 1).batch(chosen)[0], bars).verdict.finding == "collapsed"


def test_one_class_of_three_is_a_mode_collapse(bars):
    only = bars(300, 2)
    found = judged(only.only(only.labels == 1).batch(torch.arange(100))[0], bars)
    assert found.verdict.finding == "collapsed"
    assert "1 of 3 classes" in found.verdict.text


def test_real_pictures_are_plausible_and_like_themselves(bars):
    found = judged(bars(120, 7).batch(torch.arange(120))[0], bars)
    assert found.verdict.finding == "plausible"
    assert found.verdict.trusted
    assert found.doubts == {}
    assert found.figures["plausible"] > 0.9
    assert found.figures["memorized"] < 0.2
    assert found.figures["classes_covered"] == found.real["classes_covered"] == 3
    for name in ("frechet", "frechet_training"):
        assert found.figures[name] < 2 * found.real[name], name
    for name in ("precision", "recall", "density", "coverage", "diversity", "diversity_within"):
        assert found.figures[name] == pytest.approx(found.real[name], abs=0.25), name


def test_copies_of_training_pictures_are_memorized(bars):
    training = bars(150, 0)
    copies = training.batch(torch.arange(120))[0]
    found = judged(copies, bars)
    assert found.verdict.finding == "memorized"
    assert found.figures["memorized"] == 1
    assert found.real["memorized"] == 0.05
    samples, nearest = found.pairs.unflatten(0, (-1, 2)).unbind(1)
    assert len(samples) == 32
    assert torch.equal(samples, nearest)


def test_augmented_pictures_are_plausible(bars):
    """Horizontal bars turned by half a turn lie in a row that no training picture has."""
    training, held_out = bars(150, 0), bars(150, 1)
    pictures = bars(100, 2).batch(torch.arange(100))[0].flip(2, 3)
    plain = evaluate_samples(Samples(pictures, None), training, held_out)
    turned = evaluate_samples(Samples(pictures, None), training, held_out, AugmentSpec(rotate=180))
    assert plain.figures["plausible"] < 0.5 < turned.figures["plausible"]


def test_the_nearest_training_picture_is_found_among_many(bars):
    training = bars(5000, 0)  # more than are compared at a time
    wanted = torch.tensor([4999, 3, 4096])
    pictures = training.batch(wanted)[0] + 0.01
    found = nearest_pictures(pictures, training)
    assert found.indices.tolist() == wanted.tolist()
    assert found.distances == pytest.approx([0.005] * 3, rel=1e-3)
    others = nearest_pictures(training.batch(wanted)[0], training, own=wanted)
    assert not set(others.indices.tolist()) & set(wanted.tolist())
    assert float(others.distances.min()) > 0.005


def test_without_held_out_pictures_two_halves_are_compared(bars):
    training = bars(150, 0)
    found = evaluate_samples(Samples(bars(100, 2).batch(torch.arange(100))[0], None), training, training)
    assert found.verdict.finding == "plausible"
    assert "memorized" not in found.figures
    assert found.real["frechet"] == found.real["frechet_training"] > 0


def test_few_samples_leave_the_verdict_open(bars):
    found = judged(bars(20, 7).batch(torch.arange(20))[0], bars)
    assert found.verdict.finding == "undecided"
    assert found.doubts["frechet"] == "too few samples: 20"
    assert "plausible" not in found.doubts


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


def test_labels_are_requested_as_often_as_the_data_has_them(bars, copier):
    data = bars(300, 0)
    data = data.only(torch.arange(300) % 12 != 0)  # a quarter of the lying ones less
    model = copier(data)
    drawn = draw_samples(model, data, 220, seed=3, steps=7)
    assert drawn.labels is not None
    assert drawn.labels.bincount().tolist() == [60, 80, 80]
    assert [call["count"] for call in model.calls] == [100, 100, 20]
    assert [call["first"] for call in model.calls] == [0, 100, 200]
    assert all(call["seed"] == 3 and call["steps"] == 7 and call["guidance"] == 1.0 for call in model.calls)


def test_other_labels_than_the_datas_are_not_requested(bars, copier):
    data = bars(30, 0)
    assert draw_samples(copier(data, labels=("x",)), data, 10, seed=0).labels is None


def test_steps_are_no_more_than_the_models_own(bars, copier):
    data = bars(30, 0)
    for own, asked, given in ((50, None, 20), (4, None, 4), (50, 30, 30)):
        model = copier(data, steps=own)
        evaluate_model(model, data, data, count=10, seed=0, steps=asked)
        assert model.calls[0]["steps"] == given


def test_data_without_classes(bars, copier):
    plain = replace(bars(60, 0), labels=None, names=())
    found = figures(copier(plain), plain, plain, count=30)
    assert set(found) == {
        *("frechet", "frechet_training", "kernel", "kernel_training"),
        *("precision", "recall", "density", "coverage"),
        *("plausible", "distinct", "diversity"),
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
    evaluation = evaluate_model(model, training, held_out, count=100, seed=0)
    found = evaluation.figures
    assert evaluation.verdict.finding == "plausible"
    assert found["classifier_accuracy"] > 0.98
    assert found["label_accuracy"] >= 0.95
    assert found["classes_covered"] == 10
    assert found["precision"] > 0.8
    assert found["memorized"] < 0.3
    noise = torch.randn(100, 1, 16, 16, generator=torch.Generator().manual_seed(0)).clamp(-1, 1)
    monkeypatch.setattr(PixelModel, "sample", lambda self, labels, **how: noise[: len(labels)])
    broken = evaluate_model(model, training, held_out, count=100, seed=0)
    of_noise = broken.figures
    assert broken.verdict.finding == "implausible"
    assert of_noise["classes_covered"] == 0
    assert found["frechet"] < 0.25 * of_noise["frechet"]
    assert found["kernel"] < 0.25 * of_noise["kernel"]
    assert of_noise["precision"] < 0.5
