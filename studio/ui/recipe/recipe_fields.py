"""The form of a generation recipe: model, prompt or class, sampler, and further settings."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.protocol.foreign.few_steps import FewSteps
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard
from studio.protocol.samplers import SAMPLER_NOTES, SAMPLER_TITLES, SPACING_NOTES, SPACING_TITLES
from studio.ui.recipe.text_to_image_fields import TextToImageFields
from studio.ui.recipe.wording import kind_title
from studio.ui.theme import UNIT
from studio.ui.widgets.bindings import Bindings
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.collapsible import Collapsible
from studio.ui.widgets.seed_field import SeedField
from studio.ui.widgets.setting_field import setting_field

_VARIANCES = [("fixed_small", "small"), ("fixed_large", "large")]
_SET_BY_MODEL = ("sampler", "steps", "guidance", "spacing")


class RecipeFields(QWidget):
    """A field for each setting of a generation recipe, except the picture and its mask.

    Choosing a model, or a LoRA for few steps, sets its own sampler, steps, guidance and spacing, except where the
    person has set them. Settings that do not apply to the model, or that need a picture when there is none, are hidden
    and left out of the recipe.

    Signals:
        changed: A field has another value.
    """

    changed = Signal()

    def __init__(self, cards: dict[str, ModelCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[str, ModelCard] = {}
        self._touched: set[str] = set()  # of _SET_BY_MODEL: what the person set
        self._missing = ""  # a model that a recipe asks for but that is not available
        self._has_picture = self._has_mask = False
        self._filling = False
        self._made_for: FewSteps | None = None  # the settings of a LoRA for few steps
        self._make_fields()
        self._arrange()
        self._connect()
        self.set_models(cards)

    @property
    def card(self) -> ModelCard | None:
        """The chosen model's card; None when the model is not available."""
        return self.cards.get(self.model.key())

    @property
    def prompted(self) -> bool:
        """Whether the model takes prompts; a model that is not available may."""
        return self.card is None or self.card.takes_prompt

    def recipe(self) -> GenerateRecipe:
        """Return the recipe of the fields, without picture and mask."""
        label = self.label.key()
        return GenerateRecipe(
            model=self.model.key() or GenerateRecipe().model,
            label=int(label) if label else None,
            refiner=(self.refiner.key() or None) if self.prompted else None,
            vae=(self.vae.key() or None) if self.prompted else None,
            **self._bindings.values(),
            **self.words.values(),
        )

    def validate(self) -> None:
        """Raise BadInput for a typed number that is out of its field's range."""
        self._bindings.validate()

    def set_recipe(self, recipe: GenerateRecipe) -> None:
        """Fill the fields; a model or class that is not available is kept and marked as missing."""
        self._filling = True
        try:
            self._touched = set(_SET_BY_MODEL)
            self._missing = ""
            if not self.model.set_key(recipe.model):
                self._missing = recipe.model
                self._offer_models(extra=recipe.model)
                self.model.set_key(recipe.model)
            self._adopt_model()
            label = "" if recipe.label is None else str(recipe.label)
            if not self.label.set_key(label):
                self._offer_labels(extra=label)
                self.label.set_key(label)
            if self.prompted:
                self.words.fill(recipe)
                if recipe.loras:
                    self.more.set_opened(True)  # an active LoRA must be visible
            self._offer_helpers(recipe.refiner or "", recipe.vae or "")
            self._bindings.fill(recipe)
            self._touched = {key for key in self._touched if not self._is_default(key)}
        finally:
            self._filling = False
        self._field_changed()

    def set_models(self, cards: dict[str, ModelCard]) -> None:
        """Offer these models; the chosen one is kept if it is among them, or if a recipe asked for it."""
        self.cards = dict(cards)
        chosen = self.model.key()
        gone = bool(chosen) and chosen not in self._generators()
        self._offer_models(extra=chosen if chosen == self._missing else "")
        if not gone:
            self._adopt_model()
        self._field_changed()

    def set_canvas(self, *, pictured: bool, masked: bool) -> None:
        """Show or hide the settings that need a picture or a mask on the canvas."""
        if (pictured, masked) != (self._has_picture, self._has_mask):  # called for every brush stroke
            self._has_picture, self._has_mask = pictured, masked
            self._field_changed()

    def touched(self) -> list[str]:
        """Return which of sampler, steps, guidance and spacing the person has set."""
        return sorted(self._touched)

    def set_touched(self, touched: list[str]) -> None:
        """Restore what `touched` returned; the model sets the others."""
        self._touched = set(touched) & set(_SET_BY_MODEL)
        self._adopt_model()

    def _offer_models(self, extra: str = "") -> None:
        generators = self._generators()
        choices = [(name, card.title) for name, card in generators.items()]
        kinds = {name: f"{kind_title(card)} · {card.size} px" for name, card in generators.items()}
        if extra and extra not in generators:
            card = self.cards.get(extra)
            choices.append((extra, card.title if card else extra.replace("\\", "/").rstrip("/").rpartition("/")[2]))
            kinds[extra] = "no generator" if card else "not found"
        self.model.set_choices(choices, kinds)

    def _generators(self) -> dict[str, ModelCard]:
        return {name: card for name, card in self.cards.items() if card.makes_pictures}

    def _has_controlnet(self) -> bool:
        """Whether there is a ControlNet for the model."""
        names = {self.model.key(), self.card.name} if self.card else set()
        return any(card.kind == "controlnet" and card.base in names for card in self.cards.values())

    def _offer_helpers(self, refiner: str | None = None, vae: str | None = None) -> None:
        """Offer refiners and autoencoders that may fit the model, and select these; None: what was selected."""
        card = self.card
        xl = card is not None and card.family in ("sdxl", "sdxl-inpaint")
        latent = card.latent[:1] if card is not None else ()
        refiners = {name: other.title for name, other in self.cards.items() if xl and other.family == "sdxl-refiner"}
        coders = {
            name: other.title
            for name, other in self.cards.items()
            if other.kind == "kl-autoencoder" and other.latent[:1] == latent
        }
        for field, none, found, wanted in (
            (self.refiner, "none", refiners, refiner),
            (self.vae, "the model's own", coders, vae),
        ):
            if wanted:
                found.setdefault(wanted, wanted)  # one that a recipe asks for
            field.set_choices([("", none), *found.items()])
            if wanted is not None:
                field.set_key(wanted)

    def _offer_labels(self, extra: str = "") -> None:
        labels = self.card.labels if self.card else ()
        choices = [("", "any"), *((str(number), text) for number, text in enumerate(labels))]
        if extra and extra not in dict(choices):
            choices.append((extra, f"{extra}, unknown"))
        self.label.set_choices(choices)

    def _model_changed(self) -> None:
        self._adopt_model()
        self._field_changed()

    def _adopt_model(self) -> None:
        """Offer the model's classes and helpers, and set its sampler, steps and guidance where the person has not."""
        self._offer_labels()
        self._offer_helpers()
        card = self.card
        if card is None:
            return
        self.words.size.set_trained(card.size, card.family)
        own = self._defaults(card)
        self.steps.set_default(own["steps"])
        self.guidance.set_default(own["guidance"])
        for key, choice in (("sampler", self.sampler), ("spacing", self.spacing)):
            if key not in self._touched:
                choice.set_key(own[key])
        for key, number in (("steps", self.steps), ("guidance", self.guidance)):
            if key not in self._touched:
                number.setValue(own[key])

    def _defaults(self, card: ModelCard) -> dict[str, Any]:
        """Return the settings that the model was made for, or its LoRA, if that is one for few steps."""
        made_for = self.words.made_for if card.takes_prompt else None
        own = {"sampler": card.sampler, "steps": card.steps, "guidance": card.guidance, "spacing": "auto"}
        return own if made_for is None else {key: made_for.settings()[key] for key in own}

    def _lora_changed(self) -> None:
        if self.words.made_for != self._made_for:  # typing a path changes it with every letter
            self._made_for = self.words.made_for
            if not self._filling:
                self._adopt_model()

    def _touch(self, key: str) -> None:
        """Remember that the person set a field; setting the model's own value counts as not set."""
        self._touched.add(key)
        if self._is_default(key):
            self._touched.discard(key)

    def _is_default(self, key: str) -> bool:
        return self.card is not None and self._bindings.values()[key] == self._defaults(self.card)[key]

    def _field_changed(self, *_: object) -> None:
        if self._filling:
            return
        card, sampler = self.card, self.sampler.key()
        iterative = card is None or card.kind != "decoder"
        repaints = self._has_mask and not (card and card.takes_prompt)  # with RePaint's resampling
        self.words.show(used=self.prompted, has_picture=self._has_picture, has_controlnet=self._has_controlnet())
        self.label.setVisible(self.label.count() > 1)
        self.sampler.setVisible(iterative)
        self.steps.setVisible(iterative)
        self.guidance.setVisible(self.prompted or bool(card and card.labels))
        uses_ddim = repaints and sampler not in ("ddpm", "ddim")  # repainting falls back to DDIM
        self.eta.setVisible(sampler in ("ddim", "tcd") or uses_ddim)
        self.variance.setVisible(sampler == "ddpm")
        self.spacing.setVisible(iterative and not repaints and sampler != "ipndm")
        self.refiner.setVisible(self.prompted and self.refiner.count() > 1)
        self.refiner_start.setVisible(self.prompted and bool(self.refiner.key()))
        self.vae.setVisible(self.prompted and self.vae.count() > 1)
        self.clip_skip.setVisible(self.prompted)
        self.guidance_rescale.setVisible(self.prompted)
        self.resamples.setVisible(repaints)
        self.jump_length.setVisible(repaints)
        self.more.setVisible(self.prompted or (iterative and (repaints or sampler != "ipndm")))
        self.changed.emit()

    def _make_fields(self) -> None:
        defaults = GenerateRecipe()
        self._bindings = Bindings(self)
        bind = self._bindings.bind
        self.model = ChoiceField("", [], tooltip="Model.", name="Model")
        self.words = TextToImageFields(self)
        self.label = ChoiceField("Class", [("", "any")], tooltip="Class of the picture, for class-conditional models.")
        self.sampler = bind(
            "sampler",
            ChoiceField(
                "Sampler", list(SAMPLER_TITLES.items()), defaults.sampler, "Sampling method.", notes=SAMPLER_NOTES
            ),
        )
        self.steps = bind(
            "steps",
            setting_field(
                GenerateRecipe, "steps", "Steps", tooltip="Sampling steps: more are slower and more accurate."
            ),
        )
        self.guidance = bind(
            "guidance",
            setting_field(
                GenerateRecipe,
                "guidance",
                "CFG scale",
                step=0.5,
                decimals=3,
                tooltip="Classifier-free guidance scale: higher follows the prompt or class more closely, "
                "with less variety; 1 turns it off.",
            ),
        )
        self.seed = bind("seed", SeedField())
        self.count = bind(
            "count",
            setting_field(GenerateRecipe, "count", "Count", tooltip="Number of pictures, each from different noise."),
        )
        self.more = Collapsible("Advanced", "Settings that rarely need to be changed.")
        self.eta = bind(
            "eta",
            setting_field(
                GenerateRecipe,
                "eta",
                "Eta",
                step=0.05,
                decimals=3,
                tooltip="DDIM noise per step: 0 is deterministic, 1 adds as much as DDPM.",
            ),
        )
        self.spacing = bind(
            "spacing",
            ChoiceField(
                "Schedule",
                list(SPACING_TITLES.items()),
                defaults.spacing,
                "How the steps are spread over the noise levels.",
                notes=SPACING_NOTES,
            ),
        )
        self.refiner = ChoiceField("Refiner", [("", "none")], tooltip="The model that takes over for the last steps.")
        self.refiner_start = bind(
            "refiner_start",
            setting_field(
                GenerateRecipe,
                "refiner_start",
                "Refine from",
                step=0.05,
                decimals=3,
                tooltip="Share of the noise levels before the refiner takes over.",
            ),
        )
        self.vae = ChoiceField("VAE", [("", "the model's own")], tooltip="The autoencoder that decodes the latents.")
        self.clip_skip = bind(
            "clip_skip",
            setting_field(
                GenerateRecipe,
                "clip_skip",
                "Clip skip",
                tooltip="Which layer of the text encoder is read, from the end; 1 is the model's own.",
            ),
        )
        self.guidance_rescale = bind(
            "guidance_rescale",
            setting_field(
                GenerateRecipe,
                "guidance_rescale",
                "CFG rescale",
                step=0.05,
                decimals=3,
                tooltip="Keeps a high CFG scale from raising the contrast; 0.7 for models with zero terminal SNR.",
            ),
        )
        self.variance = bind(
            "variance",
            ChoiceField("Variance", _VARIANCES, defaults.variance, "DDPM variance: fixed small is less noisy."),
        )
        self.resamples = bind(
            "resamples",
            setting_field(
                GenerateRecipe,
                "resamples",
                "Resampling",
                tooltip="RePaint: how often each jump is repeated, for a better match with the surroundings.",
            ),
        )
        self.jump_length = bind(
            "jump_length",
            setting_field(
                GenerateRecipe,
                "jump_length",
                "Jump",
                unit="steps",
                tooltip="RePaint: steps per jump back, while the mask is repainted.",
            ),
        )

    def _connect(self) -> None:
        self.model.changed.connect(self._model_changed)
        self.words.lora.changed.connect(self._lora_changed)
        self.words.changed.connect(self._field_changed)
        for choice in (self.label, self.refiner, self.vae):
            choice.changed.connect(self._field_changed)
        self._bindings.changed.connect(self._field_changed)
        self.sampler.chosen.connect(lambda: self._touch("sampler"))
        self.spacing.chosen.connect(lambda: self._touch("spacing"))
        self.steps.edited.connect(lambda: self._touch("steps"))
        self.guidance.edited.connect(lambda: self._touch("guidance"))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        # in the order of how often they are changed: in a low window the lower ones need scrolling
        first: tuple[QWidget, ...] = (self.model, self.words.prompt, self.words.negative, self.label, self.words.size)
        for field in first:
            column.addWidget(field)
        column.addLayout(_row(self.seed, self.count))
        column.addWidget(self.sampler)
        column.addLayout(_row(self.steps, self.guidance))
        second: tuple[QWidget, ...] = (self.words.strength, self.words.edges)
        for field in second:
            column.addWidget(field)
        column.addWidget(self.more)
        rare: tuple[QWidget, ...] = (self.words.lora, self.words.dialect, self.spacing, self.eta, self.variance)
        for field in (*rare, self.clip_skip, self.guidance_rescale):
            self.more.rows.addWidget(field)
        self.more.rows.addLayout(_row(self.refiner, self.refiner_start))
        self.more.rows.addWidget(self.vae)
        self.more.rows.addLayout(_row(self.resamples, self.jump_length))


def _row(*fields: QWidget) -> QHBoxLayout:
    """Put fields side by side, of equal width but for the seed, whose buttons need room."""
    row = QHBoxLayout()
    row.setSpacing(UNIT)
    for field in fields:
        row.addWidget(field, 8 if isinstance(field, SeedField) else 5)
    return row
