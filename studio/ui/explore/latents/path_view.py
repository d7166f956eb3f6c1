"""The form of a film: a path through points of the map, or between two noises and two prompts."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSlider, QVBoxLayout, QWidget

from studio.protocol.latents import MAX_FRAMES
from studio.protocol.modelcard import ModelCard
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.wrapped_label import WrappedLabel

_SELECT = tr("Select two or more points on the map: click one, and further ones with Shift.")


class PathView(QWidget):
    """The form; its button is added by the tab."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.between = Segmented(
            tr("Path between"),
            [("points", tr("Points of the map")), ("noises", tr("Noises and prompts"))],
            "points",
            tr("The start and the end of the film."),
        )
        self.line = Segmented(
            tr("Line"),
            [("linear", tr("Straight")), ("spherical", tr("Great circle"))],
            "linear",
            tr("Straight lines, or great circles, on which noise keeps its strength."),
        )
        self.frames = NumberField(
            tr("Frames"),
            minimum=2,
            maximum=MAX_FRAMES,
            default=25,
            tooltip=tr("Length of the film, both ends included."),
        )
        self.model = ChoiceField(tr("Model"), [], tooltip=tr("The model that makes pictures of the noises, by DDIM."))
        self._cards: dict[str, ModelCard] = {}
        self.seeds = [
            NumberField(
                name,
                minimum=0,
                maximum=2**31,
                default=place,
                tooltip=tr("{name} of the starting noise.").format(name=name),
            )
            for place, name in enumerate((tr("From seed"), tr("To seed")))
        ]
        self.prompts = [QLineEdit(), QLineEdit()]
        for field, name in zip(self.prompts, (tr("From prompt"), tr("To prompt")), strict=True):
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
            field.setToolTip(tr("{name} this prompt; for models with a prompt.").format(name=name[: name.index(" ")]))
        self.scrub = QSlider(Qt.Orientation.Horizontal)
        self.scrub.setAccessibleName(tr("Frame of the film"))
        self.scrub.setToolTip(tr("Scrub the film; it is a lane of the timeline, which the Watch workspace (F2) shows."))
        self.scrub.setVisible(False)
        self.text = WrappedLabel(_SELECT)
        self.footer = QHBoxLayout()
        self._arrange()
        self.between.changed.connect(lambda _: self._show_fields())
        self.model.changed.connect(lambda _: self._show_fields())
        self._show_fields()

    @property
    def between_points(self) -> bool:
        """Whether the path leads through points of the map."""
        return self.between.key() == "points"

    @property
    def spherical(self) -> bool:
        """Whether it leads along great circles."""
        return self.line.key() == "spherical"

    @property
    def card(self) -> ModelCard | None:
        """The card of the model for noises and prompts."""
        return self._cards.get(self.model.key())

    def set_models(self, cards: Mapping[str, ModelCard]) -> None:
        """Offer those models that make pictures of noise."""
        self._cards = {name: card for name, card in cards.items() if card.makes_pictures and card.channels != 2}
        self.model.set_choices([(name, card.title) for name, card in self._cards.items()])
        self._show_fields()

    def show_selection(self, count: int) -> None:
        """Tell how many points are on the path."""
        self.text.setText(
            _SELECT
            if count < 2
            else tr("A path through {count:,} points, in the order of the selection.").format(count=count)
        )

    def state(self) -> dict[str, object]:
        """Return the state for the next start."""
        return {
            "between": self.between.key(),
            "line": self.line.key(),
            "model": self.model.key(),
            "frames": self.frames.value(),
            "seeds": [field.value() for field in self.seeds],
            "prompts": [field.text() for field in self.prompts],
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Restore what `state` returned; invalid parts are ignored."""
        self.model.set_key(str(state.get("model")))
        self.between.set_key(str(state.get("between")))
        self.line.set_key(str(state.get("line")))
        frames, seeds, prompts = state.get("frames"), state.get("seeds"), state.get("prompts")
        if isinstance(frames, int | float):
            self.frames.setValue(frames)
        if isinstance(seeds, list):
            for number, seed in zip(self.seeds, seeds, strict=False):
                if isinstance(seed, int | float):
                    number.setValue(seed)
        if isinstance(prompts, list):
            for line, prompt in zip(self.prompts, prompts, strict=False):
                line.setText(str(prompt))

    def _show_fields(self) -> None:
        self.text.setVisible(self.between_points)
        self.model.setVisible(not self.between_points)
        for seed in self.seeds:
            seed.setVisible(not self.between_points)
        for prompt in self.prompts:
            prompt.setVisible(not self.between_points and self.card is not None and self.card.takes_prompt)

    def _arrange(self) -> None:
        first, ends = QHBoxLayout(), QGridLayout()
        for row in (first, ends, self.footer):
            row.setSpacing(UNIT)
        first.addWidget(self.between)
        first.addWidget(self.line)
        first.addStretch(1)
        for row_of_end, (seed, prompt) in enumerate(zip(self.seeds, self.prompts, strict=True)):
            seed.setMaximumWidth(150)
            ends.addWidget(seed, row_of_end, 0)
            ends.addWidget(prompt, row_of_end, 1)  # beside its seed, so that it has the rest of the width
        ends.setColumnStretch(1, 1)
        self.frames.setMaximumWidth(130)
        self.model.setMaximumWidth(260)
        self.footer.addWidget(self.model)
        self.footer.addWidget(self.frames)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(first)
        column.addWidget(self.text)
        column.addLayout(ends)
        column.addLayout(self.footer)
        column.addWidget(self.scrub)
