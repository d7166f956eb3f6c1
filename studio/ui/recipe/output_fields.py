"""Fields for what comes out: the size of the pictures."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject

from studio.protocol.generation_recipe import GenerateRecipe
from studio.ui.recipe.field_group import FieldGroup
from studio.ui.recipe.size_fields import SizeFields


class OutputFields(FieldGroup):
    """Width and height, for models that take prompts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.size = self.place(SizeFields(), lambda now: now.prompted)
        self.rows = ((self.size,),)
        self.size.changed.connect(self.changed)

    def values(self) -> dict[str, Any]:
        """Return the settings by the recipe's names; the size for models that take prompts."""
        return super().values() | ({"size": self.size.value()} if self.situation.prompted else {})

    def fill(self, recipe: GenerateRecipe) -> None:
        """Show a recipe's settings."""
        super().fill(recipe)
        if self.situation.prompted:
            self.size.set_value(recipe.size)

    def state(self) -> dict[str, object]:
        """Return what to restore in the next session, as JSON values."""
        return super().state() | {"size": list(self.size.value() or ())}

    def restore(self, state: Mapping[str, object]) -> None:
        """Apply what `state` returned."""
        super().restore(state)
        size = state.get("size")
        if isinstance(size, list) and len(size) == 2 and all(type(side) is int for side in size):
            self.size.set_value((size[0], size[1]))
        else:
            self.size.set_value(None)
