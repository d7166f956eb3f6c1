"""The digits classifier used by the publisher, on real digits, noise and a short training."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from digits_judge import as_scans, digits_judge, judge_digits, sample_digits

from studio.engine.data.digits import HELD_OUT, load_digits_set, scans
from studio.engine.models.files import load_model
from studio.engine.training.learner import Judgement
from studio.engine.training.run import run_training
from studio.engine.training.trainer import Trainer
from studio.protocol import places
from studio.protocol.events import Event, Metrics
from studio.protocol.presets import training_recipe
from studio.protocol.runfolder import RunFolder


def test_the_classifier_recognises_held_out_digits():
    judge = digits_judge()
    assert judge.accuracy > 0.97
    assert judge.confident_share > 0.8
    assert len(judge.training) + len(judge.held_out) == len(scans()[0])


def test_the_classifier_recognises_digits_resized_to_16():
    _, labels, held_out = scans()
    data = load_digits_set(16).split(HELD_OUT)[0]
    read, confidence = digits_judge().read(as_scans(data.batch(torch.arange(len(data)))[0]))
    assert (read == labels[~held_out]).mean() > 0.98
    assert (confidence >= 0.9).mean() > 0.85


def test_noise_is_not_recognised_as_a_digit():
    noise = torch.randn(200, 1, 16, 16, generator=torch.Generator().manual_seed(0))
    _, confidence = digits_judge().read(as_scans(noise))
    assert (confidence >= 0.9).mean() < 0.02


def test_pictures_are_in_the_range_of_the_data():
    ends = torch.stack([torch.full((1, 16, 16), -3.0), torch.full((1, 16, 16), 3.0)])
    assert np.array_equal(as_scans(ends), np.stack([np.zeros(64), np.full(64, 16.0)]).astype(np.float32))


def test_every_metric_of_an_untrained_model_is_reported(tiny_model: str):
    model = load_model(places.own_models() / tiny_model, "cpu")
    quick = replace(model, card=model.card.model_copy(update={"steps": 2}))
    figures = judge_digits(quick, count=20)
    assert 0 <= figures["label_accuracy"] <= 0.5
    assert figures["open_label_confident"] == figures["no_label_confident"] == 0
    assert 0 < figures["nearest_of_held_out"] < figures["nearest_training"]


@pytest.mark.slow
def test_a_short_training_learns_the_digits(folder: RunFolder, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Trainer, "judge", lambda self: Judgement())  # by a classifier that would have to learn first
    told: list[Event] = []
    recipe = training_recipe("digits").model_copy(update={"steps": 80})
    assert run_training(recipe, folder, device="cpu", emit=told.append).state == "finished"
    losses = [loss for event in told if isinstance(event, Metrics) for loss in event.losses]
    assert np.mean(losses[-20:]) < 0.6 * np.mean(losses[:5])
    wanted = list(range(10)) * 3
    model = load_model(folder.newest_model(), "cpu")
    read, _ = digits_judge().read(as_scans(sample_digits(model, wanted, model.card.guidance, seed=0)))
    assert (read == wanted).mean() > 0.4  # chance is 0.1
