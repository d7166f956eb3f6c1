"""The fields of a recipe: model, prompt or label, sampler, numbers, and what is rarely needed under More."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.document.subtitles import SAMPLER_TITLES
from studio.protocol.modelcard import ModelCard
from studio.protocol.recipes import GenerateRecipe
from studio.ui.recipe.text_to_image_fields import TextToImageFields
from studio.ui.recipe.wording import KIND_TITLES
from studio.ui.theme import UNIT
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.collapsible import Collapsible
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.seed_field import SeedField

_VARIANCES = [("fixed_small", "small"), ("fixed_large", "large")]


class RecipeFields(QWidget):
    """One control for each thing that a generation recipe holds, except the picture and its mask.

    A model brings its own sampler, steps and guidance; whatever the person has set stays as they set it. What a model
    does not know, or what needs a picture when there is none, is hidden and stays out of the recipe.

    Signals:
        changed: Some field has another value now.
    """

    changed = Signal()

    def __init__(self, cards: dict[str, ModelCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[str, ModelCard] = {}
        self._touched: set[str] = set()  # of sampler, steps and guidance: what the person set
        self._missing = ""  # a model that a recipe asks for and that is not here
        self._pictured = self._masked = False
        self._filling = False
        self._make_fields()
        self._arrange()
        self._connect()
        self.set_models(cards)

    def _make_fields(self) -> None:
        first = GenerateRecipe()
        self.model = ChoiceField("", [], tooltip="The model that makes the picture.", name="Model")
        self.words = TextToImageFields(self)
        self.label = ChoiceField("Label", [("", "any")], tooltip="What the picture should show, of what it learned.")
        self.sampler = ChoiceField(
            "Sampler", list(SAMPLER_TITLES.items()), first.sampler, "How the noise is taken away, step by step."
        )
        self.steps = NumberField(
            "Steps",
            minimum=1,
            maximum=10_000,
            default=first.steps,
            tooltip="In how many steps the picture emerges: more take longer and err less.",
        )
        self.guidance = NumberField(
            "Guidance",
            minimum=0,
            maximum=30,
            default=first.guidance,
            step=0.5,
            decimals=3,
            tooltip="How strictly the picture follows what was asked: 1 as learned, more is clearer and less varied.",
        )
        self.seed = SeedField()
        self.count = NumberField(
            "Count", minimum=1, maximum=4096, default=1, tooltip="How many pictures are made, each from its own noise."
        )
        self.more = Collapsible("More", "Shows the settings that are rarely needed.")
        self.eta = NumberField(
            "Eta",
            minimum=0,
            maximum=1,
            default=first.eta,
            step=0.05,
            decimals=3,
            tooltip="How much new noise DDIM adds at each step: 0 none, 1 as much as DDPM.",
        )
        self.variance = ChoiceField(
            "Variance", _VARIANCES, first.variance, "How much noise DDPM adds at each step: small is cleaner."
        )
        self.resamples = NumberField(
            "Resamples",
            minimum=1,
            maximum=50,
            default=first.resamples,
            tooltip="How often each stretch is walked again, so that the mask fits its surroundings better.",
        )
        self.jump_length = NumberField(
            "Jump",
            minimum=1,
            maximum=100,
            default=first.jump_length,
            unit="steps",
            tooltip="How many steps a stretch has that is walked again while a mask is repainted.",
        )

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.model)
        column.addWidget(self.words.prompt)
        column.addWidget(self.words.negative)
        column.addWidget(self.label)
        column.addWidget(self.sampler)
        column.addLayout(_row(self.steps, self.guidance))
        for field in (self.words.strength, self.words.edges, self.words.size):
            column.addWidget(field)
        column.addLayout(_row(self.seed, self.count))
        column.addWidget(self.more)
        self.more.rows.addWidget(self.words.lora)
        self.more.rows.addWidget(self.eta)
        self.more.rows.addWidget(self.variance)
        self.more.rows.addLayout(_row(self.resamples, self.jump_length))

    def _connect(self) -> None:
        self.model.changed.connect(self._model_changed)
        self.words.changed.connect(self._field_changed)
        for choice in (self.label, self.sampler, self.variance):
            choice.changed.connect(self._field_changed)
        for number in (self.steps, self.guidance, self.seed, self.count, self.eta, self.resamples, self.jump_length):
            number.valueChanged.connect(self._field_changed)
        self.sampler.chosen.connect(lambda: self._touch("sampler"))
        self.steps.edited.connect(lambda: self._touch("steps"))
        self.guidance.edited.connect(lambda: self._touch("guidance"))

    @property
    def card(self) -> ModelCard | None:
        """The chosen model's card; None when the model is not here."""
        return self.cards.get(self.model.key())

    @property
    def prompted(self) -> bool:
        """Whether the model is told in words what to draw; one that is not here may be."""
        return self.card is None or self.card.takes_prompt

    def recipe(self) -> GenerateRecipe:
        """Return what the fields say."""
        label = self.label.key()
        return GenerateRecipe(
            model=self.model.key() or GenerateRecipe().model,
            sampler=next(name for name in SAMPLER_TITLES if name == self.sampler.key()),
            steps=int(self.steps.value()),
            eta=self.eta.value(),
            variance="fixed_large" if self.variance.key() == "fixed_large" else "fixed_small",
            guidance=self.guidance.value(),
            label=int(label) if label else None,
            seed=self.seed.seed(),
            count=int(self.count.value()),
            resamples=int(self.resamples.value()),
            jump_length=int(self.jump_length.value()),
            **self.words.values(),
        )

    def set_recipe(self, recipe: GenerateRecipe) -> None:
        """Put a recipe into the fields; a model or a label that is not here is kept and shown as missing."""
        self._filling = True
        try:
            self._touched = {"sampler", "steps", "guidance"}
            self._missing = ""
            if not self.model.set_key(recipe.model):
                self._missing = recipe.model
                self._offer_models(extra=recipe.model)
                self.model.set_key(recipe.model)
            self._adopt()
            label = "" if recipe.label is None else str(recipe.label)
            if not self.label.set_key(label):
                self._offer_labels(extra=label)
                self.label.set_key(label)
            self.sampler.set_key(recipe.sampler)
            self.variance.set_key(recipe.variance)
            if self.prompted:
                self.words.fill(recipe)
                if recipe.loras:
                    self.more.set_opened(True)  # what changes the model does not stay hidden
            for field, value in (
                (self.steps, recipe.steps),
                (self.guidance, recipe.guidance),
                (self.seed, recipe.seed),
                (self.count, recipe.count),
                (self.eta, recipe.eta),
                (self.resamples, recipe.resamples),
                (self.jump_length, recipe.jump_length),
            ):
                field.setValue(value)
            self._touched = {key for key in self._touched if not self._is_default(key)}
        finally:
            self._filling = False
        self._field_changed()

    def set_models(self, cards: dict[str, ModelCard]) -> None:
        """Offer these models; the chosen one stays chosen while it is there, or was never there but asked for."""
        self.cards = dict(cards)
        chosen = self.model.key()
        gone = bool(chosen) and chosen not in self._generators()
        self._offer_models(extra=chosen if chosen == self._missing else "")
        if not gone:
            self._adopt()
        self._field_changed()

    def set_canvas(self, *, pictured: bool, masked: bool) -> None:
        """Show what only matters while there is a picture, or a mask to be repainted, or hide it."""
        if (pictured, masked) != (self._pictured, self._masked):  # every stroke of a brush comes by here
            self._pictured, self._masked = pictured, masked
            self._field_changed()

    def touched(self) -> list[str]:
        """Return which of sampler, steps and guidance the person has set."""
        return sorted(self._touched)

    def set_touched(self, touched: list[str]) -> None:
        """Take over, from an earlier session, what the person had set; the model's own values fill in the rest."""
        self._touched = set(touched) & {"sampler", "steps", "guidance"}
        self._adopt()

    def _offer_models(self, extra: str = "") -> None:
        generators = self._generators()
        choices = [(name, card.title) for name, card in generators.items()]
        kinds = {name: f"{KIND_TITLES.get(card.kind, card.kind)} · {card.size} px" for name, card in generators.items()}
        if extra and extra not in generators:
            card = self.cards.get(extra)
            choices.append((extra, card.title if card else extra.replace("\\", "/").rstrip("/").rpartition("/")[2]))
            kinds[extra] = "makes no pictures" if card else "not here"
        self.model.set_choices(choices, kinds)

    def _generators(self) -> dict[str, ModelCard]:
        return {name: card for name, card in self.cards.items() if card.makes_pictures}

    def _knows_edges(self) -> bool:
        """Whether there is a ControlNet that was made for the model."""
        names = {self.model.key(), self.card.name} if self.card else set()
        return any(card.kind == "controlnet" and card.base in names for card in self.cards.values())

    def _offer_labels(self, extra: str = "") -> None:
        labels = self.card.labels if self.card else ()
        choices = [("", "any"), *((str(number), text) for number, text in enumerate(labels))]
        if extra and extra not in dict(choices):
            choices.append((extra, f"{extra}, not known"))
        self.label.set_choices(choices)

    def _model_changed(self) -> None:
        self._adopt()
        self._field_changed()

    def _adopt(self) -> None:
        """Take over the model's labels and, where the person set nothing, its sampler, steps and guidance."""
        self._offer_labels()
        card = self.card
        if card is None:
            return
        self.words.size.set_trained(card.size)
        self.steps.set_default(card.steps)
        self.guidance.set_default(card.guidance)
        if "sampler" not in self._touched:
            self.sampler.set_key(card.sampler)
        if "steps" not in self._touched:
            self.steps.setValue(card.steps)
        if "guidance" not in self._touched:
            self.guidance.setValue(card.guidance)

    def _touch(self, key: str) -> None:
        """Remember that the person set a field; the model's own value counts as not set."""
        self._touched.add(key)
        if self._is_default(key):
            self._touched.discard(key)

    def _is_default(self, key: str) -> bool:
        card = self.card
        if card is None:
            return False
        own = {"sampler": card.sampler, "steps": card.steps, "guidance": card.guidance}
        now = {"sampler": self.sampler.key(), "steps": self.steps.value(), "guidance": self.guidance.value()}
        return now[key] == own[key]

    def _field_changed(self, *_: object) -> None:
        if self._filling:
            return
        card, sampler = self.card, self.sampler.key()
        stepwise = card is None or card.kind != "decoder"
        walks = self._masked and not (card and card.takes_prompt)  # over the mask again and again, as RePaint does
        self.words.show(used=self.prompted, pictured=self._pictured, edged=self._knows_edges())
        self.label.setVisible(self.label.count() > 1)
        self.sampler.setVisible(stepwise)
        self.steps.setVisible(stepwise)
        self.guidance.setVisible(self.prompted or bool(card and card.labels))
        noisy = walks and sampler not in ("ddpm", "ddim")  # repainting takes DDIM's steps then
        self.eta.setVisible(sampler == "ddim" or noisy)
        self.variance.setVisible(sampler == "ddpm")
        self.resamples.setVisible(walks)
        self.jump_length.setVisible(walks)
        self.more.setVisible(self.prompted or (stepwise and (walks or sampler in ("ddim", "ddpm"))))
        self.changed.emit()


def _row(*fields: QWidget) -> QHBoxLayout:
    """Put fields side by side, of equal width but for the seed, whose buttons need room."""
    row = QHBoxLayout()
    row.setSpacing(UNIT)
    for field in fields:
        row.addWidget(field, 8 if isinstance(field, SeedField) else 5)
    return row
