"""Autoencoders, which reconstruct pictures and cannot be sampled."""

import pytest
import torch

from studio.engine.models.autoencoder import AutoencoderModel
from studio.engine.networks.autoencoder import Encoder, build_autoencoder
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard

CARD = ModelCard(name="tiny", title="Tiny", kind="autoencoder", model="autoencoder", size=8, channels=1, latent=(3,))


def test_encoder_and_decoder_reconstruct_pictures():
    encoder, decoder = build_autoencoder(Encoder, "conv", size=8, channels=1, hidden=(4, 4), latent=3)
    model = AutoencoderModel.assemble(CARD, {"encoder": encoder, "decoder": decoder})
    pictures = torch.rand(2, 1, 8, 8) * 2 - 1
    back = model.reconstruct(pictures)
    assert torch.equal(back, decoder(encoder(pictures)))
    assert back.shape == pictures.shape
    assert float(back.abs().max()) <= 1
    with pytest.raises(BadInput, match="only reconstructs pictures"):
        model.sample([None], guidance=1.0, seed=0)


@pytest.mark.parametrize("missing", ["encoder", "decoder"])
def test_a_model_without_encoder_or_decoder_is_refused(missing: str):
    encoder, decoder = build_autoencoder(Encoder, "mlp", size=8, channels=1, hidden=(4,), latent=3)
    parts = {"encoder": encoder, "decoder": decoder}
    del parts[missing]
    with pytest.raises(BadInput, match=f"no {missing}"):
        AutoencoderModel.assemble(CARD, parts)
