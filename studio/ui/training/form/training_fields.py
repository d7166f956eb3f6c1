"""The form of a training recipe."""

import math
import os
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.protocol.errors import BadInput
from studio.protocol.presets import Preset
from studio.protocol.recipes import changed
from studio.protocol.training_recipe import FORMULA_KINDS, DatasetSpec, TrainRecipe
from studio.protocol.traits import traits_of
from studio.ui.explain.what_is_this import explain
from studio.ui.theme import UNIT
from studio.ui.training.form.advanced_settings import ADVANCED, FOR_PICTURES, FOR_SCHEDULES, titled
from studio.ui.training.form.data_fields import DataFields
from studio.ui.training.form.option_fields import OptionFields
from studio.ui.training.form.preset_picker import PresetPicker
from studio.ui.training.form.recipe_draft import MIN_STEPS_FOR_TIME, STOP, RecipeDraft
from studio.ui.training.form.validation import size_multiple, validate, validate_branch
from studio.ui.translation import tr, tr_message
from studio.ui.widgets.bindings import Bindings
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.collapsible import Collapsible
from studio.ui.widgets.field_error import FieldError
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.setting_field import setting_field

Bindable = TypeVar("Bindable", bound=NumberField | ChoiceField)
SCHEDULES = titled(("cosine", *(kind for kind in FORMULA_KINDS if kind != "cosine")))
DRAWN = ("drawn", tr("Drawn by hand"))  # offered where the recipe has one
PREDICTIONS = [("epsilon", "ε"), ("x0", "x₀"), ("v", "v"), ("mean", "μ̃")]
STOPS = [("steps", tr("steps")), ("minutes", tr("minutes"))]
_SIZES = {
    "digits": 16,
    "folder": 32,
    "mnist": 28,
    "fashion-mnist": 28,
    "cifar10": 32,
    "scenes": 128,
}
_MAX_STEPS, _MAX_MINUTES = 10_000_000, 100_000
_LOCKED = tr("A branch keeps its parent's model. Cancel the branch to choose another preset.")
_DEFAULTS = ("dataset.size", "batch_size", "learning_rate")  # a double click resets these to the preset's values


