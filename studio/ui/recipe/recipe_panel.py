"""The recipe panel: the form, the queue, a message, and at its foot the Generate and Stop buttons."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard
from studio.ui.recipe.prompt_field import LINES
from studio.ui.recipe.queue_list import QueueList
from studio.ui.recipe.recipe_fields import RecipeFields
from studio.ui.recipe.wording import hint_for, problem_with
from studio.ui.theme import UNIT
from studio.ui.translation import tr, tr_message
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.main_button import MainButton
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.shrinking import Shrinking, reveal

_LOW = 26  # lines of text: a lower panel has room for what is set most often, and little else


class RecipePanel(QWidget):
    """The settings of the next generation job.

    Signals:
        run_requested: Generate with a valid recipe; `take_recipe()` returns it.
        stop_requested: Stop the running job.
        cancel_requested: Remove a waiting job from the queue, or stop the running one, by its id.
        changed: The recipe changed.
        model_missed: The name of a model that a recipe asks for but that is not available.
    """

    run_requested = Signal()
    stop_requested = Signal()
    cancel_requested = Signal(str)
    changed = Signal()
    model_missed = Signal(str)

    def __init__(self, cards: dict[str, ModelCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Recipe"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._has_mask = self._extends = False
        self._editing = self._preparing = self._low = False
        self._prompt_hint = ""
        self._queue: QAbstractItemModel | None = None
        self.fields = RecipeFields(cards)
        self.button = MainButton(tr("Generate"))
        self.button.setObjectName("recipe.run")
        self.stop_button = QPushButton(tr("Stop"))
        self.stop_button.setToolTip(tr("Stop the running job. Esc"))
        self.stop_button.setObjectName("recipe.stop")
        self.message = plain_label()
        self.message.setWordWrap(True)
        self.message.hide()
        self.model_input = ChoiceField(
            tr("Model sees"),
            [("picture", tr("visible picture")), ("layer", tr("active layer"))],
            "picture",
            tr("The picture that the model repaints, varies or follows: all visible layers, or the active one alone."),
        )
        self.model_input.hide()  # until there are several layers
        self.fields.add_below_seeds(self.model_input)  # at the foot it would hide the seed of a low window
        self._scroll = Shrinking(self.fields)
        self.queue_heading = Heading(tr("Queue"))
        self.queue = QueueList()

        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self._scroll)
        column.addStretch(1)
        column.addWidget(self.queue_heading)
        column.addWidget(self.queue)
        column.addWidget(self.message)
        # At the foot, and with a stop button that is always there, the main button never moves.
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT // 2)
        buttons.addWidget(self.button, 1)
        buttons.addWidget(self.stop_button)
        column.addLayout(buttons)

        self.button.clicked.connect(self.request_run)
        self.stop_button.clicked.connect(self.stop_requested)
        self.queue.cancel_requested.connect(self.cancel_requested)
        self.fields.changed.connect(self._fields_changed)
        self.fields.prompts.run_pressed.connect(self.request_run)
        self._fields_changed()
        self._queue_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the panel is low, let prompt and queue leave room for size, seed and count."""
        super().resizeEvent(event)
        low = event.size().height() < _LOW * self.fontMetrics().height()
        if low != self._low:
            self._low = low
            self.fields.prompts.prompt.set_min_lines(LINES - 1 if low else LINES)
            self.queue.set_compact(low)
            self.fields.set_dense(low)
            self._queue_changed()

    def recipe(self) -> GenerateRecipe:
        """Return the recipe, without picture and mask."""
        return self.fields.recipe()

    def take_recipe(self) -> GenerateRecipe:
        """Return the recipe of a job that starts now, and draw the next seed unless it is locked."""
        recipe = self.fields.recipe()
        self.fields.seeds.next_seed()
        return recipe

    def set_recipe(self, recipe: GenerateRecipe) -> None:
        """Fill the form; the recipe's picture and mask are ignored."""
        self.fields.set_recipe(recipe)
        if recipe.model not in self.fields.cards:
            self.model_missed.emit(recipe.model)

    def problem(self) -> str:
        """Return in one plain line why the recipe cannot run; empty when it can."""
        if not self.fields.models.model.key():
            return tr("There is no model yet. Train or add one first.")
        try:
            self.fields.validate()
        except BadInput as error:
            return tr_message(str(error))
        return problem_with(self.recipe(), self.fields.card)

    def show_problem(self, text: str) -> None:
        """Show a line above the button until the recipe changes; an empty one hides it."""
        self._show_message(text, quiet=False)

    def request_run(self) -> None:
        """Request a run, or show why the recipe cannot run."""
        problem = self.problem()
        if problem:
            self.show_problem(problem)
            self._reveal_invalid()
        else:
            self.run_requested.emit()

    def set_models(self, cards: dict[str, ModelCard]) -> None:
        """Offer these models, by the names that recipes use."""
        self.fields.set_models(cards)

    def set_canvas(self, *, pictured: bool, masked: bool, extended: bool = False) -> None:
        """Set whether there is a picture and a mask on the canvas, and whether the picture is to be extended."""
        renamed = (masked, extended) != (self._has_mask, self._extends)
        self._has_mask, self._extends = masked, extended
        self.fields.set_canvas(pictured=pictured, masked=masked, extended=extended)
        if renamed:
            self._name_button()

    def set_layers(self, count: int) -> None:
        """Offer one of the layers as the model's input, if there are several."""
        self.model_input.setVisible(count > 1)
        if count < 2:
            self.model_input.set_key("picture")

    def set_queue(self, model: QAbstractItemModel) -> None:
        """Show a queue above the button; it is hidden while it is empty."""
        self._queue = model
        self.queue.setModel(model)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._queue_changed)
        self._queue_changed()

    def set_preparing(self, preparing: bool) -> None:
        """Set whether a run is being prepared for the queue, so that it can be stopped already."""
        self._preparing = preparing
        self._queue_changed()

    def state(self) -> dict[str, object]:
        """Return the state for the next session, as JSON values."""
        return self.fields.state()

    def restore(self, state: Mapping[str, object]) -> None:
        """Apply what `state` returned in an earlier session; invalid values are ignored."""
        self.fields.restore(state)

    def set_prompt_hint(self, text: str) -> None:
        """Show a quiet line about the prompt where there is nothing more important to say."""
        if text != self._prompt_hint:
            self._prompt_hint = text
            self._show_what_matters()

    def _reveal_invalid(self) -> None:
        """Scroll to the number that is out of its range, if there is one."""
        fields = self.findChildren(NumberField)
        invalid = next((field for field in fields if field.problem and not field.isHidden()), None)
        if invalid is not None:
            if not invalid.isVisibleTo(self):
                self.fields.more.set_opened(True)
            # once the line above the button, and an opened group, have their room
            reveal(invalid)

    def _fields_changed(self) -> None:
        self._name_button()
        self._show_what_matters()
        self.changed.emit()

    def _show_what_matters(self) -> None:
        problem = self.problem()
        if problem:
            self._show_message(problem, quiet=False)
            return
        hint = hint_for(self.recipe(), self.fields.card, masked=self._has_mask or self._extends)
        self._show_message(hint or (self._prompt_hint if self.fields.prompted else ""), quiet=True)

    def set_editing(self, editing: bool) -> None:
        """Set whether the recipe is that of a waiting job, which the button replaces."""
        self._editing = editing
        self._name_button()

    def _name_button(self) -> None:
        if self._editing:
            self.button.setText(tr("Replace in queue"))
            self.button.setToolTip(tr("Give the waiting job this recipe. Ctrl+Enter"))
            return
        if self._extends:
            name, what = (
                tr("Extend"),
                tr("Extend the picture: fill the added area")
                + (tr(", and repaint the masked area") if self._has_mask else ""),
            )
        elif self._has_mask:
            name, what = tr("Repaint mask"), tr("Repaint the masked area and keep the rest")
        elif self.fields.repainting.varies:
            name, what = tr("Vary"), tr("Generate a variation of the picture on the canvas")
        else:
            name, what = tr("Generate"), tr("Generate a picture")
        self.button.setText(name)
        self.button.setToolTip(tr("{what}; it waits in the queue while another job runs. Ctrl+Enter").format(what=what))

    def _show_message(self, text: str, *, quiet: bool) -> None:
        self.message.setText(text)
        if self.message.property("quiet") != quiet:
            self.message.setProperty("quiet", quiet)
            self.message.style().polish(self.message)
        self.message.setVisible(bool(text))

    def _queue_changed(self) -> None:
        waiting = self._queue is not None and self._queue.rowCount() > 0
        self.queue_heading.setVisible(waiting and not self._low)
        self.queue.setVisible(waiting)
        self.stop_button.setEnabled(waiting or self._preparing)
        self.queue.updateGeometry()
