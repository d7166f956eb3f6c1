"""What the browser says about a run: its state, figures, steps, size and date in words."""

import time

from studio.protocol.runfolder import ENDED
from studio.protocol.runsummary import RunSummary
from studio.ui.training.evaluation.metric_names import format_metric, metric_title
from studio.ui.training.progress import duration, memory

_STATES = {"running": "training", "interrupted": "interrupted", "broken": "cannot be read"}
_MOST_FIGURES = 2


def state_text(run: RunSummary) -> str:
    """Return the state in a word or two."""
    return _STATES.get(run.state, run.state)


def model_text(run: RunSummary) -> str:
    """Return preset and kind of model: "dcgan · gan"."""
    return " · ".join(dict.fromkeys(part for part in (run.preset, run.model) if part))


def facts_text(run: RunSummary) -> str:
    """Return in one line what is known of a run: state, model, data, steps, time, size."""
    steps = f"{steps_text(run)} steps in {time_text(run)}" if run.seconds else ""
    parts = (state_text(run), run.preset, run.model, run.dataset, steps, size_text(run))
    return " · ".join(dict.fromkeys(part for part in parts if part))


def figures_text(run: RunSummary, most: int | None = _MOST_FIGURES) -> str:
    """Return the metrics of the last evaluation; without one, the lowest validation loss."""
    figures = [f"{metric_title(name)} {format_metric(value)}" for name, value in list(run.figures.items())[:most]]
    if run.loss is not None and (not figures or most is None):
        figures.append(f"validation loss {format_metric(run.loss)}")
    return " · ".join(figures)


def steps_text(run: RunSummary) -> str:
    """Return the steps; of those asked for where the run has not reached them."""
    if run.state == "broken":
        return ""
    whole = run.state in ENDED and run.state != "stopped"
    return f"{run.step:,}" if whole or run.step >= run.steps else f"{run.step:,} of {run.steps:,}"


def time_text(run: RunSummary) -> str:
    """Return the training time."""
    return duration(run.seconds) if run.seconds else ""


def size_text(run: RunSummary) -> str:
    """Return the size on disk."""
    return memory(run.size) if run.size >= 950_000 else f"{run.size / 1e3:,.0f} kB"


def date_text(run: RunSummary, now: float | None = None) -> str:
    """Return when the run last reported: the time of today, or the date."""
    now = time.time() if now is None else now
    then, today = time.localtime(run.changed), time.localtime(now)
    if not run.changed:
        return ""
    if then[:3] == today[:3]:
        return time.strftime("today %H:%M", then)
    return time.strftime("%d %b %H:%M" if then.tm_year == today.tm_year else "%d %b %Y", then)


def search_text(run: RunSummary) -> str:
    """Return everything that a search looks through."""
    notes = " ".join(run.notes.notes.split())
    parts = (run.title, *run.notes.tags, notes, state_text(run), model_text(run), run.dataset, str(run.path))
    return " ".join(parts)
