"""The attention to each word over the steps of a generation, as pictures and as curves."""

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.document.lanes.word_attention import WordAttention
from studio.protocol.attention import HEAD_GROUPS, AttentionStep
from studio.ui.explain.what_is_this import about_label
from studio.ui.explore.cell_sheet import CellSheet
from studio.ui.explore.line_chart import LineChart
from studio.ui.explore.picture_box import PictureBox
from studio.ui.theme import UNIT, tabular
from studio.ui.translation import tr
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.main_button import MainButton
from studio.ui.widgets.plain import plain_label

_ALL = ""
_HEADS = [
    (_ALL, tr("all")),
    *((str(g), tr("group {g} of {head_groups}").format(g=g + 1, head_groups=HEAD_GROUPS)) for g in range(HEAD_GROUPS)),
]
EMPTY = tr("Select a lane of a text-to-image model in the timeline, and press Show attention.")
SIDE = 96  # pixels of a cell


class WordsView(QWidget):
    """Fields, sheet, the chosen cell, curves and exports.

    Signals:
        look_wanted: The words of the lane are to be followed with these settings.
        picture_wanted, table_wanted: The sheet, or the table of curves, is to be saved.
    """

    look_wanted = Signal()
    picture_wanted = Signal()
    table_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Words"))
        self.attention = WordAttention()
        self.layer = ChoiceField(
            tr("Attention layer"), [(_ALL, tr("all"))], tooltip=tr("The cross-attention layer; all: their mean.")
        )
        self.heads = ChoiceField(
            tr("Heads"), _HEADS, tooltip=tr("A quarter of the layer's attention heads; all: their mean.")
        )
        self.look = MainButton(
            tr("Show attention"),
            tr("Compute the cross-attention to each word of the prompt, over all steps of the lane."),
        )
        self.sheet = CellSheet(tr("Words by denoising steps"))
        self.cell = PictureBox(tr("The chosen word and step"))
        self.curves = LineChart(tr("Attention to each word over the steps"), tr("mean attention"), tr("step"))
        self.facts = plain_label("")
        self.facts.setFont(tabular(self.facts.font()))
        self.facts.setWordWrap(True)
        self.save_picture = QPushButton(tr("Save picture…"))
        self.save_picture.setToolTip(tr("Save all words and steps as a PNG."))
        self.save_table = QPushButton(tr("Save table…"))
        self.save_table.setToolTip(tr("Save the curves as a CSV file."))
        self._arrange()
        self.look.clicked.connect(self.look_wanted)
        for choice in (self.layer, self.heads):
            choice.chosen.connect(lambda _: self.look_wanted.emit())
        self.sheet.chosen.connect(lambda *_: self._show_chosen())
        self.curves.picked.connect(
            lambda share: self.sheet.choose(self.sheet.current[0], round(share * (len(self.attention.steps) - 1)))
        )
        self.save_picture.clicked.connect(self.picture_wanted)
        self.save_table.clicked.connect(self.table_wanted)
        self.clear(EMPTY)

    def head_group(self) -> int | None:
        """Return the chosen group of heads; None for all."""
        return int(self.heads.key()) if self.heads.key() else None

    def clear(self, text: str) -> None:
        """Show a text instead of attention."""
        self.attention = WordAttention(self.attention.picture)
        self.sheet.clear(text)
        self.curves.set_curves({}, "", 1)
        self._show_chosen()

    def add(self, step: AttentionStep) -> None:
        """Keep a step, and show all of them when the last has come."""
        self.attention.steps.append(step)
        self.facts.setText(tr("step {frame} of {total}").format(frame=step.frame + 1, total=step.total))
        if step.frame + 1 == step.total:
            self.show_all()

    def show_all(self) -> None:
        """Show the steps that have come."""
        found, row = self.attention, self.sheet.current
        if not found.steps:
            return
        names = [(name, name.replace("attentions.", "").replace(".transformer_blocks.0", "")) for name in found.layers]
        self.layer.set_choices([(_ALL, tr("all")), *names])
        self.sheet.clear("")
        timesteps = tuple(step.timestep for step in found.steps)
        for place, word in enumerate(found.words):
            cells = [found.cell(place, step, SIDE) for step in range(len(found.steps))]
            self.sheet.add_row(word, timesteps, np.stack(cells), len(found.words))
        self.sheet.choose(*row)
        self._show_chosen()

    def _show_chosen(self) -> None:
        found, (row, column) = self.attention, self.sheet.current
        there = bool(self.sheet.rows)
        for button in (self.save_picture, self.save_table):
            button.setEnabled(there)
        if not there:
            self.cell.show_pixels(None)
            self.facts.setText("")
            return
        self.cell.show_pixels(found.cell(row, column, 256))
        step, word = found.steps[column], found.words[row]
        named = {f"{place + 1} {name}": found.shares(place) for place, name in enumerate(found.words)}
        self.curves.set_curves(named, f"{row + 1} {word}", found.steps[-1].step + 1, found.steps[0].step + 1)
        self.curves.set_marker(column / max(1, len(found.steps) - 1))
        self.facts.setText(
            tr("“{word}” at step {step}, t = {timestep}: {share:.1%} of the attention").format(
                word=word, step=step.step + 1, timestep=step.timestep, share=step.shares[row]
            )
        )

    def _arrange(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(UNIT)
        fields.addWidget(self.layer, 2)
        fields.addWidget(self.heads, 1)
        fields.addWidget(self.look, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self.facts, 1)
        buttons.addWidget(self.save_picture)
        buttons.addWidget(self.save_table)
        below = QHBoxLayout()
        below.setSpacing(UNIT)
        below.addWidget(self.cell, 2)
        below.addWidget(self.curves, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addLayout(fields)
        column.addWidget(self.sheet, 4)
        column.addLayout(buttons)
        column.addLayout(below, 3)
        column.addWidget(about_label("words"))
