"""A run judges what it has trained: its figures are in the folder, and the time they take is not training time."""

import signal
import time

import numpy as np
import pytest
import torch
from PIL import Image

from studio.engine.training.learner import Grid, Judgement, nearest_grid
from studio.engine.training.run import run_training
from studio.engine.training.sample_grid import write_grid
from studio.engine.training.trainer import Trainer
from studio.protocol.events import Event, Finished, Judged, Note
from studio.protocol.runfolder import Control, RunFolder
from studio.protocol.training_recipe import TrainRecipe


def test_a_model_that_samples_is_judged_by_its_samples(recipe: TrainRecipe, folder: RunFolder, few_pictures):
    told: list[Event] = []
    run_training(recipe.model_copy(update={"judge_every": 4}), folder, device="cpu", emit=told.append)
    judged = [event for event in told if isinstance(event, Judged)]
    assert [event.step for event in judged] == [4, 8]
    for event in judged:
        assert {"frechet", "kernel", "precision", "recall", "classes_covered", "label_accuracy"} <= set(event.figures)
        assert event.verdict is not None
        assert set(event.figures) >= set(event.real)
        assert set(event.counts) == set(event.figures) - {"classifier_accuracy"}
        sheet = f"samples/{event.step:08d}-nearest-training-pictures.png"
        assert event.pictures == {"Nearest training pictures": sheet}
        assert (folder.path / sheet).is_file()
        before = told[told.index(event) - 1]
        assert isinstance(before, Note)
        assert before.text == "Evaluating the samples"


def test_judging_counts_no_time(recipe: TrainRecipe, folder: RunFolder, few_pictures, monkeypatch: pytest.MonkeyPatch):
    def slowly(self: Trainer) -> Judgement:
        time.sleep(0.4)
        return Judgement({"patience": 1.0})

    monkeypatch.setattr(Trainer, "judge", slowly)
    told: list[Event] = []
    began = time.monotonic()
    run_training(recipe.model_copy(update={"judge_every": 2}), folder, device="cpu", emit=told.append)
    took = time.monotonic() - began
    judged = sum(isinstance(event, Judged) for event in told)
    assert judged >= 4
    assert isinstance(told[-1], Finished)
    assert told[-1].seconds < took - 0.4 * judged


def test_an_interrupt_of_the_last_judgement_leaves_a_finished_run(
    recipe: TrainRecipe, folder: RunFolder, few_pictures, monkeypatch: pytest.MonkeyPatch
):
    def interrupted(self: Trainer) -> Judgement:
        raise KeyboardInterrupt

    monkeypatch.setattr(Trainer, "judge", interrupted)
    status = run_training(recipe, folder, device="cpu")
    assert status is not None
    assert (status.state, status.step) == ("finished", 8)
    assert folder.complete_checkpoints()[-1].name == "00000008"


def busily(folder: RunFolder) -> Judgement:
    """An evaluation that is asked to stop as it begins, and would take a minute."""
    folder.ask(Control.STOP)
    until = time.monotonic() + 60
    while time.monotonic() < until:
        pass
    return Judgement({"patience": 1.0})


@pytest.mark.parametrize("ignores", [True, False])
@pytest.mark.parametrize(("changes", "ended"), [({}, ("finished", 8)), ({"judge_every": 4}, ("stopped", 4))])
def test_a_request_to_stop_ends_a_judgement(
    recipe: TrainRecipe,
    folder: RunFolder,
    few_pictures,
    monkeypatch: pytest.MonkeyPatch,
    changes: dict,
    ended: tuple[str, int],
    ignores: bool,
):
    handler = signal.SIG_IGN if ignores else signal.default_int_handler  # a run in the background of a script has none
    before = signal.signal(signal.SIGINT, handler)
    monkeypatch.setattr(Trainer, "judge", lambda self: busily(folder))
    began = time.monotonic()
    try:
        status = run_training(recipe.model_copy(update=changes), folder, device="cpu")
        assert signal.getsignal(signal.SIGINT) == handler
        assert time.monotonic() - began < 30
        assert (status.state, status.step) == ended
        assert not any(isinstance(event, Judged) for event, _ in folder.events())
        run_training(recipe.model_copy(update={"steps": 9}), folder, device="cpu", resume=True)
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_row_of_pairs_is_filled():
    grid = nearest_grid(torch.ones(2 * 5, 1, 4, 4))
    assert len(grid.pictures) == 16
    assert (grid.pictures[10:] == -1).all()


def test_pairs_are_separated_by_a_gap(folder: RunFolder):
    (folder.path / "samples").mkdir(parents=True)
    write_grid(Grid(torch.ones(8, 1, 5, 5), 4, paired=True), folder, "samples/pairs.png")
    pixels = np.asarray(Image.open(folder.path / "samples" / "pairs.png"))
    assert pixels.shape == (10, 4 * 5 + 3)
    assert (pixels[:, 10:13] == 96).all()
    assert (pixels[:, :10] == 255).all()
    assert (pixels[:, 13:] == 255).all()
