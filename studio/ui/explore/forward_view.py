"""The forward process on the canvas's picture: x_t at any timestep of any schedule, in one step and as a chain."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from studio.document.forward import Noised, log_snr, noised, to_pixels
from studio.ui.background import Background, Task
from studio.ui.explore.histogram import Histogram
from studio.ui.explore.line_chart import LineChart
from studio.ui.explore.picture_box import PictureBox
from studio.ui.theme import UNIT, tabular
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.segmented import Segmented

SIDE = 128  # pixels: the chain of a thousand steps takes half a second at this size
_SCHEDULES = (
    ("linear", "Linear"),
    ("cosine", "Cosine"),
    ("exponential", "Exponential"),
    ("sigmoid", "Sigmoid"),
    ("scaled_linear", "Scaled linear"),
)
_ABOUT = (
    "Each step of the forward process shrinks the picture and adds Gaussian noise. Because sums of Gaussians are "
    "Gaussian, x_t can be drawn from x_0 in one step; the chain beside it has the same distribution, with other noise. "
    "At the last t nothing of the picture should be left: its values then follow N(0, 1), the white curve. "
    "(Ho, Jain and Abbeel 2020, equations 2 and 4; cosine: Nichol and Dhariwal 2021.)"
)
_WAITING = "The schedules come from the engine, which is still starting."
_NO_PICTURE = "Open or generate a picture: it is noised here."


class ForwardView(QWidget):
    """Noises a picture; t follows the slider, the keyboard and the pointer in the charts.

    Signals:
        tables_wanted: The tables of all schedules are needed for T timesteps.
    """

    tables_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Forward process")
        self._x0: NDArray[np.float64] | None = None
        self._tables: Mapping[str, NDArray[np.float64]] = {}
        self._share = 0.4  # of T: t stays where it is when T changes
        self._background = Background(self)
        self._chain: Task | None = None
        self.destroyed.connect(self._background.close)
        self._make()
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
        self._tables, share = tables, self._share
        self.slider.setRange(0, timesteps - 1)
        self.slider.setValue(round(share * (timesteps - 1)))
        self._draw_curves()
        self._refresh()

    def want_tables(self) -> None:
        """Request the tables for the present T."""
        self.tables_wanted.emit(int(self.timesteps.value()))

    def close_background(self) -> None:
        """Stop working."""
        self._background.close()

    def _make(self) -> None:
        self.schedule = Segmented("Noise schedule", _SCHEDULES, "linear", "How the noise level rises with t.")
        self.timesteps = NumberField(
            "T", minimum=2, maximum=4000, default=1000, tooltip="Number of timesteps of the schedule."
        )
        self.seed = NumberField("Seed", minimum=0, maximum=2**31, default=0, tooltip="Of the noise.")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName("Timestep t")
        self.slider.setToolTip("The timestep t.")
        self.slider.setRange(0, 999)
        self.slider.setValue(400)
        self.facts = plain_label("")
        self.facts.setFont(tabular(self.facts.font()))
        self.facts.setWordWrap(True)
        self.one_step = PictureBox("x_t in one step", "√ᾱ_t · x_0 + √(1 - ᾱ_t) · ε")
        self.chain = PictureBox("x_t by the chain", "t + 1 times √(1 - β) · x + √β · ε, each time with new noise.")
        self.signal = LineChart("Signal level of all schedules", "ᾱ_t", "t")
        self.ratio = LineChart(
            "Signal-to-noise ratio of all schedules", "log10 SNR, in the same colours", "t", legend=False
        )
        self.histogram = Histogram("Values of x_t", -4, 4)
        self.schedule.changed.connect(self._schedule_changed)
        self.timesteps.valueChanged.connect(lambda _: self.want_tables())
        self.seed.valueChanged.connect(lambda _: self._refresh())
        self.slider.valueChanged.connect(self._moved)
        for chart in (self.signal, self.ratio):
            chart.picked.connect(self._picked)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(UNIT)
        top.addWidget(self.schedule)
        for field in (self.timesteps, self.seed):
            field.setMaximumWidth(130)
            top.addWidget(field)
        top.addStretch(1)
        about = plain_label(_ABOUT, quiet=True)
        about.setWordWrap(True)
        grid = QGridLayout()
        grid.setSpacing(UNIT)
        grid.addWidget(self.one_step, 0, 0)
        grid.addWidget(self.chain, 0, 1)
        grid.addWidget(self.signal, 1, 0)
        grid.addWidget(self.ratio, 1, 1)
        grid.addWidget(self.histogram, 2, 0, 1, 2)
        grid.setRowStretch(0, 5)
        grid.setRowStretch(1, 3)
        grid.setRowStretch(2, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addLayout(top)
        column.addWidget(self.slider)
        column.addWidget(self.facts)
        column.addLayout(grid, 1)
        column.addWidget(about)
        self._refresh()

    def _schedule_changed(self, _key: str) -> None:
        self._draw_curves()
        self._refresh()

    def _moved(self, t: int) -> None:
        self._share = t / max(1, self.slider.maximum())
        self._refresh()

    def _picked(self, share: float) -> None:
        self.slider.setValue(round(share * self.slider.maximum()))

    def _draw_curves(self) -> None:
        names = dict(_SCHEDULES)
        curves = {names[kind]: table for kind, table in self._tables.items() if kind in names}
        chosen, end = names[self.schedule.key()], self.slider.maximum()
        self.signal.set_curves(curves, chosen, end)
        self.ratio.set_curves({name: log_snr(table) for name, table in curves.items()}, chosen, end)

    def _refresh(self) -> None:
        """Show x_t at once; the chain follows when it has been walked."""
        if self._chain is not None:
            self._chain.cancel()
            self._chain = None
        for chart in (self.signal, self.ratio):
            chart.set_marker(self._share)
        table = self._tables.get(self.schedule.key())
        if table is None or self._x0 is None:
            self.facts.setText("")
            empty = _WAITING if self._x0 is not None else _NO_PICTURE
            self.one_step.show_pixels(None, empty)
            self.chain.show_pixels(None)
            return
        x0, t, seed = self._x0, min(self.t, len(table) - 1), int(self.seed.value())
        made = noised(x0, table, t, seed)
        self.one_step.show_pixels(to_pixels(made.one_step))
        self.histogram.show_values(made.one_step, label=f"values of x_{t}, and N(0, 1)", normal=True)
        self.facts.setText(_facts(made, table))
        self._chain = self._background.run(
            lambda: noised(x0, table, t, seed, chain=True), self._chained, lambda _: None
        )

    def _chained(self, made: Noised) -> None:
        self._chain = None
        if made.chain is not None:
            self.chain.show_pixels(to_pixels(made.chain))


def _facts(made: Noised, table: NDArray[np.float64]) -> str:
    before = float(table[made.t - 1]) if made.t else 1.0
    beta = 1 - made.alpha_bar / before
    decibels = 10 * np.log10(max(made.snr, 1e-12))
    return (
        f"x_{made.t} = {made.alpha_bar**0.5:.4f} · x_0 + {(1 - made.alpha_bar) ** 0.5:.4f} · ε     "
        f"ᾱ_t = {made.alpha_bar:.4g}   β_t = {beta:.4g}   SNR = {made.snr:.4g} ({decibels:.1f} dB)"
    )
