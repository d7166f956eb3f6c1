"""The samplers and spacings by name: what the window calls them, and what each does in one sentence."""

from collections.abc import Mapping
from typing import Literal, get_args

SamplerName = Literal[
    "ddim",
    "ddpm",
    "ipndm",
    "dpmpp_2m",
    "dpmpp_3m",
    "dpmpp_2m_sde",
    "dpmpp_sde",
    "unipc",
    "deis",
    "sa",
    "euler",
    "euler_a",
    "heun",
    "lms",
    "pndm",
    "lcm",
    "tcd",
]
SpacingName = Literal["auto", "leading", "linspace", "trailing", "karras", "exponential", "beta"]
SAMPLERS: tuple[SamplerName, ...] = get_args(SamplerName)
SPACINGS: tuple[SpacingName, ...] = get_args(SpacingName)

CFG_PP_SAMPLERS: tuple[SamplerName, ...] = ("ddim", "euler")  # whose steps CFG++ is defined for

SAMPLER_TITLES: dict[SamplerName, str] = {  # as AUTOMATIC1111 and the programs that read its pictures spell them
    "ddim": "DDIM",
    "ddpm": "DDPM",
    "ipndm": "iPNDM",
    "dpmpp_2m": "DPM++ 2M",
    "dpmpp_3m": "DPM++ 3M",
    "dpmpp_2m_sde": "DPM++ 2M SDE",
    "dpmpp_sde": "DPM++ SDE",
    "unipc": "UniPC",
    "deis": "DEIS",
    "sa": "SA-Solver",
    "euler": "Euler",
    "euler_a": "Euler a",
    "heun": "Heun",
    "lms": "LMS",
    "pndm": "PLMS",
    "lcm": "LCM",
    "tcd": "TCD",
}
SAMPLER_NOTES: Mapping[str, str] = {
    "ddim": "Goes straight to the next noise level; eta adds noise at each step.",
    "ddpm": "Adds fresh noise at each step, as in training; needs many steps.",
    "ipndm": "Fourth order on a grid of its own; good from 10 steps on.",
    "dpmpp_2m": "Second order, with the last two estimates; a good choice for 20 to 30 steps.",
    "dpmpp_3m": "Third order, with the last three estimates; for 30 steps and more.",
    "dpmpp_2m_sde": "As DPM++ 2M, with fresh noise at each step: more detail, and no convergence.",
    "dpmpp_sde": "Pairs of steps with fresh noise: detailed in few steps.",
    "unipc": "Corrects each step with the next estimate; good in 8 to 20 steps.",
    "deis": "Extrapolates the noise; good in 10 to 20 steps.",
    "sa": "Second order with a corrector, and fresh noise in the middle of the way; needs about 20 steps.",
    "euler": "The simplest solver: along the current slope.",
    "euler_a": "Euler with fresh noise at each step: lively, and different with each number of steps.",
    "heun": "Euler with a correction: exact, at two evaluations per step.",
    "lms": "Fourth order, with the last four slopes; needs 30 steps or more.",
    "pndm": "Fourth order, with the last four predictions of noise; Stable Diffusion's first sampler.",
    "lcm": "For LCM models and LoRAs: 2 to 8 steps at guidance 1 to 2; for consistency models 1 to 4.",
    "tcd": "For TCD and Hyper models and LoRAs: 1 to 8 steps; eta from 0.3 on adds noise.",
}
SPACING_TITLES: dict[SpacingName, str] = {
    "auto": "As the model",
    "leading": "Leading",
    "linspace": "Linear",
    "trailing": "Trailing",
    "karras": "Karras",
    "exponential": "Exponential",
    "beta": "Beta",
}
SPACING_NOTES: Mapping[str, str] = {
    "auto": "As the model's own scheduler spreads its steps.",
    "leading": "Even, and ends at the lowest noise; the first step is below pure noise.",
    "linspace": "Even, from pure noise to the lowest noise.",
    "trailing": "Even, and begins at pure noise; right for few steps.",
    "karras": "Denser where little noise is left: more detail.",
    "exponential": "Even in the logarithm of the noise: most steps at little noise.",
    "beta": "Denser at both ends.",
}
