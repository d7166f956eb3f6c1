"""The curves of a recipe: carried along with the form, described in a line, and removed by a cross.

They are edited on the timeline's tracks, where the steps are visible.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.protocol.curves import CurvePoint, PromptChange, curve_text
from studio.protocol.generation_recipe import GenerateRecipe
from studio.ui.recipe.field_group import FieldGroup, Situation
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.icon_button import IconButton

_KEY = "curves"


class CurveFields(FieldGroup):
    """The guidance curve and the prompt changes of a recipe that was loaded; hidden where there are none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guidance: tuple[CurvePoint, ...] = ()
        self._prompts: tuple[PromptChange, ...] = ()
        self.row = QWidget()
        self.label = ElidedLabel("", quiet=True)
        self.remove = IconButton("ph.x", tr("Remove curves"), tr("Use the same prompt and guidance at every step."))
        layout = QHBoxLayout(self.row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.remove)
        self.remove.clicked.connect(lambda: self._set((), ()))
        self.place(self.row, self._applies_to)
        self.rows = ((self.row,),)

    def values(self) -> dict[str, Any]:
        """Return the curves that apply to the model."""
        if not self._applies_to(self.situation):
            return {}
        prompts = self._prompts if self.situation.prompted else ()
        return {"guidance_curve": self._guidance, "prompt_changes": prompts}

    def fill(self, recipe: GenerateRecipe) -> None:
        """Carry a recipe's curves."""
        self._set(recipe.guidance_curve, recipe.prompt_changes)

    def state(self) -> dict[str, object]:
        """Return the state for the next session, as JSON values."""
        carried = GenerateRecipe(guidance_curve=self._guidance, prompt_changes=self._prompts)
        return {_KEY: carried.model_dump(mode="json", include={"guidance_curve", "prompt_changes"})}

    def restore(self, state: Mapping[str, object]) -> None:
        """Apply what `state` returned; invalid parts are left out."""
        kept = state.get(_KEY)
        if isinstance(kept, Mapping):
            try:
                self.fill(GenerateRecipe.model_validate(dict(kept)))
            except ValidationError:
                return

    def _set(self, guidance: tuple[CurvePoint, ...], prompts: tuple[PromptChange, ...]) -> None:
        if (guidance, prompts) == (self._guidance, self._prompts):
            return
        self._guidance, self._prompts = guidance, prompts
        scale = curve_text(point.model_copy(update={"step": point.step + 1}) for point in guidance)
        curves = [tr("CFG scale by step {scale}").format(scale=scale)] if scale else []
        curves += [
            tr("from step {step} {prompt}").format(step=change.step + 1, prompt=change.prompt) for change in prompts
        ]
        self.label.setText("; ".join(curves))
        self.show_for(self.situation)
        self.changed.emit()

    def _applies_to(self, now: Situation) -> bool:
        return now.iterative and bool(self._guidance or (self._prompts and now.prompted))
