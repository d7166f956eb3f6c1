"""The form of a latent map: model, data and layout."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QPlainTextEdit, QPushButton, QSizePolicy, QWidget

from studio.protocol.latents import MAX_POINTS, PROMPTS, SAMPLES
from studio.protocol.modelcard import ModelCard
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.main_button import MainButton
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.segmented import Segmented

_KINDS = ("autoencoder", "kl-autoencoder", "decoder", "latent", "stable-diffusion")  # that have a latent space
_FOLDER = "folder"
_DATA = (
    ("", tr("Its own data")),
    ("digits", tr("Digits")),
    ("mnist", "MNIST"),
    ("fashion-mnist", "Fashion-MNIST"),
    ("cifar10", "CIFAR-10"),
)
_METHODS = (("pca", "PCA"), ("lda", "LDA"), ("tsne", "t-SNE"), ("axes", tr("Axes")))
_TEXTS = tr(
    "a penguin\na red apple\na green apple\na penguin in the snow\nan owl\na red heart\na blue heart\na sailboat"
)


class MapFields(QWidget):
    """The form.

    Signals:
        map_wanted: The map is wanted as the form says.
        stop_wanted: The computation is to end.
        changed: Another layout of the existing map is wanted: method, axes or seed.
        pictures_chosen: Whether points are shown as pictures.
        label_chosen: The class that decoded pictures have.
    """

    map_wanted = Signal()
    stop_wanted = Signal()
    changed = Signal()
    pictures_chosen = Signal(bool)
    label_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, ModelCard] = {}
        self._folder = ""
        self._wanted_model = ""  # restored from an earlier session, and not listed yet
        self.model = ChoiceField(tr("Model"), [], tooltip=tr("The model whose latent space is shown."))
        self.data = ChoiceField(
            tr("Data"), _DATA, tooltip=tr("The pictures that are encoded; for a GAN, samples it makes.")
        )
        self.count = NumberField(
            tr("Points"),
            minimum=3,
            maximum=MAX_POINTS,
            default=2000,
            step=100,
            tooltip=tr("Maximum number of points; of more, evenly spaced ones are taken."),
        )
        self.button = MainButton(tr("Map"), tr("Encode the pictures and lay their codes out."))
        self.stop = QPushButton(tr("Stop"))
        self.stop.setToolTip(tr("End the computation; t-SNE keeps its current state."))
        self.stop.setAccessibleName(tr("Stop mapping"))
        self.method = Segmented(tr("Method"), _METHODS, "pca", tr("How the codes are laid out on a plane."))
        self.axes = [
            NumberField(
                name,
                minimum=0,
                maximum=100_000,
                default=place,
                tooltip=tr("The latent number along {name}.").format(name=name),
            )
            for place, name in enumerate("xy")
        ]
        self.seed = NumberField(
            tr("Seed"), minimum=0, maximum=2**31, default=0, tooltip=tr("Seed of t-SNE and of drawn samples.")
        )
        self.look = Segmented(
            tr("Points as"), [("dots", tr("Dots")), ("pictures", tr("Pictures"))], "dots", tr("How points are shown.")
        )
        self.label = ChoiceField(tr("Decode as"), [], tooltip=tr("The class of decoded pictures."))
        self.texts = QPlainTextEdit(_TEXTS)
        self.texts.setAccessibleName(tr("Texts"))
        self.texts.setToolTip(tr("The texts to encode, one a line."))
        self.texts.setMaximumHeight(96)
        self._arrange()
        self._connect()
        self.set_busy(False)
        self._model_changed()

    # the chosen settings

    @property
    def card(self) -> ModelCard | None:
        """The card of the chosen model."""
        return self._cards.get(self.model.key())

    def set_models(self, cards: Mapping[str, ModelCard]) -> None:
        """Offer those models that have a latent space."""
        self._cards = {
            name: card
            for name, card in cards.items()
            if card.kind in _KINDS and card.latent and not card.base and card.space != "plane"
        }
        self.model.set_choices([(name, card.title) for name, card in self._cards.items()])
        if self._wanted_model and self.model.set_key(self._wanted_model):
            self._wanted_model = ""
        self.button.setEnabled(bool(self._cards))
        self._model_changed()

    def request(self) -> dict[str, Any]:
        """Return the fields of MapLatents, except the job and the folder."""
        data = self._folder if self.data.key() == _FOLDER else self.data.key()
        texts = [line.strip() for line in self.texts.toPlainText().splitlines()] if data == PROMPTS else []
        return {
            "model": self.model.key(),
            "dataset": data,
            "prompts": tuple(text for text in texts if text),
            "count": int(self.count.value()),
            "method": self.method.key(),
            "axes": tuple(int(axis.value()) for axis in self.axes),
            "seed": int(self.seed.value()),
        }

    def set_dimensions(self, dimensions: int) -> None:
        """Limit the axes to the numbers of a code."""
        for axis in self.axes:
            axis.set_range(0, max(1, dimensions - 1))

    def set_decode_labels(self, names: tuple[str, ...]) -> None:
        """Offer the classes that the decoder takes."""
        self.label.set_choices([(str(number), name) for number, name in enumerate(names)])
        self.label.setVisible(bool(names))

    def chosen_label(self) -> int:
        """Return the class of decoded pictures."""
        return int(self.label.key() or 0)

    def set_busy(self, busy: bool) -> None:
        """Show Stop while a map is computed."""
        self.stop.setVisible(busy)

    def state(self) -> dict[str, object]:
        """Return the state for the next start."""
        request = self.request()
        return {
            "model": self._wanted_model or request["model"],
            "data": self.data.key(),
            "folder": self._folder,
            "count": request["count"],
            "method": request["method"],
            "axes": list(request["axes"]),
            "seed": request["seed"],
            "look": self.look.key(),
            "texts": self.texts.toPlainText(),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Restore what `state` returned; invalid parts are ignored."""
        name = state.get("model")
        if isinstance(name, str) and name and not self.model.set_key(name):
            self._wanted_model = name
        folder, data, texts = state.get("folder"), state.get("data"), state.get("texts")
        if isinstance(folder, str):
            self._folder = folder
        if isinstance(texts, str) and texts:
            self.texts.setPlainText(texts)
        self._model_changed()
        if isinstance(data, str):
            self.data.set_key(data)
        fields = {"count": self.count, "seed": self.seed}
        for key, field in fields.items():
            number = state.get(key)
            if isinstance(number, int | float):
                field.setValue(number)
        axes = state.get("axes")
        if isinstance(axes, list) and len(axes) == 2 and all(isinstance(axis, int) for axis in axes):
            for field, axis in zip(self.axes, axes, strict=True):
                field.setValue(axis)
        for key, control in (("method", self.method), ("look", self.look)):
            control.set_key(str(state.get(key)))

    # reactions

    def _connect(self) -> None:
        self.model.changed.connect(lambda _: self._model_changed())
        self.data.changed.connect(lambda _: self._data_changed())
        self.data.chosen.connect(self._data_chosen)
        self.button.clicked.connect(self.map_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.method.changed.connect(self._method_changed)
        for axis in self.axes:
            axis.edited.connect(lambda _: self.changed.emit())
        self.seed.edited.connect(lambda _: self.changed.emit())
        self.look.changed.connect(lambda key: self.pictures_chosen.emit(key == "pictures"))
        self.label.changed.connect(lambda _: self.label_chosen.emit(self.chosen_label()))

    def _model_changed(self) -> None:
        """Offer the data that the model can encode."""
        card, choices = self.card, list(_DATA)
        if card is not None and card.kind == "decoder":
            choices.append((SAMPLES, tr("Its own samples")))
            if card.model == "gan":
                choices = [(SAMPLES, tr("Its own samples"))]
        if card is not None and card.kind == "stable-diffusion":
            choices.append((PROMPTS, tr("Texts")))
        if card is None or card.model != "gan":
            choices.append((_FOLDER, Path(self._folder).name or tr("Folder…")))
        self.data.set_choices(choices)
        self.set_decode_labels(() if card is None or card.kind != "decoder" else card.labels)
        self._data_changed()

    def _data_changed(self) -> None:
        self.texts.setVisible(self.data.key() == PROMPTS)
        self._show_method_fields()

    def _data_chosen(self, key: str) -> None:
        if key != _FOLDER:
            return
        folder = QFileDialog.getExistingDirectory(self, tr("Folder of pictures"), self._folder)
        if folder:
            self._folder = folder
            self._model_changed()
        elif not self._folder:
            self.data.set_key("")

    def _method_changed(self, _key: str) -> None:
        self._show_method_fields()
        self.changed.emit()

    def _show_method_fields(self) -> None:
        for axis in self.axes:
            axis.setVisible(self.method.key() == "axes")
        self.seed.setVisible(self.method.key() == "tsne" or self.data.key() == SAMPLES)

    def _arrange(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(UNIT)
        first.addWidget(self.model, 3)
        first.addWidget(self.data, 2)
        self.count.setMinimumWidth(112)
        self.count.setMaximumWidth(130)
        first.addWidget(self.count, 1)
        for button in (self.button, self.stop):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            first.addWidget(button)
        second.addWidget(self.method)
        second.addWidget(self.look)
        for axis in (*self.axes, self.seed):
            axis.setMaximumWidth(100)
            second.addWidget(axis, 1)
        self.label.setMaximumWidth(180)
        second.addWidget(self.label, 1)
        second.addStretch(0)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(UNIT)
        grid.addLayout(first, 0, 0)
        grid.addLayout(second, 1, 0)
        grid.addWidget(self.texts, 2, 0)
