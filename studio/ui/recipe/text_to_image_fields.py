"""The settings of text-to-image models: prompts, size, denoising strength, ControlNet and LoRA."""

from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QObject, Signal

from studio.protocol.foreign.few_steps import FewSteps, few_steps
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe
from studio.protocol.prompts.weights import DIALECT_NOTES, DIALECT_TITLES
from studio.ui.recipe.edges_field import EdgesField
from studio.ui.recipe.lora_field import LoraField
from studio.ui.recipe.prompt_field import PromptField
from studio.ui.recipe.size_fields import SizeFields
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.setting_field import setting_field


class TextToImageFields(QObject):
    """The fields, which RecipeFields arranges; those that do not apply are hidden and left out of the recipe.

    Signals:
        changed: A field has another value.
        run_pressed: Ctrl+Enter was pressed in a prompt.
    """

    changed = Signal()
    run_pressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._used = self._has_picture = self._has_controlnet = False
        self.prompt = PromptField(
            "Prompt", "Prompt, such as: a tiger on a blue background", "Prompt: what the picture should show."
        )
        self.negative = PromptField(
            "Negative prompt",
            "what to avoid",
            "Negative prompt: what the picture should not show.",
            label="Negative prompt",
            min_lines=1,
            max_lines=4,
        )
        self.strength = setting_field(
            GenerateRecipe,
            "strength",
            "Denoising strength",
            minimum=0.01,
            step=0.05,
            decimals=3,
            tooltip="How much the picture on the canvas is changed: 1 ignores it.",
        )
        self.dialect = ChoiceField(
            "Prompt syntax",
            list(DIALECT_TITLES.items()),
            "a1111",
            "How weights and changes are written in the prompts.",
            notes=DIALECT_NOTES,
        )
        self.edges = EdgesField()
        self.size = SizeFields()
        self.lora = LoraField()
        for text in (self.prompt, self.negative):
            text.textChanged.connect(self.changed)
            text.run_pressed.connect(self.run_pressed)
        self.strength.valueChanged.connect(lambda _: self.changed.emit())
        self.dialect.changed.connect(self.changed)
        self.edges.changed.connect(self.changed)
        self.size.changed.connect(self.changed)
        self.lora.changed.connect(self.changed)

    @property
    def varies(self) -> bool:
        """Whether the result is a variation of the picture on the canvas (image to image)."""
        return self._used and self._has_picture and self.strength.value() < 1

    def controls(self, image: str) -> tuple[ControlSpec, ...]:
        """Return the controls that are on, applied to a picture."""
        return self.edges.specs(image) if self._used and self._has_picture and self._has_controlnet else ()

    @property
    def follows_edges(self) -> bool:
        """Whether a ControlNet follows the edges of the picture on the canvas."""
        return bool(self.controls(""))

    @property
    def made_for(self) -> FewSteps | None:
        """The settings that the LoRA was made for, if it is named as one for few steps."""
        path = self.lora.path()
        return None if path is None else few_steps([PurePath(path).stem])

    def values(self) -> dict[str, Any]:
        """Return the settings by the recipe's names."""
        if not self._used:
            return {}
        return {
            "prompt": self.prompt.text(),
            "negative": self.negative.text(),
            "dialect": self.dialect.key(),
            "size": self.size.value(),
            "loras": self.lora.specs(),
            "strength": self.strength.value() if self._has_picture else 1.0,
        }

    def fill(self, recipe: GenerateRecipe) -> None:
        """Show a recipe's settings."""
        self.prompt.set_text(recipe.prompt)
        self.negative.set_text(recipe.negative)
        self.dialect.set_key(recipe.dialect)
        self.size.set_value(recipe.size)
        self.lora.set_specs(recipe.loras)
        self.strength.setValue(recipe.strength)
        self.edges.set_specs(recipe.controls)

    def show(self, *, used: bool, has_picture: bool, has_controlnet: bool) -> None:
        """Show the fields that apply.

        Args:
            used: The model takes prompts.
            has_picture: There is a picture on the canvas.
            has_controlnet: There is a ControlNet for the model.
        """
        self._used, self._has_picture, self._has_controlnet = used, has_picture, has_controlnet
        for field in (self.prompt, self.negative, self.dialect, self.size, self.lora):
            field.setVisible(used)
        self.strength.setVisible(used and has_picture)
        self.edges.setVisible(used and has_picture and has_controlnet)
