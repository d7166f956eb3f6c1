"""Fields for what is added to the model: a ControlNet that follows edges, and a LoRA."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QObject

from studio.protocol.foreign.few_steps import FewSteps, few_steps
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe
from studio.ui.recipe.edges_field import EdgesField
from studio.ui.recipe.field_group import FieldGroup, Situation
from studio.ui.recipe.lora_field import LoraField


class AdapterFields(FieldGroup):
    """Edges to follow, where there is a picture and a ControlNet; a LoRA file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.edges = self.place(EdgesField(), _may_follow)
        self.lora = self.place(LoraField(), lambda now: now.prompted)
        self.rows = ((self.edges,),)
        self.advanced_rows = ((self.lora,),)
        self.edges.changed.connect(self.changed)
        self.lora.changed.connect(self.changed)

    @property
    def made_for(self) -> FewSteps | None:
        """The settings that the LoRA was made for, if it is named as one for few steps."""
        path = self.lora.path()
        return None if path is None else few_steps([PurePath(path).stem])

    @property
    def follows_edges(self) -> bool:
        """Whether a ControlNet follows the edges of the picture on the canvas."""
        return bool(self.controls(""))

    def controls(self, image: str) -> tuple[ControlSpec, ...]:
        """Return the controls that are on, applied to a picture."""
        return self.edges.specs(image) if _may_follow(self.situation) else ()

    def values(self) -> dict[str, Any]:
        """Return the settings by the recipe's names; the controls need a picture, see `controls`."""
        return {"loras": self.lora.specs()} if self.situation.prompted else {}

    def fill(self, recipe: GenerateRecipe) -> None:
        """Show a recipe's settings."""
        if self.situation.prompted:
            self.lora.set_specs(recipe.loras)
            self.edges.set_specs(recipe.controls)

    def state(self) -> dict[str, object]:
        """Return what to restore in the next session, as JSON values."""
        edges = {"edges": self.edges.box.isChecked(), "edge_scale": self.edges.weight.value()}
        return {"lora": self.lora.path() or "", **edges}

    def restore(self, state: Mapping[str, object]) -> None:
        """Apply what `state` returned; invalid values are ignored."""
        lora, edges, weight = (state.get(key) for key in ("lora", "edges", "edge_scale"))
        if isinstance(lora, str):
            self.lora.set_path(lora)
        if isinstance(edges, bool):
            self.edges.box.setChecked(edges)
        if isinstance(weight, int | float) and not isinstance(weight, bool) and weight == weight:
            self.edges.weight.setValue(weight)


def _may_follow(now: Situation) -> bool:
    return now.prompted and now.has_picture and now.has_controlnet
