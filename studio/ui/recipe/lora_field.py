"""Which file changes the model's weights (LoRA), if any."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QToolButton, QWidget

from studio.protocol.recipes import LoraSpec
from studio.ui.theme import UNIT
from studio.ui.widgets.icon_button import IconButton

_TIP = "A .safetensors file that changes the model: what it draws, or how. Empty: the model as it is."


class LoraField(QWidget):
    """A path to type or to choose.

    Signals:
        changed: It is another one now.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filled: tuple[LoraSpec, ...] = ()  # of a restored recipe, with what this field does not show
        self.line = QLineEdit()
        self.line.setPlaceholderText("LoRA file")
        self.line.setAccessibleName("LoRA file")
        self.line.setToolTip(_TIP)
        self.line.setClearButtonEnabled(True)
        for clear in self.line.findChildren(QToolButton):
            clear.setAccessibleName("No LoRA")
        self.browse = IconButton("ph.folder-open", "Choose a LoRA", "Chooses a file that changes the model.")
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
        """Put a file in, or none."""
        self.line.setText(path or "")

    def specs(self) -> tuple[LoraSpec, ...]:
        """Return the LoRAs of the recipe; those of a restored one, weights included, until the path is changed."""
        path = self.path()
        if path is not None and self._filled and self._filled[0].file == path:
            return self._filled
        return () if path is None else (LoraSpec(file=path),)

    def set_specs(self, loras: tuple[LoraSpec, ...]) -> None:
        """Put back the LoRAs of a recipe; the path of the first one is shown."""
        self._filled = loras
        self.set_path(loras[0].file if loras else None)

    def _edited(self, path: str) -> None:
        self.line.setToolTip(f"{path}\n{_TIP}" if path else _TIP)
        self.changed.emit()

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Choose a LoRA", self.line.text(), "LoRA (*.safetensors)")
        if chosen:
            self.line.setText(chosen)
