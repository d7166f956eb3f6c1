import math

import pytest

from studio.protocol.events import Judged, Metrics, Note, Validated
from studio.ui.training.curves.run_series import (
    GRADIENT,
    LEARNING_RATE,
    MEMORY,
    SECONDS,
    SMOOTH_GRADIENT,
    THROUGHPUT,
    RunSeries,
)

QUARTILES = (0.4, 0.3, 0.2, 0.1)
NONE = (None, None, None, None)


def metrics(step, losses, quartiles=QUARTILES, rate=1.0, terms=None, seconds=None, norm=1.0):
    return Metrics(
        step=step,
        images=step,
        losses=losses,
        terms=terms or {},
        quartiles=quartiles,
        learning_rate=1e-3,
        gradient_norm=norm,
        images_per_second=rate,
        memory_bytes=1000,
        seconds=step / 10 if seconds is None else seconds,
    )


def test_losses_are_stored_at_their_steps():
    run = RunSeries()
    assert run.add([metrics(3, (0.9, 0.8, 0.7), rate=100.0), metrics(5, (0.6, 0.5), (None, 0.3, None, 0.1), 110.0)])
    assert run.loss.x.tolist() == [1, 2, 3, 4, 5]
    assert run.loss.y(0).tolist() == [0.9, 0.8, 0.7, 0.6, 0.5]
    assert run.quartiles.x.tolist() == [3, 5]
    assert run.quartiles.y(0).tolist() == pytest.approx([0.4, 0.4])
    assert run.stats.y(THROUGHPUT).tolist() == [100.0, 110.0]
    assert (run.last_step, run.last_second) == (5, 0.5)


def test_other_events_are_ignored():
    assert not RunSeries().add([Note(text="reading pictures")])


def test_values_reported_once_per_event_are_kept():
    run = RunSeries()
    run.add([metrics(1, (1.0,), norm=4.0), metrics(2, (1.0,), norm=2.0)])
    columns = {column: run.stats.y(column).tolist() for column in (GRADIENT, LEARNING_RATE, MEMORY, SECONDS)}
    assert columns == {GRADIENT: [4.0, 2.0], LEARNING_RATE: [1e-3] * 2, MEMORY: [1000] * 2, SECONDS: [0.1, 0.2]}
    assert 2.0 < run.stats.y(SMOOTH_GRADIENT)[1] < 4.0


def test_terms_are_kept_by_name_raw_and_smoothed():
    run = RunSeries()
    terms = {"reconstruction": (5.0, 3.0), "kl": (-0.1, 0.3)}
    run.add([metrics(2, (4.9, 3.3), NONE, terms=terms)])
    assert run.term_names == ("reconstruction", "kl")
    assert run.terms.x.tolist() == [1, 2]
    assert [run.terms.y(column).tolist() for column in (0, 1)] == [[5.0, 3.0], [-0.1, 0.3]]
    assert run.terms.y(2)[0] == 5.0
    assert 3.0 < run.terms.y(2)[1] < 5.0
    assert not run.has_timesteps


def test_terms_that_are_not_step_by_step_are_left_out():
    run = RunSeries()
    run.add([metrics(2, (1.0, 1.0), terms={"kl": (1.0,)})])
    assert run.term_names == ()


def test_a_quartile_without_values_is_nan():
    run = RunSeries()
    run.add([metrics(1, (1.0,), (None, 0.3, 0.2, 0.1))])
    assert math.isnan(run.quartiles.y(0)[0])
    assert run.has_timesteps


