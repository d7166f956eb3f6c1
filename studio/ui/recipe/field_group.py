"""A group of the recipe form's fields: reads, fills, shows and remembers them."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard
from studio.ui.explain.what_is_this import explain
from studio.ui.recipe.prompt_field import PromptField
from studio.ui.widgets.bindings import Bindings
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.number_field import NumberField

Rows = tuple[tuple[QWidget, ...], ...]  # fields side by side, row by row
Bindable = TypeVar("Bindable", bound=NumberField | ChoiceField)
Placed = TypeVar("Placed", bound=QWidget)


@dataclass(frozen=True)
class Situation:
    """The conditions that decide which settings apply.

    Attributes:
        card: The model's card; None when the model is not available.
        has_picture: Whether there is a picture on the canvas.
        has_mask: Whether a part of it is repainted, or something is added to it.
        has_controlnet: Whether there is a ControlNet for the model.
        extends: Whether the picture is to be extended.
    """

    card: ModelCard | None = None
    has_picture: bool = False
    has_mask: bool = False
    has_controlnet: bool = False
    extends: bool = False

    @property
    def prompted(self) -> bool:
        """Whether the model takes prompts; a model that is not available may."""
        return self.card is None or self.card.takes_prompt

    @property
    def iterative(self) -> bool:
        """Whether the model denoises in steps."""
        return self.card is None or self.card.kind != "decoder"

    @property
    def resamples(self) -> bool:
        """Whether the mask is repainted with RePaint's resampling."""
        return self.has_mask and not (self.card is not None and self.card.takes_prompt)


Applies = Callable[[Situation], bool]


class FieldGroup(QObject):
    """Some fields of a generation recipe, which RecipeFields arranges.

    A group makes its fields in `__init__`, by `bind` for those of one setting and by `place` for others, and lists them
    in `rows` and `advanced_rows`. A field is hidden while its setting does not apply.

    Signals:
        changed: A field has another value.
    """

    changed = Signal()
    rows: Rows = ()
    advanced_rows: Rows = ()  # of the section that can be collapsed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.situation = Situation()
        self._bindings = Bindings(self)
        self._bindings.changed.connect(self.changed)
        self._applies: list[tuple[QWidget, Applies]] = []
        self._remembered: dict[str, NumberField | ChoiceField | PromptField] = {}

    def bind(self, key: str, field: Bindable, applies: Applies | None = None) -> Bindable:
        """Bind a field to the recipe's setting of that name, remember its value, and return it.

        Args:
            key: The setting.
            field: Its field.
            applies: Whether it is shown; None: always.
        """
        self._remembered[key] = field
        explain(field, f"recipe.{key}")
        return self.place(self._bindings.bind(key, field), applies)

    def place(self, field: Placed, applies: Applies | None = None) -> Placed:
        """Show a field when it applies, and return it; the group reads, fills and remembers it by itself."""
        if applies is not None:
            self._applies.append((field, applies))
        return field

    def remember(self, key: str, field: NumberField | ChoiceField | PromptField) -> None:
        """Remember the value of a field that is not bound."""
        self._remembered[key] = field

    def values(self) -> dict[str, Any]:
        """Return the settings by the recipe's names."""
        return self._bindings.values()

    def fill(self, recipe: GenerateRecipe) -> None:
        """Show a recipe's settings."""
        self._bindings.fill(recipe)

    def validate(self) -> None:
        """Raise BadInput for a typed number that is out of its field's range."""
        self._bindings.validate()

    def show_for(self, situation: Situation) -> None:
        """Show the fields that apply."""
        self.situation = situation
        for field, applies in self._applies:
            field.setVisible(applies(situation))

    def state(self) -> dict[str, object]:
        """Return the state for the next session, as JSON values."""
        return {key: _value_of(field) for key, field in self._remembered.items()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Apply what `state` returned; a field whose value is invalid or no longer available keeps its own."""
        for key, field in self._remembered.items():
            value = state.get(key)
            if isinstance(field, NumberField):
                if isinstance(value, int | float) and not isinstance(value, bool) and not math.isnan(value):
                    field.setValue(value)
            elif isinstance(value, str):
                if isinstance(field, ChoiceField):
                    field.set_key(value)
                else:
                    field.set_text(value)


def _value_of(field: NumberField | ChoiceField | PromptField) -> object:
    if isinstance(field, ChoiceField):
        return field.key()
    return field.value() if isinstance(field, NumberField) else field.text()
