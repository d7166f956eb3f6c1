"""Turns a finished run on the digits into a model to ship: `python -m studio.engine.training.publish RUN FOLDER`.

The average's weights go in as float16, the card gets the judge's figures, and a README tells how the model was made.
"""

import argparse
import sys
from pathlib import Path

from studio.engine.models.files import load_model, save_model
from studio.engine.models.pixel import PixelModel
from studio.engine.networks.empty import count_parameters
from studio.engine.training.judge import CONFIDENT, STEPS, judge_digits, the_judge
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard
from studio.protocol.recipes import TrainRecipe
from studio.protocol.runfolder import RunFolder, Status

COUNT = 1000  # samples of each kind that the figures are measured on


def publish(run: RunFolder, folder: Path, *, name: str, title: str, count: int = COUNT) -> ModelCard:
    """Write the newest model of a run on the digits to a new folder, judged and described; returns its card.

    Raises:
        BadInput: The run has no complete checkpoint or is not on the digits, or the folder exists already.
    """
    recipe, status = run.read_recipe(), run.read_status()
    if recipe.dataset.kind != "digits":
        raise BadInput("Only models of the digits can be judged, so only they are published this way.")
    if folder.exists():
        raise BadInput(f"{folder} exists already. Remove it first.")
    model = load_model(run.newest_model(), "cpu")
    if not isinstance(model, PixelModel):
        raise BadInput("Only diffusion models of the digits are published this way.")
    figures = {key: round(value, 4) for key, value in judge_digits(model, count).items()}
    card = model.card.model_copy(update={"name": name, "title": title, "figures": figures})
    text = _readme(card, recipe, status, count_parameters(model.unet), count)
    save_model(folder, model.parts, card, half=True, extra={"README.md": text})
    return card


def _readme(card: ModelCard, recipe: TrainRecipe, status: Status | None, weights: int, count: int) -> str:
    judge, figures = the_judge(), card.figures
    steps = status.step if status else recipe.steps
    images = status.images if status else steps * recipe.batch_size
    hours = f"{status.seconds / 3600:.2f} hours" if status else "an unknown time"
    kind = f"{len(card.labels)} labels" if card.labels else "no labels"
    by_label = ""
    if "label_accuracy" in figures:
        share = f"**{figures['label_accuracy']:.1%}**"
        by_label = f"- Asked for by label (guidance {card.guidance:g}): the judge reads {share} as that label.\n"
        by_label += (
            f"- With the label left open (one is drawn for each picture): the share taken with that confidence is\n"
            f"  **{figures['open_label_confident']:.2f}** of the share among held-out real digits; the rarest class\n"
            f"  has {figures['open_label_rarest']:.1%} of the samples.\n"
        )
    return f"""# {card.title}

A small pixel diffusion model of handwritten digits, {card.size}x{card.size} grey, {kind}. It ships with Denoise Studio
so that the first sample comes seconds after the first start.

- Network: U-Net (diffusers' UNet2DModel), {weights / 1e6:.2f} million weights, stored as float16, computed in float32
- Predicts: {card.prediction_type}; noise schedule: {card.schedule.kind}, {card.schedule.timesteps} timesteps
- Weights: their exponential moving average at the last step

## Data and licence

The Optical Recognition of Handwritten Digits data set (E. Alpaydin, C. Kaynak, 1998; UCI Machine Learning Repository,
https://doi.org/10.24432/C50P49, CC BY 4.0), its test part of 1,797 scans as scikit-learn ships it, enlarged from 8x8 by
bicubic interpolation. {len(judge.training)} scans were trained on; {len(judge.held_out)} are held out by the hash of
their pixels and were used for the figures only. The model is under the same licence as the program, Apache 2.0; whoever
passes it on should name the data set.

## How it was made

    python -m studio train {recipe.preset} --run RUN
    python -m studio.engine.training.publish RUN FOLDER

Preset `{recipe.preset}`, seed {recipe.seed}, {steps} steps of {recipe.batch_size} pictures ({images:,} in all), {hours}
on a two-core x86 CPU that was shared with other work, in float32, without a GPU. Other processors round differently,
so a new run gives a model as good but not the same to the bit.

## Figures

Measured on {count} samples of each kind, DDIM with {STEPS} steps. The judge (`studio/engine/training/judge.py`) is a
support vector machine that has seen only real 8x8 scans; it reads {judge.accuracy:.1%} of the held-out real digits
right, and takes {judge.confident_share:.1%} of them with a confidence of at least {CONFIDENT:g}.

{by_label}- With no label at all, unguided: that ratio is {figures["no_label_confident"]:.2f}; the rarest class has
  {figures["no_label_rarest"]:.1%}.
- Distance to the nearest training scan, median: {figures["nearest_training"]:.3f} (a held-out real digit:
  {figures["nearest_of_held_out"]:.3f}; 0 would be a copy, 1 the opposite of every pixel).

## Limits

It knows single digits in the manner of the data set's writers, and nothing else. At this size it is a model to learn
and to try things with. Samples made with no label at all are less clear than those asked for by label.
"""


def main(words: list[str] | None = None) -> int:
    """Run from the command line; returns 0, or 2 after one line on standard error for bad input."""
    parser = argparse.ArgumentParser(prog="python -m studio.engine.training.publish", description=__doc__)
    parser.add_argument("run", type=Path, help="the folder of a run on the digits")
    parser.add_argument("folder", type=Path, help="the new model's folder")
    parser.add_argument("--name", default="digits")
    parser.add_argument("--title", default="Handwritten digits")
    parser.add_argument("--count", type=int, default=COUNT, help="samples of each kind to judge")
    given = parser.parse_args(words)
    try:
        card = publish(RunFolder(given.run), given.folder, name=given.name, title=given.title, count=given.count)
    except BadInput as error:
        print(f"denoise-studio: {error}", file=sys.stderr)
        return 2
    for key, value in card.figures.items():
        print(f"{key} {value:g}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
