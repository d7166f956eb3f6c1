"""The learning rate: warm-up, decay, and a run that is limited by time."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from studio.engine.training.learning_rate import progress, rate_factor
from studio.protocol.training_recipe import TrainRecipe

RECIPE = TrainRecipe(steps=100, warmup_steps=10, learning_rate=1e-3)
TIMED = RECIPE.model_copy(update={"max_seconds": 60.0, "steps": 1_000_000})


@given(step=st.integers(0, 100), seconds=st.floats(0, 1e6))
def test_without_a_time_limit_only_steps_count(step: int, seconds: float):
    assert rate_factor(step, seconds, RECIPE) == rate_factor(step, 0.0, RECIPE)
    assert 0 <= rate_factor(step, seconds, RECIPE) <= 1


def test_the_learning_rate_warms_up_and_decays_to_0():
    rates = [rate_factor(step, 0.0, RECIPE) for step in range(101)]
    assert rates[0] < 0.2 < rates[5]
    assert max(rates) == rates[9]
    assert all(a > b for a, b in pairwise(rates[9:]))
    assert rates[-1] == 0


def test_the_learning_rate_decays_with_time_under_a_time_limit():
    assert rate_factor(500, 59.9, TIMED) < 1e-5
    assert abs(rate_factor(500, 30.0, TIMED) - 0.5) < 1e-3
    assert progress(500, 60.0, TIMED) == 1
    assert progress(500, 600.0, TIMED) == 1


def test_a_constant_learning_rate():
    flat = RECIPE.model_copy(update={"learning_rate_schedule": "constant", "warmup_steps": 0})
    assert {rate_factor(step, 0.0, flat) for step in range(101)} == {1.0}


def test_linear_decay():
    linear = RECIPE.model_copy(update={"learning_rate_schedule": "linear", "warmup_steps": 0})
    assert [rate_factor(step, 0.0, linear) for step in (0, 25, 100)] == [1.0, 0.75, 0.0]
    timed = TIMED.model_copy(update={"learning_rate_schedule": "linear", "warmup_steps": 0})
    assert rate_factor(10, 15.0, timed) == 0.75
