"""Anomaly detection: training on normal pictures only, scores, and unusable data."""

from pathlib import Path

import numpy as np
import pytest
import torch

from studio.engine.data.digits import load_digits_set
from studio.engine.data.picture_set import PictureSet
from studio.engine.learners.anomaly import CURVE_POINTS, Anomaly, detection_figures, normal_classes
from studio.engine.learners.reconstruction import picture_errors
from studio.engine.training.run import run_training
from studio.engine.training.trainer import Trainer
from studio.protocol.errors import BadInput
from studio.protocol.presets import training_recipe
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import TrainRecipe

CPU = torch.device("cpu")


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.engine.training.device.computing_threads", lambda: 1)


def recipe(**changes: object) -> TrainRecipe:
    settings = {"steps": 2, "batch_size": 4, "dataset.size": 8, "options.hidden": [8, 8]}
    return changed(training_recipe("anomaly"), settings | changes)


def test_scores_of_a_worked_example():
    # Of the 4 x 3 pairs of a normal picture and another, 9 have the other's score higher and one has them equal.
    normal, others = np.array([0.1, 0.2, 0.3, 0.6]), np.array([0.25, 0.6, 0.9])
    figures, roc = detection_figures(normal, others)
    higher = sum((other > one) + (other == one) / 2 for one in normal for other in others)
    assert figures["auc"] == pytest.approx(higher / 12)
    assert higher == 9.5
    assert figures["threshold"] == 0.6  # at which every normal picture passes, and one of the three others is found
    assert figures["balanced_accuracy"] == pytest.approx((1 + 1 / 3) / 2)
    assert (roc[0], roc[-1]) == ((0.0, 0.0), (1.0, 1.0))
    assert (0.25, pytest.approx(2 / 3)) in roc


def test_a_long_roc_curve_is_thinned_and_keeps_its_ends():
    rng = np.random.default_rng(0)
    normal, others = rng.normal(0, 1, 3000), rng.normal(1, 1, 3000)
    figures, roc = detection_figures(normal, others)
    assert len(roc) == CURVE_POINTS
    assert (roc[0], roc[-1]) == ((0.0, 0.0), (1.0, 1.0))
    x, y = np.array(roc).T
    assert np.trapezoid(y, x) == pytest.approx(figures["auc"], abs=0.002)
    assert (normal <= figures["threshold"]).mean() == pytest.approx(0.95, abs=0.001)


@pytest.mark.parametrize(
    ("asked", "count", "normal"), [((), 10, [0, 1, 2, 3, 4]), ((), 3, [0]), ((), 2, [0]), ((7, 1, 7), 10, [1, 7])]
)
def test_the_normal_classes(asked: tuple[int, ...], count: int, normal: list[int]):
    assert normal_classes(asked, [str(number) for number in range(count)]) == normal


def test_only_normal_pictures_are_trained_on():
    data = load_digits_set(8)
    trainer = Trainer(recipe(**{"options.normal": [3, 5]}), data, CPU)
    training, held_out = data.split(0.15)
    for kept, whole in ((trainer.training, training), (trainer.validation, held_out)):
        assert set(kept.labels.tolist()) == {3, 5}
        assert len(kept) == int(((whole.labels == 3) | (whole.labels == 5)).sum())
    assert len(trainer.learner.others) == int(((data.labels != 3) & (data.labels != 5)).sum())


def test_the_most_anomalous_pictures_are_shown_with_reconstructions():
    learner = Trainer(recipe(), load_digits_set(8), CPU).learner
    assert isinstance(learner, Anomaly)
    with torch.inference_mode():
        judgement = learner.judge()
        worst = judgement.pictures["Worst"]
        assert (len(worst.pictures), worst.columns) == (32, 8)
        pictures, back = worst.pictures[0::2], worst.pictures[1::2]
        assert torch.allclose(learner.reconstruct(pictures), back, atol=1e-5)
        errors = picture_errors(back, pictures)
        everything = [part.batch(torch.arange(len(part)))[0] for part in (learner.held_out, learner.others)]
        scores = torch.cat([picture_errors(learner.reconstruct(part), part) for part in everything])
    assert torch.allclose(errors, scores.sort(descending=True).values[:16], atol=1e-5)


@pytest.mark.parametrize(
    ("classes", "normal", "message"),
    [
        (0, [], "at least two classes"),
        (1, [], "at least two classes"),
        (3, [3], "0 to 2, not"),
        (3, [0, 1, 2], "names every class"),
        (3, [2], "too few pictures of the normal classes"),
    ],
)
def test_unusable_data_is_refused(
    classes: int, normal: list[int], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    pictures = torch.randint(0, 256, (12, 1, 8, 8), generator=torch.Generator().manual_seed(0)).to(torch.uint8)
    labels = torch.tensor([0, 1] * 5 + [2, 2]) % classes if classes else None
    held_out = torch.tensor([True] * 4 + [False] * 8)  # none of the last class
    data = PictureSet("few", pictures, labels, tuple("abc"[:classes]), held_out=held_out)
    monkeypatch.setattr("studio.engine.training.run.load_dataset", lambda spec, notify: data)
    with pytest.raises(BadInput, match=message):
        run_training(recipe(**{"options.normal": normal}), RunFolder(tmp_path / "run"), device="cpu")
    assert not (tmp_path / "run").exists()
