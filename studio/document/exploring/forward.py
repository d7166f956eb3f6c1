"""The forward process on a picture, for display: one step from x_0 to x_t, and the chain of all steps between."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Noised:
    """A noised picture.

    Attributes:
        t: The timestep, 0 ... T - 1.
        alpha_bar: ᾱ_t.
        one_step: x_t from x_0 by the closed form, [C, H, W].
        chain: x_t by t + 1 transitions, each with noise of its own, [C, H, W]; None where it was not asked for.
        before: The chain's state before its last transition: x_{t-1}, or x_0 for t = 0.
    """

    t: int
    alpha_bar: float
    one_step: Floats
    chain: Floats | None = None
    before: Floats | None = None

    @property
    def snr(self) -> float:
        """The signal-to-noise ratio ᾱ_t / (1 - ᾱ_t)."""
        return self.alpha_bar / max(1 - self.alpha_bar, 1e-300)


def noised(x0: Floats, alphas_cumprod: Floats, t: int, seed: int, *, chain: bool = False) -> Noised:
    """Noise a picture to a timestep.

    Args:
        x0: [C, H, W] in [-1, 1].
        alphas_cumprod: ᾱ, [T].
        t: The timestep, 0 ... T - 1.
        seed: Of the noise. The chain's last transition draws from the same seed at every t, so that moving t changes
            the picture little by little.
        chain: Whether to walk the chain too; it takes t + 1 times as long.

    Returns:
        x_t = √ᾱ_t · x_0 + √(1 - ᾱ_t) · ε (Ho et al. 2020, eq. 4), and the same distribution by
        x_s = √(1 - β_s) · x_{s-1} + √β_s · ε_s for s = 0 ... t (eq. 2), with 1 - β_s = ᾱ_s / ᾱ_{s-1}.
    """
    alpha_bar = float(alphas_cumprod[t])
    noise = np.random.default_rng(seed).standard_normal(x0.shape)
    one_step = alpha_bar**0.5 * x0 + (1 - alpha_bar) ** 0.5 * noise
    if not chain:
        return Noised(t, alpha_bar, one_step)
    random, x, earlier, level_before = np.random.default_rng(seed + 1), x0, x0, 1.0
    for level in alphas_cumprod[: t + 1]:
        kept = float(level) / level_before
        earlier, x = x, kept**0.5 * x + (1 - kept) ** 0.5 * random.standard_normal(x0.shape)
        level_before = float(level)
    return Noised(t, alpha_bar, one_step, x, earlier)


@dataclass(frozen=True)
class Statistics:
    """Mean and standard deviation of a noised picture's values.

    Attributes:
        mean, deviation: Measured over all pixels and channels.
        expected_mean, expected_deviation: Of the distribution: √ᾱ·mean(x_0), √(ᾱ·var(x_0) + 1 - ᾱ).
    """

    mean: float
    deviation: float
    expected_mean: float
    expected_deviation: float


def statistics(x_t: Floats, x0: Floats, alpha_bar: float) -> Statistics:
    """Return the statistics of x_t, [C, H, W], and their expected values."""
    expected = (alpha_bar * float(x0.var()) + 1 - alpha_bar) ** 0.5
    return Statistics(float(x_t.mean()), float(x_t.std()), alpha_bar**0.5 * float(x0.mean()), expected)


def reduced(pixels: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """Return a picture [H, W, 4], reduced to at most `side` pixels by averaging whole blocks, as [h, w, 3]."""
    step = max(1, -(-max(pixels.shape[:2]) // side))
    height, width = pixels.shape[:2]
    box = (0, 0, max(1, width // step) * step, max(1, height // step) * step)
    picture = Image.fromarray(np.ascontiguousarray(pixels))
    return np.asarray(picture.reduce(step, (0, 0, min(box[2], width), min(box[3], height))))[..., :3]


def to_planes(pixels: NDArray[np.uint8], side: int) -> Floats:
    """Return a picture [H, W, 4], reduced to at most `side` pixels, as [3, h, w] in [-1, 1]."""
    return np.moveaxis(reduced(pixels, side).astype(np.float64), 2, 0) / 127.5 - 1


def to_pixels(planes: Floats) -> NDArray[np.uint8]:
    """Return planes [3, H, W] as uint8 [H, W, 3]; what lies outside [-1, 1] is clipped."""
    return np.rint(np.clip((np.moveaxis(planes, 0, 2) + 1) * 127.5, 0, 255)).astype(np.uint8)


def log_snr(alphas_cumprod: Floats) -> Floats:
    """Return the decimal logarithm of the signal-to-noise ratio at each timestep, [T]."""
    clipped = np.clip(alphas_cumprod, 1e-12, 1 - 1e-12)
    return np.log10(clipped / (1 - clipped))
