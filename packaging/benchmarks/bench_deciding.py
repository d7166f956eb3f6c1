"""Whether the step found to decide a noun does so: the noun is removed from the prompt there, and one step later.

`--pictures=N` measures fewer, `--seed=N` others, `--model=PLACE` another text-to-image model of drawn scenes.
"""

import json
import sys
import tempfile
import time
from pathlib import Path
from random import Random

import numpy as np
import torch
from figures import Figure
from options import option

from studio.engine.data.scenes.backgrounds import BACKGROUNDS, PLAIN
from studio.engine.data.scenes.scene import training_things
from studio.engine.data.scenes.things import THINGS, with_article
from studio.engine.generation.deciding import WordForks, difference
from studio.engine.generation.generate import ModelCache, generate
from studio.engine.metrics.drawn_scenes.reader import DrawnSceneReader
from studio.protocol.deciding import deciding_step
from studio.protocol.generation_recipe import GenerateRecipe

PICTURES, STEPS = 50, 20
_SEED = 11  # other pictures than those on which the rule was chosen (seeds 5 and 7)


def measure() -> list[Figure]:
    """Remove the noun from the prompts of single things, and classify each fork's picture."""
    seed = int(option("seed", str(_SEED)))
    models, reader, chance = ModelCache("cpu"), DrawnSceneReader(), Random(seed)
    name = option("model", "pocket")
    changed_at, changed_after, seconds, named, unread = [], [], [], 0, 0
    pictures = int(option("pictures", str(PICTURES)))
    for number in range(pictures):
        thing, word, prompt = _prompt(chance)
        with tempfile.TemporaryDirectory() as scratch:
            recipe = GenerateRecipe(
                model=name,
                prompt=prompt,
                steps=STEPS,
                guidance=models.get(name).card.guidance,
                seed=100 * seed + number,
            )
            list(generate(recipe, Path(scratch) / "out", models=models))
            began = time.perf_counter()
            forks = WordForks(Path(scratch) / "out" / "trajectory.safetensors", word, 0, models)
            pictures_made = [picture for _, picture in forks.run() if picture is not None]
            differences = [difference(picture, pictures_made[0], None) for picture in pictures_made[1:]]
            shown, *evidence = forks.evidence(None)
            seconds.append(time.perf_counter() - began)
        read = reader.read(torch.from_numpy(np.stack(pictures_made))).things["alone"].tolist()
        found = {"differences": differences, "evidence": [shown, *evidence]}
        rounded = {name: [round(float(one), 4) for one in values] for name, values in found.items()}
        print(json.dumps({"prompt": prompt, "thing": thing, "read": read} | rounded), file=sys.stderr, flush=True)
        if read[0] != thing:
            unread += 1  # wrong from the beginning
            continue
        step = deciding_step(forks.steps, differences, shown, evidence)
        if step is None:
            continue
        named += 1
        place = forks.steps.index(step)
        changed_at.append(read[1 + place] != thing)
        if place + 1 < len(evidence):
            changed_after.append(read[2 + place] != thing)
    judged = pictures - unread
    at_named = [
        Figure("word removed at the named step, another thing", _share(changed_at), least=0.9),
        Figure("... one step later, another thing", _share(changed_after), most=0.2),
    ]
    return [
        Figure("pictures whose thing is read as requested", judged / pictures),
        Figure("... for which one step is named", named / max(judged, 1)),
        *(at_named if named else []),
        Figure(f"all forks of {STEPS} steps, s", sorted(seconds)[len(seconds) // 2], most=20.0),
    ]


def _prompt(chance: Random) -> tuple[int, int, str]:
    """Return a thing whose name is one word, the index of that word in a prompt, and the prompt."""
    background = chance.choice(PLAIN)
    thing = chance.choice([one for one in training_things(background) if " " not in THINGS[one].name])
    return thing, 1, f"{with_article(THINGS[thing].name)} {BACKGROUNDS[background].phrases[0]}"


def _share(flags: list[bool]) -> float:
    return sum(flags) / max(len(flags), 1)
