"""Text to image with every step recorded and previewed, against diffusers' stock pipeline and the bare loop."""

import json
import os
import subprocess
import sys

from figures import Figure, ratio, spread

from studio.protocol.processes import OPENMP

STEPS, ROUNDS = 20, 25
# one process, so that all have the same threads and caches; latents only, since all decode the same way
_ALL = f"""
import itertools, json, tempfile, time
from pathlib import Path
import torch
from studio.protocol.processes import computing_threads
torch.set_num_threads(computing_threads())
from studio.document.lanes.latent_preview import LatentPreview
from studio.engine.generation.generate import generate
from studio.engine.generation.make_plan import make_plan
from studio.engine.generation.model_cache import ModelCache
from studio.protocol.events import Step
from studio.protocol.modelcard import find_model
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.record import open_record
from studio.protocol.resultsfolder import TRAJECTORY_FILE
from diffusers import StableDiffusionPipeline

asked = dict(prompt="a tiger on a blue background", guidance=3.0, steps={STEPS})
recipe = GenerateRecipe(model="pocket", sampler="ddim", negative="a red apple", **asked)
models = ModelCache("cpu")
pipeline = StableDiffusionPipeline.from_pretrained(str(find_model("pocket")))
pipeline.set_progress_bar_config(disable=True)

def ours(trajectory=True):
    with tempfile.TemporaryDirectory() as place:
        events = generate(recipe, Path(place) / "out", models=models, trajectory=trajectory)
        return max(event.seconds for event in events if isinstance(event, Step))

def theirs():
    begun = time.perf_counter()
    pipeline(asked["prompt"], negative_prompt="a red apple", guidance_scale=3.0, num_inference_steps={STEPS},
             generator=[torch.Generator().manual_seed(0)], output_type="latent")
    return time.perf_counter() - begun

colours = itertools.cycle(["blue", "pink", "yellow", "green"])

def another_prompt():
    changed = recipe.model_copy(update={{"prompt": f"a tiger on a {{next(colours)}} background"}})
    with tempfile.TemporaryDirectory() as place:
        begun = time.perf_counter()
        for event in generate(changed, Path(place) / "out", models=models):
            if isinstance(event, Step):
                seconds = time.perf_counter() - begun
        return seconds

plan = make_plan(recipe, models, None)

def bare():
    with plan.prepared():
        begun = time.perf_counter()
        for step in plan.steps(0, 1):
            pass
        return time.perf_counter() - begun

rows = [(ours(), theirs(), ours(trajectory=False), another_prompt(), bare()) for _ in range({ROUNDS} + 1)][1:]
with tempfile.TemporaryDirectory() as place:  # what the window does with each step as it arrives
    list(generate(recipe, Path(place) / "out", models=models))
    record = open_record(Path(place) / "out" / TRAJECTORY_FILE)
    preview, begun = LatentPreview.of(record), time.perf_counter()
    for k in range({STEPS}):
        preview.render("x_t", record.x_t[k], record.x0[k], record.x0[max(0, k - 1)], 0.5, None)
    previewed = time.perf_counter() - begun
print(json.dumps([rows, previewed]))
"""


def measure() -> list[Figure]:
    """Seconds from the prompt to the last latents: the text encoder, the steps, and for ours the record."""
    done = subprocess.run(
        [sys.executable, "-c", _ALL], capture_output=True, text=True, check=True, env=dict(os.environ, **OPENMP)
    )
    rows, previewed = json.loads(done.stdout.splitlines()[-1])
    ours, theirs, unrecorded, changed, bare = map(list, zip(*rows, strict=True))
    detail = f"{spread(ours, 's')} against {spread(theirs, 's')} for {STEPS} steps of pocket"
    shown = [recorded + previewed for recorded in ours]
    return [
        Figure("text to image recorded / stock pipeline", ratio(ours, theirs), most=1.0, detail=detail),
        Figure(
            "steps recorded and previewed / neither",
            ratio(shown, unrecorded),
            most=1.01,
            detail=f"{1000 * previewed:.1f} ms for {STEPS} previews",
        ),
        Figure(
            "a further picture with another prompt, from the request / the bare loop of its steps",
            ratio(changed, bare),
            most=1.02,
            detail=f"{spread(changed, 's')} against {spread(bare, 's')}",
        ),
    ]
