"""Recipes: frozen, validated, versioned requests, from which any result can be reproduced."""

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator
from pydantic_core import PydanticCustomError, PydanticSerializationError

from studio.protocol.errors import BadInput
from studio.protocol.files import decode_text, read_regular
from studio.protocol.jsontext import MOST_BYTES, parse_json_text
from studio.protocol.prompts.weights import Dialect
from studio.protocol.samplers import SamplerName, SpacingName
from studio.protocol.upgrades import NEWER, upgraded

ScheduleKind = Literal["linear", "cosine", "exponential", "sigmoid", "scaled_linear"]
BETWEEN_BETAS = ("linear", "scaled_linear", "sigmoid")  # schedules that run from one beta to another
PredictionType = Literal["epsilon", "x0", "v", "mean"]
DatasetKind = Literal["digits", "folder", "mnist", "fashion-mnist", "cifar10", "pocket-scenes", "toy"]
ToyName = Literal["moons", "spiral", "rings", "eight-gaussians", "grid-of-gaussians", "checkerboard", "drawn"]
Precision = Literal["auto", "float32", "bfloat16"]
RateSchedule = Literal["constant", "cosine", "linear"]
_WHICH_DATA = ("dataset.kind", "dataset.name", "dataset.path", "dataset.size", "dataset.channels")
Beta = Annotated[float, Field(ge=0, lt=1)]
Option = bool | int | float | str | tuple[int, ...]
MAX_PROMPT = 4000  # characters
MIN_SIDE, MAX_SIDE = 8, 4096  # pixels of a picture's width and height


class Frozen(BaseModel):
    """A value that never changes and refuses what it does not know."""

    # validators are built when first used: the window needs few of them before its first paint
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)


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

    @model_validator(mode="after")
    def _betas_belong_together(self) -> "ScheduleSpec":
        if (self.beta_start is None) != (self.beta_end is None):
            raise setting_error("schedule.beta_end", "schedule.beta_start and schedule.beta_end: give both, or neither")
        if self.beta_start is not None and self.kind not in BETWEEN_BETAS:
            raise setting_error("schedule.beta_start", f"a {self.kind} schedule has no beta_start and beta_end")
        if self.beta_start is not None and self.beta_end is not None and self.beta_start > self.beta_end:
            raise setting_error("schedule.beta_start", "schedule.beta_start must not exceed schedule.beta_end")
        return self


class AugmentSpec(Frozen):
    """How each picture is changed at random whenever it is trained on; nothing is, unless it is asked for."""

    flip: bool = Field(default=False, description="mirror left and right, every other time")
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
        description="of the data that a run was trained on; a difference is reported",
    )

    @model_validator(mode="before")
    @classmethod
    def _points_are_no_pictures(cls, values: Any) -> Any:
        if isinstance(values, dict) and values.get("kind") == "toy":
            plain = {"name": values.get("name") or "moons", "size": 1, "channels": None, "augment": AugmentSpec()}
            return values | plain
        return values

    @model_validator(mode="after")
    def _is_whole(self) -> "DatasetSpec":
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
    for points of the plane and the smallest pictures, has a residual block of so many hidden units for each of
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

    version: Literal[2] = 2
    kind: Literal["train"] = "train"
    preset: str = "digits"
    model: str = Field(default="diffusion", description="what is trained: the name that a learner registers")
    options: dict[str, Option] = Field(default={}, description="settings of that model, checked when a run begins")
    branch: Branch | None = None
    dataset: DatasetSpec = DatasetSpec()
    schedule: ScheduleSpec = ScheduleSpec()
    network: NetworkSpec = NetworkSpec()
    prediction_type: PredictionType = "epsilon"
    seed: int = Field(default=0, ge=0, lt=2**63)
    steps: int = Field(default=2000, ge=1, le=10_000_000)
    max_seconds: float | None = Field(default=None, gt=0, description="stop after this much training time")
    batch_size: int = Field(default=128, ge=1, le=4096)
    gradient_accumulation: int = Field(
        default=1, ge=1, le=1024, description="batches per update, whose gradients are averaged"
    )
    learning_rate: float = Field(default=1e-3, gt=0, le=1, description="before warm-up and decay")
    learning_rate_schedule: RateSchedule = Field(default="cosine", description="decay to zero over the run")
    optimizer: Literal["adamw", "muon"] = Field(default="adamw", description="muon: orthogonal steps for matrices")
    betas: tuple[Beta, Beta] = Field(default=(0.9, 0.99), description="AdamW's, of the gradient and of its square")
    warmup_steps: int = Field(default=50, ge=0, description="steps in which the learning rate rises from 0")
    weight_decay: float = Field(default=0.0, ge=0, le=1)
    gradient_clip: float = Field(default=1.0, gt=0)
    ema_decay: float = Field(default=0.995, ge=0, lt=1)
    min_snr_gamma: float | None = Field(default=None, gt=0)
    label_dropout: float = Field(default=0.15, ge=0, le=1)
    precision: Precision = "auto"
    checkpoint_every: int = Field(default=500, ge=1)
    checkpoint_seconds: float = Field(default=45.0, gt=0, description="training time that a crash may cost, at most")
    sample_every: int = Field(default=100, ge=1)
    validate_every: int = Field(default=200, ge=1, description="steps between two losses on held-out pictures")
    judge_every: int | None = Field(
        default=None, ge=1, description="steps between two evaluations; None: at the end only"
    )
    threads: int | None = Field(
        default=None, ge=1, le=1024, description="CPU threads; None: chosen by the size of the first step's operations"
    )
    keep_checkpoints: int = Field(
        default=3, ge=1, description="of the newest; the best and those asked for are kept besides"
    )
    tensorboard: bool = Field(default=False, description="write TensorBoard event files into the run folder")
    patience: int | None = Field(
        default=None, ge=1, description="stop after so many validations in a row that were no better"
    )
    guidance: float = Field(default=2.0, ge=0, le=30, description="for the sample grids, and the model's default")
    sampler: SamplerName = "ddim"
    sample_steps: int = Field(default=50, ge=1, le=1000)

    @model_validator(mode="before")
    @classmethod
    def _upgrade(cls, values: Any) -> Any:
        return upgraded(values, "train", 2)

    @model_validator(mode="after")
    def _the_target_tells_the_picture(self) -> "TrainRecipe":
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


