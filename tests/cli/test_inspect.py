"""The verb inspect of the command line."""

import json

import numpy as np
import pytest
from safetensors.numpy import load_file

from studio.protocol.record import open_record
from studio.protocol.recordheader import read_header
from tests.tiny_latent_models import save_vae


@pytest.fixture
def record(words_model, tmp_path, output_of):
    """A record of a tiger."""
    path = tmp_path / "tiger.safetensors"
    words = ["--prompt", "a tiger", "--steps", 5, "--sampler", "ddim", "--eta", 0.5, "--guidance", 2]
    output_of("generate", "words", "--out", tmp_path / "tiger.png", *words, "--trajectory", path)
    return path


def test_a_step_is_one_object_and_its_terms_are_tensors(record, tmp_path, output_of):
    file = tmp_path / "deep" / "terms.safetensors"
    told = output_of("inspect", record, "--step", 2, "--json", "--terms", file)
    found = json.loads(told)
    opened = open_record(record)
    table = opened.info.alphas_cumprod
    assert (found["sampler"], found["step"], found["timestep"]) == ("ddim", 2, opened.info.timesteps[2])
    assert (found["guidance"], found["model"], found["space"]) == (2.0, "words", "latent")
    assert found["alpha_bar"] == table[found["timestep"]]
    assert found["alpha_bar_prev"] == table[opened.info.timesteps[3]]
    assert [term["name"] for term in found["terms"]] == ["x0", "epsilon", "noise"]
    assert found["sigma"] == found["terms"][2]["coefficient"] > 0
    tensors = load_file(file)
    wanted = {"x_t", "x0", "eps", "x_prev", "direction", "noise", "eps_uncond", "eps_cond"}
    assert wanted <= set(tensors)
    assert np.array_equal(tensors["x_t"], opened.x_t[2])
    assert np.array_equal(tensors["x_prev"], opened.x_t[3])
    for term in found["terms"]:
        value = tensors[f"terms/{term['name']}"].astype(np.float64)
        assert term["mean"] == pytest.approx(value.mean())
        assert term["norm"] == pytest.approx(np.linalg.norm(value))
    assert found["tensors"]["eps"]["norm"] == pytest.approx(np.linalg.norm(tensors["eps"]), rel=1e-6)


def test_a_step_is_a_readable_table(record, output_of):
    told = output_of("inspect", record, "--step", 4)
    assert "ddim: step 4 of 5" in told
    assert "to the clean picture" in told
    assert "x_prev = √ᾱ′·x₀" in told
    assert any(line.startswith("epsilon ") for line in told.splitlines())


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--step", 5], "has no step 5; its steps are 0 to 4"),
        (["--step", 1, "--terms", "terms.txt"], "--terms takes a .safetensors file"),
    ],
)
def test_what_is_not_there_is_refused_in_a_line(record, refused, words, line):
    assert line in refused("inspect", record, *words)


def test_a_model_that_is_gone_is_named(record, data_home, refused):
    (data_home / "models").unlink()
    assert "There is no model 'words'" in refused("inspect", record, "--step", 1)


def test_edited_states_and_truncated_files_are_refused(record, tmp_path, refused):
    opened = open_record(record)
    data = bytearray(record.read_bytes())
    cut = tmp_path / "cut.safetensors"
    cut.write_bytes(data[: len(data) * 2 // 3])
    assert "is not a trajectory" in refused("inspect", cut, "--step", 1)
    data[read_header(opened.path)[0]["x_t"][2] + 3 * opened.x_t[0].nbytes + 8] ^= 1
    record.unlink()
    record.write_bytes(data)
    terms = tmp_path / "terms.safetensors"
    assert "Step 3" in refused("inspect", record, "--step", 3, "--terms", terms)
    assert not terms.exists()


def test_a_model_of_one_pass_has_no_steps(tmp_path, output_of, refused):
    vae = save_vae(tmp_path / "vae")
    output_of("sample", vae, "--out", tmp_path / "out", "--trajectory")
    line = refused("inspect", tmp_path / "out" / "trajectory.safetensors", "--step", 0)
    assert "in one pass; there are no denoising steps" in line
