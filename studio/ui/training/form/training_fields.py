"""The settings of a training run as fields, and the recipe that they make."""

import math
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.protocol.errors import BadInput
from studio.protocol.presets import Preset
from studio.protocol.recipes import DatasetSpec, TrainRecipe, changed
from studio.protocol.traits import traits_of
from studio.protocol.ways import another_network
from studio.ui.theme import UNIT
from studio.ui.training.form.advanced_settings import AUGMENTING, MORE, NOISY
from studio.ui.training.form.data_fields import DataFields
from studio.ui.training.form.option_field import ABSENT
from studio.ui.training.form.option_fields import OptionFields
from studio.ui.training.form.preset_picker import PresetPicker
from studio.ui.training.form.validation import misfit, size_multiple
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.collapsible import Collapsible
from studio.ui.widgets.field_error import FieldError
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.plain import plain_label

SCHEDULES = [(kind, kind) for kind in ("cosine", "linear", "exponential", "sigmoid")]
PREDICTIONS = [("epsilon", "ε"), ("x0", "x₀"), ("v", "v"), ("mean", "μ̃")]
STOPS = [("steps", "steps"), ("minutes", "minutes")]
_SIZES = {"digits": 16, "folder": 32, "mnist": 28, "fashion-mnist": 28, "cifar10": 32, "pocket-scenes": 64}
_STEPS_FOR_TIME = 1_000_000  # so many that the time comes first
_NOTES = {"dataset.size": "size", "dataset.channels": "data"}  # of settings whose fields are not made by a description
_FIXED = "A branch goes on with its parent's model. Leave the branch to choose another."


class BrokenSetting(BadInput):
    """A setting that cannot be used; `field` names where it stands: a note's name or a dotted key."""

    def __init__(self, field: str, line: str) -> None:
        super().__init__(line)
        self.field = field


