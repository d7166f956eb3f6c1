from types import SimpleNamespace

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from studio.engine.diffusion.sampling import SamplerStep
from studio.engine.generation.record import RecordWriter, kept_evaluations
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.record import open_record


@given(st.integers(1, 2000), st.integers(1, 10**7), st.integers(0, 10**9))
def test_thinning_is_even_keeps_both_ends_and_stays_within_the_budget(evaluations, frame_bytes, budget):
    kept = kept_evaluations(evaluations, frame_bytes, budget)
    assert kept[0] == 0
    assert kept[-1] == evaluations - 1
    gaps = np.diff(kept)
    if len(gaps):
        assert gaps.min() >= 1
        assert gaps.max() - gaps.min() <= 1
    assert len(kept) <= 2 or len(kept) * frame_bytes <= budget
    assert len(kept) == min(evaluations, max(2, budget // frame_bytes))


class FakePlan:
    alphas_cumprod = torch.linspace(0.99, 0.01, 100, dtype=torch.float64)
    timesteps = [90, 70, 50, 30, 10]
    begin, evaluations = 0, 5
    shape = (1, 2, 2)
    space, size, preview = "pixel", None, ()
    memory = {"x0[-1]": (torch.float64, (1, 2, 2))}


def step(index, value, count=2, **state):
    x = torch.full((count, 1, 2, 2), value)
    state = {"x0[-1]": x.double() / 3, "other": x} | state
    return SamplerStep(index, 5, FakePlan.timesteps[index], x, -x, x, state=state)


FRAME = 4 * (6 + 8)  # bytes of one picture: x_t, x0 and the solver's state


def a_writer(path, count=3, frames=3):
    return RecordWriter(path, FakePlan(), GenerateRecipe(count=count), budget=frames * count * FRAME)


def test_frames_are_written_at_their_index(tmp_path):
    writer = a_writer(tmp_path / "t")
    assert writer.record.info.kept == (0, 2, 4)
    assert writer.write(1, step(1, 0.1)) is None
    assert writer.write(1, step(2, 0.1)) == 1
    record = open_record(tmp_path / "t", live=True)
    assert (record.x_t[1, 1:] == np.float32(0.1)).all()
    assert (record.x0[1, 1:] == np.float16(-0.1)).all()
    assert (record.solver["x0[-1]"][1, 1:] == torch.tensor(0.1).double().item() / 3).all(), "to the bit"
    assert not record.x_t[1, 0].any()


def test_a_complete_record_holds_all_frames(tmp_path):
    writer = a_writer(tmp_path / "t", count=2)
    for index in range(5):
        writer.write(0, step(index, 0.1 * index))
    writer.complete(2)
    found = open_record(tmp_path / "t")
    assert (found.info.kept, found.info.timesteps, found.info.steps, found.frames) == ((0, 2, 4), (90, 50, 10), 5, 3)
    assert not any(found.damaged(frame) for frame in range(3))
    assert {path.name for path in tmp_path.iterdir()} <= {"t", "home"}


def test_frames_and_pictures_that_were_not_made_are_left_out(tmp_path):
    writer = a_writer(tmp_path / "t", count=4)
    for index in range(2):
        writer.write(0, step(index, 0.5))
    writer.complete(2, 0, step(1, 0.25))
    found = open_record(tmp_path / "t")
    assert found.x_t.shape == (2, 2, 1, 2, 2)
    assert (found.info.kept, found.info.timesteps) == ((0, 1), (90, 70))
    assert (found.x_t[1] == 0.25).all()
    assert {path.name for path in tmp_path.iterdir()} <= {"t", "home"}


def test_an_oversized_record_is_refused(tmp_path):
    plan = FakePlan()
    plan.shape = (3, 2048, 2048)
    with pytest.raises(BadInput, match="at most"):
        RecordWriter(tmp_path / "t", plan, GenerateRecipe(count=4096))
    assert not (tmp_path / "t").exists()


def test_a_small_disk_gets_a_thinner_record(tmp_path, monkeypatch):
    free = 2 * 3 * FRAME * 3
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=free))
    assert a_writer(tmp_path / "t", frames=5).record.info.kept == (0, 2, 4)
