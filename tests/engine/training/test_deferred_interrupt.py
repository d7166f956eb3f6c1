"""Interrupts are deferred until the current step is complete."""

import signal
import time

import pytest

from studio.engine.training.deferred_interrupt import DeferredInterrupt
from studio.engine.training.run import run_training
from studio.engine.training.trainer import Trainer
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import TrainRecipe


@pytest.fixture(autouse=True)
def handled():
    """The tests' own shell may have them ignore interrupts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    signal.signal(signal.SIGINT, before)


def interrupted(done: list[str]) -> None:
    signal.raise_signal(signal.SIGINT)
    done.append("the rest")


def test_an_interrupt_is_deferred_to_the_end_of_the_block():
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt), DeferredInterrupt().deferred():
        interrupted(done)
    assert done == ["the rest"]


def test_an_interrupt_is_raised_at_once_where_allowed():
    interrupt, done = DeferredInterrupt(), []
    with pytest.raises(KeyboardInterrupt), interrupt.deferred(), interrupt.allowed():
        interrupted(done)
    assert done == []
    interrupt.request()  # a second one finds nothing that it could end


def test_an_earlier_interrupt_is_not_lost():
    interrupt = DeferredInterrupt()
    interrupt.request()
    with pytest.raises(KeyboardInterrupt), interrupt.allowed():
        pytest.fail("the interrupt was requested before")


def test_ignored_interrupts_stay_ignored():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    interrupt = DeferredInterrupt()
    with interrupt.deferred():
        signal.raise_signal(signal.SIGINT)
    assert not interrupt.requested
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_a_stop_may_be_requested_by_other_means_than_an_interrupt():
    interrupt, told = DeferredInterrupt(), []
    with interrupt.requested_when(lambda: bool(told)):
        signal.raise_signal(signal.SIGINT)
        assert not interrupt.requested
        told.append(True)
        with pytest.raises(KeyboardInterrupt), interrupt.allowed():
            work_for_a_minute()
    assert interrupt.requested


def work_for_a_minute() -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        pass


def test_a_step_is_completed_before_an_interrupt_ends_the_run(
    recipe: TrainRecipe, folder: RunFolder, few_pictures, monkeypatch: pytest.MonkeyPatch
):
    update = Trainer._update

    def in_the_middle(self: Trainer, number: int):
        if self.step == 2:
            signal.raise_signal(signal.SIGINT)
        return update(self, number)

    monkeypatch.setattr(Trainer, "_update", in_the_middle)
    status = run_training(recipe, folder, device="cpu")
    assert status is not None
    assert (status.state, status.step, status.images) == ("stopped", 3, 3 * recipe.batch_size)
