"""The linear map from latents to colours."""

import numpy as np
import pytest
import torch
from torch.nn.functional import interpolate

from studio.engine.generation import preview
from studio.engine.generation.preview import latent_preview
from studio.engine.models.files import load_model
from studio.protocol.latent_features import features_of, latent_features
from studio.protocol.modelcard import find_model
from tests.tiny_text_model import save_tiny_model


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return save_tiny_model(tmp_path_factory.mktemp("models") / "tiny")


def shown(rows, latents):
    """Apply the linear map as a reader of the record does: [N, 3, h, w]."""
    table = torch.tensor(rows)
    return torch.einsum("rc,nchw->nrhw", table[:, :-1], latents) + table[:, -1, None, None]


def test_the_fit_recovers_a_linear_decoder(folder, monkeypatch):
    model = load_model(folder)
    rows = torch.linspace(-0.3, 0.3, 15).reshape(3, 5)
    monkeypatch.setattr(
        type(model), "decode", lambda self, z: interpolate(shown(rows.tolist(), z), scale_factor=4, mode="nearest")
    )
    found = latent_preview(model)
    assert np.allclose(found.coarse, rows, atol=1e-4)
    assert len(found.fine[0]) == features_of(4)


def test_the_fit_is_cached_and_deterministic(folder, monkeypatch):
    fits, fit = [], preview._fit
    monkeypatch.setattr(preview, "_fit", lambda model: fits.append(model) or fit(model))
    model = load_model(folder)
    state = torch.random.get_rng_state()
    first = latent_preview(model)
    assert latent_preview(model) is first
    assert torch.equal(torch.random.get_rng_state(), state)
    assert latent_preview(load_model(folder)) == first
    assert len(fits) == 2


def test_the_fine_map_shows_the_colours_of_backgrounds_that_the_coarse_one_misses():
    model = load_model(find_model("pocket"))
    found = latent_preview(model)
    colours = torch.tensor([[1.0, 0.8, -0.35], [0.95, 0.0, -0.7], [0.9, 0.95, 1.0], [0.1, 0.1, 0.9]])
    pictures = colours[..., None, None].expand(-1, -1, 64, 64)
    with torch.inference_mode():
        latents = model.vae.encode(pictures).latent_dist.mean * model.vae.config.scaling_factor
        decoded = interpolate(model.decode(latents), size=latents.shape[-2:], mode="area")
    features = torch.from_numpy(latent_features(latents.numpy()))
    fine = torch.einsum("cf,nfhw->nchw", torch.tensor(found.fine), features)
    coarse = shown(found.coarse, latents)
    errors = [(each.clamp(-1, 1) - decoded).abs().mean().item() * 127.5 for each in (fine, coarse)]
    assert errors[0] < 15
    assert errors[0] < errors[1] * 0.7
