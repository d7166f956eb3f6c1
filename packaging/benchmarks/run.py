"""Runs the benchmarks that were named, or all, and prints a line for each figure."""

import importlib
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "publishing"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from figures import Figure
from machine import describe_machine, load

BENCHMARKS = {
    "launch": "launch to first paint against importing a diffusers pipeline; the window process's memory",
    "tick": "the window's 16 ms tick while a training and a sampling run, against idle",
    "brush": "a brush event over ten layers until it is painted, at 4096 and 8192 pixels, fitted and at 100%",
    "explore": "the latent map: laying out, decoding under the pointer, painting, and the tick beside t-SNE",
    "steps": "scrubbing a decoded lane, the cost of a fork, and the plane of two times",
    "sampling": "sampling with every frame recorded and shown, against the bare loop",
    "pipeline": "text to image recorded and previewed, against diffusers' stock pipeline and the bare loop",
    "live": "live painting: from stroke to picture, the parts of that time, and the tick while painting",
    "solvers": "Fréchet distance of ten evaluations: iPNDM against diffusers' solvers",
    "attached": "training with the window attached against headless, and with its curves shown against hidden",
    "checkpoints": "the cost of checkpoints in a training",
    "training": "training images per second against denoising-diffusion-pytorch's Trainer and diffusers' own loop",
    "limit": "a training step against bare forward, backward and optimizer of the same network",
    "digits": "the quality of 180 s of `train digits` and of the bundled model, judged by a classifier",
    "presets": "the figures that every preset reaches, and in what time, against those that it promises",
    "models": "the quality and speed of the bundled text-to-image model, its ControlNet and its few-step student",
    "desk": "how soon a project of 100 MB is shown, and the memory of an hour of painting at 4096 x 4096",
    "deciding": "whether the step that is named as deciding about a noun does decide, and how long that takes",
    "table": "steps, seconds and quality: DDPM in 1000 steps, DDIM in 50 and 4, in latents in 50, distilled to 4",
}


def main() -> int:
    """Run the benchmarks and print their figures; returns 1 when one is missed."""
    arguments = [word for word in sys.argv[1:] if not word.startswith("-")]
    if "--list" in sys.argv:
        for name, what in BENCHMARKS.items():
            print(f"{name:10} {what}")
        return 0
    unknown = set(arguments) - set(BENCHMARKS)
    if unknown:
        print(f"There is no benchmark {', '.join(sorted(unknown))}; --list names them.", file=sys.stderr)
        return 2
    machine, missed = describe_machine(), 0
    print(f"# machine: {machine}", file=sys.stderr if "--json" in sys.argv else sys.stdout, flush=True)
    for name in arguments or BENCHMARKS:
        print(f"# {name}: {BENCHMARKS[name]}", file=sys.stderr, flush=True)
        figures: list[Figure] = importlib.import_module(f"bench_{name}").measure()
        print(f"# {load()}", file=sys.stderr, flush=True)
        for figure in figures:
            print(json.dumps(figure.__dict__ | {"machine": machine}) if "--json" in sys.argv else figure, flush=True)
            missed += not figure.reached
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
