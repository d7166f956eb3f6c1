"""The 2-D playground: a model of points that learns, its samples on their paths, and the fields that move them."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.document.exploring.plane_history import Mark, PlaneHistory, Truth, Walk, density_of, noise_error
from studio.ui.explain.what_is_this import about_label
from studio.ui.explore.plane.plane_canvas import PlaneCanvas
from studio.ui.explore.plane.plane_fields import SAMPLERS, PlaneFields
from studio.ui.theme import UNIT, colours, tabular
from studio.ui.translation import number_text, tr
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.main_button import MainButton
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.plain import plain_label

SHADES = [
    ("none", tr("none")),
    ("samples", tr("density of the samples")),
    ("truth", tr("exact density")),
    ("heat", "D(x)"),
]
ARROWS = [
    ("none", tr("none")),
    ("model", tr("score of the model")),
    ("truth", tr("exact score")),
    ("both", tr("model and exact (coloured)")),
    ("error", tr("model minus exact")),
]
_EMPTY = tr("Press Train.")
_NO_POINTS = tr("Draw the points first.")
_STARTING = tr("The engine is still starting.")
_TICK = 40  # milliseconds between two states while they play

_RACE = tr("All samplers from the same noise, with equally many evaluations of the network.")


class PlaneView(QWidget):
    """Fields, buttons, canvas, and two sliders: the state between noise and data, and the training step.

    Signals:
        learn_toggled: Learning is to start or to stop.
        step_wanted: One training step of these networks ("both", "discriminator" or "generator").
        start_over_wanted: Train again from the initial weights.
        race_wanted: Sample from the same noise with every sampler.
        truth_wanted: The exact density and score are needed.
    """

    learn_toggled = Signal(bool)
    step_wanted = Signal(str)
    start_over_wanted = Signal()
    race_wanted = Signal()
    truth_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Plane"))
        self.history = PlaneHistory()
        self.truth: Truth | None = None
        self._follows = True  # whether the newest mark is shown
        self._make()
        self._arrange()
        self._connect()
        self.show_history()

    @property
    def mark(self) -> Mark | None:
        """The mark in view: the model at one training step."""
        marks = self.history.marks
        return marks[min(self.training.value(), len(marks) - 1)] if marks else None

    @property
    def racing(self) -> bool:
        """Whether the race is in view."""
        return self.pages.currentIndex() == 1

    def set_learning(self, learning: bool) -> None:
        """Show whether the model learns."""
        self.learn.setChecked(learning)
        self.learn.setText(tr("Pause") if learning else tr("Train"))
        for button in self.step_buttons.values():
            button.setEnabled(not learning)

    def set_message(self, text: str) -> None:
        """Show why nothing is learned; "" hides it."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def show_history(self) -> None:
        """Show the marks that were added."""
        marks = self.history.marks
        model = self.fields.model.key()
        gan = model == "gan"
        self.race.setEnabled(model == "diffusion")
        if model != "diffusion":
            self.race.setChecked(False)
        self.race.setToolTip(_RACE if model == "diffusion" else f"{_RACE} {tr('Samplers belong to diffusion models.')}")
        self.step_buttons["discriminator"].setVisible(gan)
        self.step_buttons["generator"].setVisible(gan)
        self.step_buttons["both"].setText(tr("Step both") if gan else tr("Step"))
        follows = self._follows or self.training.value() >= self.training.maximum()
        self.training.blockSignals(True)
        self.training.setRange(0, max(0, len(marks) - 1))
        if follows:
            self.training.setValue(self.training.maximum())
        self.training.blockSignals(False)
        self.training.setEnabled(len(marks) > 1)
        self._follows = follows
        self._show_mark()

    def show_race(self, walks: Sequence[Walk]) -> None:
        """Show the walks of several samplers beside each other."""
        for canvas, walk in zip(self.lanes, walks, strict=False):
            canvas.set_data(self.history.data if self.data_shown.isChecked() else self.history.data[:0])
            canvas.set_walk(walk.states)
            title = dict(SAMPLERS).get(walk.sampler, walk.sampler)
            canvas.title = tr("{title}\ndistance {distance:.3f}, {evaluations} evaluations").format(
                title=title, distance=walk.distance, evaluations=walk.evaluations
            )
            canvas.setAccessibleName(canvas.title.replace("\n", ": "))
        self._walks[:] = walks
        self._show_frame()

    def set_truth(self, truth: Truth | None) -> None:
        """Set the exact density and score at the noise levels of the samples' paths; None while they are unknown."""
        self.truth = truth
        self._show_frame()

    def refresh_overlays(self, *_: object) -> None:
        """Show the chosen overlays, and ask for the truth if they need it."""
        if self.shade.key() == "truth" or self.arrows.key() in ("truth", "both", "error"):
            self.truth_wanted.emit()
        self._show_frame()

    def state(self) -> dict[str, object]:
        """Return the state for the next start."""
        return {
            "fields": self.fields.state(),
            "shade": self.shade.key(),
            "arrows": self.arrows.key(),
            "paths": self.paths.isChecked(),
            "data": self.data_shown.isChecked(),
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Restore a saved state."""
        fields = state.get("fields")
        if isinstance(fields, dict):
            self.fields.restore(fields)
        self.shade.set_key(str(state.get("shade", "")))
        self.arrows.set_key(str(state.get("arrows", "")))
        self.paths.setChecked(state.get("paths") in (True, "true"))
        self.data_shown.setChecked(state.get("data", True) in (True, "true"))

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop playing."""
        self.play.setChecked(False)

    def _make(self) -> None:
        self.fields = PlaneFields()
        self.learn = MainButton(tr("Train"), tr("Train the model while its samples are shown."))
        self.learn.setCheckable(True)
        self.step_buttons = {
            "both": QPushButton(tr("Step")),
            "discriminator": QPushButton(tr("Step D")),
            "generator": QPushButton(tr("Step G")),
        }
        tips = {
            "both": tr("One training step."),
            "discriminator": tr("One step of the discriminator: it learns to tell data from samples."),
            "generator": tr("One step of the generator: it learns to fool the discriminator."),
        }
        for name, button in self.step_buttons.items():
            button.setToolTip(tips[name])
            button.setAutoRepeat(True)
        self.start_over = QPushButton(tr("Start over"))
        self.start_over.setToolTip(tr("Reset the model to its initial weights."))
        self.race = QPushButton(tr("Race samplers"))
        self.race.setCheckable(True)
        self.race.setToolTip(_RACE)
        self.evaluations = NumberField(
            tr("Evaluations"),
            minimum=1,
            maximum=100,
            default=10,
            tooltip=tr("Evaluations of the network for each sampler."),
        )
        self.canvas = PlaneCanvas(tr("Points of the plane"))
        self.lanes = [PlaneCanvas(title) for _, title in SAMPLERS]
        self._walks: list[Walk] = []
        self.pages = QStackedWidget()
        self.shade = ChoiceField(tr("Shade"), SHADES, "none", tr("The values that shade the plane."))
        self.arrows = ChoiceField(tr("Arrows"), ARROWS, "none", tr("The vector field at the current t."))
        self.paths = QCheckBox(tr("Paths"))
        self.paths.setToolTip(tr("The paths of some points up to here."))
        self.data_shown = QCheckBox(tr("Data"))
        self.data_shown.setToolTip(tr("Points of the data."))
        self.data_shown.setChecked(True)
        self.play = QPushButton(tr("Play"))
        self.play.setCheckable(True)
        self.play.setToolTip(tr("Play the points' paths from noise to data in a loop."))
        self.frame, self.training = (QSlider(Qt.Orientation.Horizontal) for _ in range(2))
        self.frame.setAccessibleName(tr("From noise to data"))
        self.frame.setToolTip(tr("The state between noise and data."))
        self.training.setAccessibleName(tr("Training step"))
        self.training.setToolTip(tr("The training step whose model is shown."))
        self.facts, self.progress = plain_label(""), ElidedLabel()
        self.message = plain_label("", quiet=True)
        for label in (self.facts, self.message):
            label.setWordWrap(True)
            label.setFont(tabular(label.font()))
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK)

    def _connect(self) -> None:
        self.learn.clicked.connect(self.learn_toggled)
        for name, button in self.step_buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.step_wanted.emit(name))
        self.start_over.clicked.connect(self.start_over_wanted)
        self.race.toggled.connect(self._race_toggled)
        self.evaluations.valueChanged.connect(lambda _: self.race_wanted.emit() if self.racing else None)
        self.frame.valueChanged.connect(lambda _: self._show_frame())
        self.training.valueChanged.connect(self._training_moved)
        for choice in (self.shade, self.arrows):
            choice.changed.connect(self.refresh_overlays)
        self.paths.toggled.connect(lambda _: self._show_frame())
        self.data_shown.toggled.connect(lambda _: self._show_mark())
        self.play.toggled.connect(lambda on: self._ticking.start() if on else self._ticking.stop())
        self._ticking.timeout.connect(self._tick)

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self.learn, 2)
        for button in (*self.step_buttons.values(), self.start_over, self.race):
            buttons.addWidget(button)
        overlays = QHBoxLayout()
        overlays.setSpacing(UNIT)
        overlays.addWidget(self.shade, 1)
        overlays.addWidget(self.arrows, 1)
        overlays.addWidget(self.paths)
        overlays.addWidget(self.data_shown)
        overlays.addWidget(self.evaluations, 1)
        self.evaluations.hide()
        lanes = QWidget()
        grid = QGridLayout(lanes)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(UNIT // 2)
        for place, canvas in enumerate(self.lanes):
            grid.addWidget(canvas, place // 3, place % 3)
        self.pages.addWidget(self.canvas)
        self.pages.addWidget(lanes)
        walk = QHBoxLayout()
        walk.setSpacing(UNIT)
        walk.addWidget(self.play)
        walk.addWidget(self.frame, 1)
        learned = QHBoxLayout()
        learned.setSpacing(UNIT)
        learned.addWidget(self.progress, 1)
        learned.addWidget(self.training, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.fields)
        column.addLayout(buttons)
        column.addWidget(self.message)
        column.addLayout(overlays)
        column.addWidget(self.pages, 1)
        column.addLayout(walk)
        column.addWidget(self.facts)
        column.addLayout(learned)
        column.addWidget(about_label("plane"))
        self.set_message("")

    def _race_toggled(self, on: bool) -> None:
        self.pages.setCurrentIndex(int(on))
        self.evaluations.setVisible(on)
        for choice in (self.shade, self.arrows, self.paths):
            choice.setVisible(not on)
        if on:
            self.race_wanted.emit()
        self._show_mark()

    def _training_moved(self, place: int) -> None:
        self._follows = place >= self.training.maximum()
        self._show_mark()

    def _tick(self) -> None:
        last = self.frame.maximum()
        self.frame.setValue(0 if self.frame.value() >= last else self.frame.value() + 1)

    def _show_mark(self) -> None:
        """Show the paths of the mark in view, at the same share of the path."""
        mark = self.mark
        hidden = not self.data_shown.isChecked()
        self.canvas.set_data(self.history.data[:0] if hidden else self.history.data)
        if mark is None:
            self.canvas.set_walk(self.canvas._states[:1, :0])
            self.canvas.set_empty(_EMPTY)
            self.progress.setText("")
            self.facts.setText("")
            self.frame.setEnabled(False)
            return
        frames = mark.walk.frames
        if self.racing and self._walks:
            frames = max(walk.frames for walk in self._walks)
        if self.frame.maximum() != frames - 1:
            share = self.frame.value() / self.frame.maximum() if self.frame.isEnabled() else 1.0
            self.frame.blockSignals(True)
            self.frame.setRange(0, frames - 1)
            self.frame.setValue(round(share * (frames - 1)))
            self.frame.blockSignals(False)
        self.frame.setEnabled(True)
        self.canvas.set_walk(mark.walk.states)
        losses = ", ".join(f"{name} {number_text(value, '.3g')}" for name, value in self.history.losses.items())
        shown = "" if mark.step == self.history.step else tr(" (shown: {step:,})").format(step=mark.step)
        self.progress.setText(
            tr("training step {step:,}{shown}    {losses}").format(step=self.history.step, shown=shown, losses=losses)
        )
        self._show_frame()

    def _show_frame(self) -> None:
        """Show the points, shade and arrows at the current state."""
        mark, k = self.mark, self.frame.value()
        if mark is None:
            return
        if self.racing:
            for canvas, walk in zip(self.lanes, self._walks, strict=False):
                canvas.set_frame(round(k / max(1, self.frame.maximum()) * (walk.frames - 1)))
            self.facts.setText(tr("The nearer the energy distance to the data is to 0, the better the samples."))
            return
        walk = mark.walk
        self.canvas.set_frame(k)
        self.canvas.set_paths(self.paths.isChecked())
        step = min(k, len(walk.timesteps) - 1)  # the last state is the data; its field is that of the last step
        self._shade(mark, k, step)
        self._draw_arrows(walk, step)
        self.facts.setText(self._facts(walk, k, step))

    def _shade(self, mark: Mark, k: int, step: int) -> None:
        c, wanted = colours(), self.shade.key()
        if wanted == "samples":
            self.canvas.set_shade(density_of(mark.walk.states[k]), c.second)
        elif wanted == "truth" and self._truth_at(mark.walk) is not None and self.truth is not None:
            self.canvas.set_shade(self.truth.density[step], c.lines[0])
        elif wanted == "heat" and mark.heat is not None:
            self.canvas.set_shade(mark.heat, c.lines[0], 0.0, 1.0)
        else:
            self.canvas.set_shade(None)

    def _draw_arrows(self, walk: Walk, step: int) -> None:
        c, wanted = colours(), self.arrows.key()
        fields = []
        if walk.score is not None:
            truth = self._truth_at(walk)
            if wanted in ("model", "both"):
                fields.append((walk.score[step], c.text))
            if wanted in ("truth", "both") and truth is not None:
                fields.append((truth.score[step], c.lines[0]))
            if wanted == "error" and truth is not None:
                fields.append((walk.score[step] - truth.score[step], c.lines[2]))
        self.canvas.set_arrows(fields)

    def _truth_at(self, walk: Walk) -> Truth | None:
        """Return the truth, if it is that of the walk's noise levels."""
        return self.truth if self.truth is not None and len(self.truth.density) == len(walk.timesteps) else None

    def _facts(self, walk: Walk, k: int, step: int) -> str:
        distance = tr("energy distance of the samples to the data {distance:.3f}").format(distance=walk.distance)
        if not walk.timesteps:
            return f"{tr('latents z') if k == 0 else tr('output of the network for z')}; {distance}"
        where = f"t = {walk.timesteps[k]}" if k < len(walk.timesteps) else tr("data")
        text = tr("{where}, ᾱ = {alphas_cumprod:.4g}; {evaluations} evaluations; {distance}").format(
            where=where, alphas_cumprod=walk.alphas_cumprod[k], evaluations=walk.evaluations, distance=distance
        )
        truth = self._truth_at(walk)
        if truth is None or walk.score is None:
            return text
        error = noise_error(walk.score[step], truth.score[step], truth.density[step], walk.alphas_cumprod[step])
        return tr("{text}; error of ε {error:.3f} ({accuracy})").format(text=text, error=error, accuracy=truth.accuracy)


def starting_message(ready: bool, drawn: bool) -> str:
    """Return why nothing can be learned yet; "" if it can."""
    return _STARTING if not ready else _NO_POINTS if not drawn else ""
