"""The recipe of a training run: data set, noise schedule, network, and how they are trained."""

import math
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, model_validator

from studio.protocol.drawn_schedule import MAX_KNOTS, problem_of
from studio.protocol.frozen import Frozen, setting_error
from studio.protocol.samplers import SamplerName
from studio.protocol.upgrades import upgraded

ScheduleKind = Literal["linear", "cosine", "exponential", "sigmoid", "scaled_linear", "drawn"]
FORMULA_KINDS: tuple[ScheduleKind, ...] = tuple(kind for kind in get_args(ScheduleKind) if kind != "drawn")
BETWEEN_BETAS = ("linear", "scaled_linear", "sigmoid")  # schedules defined by beta_start and beta_end
PredictionType = Literal["epsilon", "x0", "v", "mean"]
DatasetKind = Literal["digits", "folder", "mnist", "fashion-mnist", "cifar10", "scenes", "toy"]
ToyName = Literal["moons", "spiral", "rings", "eight-gaussians", "grid-of-gaussians", "checkerboard", "drawn"]
Precision = Literal["auto", "float32", "bfloat16"]
RateSchedule = Literal["constant", "cosine", "linear"]
Beta = Annotated[float, Field(ge=0, lt=1)]
Option = bool | int | float | str | tuple[int, ...]


def toy_title(name: ToyName) -> str:
    """Return the title of a toy distribution."""
    return name.replace("-", " ").replace("gaussians", "Gaussians")


class ScheduleSpec(Frozen):
    """A noise schedule: its kind and the number of training timesteps T."""

    kind: ScheduleKind = "cosine"
    timesteps: int = Field(default=1000, ge=2, le=10_000)
    zero_terminal_snr: bool = Field(default=False, description="the last timestep is pure noise")
    beta_start: float | None = Field(
        default=None,
        gt=0,
        lt=1,
        description="first beta of a linear, scaled_linear or sigmoid schedule; None: the kind's",
    )
    beta_end: float | None = Field(default=None, gt=0, lt=1, description="last beta; None: the kind's")
    log_snr: tuple[float, ...] | None = Field(
        default=None,
        max_length=MAX_KNOTS,
        description="of a drawn schedule: ln(ᾱ/(1 - ᾱ)) at evenly spaced times, falling; other kinds ignore it",
    )

    @model_validator(mode="after")
    def _betas_belong_together(self) -> "ScheduleSpec":
        if (self.beta_start is None) != (self.beta_end is None):
            raise setting_error("schedule.beta_end", "schedule.beta_start and schedule.beta_end: give both, or neither")
        if self.beta_start is not None and self.kind not in BETWEEN_BETAS:
            raise setting_error("schedule.beta_start", f"a {self.kind} schedule has no beta_start and beta_end")
        if self.beta_start is not None and self.beta_end is not None and self.beta_start > self.beta_end:
            raise setting_error("schedule.beta_start", "schedule.beta_start must not exceed schedule.beta_end")
        return self

    @model_validator(mode="after")
    def _drawn_is_complete(self) -> "ScheduleSpec":
        if self.kind == "drawn":
            problem = "a drawn schedule needs schedule.log_snr" if self.log_snr is None else problem_of(self.log_snr)
            if problem:
                raise setting_error("schedule.log_snr", problem)
        return self


class AugmentSpec(Frozen):
    """How each picture is changed at random whenever it is trained on; by default not at all."""

    flip: bool = Field(default=False, description="mirror left and right with probability 1/2")
    crop: float = Field(default=0.0, ge=0, le=0.5, description="largest share of the side that is cut off")
    rotate: float = Field(default=0.0, ge=0, le=180, description="largest angle in degrees, either way")

    @property
    def on(self) -> bool:
        """Whether anything is changed."""
        return self.flip or self.crop > 0 or self.rotate > 0


