"""Events: typed, frozen messages from generation jobs and training runs."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from studio.protocol.attention import AttentionStep
from studio.protocol.datapreview import DataPreview
from studio.protocol.deciding import DecidingProgress, DecidingStep
from studio.protocol.films import FilmMade, FilmProgress
from studio.protocol.frozen import Frozen
from studio.protocol.latents import LatentEvent
from studio.protocol.live import LivePicture
from studio.protocol.networks import NetworkDescribed
from studio.protocol.plane import PlaneEvent
from studio.protocol.shortage import Shortage
from studio.protocol.times import TimesRow
from studio.protocol.training_recipe import Option
from studio.protocol.upscaling import Upscaled, UpscaleProgress


class Ready(Frozen):
    """The engine process has loaded its libraries and accepts jobs."""

    kind: Literal["ready"] = "ready"
    device: str
    threads: int
    memory_bytes: int


class Note(Frozen):
    """A line for the status bar, such as the name of a model being loaded."""

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
    """A denoising evaluation is complete; `frame` is its index in the record, None if it was thinned out."""

    kind: Literal["step"] = "step"
    step: int
    total: int
    timestep: int
    frame: int | None
    seconds: float


class MemoryUse(Frozen):
    """The memory that a generation took, in bytes; sent when its pictures are complete.

    Attributes:
        needed: The estimate made before; 0 if that was not possible.
        peak: The measured peak; 0 where the system does not report it.
        models: The size of all models that stay loaded.
        budget: What these may take together; see `EngineSettings.memory_budget`.
    """

    kind: Literal["memory"] = "memory"
    needed: int
    peak: int
    models: int
    budget: int


class Saving(Frozen):
    """All steps are done, and the pictures are complete; Result follows when they are saved.

    Attributes:
        pictures: The file with the pictures until then; see `finished_pictures`.
    """

    kind: Literal["saving"] = "saving"
    pictures: str


class Result(Frozen):
    """The pictures are on disk.

    Attributes:
        seconds: Of the whole job.
        evaluations: How often the denoiser was evaluated for each picture.
        evaluation_seconds: The mean time of an evaluation of a batch, without the first step, in which libraries warm
            up, if there are others.
    """

    kind: Literal["result"] = "result"
    pictures: tuple[str, ...]
    trajectory: str | None = None
    seconds: float = 0.0
    evaluations: int = 0
    evaluation_seconds: float = 0.0


class Decoded(Frozen):
    """Requested latents have been decoded into a picture on disk.

    Attributes:
        rough: A small decoder made it, instead of the model's own.
    """

    kind: Literal["decoded"] = "decoded"
    file: str
    rough: bool = False


class InspectedPart(Frozen):
    """A tensor of a step: a term of the update, or one of its inputs.

    Attributes:
        name: As `inspect` names it.
        symbol: As the equation writes it.
        coefficient: That of a term; None for other tensors.
        mean, norm: Its mean and Euclidean norm; None where they are not finite.
        picture: Its PNG; "" for none.
    """

    name: str
    symbol: str
    coefficient: float | None = None
    mean: float | None = None
    norm: float | None = None
    picture: str = ""


class StepInspected(Frozen):
    """The mathematics of a denoising step.

    Attributes:
        equation: The update of the sampler as text.
        where: The meaning of its symbols.
        numbers: Sampler, step, timestep, alpha_bar and others by name.
        terms: The summands of the update.
        tensors: Further tensors of the step.
        clipped: Whether x0 is clipped to -1 ... 1.
        restored: Whether a known region was restored after the update.
    """

    kind: Literal["inspected"] = "inspected"
    equation: str
    where: str
    numbers: dict[str, float | int | str]
    terms: tuple[InspectedPart, ...]
    tensors: tuple[InspectedPart, ...]
    clipped: bool = False
    restored: bool = False


class ScheduleTables(Frozen):
    """ᾱ_t of each kind of noise schedule, by its name."""

    kind: Literal["schedules"] = "schedules"
    tables: dict[str, tuple[float, ...]]


class CleanPredicted(Frozen):
    """A model has predicted the clean picture from a noised one.

    Attributes:
        x_t, x0: The PNGs of the noised picture as the model sees it, and of its estimate.
        timestep: The model's timestep, and ᾱ there.
        size: Width and height of both pictures.
    """

    kind: Literal["clean_predicted"] = "clean_predicted"
    x_t: str
    x0: str
    timestep: int
    alpha_bar: float
    size: tuple[int, int]


class Metrics(Frozen):
    """Measurements of a training run since the last event: of the steps `step - len(losses) + 1 ... step`.

    Attributes:
        losses: The mean loss of each step's batch.
        terms: The loss's parts or other measures by name, each per step like `losses`.
        quartiles: The mean loss since the last event by quarter of the timesteps, the least noisy first; None for a
            quarter without samples.
        learning_rate: The effective one, of the last step: the base, after warm-up and decay.
        base_rate: The base learning rate; None in runs of version 0.1.
    """

    kind: Literal["metrics"] = "metrics"
    step: int
    images: int
    losses: tuple[float, ...]
    terms: dict[str, tuple[float, ...]] = {}
    quartiles: tuple[float | None, float | None, float | None, float | None]
    learning_rate: float
    base_rate: float | None = None
    gradient_norm: float
    images_per_second: float
    memory_bytes: int
    seconds: float
    eta_seconds: float | None = None


class Validated(Frozen):
    """Losses on fixed pictures with fixed noise, so that they can be compared with each other.

    Those besides `loss` are None, and their terms empty, where they were not measured.

    Attributes:
        loss: Validation loss (EMA): of the averaged weights, on held-out pictures. For a GAN, which has one loss per
            network, that of the generator: `terms` has "generator" and "discriminator" apart, and
            "D(real)" and "D(fake)".
        training_loss: Training subset loss (EMA): the same on as many training pictures, not augmented.
        raw_loss: Validation loss (raw): of the raw weights, on the held-out pictures.
        raw_training_loss: Training subset loss (raw).
    """

    kind: Literal["validated"] = "validated"
    step: int
    loss: float
    terms: dict[str, float] = {}
    training_loss: float | None = None
    training_terms: dict[str, float] = {}
    raw_loss: float | None = None
    raw_terms: dict[str, float] = {}
    raw_training_loss: float | None = None
    raw_training_terms: dict[str, float] = {}


class Verdict(Frozen):
    """An evaluation's conclusion about a model's samples as a whole.

    Attributes:
        finding: "plausible": within the range of the data, diverse and new. "implausible": mostly outside that range.
            "collapsed": too much alike. "incomplete": most classes are missing. "memorized": mostly copies of training
            pictures. "undecided": too few samples or pictures to tell.
        text: The finding in one line.
    """

    finding: Literal["plausible", "implausible", "collapsed", "incomplete", "memorized", "undecided"]
    text: str

    @property
    def trusted(self) -> bool:
        """Whether the model may be ranked by its metrics."""
        return self.finding == "plausible"


FINDINGS = {
    "plausible": "plausible",
    "implausible": "implausible",
    "collapsed": "mode collapse",
    "incomplete": "missing classes",
    "diverged": "divergence",
    "memorized": "memorized",
    "undecided": "undecided",
}


def warned_finding(warnings: Sequence[str]) -> str:
    """Return what the watch on a model's samples has found, by its warnings; "" for nothing."""
    if not warnings:
        return ""
    return "diverged" if any(line.startswith("Divergence") for line in warnings) else "collapsed"


