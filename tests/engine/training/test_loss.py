"""The loss and its weights."""

import pytest
import torch

from studio.engine.diffusion.forward import add_noise
from studio.engine.diffusion.prediction import to_prediction, training_target
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.training.loss import picture_losses, quarter_of, snr_weights
from studio.protocol.training_recipe import ScheduleSpec

SCHEDULE = NoiseSchedule.of(ScheduleSpec(kind="cosine", timesteps=100))


@pytest.mark.parametrize("kind", ["epsilon", "x0", "v", "mean"])
def test_min_snr_weighting_is_the_same_for_all_prediction_types(kind: str):
    """Weighted, the four targets measure the same error of x0: min(SNR, gamma) times its square."""
    generator = torch.Generator().manual_seed(0)
    x0, noise, wrong = (torch.randn(8, 1, 4, 4, generator=generator, dtype=torch.float64) for _ in range(3))
    t = torch.arange(5, 85, 10)
    x_t = add_noise(x0, noise, t, SCHEDULE)
    target = training_target(kind, x0, noise, t, SCHEDULE)
    guess = to_prediction(target + 0.1 * wrong, kind, x_t, t, SCHEDULE, clip=False)
    weights = snr_weights(kind, SCHEDULE, 5.0)
    assert weights is not None
    losses = picture_losses(target + 0.1 * wrong, target, weights[t])
    direct = (guess.x0 - x0).square().flatten(1).mean(1) * SCHEDULE.snr[t].clamp(max=5.0)
    assert torch.allclose(losses.double(), direct, rtol=1e-4)


def test_without_gamma_the_weights_are_1():
    assert snr_weights("v", SCHEDULE, None) is None
    assert picture_losses(torch.full((2, 1, 2, 2), 3.0), torch.ones(2, 1, 2, 2), None).tolist() == [4.0, 4.0]


def test_losses_per_timestep_quartile():
    assert quarter_of(torch.tensor([0, 24, 25, 50, 75, 99]), 100).tolist() == [0, 0, 1, 2, 3, 3]
    assert quarter_of(torch.tensor([0, 1, 2]), 3).tolist() == [0, 1, 2]
