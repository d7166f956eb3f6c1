"""The recipe panel: the fields, the main button, one line when something does not fit, and the queue."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.protocol.modelcard import ModelCard
from studio.protocol.recipes import GenerateRecipe
from studio.ui.recipe import remembered
from studio.ui.recipe.queue_list import QueueList
from studio.ui.recipe.recipe_fields import RecipeFields
from studio.ui.recipe.wording import problem_with, remark_on
from studio.ui.theme import UNIT
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.main_button import MainButton
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.shrinking import Shrinking


class RecipePanel(QWidget):
    """What will be run.

    Signals:
        run_requested: The main button was pressed and the recipe fits together; `take_recipe()` gives it.
        cancel_requested: A waiting job is to leave the queue; given with its id.
        changed: The recipe is another one now.
        model_missed: The name of a model that a recipe asks for and that is not among those there are.
    """

    run_requested = Signal()
    cancel_requested = Signal(str)
    changed = Signal()
    model_missed = Signal(str)

    def __init__(self, cards: dict[str, ModelCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Recipe")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._masked = False
        self._queue: QAbstractItemModel | None = None
        self.fields = RecipeFields(cards)
        self.button = MainButton("Generate")
        self.button.setObjectName("recipe.run")
        self.message = plain_label()
        self.message.setWordWrap(True)
        self.message.hide()
        self.queue_heading = Heading("Queue")
        self.queue = QueueList()

        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(Shrinking(self.fields))
        column.addWidget(self.button)
        column.addWidget(self.message)
        column.addSpacing(UNIT // 2)
        column.addWidget(self.queue_heading)
        column.addWidget(self.queue)
        column.addStretch(1)

        self.button.clicked.connect(self.request_run)
        self.queue.cancel_requested.connect(self.cancel_requested)
        self.fields.changed.connect(self._fields_changed)
        self.fields.words.run_pressed.connect(self.request_run)
        self._fields_changed()
        self._queue_changed()

    def recipe(self) -> GenerateRecipe:
        """Return what the fields say, without picture and mask."""
        return self.fields.recipe()

    def take_recipe(self) -> GenerateRecipe:
        """Return the recipe of a run that starts now, and draw the next seed unless it is locked."""
        recipe = self.fields.recipe()
        self.fields.seed.next_seed()
        return recipe

    def set_recipe(self, recipe: GenerateRecipe) -> None:
        """Put a recipe back, whatever it asks for; picture and mask are the document's business."""
        self.fields.set_recipe(recipe)
        if recipe.model not in self.fields.cards:
            self.model_missed.emit(recipe.model)

    def problem(self) -> str:
        """Return why the recipe cannot run, in one plain line; empty when it can."""
        if not self.fields.model.key():
            return "There is no model yet. Train one first, or add one."
        return problem_with(self.recipe(), self.fields.card)

    def show_problem(self, text: str) -> None:
        """Show one plain line under the button until the recipe changes; nothing when it is empty."""
        self._say(text, quiet=False)

    def request_run(self) -> None:
        """Do as the main button does: ask for a run, or say what does not fit."""
        problem = self.problem()
        if problem:
            self.show_problem(problem)
        else:
            self.run_requested.emit()

    def set_models(self, cards: dict[str, ModelCard]) -> None:
        """Offer these models, by the name that a recipe calls them."""
        self.fields.set_models(cards)

    def set_canvas(self, *, pictured: bool, masked: bool) -> None:
        """Say what there is on the canvas: a picture, and a mask over it."""
        self._masked = masked
        self.fields.set_canvas(pictured=pictured, masked=masked)

    def set_queue(self, model: QAbstractItemModel) -> None:
        """Show a queue below the button, and nothing while it is empty."""
        self._queue = model
        self.queue.setModel(model)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._queue_changed)
        self._queue_changed()

    def state(self) -> dict[str, object]:
        """Return the choices to remember, as plain values that JSON can hold."""
        return remembered.state_of(self.fields)

    def restore(self, state: Mapping[str, object]) -> None:
        """Take up what `state` gave in an earlier session; whatever does not fit any more is passed over."""
        remembered.restore(self.fields, state)

    def _fields_changed(self) -> None:
        self._name_button()
        problem = self.problem()
        if problem:
            self._say(problem, quiet=False)
        else:
            self._say(remark_on(self.recipe(), self.fields.card, masked=self._masked), quiet=True)
        self.changed.emit()

    def _name_button(self) -> None:
        if self._masked:
            name, what = "Repaint mask", "Repaints what the mask covers and keeps the rest"
        elif self.fields.words.varies:
            name, what = "Vary", "Makes a picture that keeps something of the one on the canvas"
        else:
            name, what = "Generate", "Makes a picture from noise"
        self.button.setText(name)
        self.button.setToolTip(f"{what}; while another job runs it waits its turn. Ctrl+Enter")

    def _say(self, text: str, *, quiet: bool) -> None:
        self.message.setText(text)
        if self.message.property("quiet") != quiet:
            self.message.setProperty("quiet", quiet)
            self.message.style().polish(self.message)
        self.message.setVisible(bool(text))

    def _queue_changed(self) -> None:
        waiting = self._queue is not None and self._queue.rowCount() > 0
        self.queue_heading.setVisible(waiting)
        self.queue.setVisible(waiting)
        self.queue.updateGeometry()
