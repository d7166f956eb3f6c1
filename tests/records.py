"""Writes small denoising records of a text-to-image recipe, for tests of lanes."""

from pathlib import Path
from typing import Any

import numpy as np

from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.record import create_record
from studio.protocol.recordheader import RecordInfo

STEPS = 8


def write_record(path: Path, fork: dict[str, Any] | None = None, **settings: Any) -> Path:
    """Write a record of small pictures, each frame in a different grey; that of a fork begins at its step."""
    recipe = GenerateRecipe(**{"model": "pocket", "prompt": "a tiger", "steps": STEPS, "fork": fork} | settings)
    kept = range(0 if fork is None else fork["step"], STEPS)
    info = RecordInfo(
        timesteps=tuple(100 * (STEPS - step) for step in kept),
        kept=tuple(kept),
        steps=STEPS,
        alphas_cumprod=np.linspace(0.99, 0.01, 1000),
        recipe_text=recipe.model_dump_json(),
        model="pocket",
    )
    record = create_record(path, info, (1, 3, 16, 16))
    for frame, step in enumerate(kept):
        grey = np.full((1, 3, 16, 16), step / STEPS, np.float32)
        record.put(frame, 0, grey, grey)
    return path
