"""The LoRAs of the recipe."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from studio.protocol.foreign.adapters import Adapter, read_adapter
from studio.protocol.generation_recipe import LoraSpec
from studio.protocol.modelcard import ModelCard
from studio.ui.background import Background
from studio.ui.recipe.lora_row import LoraRow, lora_from
from studio.ui.recipe.row_list import RowList
from studio.ui.translation import tr
from studio.ui.widgets.shrinking import reveal

_MAX_LORAS = 16  # as in recipes


class LoraList(RowList[LoraRow]):
    """A row for each LoRA; the button chooses files. Headers are read off the UI thread.

    Signals:
        word_wanted: A trigger word is to be inserted into the prompt.
    """

    word_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("LoRAs", tr("Add LoRA"), tr("Add a LoRA: a .safetensors file that adapts the model."), parent)
        self._card: ModelCard | None = None
        self._reader = Background()  # without a parent: it may outlive the list while reading
        self._folder = ""
        self._newest: LoraRow | None = None
        self.button.clicked.connect(self._choose)

    @property
    def files(self) -> tuple[str, ...]:
        """The files of the LoRAs that are on."""
        return tuple(row.file for row in self.rows if row.box.isChecked())

    @property
    def problem(self) -> str:
        """Why a LoRA that is on cannot be used with the model, in one line; "" where all can."""
        return next(
            (problem for row in self.rows if row.box.isChecked() and (problem := row.incompatibility(self._card))), ""
        )

    def add_files(self, files: Sequence[str]) -> None:
        """Add LoRAs by their files, each once."""
        for file in files:
            if len(self.rows) < _MAX_LORAS and file not in [row.file for row in self.rows]:
                self._newest = self.add(self._row(LoraSpec(file=file)))

    def specs(self) -> tuple[LoraSpec, ...]:
        """Return the LoRAs that are on."""
        return tuple(row.spec() for row in self.rows if row.box.isChecked())

    def set_specs(self, loras: Sequence[LoraSpec]) -> None:
        """Show the LoRAs of a recipe."""
        self.replace([self._row(spec) for spec in loras])

    def set_card(self, card: ModelCard | None) -> None:
        """Compare the LoRAs with another model."""
        self._card = card
        for row in self.rows:
            row.follow(card)

    def state(self) -> list[dict[str, object]]:
        """Return the state for the next session."""
        return [{**row.spec().model_dump(), "on": row.box.isChecked()} for row in self.rows]

    def restore(self, state: object) -> None:
        """Restore what `state` returned; invalid entries are left out."""
        found = [lora_from(entry) for entry in state][:_MAX_LORAS] if isinstance(state, list) else []
        self.replace([self._row(*entry) for entry in found if entry is not None])

    def _row(self, spec: LoraSpec, on: bool = True) -> LoraRow:
        row = LoraRow(spec, on)
        row.word_wanted.connect(self.word_wanted)
        self._reader.run(partial(read_adapter, Path(spec.file)), partial(self._show_adapter, row), lambda _: None)
        return row

    def _show_adapter(self, row: LoraRow, adapter: Adapter) -> None:
        if isValid(self) and row in self.rows:
            row.show_adapter(adapter, self._card)
            if row is self._newest:  # it may have got a line more
                reveal(row)
            self._changed()

    def _choose(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(self, tr("Add LoRA"), self._folder, "LoRA (*.safetensors)")
        if files:
            self._folder = str(Path(files[0]).parent)
            self.add_files(files)


def old_loras(state: Mapping[str, object]) -> list[object]:
    """Return the LoRAs that an earlier version remembered: one, by its path."""
    file = state.get("lora")
    return [{"file": file}] if isinstance(file, str) and file else []
