"""Turns a finished run into a model to ship: `python3 packaging/publish.py RUN FOLDER`.

Saves the averaged weights as float16, adds evaluation figures to the card, and writes a README.
"""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from digits_card import SAMPLES, figures_of_digits, readme_of_digits
from scenes_card import MODELS, SHEET, figures_of_scenes, readme_of_scenes, stages_of
from torch import nn

from studio.engine.models.files import load_model, load_parts, save_model
from studio.engine.models.kl_autoencoder import KlAutoencoderModel
from studio.engine.models.model import Model
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.engine.networks.empty import count_parameters
from studio.engine.networks.kl_autoencoder import normalise_alike
from studio.protocol.errors import BadInput
from studio.protocol.events import Judged, Sampled
from studio.protocol.modelcard import ModelCard, find_model
from studio.protocol.runfolder import RunFolder


def publish(
    run: RunFolder,
    folder: Path,
    *,
    name: str,
    title: str,
    count: int | None = None,
    device: str = "cpu",
    autoencoder: str | None = None,
) -> ModelCard:
    """Publish the newest model of a run on the digits or on drawn scenes in a new folder.

    Args:
        run: The training run.
        folder: The folder to create.
        name: The model's name.
        title: The model's title.
        count: Number of samples to evaluate; None for that of the bundled models.
        device: Where it is evaluated.
        autoencoder: For text to image: an autoencoder with the run's encoder, whose decoder replaces the run's.

    Returns:
        The model card.

    Raises:
        BadInput: The run has no complete checkpoint or an unsupported kind of model, the folder exists already, or the
            autoencoder has another encoder.
    """
    recipe, status = run.read_recipe(), run.read_status()
    if folder.exists():
        raise BadInput(f"{folder} exists already. Remove it first.")
    path = run.newest_model()
    model, (card, parts) = load_model(path, device), load_parts(path)
    coder = None if autoencoder is None else load_model(find_model(autoencoder), device)
    if coder is not None:
        model, parts = _with_decoder(model, dict(parts), coder)
    extra: dict[str, bytes] = {}
    if recipe.dataset.kind == "digits" and recipe.model == "diffusion":
        figures: Mapping[str, float] = figures_of_digits(model, count or SAMPLES)
    elif recipe.dataset.kind == "scenes" and recipe.model in MODELS:
        asked = {} if count is None else {"one": count, "two": count}
        figures = figures_of_scenes(model, _judged(run), recipe, **asked)
        extra[SHEET] = _sheet(run)
    else:
        raise BadInput("Only diffusion models of the digits and models of drawn scenes can be evaluated and published.")
    rounded = {key: round(value, 4) for key, value in figures.items()}
    card = card.model_copy(update={"name": name, "title": title, "figures": rounded})
    weights = {part: count_parameters(network) for part, network in parts.items()}
    if recipe.dataset.kind == "digits":
        text = readme_of_digits(card, sum(weights.values()), recipe, status, count or SAMPLES)
    else:
        text = readme_of_scenes(card, weights, stages_of(run), None if coder is None else coder.card.name)
    save_model(folder, parts, card, half=True, extra={**extra, "README.md": text.encode()})
    return card


def _with_decoder(
    model: Model, parts: dict[str, nn.Module], coder: Model
) -> tuple[StableDiffusionModel, dict[str, nn.Module]]:
    name = coder.card.name
    if not isinstance(model, StableDiffusionModel) or not isinstance(coder, KlAutoencoderModel):
        raise BadInput(f"{name} is not an autoencoder, or the run is not of a text-to-image model.")
    try:
        normalise_alike(coder.vae, model.vae)
    except ValueError as error:
        raise BadInput(f"{name} has another encoder than the run.") from error
    return replace(model, vae=coder.vae), {**parts, "vae": coder.vae}


def _judged(run: RunFolder) -> dict[str, float]:
    figures = [event.figures for event, _ in run.events() if isinstance(event, Judged)]
    return dict(figures[-1]) if figures else {}


def _sheet(run: RunFolder) -> bytes:
    """Return the run's last sample grid."""
    names = [event.file for event, _ in run.events() if isinstance(event, Sampled)]
    try:
        return (run.path / names[-1]).read_bytes()
    except (OSError, IndexError) as error:
        raise BadInput(f"{run.path} has no sample grid.") from error


def main(words: list[str] | None = None) -> int:
    """Run from the command line; returns 0, or 2 after one line on standard error for bad input."""
    parser = argparse.ArgumentParser(prog="python3 packaging/publish.py", description=__doc__)
    parser.add_argument("run", type=Path, help="the folder of a run on the digits or on drawn scenes")
    parser.add_argument("folder", type=Path, help="the new model's folder")
    parser.add_argument("--name", default="digits")
    parser.add_argument("--title", default="Handwritten digits")
    parser.add_argument("--count", type=int, help="samples of each kind to evaluate")
    parser.add_argument("--autoencoder", help="a model with the same encoder, whose decoder is published instead")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu", help="where the model is evaluated")
    given = parser.parse_args(words)
    about = {"name": given.name, "title": given.title, "count": given.count, "device": given.device}
    about["autoencoder"] = given.autoencoder
    try:
        card = publish(RunFolder(given.run), given.folder, **about)
    except BadInput as error:
        print(f"denoise-studio: {error}", file=sys.stderr)
        return 2
    for key, value in card.figures.items():
        print(f"{key} {value:g}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
