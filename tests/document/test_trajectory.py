import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import save, save_file

from studio.document.trajectory import read_trajectory
from studio.engine.generation.trajectory import trajectory_bytes
from studio.protocol.errors import BadInput
from studio.protocol.recipes import GenerateRecipe, dump_recipe


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
def test_what_was_written_is_read(tmp_path_factory, sizes, dtype, seed, space, value_range, crop):
    path = tmp_path_factory.mktemp("t") / "trajectory.safetensors"
    arrays = parts(*sizes, dtype=dtype, seed=seed)
    metadata = {"space": space, "value_range": json.dumps(value_range), "model": "digits"}
    if crop:
        metadata["crop"] = json.dumps(crop)
    save_file(arrays, path, metadata)
    found = read_trajectory(path)
    for name, array in arrays.items():
        read = getattr(found, name)
        assert read.dtype == array.dtype
        assert np.array_equal(read, array)
    assert (found.space, found.value_range, found.crop, found.model) == (space, value_range, crop, "digits")
    assert found.kept == tuple(range(sizes[0]))
    assert found.steps == sizes[0]


def test_reads_what_the_engine_writes(tmp_path):
    path = tmp_path / "trajectory.safetensors"
    recipe = GenerateRecipe(steps=3, seed=7)
    metadata = {"recipe": dump_recipe(recipe), "space": "pixel", "value_range": "[-1.0, 1.0]"}
    path.write_bytes(trajectory_bytes(**parts(), metadata=metadata))
    found = read_trajectory(path)
    assert np.array_equal(found.x0, parts()["x0"])
    assert found.recipe() == recipe


def test_frames_are_mapped_and_cannot_be_written(tmp_path):
    path = tmp_path / "t.safetensors"
    save_file(parts(), path)
    found = read_trajectory(path)
    assert isinstance(found.x_t, np.memmap)
    assert isinstance(found.x0, np.memmap)
    with pytest.raises(ValueError, match="read-only"):
        found.x_t[0] = 0


def test_no_recipe_and_a_broken_one(tmp_path):
    path = tmp_path / "t.safetensors"
    save_file(parts(), path)
    assert read_trajectory(path).recipe() is None
    save_file(parts(), path, {"recipe": '{"kind": "train"}'})
    with pytest.raises(BadInput, match="not one of a generation"):
        read_trajectory(path).recipe()
    save_file(parts(), path, {"recipe": "{"})
    with pytest.raises(BadInput, match="not a recipe"):
        read_trajectory(path).recipe()


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
        (broken(x_t=np.zeros((0, 2, 1, 4, 5), np.float16), x0=np.zeros((0, 2, 1, 4, 5), np.float16)), "0 frames"),
    ],
)
def test_parts_that_do_not_fit_are_refused_in_one_line(tmp_path, arrays, says):
    path = tmp_path / "t.safetensors"
    save_file(arrays, path)
    with pytest.raises(BadInput, match=says) as caught:
        read_trajectory(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "metadata",
    [
        {"value_range": "1"},
        {"value_range": "[1, -1]"},
        {"value_range": "[nan, 1]"},
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
        read_trajectory(path)


def test_how_latents_look_is_read(tmp_path):
    path = tmp_path / "t.safetensors"
    rows = "[[0.5, 0.25], [1, 0], [0, -1]]"
    save_file(parts(), path, {"space": "latent", "preview": rows, "size": "[20, 16]"})
    found = read_trajectory(path)
    assert found.preview.size == (20, 16)
    assert found.preview.pictures(found.x0[0]).shape == (2, 3, 4, 5)
    save_file(parts(), path, {"space": "latent", "preview": rows})
    assert read_trajectory(path).preview.size == (5, 4)
    save_file(parts(), path, {"space": "latent"})
    assert read_trajectory(path).preview is None


def test_thinned_steps_are_told(tmp_path):
    path = tmp_path / "t.safetensors"
    save_file(parts(), path, {"kept": "[0, 24, 49]", "steps": "50"})
    assert read_trajectory(path).kept == (0, 24, 49)
    assert read_trajectory(path).steps == 50


@given(st.data())
def test_a_truncated_file_is_refused(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("t") / "t.safetensors"
    whole = save(parts())
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    with pytest.raises(BadInput, match="not a trajectory"):
        read_trajectory(path)


@given(st.binary(max_size=300))
def test_a_foreign_file_is_refused(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("t") / "t.safetensors"
    path.write_bytes(content)
    with pytest.raises(BadInput):
        read_trajectory(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "none.safetensors", tmp_path):
        with pytest.raises(BadInput):
            read_trajectory(path)


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
        read_trajectory(path)
