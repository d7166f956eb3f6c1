"""Fields for what comes out: the size of the pictures, their seed and their number."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject

from studio.protocol.generation_recipe import GenerateRecipe
from studio.ui.recipe.field_group import FieldGroup
from studio.ui.recipe.size_fields import SizeFields
from studio.ui.widgets.seed_field import SeedField
from studio.ui.widgets.setting_field import setting_field


class OutputFields(FieldGroup):
    """Width and height for models that take prompts; seed and count."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.size = self.place(SizeFields(), lambda now: now.prompted)
        self.seed = self.bind("seed", SeedField())
        self.count = self.bind(
            "count",
            setting_field(GenerateRecipe, "count", "Count", tooltip="Number of pictures, each from different noise."),
        )
        self.rows = ((self.size,), (self.seed, self.count))
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
        return super().state() | {"size": list(self.size.value() or ()), "locked": self.seed.locked()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Apply what `state` returned."""
        super().restore(state)
        locked, size = state.get("locked"), state.get("size")
        if isinstance(locked, bool):
            self.seed.set_locked(locked)
        if isinstance(size, list) and len(size) == 2 and all(type(side) is int for side in size):
            self.size.set_value((size[0], size[1]))
        else:
            self.size.set_value(None)
