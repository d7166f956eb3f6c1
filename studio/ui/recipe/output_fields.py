"""Fields for the output: the size of the pictures."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject

from studio.protocol.generation_recipe import GenerateRecipe
from studio.ui.recipe.field_group import FieldGroup
from studio.ui.recipe.output_size_fields import OutputSizeFields
from studio.ui.translation import tr
from studio.ui.widgets.choice_field import ChoiceField


class OutputFields(FieldGroup):
    """Width and height, for models that take prompts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tile: int | None = None  # of a recipe that was loaded; None: the trained size
        self.size = self.place(OutputSizeFields(), lambda now: now.prompted)
        self.tiles = self.place(
            ChoiceField(
                tr("Large pictures"),
                (("whole", tr("in one piece")), ("tiles", tr("in tiles"))),
                "whole",
                tr("In tiles of the trained size, a large picture takes little memory, and things keep their scale."),
            ),
            lambda now: now.prompted,
        )
        self.remember("tiles", self.tiles)
        self.tiles.changed.connect(lambda _: self.changed.emit())
        self.rows = ((self.size,),)
        self.advanced_rows = ((self.tiles,),)
        self.size.changed.connect(self.changed)

    def values(self) -> dict[str, Any]:
        """Return the settings by the recipe's names; the size for models that take prompts."""
        if not self.situation.prompted:
            return super().values()
        card = self.situation.card
        trained = self._tile if card is None else card.size
        return super().values() | {
            "size": self.size.value(),
            "tile": (self._tile or trained) if self.tiles.key() == "tiles" else None,
        }

    def fill(self, recipe: GenerateRecipe) -> None:
        """Show a recipe's settings."""
        super().fill(recipe)
        if self.situation.prompted:
            self.size.set_value(recipe.size)
            self._tile = recipe.tile
            self.tiles.set_key("whole" if recipe.tile is None else "tiles")

    def state(self) -> dict[str, object]:
        """Return the state for the next session, as JSON values."""
        return super().state() | {"size": list(self.size.value() or ())}

    def restore(self, state: Mapping[str, object]) -> None:
        """Apply what `state` returned."""
        super().restore(state)
        size = state.get("size")
        if isinstance(size, list) and len(size) == 2 and all(type(side) is int for side in size):
            self.size.set_value((size[0], size[1]))
        else:
            self.size.set_value(None)
