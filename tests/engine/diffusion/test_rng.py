import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.engine.diffusion.rng import picture_generators, randn


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 2**63 - 1), st.integers(1, 6), st.data())
def test_batch_size_does_not_change_the_noise(seed: int, count: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, count - 1))
    size = data.draw(st.integers(1, 7))
    together, alone = picture_generators(seed, count), picture_generators(seed, 1, first=index)
    for _ in range(3):  # and stays so as more is drawn
        batch = randn((count, 2, size, size), together)
        assert torch.equal(batch[index], randn((1, 2, size, size), alone)[0])


def test_each_picture_of_a_batch_has_its_own_seed() -> None:
    batch = randn((3, 1, 4, 4), picture_generators(40, 3))
    assert torch.equal(batch[2:], randn((1, 1, 4, 4), picture_generators(42, 1)))
    assert not torch.equal(batch[0], batch[1])


def test_dtype_does_not_change_the_noise() -> None:
    single = randn((2, 1, 8, 8), picture_generators(1, 2))
    double = randn((2, 1, 8, 8), picture_generators(1, 2), dtype=torch.float64)
    half = randn((2, 1, 8, 8), picture_generators(1, 2), dtype=torch.bfloat16)
    assert torch.equal(single.double(), double)
    assert torch.equal(single.bfloat16(), half)


def test_noise_is_standard_normal() -> None:
    noise = randn((4, 1, 100, 100), picture_generators(0, 4)).double()
    assert abs(float(noise.mean())) < 0.03
    assert abs(float(noise.var()) - 1) < 0.05
    assert abs(float((noise[0] * noise[1]).mean())) < 0.06


def test_the_global_generator_is_not_used() -> None:
    state = torch.get_rng_state()
    randn((2, 1, 8, 8), picture_generators(5, 2))
    assert torch.equal(state, torch.get_rng_state())


def test_the_largest_seed_wraps() -> None:
    last = randn((2, 1, 4, 4), picture_generators(2**63 - 1, 2))
    assert torch.equal(last[1:], randn((1, 1, 4, 4), picture_generators(0, 1)))


def test_each_picture_needs_a_generator() -> None:
    with pytest.raises(ValueError, match="as many generators"):
        randn((3, 1, 4, 4), picture_generators(0, 2))
