"""Fields for additions to the model: controls, which follow pictures, LoRAs, and pictures as prompts."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QObject

from studio.protocol.controlnets import controlnets_for
from studio.protocol.errors import BadInput
from studio.protocol.foreign.few_steps import FewSteps, few_steps
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe
from studio.protocol.modelcard import ModelCard
from studio.ui.recipe.control_list import ControlList, old_controls
from studio.ui.recipe.field_group import FieldGroup, Situation
from studio.ui.recipe.image_prompt_list import ImagePromptList
from studio.ui.recipe.lora_list import LoraList, old_loras


class AdapterFields(FieldGroup):
    """The list of controls, where there is a network for them, that of LoRAs, and that of image prompts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.controls = self.place(ControlList(), lambda now: now.prompted and now.has_controlnet)
        self.loras = self.place(LoraList(), lambda now: now.prompted)
        self.image_prompts = self.place(ImagePromptList(), lambda now: now.prompted)
        self.rows = ((self.controls,), (self.loras,))
        self.advanced_rows = ((self.image_prompts,),)
        self.controls.changed.connect(self.changed)
        self.loras.changed.connect(self.changed)
        self.image_prompts.changed.connect(self.changed)

    @property
    def made_for(self) -> FewSteps | None:
        """The settings that a LoRA for few steps was made for, if there is one."""
        return few_steps([PurePath(file).stem for file in self.loras.files]) if self.loras.files else None

    def control_specs(self, canvas: str = "") -> tuple[ControlSpec, ...]:
        """Return the controls that apply.

        Args:
            canvas: The file of the picture on the canvas, for those that follow it.
        """
        now = self.situation
        return self.controls.specs(canvas) if now.prompted and now.has_controlnet else ()

    def offer(self, cards: Mapping[str, ModelCard], name: str) -> None:
        """Offer the control networks for a model, and compare the LoRAs with it."""
        card = cards.get(name)
        fitting = controlnets_for(cards, name, card) if card is not None else []
        self.controls.offer_networks([(own, cards[own].title) for own in fitting])
        self.loras.set_card(card)

    def values(self) -> dict[str, Any]:
        """Return the settings by the recipe's names; the controls may need a picture, see `control_specs`."""
        if not self.situation.prompted:
            return {}
        return {"loras": self.loras.specs(), "image_prompts": self.image_prompts.specs()}

    def fill(self, recipe: GenerateRecipe) -> None:
        """Show a recipe's settings."""
        if self.situation.prompted:
            self.loras.set_specs(recipe.loras)
            self.image_prompts.set_specs(recipe.image_prompts)
            self.controls.set_specs(recipe.controls)

    def show_for(self, situation: Situation) -> None:
        """Show the lists that apply."""
        super().show_for(situation)
        self.controls.set_pictured(situation.has_picture)

    def validate(self) -> None:
        """Raise BadInput for a LoRA that is for another family."""
        super().validate()
        if self.situation.prompted and self.loras.problem:
            raise BadInput(self.loras.problem, field="loras")

    def state(self) -> dict[str, object]:
        """Return the state for the next session, as JSON values."""
        return {
            "controls": self.controls.state(),
            "loras": self.loras.state(),
            "image_prompts": self.image_prompts.state(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Apply what `state` returned; invalid values are ignored."""
        self.controls.restore(state.get("controls", old_controls(state)))
        self.loras.restore(state.get("loras", old_loras(state)))
        self.image_prompts.restore(state.get("image_prompts"))
