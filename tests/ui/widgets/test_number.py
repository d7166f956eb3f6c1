"""Reading, writing and stepping numbers."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.ui.widgets.number import NumberRange

RATE = NumberRange(1e-5, 1.0, logarithmic=True)


@given(st.integers(0, 2**63 - 1))
def test_whole_numbers_of_any_size_are_exact(value):
    seeds = NumberRange(0, 2**63 - 1)
    assert seeds.read(seeds.text(seeds.fitted(value))) == value


@given(st.floats(-1000, 1000), st.integers(1, 6))
def test_the_text_shows_the_exact_value(value, decimals):
    numbers = NumberRange(-500, 500, decimals=decimals)
    held = numbers.fitted(value)
    assert -500 <= held <= 500
    assert numbers.read(numbers.text(held)) == held


@given(st.floats(1e-5, 1.0))
def test_logarithmic_text_shows_the_exact_value(value):
    held = RATE.fitted(value)
    assert RATE.read(RATE.text(held)) == held
    assert math.isclose(held, value, rel_tol=0.006)


@pytest.mark.parametrize(
    ("value", "text"), [(1.5e-3, "1.5e-3"), (1e-3, "1e-3"), (1e-5, "1e-5"), (0.02, "2e-2"), (1.0, "1")]
)
def test_logarithmic_text(value, text):
    assert RATE.text(value) == text


@given(st.floats(2e-5, 0.5))
def test_logarithmic_steps_always_move(value):
    held = RATE.fitted(value)
    assert RATE.stepped(held, 1) > held > RATE.stepped(held, -1)


def test_logarithmic_steps_go_through_the_decades_and_back():
    series = [1e-3]
    for _ in range(10):
        series.append(RATE.stepped(series[-1], 1))
    assert series == [1e-3, 1.3e-3, 1.6e-3, 2e-3, 2.5e-3, 3.2e-3, 4e-3, 5e-3, 6.3e-3, 7.9e-3, 1e-2]
    back = [1e-2]
    for _ in range(10):
        back.append(RATE.stepped(back[-1], -1))
    assert back == series[::-1]


@pytest.mark.parametrize(
    ("text", "value"),
    [(" 2,5 ", 2.5), ("1e1", 10.0), ("99", 99.0), ("-1", -1.0), ("x", None), ("", None), ("nan", None)],
)
def test_parsing_typed_numbers(text, value):
    assert NumberRange(0, 30, decimals=1).read(text) == value


def test_both_ends_are_in_range():
    assert [NumberRange(0, 30).holds(value) for value in (-1, 0, 30, 30.5)] == [False, True, True, False]


def test_infinity_is_refused():
    assert NumberRange(0, 30).read("inf") is None
    assert NumberRange(0, 30).read("1e999") is None


@pytest.mark.parametrize("bad", [(2, 1, False), (0, 1, True)])
def test_impossible_ranges_are_refused(bad):
    with pytest.raises(ValueError):
        NumberRange(bad[0], bad[1], logarithmic=bad[2])
