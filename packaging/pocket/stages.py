"""The stages of training the bundled text-to-image family: their presets, settings, and shares of the time."""

from dataclasses import dataclass, field

OVERHEAD = 25.0  # seconds of a stage besides training: starting, evaluating, publishing


@dataclass(frozen=True)
class Stage:
    """A training run, and the model that it makes.

    Attributes:
        name: The model's name, which later stages and the command line know it by.
        title: The model's title.
        preset: The preset that is trained.
        share: Its share of the time.
        settings: Settings that differ from the preset's, on every device.
        on_gpu: The same on a GPU only.
        tiny: The same in a rehearsal.
    """

    name: str
    title: str
    preset: str
    share: float
    settings: dict[str, str] = field(default_factory=dict)
    on_gpu: dict[str, str] = field(default_factory=dict)
    tiny: dict[str, str] = field(default_factory=dict)


_SELDOM = {"sample_every": "2000", "validate_every": "1000", "checkpoint_every": "100000", "checkpoint_seconds": "60"}
_GPU = {**_SELDOM, "compile": "true", "keep_checkpoints": "1"}
_TINY_UNET = {"network.channels": "[16,32]", "network.attention": "[false,true]", "network.attention_head_dim": "8"}

STAGES = (
    Stage(
        "pocket-vae",
        "Pocket autoencoder",
        "pocket-vae",
        0.2,
        on_gpu={"batch_size": "96", **_GPU},
        tiny={"options.channels": "[8,8,16,16]", "batch_size": "2"},
    ),
    Stage(
        "pocket",
        "Pocket",
        "pocket",
        0.46,
        on_gpu={"batch_size": "384", "learning_rate": "0.003", "ema_decay": "0.999", **_GPU},
        tiny={"options.text_width": "32", "options.text_layers": "1", "batch_size": "4", **_TINY_UNET},
    ),
    Stage(
        "pocket-control",
        "Pocket ControlNet for Canny edges, scribbles and depth",
        "pocket-control",
        0.2,
        on_gpu={"batch_size": "128", **_GPU},
    ),
    Stage(
        "pocket-lightning",
        "Pocket in four steps",
        "pocket-lightning",
        0.1,
        {"options.rank": "16"},
        {"batch_size": "96", **_SELDOM},
    ),
)


def seconds_of(stages: tuple[Stage, ...], minutes: float) -> dict[str, float]:
    """Return each stage's training time, in seconds, of a number of minutes for all of them together.

    Raises:
        ValueError: The minutes are too few for anything but starting.
    """
    left = 60 * minutes - OVERHEAD * len(stages)
    if left < len(stages):
        raise ValueError(f"{minutes:g} minutes are too few: starting {len(stages)} stages alone takes longer.")
    whole = sum(stage.share for stage in stages)
    return {stage.name: round(left * stage.share / whole, 1) for stage in stages}