class DatasetSpec(Frozen):
    """A data set and the size in pixels that its pictures are brought to.

    Points of the plane (kind = toy) have neither a size nor colours, and are not augmented: `size` becomes 1, and
    `channels` and `augment` go back to their defaults.
    """

    kind: DatasetKind = "digits"
    name: ToyName | None = Field(default=None, description="the distribution, for kind = toy; moons when left out")
    path: str | None = Field(
        default=None,
        description="the folder, for kind = folder; the points' file, for drawn; the emoji font, where it is not found",
    )
    size: int = Field(default=16, ge=1, le=512)
    channels: Literal[1, 3] | None = Field(default=None, description="grey or colour; None keeps the data's own")
    held_out: float = Field(
        default=0.15, ge=0, le=0.5, description="share of the data for evaluation, never trained on"
    )
    augment: AugmentSpec = AugmentSpec()
    fingerprint: str | None = Field(
        default=None,
        pattern="^[0-9a-f]{64}$",
        description="SHA-256 of the data that a run was trained on; a difference is reported",
    )

    @model_validator(mode="before")
    @classmethod
    def _points_are_no_pictures(cls, values: Any) -> Any:
        if isinstance(values, dict) and values.get("kind") == "toy":
            plain = {"name": values.get("name") or "moons", "size": 1, "channels": None, "augment": AugmentSpec()}
            return values | plain
        return values

    @model_validator(mode="after")
    def _is_complete(self) -> "DatasetSpec":
        if self.kind == "folder" and not self.path:
            raise setting_error("dataset.path", "dataset.kind = folder needs dataset.path")
        if self.kind == "toy" and self.name == "drawn" and not self.path:
            raise setting_error(
                "dataset.path", "dataset.name = drawn needs dataset.path, a .json or .csv file of points"
            )
        if self.kind != "toy" and self.size < 8:
            raise setting_error("dataset.size", "dataset.size must be at least 8")
        return self


class NetworkSpec(Frozen):
    """The network of a diffusion model and its size, and whether it knows the labels.

    "unet" has residual blocks, and attention where it is asked for; "small-unet" has plain convolutions, and "mlp",
    for points of the plane and the smallest pictures, has a residual block of that many hidden units for each of
    `channels`. Depth, attention and dropout are the U-Net's alone.
    """

    kind: Literal["unet", "small-unet", "mlp"] = "unet"
    channels: tuple[int, ...] = Field(default=(32, 64, 64), min_length=1, max_length=6)
    width: float = Field(default=1.0, ge=0.125, le=16, description="factor on `channels`; see `level_channels`")
    layers_per_block: int = Field(default=1, ge=1, le=4)
    attention: tuple[bool, ...] = Field(default=(False, False, True), description="for each level of `channels`")
    attention_head_dim: int = Field(default=8, ge=1, le=128)
    norm_groups: int = Field(default=8, ge=1, le=64)
    dropout: float = Field(default=0.0, ge=0.0, le=0.9)
    conditional: bool = True

    @property
    def level_channels(self) -> tuple[int, ...]:
        """The channels of each level: `channels` times `width`, in whole norm groups and attention heads."""
        if self.width == 1:
            return self.channels
        units = [math.lcm(self.norm_groups, self.attention_head_dim if on else 1) for on in self.attention]
        return tuple(
            max(1, round(count * self.width / unit)) * unit for count, unit in zip(self.channels, units, strict=True)
        )

    @model_validator(mode="after")
    def _fits(self) -> "NetworkSpec":
        if len(self.attention) != len(self.channels):
            raise setting_error("network.attention", "network.attention needs one entry for each of network.channels")
        if any(c % self.norm_groups for c in self.channels):
            raise setting_error(
                "network.channels", "each of network.channels must be a multiple of network.norm_groups"
            )
        return self


class Branch(Frozen):
    """Where a run was branched off: the folder of the other run, and the step of its checkpoint."""

    run: str
    step: int = Field(ge=0)


