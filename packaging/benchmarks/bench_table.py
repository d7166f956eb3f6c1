"""Steps, seconds and quality in one table: DDPM in 1000 steps, DDIM in 50 and 4, in latents in 50, distilled to 4.

The first three are the bundled digits model; the other two are trained first, for as long as their presets promise.
With `--runs=FOLDER` they are trained in there, and runs that FOLDER holds already are taken as they are.
"""

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from digits_judge import CLASSES, as_scans, digits_judge
from figures import Figure
from options import option

from studio.engine.data.digits import load_digits_set
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.sampling import sample
from studio.engine.metrics.classifier import classifier_of
from studio.engine.metrics.distances import frechet_distance
from studio.engine.models.files import load_model
from studio.engine.models.latent import LatentModel
from studio.engine.models.pixel import PixelModel
from studio.engine.training.device import prepare
from studio.protocol.modelcard import find_model
from studio.protocol.training_recipe import DatasetSpec

COUNT = 100  # pictures of each row, each label equally often
BATCH = 100
SECONDS = 180
SIZE = 16
TRAINED = ("latent-diffusion", "distill")


@dataclass(frozen=True)
class Row:
    """A way of making digits.

    Attributes:
        name: What it is called in the table.
        steps: Denoising steps.
        seconds: For each picture, made in batches of BATCH.
        accuracy: The share that the judge reads as the requested label.
        frechet: Fréchet distance to the held-out digits, in the features of a classifier of the others.
    """

    name: str
    steps: int
    seconds: float
    accuracy: float
    frechet: float


def measure() -> list[Figure]:
    """Train the missing models, measure each row, and print the table."""
    prepare(torch.device("cpu"))
    with tempfile.TemporaryDirectory() as scratch:
        runs = Path(option("runs", scratch))
        for preset in TRAINED:
            if not (runs / preset).exists():
                _train(preset, runs / preset)
        rows = [
            _row("DDPM", "digits", "ddpm", 1000),
            _row("DDIM", "digits", "ddim", 50),
            _row("DDIM", "digits", "ddim", 4),
            _row("latent diffusion", str(runs / "latent-diffusion"), "ddim", 50),
            _row("distilled", str(runs / "distill"), "ddim", 4),
        ]
    print(_table(rows), flush=True)
    ddpm, ddim, short, _, distilled = rows
    return [
        *(Figure(f"{row.name}, {row.steps} steps: conditional accuracy", row.accuracy, least=0.9) for row in rows),
        *(Figure(f"{row.name}, {row.steps} steps: Fréchet distance", row.frechet) for row in rows),
        *(Figure(f"{row.name}, {row.steps} steps: time / DDPM's", row.seconds / ddpm.seconds) for row in rows[1:]),
        Figure("distilled / DDIM in 50 steps: seconds per picture", distilled.seconds / ddim.seconds, most=0.1),
        Figure(
            "distilled / DDIM in the same number of steps: Fréchet distance",
            distilled.frechet / short.frechet,
            most=0.95,
        ),
    ]


def _train(preset: str, run: Path) -> None:
    words = [sys.executable, "-m", "studio", "train", preset, "--run", str(run), "--max-seconds", str(SECONDS)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])


def _row(name: str, model_name: str, sampler: str, steps: int) -> Row:
    """Make pictures by a model with its own guidance, and judge them."""
    model = load_model(find_model(model_name), "cpu")
    assert isinstance(model, PixelModel | LatentModel)
    wanted = [index % CLASSES for index in range(COUNT)]
    _sampled(model, wanted[:BATCH], 0, sampler, 2)  # warms up
    begun = time.perf_counter()
    made = [_sampled(model, wanted[at : at + BATCH], at, sampler, steps) for at in range(0, COUNT, BATCH)]
    seconds = (time.perf_counter() - begun) / COUNT
    pictures = torch.cat(made)
    read, _ = digits_judge().read(as_scans(pictures))
    training, held_out = load_digits_set(SIZE).split(DatasetSpec().held_out)
    features = classifier_of(training).features
    real = features(held_out.batch(torch.arange(len(held_out)))[0])
    accuracy = float((read == np.array(wanted)).mean())
    return Row(name, steps, seconds, accuracy, frechet_distance(features(pictures), real))


@torch.inference_mode()
def _sampled(model: PixelModel | LatentModel, labels: list[int], first: int, sampler: str, steps: int) -> torch.Tensor:
    latent = isinstance(model, LatentModel)
    generators = picture_generators(0, len(labels), first)
    x = randn((len(labels), *(model.card.latent if latent else model.shape)), generators)
    denoiser = model.denoiser(labels, model.card.guidance)
    for step in sample(denoiser, x, model.schedule, sampler=sampler, steps=steps, generators=generators):
        x = step.x_next
    return model.decode(x) if isinstance(model, LatentModel) else x


def _table(rows: list[Row]) -> str:
    lines = [
        "| sampler | steps | seconds per picture | conditional accuracy | Fréchet distance |",
        "|---|---:|---:|---:|---:|",
        *(f"| {row.name} | {row.steps} | {row.seconds:.4f} | {row.accuracy:.1%} | {row.frechet:.2f} |" for row in rows),
    ]
    return "\n".join(lines)
