import pytest

from studio.protocol.modelcard import ModelCard, read_card
from studio.protocol.modelfacts import ModelFacts, facts_of
from studio.protocol.modelfit import Device, memory_need, this_computer
from studio.protocol.places import bundled_models

GB = 2**30
SD1 = {"unet": 859_520_964, "vae": 83_653_863, "text_encoder": 123_060_480}
SDXL = {"unet": 2_567_463_684, "vae": 83_653_863, "text_encoder": 123_060_480, "text_encoder_2": 694_659_840}


def need(family, parameters, *, gpu=False, **asked):
    side = 1024 if family == "sdxl" else 512
    card = ModelCard(
        name="m",
        title="m",
        kind="stable-diffusion",
        family=family,
        size=side,
        channels=3,
        latent=(4, side // 8, side // 8),
    )
    return memory_need(card, ModelFacts(parameters, "float16", 0, "", True), gpu=gpu, **asked)


def test_known_figures_of_the_real_models():
    """16-bit weights of Stable Diffusion 1 take 2.13 GB; decoding 1024 x 1024 pixels in 16 bits takes 4.6 GB."""
    sd1, sdxl = need("sd1", SD1, gpu=True), need("sdxl", SDXL, gpu=True)
    assert sum(sd1.weights.values()) == pytest.approx(2.13e9, rel=0.01)
    assert sum(sdxl.weights.values()) == pytest.approx(6.94e9, rel=0.01)
    assert sdxl.decoding == pytest.approx(4.6e9, rel=0.01)
    assert need("sd1", SD1).total == 2 * sd1.total  # in float32
    assert sd1.denoising == pytest.approx(2 * 64 * 64 * 0.01 * 2 * 2**20, rel=0.01)  # 0.01 MiB a position and byte


@pytest.mark.parametrize(
    ("memory", "fit"),
    [(80 * GB, "fits"), (16 * GB, "fits"), (8 * GB, "tight"), (4 * GB, "too large")],
)
def test_sdxl_on_graphics_cards(memory, fit):
    assert need("sdxl", SDXL, gpu=True).fit(Device(memory, gpu=True)) == fit


def test_a_processor_keeps_all_networks_in_memory():
    asked = need("sdxl", SDXL)
    weights = sum(asked.weights.values())
    assert asked.least(Device(64 * GB)) == weights + max(asked.denoising, asked.tiled)
    assert asked.least(Device(64 * GB, gpu=True)) < weights


def test_larger_pictures_and_more_of_them_take_more():
    one = need("sd1", SD1)
    large, two = need("sd1", SD1, size=(1024, 512)), need("sd1", SD1, count=2)
    assert (large.decoding, large.denoising) == pytest.approx((2 * one.decoding, 2 * one.denoising))
    assert (two.decoding, two.denoising) == pytest.approx((2 * one.decoding, 2 * one.denoising))
    assert large.tiled == one.tiled == one.decoding  # one tile is as large as the first


def test_bundled_models_fit_anywhere():
    for place in bundled_models().iterdir():
        asked = memory_need(read_card(place), facts_of(place))
        assert 0 < asked.total < GB
        assert asked.fit(this_computer()) == "fits"
