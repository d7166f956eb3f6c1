"""Fields for the prompts and how they are read."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.prompts.weights import DIALECT_NOTES, DIALECT_TITLES
from studio.ui.recipe.field_group import FieldGroup, Situation
from studio.ui.recipe.prompt_field import PromptField
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.setting_field import setting_field


class PromptFields(FieldGroup):
    """Prompt, negative prompt, their syntax, and the text encoder's layer.

    Signals:
        run_pressed: Ctrl+Enter was pressed in a prompt.
    """

    run_pressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.prompt = self.place(
            PromptField(
                "Prompt", "Prompt, such as: a tiger on a blue background", "Prompt: what the picture should show."
            ),
            _prompted,
        )
        self.negative = self.place(
            PromptField(
                "Negative prompt",
                "what to avoid",
                "Negative prompt: what the picture should not show.",
                label="Negative prompt",
                min_lines=1,
                max_lines=4,
            ),
            _prompted,
        )
        self.dialect = self.place(
            ChoiceField(
                "Prompt syntax",
                list(DIALECT_TITLES.items()),
                "a1111",
                "How weights and changes are written in the prompts.",
                notes=DIALECT_NOTES,
            ),
            _prompted,
        )
        self.clip_skip = self.bind(
            "clip_skip",
            setting_field(
                GenerateRecipe,
                "clip_skip",
                "Clip skip",
                tooltip="Which layer of the text encoder is read, from the end; 1 is the model's own.",
            ),
            _prompted,
        )
        self.remember("prompt", self.prompt)
        self.remember("negative", self.negative)
        self.remember("dialect", self.dialect)
        self.rows = ((self.prompt,), (self.negative,))
        self.advanced_rows = ((self.dialect,), (self.clip_skip,))
        for text in (self.prompt, self.negative):
            text.textChanged.connect(self.changed)
            text.run_pressed.connect(self.run_pressed)
        self.dialect.changed.connect(self.changed)

    def insert(self, words: str) -> None:
        """Insert words into the prompt at the cursor, set off by commas, as one undo step."""
        cursor = self.prompt.textCursor()
        before = self.prompt.toPlainText()[: cursor.selectionStart()].rstrip()
        after = self.prompt.toPlainText()[cursor.selectionEnd() :].lstrip()
        lead = "" if not before else " " if before.endswith(",") else ", "
        trail = "" if not after or after.startswith(",") else ", "
        cursor.insertText(f"{lead}{words}{trail}")
        self.prompt.setTextCursor(cursor)
        self.prompt.setFocus()

    def values(self) -> dict[str, Any]:
        """Return the settings by the recipe's names; without the texts when the model takes none."""
        if not self.situation.prompted:
            return super().values()
        texts = {"prompt": self.prompt.text(), "negative": self.negative.text(), "dialect": self.dialect.key()}
        return super().values() | texts

    def fill(self, recipe: GenerateRecipe) -> None:
        """Show a recipe's settings; that of a model without prompts keeps the texts."""
        super().fill(recipe)
        if self.situation.prompted:
            self.prompt.set_text(recipe.prompt)
            self.negative.set_text(recipe.negative)
            self.dialect.set_key(recipe.dialect)


def _prompted(now: Situation) -> bool:
    return now.prompted
