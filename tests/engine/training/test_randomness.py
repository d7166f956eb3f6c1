"""Random numbers of a step and the order of the data are functions of seed and step."""

import random

import numpy as np
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.engine.data.seeds import mix
from studio.engine.training.data_order import DataOrder
from studio.engine.training.randomness import draw_step, random_state, restore_random_state, shifted


@given(seed=st.integers(0, 2**63 - 1), step=st.integers(0, 10**7))
def test_derived_seeds_are_valid_and_distinct(seed: int, step: int):
    assert 0 <= mix(seed, 2, step) < 2**63
    assert len({mix(seed, 2, step), mix(seed, 2, step + 1), mix(seed, 1, step), mix(seed ^ 1, 2, step)}) == 4


def test_a_steps_random_numbers_are_reproducible():
    draws = [draw_step(torch.Generator().manual_seed(5), (6, 1, 4, 4), 100, 0.5) for _ in range(2)]
    assert torch.equal(draws[0].t, draws[1].t)
    assert torch.equal(draws[0].noise, draws[1].noise)
    assert torch.equal(draws[0].unlabelled, draws[1].unlabelled)


@given(count=st.integers(1, 64), timesteps=st.integers(2, 1000), seed=st.integers(0, 10**6))
@settings(deadline=None)
def test_timesteps_cover_the_range(count: int, timesteps: int, seed: int):
    t = draw_step(torch.Generator().manual_seed(seed), (count, 1, 1, 1), timesteps, 0.0).t
    assert t.dtype == torch.int64
    assert 0 <= int(t.min()) <= int(t.max()) < timesteps
    widest = t.sort().values.diff().max().item() if count > 1 else 0
    assert widest <= timesteps / count + 1


def test_timesteps_are_uniformly_distributed():
    generator = torch.Generator().manual_seed(0)
    t = torch.cat([draw_step(generator, (8, 1, 1, 1), 10, 0.0).t for _ in range(2000)])
    shares = torch.bincount(t, minlength=10) / len(t)
    assert float((shares - 0.1).abs().max()) < 0.01


def test_labels_are_dropped_with_the_given_probability():
    generator = torch.Generator().manual_seed(0)
    dropped = torch.cat([draw_step(generator, (64, 1, 1, 1), 10, 0.2).unlabelled for _ in range(200)])
    assert abs(float(dropped.float().mean()) - 0.2) < 0.015
    assert not draw_step(generator, (64, 1, 1, 1), 10, 0.0).unlabelled.any()
    assert draw_step(generator, (64, 1, 1, 1), 10, 1.0).unlabelled.all()


@given(count=st.integers(1, 20), size=st.integers(1, 50), batches=st.integers(1, 10))
@settings(deadline=None)
def test_every_picture_is_seen_once_per_epoch(count: int, size: int, batches: int):
    order = DataOrder(count, seed=3)
    seen = torch.cat([order.next(size) for _ in range(batches)])
    assert len(seen) == order.seen == size * batches
    for start in range(0, len(seen) - count + 1, count):
        assert seen[start : start + count].sort().values.tolist() == list(range(count))


@given(before=st.integers(0, 60), size=st.integers(1, 30))
@settings(deadline=None)
def test_the_order_continues_from_any_place(before: int, size: int):
    one = DataOrder(17, seed=3)
    if before:
        one.next(before)
    assert one.next(size).tolist() == DataOrder(17, seed=3, seen=before).next(size).tolist()


def test_epochs_have_different_orders():
    order = DataOrder(50, seed=3)
    assert order.next(50).tolist() != order.next(50).tolist()


def test_global_random_states_are_restored():
    def draw() -> tuple[float, float, float]:
        return random.random(), float(np.random.rand()), torch.rand(1).item()

    np.random.randn()  # leaves a cached normal number in NumPy's state
    tensors, values = random_state()
    expected = draw(), float(np.random.randn())
    restore_random_state(tensors, values)
    assert (draw(), float(np.random.randn())) == expected


@given(timesteps=st.integers(2, 1000), shift=st.floats(0.1, 10))
def test_shifted_timesteps_keep_their_order_and_range(timesteps: int, shift: float):
    t = torch.arange(timesteps)
    moved = shifted(t, timesteps, shift)
    assert moved.dtype == torch.int64
    assert 0 <= int(moved.min()) <= int(moved.max()) < timesteps
    assert bool((moved.diff() >= 0).all())
    assert bool((moved >= t).all()) if shift >= 1 else bool((moved <= t).all())


def test_a_shift_of_three_makes_three_quarters_noisy_and_one_none():
    t = torch.arange(1000)
    assert float((shifted(t, 1000, 3.0) >= 500).float().mean()) == 0.75
    assert torch.equal(shifted(t, 1000, 1.0), t)
