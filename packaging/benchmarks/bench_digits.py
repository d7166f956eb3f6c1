"""The quality of 180 seconds of `train digits` and of the bundled model, judged by a classifier of real 8x8 digits."""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from digits_judge import CLASSES, CONFIDENT, digits_judge
from figures import Figure
from PIL import Image

from studio.engine.data.digits import SIDE, WHITE

COUNT = 400
SECONDS = 180
NO_LABEL = 0.9  # aim of the confident share without any label / that of real digits


def measure() -> list[Figure]:
    """Train, sample through the command line as a user would, and judge."""
    with tempfile.TemporaryDirectory() as scratch:
        run = str(Path(scratch) / "run")
        _studio("train", "digits", "--run", run, "--max-seconds", str(SECONDS))
        return [
            *_judged(run, Path(scratch) / "run-samples", f"{SECONDS} s of training", 0.95, 0.6),
            *_judged("digits", Path(scratch) / "bundled-samples", "bundled model", 0.98, 0.85),
        ]


def _judged(model: str, folder: Path, name: str, accuracy: float, confident: float) -> list[Figure]:
    judge = digits_judge()
    right = []
    for label in range(CLASSES):
        read, _ = judge.read(_samples(model, folder / str(label), COUNT // CLASSES, "--label", str(label)))
        right.extend(read == label)
    figures = [Figure(f"{name}: conditional accuracy", float(np.mean(right)), least=accuracy)]
    for words, what in (((), "without --label"), (("--guidance", "0"), "with no label at all (guidance 0)")):
        asked = what == "without --label"
        read, confidence = judge.read(_samples(model, folder / f"free{len(words)}", COUNT, "--seed", "1000", *words))
        share = float((confidence >= CONFIDENT).mean()) / judge.confident_share
        rarest = float(np.bincount(read, minlength=CLASSES).min() / COUNT)
        figures += [
            Figure(f"{name}, {what}: confidently read / real digits", share, least=confident if asked else NO_LABEL),
            Figure(f"{name}, {what}: share of the rarest class", rarest, least=0.04 if asked else None),
        ]
    return figures


def _samples(model: str, folder: Path, count: int, *words: str) -> np.ndarray:
    """Sample as a user would, and bring the pictures back to the scans' form [N, 64], 0 ... 16."""
    _studio("sample", model, "--out", str(folder), "--count", str(count), *words)
    pictures = np.stack([np.asarray(Image.open(path), dtype=np.float32) for path in sorted(folder.glob("*.png"))])
    cell = pictures.shape[1] // SIDE
    small = pictures.reshape(-1, SIDE, cell, SIDE, cell).mean((2, 4))
    return np.asarray(small.reshape(len(small), -1) * (WHITE / 255), dtype=np.float32)


def _studio(*words: str) -> None:
    done = subprocess.run([sys.executable, "-m", "studio", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