def finding_text(finding: str) -> str:
    """Return a verdict's finding in words."""
    return FINDINGS.get(finding, finding)


class Judged(Frozen):
    """An evaluation of the model at a step: the quality of its samples and how much of the data they cover.

    Evaluations by older versions have figures, curves, pictures, warnings and remedies only.

    Attributes:
        figures: Values by the keys of `protocol.metrics`.
        real: The same metrics of real pictures in place of the samples: what a perfect model would reach.
        counts: How many samples, or held-out pictures for metrics of reconstructions, each value was measured on.
        doubts: Metrics that these samples cannot support, each with the reason; their values are meaningless.
        verdict: The verdict on the samples; None for a model without samples.
        curves: Curves by name, such as an ROC curve, each a sequence of points (x, y).
        pictures: Picture grids by title, as files relative to the run folder.
        warnings: One line per problem, such as mode collapse.
        remedies: Suggested changes by title: settings by dotted key.
    """

    kind: Literal["judged"] = "judged"
    step: int
    figures: dict[str, float] = {}
    real: dict[str, float] = {}
    counts: dict[str, int] = {}
    doubts: dict[str, str] = {}
    verdict: Verdict | None = None
    curves: dict[str, tuple[tuple[float, float], ...]] = {}
    pictures: dict[str, str] = {}
    warnings: tuple[str, ...] = ()
    remedies: dict[str, dict[str, Option]] = {}

    @property
    def trusted_figures(self) -> dict[str, float]:
        """The figures without those in doubt."""
        return {key: value for key, value in self.figures.items() if key not in self.doubts}


