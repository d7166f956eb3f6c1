"""The settings in the Advanced section of the training form."""

from collections.abc import Iterable
from typing import get_args

from studio.protocol.bounds import bounds
from studio.protocol.presets import Setting
from studio.protocol.training_recipe import RateSchedule, TrainRecipe
from studio.ui.translation import tr

_CHOICES = {"adamw": "AdamW", "muon": "Muon", "mse": "MSE", "l1": "L1", "bce": "BCE", "wasserstein": tr("Wasserstein")}
FOR_PICTURES = ("dataset.augment.flip", "dataset.augment.crop", "dataset.augment.rotate")
FOR_SCHEDULES = (  # only for models trained on a noise schedule
    "min_snr_gamma",
    "timestep_shift",
    "label_dropout",
    "network.width",
)
FIRST_VALUES = {
    "min_snr_gamma": 5,
    "patience": 5,
    "judge_every": 500,
    "threads": 1,
}  # when a setting that is off is turned on


def _number(
    key: str,
    title: str,
    tooltip: str,
    *,
    minimum: float | None = None,
    maximum: float | None = None,
    step: float,
    logarithmic: bool = False,
) -> Setting:
    """Describe a number within the recipe's bounds, or within narrower ones."""
    recipe = bounds(TrainRecipe, key)
    low, high = recipe.minimum if minimum is None else minimum, recipe.maximum if maximum is None else maximum
    assert low is not None
    assert high is not None
    return Setting(key=key, title=title, tooltip=tooltip, minimum=low, maximum=high, step=step, logarithmic=logarithmic)


ADVANCED = (
    Setting(
        key="learning_rate_schedule",
        title=tr("Learning rate schedule"),
        tooltip=tr("How the learning rate falls from its base over the run: to zero, or not at all."),
        kind="choice",
        choices=get_args(RateSchedule),
    ),
    _number(
        "warmup_steps",
        tr("Warm-up steps"),
        tr("Steps in which the learning rate rises from zero to its base."),
        maximum=1_000_000,
        step=10,
    ),
    _number(
        "gradient_accumulation",
        tr("Gradient accumulation"),
        tr(
            "Batches per optimizer step, whose gradients are averaged: like a batch that many times as large, in the "
            "memory of one."
        ),
        step=1,
    ),
    _number(
        "network.width",
        tr("Network width"),
        tr("Factor on the channels of every level: twice as wide learns more, and takes about three times as long."),
        step=0.25,
    ),
    _number(
        "dataset.held_out",
        tr("Validation split"),
        tr("Share of the data kept for validation, never trained on."),
        step=0.05,
    ),
    Setting(
        key="dataset.augment.flip",
        title=tr("Horizontal flip"),
        tooltip=tr("Mirror half of the pictures at random: for faces and scenes, not for letters and digits."),
        kind="switch",
    ),
    _number(
        "dataset.augment.crop",
        tr("Random crop, up to"),
        tr("Largest share of the side that is cropped at random."),
        step=0.05,
    ),
    _number(
        "dataset.augment.rotate", tr("Random rotation, up to °"), tr("Largest rotation in degrees, either way."), step=5
    ),
    _number(
        "ema_decay",
        tr("EMA decay"),
        tr("Decay of the weights' moving average: closer to 1 is smoother and lags more."),
        maximum=0.9999,
        step=0.0001,
    ),
    Setting(
        key="optimizer",
        title=tr("Optimizer"),
        tooltip=tr("AdamW, or Muon: better per step for large matrices, at about a fifth more time per step."),
        kind="choice",
        choices=("adamw", "muon"),
    ),
    _number(
        "gradient_clip",
        tr("Gradient clipping"),
        tr("Largest L2 norm of the gradient: smaller is more stable, larger lets rare pictures teach more."),
        minimum=0.01,
        maximum=10_000,
        step=0.1,
        logarithmic=True,
    ),
    _number("weight_decay", tr("Weight decay"), tr("Strength of weight decay, against overfitting."), step=0.01),
    _number(
        "label_dropout",
        tr("Label dropout"),
        tr("Probability that a label is dropped, so that the model also learns to sample without one (for guidance)."),
        step=0.05,
    ),
    _number(
        "min_snr_gamma",
        tr("Min-SNR γ"),
        tr("Upper limit of the loss weight by signal-to-noise ratio, so that easy noise levels do not dominate."),
        minimum=0.1,
        maximum=100,
        step=0.1,
        logarithmic=True,
    ),
    _number(
        "timestep_shift",
        tr("Timestep shift"),
        tr("Above 1, noisy timesteps are drawn more often: there, a prompt or label decides. Below 1, less often."),
        step=0.5,
        logarithmic=True,
    ),
    _number(
        "checkpoint_seconds",
        tr("Checkpoint every, s"),
        tr("Seconds of training between checkpoints: at most this much is lost in a crash."),
        minimum=1,
        maximum=3600,
        step=5,
    ),
    _number(
        "patience",
        tr("Early stopping patience"),
        tr("Stop after this many validations in a row without improvement."),
        maximum=1000,
        step=1,
    ),
    _number(
        "judge_every",
        tr("Evaluate every, steps"),
        tr("Steps between evaluations of the samples; off: only at the end."),
        maximum=10_000_000,
        step=100,
    ),
    Setting(
        key="tensorboard",
        title=tr("TensorBoard event files"),
        tooltip=tr("Also write event files into the run folder, for TensorBoard and the tools that read them."),
        kind="switch",
    ),
    _number(
        "threads",
        tr("CPU threads"),
        tr("Number of CPU threads; off: automatic, by the size of the network's operations."),
        maximum=256,
        step=1,
    ),
)


def titled(keys: Iterable[str]) -> list[tuple[str, str]]:
    """Return the keys of a choice, each with its name as people write it."""
    return [(key, _CHOICES.get(key) or tr(key.replace("_", " "))) for key in keys]
