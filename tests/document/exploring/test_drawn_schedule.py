import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.document.exploring.drawn_schedule import KNOTS, DrawnSchedule
from studio.protocol.drawn_schedule import problem_of

TABLE = np.cumprod(1 - np.linspace(1e-4, 0.02, 1000))
points = st.tuples(st.floats(-0.5, 1.5), st.floats(-50, 50))


@given(st.lists(st.tuples(points, points), max_size=8), st.integers(2, 10_000))
def test_whatever_is_drawn_falls_strictly_inside_zero_and_one(strokes, timesteps):
    drawn = DrawnSchedule()
    for before, after in strokes:
        drawn.begin()
        drawn.line_to(before, after)
        assert problem_of(drawn.log_snr) == ""
    table = drawn.table(timesteps)
    assert len(table) == timesteps
    assert table[-1] > 0
    assert table[0] < 1
    assert (np.diff(table) < 0).all()
    assert drawn.spec(timesteps).kind == "drawn"


def test_a_stroke_passes_through_its_points_and_pushes_the_rest():
    drawn = DrawnSchedule()
    drawn.begin()
    drawn.line_to((0.25, 5.0), (0.5, 4.0))
    knots = np.array(drawn.log_snr)
    assert knots[8] == pytest.approx(5.0)
    assert knots[16] == pytest.approx(4.0)
    drawn.line_to((0.5, -12.0), (0.5, -12.0))
    assert np.array(drawn.log_snr)[24] < -12
    assert np.array(drawn.log_snr)[8] == pytest.approx(5.0)


def test_a_stroke_backwards_draws_the_same_curve():
    one, other = DrawnSchedule(), DrawnSchedule()
    one.line_to((0.25, 5.0), (0.75, -5.0))
    other.line_to((0.75, -5.0), (0.25, 5.0))
    np.testing.assert_allclose(one.log_snr[8:25], other.log_snr[8:25], atol=0.01)


def test_a_copied_schedule_is_the_same_curve():
    drawn = DrawnSchedule()
    drawn.copy_table(TABLE)
    np.testing.assert_allclose(drawn.table(1000), TABLE, atol=0.012)
    drawn.copy_table(np.array([1 - 1e-15, 0.5, 1e-15]))  # beyond the range
    assert problem_of(drawn.log_snr) == ""


def test_undo_takes_strokes_back():
    drawn = DrawnSchedule()
    before = drawn.log_snr
    drawn.begin()
    drawn.line_to((0.2, 0.0), (0.4, -3.0))
    drawn.line_to((0.4, -3.0), (0.6, -4.0))
    assert drawn.log_snr != before
    assert drawn.can_undo
    drawn.undo()
    assert drawn.log_snr == before
    assert not drawn.can_undo


@pytest.mark.parametrize("kept", [(), (1.0, 0.0), tuple(range(KNOTS)), (float("nan"),) * KNOTS])
def test_damaged_knots_are_not_restored(kept):
    drawn = DrawnSchedule()
    before = drawn.log_snr
    assert not drawn.restore(kept)
    assert drawn.log_snr == before


def test_kept_knots_are_restored():
    drawn, other = DrawnSchedule(), DrawnSchedule()
    drawn.line_to((0.2, 0.0), (0.4, -3.0))
    assert other.restore(drawn.log_snr)
    assert other.log_snr == drawn.log_snr
