"""The fields of the 2-D playground: distribution, model, and how samples are drawn."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from studio.protocol.plane import PlaneSettings, WalkSettings
from studio.protocol.training_recipe import FORMULA_KINDS, ScheduleSpec, ToyName, toy_title
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from studio.ui.training.drawing.drawing_dialog import DrawingDialog

_NAMES: tuple[ToyName, ...] = (
    "eight-gaussians",
    "moons",
    "spiral",
    "rings",
    "grid-of-gaussians",
    "checkerboard",
    "drawn",
)
DISTRIBUTIONS = [(name, tr(toy_title(name))) for name in _NAMES]
MODELS = (("diffusion", tr("Diffusion")), ("vae", "VAE"), ("gan", "GAN"))
SAMPLERS = (
    ("ddpm", "DDPM"),
    ("ddim", "DDIM"),
    ("heun", tr("Heun, probability flow")),
    ("dpmpp_2m", "DPM++ 2M"),
    ("unipc", "UniPC"),
)
_DRAWN = "drawn"


class PlaneFields(QWidget):
    """The fields.

    Signals:
        settings_changed: The distribution or the model has changed.
        sampling_changed: The sampler or its steps have changed.
    """

    settings_changed = Signal()
    sampling_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = ""
        self._filling = False
        self._dialog: DrawingDialog | None = None
        self.distribution = ChoiceField(
            tr("Distribution"), DISTRIBUTIONS, "eight-gaussians", tr("The distribution to learn.")
        )
        self.draw = QPushButton(tr("Draw…"))
        self.draw.setAccessibleName(tr("Draw a distribution"))
        self.draw.setToolTip(tr("Draw the points by hand."))
        self.model = Segmented(tr("Model"), MODELS, "diffusion", tr("The model that learns the distribution."))
        schedules = [(kind, tr(kind.replace("_", " "))) for kind in FORMULA_KINDS]
        self.schedule = ChoiceField(tr("Schedule"), schedules, "cosine", tr("How the noise level rises with t."))
        self.rate = NumberField(
            tr("Rate"),
            minimum=0.1,
            maximum=10,
            default=1,
            decimals=1,
            step=0.1,
            unit="×",
            tooltip=tr("Factor on the model's own learning rate."),
        )
        self.seed = NumberField(
            tr("Seed"),
            minimum=0,
            maximum=2**31,
            default=0,
            tooltip=tr("Seed of the initial weights, the batches and the noise."),
        )
        self.sampler = ChoiceField(tr("Sampler"), SAMPLERS, "ddim", tr("How points move from noise to data."))
        self.steps = NumberField(
            tr("Steps"),
            minimum=1,
            maximum=200,
            default=24,
            tooltip=tr("Denoising steps of the path: more follow it more exactly."),
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(UNIT)
        rows = (
            ((self.distribution, 2), (self.draw, 1), (self.model, 2), (self.rate, 1)),
            ((self.schedule, 2), (self.sampler, 2), (self.steps, 1), (self.seed, 1)),
        )
        for row, fields in enumerate(rows):
            column = 0
            for field, span in fields:
                grid.addWidget(field, row, column, 1, span)
                column += span
        for column in range(6):
            grid.setColumnStretch(column, 1)
        self.distribution.changed.connect(self._distribution_changed)
        self.draw.clicked.connect(self._draw)
        self.model.changed.connect(self._changed)
        self.schedule.changed.connect(self._changed)
        self.rate.valueChanged.connect(self._changed)
        self.seed.valueChanged.connect(self._changed)
        self.sampler.changed.connect(lambda _: self.sampling_changed.emit())
        self.steps.valueChanged.connect(lambda _: self.sampling_changed.emit())
        self._show_used()

    def settings(self) -> PlaneSettings | None:
        """Return the settings of the model; None while a drawn distribution has no points."""
        drawn = self.distribution.key() == _DRAWN
        if drawn and not self._path:
            return None
        return PlaneSettings.model_validate(
            {
                "distribution": self.distribution.key(),
                "path": self._path if drawn else None,
                "model": self.model.key(),
                "schedule": ScheduleSpec.model_validate({"kind": self.schedule.key()}),
                "rate_factor": self.rate.value(),
                "seed": int(self.seed.value()),
            }
        )

    def walk(self) -> WalkSettings:
        """Return how samples are drawn."""
        return WalkSettings.model_validate(
            {"sampler": self.sampler.key(), "steps": int(self.steps.value()), "seed": int(self.seed.value())}
        )

    def state(self) -> dict[str, object]:
        """Return the values, to be kept."""
        keys = {name: getattr(self, name).key() for name in ("distribution", "model", "schedule", "sampler")}
        return {**keys, "path": self._path, "steps": self.steps.value(), "seed": self.seed.value()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Restore saved values; unknown ones are ignored."""
        self._filling = True
        self._path = str(state.get("path", ""))
        for name in ("distribution", "model", "schedule", "sampler"):
            getattr(self, name).set_key(str(state.get(name, "")))
        for name in ("steps", "seed"):
            value = state.get(name)
            if isinstance(value, int | float):
                getattr(self, name).setValue(value)
        self._filling = False
        self._show_used()
        self.settings_changed.emit()

    def use_points(self, path: Path) -> None:
        """Learn drawn points."""
        self._path = str(path)
        if not self.distribution.set_key(_DRAWN) or self.distribution.key() == _DRAWN:
            self._changed()

    def _distribution_changed(self, key: str) -> None:
        if key == _DRAWN and not self._path and not self._filling:
            self._draw()
        self._changed()

    def _changed(self, *_: object) -> None:
        self._show_used()
        if not self._filling:
            self.settings_changed.emit()

    def _show_used(self) -> None:
        """Hide the fields that have no effect."""
        diffusion = self.model.key() == "diffusion"
        for field in (self.schedule, self.sampler, self.steps):
            field.setVisible(diffusion)

    def _draw(self) -> None:
        if self._dialog is None:
            from studio.ui.training.drawing.drawing_dialog import DrawingDialog

            self._dialog = DrawingDialog(self)
            self._dialog.used.connect(self.use_points)
        self._dialog.open_for(self._path)
