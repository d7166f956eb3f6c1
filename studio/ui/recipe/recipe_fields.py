"""The form of a generation recipe: groups of fields, their order, and their dependencies."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.protocol.foreign.few_steps import FewSteps
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard
from studio.ui.recipe.adapter_fields import AdapterFields
from studio.ui.recipe.curve_fields import CurveFields
from studio.ui.recipe.field_group import FieldGroup, Situation
from studio.ui.recipe.guide_fields import GuideFields
from studio.ui.recipe.model_fields import ModelFields
from studio.ui.recipe.output_fields import OutputFields
from studio.ui.recipe.prompt_fields import PromptFields
from studio.ui.recipe.repainting_fields import RepaintingFields
from studio.ui.recipe.sampling_fields import SET_BY_MODEL, SamplingFields
from studio.ui.recipe.seed_fields import SeedFields
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.collapsible import Collapsible
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.seed_field import SeedField


class RecipeFields(QWidget):
    """A field for each setting of a generation recipe, except the picture and its mask.

    A group of fields (`FieldGroup`) is a file of its own; a new one is listed here in `_groups` and `_advanced`.

    Choosing a model, or a LoRA for few steps, sets its own sampler, steps, guidance and spacing, except where the
    user has set them for this model. Settings that do not apply to the model, or that need a picture when there is
    none, are hidden.

    Signals:
        changed: A field has another value.
    """

    changed = Signal()

    def __init__(self, cards: dict[str, ModelCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_picture = self._has_mask = self._extends = False
        self._filling = False
        self._made_for: FewSteps | None = None  # the settings of a LoRA for few steps
        self.models = ModelFields(self)
        self.prompts = PromptFields(self)
        self.output = OutputFields(self)
        self.seeds = SeedFields(self)
        self.sampling = SamplingFields(self)
        self.curves = CurveFields(self)
        self.repainting = RepaintingFields(self)
        self.adapters = AdapterFields(self)
        self.guides = GuideFields(self)
        self.more = Collapsible(tr("Advanced"), tr("Settings that rarely need to be changed."))
        # in the order of how often they are changed: in a low window the lower ones need scrolling
        self._groups: tuple[FieldGroup, ...] = (
            self.models,
            self.prompts,
            self.output,
            self.seeds,
            self.sampling,
            self.curves,
            self.repainting,
            self.adapters,
            self.guides,
        )
        self._advanced = (
            self.adapters,
            self.prompts,
            self.sampling,
            self.seeds,
            self.models,
            self.output,
            self.repainting,
        )
        self._arrange()
        self.models.chosen.connect(self._model_chosen)
        self.adapters.changed.connect(self._adapters_changed)
        self.adapters.loras.word_wanted.connect(self.prompts.insert)
        for group in self._groups:
            group.changed.connect(self._field_changed)
        self.set_models(cards)

    @property
    def cards(self) -> dict[str, ModelCard]:
        """The cards of all models, by the names that recipes use."""
        return self.models.cards

    @property
    def card(self) -> ModelCard | None:
        """The chosen model's card; None when the model is not available."""
        return self.models.card

    @property
    def prompted(self) -> bool:
        """Whether the model takes prompts; a model that is not available may."""
        return self.card is None or self.card.takes_prompt

    def recipe(self) -> GenerateRecipe:
        """Return the recipe of the fields, without picture and mask."""
        settings: dict[str, Any] = {}
        for group in self._groups:
            settings |= group.values()
        return GenerateRecipe(**settings)

    def validate(self) -> None:
        """Raise BadInput for a typed number that is out of its field's range."""
        for group in self._groups:
            group.validate()

    def set_recipe(self, recipe: GenerateRecipe) -> None:
        """Fill the fields; a model or class that is not available is kept and marked as missing."""
        self._filling = True
        try:
            for group in self._groups:  # the model first
                group.fill(recipe)
                self._show_what_applies()
            if self.prompted and recipe.image_prompts:
                self.more.set_opened(True)  # settings that change the picture must be visible
            self._made_for = self.adapters.made_for
            self._adopt_model()
            self.sampling.release_model_values()
        finally:
            self._filling = False
        self._field_changed()

    def set_models(self, cards: dict[str, ModelCard]) -> None:
        """Offer these models; the chosen one is kept if it is among them, or if a recipe asked for it."""
        self.models.set_cards(cards)

    def set_canvas(self, *, pictured: bool, masked: bool, extended: bool = False) -> None:
        """Show or hide the settings that need a picture or a mask on the canvas."""
        now = (pictured, masked or extended, extended)
        if now != (self._has_picture, self._has_mask, self._extends):  # called for every brush stroke
            self._has_picture, self._has_mask, self._extends = now
            self._field_changed()

    def state(self) -> dict[str, object]:
        """Return the state for the next session, as JSON values."""
        state: dict[str, object] = {"more": self.more.opened()}
        for group in self._groups:
            state |= group.state()
        return state

    def restore(self, state: Mapping[str, object]) -> None:
        """Apply what `state` returned; a field whose value is invalid or no longer available keeps its own."""
        for group in self._groups:  # the model first: it decides which classes there are
            group.restore(state)
        opened = state.get("more")
        if isinstance(opened, bool):
            self.more.set_opened(opened)

    def _model_chosen(self) -> None:
        self.adapters.offer(self.cards, self.models.model.key())
        self._adopt_model()
        self._field_changed()

    def _adopt_model(self) -> None:
        """Set the model's size, sampler, steps and guidance where the user has set no others."""
        card, name = self.card, self.models.model.key()
        if card is None:
            self.sampling.set_model(name, {})
            return
        self.output.size.set_trained(card.size, card.family)
        own = {"sampler": card.sampler, "steps": card.steps, "guidance": card.guidance, "spacing": "auto"}
        if card.takes_prompt and self._made_for is not None:
            own = {key: self._made_for.settings()[key] for key in SET_BY_MODEL}
        self.sampling.set_model(name, own)

    def _adapters_changed(self) -> None:
        if self.adapters.made_for != self._made_for:  # typing a path changes it with every character
            self._made_for = self.adapters.made_for
            if not self._filling:
                self._adopt_model()

    def _field_changed(self) -> None:
        if not self._filling:
            self._show_what_applies()
            self.changed.emit()

    def _show_what_applies(self) -> None:
        now = Situation(self.card, self._has_picture, self._has_mask, self.models.has_controlnet, self._extends)
        for group in self._groups:
            group.show_for(now)
        fields = [field for group in self._advanced for row in group.advanced_rows for field in row]
        self.more.setVisible(any(not field.isHidden() for field in fields))

    def _arrange(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for group in self._groups:
            for row in group.rows:
                _add_row(column, row)
        column.addWidget(self.more)
        for group in self._advanced:
            for row in group.advanced_rows:
                _add_row(self.more.rows, row)

    def add_below_seeds(self, field: QWidget) -> None:
        """Add a field of the panel's own below the seed and the count."""
        above = self._groups[: self._groups.index(self.seeds) + 1]
        self._column.insertWidget(sum(len(group.rows) for group in above), field)
        QWidget.setTabOrder(self.seeds.count, field)

    def set_dense(self, dense: bool) -> None:
        """Set whether the rows are close to each other."""
        self._column.setSpacing(UNIT // 2 if dense else UNIT)


def _add_row(column: QVBoxLayout, fields: tuple[QWidget, ...]) -> None:
    """Add fields side by side, of equal width but for the seed, whose buttons need room."""
    if len(fields) == 1:
        column.addWidget(fields[0])
        return
    row = QHBoxLayout()
    row.setSpacing(UNIT)
    for field in fields:
        row.addWidget(field, 0 if isinstance(field, IconButton) else 8 if isinstance(field, SeedField) else 5)
    column.addLayout(row)
