"""Output of the command line: results on standard output, progress and errors on standard error."""

import contextlib
import io
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from studio.protocol.byte_counts import memory_text
from studio.protocol.datapreview import DataPreview
from studio.protocol.errors import BadInput
from studio.protocol.events import (
    Checkpointed,
    Event,
    Failed,
    Finished,
    Judged,
    MemoryUse,
    Metrics,
    Note,
    Sampled,
    Started,
    Step,
    Validated,
    Warned,
)
from studio.protocol.hubdownloads import Progress
from studio.protocol.metrics import format_figure, metric_of
from studio.protocol.processes import REPORT_SETTING, SETTING
from studio.protocol.training_recipe import TrainRecipe

_Item = TypeVar("_Item")
_MANY = 20  # skipped files that are named line by line


def print_error(message: str, field: str = "") -> int:
    """Print one clear line on standard error and return the exit status for bad input.

    For a window that reads the output, a line with the setting to change, `field`, precedes it.
    """
    if field and os.environ.get(REPORT_SETTING):
        report(SETTING + field)
    report("denoise-studio: " + " ".join(message.split()))
    return 2


def report(text: str, end: str = "\n") -> None:
    """Print a line on standard error; if that is closed, drop the line and go on."""
    if sys.stderr is None:  # closed by the shell, as in 2>&-
        return
    with contextlib.suppress(OSError, ValueError):  # a broken pipe, a full disk
        print(text, end=end, file=sys.stderr, flush=True)


def result(fields: dict[str, Any], as_json: bool, *, text: str) -> None:
    """Print a result: its fields as a JSON line, or its text; raises BadInput when nothing can be printed."""
    try:
        print(json.dumps(fields, ensure_ascii=not _takes_any_text()) if as_json else text, flush=True)
    except BrokenPipeError:
        raise  # the reader has gone, as after `head`: the command ends
    except OSError as error:
        raise BadInput(f"Could not write to standard output: {error.strerror or error}.") from error


def use_any_encoding() -> None:
    """Print characters that the terminal's encoding lacks as escapes; file names keep their bytes in UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="surrogateescape" if _is_utf8(stream) else "backslashreplace")


def _takes_any_text() -> bool:
    return isinstance(sys.stdout, io.TextIOWrapper) and _is_utf8(sys.stdout)


def _is_utf8(stream: io.TextIOWrapper) -> bool:
    return stream.encoding.lower().replace("-", "").replace("_", "") == "utf8"


def duration(seconds: float) -> str:
    """Format a duration: 0.4 s, 12 s, 1:16, 2:03:10."""
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    rounded = round(seconds)
    if rounded < 60:
        return f"{rounded} s"
    minutes, rest = divmod(rounded, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def about_data(facts: DataPreview) -> str:
    """Describe a data set preview, line by line."""
    colours = {1: "grey", 3: "in colour"}
    what = "points" if facts.space == "plane" else f"pictures of {facts.size}x{facts.size}, {colours[facts.channels]}"
    lines = [facts.title, f"{facts.count:,} {what}; {facts.held_out:,} are held out"]
    lines += [f"  {one.name:24} {one.count:8,}" for one in facts.classes]
    if facts.captioned:
        lines.append(f"{facts.captioned:,} with captions, such as: {facts.captions[0]}")
    if facts.skipped:
        lines.append(f"{len(facts.skipped):,} files were skipped:")
        lines += [f"  {one.file}: {one.reason}" for one in facts.skipped[:_MANY]]
        if len(facts.skipped) > _MANY:
            lines.append(f"  and {len(facts.skipped) - _MANY:,} more, which --json lists")
    return "\n".join([*lines, f"fingerprint {facts.fingerprint}"])


def about_judgement(event: Judged) -> list[str]:
    """Describe an evaluation line by line: verdict, metrics, warnings, and settings that may help."""
    lines = [f"evaluation at step {event.step}" + (f": {event.verdict.text}" if event.verdict is not None else "")]
    lines += about_figures(event.figures, event.real, event.doubts, event.counts)
    lines += [f"warning: {text}" for text in event.warnings]
    return lines + [f"may help: {title}, {_as_options(changes)}" for title, changes in event.remedies.items()]


def about_validation(event: Validated) -> str:
    """Describe the losses on held-out and training pictures in one line; a GAN has one for each of its networks."""
    if "discriminator" in event.terms:
        held_out = ", ".join(f"{name} {value:.4f}" for name, value in event.terms.items())
        return f"validation at step {event.step}: {held_out}"
    others = (
        ("training subset (EMA)", event.training_loss),
        ("validation (raw)", event.raw_loss),
        ("training subset (raw)", event.raw_training_loss),
    )
    more = "".join(f", {name} {loss:.4f}" for name, loss in others if loss is not None)
    return f"validation loss (EMA) {event.loss:.4f} at step {event.step}{more}"


def about_warning(event: Warned) -> list[str]:
    """Describe what is wrong with a model line by line, and settings that may help; or that it has recovered."""
    if not event.warnings:
        return [f"healthy again at step {event.step}"]
    lines = [f"warning: {text}" for text in event.warnings]
    return lines + [f"may help: {remedy.title}, {_as_options(remedy.changes)}" for remedy in event.remedies]


def _as_options(changes: Mapping[str, object]) -> str:
    """Return settings as options of the command line."""
    words = {key: value if isinstance(value, str) else json.dumps(value) for key, value in changes.items()}
    return " ".join(f"--set {key}={word}" for key, word in words.items())


def about_figures(
    figures: Mapping[str, float], real: Mapping[str, float], doubts: Mapping[str, str], counts: Mapping[str, int]
) -> list[str]:
    """Describe metrics, one per line: title, unit, arrow (↑ or ↓: better), value, that of real data, sample count.

    A value that the samples cannot support is replaced by the reason.
    """
    rows = []
    for key, value in figures.items():
        extra = []
        if key in real:
            extra.append(f"real data {format_figure(real[key])}")
        if key in counts:
            extra.append(f"n = {counts[key]}")
        text = doubts.get(key) or f"{format_figure(value):>8}  {', '.join(extra)}".rstrip()
        rows.append((metric_of(key).label, text))
    width = max((len(title) for title, _ in rows), default=0)
    return [f"  {title:{width}}  {text}" for title, text in rows]


def progress_of_generation() -> Callable[[Event], None]:
    """Return a listener that prints a generation's progress."""
    line = _Line()

    def show(event: Event) -> None:
        if isinstance(event, Note):
            line.print(event.text)
        elif isinstance(event, Started):
            line.print(f"{event.steps} denoising steps")
        elif isinstance(event, Step):
            line.update(f"step {event.step}/{event.total}  t = {event.timestep}", final=event.step == event.total)
        elif isinstance(event, MemoryUse):
            line.print(f"memory: peak {memory_text(event.peak)}, estimated {memory_text(event.needed)}")
        elif isinstance(event, Finished):
            line.print(f"done in {duration(event.seconds)}")

    return show


