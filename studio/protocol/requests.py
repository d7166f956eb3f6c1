"""What the window tells the engine process, one JSON line each on its standard input."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from studio.protocol.events import Event
from studio.protocol.recipes import DatasetSpec, Frozen, GenerateRecipe


class Stop(StrEnum):
    """How to stop a job; one that makes no pictures step by step only knows NOW."""

    NOW = "now"  # between two steps, without decoding or saving anything
    AFTER = "after"  # finish the pictures under way, start no others
    KEEP = "keep"  # take the present estimate of x0 as the result


class Generate(Frozen):
    """Run a generation and write its results into `out`, a folder that is made when the pictures are ready."""

    do: Literal["generate"] = "generate"
    job: str
    recipe: GenerateRecipe
    out: str


class Preview(Frozen):
    """Look at a data set and write its grids of pictures into `out`, a folder that is made when they are ready."""

    do: Literal["preview"] = "preview"
    job: str
    dataset: DatasetSpec
    out: str


class Decode(Frozen):
    """Make a picture of latents and write it as a PNG; answered between two steps of a job that is running.

    Attributes:
        latents: float16 [C, h, w], little-endian, in base64.
        shape: C, h, w.
        out: The file to write.
    """

    do: Literal["decode"] = "decode"
    job: str
    model: str
    latents: str
    shape: tuple[int, int, int]
    out: str


class Attend(Frozen):
    """Write where the words of a prompt look in latents at a timestep, a grey PNG; answered as `Decode` is.

    Attributes:
        latents: x_t, float16 [C, h, w], little-endian, in base64.
        shape: C, h, w.
        prompt: Words, parted by spaces.
        timestep: t.
        out: The file to write: a map for each word, one below the other.
    """

    do: Literal["attend"] = "attend"
    job: str
    model: str
    latents: str
    shape: tuple[int, int, int]
    prompt: str
    timestep: int
    out: str


class StopJob(Frozen):
    """Stop the job that is running, or leave out one that waits."""

    do: Literal["stop"] = "stop"
    job: str
    how: Stop = Stop.NOW


class Quit(Frozen):
    """End the process in good order."""

    do: Literal["quit"] = "quit"


JobRequest = Generate | Preview
FrameRequest = Decode | Attend
Request = JobRequest | FrameRequest | StopJob | Quit
_REQUEST: TypeAdapter[Request] = TypeAdapter(
    Annotated[Request, Field(discriminator="do")], config=ConfigDict(defer_build=True)
)


class Reply(Frozen):
    """One line on the engine process's standard output: an event, and the job that it belongs to ("" for none)."""

    job: str = ""
    event: Annotated[Event, Field(discriminator="kind")]


def parse_request(line: str | bytes) -> Request:
    """Read one request from a JSON line; raises pydantic.ValidationError for anything else."""
    return _REQUEST.validate_json(line)
