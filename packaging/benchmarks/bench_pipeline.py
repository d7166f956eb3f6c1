"""Text to image with every step recorded, against diffusers' stock pipeline with the same networks and solver."""

import json
import os
import subprocess
import sys

from figures import Figure, ratio, spread

from studio.protocol.processes import OPENMP

STEPS, ROUNDS = 20, 9
# one process, so that both have the same threads and caches; latents only, since both decode the same way
_BOTH = f"""
import json, tempfile, time
from pathlib import Path
import torch
from studio.protocol.processes import computing_threads
torch.set_num_threads(computing_threads())
from studio.engine.generation.generate import generate
from studio.engine.generation.model_cache import ModelCache
from studio.protocol.events import Step
from studio.protocol.modelcard import find_model
from studio.protocol.generation_recipe import GenerateRecipe
from diffusers import StableDiffusionPipeline

asked = dict(prompt="a tiger on a blue background", guidance=3.0, steps={STEPS})
recipe = GenerateRecipe(model="pocket", sampler="ddim", negative="a red apple", **asked)
models = ModelCache("cpu")
pipeline = StableDiffusionPipeline.from_pretrained(str(find_model("pocket")))
pipeline.set_progress_bar_config(disable=True)

def ours():
    with tempfile.TemporaryDirectory() as place:
        events = generate(recipe, Path(place) / "out", models=models)
        return max(event.seconds for event in events if isinstance(event, Step))

def theirs():
    begun = time.perf_counter()
    pipeline(asked["prompt"], negative_prompt="a red apple", guidance_scale=3.0, num_inference_steps={STEPS},
             generator=[torch.Generator().manual_seed(0)], output_type="latent")
    return time.perf_counter() - begun

pairs = [(ours(), theirs()) for _ in range({ROUNDS} + 1)][1:]
print(json.dumps(pairs))
"""


def measure() -> list[Figure]:
    """Seconds from the prompt to the last latents: the text encoder, the steps, and for ours the record."""
    done = subprocess.run(
        [sys.executable, "-c", _BOTH], capture_output=True, text=True, check=True, env=dict(os.environ, **OPENMP)
    )
    ours, theirs = map(list, zip(*json.loads(done.stdout.splitlines()[-1]), strict=True))
    detail = f"{spread(ours, 's')} against {spread(theirs, 's')} for {STEPS} steps of pocket"
    return [Figure("text to image recorded / stock pipeline", ratio(ours, theirs), most=1.0, detail=detail)]
