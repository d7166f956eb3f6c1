"""The window's requests to the engine process: one JSON line each on its standard input."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, PositiveInt, TypeAdapter

from studio.protocol.attention import MapAttention
from studio.protocol.deciding import FindDecidingStep
from studio.protocol.engine_settings import EngineSettings
from studio.protocol.events import Event
from studio.protocol.films import MakeFilm
from studio.protocol.frozen import Frozen
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe
from studio.protocol.latents import LatentJob, PictureOfLatent, PlaceOnMap
from studio.protocol.live import PaintLive
from studio.protocol.networks import DescribeNetwork
from studio.protocol.plane import PlaneRequest
from studio.protocol.times import MapTimes
from studio.protocol.training_recipe import DatasetSpec
from studio.protocol.upscaling import Upscale


class Stop(StrEnum):
    """How to stop a job; a data set preview knows NOW only."""

    NOW = "now"  # between two steps, without a result
    AFTER = "after"  # finish the current batch of pictures, start no other
    KEEP = "keep"  # take the current estimate of x0 as the result


class Generate(Frozen):
    """Run a generation; its results appear in the folder `out` when they are complete."""

    do: Literal["generate"] = "generate"
    job: str
    recipe: GenerateRecipe
    out: str
    settings: EngineSettings = EngineSettings()


class PreviewDataset(Frozen):
    """Preview a data set; its picture grids appear in the folder `out` when they are complete."""

    do: Literal["preview"] = "preview"
    job: str
    dataset: DatasetSpec
    out: str


class Decode(Frozen):
    """Decode latents into a PNG; answered between two steps of a running job.

    Attributes:
        latents: float16 [C, h, w], little-endian, in base64.
        shape: C, h, w.
        out: The file to write.
        rough: Whether a small decoder may be used, if one for the model's latents is known.
    """

    do: Literal["decode"] = "decode"
    job: str
    model: str
    latents: str
    shape: tuple[int, int, int]
    out: str
    rough: bool = False


class ControlledStep(Frozen):
    """A step of a run with controls: `step` of `steps`, counted from 0, of a recipe."""

    recipe: GenerateRecipe
    step: int
    steps: int


class Attend(Frozen):
    """Write the cross-attention maps of a prompt's words as a grey PNG; answered like `Decode`.

    Attributes:
        latents: x_t, float16 [C, h, w], little-endian, in base64.
        shape: C, h, w.
        prompt: Words, separated by spaces.
        timestep: t.
        controlled: The step, if its recipe has controls: those that are active there take part.
        out: The file to write: one map per word, stacked vertically.
    """

    do: Literal["attend"] = "attend"
    job: str
    model: str
    latents: str
    shape: tuple[int, int, int]
    prompt: str
    timestep: int
    controlled: ControlledStep | None = None
    out: str


class InspectStep(Frozen):
    """Repeat a step of a denoising record and return its terms; answered like `Decode`.

    Attributes:
        record: The record's file.
        step: Counted from 0.
        picture: Which of its pictures, counted from 0.
        out: The folder for a PNG of each tensor.
    """

    do: Literal["inspect"] = "inspect"
    job: str
    record: str
    step: int = Field(ge=0)
    picture: int = Field(default=0, ge=0)
    out: str


class TabulateSchedules(Frozen):
    """Compute ᾱ of every kind of noise schedule for a number of timesteps; answered like `Decode`."""

    do: Literal["schedules"] = "schedules"
    job: str
    timesteps: int = Field(ge=2, le=10_000)


class PredictClean(Frozen):
    """Noise a picture to a level and make a model predict the clean one; answered like `Decode`.

    Attributes:
        recipe: Model, prompts, label and guidance, and the seed of the noise.
        pixels: The picture, uint8 [H, W, 3], in base64.
        shape: H, W.
        alpha_bar: The noise level ᾱ.
        out: The folder for the PNGs of x_t and x̂_0.
    """

    do: Literal["predict"] = "predict"
    job: str
    recipe: GenerateRecipe
    pixels: str
    shape: tuple[PositiveInt, PositiveInt]
    alpha_bar: float = Field(ge=0, le=1)
    out: str


class MapControl(Frozen):
    """Make the control image of a control as a PNG; answered like `Decode`.

    Attributes:
        mask: The file of the mask, for kinds that use it.
        out: The file to write.
    """

    do: Literal["map"] = "map"
    job: str
    control: ControlSpec
    mask: str | None = None
    out: str


class SelectObject(Frozen):
    """Find the object that points, a box or words describe, as a white area in a grey PNG; answered like `Decode`.

    Attributes:
        image: The file of the picture.
        points: x and y in its pixels, and whether the object is there.
        box: Left, top, right and bottom of a box around the object, in its pixels.
        words: Its name, instead of points and box.
        model: Name or path of the model; None for the first that is known.
        out: The file to write, of any size with about the picture's aspect.
    """

    do: Literal["object"] = "object"
    job: str
    image: str
    points: tuple[tuple[float, float, bool], ...] = ()
    box: tuple[float, float, float, float] | None = None
    words: str = ""
    model: str | None = None
    out: str


class StopJob(Frozen):
    """Stop the running job, or drop a queued one."""

    do: Literal["stop"] = "stop"
    job: str
    mode: Stop = Stop.NOW


class Quit(Frozen):
    """End the process; the current job is dropped."""

    do: Literal["quit"] = "quit"


JobRequest = (
    Generate | PreviewDataset | LatentJob | MakeFilm | FindDecidingStep | MapTimes | MapAttention | PaintLive | Upscale
)
FrameRequest = (
    Decode
    | Attend
    | MapControl
    | SelectObject
    | TabulateSchedules
    | DescribeNetwork
    | InspectStep
    | PredictClean
    | PictureOfLatent
    | PlaceOnMap
    | PlaneRequest
)
Request = JobRequest | FrameRequest | StopJob | Quit
_REQUEST: TypeAdapter[Request] = TypeAdapter(
    Annotated[Request, Field(discriminator="do")], config=ConfigDict(defer_build=True)
)


class Reply(Frozen):
    """One line of the engine process's standard output: an event and its job ("" for none)."""

    job: str = ""
    event: Annotated[Event, Field(discriminator="kind")]


def parse_request(line: str | bytes) -> Request:
    """Read one request from a JSON line; raises pydantic.ValidationError for anything else."""
    return _REQUEST.validate_json(line)
