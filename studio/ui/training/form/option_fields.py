"""The settings that a preset or the panel adds to the training, as fields that their descriptions make."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.protocol.presets import Setting
from studio.protocol.recipes import TrainRecipe
from studio.ui.theme import UNIT
from studio.ui.training.form.option_field import OptionField, value_of


class OptionFields(QWidget):
    """The fields below each other; there is nothing to see without a setting.

    Signals:
        changed: A value is another one now, by whatever way.
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
        """Make the fields of these settings, if they are others than before, and fill them from a recipe."""
        settings = tuple(settings)
        if settings != self._settings:
            for old in self.fields.values():
                self._column.removeWidget(old)
                old.hide()
                old.deleteLater()
            self._settings = settings
            self.fields = {setting.key: OptionField(setting, value_of(recipe, setting.key)) for setting in settings}
            for field in self.fields.values():
                self._column.addWidget(field)
                field.changed.connect(self.changed)
        self.setVisible(bool(settings))
        self.fill(recipe)

    def fill(self, recipe: TrainRecipe) -> None:
        """Show a recipe's values."""
        for key, field in self.fields.items():
            field.fill(value_of(recipe, key))

    def values(self) -> dict[str, Any]:
        """Return what the fields say by dotted key; ABSENT for an option that is left to the model."""
        return {key: field.value() for key, field in self.fields.items()}

    def parts(self) -> list[QWidget]:
        """Return what takes the keyboard's focus, in the order in which it stands.

        Of a number that is its editor: Qt puts a field that only hands the focus on at the end of the order.
        """
        found: list[QWidget] = []
        for field in self.fields.values():
            parts = (field.choice, field.line, field.box, field.number and field.number.editor)
            found += [part for part in parts if part is not None]
        return found

    def leave_out(self, keys: Collection[str]) -> None:
        """Hide the fields of these keys and show the others."""
        for key, field in self.fields.items():
            field.setVisible(key not in keys)

    def problem(self) -> tuple[str, str] | None:
        """Return the key of the first field whose value cannot be used, and why in one plain line."""
        for key, field in self.fields.items():
            line = "" if field.isHidden() else field.problem()
            if line:
                return key, line
        return None

    def say(self, key: str, line: str) -> bool:
        """Say a line by the field of a key; False when there is no such field, or it is hidden."""
        field = self.fields.get(key)
        if field is None or field.isHidden():
            return False
        field.note.say(line)
        return True

    def hush(self) -> None:
        """Take every line away."""
        for field in self.fields.values():
            field.note.say("")
