"""The linear map from latents to colours."""

import numpy as np
import pytest
import torch
from torch.nn.functional import interpolate

from studio.engine.generation import preview
from studio.engine.generation.preview import latent_preview
from studio.engine.models.files import load_model
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
    assert np.allclose(latent_preview(model), rows, atol=1e-4)


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
