"""Which lines each plot has: those of the present run, and behind them those of the runs that it is compared with."""

from collections.abc import Sequence
from dataclasses import replace

from studio.ui.training.comparison.comparison import Compared
from studio.ui.training.curves import run_series as measured
from studio.ui.training.curves.chart import Line
from studio.ui.training.curves.line_style import LineStyle, nth_style
from studio.ui.training.curves.run_series import RunSeries

PRESENT = "this run"
SMOOTH = LineStyle("second", width=2.0)  # the present run, wherever there are others
_RAW, _THIN = LineStyle("second", strength=0.45, width=1.0), LineStyle("good")
_HELD_OUT, _HELD_OUT_TERM = LineStyle("text", marked=True), LineStyle("quiet", width=1.0, marked=True)
_SHADES = (1.0, 0.74, 0.52, 0.34)  # of the quarters, the least noise first

Lines = list[tuple[RunSeries, Line]]


def loss_lines(run: RunSeries, others: Sequence[Compared]) -> Lines:
    """Return the loss of every run, raw for the present one, and its held-out loss as dots on a line."""
    lines = [(run, Line("loss", measured.SMOOTH, SMOOTH, PRESENT if others else "smoothed"))]
    if len(run.held_out):
        lines.append((run, Line("held_out", 0, _HELD_OUT, "held out")))
    for other in others:
        style = nth_style(other.number)
        lines.append((other.series, Line("loss", measured.SMOOTH, style, other.name)))
        if len(other.series.held_out):
            pale = LineStyle(style.colour, strength=0.6, width=1.0, dash=style.dash, marked=True)
            lines.append((other.series, Line("held_out", 0, pale)))
    return [*lines, (run, Line("loss", measured.RAW, _RAW, peaks=True))]


def term_lines(run: RunSeries, others: Sequence[Compared]) -> Lines:
    """Return the terms of the present run, those that were measured of held-out pictures, and those of other runs.

    Alone, the run has a colour and a dash for each term. Among others the colour tells the run, as it does in every
    plot, and the dash tells the term.
    """
    count = len(run.term_names)
    styles = [replace(SMOOTH, dash=nth_style(n).dash) if others else nth_style(n) for n in range(count)]
    lines = [
        (run, Line("terms", count + n, style, name))
        for n, (style, name) in enumerate(zip(styles, run.term_names, strict=True))
    ]
    title = "held out"
    for style, name in zip(styles, run.term_names, strict=True):
        if name in run.held_out_terms.names:
            column, dots = run.held_out_terms.names.index(name), replace(style, width=1.0, marked=True)
            lines.append((run, Line("held_out_terms", column, dots, title, sample=_HELD_OUT_TERM)))
            title = ""  # one name for all of them: the colours tell them apart
    for other in others:
        title, theirs = other.name, other.series.term_names
        for style, name in zip(styles, run.term_names, strict=True):
            if name in theirs:
                own = LineStyle(other.number, width=1.0, dash=style.dash)
                column = len(theirs) + theirs.index(name)
                lines.append((other.series, Line("terms", column, own, title, sample=nth_style(other.number))))
                title = ""
    return lines


def quarter_lines(run: RunSeries, timesteps: int) -> Lines:
    """Return the loss by quarters of a schedule of T timesteps."""
    edges = [round(timesteps * quarter / 4) for quarter in range(5)]
    names = [f"{'' if q else 't '}{edges[q]}–{edges[q + 1] - 1}" for q in range(4)]
    shorts = ("1st", "2nd", "3rd", "4th")
    return [(run, Line("quartiles", q, LineStyle("text", strength=_SHADES[q]), names[q], shorts[q])) for q in range(4)]


def gradient_lines(run: RunSeries, others: Sequence[Compared]) -> Lines:
    """Return the gradient's norm of every run, raw for the present one."""
    return [
        (run, Line("pace", measured.SMOOTH_GRADIENT, SMOOTH, PRESENT if others else "smoothed")),
        *_behind(others, measured.SMOOTH_GRADIENT),
        (run, Line("pace", measured.GRADIENT, _RAW, peaks=True)),
    ]


def pace_lines(run: RunSeries, others: Sequence[Compared], column: int) -> Lines:
    """Return what has a single value at a time, such as the learning rate, of every run."""
    own = Line("pace", column, SMOOTH, PRESENT) if others else Line("pace", column, _THIN, "value")
    return [(run, own), *_behind(others, column)]


def judged_runs(run: RunSeries, others: Sequence[Compared]) -> list[tuple[RunSeries, LineStyle, str]]:
    """Return the runs whose judgements are drawn, each with its style and name."""
    behind = [(other.series, nth_style(other.number, marked=True), other.name) for other in others]
    return [(run, replace(SMOOTH, marked=True), PRESENT), *behind]


def _behind(others: Sequence[Compared], column: int) -> Lines:
    return [(other.series, Line("pace", column, nth_style(other.number), other.name)) for other in others]
