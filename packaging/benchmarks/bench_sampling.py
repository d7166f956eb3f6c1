"""Sampling with every frame recorded and shown, against the bare loop of the same sampler and model."""

import json
import os
import subprocess
import sys
import time

from figures import Figure, interleaved, ratio, spread
from window import studio_window, wait_until

from studio.protocol.processes import OPENMP

COUNT, STEPS = 64, 50
# the same threads, priority and warm-up as the engine process; nothing recorded, nothing reported
_BARE = f"""
import json, sys, time
import os
from studio.serve import NICENESS
os.nice(NICENESS)
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.sampling import sample
from studio.engine.models.files import load_model
from studio.protocol.modelcard import find_model
from studio.protocol.processes import computing_threads
import torch
torch.set_num_threads(computing_threads())
model = load_model(find_model("digits"), "cpu")
denoiser = model.denoiser([3] * {COUNT}, 2.0)
for line in sys.stdin:
    generators = picture_generators(1, {COUNT})
    x = randn(({COUNT}, 1, 16, 16), generators, torch.device("cpu"), torch.float32)
    begun = time.perf_counter()
    for step in sample(denoiser, x, model.schedule, sampler="ddim", steps={STEPS}, generators=generators):
        pass
    print(json.dumps(time.perf_counter() - begun), flush=True)
"""


def measure() -> list[Figure]:
    """Time of the denoising steps alone; loading and writing the files are not part of either."""
    environment = dict(os.environ, **OPENMP)
    bare = subprocess.Popen(
        [sys.executable, "-c", _BARE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )
    requests, answers = bare.stdin, bare.stdout
    assert requests is not None
    assert answers is not None

    def bare_loop() -> float:
        print("go", file=requests, flush=True)
        return float(json.loads(answers.readline()))

    with studio_window() as studio:
        fields = studio.parts.recipe_panel.fields
        fields.models.model.set_key("digits")
        fields.sampling.sampler.set_key("ddim")
        fields.models.label.set_key("3")
        fields.seeds.count.setValue(COUNT)
        fields.sampling.steps.setValue(STEPS)
        seen: list[float] = []

        def note(_job: str, event: object) -> None:
            if type(event).__name__ == "Step" and event.step == event.total:  # type: ignore[attr-defined]
                seen.append(event.seconds)  # type: ignore[attr-defined]

        studio.core.engine.job_event.connect(note)

        def watched() -> float:
            before = len(seen)
            studio.generation.generating.run()
            wait_until(lambda: len(seen) > before and studio.core.queue.idle, 300)
            time.sleep(0.2)
            return seen[-1]

        ours, theirs = interleaved(watched, bare_loop, rounds=5)
    requests.close()
    bare.wait()
    detail = f"{spread(ours, 's')} against {spread(theirs, 's')} for {COUNT} pictures in {STEPS} steps"
    return [Figure("sampling recorded and shown / bare loop", ratio(ours, theirs), most=1.05, detail=detail)]
