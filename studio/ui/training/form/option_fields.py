"""A column of option fields, for the settings of a preset or of the Advanced section."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.protocol.presets import Setting
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.explain.what_is_this import explain
from studio.ui.theme import UNIT
from studio.ui.training.form.option_field import OptionField
from studio.ui.widgets.bindings import setting_of


class OptionFields(QWidget):
    """The fields; hidden when there are none.

    Signals:
        changed: Any field has another value.
    """

    changed = Signal()

    def __init__(self, settings: Sequence[Setting] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, OptionField] = {}
        self._settings: tuple[Setting, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(UNIT)
        self.set_settings(settings, TrainRecipe())

    def set_settings(self, settings: Sequence[Setting], recipe: TrainRecipe) -> None:
        """Show the fields of these settings, filled from a recipe; they are remade only when the settings differ."""
        settings = tuple(settings)
        if settings != self._settings:
            for old in self.fields.values():
                self._column.removeWidget(old)
                old.hide()
                old.deleteLater()
            self._settings = settings
            self.fields = {setting.key: OptionField(setting, setting_of(recipe, setting.key)) for setting in settings}
            for key, field in self.fields.items():
                explain(field, f"train.{key}")
                self._column.addWidget(field)
                field.changed.connect(self.changed)
        if self.parent() is not None:  # otherwise it would be shown as a window
            self.setVisible(bool(settings))
        self.fill(recipe)

    def fill(self, recipe: TrainRecipe) -> None:
        """Show a recipe's values."""
        for key, field in self.fields.items():
            field.fill(setting_of(recipe, key))

    def values(self) -> dict[str, Any]:
        """Return the values by dotted key; ABSENT for an option that is left to the model."""
        return {key: field.value() for key, field in self.fields.items()}

    def titles(self) -> dict[str, str]:
        """Return what the fields are called, by dotted key."""
        return {key: field.setting.title for key, field in self.fields.items()}

    def focus_widgets(self) -> list[QWidget]:
        """Return the widgets that take the keyboard focus, from top to bottom.

        For a number this is its editor: Qt puts a focus proxy at the end of the tab order.
        """
        found: list[QWidget] = []
        for field in self.fields.values():
            parts = (field.choice, field.line, field.box, field.number and field.number.editor)
            found += [part for part in parts if part is not None]
        return found

    def hide_fields(self, keys: Collection[str]) -> None:
        """Hide the fields of these keys and show the others."""
        for key, field in self.fields.items():
            field.setVisible(key not in keys)

    def without_effect(self) -> set[str]:
        """Return the keys of the settings that have no effect with the values of others."""
        values = self.values()
        return {
            setting.key
            for setting in self._settings
            if any(values.get(key) != needed for key, needed in setting.only_with.items())
        }

    def validate(self) -> None:
        """Raise BadInput for the first visible field with an invalid value."""
        for field in self.fields.values():
            if not field.isHidden():
                field.validate()

    def show_error(self, key: str, message: str) -> bool:
        """Show an error at the field of a key; return False when there is no such visible field."""
        field = self.fields.get(key)
        if field is None or field.isHidden():
            return False
        field.error.show_message(message)
        return True

    def clear_errors(self) -> None:
        """Hide every error."""
        for field in self.fields.values():
            field.error.show_message("")