class LoraSpec(Frozen):
    """A low-rank change to a model's weights (LoRA; Hu et al. 2021)."""

    file: str = Field(min_length=1, description="a .safetensors file")
    weight: float = Field(default=1.0, ge=-4, le=4, description="factor of the change")
    text_weight: float | None = Field(
        default=None, ge=-4, le=4, description="factor of the change to the text encoder; None: the same"
    )


class ControlSpec(Frozen):
    """A picture whose edges a text-to-image model follows (ControlNet; Zhang et al. 2023)."""

    kind: Literal["canny"] = "canny"
    image: str = Field(description="the picture whose edges are detected")
    model: str | None = Field(default=None, description="the ControlNet; None: the known one that fits the model")
    weight: float = Field(default=1.0, ge=0, le=2, description="how strictly the edges are followed")
    start: float = Field(default=0.0, ge=0, le=1, description="share of the steps before the control sets in")
    end: float = Field(default=1.0, ge=0, le=1, description="share of the steps after which it ends")
    low: float = Field(default=0.1, ge=0, le=1, description="Canny's lower threshold, of the strongest gradient")
    high: float = Field(default=0.2, ge=0, le=1, description="Canny's upper threshold")

    @model_validator(mode="after")
    def _starts_before_it_ends(self) -> "ControlSpec":
        if self.start >= self.end:
            raise setting_error("controls", "a control's start must be below its end")
        return self


class ForkSpec(Frozen):
    """Where a generation continues from: the state entering a step of an earlier denoising record."""

    record: str = Field(min_length=1, description="path of the trajectory file")
    step: int = Field(ge=0, description="denoising step, counted from 0")


class GenerateRecipe(Frozen):
    """Everything that a sampled or repainted picture depends on."""

    version: Literal[2] = 2
    kind: Literal["generate"] = "generate"
    model: str = "digits"
    sampler: SamplerName = "ddim"
    steps: int = Field(default=50, ge=1, le=10_000)
    spacing: SpacingName = Field(default="auto", description="how the steps are spread; auto: as the model's own")
    eta: float = Field(default=0.0, ge=0, le=1, description="DDIM: 0 deterministic, 1 as noisy as DDPM; TCD's gamma")
    variance: Literal["fixed_small", "fixed_large"] = "fixed_small"
    guidance: float = Field(default=2.0, ge=0, le=30)
    guidance_rescale: float = Field(
        default=0.0, ge=0, le=1, description="how far guidance is kept from raising the contrast"
    )
    label: int | None = Field(default=None, ge=0)
    seed: int = Field(default=0, ge=0, lt=2**63)
    count: int = Field(default=1, ge=1, le=4096)
    prompt: str = Field(default="", max_length=MAX_PROMPT, description="for models that take one")
    negative: str = Field(default="", max_length=MAX_PROMPT, description="what the picture is led away from")
    dialect: Dialect = Field(
        default="plain", description="how weights and changes are written in prompts; plain: not at all"
    )
    clip_skip: int = Field(
        default=1,
        ge=1,
        le=12,
        description="which of the text encoder's layers is read, from the end; 1: the model's own",
    )
    refiner: str | None = Field(default=None, description="the model that takes over for the last steps")
    refiner_start: float = Field(default=0.8, ge=0, le=1, description="share of the noise levels before it takes over")
    vae: str | None = Field(default=None, description="an autoencoder to decode with; None: the model's own")
    size: tuple[int, int] | None = Field(default=None, description="width, height; None: as the model was trained")
    image: str | None = Field(default=None, description="the picture to repaint or to vary")
    strength: float = Field(default=1.0, gt=0, le=1, description="how much of the image is made anew; below 1 it shows")
    controls: tuple[ControlSpec, ...] = Field(default=(), max_length=8)
    loras: tuple[LoraSpec, ...] = Field(default=(), max_length=16)
    mask: str | None = Field(default=None, description="white is repainted, black is kept to the bit")
    crop: tuple[int, int, int, int] | None = Field(
        default=None, description="x, y, width, height; None: around the mask"
    )
    resamples: int = Field(default=4, ge=1, le=50, description="RePaint: how often each stretch of steps is walked")
    jump_length: int = Field(default=5, ge=1, le=100, description="RePaint: how many steps a stretch has")
    fork: ForkSpec | None = Field(default=None, description="the step of a record to continue from; None: from noise")

    @model_validator(mode="before")
    @classmethod
    def _upgrade(cls, values: Any) -> Any:
        return upgraded(values, "generate", 2)

    @model_validator(mode="after")
    def _mask_needs_image(self) -> "GenerateRecipe":
        if self.mask is not None and self.image is None:
            raise setting_error("mask", "a mask needs an image")
        if self.size is not None and not all(MIN_SIDE <= side <= MAX_SIDE for side in self.size):
            raise setting_error("size", f"size must be from {MIN_SIDE} to {MAX_SIDE} each way")
        return self


