"""Binds fields to the settings of a recipe, so that a form fills and reads them in one call each."""

from collections.abc import Collection
from typing import Any, TypeVar

from pydantic import BaseModel
from PySide6.QtCore import QObject, Signal

from studio.protocol.errors import BadInput
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.number_field import NumberField

Field = TypeVar("Field", bound=NumberField | ChoiceField)
ABSENT = object()  # a setting that a recipe does not have


class Bindings(QObject):
    """Fields by the dotted keys of their settings.

    Signals:
        changed: Any bound field has another value.

    Attributes:
        fields: By key.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, NumberField | ChoiceField] = {}

    def bind(self, key: str, field: Field) -> Field:
        """Bind a field to a setting, and return it."""
        self.fields[key] = field
        if isinstance(field, NumberField):
            field.valueChanged.connect(lambda _: self.changed.emit())
            field.problemChanged.connect(self.changed)
        else:
            field.changed.connect(lambda _: self.changed.emit())
        return field

    def fill(self, recipe: BaseModel, defaults: Collection[str] = ()) -> None:
        """Show a recipe's settings; for the keys in `defaults` they also become what a double click resets to."""
        settings = recipe.model_dump()
        for key, field in self.fields.items():
            value = _within(settings, key)
            if isinstance(field, ChoiceField):
                field.set_key(value)
            else:
                field.setValue(value)
                if key in defaults:
                    field.set_default(value)

    def values(self) -> dict[str, Any]:
        """Return the fields' values by dotted key."""
        return {
            key: field.key() if isinstance(field, ChoiceField) else field.value() for key, field in self.fields.items()
        }

    def validate(self) -> None:
        """Raise BadInput for the first visible field whose typed number is out of range."""
        for key, field in self.fields.items():
            if isinstance(field, NumberField) and field.problem and not field.isHidden():
                raise BadInput(field.problem, field=key)


def setting_of(recipe: BaseModel, key: str) -> Any:
    """Return a setting by its dotted key, as plain data; ABSENT when the recipe has none."""
    return _within(recipe.model_dump(), key)


def _within(settings: dict[str, Any], key: str) -> Any:
    place: Any = settings
    for name in key.split("."):
        place = place.get(name, ABSENT) if isinstance(place, dict) else ABSENT
    return place
