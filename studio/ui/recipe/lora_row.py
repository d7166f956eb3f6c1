"""One LoRA of the recipe: on or off, its weights, and the words that its training used."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.protocol.foreign.adapters import Adapter
from studio.protocol.generation_recipe import LoraSpec
from studio.protocol.loras import FAMILIES_BY_WIDTH
from studio.protocol.modelcard import ModelCard
from studio.ui.recipe.row_list import ListRow, narrow_width
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.plain import plain_label, plain_tooltip
from studio.ui.widgets.setting_field import setting_field

_MAX_WORDS = 6
_WIDTHS = {"sd1": 768, "sd2": 1024, "sdxl": 2048, "sdxl-refiner": 1280}  # of the families' text states


class LoraRow(ListRow):
    """The fields of a LoraSpec.

    Signals:
        word_wanted: A trigger word is to be inserted into the prompt.
    """

    word_wanted = Signal(str)

    def __init__(self, spec: LoraSpec, on: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = spec.file
        self._adapter: Adapter | None = None
        name = Path(spec.file).stem
        self.box = QCheckBox()
        self.box.setChecked(on)
        self.box.setAccessibleName(tr("Use {name}").format(name=name))
        self.box.setToolTip(tr("Use this LoRA; unchecked, it stays in the list and changes nothing."))
        self.name = ElidedLabel(name)
        self.name.setToolTip(plain_tooltip(spec.file))
        self.weight = _field("weight", tr("Weight"), 1.0, tr("Factor of the change to the network; usually 0 to 1."))
        self.text_weight = _field(
            "text_weight", tr("Text weight"), 1.0, tr("Factor of the change to the text encoder.")
        )
        self.open_button = IconButton(
            "ph.caret-right", tr("More of {name}").format(name=name), tr("Text encoder's weight and trigger words.")
        )
        self.open_button.set_icons("ph.caret-right", "ph.caret-down")
        self.remove_button = IconButton("ph.x", tr("Remove {name}").format(name=name), tr("Remove this LoRA."))
        self.problem = plain_label()
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._arrange()
        self._follows = spec.text_weight is None  # the text encoder's weight follows the other until it is set
        self.weight.setValue(spec.weight)
        self.text_weight.setValue(spec.weight if spec.text_weight is None else spec.text_weight)
        self.box.toggled.connect(lambda _: self.changed.emit())
        self.weight.valueChanged.connect(self._weight_changed)
        self.text_weight.edited.connect(self._text_weight_edited)
        self.open_button.toggled.connect(self._show_details)
        self.remove_button.clicked.connect(self.removed)

    def spec(self) -> LoraSpec:
        """Return the LoRA, whether it is on or off."""
        text = None if self._follows else self.text_weight.value()
        return LoraSpec(file=self.file, weight=self.weight.value(), text_weight=text)

    def show_adapter(self, adapter: Adapter | None, card: ModelCard | None) -> None:
        """Show the content of the file's header: trigger words, and whether it fits the model."""
        self._adapter = adapter
        self.follow(card)
        while (item := self._words.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for word in (adapter.triggers if adapter is not None else ())[:_MAX_WORDS]:
            button = QPushButton(word if len(word) <= 24 else f"{word[:23]}…")
            button.setToolTip(plain_tooltip(tr("Insert into the prompt: {word}").format(word=word)))
            button.setAccessibleName(tr("Insert {word}").format(word=word))
            button.clicked.connect(lambda _=False, word=word: self.word_wanted.emit(word))
            self._words.addWidget(button)
        self._words.addStretch(1)

    def follow(self, card: ModelCard | None) -> None:
        """Say whether the LoRA fits a model."""
        problem = self.incompatibility(card)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def incompatibility(self, card: ModelCard | None) -> str:
        """Return in one line why the LoRA cannot be used with a model; "" where it can, as far as headers tell."""
        adapter = self._adapter
        if adapter is None or card is None:
            return ""
        if adapter.problem:
            return adapter.problem
        width = _WIDTHS.get(card.family.removesuffix("-inpaint"))
        known = adapter.family in FAMILIES_BY_WIDTH.values()  # the engine compares other widths with the network's own
        if width is None or not known or adapter.family == FAMILIES_BY_WIDTH[width]:
            return ""
        return tr("This LoRA is for {family}, and does not fit {card}.").format(family=adapter.family, card=card.title)

    def _arrange(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(UNIT // 2)
        first.addWidget(self.box)
        first.addWidget(self.name, 1)
        first.addWidget(self.weight)
        self.weight.setFixedWidth(narrow_width(self.weight))
        first.addWidget(self.open_button)
        first.addWidget(self.remove_button)
        self.details = QWidget()
        column = QVBoxLayout(self.details)
        column.setContentsMargins(UNIT, 0, 0, UNIT // 2)
        column.setSpacing(UNIT // 2)
        column.addWidget(self.text_weight)
        self._words = QHBoxLayout()
        self._words.setSpacing(UNIT // 2)
        column.addLayout(self._words)
        self.details.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addLayout(first)
        layout.addWidget(self.problem)
        layout.addWidget(self.details)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _weight_changed(self, weight: float) -> None:
        if self._follows:
            self.text_weight.setValue(weight)
        self.changed.emit()

    def _text_weight_edited(self, _: float) -> None:
        self._follows = self.text_weight.value() == self.weight.value()
        self.changed.emit()


def lora_from(state: object) -> tuple[LoraSpec, bool] | None:
    """Return a LoRA, and whether it is on, from its saved state; None if that is invalid."""
    if not isinstance(state, Mapping):
        return None
    fields = {key: value for key, value in state.items() if key != "on"}
    try:
        return LoraSpec.model_validate(fields), state.get("on") is not False
    except ValidationError:
        return None


def _field(key: str, label: str, default: float, tooltip: str) -> NumberField:
    return setting_field(LoraSpec, key, label, default=default, step=0.05, decimals=3, tooltip=tooltip)