class TrainRecipe(Frozen):
    """Everything that a training run depends on."""

    version: Literal[3] = 3
    kind: Literal["train"] = "train"
    preset: str = "digits"
    model: str = Field(default="diffusion", description="kind of model: the name that its learner registers")
    options: dict[str, Option] = Field(default={}, description="settings of that model, checked when a run begins")
    branch: Branch | None = None
    dataset: DatasetSpec = DatasetSpec()
    schedule: ScheduleSpec = ScheduleSpec()
    network: NetworkSpec = NetworkSpec()
    prediction_type: PredictionType = "epsilon"
    seed: int = Field(default=0, ge=0, lt=2**63)
    steps: int = Field(default=2000, ge=1, le=10_000_000)
    max_seconds: float | None = Field(default=None, gt=0, description="stop after this many seconds of training")
    batch_size: int = Field(default=128, ge=1, le=4096)
    gradient_accumulation: int = Field(
        default=1, ge=1, le=1024, description="batches per update, whose gradients are averaged"
    )
    learning_rate: float = Field(default=1e-3, gt=0, le=1, description="before warm-up and decay")
    learning_rate_schedule: RateSchedule = Field(default="cosine", description="decay to zero over the run")
    optimizer: Literal["adamw", "muon"] = Field(default="adamw", description="muon: orthogonal steps for matrices")
    betas: tuple[Beta, Beta] = Field(
        default=(0.9, 0.99), description="AdamW's decay rates for the mean gradient and its mean square"
    )
    warmup_steps: int = Field(default=50, ge=0, description="steps in which the learning rate rises from 0")
    weight_decay: float = Field(default=0.0, ge=0, le=1)
    gradient_clip: float = Field(default=1.0, gt=0)
    ema_decay: float = Field(default=0.995, ge=0, lt=1)
    min_snr_gamma: float | None = Field(default=None, gt=0)
    timestep_shift: float = Field(
        default=1.0, ge=0.1, le=10, description="above 1: noisy timesteps are drawn more often"
    )
    label_dropout: float = Field(default=0.15, ge=0, le=1)
    precision: Precision = "auto"
    compile: bool = Field(default=False, description="compile the networks: minutes at first, then faster on a GPU")
    checkpoint_every: int = Field(default=500, ge=1)
    checkpoint_seconds: float = Field(
        default=45.0, gt=0, description="seconds between checkpoints at most: what a crash may cost"
    )
    sample_every: int = Field(default=100, ge=1)
    validate_every: int = Field(default=200, ge=1, description="steps between two validations on held-out pictures")
    judge_every: int | None = Field(
        default=None, ge=1, description="steps between two evaluations; None: at the end only"
    )
    threads: int | None = Field(
        default=None, ge=1, le=1024, description="CPU threads; None: chosen by the size of the first step's operations"
    )
    keep_checkpoints: int = Field(
        default=3, ge=1, description="number of newest checkpoints to keep, besides the best and requested ones"
    )
    tensorboard: bool = Field(default=False, description="write TensorBoard event files into the run folder")
    patience: int | None = Field(
        default=None, ge=1, description="stop after this many validations in a row without improvement"
    )
    guidance: float = Field(default=2.0, ge=0, le=30, description="for the sample grids, and the model's default")
    sampler: SamplerName = "ddim"
    sample_steps: int = Field(default=50, ge=1, le=1000)

    @model_validator(mode="before")
    @classmethod
    def _upgrade(cls, values: Any) -> Any:
        return upgraded(values, "train", 3)

    @model_validator(mode="after")
    def _validate_target_determines_picture(self) -> "TrainRecipe":
        if self.schedule.zero_terminal_snr and self.prediction_type not in ("v", "x0"):
            raise setting_error(
                "schedule.zero_terminal_snr",
                "schedule.zero_terminal_snr needs prediction_type v or x0: the last timestep is all noise",
            )
        if self.schedule.zero_terminal_snr and self.min_snr_gamma is not None:
            raise setting_error(
                "min_snr_gamma", "schedule.zero_terminal_snr and min_snr_gamma: the last timestep would have no weight"
            )
        return self
