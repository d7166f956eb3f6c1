"""The measurements of one run as series of bounded size: per step, per event, per validation, per evaluation."""

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from studio.protocol.events import Event, Judged, Metrics, RateChanged, Validated, Warned
from studio.ui.training.curves.series import LIMIT, NamedSeries, Series, Smoother

RAW, SMOOTH = 0, 1  # columns of `loss`
GRADIENT, SMOOTH_GRADIENT, LEARNING_RATE, THROUGHPUT, MEMORY, SECONDS, BASE_RATE = range(7)  # columns of `stats`
EMA_VALIDATION, EMA_TRAINING, RAW_VALIDATION, RAW_TRAINING = range(4)  # columns of `validation`
MIN_EVALUATIONS = 2  # that make a line
_NAN = float("nan")

Numbers = float | tuple[float, ...] | NDArray[np.float64]


class RunSeries:
    """The curves of one run.

    Attributes:
        loss: Per step: raw, smoothed.
        terms: Per step: a raw column for each of `term_names`, then a smoothed one for each.
        quartiles: Per event: smoothed loss by timestep quartile, lowest noise first; NaN for a model without timesteps.
        stats: Per event: gradient norm (raw, smoothed), learning rate, images/s, memory in bytes, training seconds,
            base learning rate (NaN while it is unknown).
        validation: Per validation: the losses of the averaged weights on held-out pictures and on a training subset,
            then those of the raw weights; NaN where they were not measured.
        validation_terms: Per validation: a column for each term.
        metrics: Per evaluation: a column for each of `metric_names`; NaN where the samples could not support it.
        real: Per evaluation: the same metrics of real data, a column for each name.
        evaluation: The last evaluation, if there was any.
        warnings: Current problems of the model, such as mode collapse.
        validated_columns: The columns of `validation` with any values.
        base_rate: The base learning rate, before warm-up and decay; NaN while it is unknown.
        has_timesteps: Whether the loss was measured by timestep.
    """

    def __init__(self, limit: int = LIMIT, base_rate: float = _NAN) -> None:
        self._limit = limit
        self.base_rate = base_rate
        self.loss = Series(2, limit)
        self.terms = Series(0, limit)
        self.term_names: tuple[str, ...] = ()
        self.quartiles = Series(4, limit)
        self.stats = Series(7, limit)
        self.validation = Series(4, limit)
        self.validation_terms = NamedSeries(limit)
        self.metrics = NamedSeries(limit)
        self.real = NamedSeries(limit)
        self.has_timesteps = False
        self.evaluation: Judged | None = None
        self.warnings: tuple[str, ...] = ()
        self.validated_columns: frozenset[int] = frozenset()
        self._smooth_loss, self._smooth_gradient = Smoother(), Smoother()
        self._smooth_quartiles = [Smoother() for _ in range(4)]
        self._smooth_terms: list[Smoother] = []

    @property
    def last_step(self) -> int:
        """The newest step; 0 when there is none."""
        return int(self.loss.x[-1]) if len(self.loss) else 0

    @property
    def last_second(self) -> float:
        """The training time at the newest event, in seconds; 0 when there is none."""
        return float(self.stats.y(SECONDS)[-1]) if len(self.stats) else 0.0

    @property
    def metric_names(self) -> tuple[str, ...]:
        """The names of the evaluation metrics."""
        return self.metrics.names

    @property
    def layout(self) -> tuple[object, ...]:
        """The values that decide which lines can be drawn; they change a few times in a run's life."""
        names = self.term_names, self.validation_terms.names, self.metric_names
        enough = len(self.metrics) >= MIN_EVALUATIONS
        return *names, self.real.names, self.has_timesteps, len(self.stats) > 0, self.validated_columns, enough

    def add(self, events: Iterable[Event]) -> bool:
        """Add the measurements among `events`, in order; return whether there were any."""
        added = False
        for event in events:
            if isinstance(event, Metrics):
                self._add_metrics(event)
            elif isinstance(event, Validated):
                self.validation.truncate(event.step)  # a resumed run validates the same step again
                losses = event.loss, event.training_loss, event.raw_loss, event.raw_training_loss
                self.validation.append_row(event.step, *(_NAN if loss is None else loss for loss in losses))
                self.validated_columns |= {column for column, loss in enumerate(losses) if loss is not None}
                if event.terms:
                    self.validation_terms.append_named(event.step, event.terms)
            elif isinstance(event, Judged):
                self.metrics.append_named(event.step, event.trusted_figures)
                self.real.append_named(event.step, event.real)
                self.evaluation = event
            elif isinstance(event, RateChanged):
                self.base_rate = event.learning_rate
            elif isinstance(event, Warned):
                self.warnings = event.warnings
            else:
                continue
            added = True
        return added

    def seconds_at(self, steps: Numbers) -> NDArray[np.float64]:
        """Return the training time in seconds at each step, interpolated."""
        x, seconds = self.stats.x, self.stats.y(SECONDS)
        return np.interp(steps, np.append(0.0, x), np.append(0.0, seconds))

    def steps_at(self, seconds: Numbers) -> NDArray[np.float64]:
        """Return the step at each training time in seconds, interpolated."""
        x, known = self.stats.x, self.stats.y(SECONDS)
        return np.interp(seconds, np.append(0.0, known), np.append(0.0, x))

    def _add_metrics(self, event: Metrics) -> None:
        """Add the steps `step - len(losses) + 1 ... step`.

        Steps that are known already are dropped first: a run resumed from a checkpoint repeats them.
        """
        step, losses = event.step, event.losses
        first = step - len(losses) + 1
        if len(self.loss) and first <= self.last_step:
            self._truncate(first)
        if len(losses) == 1:
            self.loss.append_row(step, losses[0], self._smooth_loss.add(losses[0]))
        elif losses:
            smoothed = [self._smooth_loss.add(loss) for loss in losses]
            self.loss.append(np.arange(first, step + 1), losses, smoothed)
        if event.terms:
            self._add_terms(event, first)
        steps = max(1, len(losses))
        values = [_NAN if quartile is None else quartile for quartile in event.quartiles]
        self.has_timesteps = self.has_timesteps or not all(math.isnan(value) for value in values)
        pairs = zip(self._smooth_quartiles, values, strict=True)
        self.quartiles.append_row(step, *(smoother.add(value, steps) for smoother, value in pairs))
        norm = event.gradient_norm
        smooth_norm = self._smooth_gradient.add(norm, steps)
        if event.base_rate is not None:
            self.base_rate = event.base_rate
        stats = (event.learning_rate, event.images_per_second, event.memory_bytes, event.seconds, self.base_rate)
        self.stats.append_row(step, norm, smooth_norm, *stats)

    def _add_terms(self, event: Metrics, first: int) -> None:
        names, rows = tuple(event.terms), tuple(event.terms.values())
        if any(len(row) != len(event.losses) for row in rows):
            return  # not measured at every step, so their steps are unknown
        if names != self.term_names:
            self.term_names = names
            self.terms = Series(2 * len(names), self._limit)
            self._smooth_terms = [Smoother() for _ in names]
        smoothed = [
            [smoother.add(value) for value in row] for smoother, row in zip(self._smooth_terms, rows, strict=True)
        ]
        self.terms.append(np.arange(first, event.step + 1), *rows, *smoothed)

    def _truncate(self, step: int) -> None:
        per_step = self.loss, self.terms, self.quartiles, self.stats
        for series in (*per_step, self.validation, self.validation_terms, self.metrics, self.real):
            series.truncate(step)
        count = len(self.term_names)
        for series, column, smoother in (
            (self.loss, SMOOTH, self._smooth_loss),
            (self.stats, SMOOTH_GRADIENT, self._smooth_gradient),
            *((self.quartiles, quartile, self._smooth_quartiles[quartile]) for quartile in range(4)),
            *((self.terms, count + term, self._smooth_terms[term]) for term in range(count)),
        ):
            smoother.restart(float(series.y(column)[-1]) if len(series) else _NAN, step - 1)
