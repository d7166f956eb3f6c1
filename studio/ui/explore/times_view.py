"""The grid of two times: how the same noise is denoised by each checkpoint of a training run."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.times import TimesRow
from studio.ui.explain.what_is_this import about_label
from studio.ui.explore.cell_sheet import CellSheet
from studio.ui.explore.picture_box import PictureBox
from studio.ui.theme import UNIT, tabular
from studio.ui.translation import number_text, tr
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.main_button import MainButton
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.segmented import Segmented

_NONE = "none"
_EMPTY = tr("Choose a run and press Sample all checkpoints.")
_NO_RUNS = tr("There is no training run with checkpoints yet. Train a diffusion model first.")


class TimesView(QWidget):
    """Fields, sheet, two sliders, the chosen cell, and its commands.

    Signals:
        make_wanted: The grid described by the fields is to be sampled.
        canvas_wanted: The chosen picture (QImage) is to be put on the canvas.
        branch_wanted: The run is to be branched at the chosen row's checkpoint.
        generate_wanted: The chosen row is to be generated, with all its steps in the timeline.
    """

    make_wanted = Signal()
    canvas_wanted = Signal(QImage)
    branch_wanted = Signal()
    generate_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Two times"))
        self.steps_of_rows: list[int] = []
        self._timesteps: tuple[int, ...] = ()
        self._make()
        self._arrange()
        self.clear(_EMPTY)

    def set_runs(self, runs: Sequence[Path]) -> None:
        """List the runs whose checkpoints can be sampled step by step."""
        self.run.set_choices([(str(path), path.name) for path in runs])
        self.make.setEnabled(bool(runs))
        if not runs:
            self.clear(_NO_RUNS)
        elif not self.sheet.rows:
            self.clear(_EMPTY)

    def recipe(self) -> GenerateRecipe:
        """Return the recipe of the fields, without a model."""
        label = self.label.key()
        return GenerateRecipe.model_validate(
            {
                "seed": int(self.seed.value()),
                "steps": int(self.steps.value()),
                "label": None if label == _NONE else int(label),
            }
        )

    def clear(self, text: str) -> None:
        """Remove all rows and show a text."""
        self.steps_of_rows = []
        self.sheet.clear(text)
        self.cell.show_pixels(None)
        self._show_chosen()

    def add_row(self, row: TimesRow) -> None:
        """Show a row; the newest is selected until the user selects another one."""
        follows = self.training.value() == self.training.maximum()
        self.steps_of_rows.append(row.step)
        self._timesteps = row.timesteps
        self.sheet.add_row(number_text(row.step, ","), row.timesteps, row.cells.array(), row.total)
        for slider, count in ((self.training, self.sheet.rows), (self.denoising, len(row.timesteps))):
            slider.blockSignals(True)
            slider.setRange(0, count - 1)
            slider.blockSignals(False)
        if self.sheet.rows == 1:
            self.sheet.choose(0, len(row.timesteps) - 1)
        elif follows:
            self.sheet.choose(self.sheet.rows - 1, self.sheet.current[1])
        self._show_chosen()

    def _make(self) -> None:
        self.run = ChoiceField(tr("Training run"), [], tooltip=tr("The training run whose checkpoints sample."))
        self.label = ChoiceField(
            tr("Label"),
            [(_NONE, tr("random")), *((str(k), str(k)) for k in range(10))],
            tooltip=tr("The class to sample."),
        )
        self.steps = NumberField(tr("Steps"), minimum=1, maximum=100, default=20, tooltip=tr("Denoising steps."))
        self.seed = NumberField(tr("Seed"), minimum=0, maximum=2**31, default=0, tooltip=tr("Seed of the noise."))
        self.show_what = Segmented(
            tr("Shown"),
            [("x0", "x̂₀"), ("x_t", "xₜ")],
            "x0",
            tr("The estimates of the clean picture, or the noisy states."),
        )
        self.make = MainButton(
            tr("Sample all checkpoints"), tr("Denoise the same noise by each checkpoint of the run.")
        )
        self.sheet = CellSheet(tr("Training steps by denoising steps"))
        self.training = QSlider(Qt.Orientation.Vertical)
        self.training.setInvertedAppearance(True)
        self.training.setAccessibleName(tr("Training step"))
        self.training.setToolTip(tr("The training step."))
        self.denoising = QSlider(Qt.Orientation.Horizontal)
        self.denoising.setAccessibleName(tr("Denoising step"))
        self.denoising.setToolTip(tr("The denoising step."))
        self.cell = PictureBox(tr("The chosen cell"))
        self.facts = plain_label("")
        self.facts.setFont(tabular(self.facts.font()))
        self.facts.setWordWrap(True)
        self.to_canvas = QPushButton(tr("To canvas"))
        self.to_canvas.setToolTip(tr("Put the chosen picture on the canvas."))
        self.branch = QPushButton(tr("Branch run here"))
        self.branch.setToolTip(tr("Prepare a training run that continues from this checkpoint."))
        self.generate = QPushButton(tr("Generate this row"))
        self.generate.setToolTip(
            tr("Generate it by this checkpoint, and go to this step in the timeline: there it can be forked.")
        )
        self.make.clicked.connect(self.make_wanted)
        self.show_what.changed.connect(lambda _: self.make_wanted.emit() if self.sheet.rows else None)
        self.sheet.chosen.connect(lambda *_: self._show_chosen())
        self.sheet.opened.connect(self._open)
        self.training.valueChanged.connect(lambda row: self.sheet.choose(row, self.sheet.current[1]))
        self.denoising.valueChanged.connect(lambda column: self.sheet.choose(self.sheet.current[0], column))
        self.to_canvas.clicked.connect(self._open)
        self.branch.clicked.connect(self.branch_wanted)
        self.generate.clicked.connect(self.generate_wanted)

    def _arrange(self) -> None:
        fields = QGridLayout()
        fields.setSpacing(UNIT)
        fields.addWidget(self.run, 0, 0, 1, 3)
        fields.addWidget(self.label, 0, 3)
        fields.addWidget(self.steps, 1, 0)
        fields.addWidget(self.seed, 1, 1)
        fields.addWidget(self.show_what, 1, 2)
        fields.addWidget(self.make, 1, 3)
        sheet = QGridLayout()
        sheet.setSpacing(UNIT // 2)
        sheet.addWidget(self.sheet, 0, 0)
        sheet.addWidget(self.training, 0, 1)
        sheet.addWidget(self.denoising, 1, 0)
        sheet.setColumnStretch(0, 1)
        right = QVBoxLayout()
        right.setSpacing(UNIT)
        right.addWidget(self.cell, 1)
        right.addWidget(self.facts)
        for button in (self.to_canvas, self.generate, self.branch):
            right.addWidget(button)
        right.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(UNIT)
        middle.addLayout(sheet, 3)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addLayout(fields)
        column.addLayout(middle, 1)
        column.addWidget(about_label("times"))

    def _open(self) -> None:
        if not self.sheet.cell().isNull():
            self.canvas_wanted.emit(self.sheet.cell())

    def _show_chosen(self) -> None:
        """Show the chosen cell, and let the sliders follow."""
        row, column = self.sheet.current
        there = bool(self.sheet.rows)
        for slider, value in ((self.training, row), (self.denoising, column)):
            slider.setEnabled(there)
            slider.blockSignals(True)
            slider.setValue(value)
            slider.blockSignals(False)
        for button in (self.to_canvas, self.branch, self.generate):
            button.setEnabled(there)
        if not there:
            self.facts.setText("")
            return
        self.cell.show_image(self.sheet.cell())
        self.facts.setText(
            tr("training step {steps_of_row:,}\ndenoising step {step} of {steps}, t = {timestep}").format(
                steps_of_row=self.steps_of_rows[row],
                step=column + 1,
                steps=len(self._timesteps),
                timestep=self._timesteps[column],
            )
        )
