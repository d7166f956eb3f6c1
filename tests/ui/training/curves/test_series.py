import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.ui.training.curves.series import MAX_WINDOW, NamedSeries, Series, Smoother, decimate


def test_rows_are_read_back_unchanged():
    series = Series(2)
    series.append([1, 2], [10, 20], [5, 6])
    series.append_row(3, 30, 7)
    assert series.x.tolist() == [1, 2, 3]
    assert series.y(0).tolist() == [10, 20, 30]
    assert series.y(1).tolist() == [5, 6, 7]


def test_a_name_added_later_has_a_column_from_then_on():
    series = NamedSeries(limit=8)
    for x in range(1, 41):
        series.append_named(x, {"a": x} if x < 39 else {"b": 7.0})
    assert series.names == ("a", "b")
    assert len(series) <= 8
    assert series.x[-1] == 40
    assert series.y(1)[-1] == 7.0
    assert np.isnan(series.y(1)[0])
    assert series.y(0)[0] > 0
    series.append_named(39, {"a": 1.0})
    assert series.x[-1] == 39
    assert series.y(0)[-1] == 1.0


@given(st.lists(st.integers(1, 400), min_size=1, max_size=30), st.integers(16, 300))
def test_the_series_is_bounded_and_keeps_its_ends_and_mean(sizes, limit):
    series = Series(1, limit)
    x = 0
    for size in sizes:
        series.append(np.arange(x, x + size), np.full(size, 2.5))
        x += size
    assert 0 < len(series) <= limit
    assert series.x[-1] == x - 1
    assert (np.diff(series.x) > 0).all()
    assert (series.y() == 2.5).all()


def test_joined_rows_are_averaged_without_nan():
    series = Series(1, limit=4)
    series.append([1, 2, 3, 4, 5], [1.0, 3.0, math.nan, 8.0, 9.0])
    assert series.x.tolist() == [2, 4, 5]
    assert series.y().tolist() == [2.0, 8.0, 9.0]


@given(st.integers(1, 50), st.floats(-5, 60))
def test_the_nearest_row_is_found(count, wanted):
    series = Series(1)
    series.append(np.arange(count), np.arange(count) * 2)
    row = series.at(wanted)
    assert abs(row[0] - wanted) == min(abs(x - wanted) for x in range(count))
    assert row[1] == 2 * row[0]


def test_an_empty_series_has_no_nearest_row():
    assert Series(1).at(3.0) is None


@given(st.floats(0.001, 1000), st.integers(1, 300))
def test_smoothing_keeps_a_constant(value, count):
    smoother = Smoother()
    for _ in range(count):
        assert smoother.add(value) == pytest.approx(value)


@given(st.lists(st.floats(0.1, 10), min_size=1, max_size=200))
def test_smoothing_stays_within_the_range_of_its_input(values):
    smoother = Smoother()
    low, high = min(values) * (1 - 1e-12), max(values) * (1 + 1e-12)
    assert all(low <= smoother.add(value) <= high for value in values)


def test_smoothing_reduces_noise_and_follows_a_decrease():
    rng = np.random.default_rng(0)
    truth = 0.05 + np.exp(-np.arange(5000) / 300)
    smoother = Smoother()
    smooth = np.array([smoother.add(v) for v in truth * np.exp(rng.normal(0, 0.2, 5000))])
    assert np.abs(smooth[-500:] / truth[-500:] - 1).max() < 0.1  # the noise is 20%
    assert (smooth[300:1500] / truth[300:1500]).max() < 1.6
    assert MAX_WINDOW < 500


def test_smoothing_is_nan_before_the_first_value():
    smoother = Smoother()
    assert math.isnan(smoother.add(math.nan))
    assert smoother.add(2.0) == pytest.approx(2.0)
    assert smoother.add(math.nan) == pytest.approx(2.0)


@given(st.integers(1, 5000), st.integers(32, 300), st.booleans())
def test_thinning_keeps_the_ends_the_order_and_the_peaks(count, parts, peaks):
    x = np.arange(float(count))
    y = np.random.default_rng(count).normal(size=count)
    thin_x, thin_y = decimate(x, y, parts, peaks=peaks)
    assert len(thin_x) == len(thin_y) <= 4 * parts + count // parts + 2
    assert (thin_x[0], thin_x[-1], thin_y[-1]) == (x[0], x[-1], y[-1])
    assert (np.diff(thin_x) > 0).all() or count < 3
    if peaks:
        assert (thin_y.min(), thin_y.max()) == (y.min(), y.max())


def test_few_points_are_not_thinned():
    x = np.arange(5.0)
    assert decimate(x, x, 4, peaks=True)[0] is x


def test_a_visible_range_includes_one_row_beyond_both_ends():
    series = Series(1)
    series.append([10, 20, 30, 40, 50], [1, math.nan, 3, 4, 5])
    x, y = series.between(15, 35)
    assert x.tolist() == [10, 30, 40]
    assert y.tolist() == [1, 3, 4]