AnyRecipe = TypeVar("AnyRecipe", TrainRecipe, GenerateRecipe)
Recipe = Annotated[TrainRecipe | GenerateRecipe, Field(discriminator="kind")]
_RECIPE: TypeAdapter[TrainRecipe | GenerateRecipe] = TypeAdapter(Recipe, config=ConfigDict(defer_build=True))


def parse_recipe(text: str | bytes, source: str = "the recipe") -> TrainRecipe | GenerateRecipe:
    """Read a recipe from JSON; raises BadInput with one line that names what is wrong in `source`."""
    try:
        return _RECIPE.validate_json(text)
    except ValidationError as error:
        if error.errors()[0]["type"] == NEWER:
            raise BadInput(f"{source} {error.errors()[0]['msg']}.") from error
        raise BadInput(f"{source} is not a recipe: {describe(error)}") from error


def load_recipe(path: Path) -> TrainRecipe | GenerateRecipe:
    """Read a recipe from a JSON file; raises BadInput when it cannot be read."""
    try:
        text = decode_text(read_regular(path, MOST_BYTES))
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is not a text file.") from error
    except OSError as error:
        raise BadInput(f"Could not read {path}: {error.strerror or error}.") from error
    return parse_recipe(text, str(path))


def dump_recipe(recipe: TrainRecipe | GenerateRecipe) -> str:
    """Write a recipe as JSON text; raises BadInput when a path in it is not UTF-8 text."""
    try:
        return recipe.model_dump_json(indent=2) + "\n"
    except PydanticSerializationError as error:  # a path whose bytes are not UTF-8
        raise BadInput("A path of the recipe is not UTF-8 text, so it cannot be kept. Rename or link it.") from error


def changed(recipe: AnyRecipe, changes: dict[str, Any]) -> AnyRecipe:
    """Return the recipe with dotted keys set, as `{"dataset.size": 32}`; raises BadInput for what does not fit."""
    data = recipe.model_dump()
    for key, value in changes.items():
        *outer, last = key.split(".")
        place: Any = data
        for name in outer:
            place = place.get(name) if isinstance(place, dict) else None
        known = isinstance(place, dict) and (last in place or outer == ["options"])
        if not known:
            raise BadInput(f"A {recipe.kind} recipe has no setting {key}.", field=key)
        if key in _WHICH_DATA and place[last] != value:
            place["fingerprint"] = None  # it was that of the data before
        place[last] = value
    try:
        return type(recipe).model_validate(data)
    except ValidationError as error:
        raise BadInput(f"Those settings do not fit: {describe(error)}", field=field_of(error)) from error


def flat_settings(recipe: TrainRecipe) -> dict[str, Any]:
    """Return a recipe's settings by their dotted keys, as `changed` takes them."""
    return dict(_flat(recipe.model_dump()))


def parse_settings(pairs: list[str]) -> dict[str, Any]:
    """Read `key=value` words; a value is JSON where it can be read as such, otherwise text. A path is always text."""
    settings: dict[str, Any] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key:
            raise BadInput(f"--set takes key=value, not {pair!r}.")
        if key == "dataset.path":  # a folder may be called 2024 or null
            settings[key] = value
            continue
        try:
            settings[key] = parse_json_text(value)
        except ValueError:
            settings[key] = value
    return settings


def describe(error: ValidationError) -> str:
    """Put a validation error into one plain line."""
    parts = []
    for item in error.errors()[:3]:
        where, text = ".".join(str(step) for step in item["loc"]), item["msg"].removeprefix("Value error, ")
        parts.append(f"{where}: {text}" if where else text)
    return "; ".join(parts).replace("\n", " ")


def field_of(error: ValidationError) -> str:
    """Return the dotted key of the first setting that has to change, "" if none is known."""
    first = error.errors()[0]
    told: str = first.get("ctx", {}).get("field", "")
    return told or ".".join(str(step) for step in first["loc"])


def setting_error(field: str, message: str) -> PydanticCustomError:
    """Return the error of a validator that looks at several settings, and names the one to change."""
    return PydanticCustomError("setting", "{message}", {"message": message, "field": field})


def _flat(settings: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in settings.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
