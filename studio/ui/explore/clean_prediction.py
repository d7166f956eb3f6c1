"""A model's estimate of the clean picture from the noised one: the fields (model, prompt or label) and the result."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QLineEdit, QWidget

from studio.document.exploring.forward import reduced
from studio.link.clean_predictor import CleanPredictor
from studio.protocol.events import CleanPredicted
from studio.protocol.generation_recipe import MAX_PROMPT, GenerateRecipe
from studio.protocol.modelcard import ModelCard
from studio.ui.background import Background
from studio.ui.explore.picture_box import PictureBox
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.plain import plain_label

SIDE = 512  # pixels of the picture that a model is shown
_DENOISE = ("pixel", "latent", "stable-diffusion")  # kinds of models
_NO_LABEL = "-"
_TYPED_MILLISECONDS = 300  # after the last letter
_OFF = tr("Tick Predict to let a model estimate the clean picture.")
_WAIT = tr("The model looks at xₜ …")


class CleanPrediction(QObject):
    """The fields and the picture; requests a new estimate whenever picture, noise level, seed or a field changes.

    Attributes:
        row: The fields.
        line: The layout of the fields, whose direction may be changed.
        box: The estimate.
        facts: The model's input, in one line.

    Args:
        predictor: Sends requests to the engine; only the newest waiting one is kept.
        cards: Returns the known models.
    """

    def __init__(
        self, predictor: CleanPredictor, cards: Callable[[], Mapping[str, ModelCard]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._predictor, self._cards = predictor, cards
        self._background = Background(self)
        self._picture: NDArray[np.uint8] | None = None
        self._seen: NDArray[np.uint8] | None = None  # the picture, reduced
        self._level: tuple[float, int] | None = None  # ᾱ and the seed
        self._ready = False
        self.row = QWidget()
        self.on = QCheckBox(tr("Predict x₀ from here"))
        self.on.setToolTip(tr("One evaluation of a model at xₜ: its estimate of the clean picture."))
        self.model = ChoiceField(tr("Model"), [], tooltip=tr("The model that predicts the clean picture."))
        self.label = ChoiceField(tr("Label"), [(_NO_LABEL, tr("none"))], tooltip=tr("The class that the model gets."))
        self.prompt = QLineEdit()
        self.prompt.setPlaceholderText(tr("Prompt"))
        self.prompt.setAccessibleName(tr("Prompt of the prediction"))
        self.prompt.setToolTip(tr("The words that the model gets; empty for none."))
        self.prompt.setMaxLength(MAX_PROMPT)
        self.box = PictureBox(tr("x̂₀ predicted from xₜ"), tr("(xₜ - √(1 - ᾱₜ) · ε̂) / √ᾱₜ, with the network's ε̂."))
        self.facts = plain_label("", quiet=True)
        self.facts.setWordWrap(True)
        self.line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.row)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(UNIT)
        self.line.addWidget(self.on)
        self.line.addWidget(self.model, 1)
        self.line.addWidget(self.label, 1)
        self.line.addWidget(self.prompt, 1)
        self.on.toggled.connect(self._ask)
        self.model.changed.connect(self._model_changed)
        self.label.changed.connect(self._ask)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_TYPED_MILLISECONDS)
        self._typed.timeout.connect(self._ask)
        self.prompt.textChanged.connect(lambda _: self._typed.start())
        predictor.predicted.connect(self._take)
        predictor.failed.connect(self._fail)
        self.offer_models()

    @property
    def busy(self) -> bool:
        """Whether an answer is to come."""
        return self._background.busy or self._predictor.busy

    def offer_models(self) -> None:
        """List the models that denoise pictures."""
        found = {name: card for name, card in self._cards().items() if card.kind in _DENOISE and card.space != "plane"}
        self.model.set_choices([(name, card.title) for name, card in sorted(found.items())])
        self._model_changed()

    def engine_ready(self) -> None:
        """Send the request that the engine could not answer before it was ready."""
        self._ready = True
        self._ask()

    def set_picture(self, picture: NDArray[np.uint8] | None) -> None:
        """Set the clean picture, RGBA [H, W, 4]."""
        self._picture, self._seen = picture, None
        self._ask()

    def set_level(self, alpha_bar: float, seed: int) -> None:
        """Set the noise level and the seed of the noise."""
        if (alpha_bar, seed) != self._level:
            self._level = alpha_bar, seed
            self._ask()

    def close(self) -> None:
        """Stop sending requests."""
        self._typed.stop()
        self._background.close()
        self._predictor.close()

    def recipe(self) -> GenerateRecipe:
        """Return the recipe of the fields."""
        card = self._cards()[self.model.key()]
        seed = self._level[1] if self._level else 0
        conditions: dict[str, object] = {}
        if card.takes_prompt:
            conditions["prompt"] = self.prompt.text()
        elif self.label.key() not in ("", _NO_LABEL):
            conditions["label"] = int(self.label.key())
        guidance = card.guidance if conditions.get("prompt") or "label" in conditions else 1.0
        return GenerateRecipe(model=self.model.key(), guidance=guidance, seed=seed, **conditions)

    def _model_changed(self, *_: object) -> None:
        card = self._cards().get(self.model.key())
        self.prompt.setVisible(card is not None and card.takes_prompt)
        labels = card.labels if card is not None else ()
        self.label.set_choices([(_NO_LABEL, tr("none")), *((str(place), name) for place, name in enumerate(labels))])
        self.label.setVisible(bool(labels))
        self.on.setEnabled(card is not None)
        self._ask()

    def _ask(self, *_: object) -> None:
        if not self.on.isChecked() or self._level is None or self._picture is None or not self.model.key():
            self._predictor.forget()
            self.box.show_pixels(None, _OFF if not self.on.isChecked() else "")
            self.facts.setText("")
            return
        if self._seen is None:
            picture = self._picture
            if not self._background.busy:
                self._background.run(
                    lambda: reduced(picture, SIDE), lambda seen: self._reduced(picture, seen), lambda _: None
                )
            return
        if self._ready:
            if self.box.image.isNull():
                self.box.show_pixels(None, _WAIT)
            recipe = self.recipe()
            self._predictor.ask((recipe, self._level[0]), recipe, self._seen, self._level[0])

    def _reduced(self, picture: NDArray[np.uint8], seen: NDArray[np.uint8]) -> None:
        if picture is self._picture:  # otherwise another one was opened meanwhile
            self._seen = seen
        self._ask()

    def _take(self, key: tuple[GenerateRecipe, float], made: CleanPredicted) -> None:
        if not self.on.isChecked():
            return
        image = QImage(made.x0)  # a small PNG, and gone when this returns
        self.box.show_image(image)
        width, height = made.size
        self.facts.setText(
            tr("{model} at {width} × {height}, its t = {timestep}, where ᾱ = {alpha_bar:.3g}").format(
                model=key[0].model, width=width, height=height, timestep=made.timestep, alpha_bar=made.alpha_bar
            )
        )

    def _fail(self, _key: object, message: str) -> None:
        self.box.show_pixels(None, message)
        self.facts.setText("")
