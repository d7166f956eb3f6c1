"""The settings of a training run as fields, and the recipe that they make."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studio.protocol.errors import BadInput
from studio.protocol.presets import Preset
from studio.protocol.recipes import TrainRecipe, changed
from studio.ui.theme import UNIT
from studio.ui.training.field_note import FieldNote
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.plain import plain_label

DATASETS = [
    ("digits", "digits"),
    ("folder", "a folder"),
    ("mnist", "MNIST"),
    ("fashion-mnist", "Fashion-MNIST"),
    ("cifar10", "CIFAR-10"),
]
SCHEDULES = [(kind, kind) for kind in ("cosine", "linear", "exponential", "sigmoid")]
PREDICTIONS = [("epsilon", "ε"), ("x0", "x₀"), ("v", "v")]
STOPS = [("steps", "steps"), ("minutes", "minutes")]
_SIZES = {"digits": 16, "folder": 32, "mnist": 28, "fashion-mnist": 28, "cifar10": 32}
_STEPS_FOR_TIME = 1_000_000  # so many that the time comes first


class BrokenSetting(BadInput):
    """A setting that cannot be used; `field` names where it stands."""

    def __init__(self, field: str, line: str) -> None:
        super().__init__(line)
        self.field = field


class TrainingFields(QWidget):
    """The fields: `recipe` reads them, `set_recipe` fills them.

    Signals:
        changed: Something was changed, by whatever way.
    """

    changed = Signal()

    def __init__(self, presets: Mapping[str, Preset], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets = dict(presets)
        self._base = TrainRecipe()
        self.preset = ChoiceField(
            "",
            [(name, preset.title) for name, preset in self._presets.items()],
            tooltip="Fills in settings that are known to work well for a kind of picture.",
            name="Preset",
        )
        self.description = plain_label(quiet=True)
        self.description.setWordWrap(True)
        self.dataset = ChoiceField("Data", DATASETS, "digits", "The pictures that the model learns from.")
        self.path = QLineEdit()
        self.path.setPlaceholderText("folder of pictures")
        self.path.setAccessibleName("Folder of pictures")
        self.path.setToolTip("Every picture in this folder and in those below it is learnt from.")
        self.browse = IconButton("ph.folder-open", "Choose a folder", "Chooses the folder of pictures to learn from.")
        self._path_row = _row(self.path, self.browse)
        self.picture_size = NumberField(
            "Size",
            minimum=8,
            maximum=512,
            default=16,
            step=4,
            unit="px",
            tooltip="Width and height of the pictures: twice the size is about four times the work.",
        )
        self.schedule = ChoiceField(
            "Schedule", SCHEDULES, "cosine", "How fast a picture drowns in noise, step by step."
        )
        self.prediction = ChoiceField(
            "Predicts",
            PREDICTIONS,
            "epsilon",
            "What the model tells from a noisy picture: its noise, the clean picture, or a mix of both.",
        )
        self.batch = NumberField(
            "Batch",
            minimum=1,
            maximum=4096,
            default=128,
            step=8,
            tooltip="Pictures learnt from in each step: more make steadier progress and slower steps.",
        )
        self.rate = NumberField(
            "Rate",
            minimum=1e-6,
            maximum=1.0,
            default=1e-3,
            logarithmic=True,
            tooltip="How far each step moves the model: too high and the samples break, too low and they stay noise.",
        )
        self.stop_at = NumberField(
            "Stop after", minimum=1, maximum=10_000_000, default=2000, step=100, tooltip="How long the model learns."
        )
        self.stop_by = ChoiceField(
            "", STOPS, "steps", "Counts the training in steps or in minutes.", name="Stop after, unit"
        )
        self.seed = NumberField(
            "Seed",
            minimum=0,
            maximum=2**63 - 1,
            default=0,
            tooltip="Where the noise starts: the same seed and settings give the same model.",
        )
        self.notes = {name: FieldNote() for name in ("preset", "path", "size", "all")}
        self._lay_out()
        self._connect()
        if self._presets:
            self._take_preset(self.preset.key())

    def recipe(self) -> TrainRecipe:
        """Return the recipe that the fields make; raises BrokenSetting with the field's name and one plain line."""
        kind, path = self.dataset.key(), self.path.text().strip()
        if kind == "folder" and not path:
            raise BrokenSetting("path", "Choose the folder that holds the pictures.")
        multiple = 2 ** (len(self._base.network.channels) - 1)
        size = int(self.picture_size.value())
        if size % multiple:
            near = max(multiple, round(size / multiple) * multiple)
            raise BrokenSetting("size", f"The network halves pictures: use a multiple of {multiple}, such as {near}.")
        by_time = self.stop_by.key() == "minutes"
        steps = max(self._base.steps, _STEPS_FOR_TIME) if by_time else int(self.stop_at.value())
        settings = {
            "preset": self.preset.key() or self._base.preset,
            "dataset.kind": kind,
            "dataset.path": path if kind == "folder" else None,
            "dataset.size": size,
            "schedule.kind": self.schedule.key(),
            "prediction_type": self.prediction.key(),
            "batch_size": int(self.batch.value()),
            "learning_rate": float(self.rate.value()),
            "steps": steps,
            "max_seconds": self.stop_at.value() * 60.0 if by_time else None,
            "seed": int(self.seed.value()),
        }
        try:
            return changed(self._base, settings)
        except BadInput as error:
            raise BrokenSetting("all", str(error)) from error

    def set_recipe(self, recipe: TrainRecipe) -> None:
        """Fill the fields; what has no field (network, EMA ...) is kept and goes into the next recipe."""
        self._base = recipe
        self.preset.set_key(recipe.preset)
        self._describe()
        self.dataset.set_key(recipe.dataset.kind)
        self.path.setText(recipe.dataset.path or self.path.text())
        for field, value in (
            (self.picture_size, recipe.dataset.size),
            (self.batch, recipe.batch_size),
            (self.rate, recipe.learning_rate),
        ):
            field.setValue(value)
            field.set_default(value)
        self.seed.setValue(recipe.seed)
        self.schedule.set_key(recipe.schedule.kind)
        self.prediction.set_key(recipe.prediction_type)
        by_time = recipe.max_seconds is not None
        self.stop_by.set_key("minutes" if by_time else "steps")
        self._dress_stop()
        self.stop_at.setValue((recipe.max_seconds or 0) / 60 if by_time else recipe.steps)
        self._edited()

    def check(self) -> str:
        """Look for a setting that cannot be used, say so by its field, and return the line; empty when all is well."""
        for note in self.notes.values():
            note.say("")
        try:
            self.recipe()
        except BrokenSetting as error:
            self.notes[error.field].say(str(error))
            return str(error)
        return ""

    def refuse(self, line: str) -> None:
        """Say by the fields what the engine or the disk said against them."""
        self.notes["all"].say(line)

    def _take_preset(self, name: str) -> None:
        if name in self._presets:
            self.set_recipe(self._presets[name].recipe)

    def _describe(self) -> None:
        preset = self._presets.get(self.preset.key())
        self.description.setText(preset.description if preset else "")
        self.description.setVisible(preset is not None)

    def _dataset_chosen(self, kind: str) -> None:
        self.picture_size.setValue(_SIZES[kind])

    def _stop_chosen(self, unit: str) -> None:
        self._dress_stop()
        self.stop_at.setValue(self.stop_at.default())

    def _dress_stop(self) -> None:
        minutes = self.stop_by.key() == "minutes"
        self.stop_at.set_range(1, 100_000 if minutes else 10_000_000)
        self.stop_at.set_default(3 if minutes else min(self._base.steps, _STEPS_FOR_TIME - 1))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Folder of pictures", self.path.text())
        if chosen:
            self.path.setText(chosen)

    def _edited(self) -> None:
        self._path_row.setVisible(self.dataset.key() == "folder")
        self.check()
        self.changed.emit()

    def _connect(self) -> None:
        self.preset.chosen.connect(self._take_preset)
        self.dataset.chosen.connect(self._dataset_chosen)
        self.stop_by.chosen.connect(self._stop_chosen)
        self.browse.clicked.connect(self._choose_folder)
        for choice in (self.dataset, self.schedule, self.prediction, self.stop_by):
            choice.changed.connect(self._edited)
        for number in (self.picture_size, self.batch, self.rate, self.stop_at, self.seed):
            number.valueChanged.connect(self._edited)
        self.path.textChanged.connect(self._edited)

    def _lay_out(self) -> None:
        pairs = QGridLayout()
        pairs.setSpacing(UNIT)
        pairs.setColumnStretch(0, 1)
        pairs.setColumnStretch(1, 1)
        for row, (left, right) in enumerate(
            ((self.prediction, self.picture_size), (self.batch, self.rate), (self.stop_at, self.stop_by))
        ):
            pairs.addWidget(left, row, 0)
            pairs.addWidget(right, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for part in (self.preset, self.description, self.notes["preset"], self.dataset, self._path_row):
            column.addWidget(part)
        column.addWidget(self.notes["path"])
        column.addWidget(self.schedule)
        column.addLayout(pairs)
        column.addWidget(self.notes["size"])
        column.addWidget(self.seed)
        column.addWidget(self.notes["all"])


def _row(*widgets: QWidget) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(UNIT // 2)
    for widget in widgets:
        row.addWidget(widget)
    return whole
