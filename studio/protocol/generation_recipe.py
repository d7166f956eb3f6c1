"""The recipe of a generation: everything that a sampled or repainted picture depends on."""

from typing import Annotated, Any, Literal, get_args

from pydantic import Field, model_validator

from studio.protocol.control_kinds import ControlKindName, settings_of
from studio.protocol.curves import MAX_POINTS, Curve, PromptChange, check_changes, check_curve
from studio.protocol.frozen import Frozen, setting_error
from studio.protocol.prompts.weights import Dialect
from studio.protocol.samplers import SamplerName, SpacingName
from studio.protocol.upgrades import upgraded

MAX_PROMPT = 4000  # characters
MAX_STYLES = 32  # of a prompt
PAINT_HELD = 0.8  # share of the remaining steps: if paint is held for less, models undo it
MAX_REGIONS = 16
MAX_REGION_WEIGHT = 4
MIN_SIDE, MAX_SIDE = 8, 4096  # pixels of a picture's width and height

Margin = Annotated[int, Field(ge=0, le=16_384)]
FillName = Literal["original", "blur", "noise", "neutral", "propagate"]
FILLS: tuple[FillName, ...] = get_args(FillName)
GuidanceKind = Literal["cfg", "cfg++"]
GUIDANCE_KINDS: tuple[GuidanceKind, ...] = get_args(GuidanceKind)


class LoraSpec(Frozen):
    """A low-rank change to a model's weights (LoRA; Hu et al. 2021)."""

    file: str = Field(min_length=1, description="a .safetensors file")
    weight: float = Field(default=1.0, ge=-10, le=10, description="factor of the change")
    text_weight: float | None = Field(
        default=None, ge=-10, le=10, description="factor of the change to the text encoder; None: the same"
    )


class InversionSpec(Frozen):
    """A textual inversion (Gal et al. 2022): a word of the prompts that stands for vectors in a file."""

    file: str = Field(min_length=1, description="a .safetensors file")
    name: str = Field(min_length=1, max_length=100, description="the word, in any case")


class ControlSpec(Frozen):
    """A picture that a text-to-image model follows, by a ControlNet (Zhang et al. 2023) or a T2I-Adapter."""

    kind: ControlKindName = "canny"
    image: str = Field(description="the picture that the control image is made from, or the control image itself")
    ready: bool = Field(default=False, description="whether the picture is the control image, used as it is")
    settings: dict[str, float] = Field(
        default={}, description="settings of the kind's detector; others have its defaults"
    )
    estimator: str | None = Field(
        default=None, description="the model that estimates depth, pose or classes; None: the known one"
    )
    model: str | None = Field(
        default=None, description="the ControlNet or T2I-Adapter; None: the known one that fits the model"
    )
    weight: float = Field(default=1.0, ge=0, le=2, description="how strictly the control image is followed")
    weight_curve: Curve = Field(default=(), description="the weight from step to step, instead; empty: constant")
    start: float = Field(default=0.0, ge=0, le=1, description="share of the steps before the control sets in")
    end: float = Field(default=1.0, ge=0, le=1, description="share of the steps after which it ends")
    layer: str = Field(default="", max_length=MAX_PROMPT, description="name of the layer that it was painted on")

    def __hash__(self) -> int:
        return hash(self.model_dump_json())  # a dict has none

    @model_validator(mode="after")
    def _fits_together(self) -> "ControlSpec":
        if self.start >= self.end:
            raise setting_error("controls", "a control's start must be below its end")
        check_curve("controls", self.weight_curve, 0, 2)
        try:
            settings_of(self.kind, self.settings)
        except ValueError as error:
            raise setting_error("controls", str(error)) from error
        return self


class RegionSpec(Frozen):
    """A part of the picture with a prompt of its own (MultiDiffusion; Bar-Tal et al. 2023)."""

    mask: str = Field(min_length=1, description="a picture: white is the region, grey shares it with what is beside")
    prompt: str = Field(default="", max_length=MAX_PROMPT, description="the prompt there")
    negative: str | None = Field(
        default=None, max_length=MAX_PROMPT, description="the negative prompt there; None: that of the whole picture"
    )
    weight: float = Field(
        default=1.0,
        gt=0,
        le=MAX_REGION_WEIGHT,
        description="weight relative to the whole picture's prompt and to other regions",
    )


