"""The settings in the Advanced section of the training form."""

from studio.protocol.bounds import bounds
from studio.protocol.presets import Setting
from studio.protocol.recipes import TrainRecipe

FOR_PICTURES = ("dataset.augment.flip", "dataset.augment.crop", "dataset.augment.rotate")
FOR_SCHEDULES = ("min_snr_gamma", "label_dropout")  # only for models trained on a noise schedule
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
    _number(
        "dataset.held_out", "Validation split", "Share of the data kept for validation, never trained on.", step=0.05
    ),
    Setting(
        key="dataset.augment.flip",
        title="Horizontal flip",
        tooltip="Mirror half of the pictures at random: for faces and scenes, not for letters and digits.",
        kind="switch",
    ),
    _number(
        "dataset.augment.crop",
        "Random crop, up to",
        "Largest share of the side that is cropped at random.",
        step=0.05,
    ),
    _number("dataset.augment.rotate", "Random rotation, up to °", "Largest rotation in degrees, either way.", step=5),
    _number(
        "ema_decay",
        "EMA decay",
        "Decay of the weights' moving average: closer to 1 is smoother and lags more.",
        maximum=0.9999,
        step=0.0001,
    ),
    Setting(
        key="optimizer",
        title="Optimizer",
        tooltip="AdamW, or Muon: better per step for large matrices, at about a fifth more time per step.",
        kind="choice",
        choices=("adamw", "muon"),
    ),
    _number(
        "gradient_clip",
        "Gradient clipping",
        "Largest L2 norm of the gradient: smaller is more stable, larger lets rare pictures teach more.",
        minimum=0.01,
        maximum=10_000,
        step=0.1,
        logarithmic=True,
    ),
    _number("weight_decay", "Weight decay", "Strength of weight decay, against overfitting.", step=0.01),
    _number(
        "label_dropout",
        "Label dropout",
        "Probability that a label is dropped, so that the model also learns to sample without one (for guidance).",
        step=0.05,
    ),
    _number(
        "min_snr_gamma",
        "Min-SNR γ",
        "Upper limit of the loss weight by signal-to-noise ratio, so that easy noise levels do not dominate.",
        minimum=0.1,
        maximum=100,
        step=0.1,
        logarithmic=True,
    ),
    _number(
        "checkpoint_seconds",
        "Checkpoint every, s",
        "Seconds of training between checkpoints: at most this much is lost in a crash.",
        minimum=1,
        maximum=3600,
        step=5,
    ),
    _number(
        "patience",
        "Early stopping patience",
        "Stop after this many validations in a row without improvement.",
        maximum=1000,
        step=1,
    ),
    _number(
        "judge_every",
        "Evaluate every, steps",
        "Steps between evaluations of the samples; off: only at the end.",
        maximum=10_000_000,
        step=100,
    ),
    _number(
        "threads",
        "CPU threads",
        "Number of CPU threads; off: automatic, by the size of the network's operations.",
        maximum=256,
        step=1,
    ),
)
