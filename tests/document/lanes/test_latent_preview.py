import warnings

import numpy as np
import pytest
from PIL import Image

from studio.document.lanes.latent_preview import LatentPreview
from studio.protocol.errors import BadInput
from studio.protocol.latent_features import features_of, latent_features

ROWS = ((0.5, 0.0, 0.1, 0.0, -0.2), (0.0, 0.25, 0.0, 0.0, 0.0), (0.1, 0.1, 0.1, 0.1, 0.3))


def latents(n=2, h=8, w=8, seed=0, dtype=np.float16):
    return np.random.default_rng(seed).standard_normal((n, 4, h, w)).astype(dtype)


def test_the_map_is_linear_with_a_constant():
    z = latents()
    pictures = LatentPreview(ROWS, (32, 32), 4).pictures(z)
    table = np.array(ROWS)
    expected = np.einsum("rc,nchw->nrhw", table[:, :4], z.astype(np.float64)) + table[:, 4].reshape(1, 3, 1, 1)
    assert np.allclose(pictures, expected, atol=1e-6)


@pytest.mark.parametrize(("size", "h", "w"), [((32, 32), 8, 8), ((48, 32), 8, 12)])
def test_pictures_are_enlarged_as_pillow_does(size, h, w):
    preview = LatentPreview(ROWS, size, 4)
    z = latents(h=h, w=w)
    seen = preview.render("x0", z, z, z, 0.5)
    assert seen.shape == (2, 3, size[1], size[0])
    plane = Image.fromarray(preview.pictures(z)[1, 2]).resize(size, Image.Resampling.BICUBIC)
    assert np.abs(seen[1, 2] - np.clip((np.asarray(plane) + 1) * 127.5, 0, 255)).max() <= 0.51


def test_a_thumbnail_converts_only_the_rows_that_it_shows():
    z = latents(h=64, w=96)
    seen = LatentPreview(ROWS, (768, 512), 4).render("x_t", z, z, z, 0.5, rows=40)
    assert seen.shape == (2, 3, 40, 60)


def test_every_view_has_its_own_preview():
    preview = LatentPreview(ROWS, (32, 32), 4)
    x_t, x0, before = latents(seed=1), latents(seed=2), latents(seed=3)
    views = {view: preview.render(view, x_t, x0, before, 0.5) for view in ("x_t", "x0", "epsilon", "change")}
    assert all(seen.shape == (2, 3, 32, 32) and seen.dtype == np.uint8 for seen in views.values())
    assert (views["x_t"] != views["x0"]).any()
    assert not preview.render("change", x_t, x0, x0, 0.5).any()
    assert (preview.render("epsilon", x0, x0, x0, 1.0) == 128).all(), "grey is not noise"


def test_grey_models_and_latents_of_few_channels():
    z = latents()[:, :2]
    preview = LatentPreview(((0.5, 0.5, 0.0),), (16, 16), 2)
    assert preview.render("x0", z, z, z, 0.5).shape == (2, 1, 16, 16)
    assert preview.render("epsilon", z, z, z, 0.5).shape == (2, 1, 16, 16)


def test_non_finite_values_are_shown_without_warnings():
    z = latents()
    z[0, 0, 0, 0], z[1] = np.nan, 60_000
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert LatentPreview(ROWS, (32, 32), 4).render("x0", z, z, z, 0.5).dtype == np.uint8


@pytest.mark.parametrize(
    ("rows", "size"),
    [
        (ROWS[:2], (32, 32)),
        (((1.0, 2.0),), (32, 32)),
        ((*ROWS[:2], (1.0,)), (32, 32)),
        ((*ROWS[:2], (1.0, 2.0, 3.0, 4.0, float("nan"))), (32, 32)),
        ((*ROWS[:2], (1.0, 2.0, 3.0, 4.0, 1e300)), (32, 32)),
        ((("a", "b"),), (32, 32)),
        (ROWS, (0, 32)),
        (ROWS, (32, 100_000)),
    ],
)
def test_previews_that_do_not_fit_their_latents_are_refused(rows, size):
    with pytest.raises(BadInput):
        LatentPreview(rows, size, 4)


def fine_rows(seed=0):
    return np.random.default_rng(seed).normal(0, 0.1, (3, features_of(4))).tolist()


def test_the_fine_map_is_linear_in_the_features_of_the_latents():
    z, rows = latents(), fine_rows()
    features = latent_features(z.astype(np.float32))
    expected = np.einsum("cf,nfhw->nchw", np.array(rows), features)
    assert np.allclose(LatentPreview(ROWS, (32, 32), 4, rows).pictures(z), expected, atol=1e-4)


def test_features_see_the_neighbours_and_repeat_the_edge():
    z = latents(n=1).astype(np.float32)
    features = latent_features(z)
    assert features.shape == (1, features_of(4), 8, 8)
    assert np.array_equal(features[0, 4], z[0, 0]), "the middle of the nine of the first channel"
    assert np.array_equal(features[0, 5, :, :-1], z[0, 0, :, 1:])
    assert np.array_equal(features[0, 5, :, -1], z[0, 0, :, -1])
    assert (features[0, -1] == 1).all()
    other = z.copy()
    other[0, :, 7, 7] += 1
    assert np.array_equal(latent_features(other)[..., :6, :6], features[..., :6, :6]), "nothing beyond the neighbours"


def test_many_latents_are_shown_by_the_map_that_costs_less():
    z = latents(n=1, h=128, w=128)
    assert np.array_equal(
        LatentPreview(ROWS, (512, 512), 4, fine_rows()).pictures(z), LatentPreview(ROWS, (512, 512), 4).pictures(z)
    )


def test_non_finite_values_have_features_without_warnings():
    z = latents()
    z[0, 0, 0, 0], z[1] = np.nan, 60_000
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        seen = LatentPreview(ROWS, (32, 32), 4, fine_rows()).render("x0", z, z, z, 0.5)
    assert seen.dtype == np.uint8


def test_a_fine_map_of_another_shape_is_refused():
    with pytest.raises(BadInput, match="does not fit their 4 channels"):
        LatentPreview(ROWS, (32, 32), 4, [[0.0] * 9] * 3)
