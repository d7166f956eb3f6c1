"""Fields for the prompts and how they are read."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from studio.protocol.generation_recipe import MAX_STYLES, GenerateRecipe, TemplateSpec
from studio.protocol.prompts.weights import DIALECT_NOTES, DIALECT_TITLES, Dialect
from studio.protocol.prompts.wildcards import is_template
from studio.ui.recipe.field_group import FieldGroup, Situation
from studio.ui.recipe.prompt_field import PromptField
from studio.ui.recipe.prompt_footer import PromptFooter
from studio.ui.translation import tr, tr_all
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.setting_field import setting_field


class PromptFields(FieldGroup):
    """Prompt, negative prompt, their syntax, and the text encoder's layer.

    Signals:
        run_pressed: Ctrl+Enter was pressed in a prompt.
        pasted: Text was pasted into the prompt.
    """

    run_pressed = Signal()
    pasted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.prompt = self.place(
            PromptField(
                tr("Prompt"),
                tr("Prompt, such as: a penguin in the snow"),
                tr("Prompt: what the picture should show."),
            ),
            _prompted,
        )
        self.negative = self.place(
            PromptField(
                tr("Negative prompt"),
                tr("what to avoid"),
                tr("Negative prompt: what the picture should not show."),
                label=tr("Negative prompt"),
                min_lines=1,
                max_lines=4,
            ),
            _prompted,
        )
        self.dialect = self.place(
            ChoiceField(
                tr("Prompt syntax"),
                list(tr_all(DIALECT_TITLES).items()),
                "a1111",
                tr("How weights and changes are written in the prompts."),
                notes=tr_all(DIALECT_NOTES),
            ),
            _prompted,
        )
        self.clip_skip = self.bind(
            "clip_skip",
            setting_field(
                GenerateRecipe,
                "clip_skip",
                tr("Clip skip"),
                tooltip=tr("Which layer of the text encoder is read, from the end; 1 is the model's own."),
            ),
            _prompted,
        )
        self.footer = self.place(PromptFooter(), _prompted)
        self._styles: tuple[str, ...] = ()
        self.remember("prompt", self.prompt)
        self.remember("negative", self.negative)
        self.remember("dialect", self.dialect)
        self.rows = ((self.prompt,), (self.negative,), (self.footer,))
        self.advanced_rows = ((self.dialect,), (self.clip_skip,))
        for text in (self.prompt, self.negative):
            text.textChanged.connect(self.changed)
            text.run_pressed.connect(self.run_pressed)
        self.prompt.pasted.connect(self.pasted)
        self.dialect.changed.connect(self._dialect_changed)

    @property
    def styles(self) -> tuple[str, ...]:
        """The names of the styles that are added to the prompts, in order."""
        return self._styles

    def set_styles(self, styles: Sequence[str]) -> None:
        """Add these styles to the prompts, and no others."""
        if tuple(styles) != self._styles:
            self._styles = tuple(styles)
            self.changed.emit()

    def set_texts(self, prompt: str, negative: str) -> None:
        """Replace both texts, each as one step that can be undone."""
        self.prompt.set_text(prompt)
        self.negative.set_text(negative)

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
        """Return the settings by the recipe's names; without the texts when the model takes none.

        Prompts with alternatives or styles are kept as a template, from which they are drawn when a job starts.
        """
        if not self.situation.prompted:
            return super().values()
        prompt, negative = self.prompt.text(), self.negative.text()
        texts: dict[str, Any] = {"prompt": prompt, "negative": negative, "dialect": self.dialect.key()}
        if self._styles or is_template(prompt) or is_template(negative):
            texts["template"] = TemplateSpec(prompt=prompt, negative=negative, styles=self._styles)
        return super().values() | texts

    def state(self) -> dict[str, object]:
        """Return the state for the next session, as JSON values."""
        return super().state() | {"styles": list(self._styles)}

    def restore(self, state: Mapping[str, object]) -> None:
        """Apply what `state` returned."""
        super().restore(state)
        styles = state.get("styles")
        if isinstance(styles, list):
            self.set_styles([name for name in styles if isinstance(name, str)][:MAX_STYLES])

    def fill(self, recipe: GenerateRecipe) -> None:
        """Show a recipe's settings; that of a model without prompts keeps the texts."""
        super().fill(recipe)
        if self.situation.prompted:
            typed = recipe.template or recipe
            self.set_texts(typed.prompt, typed.negative)
            self.set_styles(recipe.template.styles if recipe.template else ())
            self.dialect.set_key(recipe.dialect)

    def _dialect_changed(self, key: str) -> None:
        dialect: Dialect = "plain" if key == "plain" else "comfy" if key == "comfy" else "a1111"
        for field in (self.prompt, self.negative):
            field.set_dialect(dialect)
        self.changed.emit()


def _prompted(now: Situation) -> bool:
    return now.prompted
