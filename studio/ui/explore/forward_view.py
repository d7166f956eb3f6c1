"""The forward process on the canvas's picture: x_t at any timestep of any schedule, in one step and as a chain."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from studio.document.exploring.forward import Noised, noised, statistics, to_pixels
from studio.ui.background import Background, Task
from studio.ui.explain.what_is_this import about_label
from studio.ui.explore.clean_prediction import CleanPrediction
from studio.ui.explore.histogram import Histogram
from studio.ui.explore.picture_box import PictureBox
from studio.ui.explore.schedule_charts import DRAWN, SCHEDULES, ScheduleCharts
from studio.ui.subscripts import with_subscripts
from studio.ui.theme import UNIT, tabular
from studio.ui.translation import number_text, tr
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.segmented import Segmented

SIDE = 128  # pixels: the chain of a thousand steps takes half a second at this size
_WAITING = tr("The schedules come from the engine, which is still starting.")
_NO_PICTURE = tr("Open or generate a picture: it is noised here.")
_WIDE, _NARROWEST = 700, 460  # pixels: from this width on side by side, and the minimum width
_NO_SIGNAL = 0.01  # ᾱ at the last t that counts as no signal; that of Stable Diffusion's schedule is 0.005
_DRAW = tr("Drag in the charts to draw. ᾱ always falls: other parts of the curve yield.")


class ForwardView(QWidget):
    """Noises a picture; t follows the slider, the keyboard and the pointer in the charts.

    Signals:
        tables_wanted: The tables of all schedules are needed for T timesteps.
        training_wanted: A model is to be trained on this schedule (ScheduleSpec).
    """

    tables_wanted = Signal(int)
    training_wanted = Signal(object)

    def __init__(self, prediction: CleanPrediction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prediction = prediction
        self.setAccessibleName(tr("Forward process"))
        self._x0: NDArray[np.float64] | None = None
        self._given: Mapping[str, NDArray[np.float64]] = {}  # the tables of the engine
        self._share = 0.4  # share of T: t keeps its relative place when T changes
        self._background = Background(self)
        self._chain: Task | None = None
        self.destroyed.connect(self._background.close)
        self._make()
        self._top, self._drawing = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(2))
        self._pictures = QGridLayout()
        self._arrange()

    @property
    def t(self) -> int:
        """The timestep, 0 ... T - 1."""
        return self.slider.value()

    @property
    def busy(self) -> bool:
        """Whether a chain is being walked."""
        return self._background.busy

    def set_picture(self, x0: NDArray[np.float64] | None) -> None:
        """Set the picture, [3, H, W] in [-1, 1]; None without one."""
        self._x0 = x0
        self._refresh()

    def set_tables(self, timesteps: int, tables: Mapping[str, NDArray[np.float64]]) -> None:
        """Set ᾱ [T] of each kind of schedule; those for another T are ignored."""
        if timesteps != int(self.timesteps.value()):
            return
        self._given, share = tables, self._share
        self.slider.setRange(0, timesteps - 1)
        self.slider.setValue(round(share * (timesteps - 1)))
        self._redraw()

    def want_tables(self) -> None:
        """Request the tables for the current T."""
        self.tables_wanted.emit(int(self.timesteps.value()))

    def close_background(self) -> None:
        """Stop working."""
        self._background.close()
        self.prediction.close()

    def state(self) -> dict[str, object]:
        """Return the state for the next start."""
        return {
            "schedule": self.schedule.key(),
            "timesteps": int(self.timesteps.value()),
            "drawn": list(self.charts.schedule.log_snr),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Restore a saved state; damaged parts are ignored."""
        drawn, timesteps = state.get("drawn"), state.get("timesteps")
        if isinstance(drawn, list) and all(isinstance(value, float) for value in drawn):
            self.charts.schedule.restore(drawn)
        if isinstance(timesteps, int):
            self.timesteps.setValue(timesteps)
        self.schedule.set_key(str(state.get("schedule", "")))

    def _make(self) -> None:
        self.schedule = Segmented(tr("Noise schedule"), SCHEDULES, "linear", tr("How the noise level rises with t."))
        self.timesteps = NumberField(
            "T", minimum=2, maximum=4000, default=1000, tooltip=tr("Number of timesteps of the schedule.")
        )
        self.seed = NumberField(tr("Seed"), minimum=0, maximum=2**31, default=0, tooltip=tr("Seed of the noise."))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(tr("Timestep t"))
        self.slider.setToolTip(tr("The timestep t."))
        self.slider.setRange(0, 999)
        self.slider.setValue(400)
        self.facts = plain_label("")
        self.facts.setFont(tabular(self.facts.font()))
        self.facts.setWordWrap(True)
        self.one_step = PictureBox(tr("xₜ in one step"), "√ᾱₜ · x₀ + √(1 - ᾱₜ) · ε")
        self.before = PictureBox(tr("xₜ₋₁ of the chain"), tr("The chain, one transition before xₜ."))
        self.chain = PictureBox(
            tr("xₜ by the chain"), tr("t + 1 times √(1 - β) · x + √β · ε, each time with new noise.")
        )
        self.numbers = {box: plain_label("", quiet=True) for box in (self.one_step, self.before, self.chain)}
        for label in self.numbers.values():
            label.setFont(tabular(label.font()))
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
        self.charts = ScheduleCharts(self)
        self.drawing = QWidget()
        self.undo = QPushButton(tr("Undo stroke"))
        self.undo.setToolTip(tr("Take back the last change of the drawn schedule."))
        self.start_over = QPushButton(tr("Start over"))
        self.start_over.setToolTip(tr("Draw on a copy of the schedule that was chosen before."))
        self.train = QPushButton(tr("Train on it"))
        self.train.setToolTip(tr("Put the drawn schedule into the training recipe."))
        self._copied = "linear"  # the kind that drawing starts from
        self.histogram = Histogram(tr("Values of xₜ"), -4, 4)
        self.schedule.changed.connect(self._schedule_changed)
        self.timesteps.valueChanged.connect(lambda _: self.want_tables())
        self.seed.valueChanged.connect(lambda _: self._refresh())
        self.slider.valueChanged.connect(self._moved)
        self.charts.picked.connect(self._picked)
        self.charts.edited.connect(self._redraw)
        self.undo.clicked.connect(self._undo)
        self.start_over.clicked.connect(self._start_over)
        self.train.clicked.connect(
            lambda: self.training_wanted.emit(self.charts.schedule.spec(int(self.timesteps.value())))
        )

    def _arrange(self) -> None:
        numbers = QHBoxLayout()
        numbers.setSpacing(UNIT)
        for field in (self.timesteps, self.seed):
            numbers.addWidget(field, 1)
        self._top.setSpacing(UNIT)
        self._top.addWidget(self.schedule)
        self._top.addLayout(numbers, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        for button in (self.undo, self.start_over, self.train):
            buttons.addWidget(button)
        self.drawing.setLayout(self._drawing)
        self._drawing.setContentsMargins(0, 0, 0, 0)
        self._drawing.setSpacing(UNIT)
        hint = plain_label(_DRAW, quiet=True)
        hint.setWordWrap(True)
        self._drawing.addWidget(hint, 1)
        self._drawing.addLayout(buttons)
        self._pictures.setSpacing(UNIT // 2)
        charts = QHBoxLayout()
        charts.setSpacing(UNIT)
        charts.addWidget(self.charts.signal)
        charts.addWidget(self.charts.ratio)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addLayout(self._top)
        column.addWidget(self.drawing)
        column.addWidget(self.slider)
        column.addWidget(self.facts)
        column.addLayout(self._pictures, 4)
        column.addWidget(self.prediction.row)
        column.addLayout(charts, 4)
        column.addWidget(self.histogram, 2)
        column.addWidget(about_label("forward"))
        self._set_wide(True)
        self._redraw()

    def minimumSizeHint(self) -> QSize:
        return QSize(min(_NARROWEST, super().minimumSizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts side by side where they fit, otherwise in two columns or below each other."""
        super().resizeEvent(event)
        if self._wide != (self.width() >= _WIDE):
            self._set_wide(not self._wide)

    def _set_wide(self, wide: bool) -> None:
        self._wide = wide
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        for layout in (self._top, self._drawing, self.prediction.line):
            layout.setDirection(direction)
        columns = 4 if wide else 2
        shown = [(box, self.numbers[box]) for box in (self.one_step, self.before, self.chain)]
        for place, (box, facts) in enumerate([*shown, (self.prediction.box, self.prediction.facts)]):
            row, column = divmod(place, columns)
            self._pictures.addWidget(box, 2 * row, column)
            self._pictures.addWidget(facts, 2 * row + 1, column)
        for column in range(4):
            self._pictures.setColumnStretch(column, int(column < columns))
        for row in range(2):
            self._pictures.setRowStretch(2 * row, int(row < 4 // columns))

    @property
    def _tables(self) -> Mapping[str, NDArray[np.float64]]:
        """ᾱ [T] by schedule, with the drawn one."""
        if not self._given:
            return {}
        return {**self._given, DRAWN: self.charts.schedule.table(int(self.timesteps.value()))}

    def _schedule_changed(self, key: str) -> None:
        if key != DRAWN:
            self._copied = key
        self._redraw()

    def _start_over(self) -> None:
        if self._copied in self._given:
            self.charts.schedule.copy_table(self._given[self._copied])
            self._redraw()

    def _undo(self) -> None:
        self.charts.schedule.undo()
        self._redraw()

    def _redraw(self) -> None:
        """Show the curves, and x_t on them."""
        drawing = self.schedule.key() == DRAWN
        self.drawing.setVisible(drawing)
        self.charts.set_editable(drawing)
        self.undo.setEnabled(self.charts.schedule.can_undo)
        self.charts.show_tables(self._tables, self.schedule.key())
        self._refresh()

    def _moved(self, t: int) -> None:
        self._share = t / max(1, self.slider.maximum())
        self._refresh()

    def _picked(self, share: float) -> None:
        self.slider.setValue(round(share * self.slider.maximum()))

    def _refresh(self) -> None:
        """Show x_t at once; the chain follows when it has been walked."""
        if self._chain is not None:
            self._chain.cancel()
            self._chain = None
        self.charts.set_marker(self._share)
        table = self._tables.get(self.schedule.key())
        if table is None or self._x0 is None:
            self.facts.setText("")
            empty = _WAITING if self._x0 is not None else _NO_PICTURE
            self.one_step.show_pixels(None, empty)
            for box in (self.before, self.chain):
                box.show_pixels(None)
            for label in self.numbers.values():
                label.setText("")
            return
        x0, t, seed = self._x0, min(self.t, len(table) - 1), int(self.seed.value())
        made = noised(x0, table, t, seed)
        self.one_step.show_pixels(to_pixels(made.one_step))
        self._show_numbers(made)
        self.histogram.show_values(
            made.one_step,
            label=tr("values of {x} in one step (bars), and N(0, 1) (dashed)").format(x=_x_at(t)),
            normal=True,
        )
        self.facts.setText(_facts(made, table))
        self.prediction.set_level(made.alpha_bar, seed)
        self._chain = self._background.run(
            lambda: noised(x0, table, t, seed, chain=True), self._chained, lambda _: None
        )

    def _chained(self, made: Noised) -> None:
        self._chain = None
        if made.chain is None or made.before is None:
            return
        self.before.show_pixels(to_pixels(made.before))
        self.chain.show_pixels(to_pixels(made.chain))
        self._show_numbers(made)
        self.histogram.show_values(
            made.one_step,
            label=tr("values of {x}: in one step (bars), by the chain (line), and N(0, 1) (dashed)").format(
                x=_x_at(made.t)
            ),
            normal=True,
            other=made.chain,
        )

    def _show_numbers(self, made: Noised) -> None:
        """Show mean and standard deviation of x_t, and their expected values."""
        assert self._x0 is not None, "a picture is shown"
        found = statistics(made.one_step, self._x0, made.alpha_bar)
        self.numbers[self.one_step].setText(
            tr("mean {mean:.3f}, std {deviation:.3f}\n(expected {expected_mean:.3f}, {expected_deviation:.3f})").format(
                mean=found.mean,
                deviation=found.deviation,
                expected_mean=found.expected_mean,
                expected_deviation=found.expected_deviation,
            )
        )
        for box, x in ((self.before, made.before), (self.chain, made.chain)):
            if x is not None:
                self.numbers[box].setText(tr("mean {mean:.3f}, std {std:.3f}").format(mean=x.mean(), std=x.std()))


def _x_at(t: int) -> str:
    return with_subscripts(f"x_{t}")


def _facts(made: Noised, table: NDArray[np.float64]) -> str:
    before = float(table[made.t - 1]) if made.t else 1.0
    beta = 1 - made.alpha_bar / before
    decibels = 10 * np.log10(max(made.snr, 1e-12))
    left = float(table[-1])
    rest = ""
    if left > _NO_SIGNAL:
        rest = tr(
            "\nAt the last t, ᾱ = {left:.2g}: sampling begins with pure noise, which the model has never seen."
        ).format(left=left)
    of_picture, of_noise = made.alpha_bar**0.5, (1 - made.alpha_bar) ** 0.5
    return (
        f"{_x_at(made.t)} = {number_text(of_picture, '.4f')} · x₀ + {number_text(of_noise, '.4f')} · ε     "
        f"ᾱₜ = {number_text(made.alpha_bar, '.4g')}   βₜ = {number_text(beta, '.4g')}   "
        f"SNR = {number_text(made.snr, '.4g')} ({number_text(decibels, '.1f')} dB)"
        f"{rest}"
    )
