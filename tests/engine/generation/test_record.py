import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import load

from studio.engine.generation.record import LARGEST, Record, in_memory, kept_evaluations
from studio.engine.generation.trajectory import trajectory_bytes
from studio.protocol.errors import BadInput


@given(st.integers(1, 2000), st.integers(1, 10**7), st.integers(0, 10**9))
def test_thinning_is_even_keeps_both_ends_and_the_budget(evaluations, frame_bytes, budget):
    kept = kept_evaluations(evaluations, frame_bytes, budget)
    assert kept[0] == 0
    assert kept[-1] == evaluations - 1
    gaps = np.diff(kept)
    if len(gaps):
        assert gaps.min() >= 1
        assert gaps.max() - gaps.min() <= 1
    assert len(kept) <= 2 or len(kept) * frame_bytes <= budget
    assert len(kept) == min(evaluations, max(2, budget // frame_bytes))


def test_frames_lie_where_the_index_says():
    record = Record(in_memory, 5, (3, 1, 2, 2), budget=2 * 2 * 12 * 3)
    assert record.kept == (0, 2, 4)
    x_t, x0 = torch.full((2, 1, 2, 2), 0.5), torch.full((2, 1, 2, 2), -0.25)
    assert record.write(1, 0, x_t, x0) is None
    assert record.write(2, 1, x_t, x0) == 1
    assert (record.array[0, 1, 1:] == 0.5).all()
    assert (record.array[1, 1, 1:] == -0.25).all()
    assert not record.array[:, 1, 0].any()


def test_what_no_machine_holds_is_refused():
    with pytest.raises(BadInput, match="at most"):
        Record(in_memory, 5, (LARGEST // 1000, 3, 512, 512))


def test_a_trajectory_reads_back_and_its_arrays_are_aligned():
    x_t = np.random.default_rng(0).normal(size=(3, 2, 1, 3, 3)).astype(np.float16)
    data = trajectory_bytes(x_t, -x_t, np.array([9, 5, 1]), np.linspace(0.9, 0.1, 7), {"space": "pixel", "a": "é\n"})
    arrays = load(data)
    assert np.array_equal(arrays["x_t"], x_t)
    assert np.array_equal(arrays["x0"], -x_t)
    assert arrays["timesteps"].tolist() == [9, 5, 1]
    assert arrays["alphas_cumprod"].dtype == np.float64
    assert int.from_bytes(data[:8], "little") % 8 == 0