class TrainingFields(QWidget):
    """The fields: `recipe` reads them, `set_recipe` fills them.

    What a recipe holds and no field shows, or shows less exactly, is kept to the bit: only what is other than it was
    when the fields were filled goes into the next recipe.

    Signals:
        changed: Something was changed, by whatever way.
        preview_requested: Show the data.
    """

    changed = Signal()
    preview_requested = Signal()

    def __init__(self, presets: Mapping[str, Preset], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets = dict(presets)
        self._base = TrainRecipe()
        self._parent: TrainRecipe | None = None
        self._shown: dict[str, Any] = {}
        self._filling = False
        self.preset = PresetPicker(self._presets.values())
        self.description = plain_label(quiet=True)
        self.description.setWordWrap(True)
        self.data = DataFields()
        self.dataset, self.path, self.browse = self.data.kind, self.data.path, self.data.browse
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
            "What the model tells from a noisy picture: its noise, the clean picture, a mix of both, or the next one.",
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
        self.options = OptionFields()
        self.others = OptionFields(MORE)
        self.more = Collapsible("More", "Settings that are seldom changed.")
        self.notes = {name: FieldError() for name in ("preset", "size", "all")}
        self.notes |= {"data": self.data.note, "path": self.data.path_note}
        self._lay_out()
        self._connect()
        first = self._presets.get(self.preset.key())
        self.set_recipe(first.recipe if first else TrainRecipe())

    @property
    def base(self) -> TrainRecipe:
        """The recipe that the fields were filled from."""
        return self._base

    def recipe(self) -> TrainRecipe:
        """Return the recipe that the fields make; raises BrokenSetting with the field's name and one plain line."""
        problem = self.data.problem()
        if problem:
            raise BrokenSetting("path", problem)
        broken = self.options.problem()
        if broken:
            raise BrokenSetting(*broken)
        try:
            recipe = changed(self._base, self._changes())
        except BadInput as error:
            raise BrokenSetting(self._place_of(str(error)), str(error)) from error
        self._refuse_another_network(recipe)
        if recipe.patience is not None and "patience" in traits_of(recipe.model).unused:
            raise BrokenSetting("patience", "The loss of this model does not tell when to stop: leave that out.")
        cannot = misfit(recipe, uses_schedule=self._uses_schedule())
        if cannot is None:
            return recipe
        field, line = cannot
        if field == "data":
            fit = [preset.title for preset in self._presets.values() if preset.recipe.dataset.kind == "toy"]
            line += f" Choose a preset such as {fit[0]}." if fit else " Choose other data."
        raise BrokenSetting(field, line)

    def data_set(self) -> DatasetSpec:
        """Return the data that the fields name, whatever else they say; raises BadInput when there is none."""
        problem = self.data.problem()
        if problem:
            raise BrokenSetting("path", problem)
        changes = {key: value for key, value in self._changes().items() if key.startswith("dataset.")}
        return changed(self._base, changes).dataset

    def set_recipe(self, recipe: TrainRecipe) -> None:
        """Fill the fields; what has no field (network ...) is kept and goes into the next recipe."""
        self._filling = True
        self._base = recipe
        self.preset.set_key(recipe.preset)
        self._describe()
        self.data.fill(recipe.dataset)
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
        preset, own = self._preset_like(recipe), self._own_values()
        settings = [setting for setting in (preset.settings if preset else ()) if setting.key not in own]
        self.options.set_settings(settings, recipe)
        for before, after in pairwise((self.data.browse, *self.options.parts(), self.schedule)):
            QWidget.setTabOrder(before, after)
        self.others.fill(recipe)
        self._shown = self._values()
        self._filling = False
        self._edited()

    def set_parent(self, parent: TrainRecipe | None) -> None:
        """Say off which run the next one branches, by its recipe: its network is kept; None frees the choice."""
        self._parent = parent
        self.preset.setEnabled(parent is None)
        self.preset.setToolTip(self.preset.accessibleDescription() if parent is None else _FIXED)
        self.check()

    def check(self) -> str:
        """Look for a setting that cannot be used, say so by its field, and return the line; empty when all is well."""
        for note in self.notes.values():
            note.say("")
        self.options.hush()
        self.others.hush()
        try:
            self.recipe()
        except BrokenSetting as error:
            self._say(error.field, str(error))
            return str(error)
        return ""

    def refuse(self, line: str) -> None:
        """Say what the engine or the disk said against the settings: by the field that it names, or below them all."""
        self._say(self._place_of(line), line)

    def concerns(self, line: str) -> bool:
        """Whether a line names a setting that has a field of its own."""
        return self._place_of(line) != "all"

    def _refuse_another_network(self, recipe: TrainRecipe) -> None:
        """Raise BrokenSetting where a branch would not fit the checkpoint that it begins from."""
        for key in another_network(self._parent, recipe) if self._parent is not None else ():
            field = self.options.fields.get(key)
            title = field.setting.title if field else key.rpartition(".")[2].replace("_", " ").capitalize()
            line = f"{title} makes another network, and a branch keeps its parent's. Set it back, or leave the branch."
            raise BrokenSetting(_NOTES.get(key, key), line)

    def _changes(self) -> dict[str, Any]:
        """Return what is other than it was when the fields were filled, by dotted key."""
        changes = {key: value for key, value in self._values().items() if self._shown.get(key, ABSENT) != value}
        stop = changes.pop("stop", None)
        if stop is not None:
            count, unit = stop
            by_time = unit == "minutes"
            changes["steps"] = max(self._base.steps, _STEPS_FOR_TIME) if by_time else int(count)
            changes["max_seconds"] = count * 60.0 if by_time else None
        options = {key: changes.pop(key) for key in list(changes) if key.startswith("options.")}
        if options:
            merged = self._base.options | {key.removeprefix("options."): value for key, value in options.items()}
            changes["options"] = {key: value for key, value in merged.items() if value is not ABSENT}
        return changes

    def _values(self) -> dict[str, Any]:
        return {**self._own_values(), **self.others.values(), **self.options.values()}

    def _own_values(self) -> dict[str, Any]:
        values = {
            "preset": self.preset.key() or self._base.preset,
            **self.data.values(),
            "schedule.kind": self.schedule.key(),
            "prediction_type": self.prediction.key(),
            "batch_size": int(self.batch.value()),
            "learning_rate": float(self.rate.value()),
            "stop": (self.stop_at.value(), self.stop_by.key()),
            "seed": int(self.seed.value()),
        }
        if self.dataset.key() != "toy":
            values["dataset.size"] = int(self.picture_size.value())
        return values

    def _preset_like(self, recipe: TrainRecipe) -> Preset | None:
        """Return the preset of a recipe, or else the first that trains the same model."""
        own = self._presets.get(recipe.preset)
        if own is not None and own.recipe.model == recipe.model:
            return own
        return next((preset for preset in self._presets.values() if preset.recipe.model == recipe.model), None)

    def _uses_schedule(self) -> bool:
        preset = self._preset_like(self._base)
        return preset is None or preset.uses_schedule

    def _place_of(self, line: str) -> str:
        """Return the key of the field that a line of the engine or the recipe is about; "all" when it names none."""
        for key in (*self.options.fields, *self.others.fields):
            if key in line or f" {key.removeprefix('options.')}:" in line:
                return key
        return "all"

    def _say(self, field: str, line: str) -> None:
        if field in self.notes:
            self.notes[field].say(line)
        elif self.options.say(field, line):
            return
        elif self.others.say(field, line):
            self.more.set_opened(True)
        else:
            self.notes["all"].say(line)

    def _take_preset(self, name: str) -> None:
        if name in self._presets:
            self.set_recipe(self._presets[name].recipe)

    def _describe(self) -> None:
        preset = self._presets.get(self.preset.key())
        self.description.setText(preset.description if preset else "")
        self.description.setVisible(preset is not None)

    def _dataset_chosen(self, kind: str) -> None:
        """Take the data's own size, or the next larger one that the networks can halve."""
        if kind in _SIZES:
            multiple = size_multiple(self._base, uses_schedule=self._uses_schedule())
            self.picture_size.setValue(math.ceil(_SIZES[kind] / multiple) * multiple)

    def _stop_chosen(self, unit: str) -> None:
        self._dress_stop()
        self.stop_at.setValue(self.stop_at.default())

    def _dress_stop(self) -> None:
        minutes = self.stop_by.key() == "minutes"
        self.stop_at.set_range(1, 100_000 if minutes else 10_000_000)
        self.stop_at.set_default(3 if minutes else min(self._base.steps, _STEPS_FOR_TIME - 1))

    def _edited(self) -> None:
        if self._filling:
            return
        points, noisy = self.dataset.key() == "toy", self._uses_schedule()
        unused = traits_of(self._base.model).unused
        self.picture_size.setVisible(not points)
        self.schedule.setVisible(noisy and "schedule.kind" not in unused)
        self.prediction.setVisible(noisy and "prediction_type" not in unused)
        hidden = {*self.options.fields, *unused, *(AUGMENTING if points else ()), *(() if noisy else NOISY)}
        if not self._base.network.conditional:
            hidden.add("label_dropout")
        if self.dataset.key() == "pocket-scenes":
            hidden.add("dataset.held_out")  # those that are held out are drawn apart
        if self.others.fields["patience"].value() is not None:
            hidden.discard("patience")  # to be taken out again, where it is of no use
        self.others.leave_out(hidden)
        self.check()
        self.changed.emit()

    def _connect(self) -> None:
        self.preset.chosen.connect(self._take_preset)
        self.dataset.chosen.connect(self._dataset_chosen)
        self.stop_by.chosen.connect(self._stop_chosen)
        self.data.preview_requested.connect(self.preview_requested)
        for choice in (self.schedule, self.prediction, self.stop_by):
            choice.changed.connect(self._edited)
        for number in (self.picture_size, self.batch, self.rate, self.stop_at, self.seed):
            number.valueChanged.connect(self._edited)
        for group in (self.data, self.options, self.others):
            group.changed.connect(self._edited)

    def _lay_out(self) -> None:
        self.more.rows.addWidget(self.others)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for part in (self.preset, self.description, self.notes["preset"], self.data, self.options, self.schedule):
            column.addWidget(part)
        for pair in ((self.prediction, self.picture_size), (self.batch, self.rate), (self.stop_at, self.stop_by)):
            row = QHBoxLayout()
            row.setSpacing(UNIT)
            for field in pair:
                row.addWidget(field, 1)
            column.addLayout(row)
        for last in (self.notes["size"], self.seed, self.more, self.notes["all"]):
            column.addWidget(last)
