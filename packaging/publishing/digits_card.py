"""The evaluation figures and the README of a bundled diffusion model of the digits."""

from digits_judge import CONFIDENT, digits_judge, judge_digits

from studio.engine.models.model import Model
from studio.engine.models.pixel import PixelModel
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard
from studio.protocol.runfolder import Status
from studio.protocol.samplers import SAMPLER_TITLES
from studio.protocol.training_recipe import TrainRecipe

SAMPLES = 1000  # of each kind, for the figures


def figures_of_digits(model: Model, count: int = SAMPLES) -> dict[str, float]:
    """Measure the figures on `count` samples of each kind; raises BadInput for other models."""
    if not isinstance(model, PixelModel):
        raise BadInput("Only diffusion models of the digits are published this way.")
    return judge_digits(model, count)


def readme_of_digits(card: ModelCard, weights: int, recipe: TrainRecipe, status: Status | None, count: int) -> str:
    """Write the README: what the model is, how it was trained, and its figures."""
    judge, figures = digits_judge(), card.figures
    steps = status.step if status else recipe.steps
    images = status.images if status else steps * recipe.batch_size
    hours = f"{status.seconds / 3600:.2f} hours" if status else "an unknown time"
    kind = f"{len(card.labels)} labels" if card.labels else "no labels"
    by_label = ""
    if "label_accuracy" in figures:
        share = f"**{figures['label_accuracy']:.1%}**"
        by_label = (
            f"- Class-conditional (guidance {card.guidance:g}): the classifier reads {share} as the requested label.\n"
        )
        by_label += (
            f"- With random labels: the share of confident predictions is\n"
            f"  **{figures['open_label_confident']:.2f}** of that among held-out real digits; the rarest class has\n"
            f"  {figures['open_label_rarest']:.1%} of the samples.\n"
        )
    return f"""# {card.title}

A small pixel diffusion model of handwritten digits, {card.size}x{card.size} grey, {kind}. It ships with Denoise Studio
so that the first sample comes seconds after the first start.

- Network: U-Net (diffusers' UNet2DModel), {weights / 1e6:.2f} million parameters, saved as float16, run in float32
- Predicts: {card.prediction_type}; noise schedule: {card.schedule.kind}, {card.schedule.timesteps} timesteps
- Weights: their exponential moving average at the last step

## Data and licence

The Optical Recognition of Handwritten Digits data set (E. Alpaydin, C. Kaynak, 1998; UCI Machine Learning Repository,
https://doi.org/10.24432/C50P49, CC BY 4.0), its test part of 1,797 scans as scikit-learn ships it, upscaled from 8x8 by
bicubic interpolation. {len(judge.training)} scans were trained on; {len(judge.held_out)} are held out by the hash of
their pixels and were used for the figures only. The model is under the same licence as the program, Apache 2.0; if you
pass it on, name the data set.

## How it was made

    python -m studio train {recipe.preset} --run RUN
    python3 packaging/publish.py RUN FOLDER

Preset `{recipe.preset}`, seed {recipe.seed}, {steps} steps of {recipe.batch_size} pictures ({images:,} in all), {hours}
on a two-core x86 CPU that was shared with other work, in float32, without a GPU. Other processors round differently,
so a new run gives a model of the same quality, but not identical to the bit.

## Figures

Measured on {count} samples of each kind, {SAMPLER_TITLES[card.sampler]} with {card.steps} steps. The classifier
(`packaging/publishing/digits_judge.py`) is a support vector machine trained on real 8x8 scans only; it reads
{judge.accuracy:.1%} of the held-out real digits correctly, {judge.confident_share:.1%} of them with a
confidence of at least {CONFIDENT:g}.

{by_label}- Unconditional, without guidance: that ratio is {figures["no_label_confident"]:.2f}; the rarest class has
  {figures["no_label_rarest"]:.1%}.
- Distance to the nearest training scan, median: {figures["nearest_training"]:.3f} (a held-out real digit:
  {figures["nearest_of_held_out"]:.3f}; 0 would be a copy, 1 the opposite of every pixel).

## Limits

It generates single digits in the style of the data set only. At this size it is meant for learning and experiments.
Unconditional samples are less clear than class-conditional ones.
"""
