"""Puts models and adapters into their places in the recipe: model, refiner, VAE, LoRA, ControlNet, prompt."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from studio.link.model_shelf import ModelShelf
from studio.protocol.control_kinds import KINDS
from studio.protocol.controlnets import controlnets_for, follows
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.translation import tr
from studio.ui.widgets.shrinking import reveal

if TYPE_CHECKING:
    from studio.protocol.library.entry import LibraryEntry


class ModelUse:
    """A model whose family does not fit is reported, and changes nothing.

    Args:
        show_canvas: Brings the canvas and the recipe into view.
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        recipe_panel: RecipePanel,
        models: ModelShelf,
        *,
        show_canvas: Callable[[], None],
        notify: Callable[[str, bool], None],
    ) -> None:
        self._panel, self._models = recipe_panel, models
        self._show_canvas, self._notify = show_canvas, notify

    def use(self, entry: "LibraryEntry") -> None:
        """Put a model or an adapter into the recipe, and say where it went."""
        problem = entry.problem or self._incompatibility(entry)
        if problem:
            self._notify(problem, True)
            return
        message = {
            "model": self._use_model,
            "refiner": self._use_refiner,
            "vae": self._use_vae,
            "lora": self._use_lora,
            "textual-inversion": self._use_words,
            "controlnet": self._use_controlnet,
        }[entry.kind](entry)
        if message:
            self._show_canvas()
            self._notify(message, False)

    def _incompatibility(self, entry: "LibraryEntry") -> str:
        """Return why an adapter does not fit the recipe's model; "" if it does, or if that is not known."""
        card = self._panel.fields.card
        if entry.adapter is None or card is None:
            return ""
        what = "LoRA" if entry.kind == "lora" else tr("textual inversion")
        if not card.takes_prompt:
            return tr("{card} takes no prompt, so it takes no {what} either. Choose another model first.").format(
                card=card.title, what=what
            )
        needs, has = _generation(entry.family), _generation(card.family)
        if needs and has and needs != has:
            return tr("{entry} is a {what} for {family}, and {card} is another family.").format(
                entry=entry.title, what=what, family=entry.family, card=card.title
            )
        return ""

    def _use_model(self, entry: "LibraryEntry") -> str:
        fields, key = self._panel.fields, entry.found.key
        if key not in fields.cards and entry.card is not None:
            self._models.offer(key, entry.card)
        if not fields.models.model.set_key(key):
            self._notify(tr("{entry} is no longer listed.").format(entry=entry.title), True)
            return ""
        return tr("The recipe uses the model {entry}.").format(entry=entry.title)

    def _use_refiner(self, entry: "LibraryEntry") -> str:
        if not self._panel.fields.models.refiner.set_key(entry.found.key):
            self._notify(tr("A refiner needs an SDXL model: choose one first."), True)
            return ""
        self._show_advanced(self._panel.fields.models.refiner_start)  # below the refiner
        return tr("The recipe refines with {entry}.").format(entry=entry.title)

    def _use_vae(self, entry: "LibraryEntry") -> str:
        if not self._panel.fields.models.vae.set_key(entry.found.key):
            self._notify(tr("{entry} does not fit the recipe's model.").format(entry=entry.title), True)
            return ""
        self._show_advanced(self._panel.fields.models.vae)
        return tr("The recipe decodes with {entry}.").format(entry=entry.title)

    def _show_advanced(self, field: QWidget) -> None:
        self._panel.fields.more.set_opened(True)
        reveal(field)

    def _use_lora(self, entry: "LibraryEntry") -> str:
        self._panel.fields.adapters.loras.add_files([str(entry.found.path)])
        words = tr(" Trigger words: {trigger}.").format(trigger=", ".join(entry.triggers[:3])) if entry.triggers else ""
        return tr("The recipe has the LoRA {entry}.{words}").format(entry=entry.title, words=words)

    def _use_words(self, entry: "LibraryEntry") -> str:
        prompt = self._panel.fields.prompts.prompt
        path = entry.found.path
        word = path.stem if entry.found.key == str(path) else entry.found.key  # its name in prompts
        text = prompt.toPlainText().rstrip(" ,")
        prompt.setPlainText(f"{text}, {word}" if text else word)
        return tr("The prompt has {word}.").format(word=word)

    def _use_controlnet(self, entry: "LibraryEntry") -> str:
        fields = self._panel.fields
        key, card = fields.models.model.key(), fields.card
        if card is None or entry.found.key not in controlnets_for(fields.cards, key, card):
            self._notify(tr("{entry} was not made for the recipe's model.").format(entry=entry.title), True)
            return ""
        kinds = (kind for kind in KINDS if follows(kind, entry.found.key, fields.cards[entry.found.key]))
        row = fields.adapters.controls.add_kind(next(kinds, "canny"))
        row.model.set_key(entry.found.key)
        return tr("The recipe follows a picture with {entry}.").format(entry=entry.title)


def _generation(family: str) -> str:
    """Return which generation of Stable Diffusion a family is of; "" for others."""
    marks = {"sd1": "1", "sd2": "2", "sdxl": "XL", "Stable Diffusion 1": "1", "Stable Diffusion 2": "2", "SDXL": "XL"}
    return next((generation for mark, generation in marks.items() if family.startswith(mark)), "")