class ImagePromptSpec(Frozen):
    """A picture that is used like a prompt, by an IP-Adapter (Ye et al. 2023)."""

    image: str = Field(min_length=1, description="the picture")
    adapter: str = Field(min_length=1, description="the IP-Adapter, a .safetensors file")
    encoder: str | None = Field(
        default=None, description="the image encoder; None: the folder image_encoder beside the adapter, or a known one"
    )
    weight: float = Field(default=1.0, ge=0, le=2, description="strength of the picture relative to the prompt")


class FrameEditSpec(Frozen):
    """Paint on the predicted x0 of a step, from which the generation continues."""

    image: str = Field(min_length=1, description="the painted x0; transparent where nothing was painted")
    mask: str | None = Field(default=None, description="white may change from here on, black stays")
    picture: int = Field(default=0, ge=0, description="index of the painted picture; the others stay")
    hold: float = Field(
        default=PAINT_HELD,
        ge=0,
        le=1,
        description="share of the remaining steps during which the paint is held",
    )


class ForkSpec(Frozen):
    """Where a generation continues from: the state entering a step of an earlier denoising record."""

    record: str = Field(min_length=1, description="path of the trajectory file")
    step: int = Field(ge=0, description="denoising step, counted from 0")
    edit: FrameEditSpec | None = Field(default=None, description="paint on the step's x0; None: none")


class TemplateSpec(Frozen):
    """Prompts as they were typed, with alternatives to draw from, and the styles that are added to them."""

    prompt: str = Field(default="", max_length=MAX_PROMPT)
    negative: str = Field(default="", max_length=MAX_PROMPT)
    styles: tuple[str, ...] = Field(default=(), max_length=MAX_STYLES, description="names of styles, in their order")
    drawn: tuple[tuple[str, str], ...] = Field(
        default=(), description="prompt and negative prompt of each picture of a batch; empty: the recipe's"
    )


