"""The LoRA file, if any."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QToolButton, QWidget

from studio.protocol.generation_recipe import LoraSpec
from studio.ui.theme import UNIT
from studio.ui.widgets.icon_button import IconButton

_TOOLTIP = "LoRA: a .safetensors file that adapts the model. Empty: the model without an adapter."


class LoraField(QWidget):
    """A path, typed or chosen in a dialog.

    Signals:
        changed: The path changed.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._restored: tuple[LoraSpec, ...] = ()  # of a restored recipe, with settings that this field does not show
        self.line = QLineEdit()
        self.line.setPlaceholderText("LoRA file")
        self.line.setAccessibleName("LoRA file")
        self.line.setToolTip(_TOOLTIP)
        self.line.setClearButtonEnabled(True)
        for clear in self.line.findChildren(QToolButton):
            clear.setAccessibleName("Clear LoRA")
        self.browse = IconButton("ph.folder-open", "Choose LoRA", "Choose a LoRA file.")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT // 2)
        row.addWidget(self.line, 1)
        row.addWidget(self.browse)
        self.line.textChanged.connect(self._edited)
        self.browse.clicked.connect(self._choose)

    def path(self) -> str | None:
        """Return the file, or None."""
        return self.line.text().strip() or None

    def set_path(self, path: str | None) -> None:
        """Set the path, or clear it."""
        self.line.setText(path or "")

    def specs(self) -> tuple[LoraSpec, ...]:
        """Return the LoRAs; a restored recipe's, with their weights, until the path is changed."""
        path = self.path()
        if path is not None and self._restored and self._restored[0].file == path:
            return self._restored
        return () if path is None else (LoraSpec(file=path),)

    def set_specs(self, loras: tuple[LoraSpec, ...]) -> None:
        """Restore the LoRAs of a recipe; the path of the first one is shown."""
        self._restored = loras
        self.set_path(loras[0].file if loras else None)

    def _edited(self, path: str) -> None:
        self.line.setToolTip(f"{path}\n{_TOOLTIP}" if path else _TOOLTIP)
        self.changed.emit()

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Choose LoRA", self.line.text(), "LoRA (*.safetensors)")
        if chosen:
            self.line.setText(chosen)