def progress_of_tiles() -> Callable[[int, int], None]:
    """Return a listener that prints how many tiles are done."""
    line = _Line()
    return lambda done, total: line.update(f"tile {done}/{total}", final=done == total)


def progress_of_download() -> Callable[[Progress], None]:
    """Return a listener that prints a download's progress."""
    line = _Line()

    def show(progress: Progress) -> None:
        share = 100 * progress.done // max(1, progress.total)
        left = "" if progress.seconds_left is None else f"  {duration(progress.seconds_left)} left"
        line.update(
            f"{share}%  {progress.file}  {progress.rate / 1e6:.1f} MB/s{left}", final=progress.done == progress.total
        )

    return show


def progress_of_training(recipe: TrainRecipe) -> Callable[[Event], None]:
    """Return a listener that prints a training run's progress."""
    line = _Line()
    total = f"/{recipe.steps}" if recipe.max_seconds is None else ""

    def show(event: Event) -> None:
        if isinstance(event, Metrics):
            left = "" if event.eta_seconds is None else f"  {duration(event.eta_seconds)} left"
            loss = event.losses[-1] if event.losses else float("nan")
            line.update(f"step {event.step}{total}  loss {loss:.4f}  {event.images_per_second:.0f} images/s{left}")
        elif isinstance(event, Note):
            line.print(event.text)
        elif isinstance(event, Validated):
            line.print(about_validation(event))
        elif isinstance(event, Judged):
            for text in about_judgement(event):
                line.print(text)
        elif isinstance(event, Warned):
            for text in about_warning(event):
                line.print(text)
        elif isinstance(event, Checkpointed):
            line.print(f"checkpoint {event.folder}")
        elif isinstance(event, Sampled):
            line.print(f"samples {event.file}")
        elif isinstance(event, Failed):
            line.print(event.message)
        elif isinstance(event, Finished):
            line.print(f"{'stopped' if event.stopped else 'finished'} after {duration(event.seconds)}")

    return show


def progress_of_work(what: str) -> Callable[[int, int], None]:
    """Return a listener (done, total) that prints the progress of countable work, as in "frame 3/20"."""
    line = _Line()
    return lambda done, total: line.update(f"{what} {done}/{total}", final=done == total)


def counted(items: Iterable[_Item], count: int, progress: Callable[[int, int], None]) -> Iterator[_Item]:
    """Yield the items, and report to a listener (see `progress_of_work`) how many of `count` have been processed."""
    for done, item in enumerate(items, start=1):
        yield item
        progress(done, count)


class _Line:
    """A progress line on standard error: rewritten in place on a terminal, printed every few seconds elsewhere."""

    def __init__(self) -> None:
        self._terminal = sys.stderr is not None and sys.stderr.isatty()
        self._open = False
        self._last = 0.0

    def print(self, text: str) -> None:
        if self._open:
            report("")
            self._open = False
        report(text)

    def update(self, text: str, final: bool = False) -> None:
        if self._terminal:
            report(f"\r\x1b[K{text}", end="")
            self._open = True
        elif final or time.monotonic() - self._last >= 5.0:
            self._last = time.monotonic()
            report(text)
