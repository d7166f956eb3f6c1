"""The subtitle of a denoising lane: sampler, steps and seed."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.samplers import SAMPLER_TITLES


def subtitle_of(recipe: GenerateRecipe, alphas_cumprod: Sequence[float] | NDArray[np.float64] = ()) -> str:
    """Return the line below a lane's title, as "DDIM · 50 steps · seed 7".

    A schedule of one timestep without noise means one pass, whatever number of steps the recipe has.
    """
    one_pass = len(alphas_cumprod) == 1 and alphas_cumprod[0] == 1
    steps = "one pass" if one_pass else f"{SAMPLER_TITLES[recipe.sampler]} · {recipe.steps} steps"
    return f"{steps} · seed {recipe.seed}"