def test_steps_repeated_after_a_resume_replace_the_old_ones():
    run = RunSeries()
    for step in range(10, 101, 10):
        terms = {"kl": tuple([2.0] * 10)}
        run.add([metrics(step, tuple([1.0] * 10), terms=terms), Validated(step=step, loss=1.5)])
    run.add([metrics(60, tuple([0.5] * 10), rate=2.0, terms={"kl": tuple([1.0] * 10)})])
    assert run.loss.x.tolist() == run.terms.x.tolist() == list(range(1, 61))
    assert run.loss.y(0)[49] == 1.0
    assert run.loss.y(0)[50] == 0.5
    assert run.stats.x.tolist() == [10, 20, 30, 40, 50, 60]
    assert run.validation.x.tolist() == [10, 20, 30, 40, 50]
    assert 0.5 < run.loss.y(1)[50] < 1.0  # the smoothing goes on from the checkpoint
    assert 1.0 < run.terms.y(1)[50] < 2.0


def test_a_step_validated_again_counts_once():
    run = RunSeries()
    run.add([Validated(step=10, loss=1.0), Validated(step=20, loss=0.9), Validated(step=20, loss=0.8)])
    assert run.validation.x.tolist() == [10, 20]
    assert run.validation.y().tolist() == [1.0, 0.8]


def test_metrics_without_losses_still_give_the_rate():
    run = RunSeries()
    run.add([metrics(4, (), NONE, 7.0)])
    assert len(run.loss) == 0
    assert run.last_step == 0
    assert run.stats.y(THROUGHPUT).tolist() == [7.0]


def test_steps_and_seconds_convert_to_each_other():
    run = RunSeries()
    run.add([metrics(10, tuple([1.0] * 10), seconds=5.0), metrics(20, tuple([1.0] * 10), seconds=25.0)])
    assert run.seconds_at([5, 10, 15, 20]).tolist() == [2.5, 5.0, 15.0, 25.0]
    assert run.steps_at([2.5, 15.0, 99.0]).tolist() == [5.0, 15.0, 20.0]
    assert RunSeries().seconds_at([3]).tolist() == [0.0]


def test_every_series_is_bounded():
    run = RunSeries(limit=500)
    for step in range(100, 40_001, 100):
        row = tuple([0.5] * 100)
        run.add([metrics(step, row, terms={"a": row, "b": row}), Validated(step=step, loss=0.5)])
    for series in (run.loss, run.terms, run.quartiles, run.stats, run.validation):
        assert 0 < len(series) <= 500
        assert series.x[-1] == 40_000


def test_held_out_terms_are_kept_by_name_and_taken_back_with_their_steps():
    run = RunSeries()
    run.add([metrics(2, (1.0, 1.0)), Validated(step=2, loss=1.0, terms={"kl": 0.5})])
    layout = run.layout
    run.add([metrics(4, (1.0, 1.0)), Validated(step=4, loss=1.0, terms={"edges": 0.1, "kl": 0.4})])
    assert run.layout != layout
    assert run.validation_terms.names == ("kl", "edges")
    assert run.validation_terms.y(0).tolist() == [0.5, 0.4]
    assert math.isnan(run.validation_terms.y(1)[0])
    run.add([metrics(3, (1.0,)), Validated(step=3, loss=1.0)])
    assert run.validation_terms.x.tolist() == [2]
    assert run.validation.x.tolist() == [2, 3]


def test_metrics_are_kept_by_name_and_repeated_evaluations_replace_earlier_ones():
    run = RunSeries()
    run.add([metrics(2, (1.0, 1.0)), Judged(step=2, figures={"frechet": 9.0})])
    run.add([metrics(4, (1.0, 1.0)), Judged(step=4, figures={"frechet": 5.0, "recall": 0.5})])
    assert run.metric_names == ("frechet", "recall")
    assert run.metrics.x.tolist() == [2, 4]
    assert run.metrics.y(0).tolist() == [9.0, 5.0]
    assert math.isnan(run.metrics.y(1)[0])
    assert run.metrics.y(1)[1] == 0.5
    run.add([metrics(3, (1.0,)), metrics(4, (1.0,)), Judged(step=4, figures={"recall": 0.75})])
    assert run.metrics.x.tolist() == [2, 4]
    assert run.metrics.y(1)[1] == 0.75
