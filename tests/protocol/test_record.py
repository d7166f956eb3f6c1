import errno
import json
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import load_file, save, save_file

from studio.document.lanes.latent_preview import LatentPreview
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.record import RecordInfo, create_record, open_record


def parts(K=3, N=2, C=1, H=4, W=5, T=10, dtype=np.float16, seed=0):
    rng = np.random.default_rng(seed)
    return {
        "x_t": rng.standard_normal((K, N, C, H, W)).astype(dtype),
        "x0": rng.uniform(-1, 1, (K, N, C, H, W)).astype(dtype),
        "timesteps": np.sort(rng.integers(0, T, K))[::-1].copy(),
        "alphas_cumprod": np.sort(rng.uniform(0, 1, T))[::-1].copy(),
    }


@given(
    sizes=st.tuples(*[st.integers(1, 4)] * 5, st.integers(1, 50)),
    dtype=st.sampled_from([np.float16, np.float32]),
    seed=st.integers(0, 1000),
    space=st.sampled_from(["pixel", "latent"]),
    value_range=st.tuples(st.floats(-100, 0), st.floats(0.5, 100)),
    crop=st.none() | st.tuples(*[st.integers(1, 999)] * 4),
)
def test_a_record_is_read_as_it_was_written(tmp_path_factory, sizes, dtype, seed, space, value_range, crop):
    path = tmp_path_factory.mktemp("t") / "trajectory.safetensors"
    arrays = parts(*sizes, dtype=dtype, seed=seed)
    metadata = {"space": space, "value_range": json.dumps(value_range), "model": "digits"}
    if crop:
        metadata["crop"] = json.dumps(crop)
    save_file(arrays, path, metadata)
    found = open_record(path)
    for name in ("x_t", "x0"):
        read = getattr(found, name)
        assert read.dtype == dtype
        assert np.array_equal(read, arrays[name])
    info = found.info
    assert info.timesteps == tuple(arrays["timesteps"])
    assert np.array_equal(info.alphas_cumprod, arrays["alphas_cumprod"])
    if space == "pixel" and sizes[2:5] == (2, 1, 1):
        space = "plane"
    assert (info.space, info.value_range, info.crop, info.model) == (space, value_range, crop, "digits")
    assert info.kept == tuple(range(sizes[0]))
    assert info.steps == found.frames == sizes[0]
    assert not any(found.damaged(k) for k in range(sizes[0])), "version 1 cannot tell"


RECIPE = GenerateRecipe(steps=9, seed=7)
INFO = RecordInfo(
    timesteps=(90, 50, 10),
    kept=(0, 4, 8),
    steps=9,
    alphas_cumprod=np.linspace(0.999, 0.01, 100),
    crop=(1, 2, 3, 4),
    model="digits",
    recipe_text=RECIPE.model_dump_json(),
)
MEMORY = {"x0[-1]": ("float64", (2, 1, 4, 5)), "generators": ("uint8", (7,)), "epsilon": ("float16", (1,))}


def frames(seed=0):
    """x_t, x0 and the solver's memory of two pictures."""
    rng = np.random.default_rng(seed)
    memory = {name: (100 * rng.random((2, *shape))).astype(dtype) for name, (dtype, shape) in MEMORY.items()}
    return rng.normal(size=(2, 1, 4, 5)).astype(np.float32), rng.normal(size=(2, 1, 4, 5)), memory


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="descriptors are counted in /proc")
def test_an_open_record_takes_one_descriptor(tmp_path):
    a_record(tmp_path / "a.safetensors")
    before = len(os.listdir("/proc/self/fd"))
    record = open_record(tmp_path / "a.safetensors")
    assert len(os.listdir("/proc/self/fd")) == before + 1
    assert all(np.array_equal(record.solver[name][0], values) for name, values in frames()[2].items())


def a_record(path):
    record = create_record(path, INFO, (2, 1, 4, 5), MEMORY)
    for frame in range(3):
        record.put(frame, 0, *frames(frame))
    return record


def test_a_record_written_frame_by_frame_is_read(tmp_path):
    path = tmp_path / "trajectory.safetensors"
    a_record(path).flush()
    found = open_record(path)
    assert found.info.metadata() == INFO.metadata()
    assert (found.info.kept, found.info.timesteps, found.info.steps) == ((0, 4, 8), (90, 50, 10), 9)
    assert found.recipe() == RECIPE
    assert (found.x_t.dtype, found.x0.dtype) == (np.float32, np.float16)
    for frame in range(3):
        x_t, x0, memory = frames(frame)
        assert np.array_equal(found.x_t[frame], x_t), "to the bit"
        assert np.array_equal(found.x0[frame], x0.astype(np.float16))
        for name, values in memory.items():
            assert found.solver[name].dtype == values.dtype
            assert np.array_equal(found.solver[name][frame], values)
        assert not found.damaged(frame)
    others = load_file(path)
    assert np.array_equal(others["x_t"], found.x_t)
    assert np.array_equal(others["solver/x0[-1]"], found.solver["x0[-1]"])


