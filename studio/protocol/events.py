"""What came back: typed, frozen events of generation jobs and training runs."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from studio.protocol.datapreview import DataPreview
from studio.protocol.recipes import Frozen, Option


class Ready(Frozen):
    """The engine process has loaded its libraries and takes jobs."""

    kind: Literal["ready"] = "ready"
    device: str
    threads: int
    memory_bytes: int


class Note(Frozen):
    """A quiet line for the status bar: what is being done before the first step."""

    kind: Literal["note"] = "note"
    text: str


class Started(Frozen):
    """A generation starts.

    Attributes:
        record: The file of its denoising record, which is written step by step (see `protocol.record`); "" for none.
        steps: Denoising evaluations of all batches together.
        crop: The part of the picture that is repainted (x, y, width, height); None: all of it.
    """

    kind: Literal["started"] = "started"
    record: str = ""
    steps: int
    crop: tuple[int, int, int, int] | None = None


class Step(Frozen):
    """One denoising evaluation is done; `frame` is its place in the record, None when it was thinned out."""

    kind: Literal["step"] = "step"
    step: int
    of: int
    timestep: int
    frame: int | None
    seconds: float


class Result(Frozen):
    """Pictures are on disk, whole."""

    kind: Literal["result"] = "result"
    pictures: tuple[str, ...]
    trajectory: str | None = None
    seconds: float = 0.0


class Decoded(Frozen):
    """Latents that were asked for became a picture on disk."""

    kind: Literal["decoded"] = "decoded"
    file: str


class Metrics(Frozen):
    """What a training run measured since the last event: the steps `step - len(losses) + 1 ... step`.

    `terms` has the parts that a model's loss is made of, or other measures of it, each step by step as `losses`.

    Losses are the mean over a step's batch; `quartiles` the mean loss since the last event by quarter of the
    timesteps (0: least noise), None where no timestep fell.
    """

    kind: Literal["metrics"] = "metrics"
    step: int
    images: int
    losses: tuple[float, ...]
    terms: dict[str, tuple[float, ...]] = {}
    quartiles: tuple[float | None, float | None, float | None, float | None]
    learning_rate: float
    gradient_norm: float
    images_per_second: float
    memory_bytes: int
    seconds: float
    eta_seconds: float | None = None


class Validated(Frozen):
    """The averaged model's loss on held-out pictures, always the same ones with the same noise."""

    kind: Literal["validated"] = "validated"
    step: int
    loss: float
    terms: dict[str, float] = {}


class Judged(Frozen):
    """What was judged of the model as it is at a step: how good its samples are, how much of the data they cover.

    Attributes:
        figures: Numbers by name.
        curves: Lines to plot by name, each of points (x, y), such as an ROC.
        pictures: Grids to look at by title, as files relative to the run folder.
        warnings: Plain lines about what went wrong, such as a collapse onto few modes.
        remedies: What may help, by title: the settings to change by dotted key.
    """

    kind: Literal["judged"] = "judged"
    step: int
    figures: dict[str, float] = {}
    curves: dict[str, tuple[tuple[float, float], ...]] = {}
    pictures: dict[str, str] = {}
    warnings: tuple[str, ...] = ()
    remedies: dict[str, dict[str, Option]] = {}


class Sampled(Frozen):
    """A fixed-seed sample grid was written: `file` is relative to the run folder, a grid of `columns` columns."""

    kind: Literal["sampled"] = "sampled"
    step: int
    file: str
    columns: int = 8


class Checkpointed(Frozen):
    """A checkpoint is complete on disk: `folder` is relative to the run folder."""

    kind: Literal["checkpointed"] = "checkpointed"
    step: int
    folder: str


class Changed(Frozen):
    """A run was paused, resumed or told to stop."""

    kind: Literal["changed"] = "changed"
    state: Literal["running", "paused", "stopping"]
    step: int


class RateChanged(Frozen):
    """The learning rate was changed while the run went on; warm-up and decay go on from it."""

    kind: Literal["rate_changed"] = "rate_changed"
    step: int
    learning_rate: float


class Previewed(Frozen):
    """A data set was looked at: two grids of pictures are on disk, as they are, and as training would change them."""

    kind: Literal["previewed"] = "previewed"
    preview: DataPreview
    picture: str
    augmented: str


class Finished(Frozen):
    """The work is done, or was stopped when `stopped` is true."""

    kind: Literal["finished"] = "finished"
    stopped: bool = False
    seconds: float = 0.0


class Failed(Frozen):
    """The work ended early.

    Attributes:
        message: One plain line for the user.
        details: The traceback, for a report; "" for bad input.
        field: The dotted key of the setting that has to change, "" if none is known; see `BadInput`.
    """

    kind: Literal["failed"] = "failed"
    message: str
    details: str = ""
    field: str = ""


Event = (
    Ready
    | Note
    | Started
    | Step
    | Result
    | Metrics
    | Validated
    | Judged
    | Sampled
    | Checkpointed
    | Changed
    | RateChanged
    | Previewed
    | Decoded
    | Finished
    | Failed
)
_EVENT: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="kind")])


def parse_event(line: str | bytes) -> Event:
    """Read one event from a JSON line; raises pydantic.ValidationError for anything else."""
    return _EVENT.validate_json(line)


def dump_event(event: Event) -> str:
    """Write one event as a JSON line without the newline."""
    return event.model_dump_json()
