"""Estimates whether pictures show a word of the prompt: whether the model denoises them better with the word."""

import torch
from torch import Tensor

from studio.engine.diffusion.forward import add_noise
from studio.engine.generation.text_to_image import TextToImage

# ᾱ at which the pictures are noised: only coarse content is left. At this level, the deciding steps agreed better with
# a classifier of the things of a small text-to-image model than at 0.09.
LEVEL = 0.053
DRAWS = 3  # of noise, the same for all pictures and both prompts
_BATCH_SIZE = 10
_SEED = 7


@torch.inference_mode()
def word_evidence(
    plan: TextToImage,
    prompt: str,
    without: str,
    states: Tensor,
    *,
    extra_channels: Tensor | None = None,
    region: Tensor | None = None,
) -> list[float]:
    """Return by how much the word reduces the denoising error of each of N states; above 0, the picture shows the word.

    The mean over some draws of |ε - ε_θ(x_t | without)|² - |ε - ε_θ(x_t | with)|² estimates the log-likelihood ratio
    log p(x | with) / p(x | without): the model as a classifier (Li et al. 2023, "Your Diffusion Model is Secretly a
    Zero-Shot Classifier", eq. 6).

    Args:
        plan: A plan of the model.
        prompt, without: The prompt with the word, and without it.
        states: Clean latents [N, C, h, w].
        extra_channels: See `Start`, of one picture: [1, 1 + C, h, w].
        region: The weight of each latent position, [h, w] in 0 ... 1; None: all equal.
    """
    model, recipe = plan.model, plan.recipe
    t = int((model.schedule.alphas_cumprod - LEVEL).abs().argmin())
    weights = torch.ones(states.shape[2:]) if region is None else region
    weights = (weights / weights.sum()).to(states)
    noises = [
        torch.randn(states.shape[1:], generator=torch.Generator().manual_seed(_SEED + draw)) for draw in range(DRAWS)
    ]
    found: list[float] = []
    with plan.prepared():
        for batch in states.split(_BATCH_SIZE):
            rows, at = len(batch), torch.full((len(batch),), t)
            gain = torch.zeros(rows, dtype=torch.float64)
            for text, sign in ((without, 1), (prompt, -1)):
                denoiser = model.denoiser(
                    [text] * rows,
                    1.0,
                    size=plan.size,
                    clip_skip=recipe.clip_skip,
                    dialect=recipe.dialect,
                    extra_channels=None if extra_channels is None else extra_channels.expand(rows, -1, -1, -1),
                )
                for noise in noises:
                    ε = noise.to(batch).expand_as(batch)
                    predicted = denoiser(add_noise(batch, ε, at.to(batch.device), model.schedule), at).epsilon
                    errors = (predicted - ε).square().mean(1)  # [N, h, w]
                    gain += sign * (errors * weights).sum((1, 2)).double().cpu() / DRAWS
            found += gain.tolist()
    return found
