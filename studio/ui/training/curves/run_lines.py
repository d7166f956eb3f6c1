"""The lines of each chart: those of the current run, and behind them those of the runs it is compared with."""

from collections.abc import Sequence
from dataclasses import replace

from studio.ui.training.comparison.comparison import ComparedRun
from studio.ui.training.curves import run_series as column
from studio.ui.training.curves.chart import ChartLine
from studio.ui.training.curves.line_style import LineStyle, nth_style
from studio.ui.training.curves.run_series import RunSeries
from studio.ui.translation import tr

CURRENT = tr("this run")
VALIDATIONS = tr("validation (EMA)"), tr("training subset (EMA)"), tr("validation (raw)"), tr("training subset (raw)")
SMOOTH = LineStyle("second", width=2.0)  # the current run, wherever there are others
_RAW, _THIN = LineStyle("second", strength=0.45, width=1.0), LineStyle("good")
_VALIDATION, _VALIDATION_TERM = LineStyle("text", marked=True), LineStyle("quiet", width=1.0, marked=True)
_BASE = LineStyle("quiet", width=1.0, dash=(4, 4))
_VALIDATIONS = (  # by the columns of `validation`
    _VALIDATION,
    LineStyle("good", marked=True),
    LineStyle("text", strength=0.6, width=1.0, dash=(4, 4), marked=True),
    LineStyle("good", strength=0.6, width=1.0, dash=(4, 4), marked=True),
)
_SHADES = (1.0, 0.74, 0.52, 0.34)  # of the quartiles, lowest noise first

_TERM_TITLES = {"kl": tr("KL divergence")}  # of terms whose names in the events are no words

Lines = list[tuple[RunSeries, ChartLine]]


def loss_lines(run: RunSeries, others: Sequence[ComparedRun], shown: Sequence[str] = ()) -> Lines:
    """Return the loss of every run, also unsmoothed for the current one, and its validation loss as dots on a line.

    A run alone also has the losses to compare that with: on a training subset, and of the raw weights.

    A model that has no single loss shows the terms `shown` instead.
    """
    if shown:
        return term_lines(run, others, shown)
    lines = [(run, ChartLine("loss", column.SMOOTH, SMOOTH, CURRENT if others else tr("training (smoothed)")))]
    lines += [
        (run, ChartLine("validation", number, _VALIDATIONS[number], VALIDATIONS[number]))
        for number in sorted(run.validated_columns)
        if number == column.EMA_VALIDATION or not others
    ]
    for other in others:
        style = nth_style(other.number)
        lines.append((other.series, ChartLine("loss", column.SMOOTH, style, other.name)))
        if len(other.series.validation):
            pale = LineStyle(style.colour, strength=0.6, width=1.0, dash=style.dash, marked=True)
            lines.append((other.series, ChartLine("validation", 0, pale)))
    return [*lines, (run, ChartLine("loss", column.RAW, _RAW, peaks=True))]


def term_lines(run: RunSeries, others: Sequence[ComparedRun], names: Sequence[str]) -> Lines:
    """Return some loss terms of the current run, of its validations, and of the other runs.

    Alone, a run has a colour and a dash for each term. In a comparison the colour stands for the run, as in every
    chart, and the dash for the term.
    """
    names = [name for name in names if name in run.term_names]
    styles = [replace(SMOOTH, dash=nth_style(n).dash) if others else nth_style(n) for n in range(len(names))]
    first = len(run.term_names)  # of the smoothed columns
    lines = [
        (run, ChartLine("terms", first + run.term_names.index(name), style, _TERM_TITLES.get(name, name)))
        for style, name in zip(styles, names, strict=True)
    ]
    title = VALIDATIONS[column.EMA_VALIDATION]
    for style, name in zip(styles, names, strict=True):
        if name in run.validation_terms.names:
            place, dots = run.validation_terms.names.index(name), replace(style, width=1.0, marked=True)
            lines.append((run, ChartLine("validation_terms", place, dots, title, sample=_VALIDATION_TERM)))
            title = ""  # one legend entry for all of them: the colours tell them apart
    for other in others:
        title, theirs = other.name, other.series.term_names
        for style, name in zip(styles, names, strict=True):
            if name in theirs:
                own = LineStyle(other.number, width=1.0, dash=style.dash)
                place = len(theirs) + theirs.index(name)
                lines.append((other.series, ChartLine("terms", place, own, title, sample=nth_style(other.number))))
                title = ""
    return lines


def quartile_lines(run: RunSeries, timesteps: int) -> Lines:
    """Return the loss by quartile of a schedule of T timesteps."""
    edges = [round(timesteps * quartile / 4) for quartile in range(5)]
    names = [f"{'' if q else 't '}{edges[q]}–{edges[q + 1] - 1}" for q in range(4)]
    shorts = (tr("1st"), tr("2nd"), tr("3rd"), tr("4th"))
    styles = [LineStyle("text", strength=shade) for shade in _SHADES]
    return [(run, ChartLine("quartiles", q, styles[q], names[q], shorts[q])) for q in range(4)]


def gradient_lines(run: RunSeries, others: Sequence[ComparedRun]) -> Lines:
    """Return the gradient norm of every run, also unsmoothed for the current one."""
    return [
        (run, ChartLine("stats", column.SMOOTH_GRADIENT, SMOOTH, CURRENT if others else tr("smoothed"))),
        *_of_others(others, column.SMOOTH_GRADIENT),
        (run, ChartLine("stats", column.GRADIENT, _RAW, peaks=True)),
    ]


def stat_lines(run: RunSeries, others: Sequence[ComparedRun], stat: int) -> Lines:
    """Return one column of `stats`, such as the learning rate, of every run."""
    own = ChartLine("stats", stat, SMOOTH, CURRENT) if others else ChartLine("stats", stat, _THIN, tr("value"))
    return [(run, own), *_of_others(others, stat)]


def rate_lines(run: RunSeries, others: Sequence[ComparedRun]) -> Lines:
    """Return the learning rate of every run; of a run alone also the base rate, which warm-up and decay scale."""
    own = ChartLine(
        "stats", column.LEARNING_RATE, SMOOTH if others else _THIN, CURRENT if others else tr("learning rate")
    )
    base = ChartLine("stats", column.BASE_RATE, _BASE, tr("base learning rate"))
    if others or run.base_rate != run.base_rate:
        return [(run, own), *_of_others(others, column.LEARNING_RATE)]
    return [(run, own), (run, base)]


def evaluated_runs(run: RunSeries, others: Sequence[ComparedRun]) -> list[tuple[RunSeries, LineStyle, str]]:
    """Return every run with the style and name of its evaluation metrics."""
    behind = [(other.series, nth_style(other.number, marked=True), other.name) for other in others]
    return [(run, replace(SMOOTH, marked=True), CURRENT), *behind]


def _of_others(others: Sequence[ComparedRun], stat: int) -> Lines:
    return [(other.series, ChartLine("stats", stat, nth_style(other.number), other.name)) for other in others]
