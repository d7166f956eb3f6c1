"""Decoding of recorded latents."""

import base64

import numpy as np
import pytest
import torch
from PIL import Image

from studio.engine.generation.decoding import decode
from studio.engine.generation.model_cache import ModelCache
from studio.engine.models.files import load_model
from studio.protocol.errors import BadInput
from studio.protocol.requests import Decode
from tests.tiny_text_model import save_tiny_model


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return save_tiny_model(tmp_path_factory.mktemp("models") / "tiny")


def request(folder, numbers, out, **changes):
    text = base64.b64encode(numbers.astype("<f2").tobytes()).decode()
    asked = {"job": "d", "model": str(folder), "latents": text, "shape": numbers.shape, "out": str(out)}
    return Decode.model_validate(asked | changes)


@pytest.mark.parametrize("shape", [(4, 8, 8), (4, 6, 10)])
def test_latents_are_decoded_by_the_autoencoder(tmp_path, folder, shape):
    latents = np.random.default_rng(0).normal(size=shape).astype(np.float16)
    out = tmp_path / "deep" / "a.png"
    state = torch.random.get_rng_state()
    assert decode(request(folder, latents, out), ModelCache("cpu")).file == str(out)
    assert torch.equal(torch.random.get_rng_state(), state)
    picture = load_model(folder).decode(torch.from_numpy(latents).float()[None])[0].numpy().transpose(1, 2, 0)
    found = np.asarray(Image.open(out))
    assert found.shape == (4 * shape[1], 4 * shape[2], 3)
    assert np.abs(found - (picture + 1) * 127.5).max() <= 0.51


@pytest.mark.parametrize(
    ("numbers", "changes", "words"),
    [
        (np.zeros((4, 8, 8)), {"latents": "not base 64"}, "damaged"),
        (np.zeros((4, 8, 8)), {"shape": (4, 8, 9)}, "not 4x8x9 numbers"),
        (np.zeros((4, 8, 8)), {"shape": (-4, -8, 8)}, "damaged"),
        (np.zeros((3, 8, 8)), {}, "no latents of 3 channels"),
        (np.full((4, 8, 8), np.nan), {}, "not finite"),
        (np.zeros((4, 8, 8)), {"model": "nobody"}, "nobody"),
    ],
)
def test_invalid_latents_are_refused(tmp_path, folder, numbers, changes, words):
    with pytest.raises(BadInput, match=words):
        decode(request(folder, numbers, tmp_path / "a.png", **changes), ModelCache("cpu"))
    assert not (tmp_path / "a.png").exists()


def test_a_model_without_latents_is_refused(tmp_path, tiny_model):
    with pytest.raises(BadInput, match="has no latents"):
        decode(request(tiny_model, np.zeros((4, 8, 8)), tmp_path / "a.png"), ModelCache("cpu"))
