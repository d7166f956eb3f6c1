import math

from hypothesis import given
from hypothesis import strategies as st

from studio.ui.training.curves import ticks

positive = st.floats(1e-8, 1e9)


@given(positive, st.integers(1, 12))
def test_linear_ticks_are_few_round_numbers_in_range(high, most):
    found = ticks.linear_ticks(0.0, high, most)
    assert found[0] == 0.0
    assert len(found) <= most + 1
    assert all(0 <= tick <= high * (1 + 1e-9) for tick in found)


@given(positive, st.floats(1.001, 1e6), st.integers(1, 12))
def test_decade_ticks_are_few_and_in_range(low, factor, most):
    high = low * factor
    found = ticks.log_ticks(low, high, most)
    assert len(found) <= most + 1
    assert found == sorted(found)
    assert all(low * (1 - 1e-6) <= tick <= high * (1 + 1e-6) for tick in found)


@given(positive)
def test_round_up_adds_at_most_a_tenth(value):
    assert value * (1 - 1e-9) <= ticks.round_up(value) <= value * 1.11


@given(positive, st.floats(1.0, 1e6))
def test_round_decades_contains_the_range(low, factor):
    high = low * factor
    bottom, top = ticks.round_log_range(low, high)
    assert bottom <= low * (1 + 1e-6)
    assert top >= high * (1 - 1e-6)
    assert top > bottom
    assert low / bottom < 2.6


def test_ticks_and_ranges_are_round_numbers():
    assert ticks.linear_ticks(0, 800, 4) == [0, 200, 400, 600, 800]
    assert [round(t, 9) for t in ticks.log_ticks(0.05, 1, 6)] == [0.05, 0.1, 0.2, 0.5, 1]
    assert ticks.linear_ticks(1, 1, 5) == []
    assert ticks.linear_ticks(0, 2, 10, min_step=1.0) == [0, 1, 2], "steps are whole"
    assert ticks.round_up(0) == 1.0
    assert ticks.round_up(742) == 750
    assert math.isclose(ticks.round_log_range(0.03, 1.3)[0], 0.02)


def test_numbers_are_formatted():
    assert [ticks.tick_label(v) for v in (0, 0.05, 200, 10_000, 2e-6)] == ["0", "0.05", "200", "10,000", "2e-06"]
