"""Slerp between noises."""

import math

import pytest
import torch

from studio.engine.diffusion.interpolation import slerp
from studio.engine.diffusion.rng import Variation, first_noise, picture_generators, randn


def test_a_quarter_circle_by_hand():
    start, end = torch.tensor([[2.0, 0.0]]), torch.tensor([[0.0, 2.0]])
    third = slerp(start, end, 1 / 3)
    assert third.tolist() == [[pytest.approx(2 * math.cos(math.pi / 6)), pytest.approx(2 * math.sin(math.pi / 6))]]


def test_the_ends_are_exact():
    start, end = randn((2, 3, 4, 4), picture_generators(1, 2)), randn((2, 3, 4, 4), picture_generators(9, 2))
    assert torch.equal(slerp(start, end, 0), start)
    assert torch.equal(slerp(start, end, 1), end)


@pytest.mark.parametrize("sign", [1, -1])
def test_parallel_noise_takes_the_straight_line(sign):
    start = torch.tensor([[1.0, 2.0]])
    assert torch.allclose(slerp(start, 2 * sign * start, 0.25), start * (0.75 + 0.5 * sign))


def test_noise_stays_standard_normal():
    start, end = randn((2, 4, 64, 64), picture_generators(1, 2)), randn((2, 4, 64, 64), picture_generators(9, 2))
    mixed = slerp(start, end, 0.5)
    assert float(mixed.var()) == pytest.approx(1, abs=0.03)
    assert float(((start + end) / 2).var()) < 0.6  # the straight line would be too calm


def test_variations_keep_their_seed_and_count_up_the_other():
    noises = first_noise((3, 1, 4, 4), picture_generators(5, 3, variation=Variation(70, 0.3)))
    own = randn((1, 1, 4, 4), picture_generators(5, 1))
    for index in range(3):
        other = randn((1, 1, 4, 4), picture_generators(70 + index, 1))
        assert torch.equal(noises[index : index + 1], slerp(own, other, 0.3))
        alone = first_noise((1, 1, 4, 4), picture_generators(5, 1, variation=Variation(70 + index, 0.3)))
        assert torch.equal(noises[index : index + 1], alone)
    last = picture_generators(5, 1, first=2, variation=Variation(70, 0.3))
    assert torch.equal(first_noise((1, 1, 4, 4), last), noises[2:])


def test_a_full_variation_is_the_other_seed():
    varied = first_noise((1, 1, 4, 4), picture_generators(5, 1, variation=Variation(70, 1.0)))
    assert torch.equal(varied, randn((1, 1, 4, 4), picture_generators(70, 1)))
