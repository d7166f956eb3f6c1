"""Requests to a running training, early stopping, and branches."""

import json
from pathlib import Path

import pytest
from safetensors.torch import load_file

from studio.engine.training.branch import branch
from studio.engine.training.run import run_training
from studio.engine.training.session import TrainingSession
from studio.engine.training.trainer import Trainer, Validation
from studio.protocol.errors import BadInput
from studio.protocol.events import Checkpointed, Event, Metrics, Note, RateChanged, Sampled, Validated
from studio.protocol.recipes import changed
from studio.protocol.runfolder import CHECKPOINT_DONE, Control, RunFolder
from studio.protocol.training_recipe import TrainRecipe
from tests.engine.small_runs import ask_in_turn

pytestmark = pytest.mark.usefixtures("few_pictures")


@pytest.fixture
def after_step(monkeypatch: pytest.MonkeyPatch):
    """Call something after a step, and have requests looked at without delay."""
    actions: dict[int, object] = {}
    after = TrainingSession._after_step

    def and_more(self: TrainingSession) -> None:
        after(self)
        self._next_poll = 0.0
        action = actions.pop(self._trainer.step, None)
        if callable(action):
            action()

    monkeypatch.setattr(TrainingSession, "_after_step", and_more)
    return actions


def rates(folder: RunFolder) -> dict[int, float]:
    return {event.step: event.learning_rate for event, _ in folder.events() if isinstance(event, Metrics)}


