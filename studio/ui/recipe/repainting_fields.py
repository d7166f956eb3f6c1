"""Fields for how the picture on the canvas is used: denoising strength, and RePaint's resampling of the mask."""

from typing import Any

from PySide6.QtCore import QObject

from studio.protocol.generation_recipe import GenerateRecipe
from studio.ui.recipe.field_group import FieldGroup
from studio.ui.widgets.setting_field import setting_field


class RepaintingFields(FieldGroup):
    """Denoising strength for models that take prompts; for others, the stretches of steps that RePaint repeats."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.strength = self.bind(
            "strength",
            setting_field(
                GenerateRecipe,
                "strength",
                "Denoising strength",
                minimum=0.01,
                step=0.05,
                decimals=3,
                tooltip="How much the picture on the canvas is changed: 1 ignores it.",
            ),
            lambda now: now.prompted and now.has_picture,
        )
        self.resamples = self.bind(
            "resamples",
            setting_field(
                GenerateRecipe,
                "resamples",
                "Resampling",
                tooltip="RePaint: how often each jump is repeated, for a better match with the surroundings.",
            ),
            lambda now: now.resamples,
        )
        self.jump_length = self.bind(
            "jump_length",
            setting_field(
                GenerateRecipe,
                "jump_length",
                "Jump",
                unit="steps",
                tooltip="RePaint: steps per jump back, while the mask is repainted.",
            ),
            lambda now: now.resamples,
        )
        self.rows = ((self.strength,),)
        self.advanced_rows = ((self.resamples, self.jump_length),)

    @property
    def varies(self) -> bool:
        """Whether the result is a variation of the picture on the canvas (image to image)."""
        return self._has_strength and self.strength.value() < 1

    @property
    def _has_strength(self) -> bool:
        return self.situation.prompted and self.situation.has_picture

    def values(self) -> dict[str, Any]:
        """Return the settings by the recipe's names; the strength where there is a picture to vary."""
        values = super().values()
        return values if self._has_strength else {key: value for key, value in values.items() if key != "strength"}

    def fill(self, recipe: GenerateRecipe) -> None:
        """Show a recipe's settings; that of a model without prompts keeps the strength."""
        kept = {} if self.situation.prompted else {"strength": self.strength.value()}
        super().fill(recipe.model_copy(update=kept))
