import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.document.layers.blending import BLENDS, COVERS, MIXES, blend_over


def pixel(red, green, blue, alpha=1.0):
    """One pixel, its colours multiplied by alpha, [4, 1, 1]."""
    return np.array([red * alpha, green * alpha, blue * alpha, alpha], np.float32).reshape(4, 1, 1)


BELOW, ABOVE = pixel(0.2, 0.5, 0.8), pixel(0.6, 0.25, 0.5)

# by hand from the formulas of W3C's Compositing and Blending Level 1
BY_HAND = {
    "svg:multiply": (0.12, 0.125, 0.4),
    "svg:screen": (0.68, 0.625, 0.9),
    "svg:overlay": (0.24, 0.25, 0.8),
    "svg:darken": (0.2, 0.25, 0.5),
    "svg:lighten": (0.6, 0.5, 0.8),
    "svg:color-dodge": (0.5, 0.6667, 1.0),
    "svg:color-burn": (0.0, 0.0, 0.6),
    "svg:hard-light": (0.36, 0.25, 0.8),
    "svg:soft-light": (0.2496, 0.375, 0.8),
    "svg:difference": (0.4, 0.25, 0.3),
    "svg:exclusion": (0.56, 0.5, 0.5),
}


@pytest.mark.parametrize("blend", BY_HAND)
def test_opaque_colours_mix_as_the_formula_says(blend):
    np.testing.assert_allclose(blend_over(BELOW, ABOVE, blend)[:, 0, 0], (*BY_HAND[blend], 1), atol=1e-4)


def luminosity(colour):
    return 0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2]


def test_non_separable_modes_take_luminosity_and_saturation_from_the_right_layer():
    below, above = BELOW[:3, 0, 0], ABOVE[:3, 0, 0]
    for blend, of in (("svg:color", below), ("svg:hue", below), ("svg:saturation", below), ("svg:luminosity", above)):
        mixed = blend_over(BELOW, ABOVE, blend)[:, 0, 0]
        assert luminosity(mixed) == pytest.approx(luminosity(of), abs=1e-4), blend
    saturated = blend_over(BELOW, ABOVE, "svg:hue")[:3, 0, 0]
    assert saturated.max() - saturated.min() == pytest.approx(below.max() - below.min(), abs=1e-4)


def test_operators_of_porter_and_duff_weigh_by_alpha():
    below, above = pixel(1, 0, 0, 0.5), pixel(0, 0, 1, 0.25)
    expected = {
        "svg:src-over": (0.375, 0, 0.25, 0.625),
        "svg:plus": (0.5, 0, 0.25, 0.75),
        "svg:dst-in": (0.125, 0, 0, 0.125),
        "svg:dst-out": (0.375, 0, 0, 0.375),
        "svg:src-atop": (0.375, 0, 0.125, 0.5),
        "svg:dst-atop": (0.125, 0, 0.125, 0.25),
    }
    assert set(expected) == set(COVERS)
    for blend, values in expected.items():
        np.testing.assert_allclose(blend_over(below, above, blend)[:, 0, 0], values, atol=1e-6, err_msg=blend)


@pytest.mark.parametrize("blend", MIXES)
def test_a_transparent_backdrop_shows_the_layer_as_it_is(blend):
    above = pixel(0.6, 0.25, 0.5, 0.5)
    np.testing.assert_allclose(blend_over(pixel(0, 0, 0, 0), above, blend), above, atol=1e-6)


@given(st.lists(st.floats(0, 1, width=32), min_size=8, max_size=8), st.sampled_from(BLENDS))
def test_results_stay_within_range_and_colours_within_alpha(values, blend):
    result = blend_over(pixel(*values[:4]), pixel(*values[4:]), blend)[:, 0, 0]
    assert np.isfinite(result).all()
    assert result.min() >= -1e-4
    assert result[:3].max() <= result[3] + 1e-4