def test_the_learning_rate_changes_between_steps_and_is_recorded(
    recipe: TrainRecipe, folder: RunFolder, after_step, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("studio.engine.training.metrics_log.FLUSH_SECONDS", 0.0)
    flat = recipe.model_copy(update={"learning_rate_schedule": "constant", "warmup_steps": 0, "learning_rate": 1e-3})
    after_step[3] = lambda: folder.ask(Control.LEARNING_RATE, "0.0001")
    run_training(flat, folder, device="cpu")
    assert RateChanged(step=3, learning_rate=1e-4) in [event for event, _ in folder.events()]
    assert {step: rates(folder)[step] for step in (3, 4, 8)} == {3: 1e-3, 4: 1e-4, 8: 1e-4}


def test_a_changed_learning_rate_survives_a_resume(recipe: TrainRecipe, folder: RunFolder, after_step):
    flat = recipe.model_copy(update={"learning_rate_schedule": "constant", "warmup_steps": 0})
    after_step[2] = lambda: folder.ask(Control.LEARNING_RATE, "0.0001")
    after_step[4] = lambda: folder.ask(Control.STOP)
    assert run_training(flat, folder, device="cpu").step == 4
    run_training(flat, folder, device="cpu", resume=True)
    assert rates(folder)[8] == 1e-4


def test_a_resume_with_another_learning_rate_uses_it(recipe: TrainRecipe, folder: RunFolder, after_step):
    flat = recipe.model_copy(update={"learning_rate_schedule": "constant", "warmup_steps": 0})
    after_step[2] = lambda: folder.ask(Control.LEARNING_RATE, "0.0001")
    after_step[4] = lambda: folder.ask(Control.STOP)
    run_training(flat, folder, device="cpu")
    run_training(flat.model_copy(update={"learning_rate": 0.5e-4}), folder, device="cpu", resume=True)
    assert rates(folder)[8] == 0.5e-4


@pytest.mark.parametrize("value", ["", "fast", "-1", "nan", "7"])
def test_an_invalid_learning_rate_is_refused(value: str, recipe: TrainRecipe, folder: RunFolder, after_step):
    after_step[2] = lambda: folder.ask(Control.LEARNING_RATE, value)
    assert run_training(recipe, folder, device="cpu").state == "finished"
    events = [event for event, _ in folder.events()]
    assert any(isinstance(event, Note) and "learning rate" in event.text for event in events)
    assert not any(isinstance(event, RateChanged) for event in events)


def test_checkpoints_are_also_saved_by_time(recipe: TrainRecipe, folder: RunFolder):
    often = recipe.model_copy(update={"checkpoint_every": 10**6, "checkpoint_seconds": 1e-6, "keep_checkpoints": 99})
    told: list[Event] = []
    run_training(often, folder, device="cpu", emit=told.append)
    steps = [event.step for event in told if isinstance(event, Checkpointed)]
    assert steps[0] == 1
    assert steps[-1] == 8
    assert steps == sorted(set(steps))
    assert [int(path.name) for path in folder.complete_checkpoints()] == steps


def losses_on_held_out(monkeypatch: pytest.MonkeyPatch, values: dict[int, float]) -> None:
    monkeypatch.setattr(Trainer, "validate", lambda self: Validation(values.get(self.step, 9.0), {}))


def test_the_best_checkpoint_is_kept(recipe: TrainRecipe, folder: RunFolder, monkeypatch: pytest.MonkeyPatch):
    losses_on_held_out(monkeypatch, {2: 1.0})
    every = recipe.model_copy(update={"checkpoint_every": 2, "validate_every": 2, "keep_checkpoints": 1})
    run_training(every, folder, device="cpu")
    assert [path.name for path in folder.complete_checkpoints()] == ["00000002", "00000008"]
    best = folder.best_checkpoint()
    assert best is not None
    assert best.name == "00000002"
    assert json.loads((best / CHECKPOINT_DONE).read_text())["loss"] == 1.0


def test_early_stopping_ends_a_run_without_improvement(
    recipe: TrainRecipe, folder: RunFolder, monkeypatch: pytest.MonkeyPatch
):
    losses_on_held_out(monkeypatch, {1: 3.0, 2: 2.0, 3: 2.5, 4: 2.5})
    status = run_training(recipe.model_copy(update={"validate_every": 1, "patience": 2}), folder, device="cpu")
    assert (status.state, status.step) == ("finished", 4)
    assert [event.loss for event, _ in folder.events() if isinstance(event, Validated)] == [3.0, 2.0, 2.5, 2.5]
    why = "has not improved for 2 validations; the lowest was 2, at step 2"
    assert why in status.message
    assert [event for event, _ in folder.events() if isinstance(event, Note) and why in event.text]
    with pytest.raises(BadInput, match="stopped early, 2 validations after its lowest loss"):
        run_training(folder.read_recipe(), folder, device="cpu", resume=True)
    patient = changed(folder.read_recipe(), {"patience": None})
    status = run_training(patient, folder, device="cpu", resume=True)
    assert (status.state, status.step, status.message) == ("finished", 8, "")


def test_early_stopping_ends_a_run_without_a_finite_loss(
    recipe: TrainRecipe, folder: RunFolder, monkeypatch: pytest.MonkeyPatch
):
    losses_on_held_out(monkeypatch, dict.fromkeys(range(9), float("nan")))
    status = run_training(changed(recipe, {"validate_every": 1, "patience": 3}), folder, device="cpu")
    assert (status.state, status.step) == ("finished", 3)
    assert status.message.endswith("not improved for 3 validations.")


def test_checkpoints_after_a_resume_have_the_latest_loss(
    recipe: TrainRecipe, folder: RunFolder, after_step, monkeypatch: pytest.MonkeyPatch
):
    losses_on_held_out(monkeypatch, {2: 1.0})
    often = changed(recipe, {"checkpoint_every": 1, "validate_every": 2, "keep_checkpoints": 99})
    after_step[5] = lambda: folder.ask(Control.STOP)
    run_training(often, folder, device="cpu")
    run_training(changed(often, {"validate_every": 100}), folder, device="cpu", resume=True)
    losses = {
        int(path.name): json.loads((path / CHECKPOINT_DONE).read_text())["loss"]
        for path in folder.complete_checkpoints()
    }
    assert losses == {1: None, 2: 1.0, 3: 1.0, 4: 9.0, 5: 9.0, 6: 9.0, 7: 9.0, 8: 9.0}


def test_a_paused_run_samples_and_saves_on_request(recipe: TrainRecipe, folder: RunFolder, after_step):
    served: list[tuple[str, str]] = []

    def note(event: Event) -> None:
        if isinstance(event, Sampled | Checkpointed) and event.step == 3:
            served.append((event.kind, folder.read_status().state))  # type: ignore[union-attr]
            if len(served) == 2:
                folder.ask(Control.RESUME)

    def ask() -> None:
        ask_in_turn(folder, Control.PAUSE, Control.SAMPLE, Control.CHECKPOINT)

    after_step[3] = ask
    status = run_training(recipe, folder, device="cpu", emit=note)
    assert sorted(served) == [("checkpointed", "paused"), ("sampled", "paused")]
    assert (status.state, status.step) == ("finished", 8)
    assert (folder.samples / "00000003.png").is_file()
    assert (folder.checkpoints / "00000003" / CHECKPOINT_DONE).is_file()


def test_a_branch_starts_from_its_parents_checkpoint(recipe: TrainRecipe, folder: RunFolder, tmp_path: Path):
    run_training(recipe, folder, device="cpu")
    twig = RunFolder(tmp_path / "twig")
    other = changed(recipe, {"learning_rate": 1e-4, "steps": 10, "batch_size": 3})
    asked = branch(folder, 4, other, twig)
    assert asked.branch is not None
    assert asked.branch.step == 4
    assert max(event.step for event, _ in twig.events() if isinstance(event, Metrics)) == 4
    assert [path.name for path in twig.samples.iterdir()] == ["00000000.png"]
    assert run_training(asked, twig, device="cpu", resume=True).step == 10
    assert twig.read_recipe().branch == asked.branch
    assert folder.read_recipe().branch is None


def test_an_unchanged_branch_repeats_its_parent(recipe: TrainRecipe, folder: RunFolder, tmp_path: Path):
    run_training(recipe, folder, device="cpu")
    twig = RunFolder(tmp_path / "twig")
    run_training(branch(folder, 4, recipe, twig), twig, device="cpu", resume=True)
    one, two = (load_file(run.checkpoints / "00000008" / "state.safetensors") for run in (folder, twig))
    assert all((one[name] == two[name]).all() for name in one)


def test_impossible_branches_are_refused(recipe: TrainRecipe, folder: RunFolder, tmp_path: Path):
    run_training(recipe, folder, device="cpu")
    twig = RunFolder(tmp_path / "twig")
    with pytest.raises(BadInput, match=r"of step 5; its checkpoints: 4, 8"):
        branch(folder, 5, recipe, twig)
    with pytest.raises(BadInput, match="keeps its parent's network"):
        branch(folder, 4, changed(recipe, {"network.dropout": 0.5}), twig)
    assert not twig.path.exists()
    with pytest.raises(BadInput, match="already holds"):
        branch(folder, 4, recipe, folder)


def test_a_requested_checkpoint_stays_for_good(recipe: TrainRecipe, folder: RunFolder, after_step, tmp_path: Path):
    often = recipe.model_copy(update={"checkpoint_every": 2, "keep_checkpoints": 1})
    after_step[3] = lambda: folder.ask(Control.CHECKPOINT)
    after_step[6] = lambda: folder.ask(Control.STOP)
    run_training(often, folder, device="cpu")
    asked_for = [event.step for event, _ in folder.events() if isinstance(event, Checkpointed) and event.requested]
    assert len(asked_for) == 1
    run_training(often, folder, device="cpu", resume=True)
    kept = [int(path.name) for path in folder.complete_checkpoints()]
    assert kept == [*asked_for, 8]
    assert [int(path.name) for path in folder.requested_checkpoints()] == asked_for
    longer = often.model_copy(update={"steps": 12})
    run_training(longer, folder, device="cpu", resume=True)
    assert [int(path.name) for path in folder.complete_checkpoints()] == [*asked_for, 12]


def test_a_checkpoint_that_is_there_already_is_kept_when_requested(recipe: TrainRecipe, folder: RunFolder, monkeypatch):
    """The request arrives while the run ends: the checkpoint of its end is marked."""
    from studio.engine.training.evaluation import Evaluation

    judge = Evaluation.judge

    def ask_and_judge(self: Evaluation) -> None:
        folder.ask(Control.CHECKPOINT)
        folder.ask(Control.PAUSE)
        judge(self)

    monkeypatch.setattr(Evaluation, "judge", ask_and_judge)
    assert run_training(recipe, folder, device="cpu").state == "finished"
    assert [int(path.name) for path in folder.requested_checkpoints()] == [8]
    notes = [event.text for event, _ in folder.events() if isinstance(event, Note)]
    assert "The run has finished: pause had no effect." in notes


def test_requests_to_an_ended_run_have_no_effect_and_are_reported(recipe: TrainRecipe, folder: RunFolder):
    run_training(recipe, folder, device="cpu")
    for request in (Control.PAUSE, Control.SAMPLE, Control.LEARNING_RATE):
        folder.ask(request, "0.5")
    run_training(recipe.model_copy(update={"steps": 10}), folder, device="cpu", resume=True)
    events = [event for event, _ in folder.events()]
    notes = [event.text for event in events if isinstance(event, Note)]
    assert "Requests from after the run had ended had no effect: pause, sample, learning-rate." in notes
    assert not any(isinstance(event, RateChanged) for event in events)
    assert not any(isinstance(event, Sampled) and event.step == 9 for event in events)
