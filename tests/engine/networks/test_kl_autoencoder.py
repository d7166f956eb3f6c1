"""The KL autoencoder: valid sizes, and normalisation of its latents without a change to decoded pictures."""

import copy

import pytest
import torch

from studio.engine.networks.kl_autoencoder import build_kl_autoencoder, normalise_alike, normalise_latents
from studio.protocol.errors import BadInput


@pytest.fixture
def vae():
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(3)
        return build_kl_autoencoder(size=16, channels=3, levels=(8, 16), latent_channels=4).eval()


@torch.no_grad()
def test_normalised_latents_have_unit_variance_and_decode_unchanged(vae):
    pictures = torch.rand(6, 3, 16, 16, generator=torch.Generator().manual_seed(1)) * 2 - 1
    posterior = vae.encode(pictures).latent_dist
    before = vae.decode(posterior.mean).sample
    normalise_latents(vae, posterior.mean)
    found = vae.encode(pictures).latent_dist
    assert found.mean.mean((0, 2, 3)).abs().max() < 1e-4
    assert (found.mean.std((0, 2, 3)) - 1).abs().max() < 1e-4
    torch.testing.assert_close(vae.decode(found.mean).sample, before, atol=1e-4, rtol=0)
    # what is drawn from the posterior moves with it: its deviation is scaled as the mean is
    scale = posterior.mean.std((0, 2, 3))[:, None, None]
    torch.testing.assert_close(found.std, posterior.std / scale, rtol=1e-3, atol=1e-6)
    assert vae.config.scaling_factor == 1.0


@torch.no_grad()
def test_another_decoder_takes_the_latents_of_a_normalised_one(vae):
    pictures = torch.rand(6, 3, 16, 16, generator=torch.Generator().manual_seed(1)) * 2 - 1
    other = copy.deepcopy(vae)
    for weight in (*other.decoder.parameters(), *other.post_quant_conv.parameters()):
        weight.add_(0.01 * torch.randn(weight.shape, generator=torch.Generator().manual_seed(2)))
    wanted = other.decode(other.encode(pictures).latent_dist.mean).sample
    normalise_latents(vae, vae.encode(pictures).latent_dist.mean)
    normalise_alike(other, vae)
    latents = vae.encode(pictures).latent_dist.mean
    assert torch.equal(other.encode(pictures).latent_dist.mean, latents)
    torch.testing.assert_close(other.decode(latents).sample, wanted, atol=1e-4, rtol=0)
    other.encoder.conv_in.bias.add_(1)
    with pytest.raises(ValueError, match="encoders differ"):
        normalise_alike(other, vae)
    deeper = build_kl_autoencoder(size=16, channels=3, levels=(8, 16, 16), latent_channels=4)
    with pytest.raises(ValueError, match="encoders differ"):
        normalise_alike(deeper, vae)


@torch.no_grad()
def test_pictures_of_other_sizes_are_encoded(vae):
    assert vae.encode(torch.zeros(1, 3, 24, 8)).latent_dist.mean.shape == (1, 4, 12, 4)


@pytest.mark.parametrize("size", [4, 15])
def test_sizes_that_do_not_divide_are_refused(size: int):
    with pytest.raises(BadInput, match="size"):
        build_kl_autoencoder(size=size, channels=3, levels=(8, 8), latent_channels=4)
