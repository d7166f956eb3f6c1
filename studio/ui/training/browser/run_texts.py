"""The browser's texts about a run: its state, figures, steps, size and date in words."""

from studio.protocol.events import finding_text
from studio.protocol.metrics import METRICS, metric_of
from studio.protocol.runfolder import ENDED
from studio.protocol.runsummary import RunSummary
from studio.ui import amounts, dates
from studio.ui.amounts import duration
from studio.ui.training.figure_text import figure_text
from studio.ui.translation import number_text, tr

STATES = {
    "starting": tr("starting"),
    "running": tr("training"),
    "paused": tr("paused"),
    "stopped": tr("stopped"),
    "finished": tr("finished"),
    "failed": tr("failed"),
    "interrupted": tr("interrupted"),
    "broken": tr("cannot be read"),
}
_MAX_FIGURES = 2  # in one line  # in one line
_ORDER = {metric.key: number for number, metric in enumerate(METRICS)}


def state_text(run: RunSummary) -> str:
    """Return the state in a word or two."""
    return STATES[run.state]


def model_text(run: RunSummary) -> str:
    """Return preset and kind of model: "dcgan · gan"."""
    return " · ".join(dict.fromkeys(part for part in (run.preset, run.model) if part))


def facts_text(run: RunSummary) -> str:
    """Return in one line what is known of a run: state, model, data, steps, time, size."""
    steps = tr("{steps} steps in {time}").format(steps=steps_text(run), time=time_text(run)) if run.seconds else ""
    parts = (state_text(run), run.preset, run.model, run.dataset, steps, size_text(run))
    return " · ".join(dict.fromkeys(part for part in parts if part))


def figures_text(run: RunSummary) -> str:
    """Return the first two of the best figures in one line; see `figure_lines`."""
    return " · ".join(figure_lines(run)[:_MAX_FIGURES])


def figure_lines(run: RunSummary) -> list[str]:
    """Return the verdict unless it is good, the best value of each metric, and the lowest validation loss."""
    lines = [] if run.verdict in ("", "plausible") else [tr(finding_text(run.verdict))]
    keys = sorted(run.figures, key=lambda key: (not metric_of(key).better, _ORDER.get(key, len(_ORDER))))
    lines += [_with_arrow(key, run.figures[key]) for key in keys]
    return (
        lines
        if run.loss is None
        else [
            *lines,
            tr("validation loss {format_figure} ↓").format(format_figure=figure_text(run.loss)),
        ]
    )


def _with_arrow(key: str, value: float) -> str:
    metric = metric_of(key)
    return f"{tr(metric.title)} {figure_text(value)}{metric.unit and ' ' + metric.unit} {metric.arrow}".rstrip()


def steps_text(run: RunSummary) -> str:
    """Return the steps; of those asked for where the run has not reached them."""
    if run.state == "broken":
        return ""
    whole = run.state in ENDED and run.state != "stopped"
    return (
        number_text(run.step, ",")
        if whole or run.step >= run.steps
        else tr("{step:,} of {steps:,}").format(step=run.step, steps=run.steps)
    )


def time_text(run: RunSummary) -> str:
    """Return the training time."""
    return duration(run.seconds) if run.seconds else ""


def size_text(run: RunSummary) -> str:
    """Return the size on disk."""
    return amounts.size_text(run.size)


def date_text(run: RunSummary, now: float | None = None) -> str:
    """Return when the run last reported: the time of today, or the date."""
    return dates.date_text(run.changed, now, with_time=True)


def search_text(run: RunSummary) -> str:
    """Return the text that a search matches."""
    notes = " ".join(run.notes.notes.split())
    parts = (run.title, *run.notes.tags, notes, state_text(run), model_text(run), run.dataset, str(run.path))
    return " ".join(parts)
