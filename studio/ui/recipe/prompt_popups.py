"""The lists that open below the prompts: earlier prompts, modifiers, styles, negative prompts."""

from collections.abc import Callable, Sequence
from functools import cached_property

from PySide6.QtWidgets import QWidget

from studio.document.prompt_history import PastPrompt
from studio.protocol import places
from studio.protocol.generation_recipe import MAX_STYLES
from studio.protocol.prompts.modifiers import GROUPS, has_words, modifiers, with_words, without_words
from studio.protocol.prompts.styles import Style, with_styles
from studio.ui.recipe.prompt_fields import PromptFields
from studio.ui.translation import tr
from studio.ui.widgets.search_popup import Row, SearchPopup


class PromptPopups:
    """The popups, made when they are first opened.

    Args:
        fields: The prompts that they change.
        show: Puts an earlier prompt into the fields.
        forget: Removes an earlier prompt.
        keep_style: Keeps the prompts as a style.
        parent: The window.
    """

    def __init__(
        self,
        fields: PromptFields,
        *,
        show: Callable[[PastPrompt], None],
        forget: Callable[[PastPrompt], None],
        keep_style: Callable[[], None],
        parent: QWidget,
    ) -> None:
        self._fields, self._parent = fields, parent
        self._show, self._forget, self._keep_style = show, forget, keep_style
        self._styles: tuple[Style, ...] = ()

    @cached_property
    def history(self) -> SearchPopup:
        """The list of earlier prompts."""
        popup = SearchPopup(
            tr("Earlier prompts"), tr("Prompts that you generate are listed here."), parent=self._parent
        )
        popup.chosen.connect(self._show)
        popup.removed.connect(self._forget)
        return popup

    @cached_property
    def modifiers(self) -> SearchPopup:
        """The palette of modifiers."""
        groups = [(group, tr(group.capitalize())) for group in GROUPS]
        popup = SearchPopup(tr("Modifiers"), tr("There are no modifiers."), groups=groups, parent=self._parent)
        popup.chosen.connect(self._toggle_words)
        return popup

    @cached_property
    def styles(self) -> SearchPopup:
        """The list of styles."""
        empty = tr("There are no styles yet. Keep a prompt as one, or put a styles.csv at {styles_file}.").format(
            styles_file=places.styles_file()
        )
        popup = SearchPopup(tr("Styles"), empty, button=tr("Keep prompt as style…"), parent=self._parent)
        popup.chosen.connect(self._toggle_style)
        popup.button_pressed.connect(self._keep_style)
        return popup

    @cached_property
    def negatives(self) -> SearchPopup:
        """The list of negative prompts."""
        popup = SearchPopup(tr("Negative prompts"), tr("There are no negative prompts."), parent=self._parent)
        popup.chosen.connect(self._fields.negative.set_text)
        return popup

    def open_history(self, prompts: Sequence[PastPrompt]) -> None:
        """Open the list of earlier prompts."""
        self.list_history(prompts)
        self.history.open_at(self._fields.footer.history)

    def list_history(self, prompts: Sequence[PastPrompt]) -> None:
        """Show these earlier prompts in their list."""
        self.history.set_rows(
            [
                Row(
                    past,
                    past.prompt,
                    past.negative and tr("negative prompt: {negative}").format(negative=past.negative),
                    _full_text(past),
                )
                for past in prompts
            ]
        )

    def open_modifiers(self) -> None:
        """Open the palette of modifiers; raises BadInput when the installation lacks them."""
        self._list_modifiers()
        self.modifiers.open_at(self._fields.footer.modifiers)

    def open_styles(self, styles: Sequence[Style]) -> None:
        """Open the list of styles."""
        self._styles = tuple(styles)
        self._list_styles()
        self.styles.open_at(self._fields.footer.styles)

    def open_negatives(self, presets: Sequence[Style]) -> None:
        """Open the list of negative prompts."""
        rows = [Row(preset.negative, preset.name, preset.negative, preset.negative) for preset in presets]
        self.negatives.set_rows(rows)
        self.negatives.open_at(self._fields.footer.negatives)

    def _list_modifiers(self) -> None:
        prompt = self._fields.prompt.text()
        self.modifiers.set_rows(
            [
                Row(one.words, one.words, tr(one.note), group=one.group, checked=has_words(prompt, one.words))
                for one in modifiers()
            ]
        )

    def _list_styles(self) -> None:
        known = {style.name for style in self._styles}
        missing = [Style(name) for name in self._fields.styles if name not in known]
        prompt, negative = self._fields.prompt.text(), self._fields.negative.text()
        self.styles.set_rows(
            [
                Row(
                    style.name,
                    style.name,
                    style.prompt
                    or (
                        tr("negative prompt: {negative}").format(negative=style.negative)
                        if style.negative
                        else tr("not in styles.csv")
                    ),
                    _full_text(PastPrompt(*with_styles(prompt, negative, [style]))),
                    checked=style.name in self._fields.styles,
                )
                for style in [*missing, *self._styles]
            ]
        )

    def _toggle_words(self, words: str) -> None:
        field = self._fields.prompt
        prompt = field.text()
        if has_words(prompt, words):
            field.set_text(without_words(prompt, words))
        else:
            field.insert_words(*with_words(prompt, words, field.cursor_place()))
        self._list_modifiers()

    def _toggle_style(self, name: str) -> None:
        styles = self._fields.styles
        kept = [other for other in styles if other != name]
        if len(kept) == len(styles) and len(styles) < MAX_STYLES:
            kept.append(name)
        self._fields.set_styles(kept)
        self._list_styles()


def _full_text(past: PastPrompt) -> str:
    return (
        tr("{prompt}\n\nNegative prompt: {negative}").format(prompt=past.prompt, negative=past.negative)
        if past.negative
        else past.prompt
    )