class TrainingFields(QWidget):
    """The fields: `recipe` reads them, `set_recipe` fills them; see RecipeDraft for what is kept exactly.

    Signals:
        changed: Any field has another value.
    """

    changed = Signal()

    def __init__(self, presets: Mapping[str, Preset], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets = dict(presets)
        self._parent: TrainRecipe | None = None
        self._filling = False
        self.invalid: QWidget | None = None  # the field that the last error was about
        self.preset = PresetPicker(self._presets.values())
        self.description = plain_label(quiet=True)
        self.description.setWordWrap(True)
        self.data = DataFields()
        self._make_fields()
        self.options = OptionFields()
        self.advanced_fields = OptionFields(ADVANCED)
        self.advanced = Collapsible(tr("Advanced"), tr("Settings that rarely need to be changed."))
        # errors of fields that have none of their own, by dotted key; "" is for all other errors
        self.errors = {"preset": FieldError(), "dataset.size": FieldError(), "": FieldError()}
        self.errors |= {"dataset.kind": self.data.kind_error, "dataset.path": self.data.path_error}
        self.errors["dataset.channels"] = self.data.kind_error
        self._arrange()
        self._connect()
        first = self._presets.get(self.preset.key())
        self.set_recipe(first.recipe if first else TrainRecipe())

    @property
    def base(self) -> TrainRecipe:
        """The recipe that the fields were filled from."""
        return self._draft.base

    def recipe(self) -> TrainRecipe:
        """Return the recipe of the fields; raises BadInput with the dotted key of an invalid setting in `field`."""
        self.data.validate()
        self._bindings.validate()
        if self.stop_after.problem:
            raise BadInput(self.stop_after.problem, field=STOP)
        self.options.validate()
        self.advanced_fields.validate()
        recipe = self._draft.recipe(self._values())
        if self._parent is not None:
            validate_branch(recipe, self._parent, self.options.titles())
        try:
            validate(recipe, uses_schedule=self._uses_schedule())
        except BadInput as error:
            if error.field != "dataset.kind":
                raise
            fit = [tr(preset.title) for preset in self._presets.values() if preset.recipe.dataset.kind == "toy"]
            advice = tr("Choose a preset such as {fit}.").format(fit=fit[0]) if fit else tr("Choose other data.")
            raise BadInput(f"{error} {advice}", field=error.field) from error
        return recipe

    def data_set(self) -> DatasetSpec:
        """Return the data set of the fields, whatever their other values; raises BadInput when it is incomplete."""
        self.data.validate()
        if self.picture_size.problem and self.data.kind.key() != "toy":
            raise BadInput(self.picture_size.problem, field="dataset.size")
        changes = self._draft.changes(self._values())
        return changed(self.base, {key: value for key, value in changes.items() if key.startswith("dataset.")}).dataset

    def set_recipe(self, recipe: TrainRecipe) -> None:
        """Fill the fields."""
        self._filling = True
        self._draft = RecipeDraft(recipe, {})
        self.preset.set_key(recipe.preset)
        self._describe_preset()
        self.data.fill(recipe.dataset)
        self.schedule.set_choices(SCHEDULES if recipe.schedule.log_snr is None else [*SCHEDULES, DRAWN])
        self._bindings.fill(recipe, _DEFAULTS)
        by_time = recipe.max_seconds is not None
        self.stop_unit.set_key("minutes" if by_time else "steps")
        self._set_stop_range()
        self.stop_after.setValue((recipe.max_seconds or 0) / 60 if by_time else recipe.steps)
        preset, own = self._preset_like(recipe), self._own_values()
        settings = [setting for setting in (preset.settings if preset else ()) if setting.key not in own]
        self.options.set_settings(settings, recipe)
        for before, after in pairwise((self.data.browse, *self.options.focus_widgets(), self.schedule)):
            QWidget.setTabOrder(before, after)
        self.advanced_fields.fill(recipe)
        self._draft = RecipeDraft(recipe, self._values())
        self._filling = False
        self._edited()

    def lock_network(self, parent: TrainRecipe | None) -> None:
        """Lock the network to the parent's recipe; None unlocks it."""
        self._parent = parent
        self.preset.setEnabled(parent is None)
        self.preset.setToolTip(self.preset.accessibleDescription() if parent is None else _LOCKED)
        self.validate()

    def validate(self) -> str:
        """Show the first invalid setting at its field and return the message; empty when all are valid."""
        for error in self.errors.values():
            error.show_message("")
        self.options.clear_errors()
        self.advanced_fields.clear_errors()
        try:
            self.recipe()
        except BadInput as error:
            self.show_error(error)
            return tr_message(str(error))
        return ""

    def show_error(self, error: BadInput) -> None:
        """Show an error at the field that it is about, or below all fields."""
        field, message = error.field, tr_message(str(error))
        self.invalid = self._widget_of(field)
        if field in self.errors:
            self.errors[field].show_message(message)
        elif self.options.show_error(field, message):
            return
        elif self.advanced_fields.show_error(field, message):
            self.advanced.set_opened(True)
        else:
            self.errors[""].show_message(message)

    def _widget_of(self, key: str) -> QWidget:
        """Return the field of a dotted key; the line below all fields where there is none."""
        own: dict[str, QWidget] = {
            "dataset.kind": self.data.kind,
            "dataset.channels": self.data.kind,
            "dataset.path": self.data.path,
            STOP: self.stop_after,
        }
        fields = (own, self._bindings.fields, self.options.fields, self.advanced_fields.fields)
        found = [part[key] for part in fields if key in part]
        return found[0] if found else self.errors[""]

    def _values(self) -> dict[str, Any]:
        return {**self._own_values(), **self.advanced_fields.values(), **self.options.values()}

    def _own_values(self) -> dict[str, Any]:
        values = {"preset": self.preset.key() or self.base.preset, **self.data.values(), **self._bindings.values()}
        if self.data.kind.key() == "toy":
            del values["dataset.size"]
        return values | {STOP: (self.stop_after.value(), self.stop_unit.key())}

    def _preset_like(self, recipe: TrainRecipe) -> Preset | None:
        """Return a recipe's preset, or else the first that trains the same kind of model."""
        own = self._presets.get(recipe.preset)
        if own is not None and own.recipe.model == recipe.model:
            return own
        return next((preset for preset in self._presets.values() if preset.recipe.model == recipe.model), None)

    def _uses_schedule(self) -> bool:
        preset = self._preset_like(self.base)
        return preset is None or preset.uses_schedule

    def _preset_chosen(self, name: str) -> None:
        if name not in self._presets:
            return
        typed = "" if self.data.needs_file else self.data.path.text()
        self.set_recipe(self._presets[name].recipe)
        if self.data.kind.key() == "folder" and not os.path.isabs(self.base.dataset.path or ""):
            self.data.path.setText(typed)  # the preset's only stands for the person's own

    def _describe_preset(self) -> None:
        preset = self._presets.get(self.preset.key())
        self.description.setText(tr(preset.description) if preset else "")
        self.description.setVisible(preset is not None)

    def _dataset_chosen(self, kind: str) -> None:
        """Set the data set's own size, rounded up to what the network can downsample."""
        if kind in _SIZES:
            multiple = size_multiple(self.base, uses_schedule=self._uses_schedule())
            self.picture_size.setValue(math.ceil(_SIZES[kind] / multiple) * multiple)

    def _stop_unit_chosen(self, _unit: str) -> None:
        self._set_stop_range()
        self.stop_after.setValue(self.stop_after.default())

    def _set_stop_range(self) -> None:
        minutes = self.stop_unit.key() == "minutes"
        self.stop_after.set_range(1, _MAX_MINUTES if minutes else _MAX_STEPS)
        self.stop_after.set_default(3 if minutes else min(self.base.steps, MIN_STEPS_FOR_TIME - 1))

    def _edited(self) -> None:
        if self._filling:
            return
        self._show_used_fields()
        self.validate()
        self.changed.emit()

    def _show_used_fields(self) -> None:
        """Hide the fields that have no effect on this model and data."""
        points, scheduled = self.data.kind.key() == "toy", self._uses_schedule()
        unused = traits_of(self.base.model).unused
        self.picture_size.setVisible(not points)
        self.schedule.setVisible(scheduled and "schedule.kind" not in unused)
        self.prediction.setVisible(scheduled and "prediction_type" not in unused)
        hidden = {*self.options.fields, *unused}
        hidden |= {*(FOR_PICTURES if points else ()), *(() if scheduled else FOR_SCHEDULES)}
        if not self.base.network.conditional:
            hidden.add("label_dropout")
        if self.data.kind.key() == "scenes":
            hidden.add("dataset.held_out")  # validation scenes are generated separately
        self.options.hide_fields(self.options.without_effect())
        if self.advanced_fields.fields["patience"].value() is not None:
            hidden.discard("patience")  # so that it can be turned off where it is invalid
        self.advanced_fields.hide_fields(hidden)

    def _make_fields(self) -> None:
        self._bindings = Bindings(self)

        def bind(key: str, field: Bindable) -> Bindable:
            explain(field, f"train.{key}")
            return self._bindings.bind(key, field)

        self.picture_size = bind(
            "dataset.size",
            setting_field(
                TrainRecipe,
                "dataset.size",
                tr("Size"),
                minimum=8,
                step=4,
                unit="px",
                tooltip=tr("Width and height of the training pictures: doubling it takes about four times as long."),
            ),
        )
        self.schedule = bind(
            "schedule.kind",
            ChoiceField(tr("Noise schedule"), SCHEDULES, "cosine", tr("How the noise level rises with t.")),
        )
        self.prediction = bind(
            "prediction_type",
            ChoiceField(
                tr("Prediction type"),
                PREDICTIONS,
                "epsilon",
                tr("What the network predicts from x_t: the noise, the clean picture, velocity, or posterior mean."),
            ),
        )
        self.batch_size = bind(
            "batch_size",
            setting_field(
                TrainRecipe,
                "batch_size",
                tr("Batch size"),
                step=8,
                tooltip=tr("Pictures per training step: larger batches give smoother gradients and slower steps."),
            ),
        )
        self.learning_rate = bind(
            "learning_rate",
            setting_field(
                TrainRecipe,
                "learning_rate",
                tr("Base learning rate"),
                minimum=1e-6,
                logarithmic=True,
                tooltip=tr("Learning rate before warm-up and decay: too high makes training unstable, too low slow."),
            ),
        )
        self.seed = bind(
            "seed",
            setting_field(
                TrainRecipe,
                "seed",
                tr("Seed"),
                tooltip=tr("Random seed: the same seed and settings give the same model."),
            ),
        )
        self.stop_after = NumberField(
            tr("Stop after"),
            minimum=1,
            maximum=_MAX_STEPS,
            default=2000,
            step=100,
            tooltip=tr("Length of the training."),
        )
        self.stop_unit = ChoiceField("", STOPS, "steps", tr("Training steps or minutes."), name=tr("Stop after, unit"))

    def _connect(self) -> None:
        self.preset.chosen.connect(self._preset_chosen)
        self.data.kind.chosen.connect(self._dataset_chosen)
        self.stop_unit.chosen.connect(self._stop_unit_chosen)
        for signal in (
            *(
                self._bindings.changed,
                self.stop_after.valueChanged,
                self.stop_after.problemChanged,
                self.stop_unit.changed,
            ),
            *(self.data.changed, self.options.changed, self.advanced_fields.changed),
        ):
            signal.connect(self._edited)

    def _arrange(self) -> None:
        self.advanced.rows.addWidget(self.advanced_fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for part in (self.preset, self.description, self.errors["preset"], self.data, self.options, self.schedule):
            column.addWidget(part)
        for fields in (
            (self.prediction,),
            (self.picture_size,),
            (self.learning_rate,),
            (self.batch_size, self.seed),
            (self.stop_after, self.stop_unit),
        ):
            row = QHBoxLayout()
            row.setSpacing(UNIT)
            for field in fields:
                row.addWidget(field, 1)
            column.addLayout(row)
        for last in (self.errors["dataset.size"], self.advanced, self.errors[""]):
            column.addWidget(last)