class Remedy(Frozen):
    """A suggested change of settings, by dotted key.

    Attributes:
        title: The text of its button.
        anew: It takes a new run from scratch, whatever it changes.
    """

    title: str
    changes: dict[str, Option] = {}
    anew: bool = False


class Warned(Frozen):
    """Something is wrong with the model, such as mode collapse; without warnings, it has recovered.

    Attributes:
        warnings: One line per problem, with what to do.
        remedies: They start from the newest healthy checkpoint, or from scratch if there is none.
    """

    kind: Literal["warned"] = "warned"
    step: int
    warnings: tuple[str, ...] = ()
    remedies: tuple[Remedy, ...] = ()


class Sampled(Frozen):
    """A fixed-seed sample grid was written.

    Attributes:
        file: Relative to the run folder.
        columns: Columns of the grid.
        diversity: The mean distance between two samples, relative to the data's own; None where it is not watched.
    """

    kind: Literal["sampled"] = "sampled"
    step: int
    file: str
    columns: int = 8
    diversity: float | None = None


class Checkpointed(Frozen):
    """A checkpoint is complete on disk.

    Attributes:
        folder: Relative to the run folder.
        healthy: Whether its samples are diverse; None where diversity is not watched.
        requested: It was requested, so that it is never pruned.
    """

    kind: Literal["checkpointed"] = "checkpointed"
    step: int
    folder: str
    healthy: bool | None = None
    requested: bool = False


class StateChanged(Frozen):
    """A run was paused, resumed or asked to stop."""

    kind: Literal["changed"] = "changed"
    state: Literal["running", "paused", "stopping"]
    step: int


class RateChanged(Frozen):
    """The learning rate was changed during training; warm-up and decay continue from it."""

    kind: Literal["rate_changed"] = "rate_changed"
    step: int
    learning_rate: float


class DatasetPreviewed(Frozen):
    """A data set was previewed: two picture grids are on disk, one original, one augmented."""

    kind: Literal["previewed"] = "previewed"
    preview: DataPreview
    picture: str
    augmented: str


class Finished(Frozen):
    """The job is done, or was stopped if `stopped` is true."""

    kind: Literal["finished"] = "finished"
    stopped: bool = False
    seconds: float = 0.0


class Failed(Frozen):
    """The job failed.

    Attributes:
        message: One plain line for the user.
        details: The traceback, for a report; "" for bad input.
        field: The dotted key of the setting that has to change, "" if none is known; see `BadInput`.
        shortage: The memory needed, and remedies, if memory was exhausted.
    """

    kind: Literal["failed"] = "failed"
    message: str
    details: str = ""
    field: str = ""
    shortage: Shortage | None = None


Event = (
    Ready
    | Note
    | Started
    | Step
    | MemoryUse
    | Saving
    | Result
    | Metrics
    | Validated
    | Judged
    | Warned
    | Sampled
    | Checkpointed
    | StateChanged
    | RateChanged
    | DatasetPreviewed
    | Decoded
    | ScheduleTables
    | NetworkDescribed
    | StepInspected
    | CleanPredicted
    | LatentEvent
    | PlaneEvent
    | FilmProgress
    | FilmMade
    | DecidingProgress
    | DecidingStep
    | TimesRow
    | AttentionStep
    | LivePicture
    | UpscaleProgress
    | Upscaled
    | Finished
    | Failed
)
_EVENT: TypeAdapter[Event] = TypeAdapter(
    Annotated[Event, Field(discriminator="kind")], config=ConfigDict(defer_build=True)
)


def parse_event(line: str | bytes) -> Event:
    """Read one event from a JSON line; raises pydantic.ValidationError for anything else."""
    return _EVENT.validate_json(line)


def dump_event(event: Event) -> str:
    """Write one event as a JSON line without the newline."""
    return event.model_dump_json()
