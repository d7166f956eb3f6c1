"""Tiles cover a latent, blend without seams, and crop everything that the network is given."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from studio.engine.models.conditioned_unet import ActiveAdapter, ActiveControl, predict
from studio.engine.models.tiling import ALIGNMENT, Tile, blended, in_tiles, shift_at, tile_side, tiles_of
from tests.engine.models.tiny_stable_diffusion import tiny_controlnet, tiny_model, tiny_pipeline

SIDES = st.integers(4, 200)


SHIFTS = st.tuples(st.floats(0, 1, exclude_max=True), st.floats(0, 1, exclude_max=True))


@given(SIDES, SIDES, st.integers(4, 96), st.sampled_from([1, ALIGNMENT]), SHIFTS)
def test_tiles_cover_every_latent_and_stay_inside(height, width, side, alignment, shift):
    tiles = tiles_of(height, width, side, alignment, shift)
    covered = torch.zeros(height, width, dtype=torch.bool)
    for tile in tiles:
        assert tile.y >= 0
        assert tile.x >= 0
        assert tile.y + tile.height <= height
        assert tile.x + tile.width <= width
        assert max(tile.height, tile.width) <= side
        covered[tile.y : tile.y + tile.height, tile.x : tile.x + tile.width] = True
    assert covered.all()
    for tile in tiles:
        if side % alignment == 0 and side >= 2 * alignment:
            assert tile.x % alignment == 0 or tile.x == width - side
    assert len(set(tiles)) == len(tiles)


def test_tiles_lie_elsewhere_at_each_step():
    """No latent is at the edge of a tile, or in its middle, at more than a few of many steps."""
    edges, middles = torch.zeros(128), torch.zeros(128)
    for t in torch.linspace(999, 0, 24).round().tolist():
        starts = {tile.x for tile in tiles_of(128, 128, 64, shift=shift_at(t)) if 0 < tile.x < 64}
        for start in starts:
            edges[start] += 1
            middles[start + 32] += 1
    assert edges.max() <= 3
    assert middles.max() <= 3
    assert edges.sum() >= 24


@given(SIDES, SIDES, st.integers(8, 64))
def test_blending_parts_of_a_latent_gives_the_latent(height, width, side):
    latent = torch.randn(1, 2, height, width, generator=torch.Generator().manual_seed(0))
    tiles = tiles_of(height, width, side)
    parts = [tile.of(latent, height, width) for tile in tiles]
    assert torch.allclose(blended(parts, tiles, height, width), latent, atol=1e-5)


def test_where_tiles_meet_one_fades_into_the_other():
    """With outputs that differ, no neighbouring latents differ by more than a step of the fade."""
    tiles = tiles_of(16, 24, 16)
    assert [tile.x for tile in tiles] == [0, 8]
    whole = blended([torch.full((1, 1, 16, 16), float(number)) for number in range(2)], tiles, 16, 24)
    assert whole[0, 0, 8, 0] == 0
    assert whole[0, 0, 8, -1] == 1
    assert whole[0, 0].diff(dim=1).abs().max() < 0.4


def test_one_resolution_for_all():
    """Control images have 8 pixels a latent, deep features a fraction of one."""
    tile = Tile(8, 16, 16, 24)
    images = torch.arange(32 * 8 * 48 * 8).reshape(1, 1, 256, 384)
    assert torch.equal(tile.of(images, 32, 48), images[..., 64:192, 128:320])
    deep = torch.arange(4 * 6).reshape(1, 1, 4, 6)
    assert torch.equal(tile.of(deep, 32, 48), deep[..., 1:3, 2:5])


@pytest.fixture(scope="module")
def pipeline():
    return tiny_pipeline("sd1")


@pytest.fixture(scope="module")
def model(pipeline):
    return tiny_model(pipeline, "sd1")


def output(model, z, controls=()):
    conditioning = model.conditioning(["a cat"], "")[0]
    with torch.inference_mode():
        return predict(model.unet, z, torch.tensor([500]), conditioning, controls)


def test_a_latent_of_one_tile_is_predicted_in_one_piece(model):
    z = torch.randn(1, 4, 16, 16, generator=torch.Generator().manual_seed(1))
    whole = output(model, z)
    with in_tiles(model.unet, 16):
        assert torch.equal(output(model, z), whole)


def test_far_from_the_overlap_the_output_is_that_of_the_tile_alone(model):
    z = torch.randn(1, 4, 16, 40, generator=torch.Generator().manual_seed(1))
    alone = output(model, z[..., :16])
    with in_tiles(model.unet, 16):
        tiled = output(model, z)
    assert tiled.shape == z.shape
    assert torch.allclose(tiled[..., :8], alone[..., :8], atol=1e-5)
    assert tile_side(model.unet) is None


def test_controls_are_cropped_with_the_latents(model, pipeline):
    network = tiny_controlnet(pipeline)
    generator = torch.Generator().manual_seed(2)
    z = torch.randn(1, 4, 16, 40, generator=generator)
    images = torch.rand(1, 3, 128, 320, generator=generator)
    left = ActiveControl(network, images[..., :128])
    alone = output(model, z[..., :16], [left])
    assert not torch.allclose(alone, output(model, z[..., :16]))
    with in_tiles(model.unet, 16):
        tiled = output(model, z, [ActiveControl(network, images)])
    assert torch.allclose(tiled[..., :8], alone[..., :8], atol=1e-5)


def test_features_of_adapters_are_cropped_too():
    adapter = ActiveAdapter((torch.arange(40.0).reshape(1, 1, 1, 40), torch.arange(20.0).reshape(1, 1, 1, 20)))
    part = adapter.of_tile(Tile(0, 8, 1, 16), 1, 40)
    assert part.features[0].flatten().tolist() == list(range(8, 24))
    assert part.features[1].flatten().tolist() == list(range(4, 12))
