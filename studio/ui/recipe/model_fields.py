"""Fields for the model, its class, and the models that help it: refiner and autoencoder."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from studio.protocol.controlnets import controlnets_for
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard
from studio.ui.recipe.field_group import FieldGroup
from studio.ui.recipe.wording import kind_title
from studio.ui.translation import tr
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.setting_field import setting_field


class ModelFields(FieldGroup):
    """Model and class; refiner and autoencoder where some fit the model.

    Signals:
        chosen: Another model is selected, or its card may be another.
        browse_clicked: Show all models.
    """

    chosen = Signal()
    browse_clicked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[str, ModelCard] = {}
        self._missing = ""  # a model that a recipe asks for but that is not available
        self.model = ChoiceField("", [], tooltip=tr("The model that makes the picture."), name=tr("Model"))
        self.browse = IconButton("ph.books", tr("All models"), tr("List all models. Ctrl+M"))
        self.browse.clicked.connect(self.browse_clicked)
        self.label = self.place(
            ChoiceField(
                tr("Class"), [("", tr("any"))], tooltip=tr("Class of the picture, for class-conditional models.")
            ),
            lambda _: self.label.count() > 1,
        )
        self.refiner = self.place(
            ChoiceField(tr("Refiner"), [("", tr("none"))], tooltip=tr("The model that takes over for the last steps.")),
            lambda now: now.prompted and self.refiner.count() > 1,
        )
        self.refiner_start = self.bind(
            "refiner_start",
            setting_field(
                GenerateRecipe,
                "refiner_start",
                tr("Refine from"),
                step=0.05,
                decimals=3,
                tooltip=tr("Share of the noise levels before the refiner takes over."),
            ),
            lambda now: now.prompted and bool(self.refiner.key()),
        )
        self.vae = self.place(
            ChoiceField("VAE", [("", tr("the model's own"))], tooltip=tr("The autoencoder that decodes the latents.")),
            lambda now: now.prompted and self.vae.count() > 1,
        )
        for key, field in (("model", self.model), ("label", self.label), ("refiner", self.refiner), ("vae", self.vae)):
            self.remember(key, field)
        self.rows = ((self.model, self.browse), (self.label,))
        self.advanced_rows = ((self.refiner,), (self.refiner_start,), (self.vae,))
        self.model.changed.connect(self._model_changed)
        for choice in (self.label, self.refiner, self.vae):
            choice.changed.connect(self.changed)

    @property
    def card(self) -> ModelCard | None:
        """The selected model's card; None when the model is not available."""
        return self.cards.get(self.model.key())

    @property
    def _is_xl(self) -> bool:
        return self.card is not None and self.card.family in ("sdxl", "sdxl-inpaint")

    @property
    def has_controlnet(self) -> bool:
        """Whether there is a ControlNet for the model."""
        return self.card is not None and bool(controlnets_for(self.cards, self.model.key(), self.card))

    def set_cards(self, cards: dict[str, ModelCard]) -> None:
        """Offer these models; the selected one is kept if it is among them, or if a recipe asked for it."""
        self.cards = dict(cards)
        chosen = self.model.key()
        missing = bool(chosen) and chosen not in self._generators()
        self._offer_models(extra=chosen if chosen == self._missing else "")
        if self.model.key() == chosen:  # otherwise it was reported
            if missing:
                self.chosen.emit()
            else:
                self._model_changed()

    def values(self) -> dict[str, Any]:
        """Return the settings by the recipe's names."""
        label, prompted = self.label.key(), self.card is None or self.card.takes_prompt
        return {
            **super().values(),
            "model": self.model.key() or GenerateRecipe().model,
            "label": int(label) if label else None,
            "refiner": (self.refiner.key() or None) if prompted else None,
            "vae": (self.vae.key() or None) if prompted else None,
        }

    def fill(self, recipe: GenerateRecipe) -> None:
        """Show a recipe's settings; a model or class that is not available is kept and marked as missing."""
        self._missing = ""
        if not self.model.set_key(recipe.model):
            self._missing = recipe.model
            self._offer_models(extra=recipe.model)
            self.model.set_key(recipe.model)
        self._offer_labels()
        label = "" if recipe.label is None else str(recipe.label)
        if not self.label.set_key(label):
            self._offer_labels(extra=label)
            self.label.set_key(label)
        self._offer_helpers(recipe.refiner or "", recipe.vae or "")
        super().fill(recipe)

    def restore(self, state: Mapping[str, object]) -> None:
        """Apply what `state` returned; at a start, refiner and autoencoder may be found after the model."""
        super().restore(state)
        refiner, vae = (name if isinstance(name := state.get(key), str) else "" for key in ("refiner", "vae"))
        self._offer_helpers(refiner if self._is_xl else "", vae)

    def _model_changed(self) -> None:
        self._offer_labels()
        self._offer_helpers()
        self.chosen.emit()

    def _generators(self) -> dict[str, ModelCard]:
        return {name: card for name, card in self.cards.items() if card.makes_pictures}

    def _offer_models(self, extra: str = "") -> None:
        generators = self._generators()
        choices = [(name, card.title) for name, card in generators.items()]
        kinds = {name: f"{kind_title(card)} · {card.size} px" for name, card in generators.items()}
        if extra and extra not in generators:
            card = self.cards.get(extra)
            choices.append((extra, card.title if card else extra.replace("\\", "/").rstrip("/").rpartition("/")[2]))
            kinds[extra] = tr("no generator") if card else tr("not found")
        self.model.set_choices(choices, kinds)

    def _offer_labels(self, extra: str = "") -> None:
        labels = self.card.labels if self.card else ()
        choices = [("", tr("any")), *((str(number), text) for number, text in enumerate(labels))]
        if extra and extra not in dict(choices):
            choices.append((extra, tr("{extra}, unknown").format(extra=extra)))
        self.label.set_choices(choices)

    def _offer_helpers(self, refiner: str | None = None, vae: str | None = None) -> None:
        """Offer refiners and autoencoders that may fit the model, and select these; None: what was selected."""
        card = self.card
        xl = self._is_xl
        latent = card.latent[:1] if card is not None else ()
        refiners = {name: other.title for name, other in self.cards.items() if xl and other.family == "sdxl-refiner"}
        coders = {
            name: other.title
            for name, other in self.cards.items()
            if other.kind == "kl-autoencoder" and other.latent[:1] == latent
        }
        for field, none, found, wanted in (
            (self.refiner, tr("none"), refiners, refiner),
            (self.vae, tr("the model's own"), coders, vae),
        ):
            if wanted:
                found.setdefault(wanted, wanted)  # one that a recipe asks for
            field.set_choices([("", none), *found.items()])
            if wanted is not None:
                field.set_key(wanted)