class GenerateRecipe(Frozen):
    """Everything that a sampled or repainted picture depends on."""

    version: Literal[3] = 3
    kind: Literal["generate"] = "generate"
    model: str = "digits"
    sampler: SamplerName = "ddim"
    steps: int = Field(default=50, ge=1, le=10_000)
    spacing: SpacingName = Field(default="auto", description="spacing of the timesteps; auto: the model's own")
    eta: float = Field(default=0.0, ge=0, le=1, description="DDIM: 0 deterministic, 1 as noisy as DDPM; TCD's gamma")
    variance: Literal["fixed_small", "fixed_large"] = "fixed_small"
    guidance: float = Field(default=2.0, ge=0, le=30)
    guidance_curve: Curve = Field(
        default=(), description="the CFG scale from step to step, instead, as 0:7.5,8:3; empty: constant"
    )
    guidance_rescale: float = Field(
        default=0.0, ge=0, le=1, description="how far the contrast that guidance adds is taken back"
    )
    pag_scale: float = Field(
        default=0.0, ge=0, le=20, description="perturbed-attention guidance, for clearer structure; 0: none"
    )
    guidance_kind: GuidanceKind = Field(
        default="cfg", description="cfg++ takes guidance from 0 to 1, for DDIM and Euler, and keeps nearer to the data"
    )
    label: int | None = Field(default=None, ge=0)
    seed: int = Field(default=0, ge=0, lt=2**63)
    variation_seed: int = Field(
        default=0, ge=0, lt=2**63, description="seed of the noise to which the starting noise is interpolated"
    )
    variation_strength: float = Field(
        default=0.0,
        ge=0,
        le=1,
        description="share of the variation seed's noise in the starting noise; 1: all of it",
    )
    count: int = Field(default=1, ge=1, le=4096)
    prompt: str = Field(default="", max_length=MAX_PROMPT, description="for models that take one")
    prompt_changes: tuple[PromptChange, ...] = Field(
        default=(), max_length=MAX_POINTS, description="prompts that replace the prompt from a step on"
    )
    negative: str = Field(default="", max_length=MAX_PROMPT, description="what the picture should not show")
    dialect: Dialect = Field(default="plain", description="syntax of weights and changes in prompts; plain: none")
    template: TemplateSpec | None = Field(
        default=None, description="the prompts before alternatives and wildcards were drawn"
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
    tile: int | None = Field(
        default=None,
        ge=32,
        le=4096,
        description="side in pixels of the tiles in which a larger picture is denoised; None: in one piece",
    )
    image: str | None = Field(default=None, description="the picture to repaint or to vary")
    strength: float = Field(default=1.0, gt=0, le=1, description="denoising strength; below 1 the image shows through")
    controls: tuple[ControlSpec, ...] = Field(default=(), max_length=8)
    regions: tuple[RegionSpec, ...] = Field(
        default=(), max_length=MAX_REGIONS, description="parts of the picture with prompts of their own"
    )
    image_prompts: tuple[ImagePromptSpec, ...] = Field(default=(), max_length=4)
    loras: tuple[LoraSpec, ...] = Field(default=(), max_length=16)
    inversions: tuple[InversionSpec, ...] = Field(
        default=(), max_length=16, description="textual inversions, by their words in the prompts"
    )
    mask: str | None = Field(default=None, description="white is repainted, black is kept to the bit")
    paste_mask: str | None = Field(
        default=None, description="where the result is pasted, black is kept to the bit; None: where the mask is"
    )
    crop: tuple[int, int, int, int] | None = Field(
        default=None, description="x, y, width, height; None: around the mask"
    )
    outpaint: tuple[Margin, Margin, Margin, Margin] | None = Field(
        default=None, description="pixels to add to the image: left, top, right, bottom"
    )
    extend_in_frames: bool = Field(
        default=False,
        description="make a large extension in frames of the model's size, each overlapping the last",
    )
    padding: int | None = Field(
        default=None, ge=0, le=4096, description="pixels around the mask that the model sees; None: by its size"
    )
    feather: int = Field(default=0, ge=0, le=1024, description="pixels over which the mask's inner edge is softened")
    grow: int = Field(
        default=0, ge=0, le=1024, description="pixels by which the repainted area extends beyond the mask"
    )
    auto_edges: bool = Field(
        default=False,
        description="grow, feather and padding that are not set follow the mask's size and the strength",
    )
    fill: FillName = Field(default="original", description="what fills the masked area before it is denoised")
    soft_mask: bool = Field(
        default=False, description="grey parts of the mask change less, instead of being blended with the original"
    )
    colour_match: bool = Field(default=False, description="the result takes the colours of the picture around the mask")
    resamples: int = Field(default=4, ge=1, le=50, description="RePaint: passes over each stretch of steps")
    jump_length: int = Field(default=5, ge=1, le=100, description="RePaint: steps in a stretch")
    resample_latents: bool = Field(
        default=False, description="latent models use RePaint too, with these resamples and jumps"
    )
    fork: ForkSpec | None = Field(default=None, description="the step of a record to continue from; None: from noise")

    @property
    def repaints_part(self) -> bool:
        """Whether a part of the image is painted and the rest kept: by a mask, or by outpainting."""
        return self.mask is not None or self.outpaint is not None

    @property
    def resamples_latents(self) -> bool:
        """Whether a latent model repaints by RePaint."""
        return self.resample_latents and self.repaints_part

    @model_validator(mode="before")
    @classmethod
    def _upgrade(cls, values: Any) -> Any:
        return upgraded(values, "generate", 3)

    @model_validator(mode="after")
    def _settings_fit_together(self) -> "GenerateRecipe":
        if self.mask is not None and self.image is None:
            raise setting_error("mask", "a mask needs an image")
        if self.paste_mask is not None and not self.repaints_part:
            raise setting_error("paste_mask", "a mask to paste by needs a mask to repaint")
        if self.outpaint is not None and (self.image is None or not any(self.outpaint)):
            raise setting_error("outpaint", "outpainting needs an image, and pixels to add on at least one side")
        if self.size is not None and not all(MIN_SIDE <= side <= MAX_SIDE for side in self.size):
            raise setting_error("size", f"size must be from {MIN_SIDE} to {MAX_SIDE} each way")
        if self.template is not None and len(self.template.drawn) not in (0, self.count):
            raise setting_error("template", "a template needs prompts for each picture, or none")
        check_curve("guidance_curve", self.guidance_curve, 0, 30)
        check_changes(self.prompt_changes)
        return self

    def refined_below(self, timesteps: int) -> int:
        """Return the timestep below which the refiner takes over, of a model with this number of training timesteps."""
        return round(timesteps - self.refiner_start * timesteps)

    def prompts_of(self, index: int) -> tuple[str, str]:
        """Return the prompt and the negative prompt of a picture, counted from 0."""
        drawn = self.template.drawn if self.template is not None else ()
        return drawn[index] if drawn else (self.prompt, self.negative)
