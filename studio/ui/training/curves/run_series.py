"""Everything that was measured of one run, in series of bounded size: by step, by event, by validation."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studio.protocol.events import Event, Judged, Metrics, Validated
from studio.ui.training.curves.series import LIMIT, NamedSeries, Series, Smoother

RAW, SMOOTH = 0, 1  # columns of `loss`
GRADIENT, SMOOTH_GRADIENT, LEARNING_RATE, RATE, MEMORY, SECONDS = range(6)  # columns of `pace`
FEWEST_JUDGEMENTS = 2  # that make a line
_NAN = float("nan")


class RunSeries:
    """The curves of one run.

    Attributes:
        loss: By step, raw and smoothed.
        terms: By step, a raw column for each of `term_names` and then a smoothed one for each.
        quartiles: By event, smoothed, the least noise first; NaN for a model without timesteps.
        pace: By event: gradient norm (raw, smoothed), learning rate, images per second, bytes of memory, seconds.
        held_out: By validation.
        held_out_terms: By validation, a column for each term that was measured then.
        figures: By judgement, a column for each of `figure_names`.
        timed: Whether any timestep was measured at all.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self.loss = Series(2, limit)
        self.terms = Series(0, limit)
        self.term_names: tuple[str, ...] = ()
        self.quartiles = Series(4, limit)
        self.pace = Series(6, limit)
        self.held_out = Series(1, limit)
        self.held_out_terms = NamedSeries(limit)
        self.figures = NamedSeries(limit)
        self.timed = False
        self._smooth_loss, self._smooth_gradient = Smoother(), Smoother()
        self._smooth_quartiles = [Smoother() for _ in range(4)]
        self._smooth_terms: list[Smoother] = []

    @property
    def last_step(self) -> int:
        """The newest step; 0 when there is none."""
        return int(self.loss.x[-1]) if len(self.loss) else 0

    @property
    def last_second(self) -> float:
        """The training time of the newest event; 0 when there is none."""
        return float(self.pace.y(SECONDS)[-1]) if len(self.pace) else 0.0

    @property
    def figure_names(self) -> tuple[str, ...]:
        """The names of the judgements' figures."""
        return self.figures.names

    @property
    def shape(self) -> tuple[object, ...]:
        """What decides which lines can be drawn of the run: it changes a few times in a run's life."""
        names = self.term_names, self.held_out_terms.names, self.figure_names
        return *names, self.timed, len(self.pace) > 0, len(self.held_out) > 0, len(self.figures) >= FEWEST_JUDGEMENTS

    def add(self, events: Iterable[Event]) -> bool:
        """Take in what was measured, in order; returns whether there was anything."""
        news = False
        for event in events:
            if isinstance(event, Metrics):
                self._add_metrics(event)
            elif isinstance(event, Validated):
                self.held_out.cut(event.step)  # a resumed run validates the same step again
                self.held_out.append_row(event.step, event.loss)
                if event.terms:
                    self.held_out_terms.append_named(event.step, event.terms)
            elif isinstance(event, Judged):
                self.figures.append_named(event.step, event.figures)
            else:
                continue
            news = True
        return news

    def seconds_at(self, steps: ArrayLike) -> NDArray[np.float64]:
        """Return after how many seconds of training each step was done."""
        x, seconds = self.pace.x, self.pace.y(SECONDS)
        return np.interp(steps, np.append(0.0, x), np.append(0.0, seconds))

    def steps_at(self, seconds: ArrayLike) -> NDArray[np.float64]:
        """Return which step the training was at after so many seconds."""
        x, known = self.pace.x, self.pace.y(SECONDS)
        return np.interp(seconds, np.append(0.0, known), np.append(0.0, x))

    def _add_metrics(self, event: Metrics) -> None:
        """Add the steps `step - len(losses) + 1 ... step`.

        Steps that are known already are taken back first: a run resumed from a checkpoint walks them again.
        """
        step, losses = event.step, event.losses
        first = step - len(losses) + 1
        if len(self.loss) and first <= self.last_step:
            self._cut(first)
        if len(losses) == 1:
            self.loss.append_row(step, losses[0], self._smooth_loss.feed(losses[0]))
        elif losses:
            smoothed = [self._smooth_loss.feed(loss) for loss in losses]
            self.loss.append(np.arange(first, step + 1), losses, smoothed)
        if event.terms:
            self._add_terms(event, first)
        steps = max(1, len(losses))
        values = [_NAN if quartile is None else quartile for quartile in event.quartiles]
        self.timed = self.timed or any(value == value for value in values)
        pairs = zip(self._smooth_quartiles, values, strict=True)
        self.quartiles.append_row(step, *(smoother.feed(value, steps) for smoother, value in pairs))
        norm = event.gradient_norm
        smooth_norm = self._smooth_gradient.feed(norm, steps)
        rates = (event.learning_rate, event.images_per_second, event.memory_bytes, event.seconds)
        self.pace.append_row(step, norm, smooth_norm, *rates)

    def _add_terms(self, event: Metrics, first: int) -> None:
        names, rows = tuple(event.terms), tuple(event.terms.values())
        if any(len(row) != len(event.losses) for row in rows):
            return  # not measured step by step: nothing that could be placed
        if names != self.term_names:
            self.term_names = names
            self.terms = Series(2 * len(names), self._limit)
            self._smooth_terms = [Smoother() for _ in names]
        smoothed = [
            [smoother.feed(value) for value in row] for smoother, row in zip(self._smooth_terms, rows, strict=True)
        ]
        self.terms.append(np.arange(first, event.step + 1), *rows, *smoothed)

    def _cut(self, step: int) -> None:
        by_step = self.loss, self.terms, self.quartiles, self.pace
        for series in (*by_step, self.held_out, self.held_out_terms, self.figures):
            series.cut(step)
        count = len(self.term_names)
        for series, column, smoother in (
            (self.loss, SMOOTH, self._smooth_loss),
            (self.pace, SMOOTH_GRADIENT, self._smooth_gradient),
            *((self.quartiles, quarter, self._smooth_quartiles[quarter]) for quarter in range(4)),
            *((self.terms, count + term, self._smooth_terms[term]) for term in range(count)),
        ):
            smoother.restart(float(series.y(column)[-1]) if len(series) else _NAN, step - 1)
