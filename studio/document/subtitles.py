"""What a result was made with, in a few words: the samplers' titles, and the line below a lane's title."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.protocol.recipes import GenerateRecipe, SamplerName

# The names by which AUTOMATIC1111 and the programs that read its pictures know the samplers, too.
SAMPLER_TITLES: dict[SamplerName, str] = {
    "ddpm": "DDPM",
    "ddim": "DDIM",
    "ipndm": "iPNDM",
    "dpmpp_2m": "DPM++ 2M",
    "dpmpp_3m": "DPM++ 3M",
    "unipc": "UniPC",
    "euler": "Euler",
    "heun": "Heun",
}


def subtitle_of(recipe: GenerateRecipe, alphas_cumprod: Sequence[float] | NDArray[np.float64] = ()) -> str:
    """Return the line below a lane's title, as "DDIM · 50 steps · seed 7".

    What ran on a schedule of one timestep without noise was made in one pass, whatever the recipe says of steps.
    """
    one_pass = len(alphas_cumprod) == 1 and alphas_cumprod[0] == 1
    way = "one pass" if one_pass else f"{SAMPLER_TITLES[recipe.sampler]} · {recipe.steps} steps"
    return f"{way} · seed {recipe.seed}"