def test_the_same_record_gives_the_same_bytes(tmp_path):
    for name in "ab":
        a_record(tmp_path / name).flush()
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_an_unfinished_record_holds_the_written_frames(tmp_path):
    path = tmp_path / "t.safetensors"
    record = create_record(path, INFO, (2, 1, 4, 5), MEMORY)
    with pytest.raises(BadInput, match="before its first step"):
        open_record(path)
    live = open_record(path, live=True)
    assert (live.frames, live.x_t.shape) == (0, (3, 2, 1, 4, 5))
    x_t, x0, memory = frames(0)
    record.put(0, 0, x_t[:1], x0[:1], {name: values[:1] for name, values in memory.items()})
    assert live.frames == 1
    assert np.array_equal(live.x_t[0, :1], x_t[:1])
    found = open_record(path)
    assert found.x_t.shape == (1, 1, 1, 4, 5)
    assert (found.info.kept, found.info.timesteps, found.info.steps) == ((0,), (90,), 9)
    assert {name: values.shape[:2] for name, values in found.solver.items()} == dict.fromkeys(MEMORY, (1, 1))


@pytest.mark.parametrize("tensor", ["x_t", "x0", "solver/generators"])
def test_a_damaged_frame_is_detected(tmp_path, tensor):
    path = tmp_path / "t.safetensors"
    a_record(path).flush()
    data = bytearray(path.read_bytes())
    length = int.from_bytes(data[:8], "little")
    begin, end = json.loads(data[8 : 8 + length])[tensor]["data_offsets"]
    data[8 + length + begin + (end - begin) // 2] ^= 1
    path.write_bytes(data)
    found = open_record(path)
    assert [found.damaged(frame) for frame in range(3)] == [False, True, False]


def test_a_part_is_copied(tmp_path):
    record = a_record(tmp_path / "t")
    copy = record.part(2, 1).copy_to(tmp_path / "copy")
    copy.flush()
    found = open_record(tmp_path / "copy")
    assert found.info.kept == (0, 4)
    assert np.array_equal(found.x_t, record.x_t[:2, :1])
    assert np.array_equal(found.solver["epsilon"], record.solver["epsilon"][:2, :1])
    assert not found.damaged(1)


def test_a_full_disk_is_reported_and_leaves_no_file(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "posix_fallocate", full, raising=False)
    with pytest.raises(BadInput, match="no room for the denoising record: No space left"):
        create_record(tmp_path / "t", INFO, (2, 1, 4, 5))
    assert not (tmp_path / "t").exists()


def test_frames_are_mapped_read_only(tmp_path):
    path = tmp_path / "t.safetensors"
    save_file(parts(), path)
    found = open_record(path)
    assert isinstance(found.x_t, np.memmap)
    assert isinstance(found.x0, np.memmap)
    with pytest.raises(ValueError, match="read-only"):
        found.x_t[0] = 0


def test_a_missing_recipe_is_none_and_a_broken_one_is_refused(tmp_path):
    path = tmp_path / "t.safetensors"
    save_file(parts(), path)
    assert open_record(path).recipe() is None
    save_file(parts(), path, {"recipe": '{"kind": "train"}'})
    with pytest.raises(BadInput, match="not one of a generation"):
        open_record(path).recipe()
    save_file(parts(), path, {"recipe": "{"})
    with pytest.raises(BadInput, match="not a recipe"):
        open_record(path).recipe()


def broken(**changes):
    arrays = parts()
    for name, value in changes.items():
        if value is None:
            del arrays[name]
        else:
            arrays[name] = value
    return arrays


@pytest.mark.parametrize(
    ("arrays", "says"),
    [
        (broken(x0=None), "has no x0"),
        (broken(timesteps=None, alphas_cumprod=None), "has no alphas_cumprod, timesteps"),
        (broken(x0=np.zeros((2, 2, 1, 4, 5), np.float16)), "should both be"),
        (broken(x_t=np.zeros((3, 4), np.float16), x0=np.zeros((3, 4), np.float16)), "should both be"),
        (broken(timesteps=np.zeros(4, np.int64)), "one for each frame"),
        (broken(timesteps=np.zeros(3, np.int32)), "one for each frame"),
        (broken(timesteps=np.array([10, 5, 0])), "timesteps lie outside"),
        (broken(timesteps=np.array([-1, 5, 0])), "timesteps lie outside"),
        (broken(alphas_cumprod=np.full(10, np.nan)), "between 0 and 1"),
        (broken(alphas_cumprod=np.full(10, 1.5)), "between 0 and 1"),
        (broken(alphas_cumprod=np.ones(10, np.float32)), "float64"),
        (broken(alphas_cumprod=np.ones((2, 5))), "one row"),
        (broken(x_t=np.zeros((3, 2, 1, 4, 5), np.int16)), "neither float16 nor float32"),
        (broken(written=np.array([-1, 3])), "which frames were written"),
        (broken(written=np.array([4, 3])), "which frames were written"),
        (broken(written=np.array([2, 3])), "which frames were written"),
        (broken(x_t=np.zeros((0, 2, 1, 4, 5), np.float16), x0=np.zeros((0, 2, 1, 4, 5), np.float16)), "0 frames"),
    ],
)
def test_parts_that_do_not_fit_are_refused_in_one_line(tmp_path, arrays, says):
    path = tmp_path / "t.safetensors"
    save_file(arrays, path)
    with pytest.raises(BadInput, match=says) as caught:
        open_record(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "metadata",
    [
        {"value_range": "1"},
        {"value_range": "[1, -1]"},
        {"value_range": "[nan, 1]"},
        {"format": "three"},
        {"format": "3"},
        {"kept": "[0, 1]"},
        {"kept": "[0, 0, 1]"},
        {"kept": "7"},
        {"kept": "[0, 1, 2]", "steps": "2"},
        {"crop": "[1, 2]"},
        {"crop": "[0, 0, 0, 4]"},
        {"space": "latent", "preview": "[[1, 2], [1, 2]]"},
        {"space": "latent", "preview": "[[1, 2, 3]]"},
        {"space": "latent", "preview": "{}"},
        {"space": "latent", "preview": '[["a", 0]]'},
        {"space": "latent", "preview": "[[1e999, 0]]"},
        {"space": "latent", "preview": "[" * 100_000},
        {"space": "latent", "preview": "[[1, 0]]", "size": "[8]"},
        {"space": "latent", "preview": "[[1, 0]]", "size": "[0, 9]"},
        {"space": "latent", "preview": "[[1, 0]]", "size": "[1e999, 9]"},
    ],
)
def test_unclear_metadata_is_refused(tmp_path, metadata):
    path = tmp_path / "t.safetensors"
    save_file(parts(), path, metadata)
    with pytest.raises(BadInput):
        LatentPreview.of(open_record(path))


def test_the_latent_preview_is_read(tmp_path):
    path = tmp_path / "t.safetensors"
    rows = "[[0.5, 0.25], [1, 0], [0, -1]]"
    save_file(parts(), path, {"space": "latent", "preview": rows, "size": "[20, 16]"})
    found = open_record(path)
    preview = LatentPreview.of(found)
    assert preview.size == (20, 16)
    assert preview.pictures(found.x0[0]).shape == (2, 3, 4, 5)
    save_file(parts(), path, {"space": "latent", "preview": rows})
    assert LatentPreview.of(open_record(path)).size == (5, 4)
    save_file(parts(), path, {"space": "latent"})
    assert LatentPreview.of(open_record(path)) is None


def test_kept_steps_of_a_thinned_record_are_read(tmp_path):
    path = tmp_path / "t.safetensors"
    save_file(parts(), path, {"kept": "[0, 24, 49]", "steps": "50"})
    assert open_record(path).info.kept == (0, 24, 49)
    assert open_record(path).info.steps == 50


@given(st.data())
def test_a_truncated_file_is_refused(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("t") / "t.safetensors"
    whole = save(parts())
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    with pytest.raises(BadInput, match="not a trajectory"):
        open_record(path)


@given(st.binary(max_size=300))
def test_a_foreign_file_is_refused(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("t") / "t.safetensors"
    path.write_bytes(content)
    with pytest.raises(BadInput):
        open_record(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "none.safetensors", tmp_path):
        with pytest.raises(BadInput):
            open_record(path)


def test_a_header_that_claims_terabytes_is_refused_before_anything_is_allocated(tmp_path):
    shape = [1000, 4096, 3, 1024, 1024]
    size = 2 * int(np.prod(np.array(shape, dtype=object)))
    header = {
        "x_t": {"dtype": "F16", "shape": shape, "data_offsets": [0, size]},
        "x0": {"dtype": "F16", "shape": shape, "data_offsets": [size, 2 * size]},
    }
    text = json.dumps(header).encode()
    path = tmp_path / "t.safetensors"
    path.write_bytes(len(text).to_bytes(8, "little") + text)
    with pytest.raises(BadInput, match="not a trajectory"):
        open_record(path)
