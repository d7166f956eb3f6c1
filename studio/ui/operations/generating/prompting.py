"""Help with writing prompts: earlier ones, modifiers, styles, negative prompts, and a report during typing."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QInputDialog, QWidget

from studio.document.prompt_history import PastPrompt, PromptHistory, load_prompts, save_prompts
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.prompts.styles import Style, add_style, load_styles
from studio.ui.background import Background
from studio.ui.operations.canvas.viewing import open_folder
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.translation import tr

if TYPE_CHECKING:  # the window starts without these imports
    from studio.ui.recipe.prompt_popups import PromptPopups
    from studio.ui.recipe.prompt_report import PromptReport

REPORT_MILLISECONDS = 150  # after the last change


class Prompting:
    """Joins the prompt fields with the history of prompts, the user's styles, and the palette of modifiers.

    Files are read and written off the UI thread.

    Args:
        notify: Shows a line; True marks an error.
        parent: The window.
    """

    def __init__(self, recipe_panel: RecipePanel, *, notify: Callable[[str, bool], None], parent: QWidget) -> None:
        self._panel, self._fields, self._notify, self._parent = (
            recipe_panel,
            recipe_panel.fields.prompts,
            notify,
            parent,
        )
        self._background = Background(parent)
        self._reports = Background(parent)  # separate, so that a slow disk does not delay a count
        self._history = PromptHistory()
        self._loaded = False
        self._place: int | None = None  # index of the earlier prompt in view; None: the typed text
        self._typed = PastPrompt("")
        self._reported: GenerateRecipe | None = None
        self._timer = QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REPORT_MILLISECONDS)
        self._timer.timeout.connect(self._report)
        recipe_panel.changed.connect(self._changed)
        recipe_panel.run_requested.connect(self.remember)
        for field in (self._fields.prompt, self._fields.negative):
            field.earlier_pressed.connect(self.step)
        footer = self._fields.footer
        footer.history_wanted.connect(self.open_history)
        footer.modifiers_wanted.connect(self.open_modifiers)
        footer.styles_wanted.connect(self.open_styles)
        footer.negatives_wanted.connect(self.open_negatives)

    @property
    def busy(self) -> bool:
        """Whether files are read or written, or a report is on its way."""
        return self._background.busy or self._reports.busy or self._timer.isActive()

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return the operation of each command."""
        return {
            "prompt.history": self.open_history,
            "prompt.earlier": partial(self.step, 1),
            "prompt.later": partial(self.step, -1),
            "prompt.modifiers": self.open_modifiers,
            "prompt.styles": self.open_styles,
            "prompt.keep_style": self.keep_as_style,
            "prompt.negatives": self.open_negatives,
            "prompt.wildcards": self.open_wildcards,
        }

    def begin(self) -> None:
        """Read the saved prompts, after the window's first paint."""
        self._background.run(lambda: load_prompts(places.prompt_history()), self._take_history, self._fail)
        self._changed()

    def remember(self) -> None:
        """Save the prompts of the current generation."""
        self._place = None
        if self._panel.fields.prompted and self._history.add(self._current()):
            self._keep_history()

    def step(self, by: int) -> None:
        """Show an earlier prompt (1), or a later one (-1); the last of the later ones is the typed text."""
        prompts = self._history.prompts
        if self._place is None:
            self._typed = self._current()
        place = (-1 if self._place is None else self._place) + by
        if 0 <= place < len(prompts) and prompts[place] == self._typed and self._place is None:
            place += by  # it is in view
        if place < 0:
            found, self._place = self._typed, None
        elif place < len(prompts):
            found, self._place = prompts[place], place
        else:
            return
        self._show(found)

    def open_history(self) -> None:
        """Open the list of earlier prompts."""
        self.popups.open_history(self._history.prompts)

    def open_modifiers(self) -> None:
        """Open the palette of modifiers."""
        try:
            self.popups.open_modifiers()
        except BadInput as error:
            self._fail(error)

    def open_styles(self) -> None:
        """Open the list of styles, read again from its file."""
        self._background.run(load_styles, self.popups.open_styles, self._fail)

    def open_negatives(self) -> None:
        """Open the list of negative prompts, read again from its file."""
        self._background.run(_negative_presets, self.popups.open_negatives, self._fail)

    def keep_as_style(self) -> None:
        """Ask for a name and keep the prompts as a style."""
        typed = self._current()
        if not (typed.prompt.strip() or typed.negative.strip()):
            self._notify(tr("There is no prompt to keep as a style."), False)
            return
        name, agreed = QInputDialog.getText(self._parent, tr("Keep as style"), tr("Name of the style:"))
        if agreed and name.strip():
            style = Style(name.strip(), typed.prompt.strip(), typed.negative.strip())
            self._background.run(
                lambda: add_style(style),
                lambda _: self._notify(tr("{style} is among the styles.").format(style=style.name), False),
                self._fail,
            )

    def open_wildcards(self) -> None:
        """Show the folder of wildcards in the file manager."""
        self._background.run(lambda: make_folder(places.wildcards()), open_folder, self._fail)

    def close(self) -> None:
        """Finish writing."""
        self._timer.stop()
        self._reports.close()
        self._background.close(finish=True)

    @cached_property
    def popups(self) -> "PromptPopups":
        """The lists that open below the prompts."""
        from studio.ui.recipe.prompt_popups import PromptPopups

        return PromptPopups(
            self._fields, show=self._show, forget=self._forget, keep_style=self.keep_as_style, parent=self._parent
        )

    def _current(self) -> PastPrompt:
        return PastPrompt(self._fields.prompt.text(), self._fields.negative.text())

    def _show(self, past: PastPrompt) -> None:
        self._fields.set_texts(past.prompt, past.negative)

    def _forget(self, past: PastPrompt) -> None:
        self._history.remove(past)
        self.popups.list_history(self._history.prompts)
        self._keep_history()

    def _take_history(self, kept: Sequence[PastPrompt]) -> None:
        self._history.take(kept)
        self._loaded = True
        if len(self._history.prompts) > len(kept):
            self._keep_history()

    def _keep_history(self) -> None:
        if self._loaded:  # earlier, the saved prompts would be lost
            prompts, file = self._history.prompts, places.prompt_history()
            self._background.run(lambda: save_prompts(prompts, file), lambda _: None, self._fail)

    # the report

    def _changed(self) -> None:
        if self._panel.fields.prompted:
            self._timer.start()

    def _report(self) -> None:
        if self._reports.busy:
            self._timer.start()
            return
        recipe = self._panel.recipe()
        if recipe != self._reported:
            self._reported = recipe
            self._reports.run(lambda: _report_on(recipe), self._show_report, self._fail)

    def _show_report(self, report: "PromptReport") -> None:
        recipe, fields = report.recipe, self._fields
        self._panel.set_prompt_hint(report.hint)
        fields.footer.show_counts(report.prompt, report.negative)
        cut = next((count.cut for count in report.prompt), None) if report.drawn == recipe.prompt else None
        fields.prompt.set_cut(cut, recipe.prompt)
        negative_cut = None if recipe.template else next((count.cut for count in report.negative), None)
        fields.negative.set_cut(negative_cut, recipe.negative)
        fields.footer.show_drawn(report.drawn if report.drawn != recipe.prompt else "", fields.styles)

    def _fail(self, error: BadInput) -> None:
        self._notify(str(error), True)


# what runs off the UI thread


def _report_on(recipe: GenerateRecipe) -> "PromptReport":
    from studio.ui.recipe.prompt_report import report_on

    return report_on(recipe)


def _negative_presets() -> tuple[Style, ...]:
    from studio.protocol.prompts.modifiers import negative_presets

    return negative_presets()
