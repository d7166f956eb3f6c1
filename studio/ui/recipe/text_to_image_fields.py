"""What only models know that are told in words what to draw: prompts, size, and what is taken from the picture."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from studio.protocol.recipes import ControlSpec, GenerateRecipe
from studio.ui.recipe.edges_field import EdgesField
from studio.ui.recipe.lora_field import LoraField
from studio.ui.recipe.prompt_field import PromptField
from studio.ui.recipe.size_fields import SizeFields
from studio.ui.widgets.number_field import NumberField


class TextToImageFields(QObject):
    """These fields, hidden and left out of the recipe where they mean nothing; others place them.

    Signals:
        changed: Some field has another value now.
        run_pressed: Ctrl+Enter was pressed in a text.
    """

    changed = Signal()
    run_pressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._used = self._pictured = self._edged = False
        self.prompt = PromptField(
            "Prompt", "Say what to draw, as in: a tiger on a blue background", "What the picture should show, in words."
        )
        self.negative = PromptField(
            "Negative prompt",
            "what to leave out",
            "What the picture is led away from, in words.",
            label="Without",
            least=1,
            most=4,
        )
        self.strength = NumberField(
            "Strength",
            minimum=0.01,
            maximum=1,
            default=1,
            step=0.05,
            decimals=3,
            tooltip="How much of the picture on the canvas is made anew: at 1 nothing of it is kept.",
        )
        self.edges = EdgesField()
        self.size = SizeFields()
        self.lora = LoraField()
        for text in (self.prompt, self.negative):
            text.textChanged.connect(self.changed)
            text.run_pressed.connect(self.run_pressed)
        self.strength.valueChanged.connect(lambda _: self.changed.emit())
        self.edges.changed.connect(self.changed)
        self.size.changed.connect(self.changed)
        self.lora.changed.connect(self.changed)

    @property
    def varies(self) -> bool:
        """Whether something of the picture on the canvas is to be kept."""
        return self._used and self._pictured and self.strength.value() < 1

    def controls(self, image: str) -> tuple[ControlSpec, ...]:
        """Return the controls that are on, applied to a picture."""
        return self.edges.specs(image) if self._used and self._pictured and self._edged else ()

    @property
    def follows_edges(self) -> bool:
        """Whether the edges of the picture on the canvas are to be followed."""
        return bool(self.controls(""))

    def values(self) -> dict[str, Any]:
        """Return what the fields add to a recipe."""
        if not self._used:
            return {}
        return {
            "prompt": self.prompt.text(),
            "negative": self.negative.text(),
            "size": self.size.value(),
            "loras": self.lora.specs(),
            "strength": self.strength.value() if self._pictured else 1.0,
        }

    def fill(self, recipe: GenerateRecipe) -> None:
        """Put a recipe's values back."""
        self.prompt.set_text(recipe.prompt)
        self.negative.set_text(recipe.negative)
        self.size.set_value(recipe.size)
        self.lora.set_specs(recipe.loras)
        self.strength.setValue(recipe.strength)
        self.edges.set_specs(recipe.controls)

    def show(self, *, used: bool, pictured: bool, edged: bool) -> None:
        """Show what means something now.

        Args:
            used: Whether the model takes prompts.
            pictured: Whether there is a picture on the canvas.
            edged: Whether there is a ControlNet for the model.
        """
        self._used, self._pictured, self._edged = used, pictured, edged
        for field in (self.prompt, self.negative, self.size, self.lora):
            field.setVisible(used)
        self.strength.setVisible(used and pictured)
        self.edges.setVisible(used and pictured and edged)
