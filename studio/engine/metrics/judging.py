"""Evaluates a model's samples against its training data, for `python -m studio judge`."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from studio.engine.data.load import load_dataset
from studio.engine.data.picture_set import Notify, PictureSet
from studio.engine.metrics.classifier import classifier_of
from studio.engine.metrics.samples import SampleEvaluation, Sampler, Samples, draw_samples, evaluate_samples
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard
from studio.protocol.presets import presets
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder
from studio.protocol.spaces import space_of
from studio.protocol.training_recipe import DatasetSpec, TrainRecipe


def dataset_of(path: Path, card: ModelCard, settings: Mapping[str, Any]) -> DatasetSpec:
    """Return the data set to evaluate a model on: that of its run, or of the preset with its name.

    Args:
        path: The model's folder; for a checkpoint, inside its run.
        card: The model card.
        settings: Settings by dotted key, as `{"dataset.kind": "mnist"}`, that change or define the data set.

    Raises:
        BadInput: The data set is unknown, or a key is not a setting of it.
    """
    if other := [key for key in settings if not key.startswith("dataset.")]:
        raise BadInput(
            f"A model is evaluated on a data set: --set takes its settings, as dataset.kind, not {other[0]}."
        )
    run = next((folder for folder in (path, *path.parents[:3]) if RunFolder(folder).exists), None)
    if run is not None:
        recipe = RunFolder(run).read_recipe()
    elif card.name in presets():
        recipe = presets()[card.name].recipe
    elif "dataset.kind" in settings:
        recipe = TrainRecipe(dataset=DatasetSpec(size=max(card.size, 8)))
    else:
        raise BadInput(f"The training data of {card.name} is unknown: choose a data set (dataset.kind).")
    return changed(recipe, dict(settings)).dataset


def judge_model(
    model: Sampler, spec: DatasetSpec, *, count: int, seed: int, tstr: bool, notify: Notify = lambda text: None
) -> SampleEvaluation:
    """Sample from a model with its own number of steps, and evaluate the samples as `metrics.samples` does.

    Args:
        model: The model to evaluate.
        spec: Its data set, of the same size and channels.
        count: Number of samples. Fréchet distance and recall depend on it: compare equal numbers.
        seed: Picture i is drawn from the generator of seed + i.
        tstr: Train on synthetic, test on real (Esteban et al. 2017, arXiv:1706.02633): adds `tstr_accuracy`, the
            held-out accuracy of a classifier trained on the samples with their requested labels, and `trtr_accuracy`,
            that of the same classifier trained on as many real pictures, or on all if there are fewer.
        notify: Receives progress messages.

    Raises:
        BadInput: The model cannot sample, or the data does not fit it.
    """
    card = model.card
    if card.kind == "autoencoder":
        raise BadInput(f"{card.name} only reconstructs pictures: it has no samples to evaluate.")
    if tstr and not card.labels:
        raise BadInput(f"{card.name} has no labels: no classifier can be trained on its samples.")
    data = load_dataset(spec, notify)
    if spec.fingerprint not in (None, data.fingerprint):
        notify("The data differs from what the model was trained on: the figures are for the present data.")
    if (data.channels, data.size) != (card.channels, card.size):
        raise BadInput(
            f"{card.name} makes pictures of {_shape(card.channels, card.size)}, "
            f"and the data has {_shape(data.channels, data.size)}."
        )
    if tstr and (card.labels != data.names or len(data.names) < 2):
        raise BadInput(
            f"The labels of {card.name} are not the classes of the data: no classifier can be trained on its samples."
        )
    training, held_out = data.to(model.device).split(spec.held_out)
    notify(f"Sampling {count} pictures")
    samples = draw_samples(model, training, count, seed=seed)
    notify("Evaluating the samples")
    found = evaluate_samples(samples, training, held_out, spec.augment)
    if not found.figures:
        raise BadInput(f"{card.name} cannot be evaluated: too few pictures, or samples that are not finite numbers.")
    if not tstr:
        return found
    notify("Training a classifier on the samples, and one on as many real pictures")
    chosen = torch.randperm(len(training), generator=torch.Generator().manual_seed(seed))[:count]
    synthetic, real = (
        classifier_of(pictures, held_out, keep=False).accuracy
        for pictures in (_as_set(samples, training), training.only(chosen.to(model.device)))
    )
    assert synthetic is not None, "the data has classes, as was checked"
    assert real is not None
    figures = {**found.figures, "tstr_accuracy": synthetic, "trtr_accuracy": real}
    return replace(found, figures=figures, real={**found.real, "tstr_accuracy": real})


def _as_set(samples: Samples, data: PictureSet) -> PictureSet:
    """Return labelled samples as a data set, quantized to 8 bits like the data."""
    pictures = samples.pictures
    if data.pictures.dtype == torch.uint8:
        pictures = pictures.clamp(-1, 1).add(1).mul(127.5).round().to(torch.uint8)
    return replace(data, pictures=pictures.clone(), labels=samples.labels, held_out=None, captions=None)


def _shape(channels: int, size: int) -> str:
    colours = {1: "grey", 2: "points", 3: "colour"}[channels]
    return colours if space_of(size, channels) == "plane" else f"{size}x{size} in {colours}"
