"""Indices become subscripts where Unicode has them."""

import pytest

from studio.ui.subscripts import with_subscripts


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x_t and x_0", "xₜ and x₀"),
        ("x_{t-1} = √ᾱ_t·x̂_0", "xₜ₋₁ = √ᾱₜ·x̂₀"),
        ("x_400", "x₄₀₀"),
        ("ε_θ, x_known, q(x_t | x_0)", "ε_θ, x_known, q(xₜ | x₀)"),
        ("min_snr_gamma, label_t, A_B", "min_snr_gamma, label_t, A_B"),
    ],
)
def test_indices_of_single_letters(text, shown):
    assert with_subscripts(text) == shown
