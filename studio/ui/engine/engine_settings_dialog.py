"""The dialog of the engine's settings: memory, precision and speed, for all recipes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QPushButton, QVBoxLayout, QWidget

from studio.protocol.engine_settings import DEFAULTS, EngineSettings
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.plain import plain_label

GIGABYTE = 2**30
_SAVINGS = {
    "auto": (tr("As needed"), tr("Saves memory only if the estimate says that it is needed.")),
    "off": (tr("Never"), tr("Saves no memory, whatever the estimate says.")),
    "tiled": (tr("Decode in tiles"), tr("Decodes large pictures in tiles, one after the other.")),
    "offloaded": (tr("Offload"), tr("Keeps one network at a time on the graphics card.")),
    "fp8": (tr("8-bit weights"), tr("Stores the U-Net in 8 bits a number, which changes the picture a little.")),
}
_PRECISIONS = {
    "auto": (tr("Automatic"), tr("32 bits on a processor; 16 bits on a graphics card for models made elsewhere.")),
    "float32": (tr("32 bits"), tr("Exact, and twice as large as 16 bits.")),
    "bfloat16": ("bfloat16", tr("16 bits with the range of 32; for newer devices.")),
    "float16": ("float16", tr("16 bits, for graphics cards.")),
}


class EngineSettingsDialog(QDialog):
    """Edits the settings; a change takes effect with the next generation.

    Signals:
        changed: The user changed a setting; the EngineSettings.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("engine")
        self.setWindowTitle(tr("Memory and speed"))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.saving = _choice(tr("Save memory"), _SAVINGS, tr("How memory is saved for large models and pictures."))
        self.precision = _choice(tr("Precision"), _PRECISIONS, tr("Number format of text-to-image models."))
        self.budget = NumberField(
            tr("Loaded models"),
            minimum=0,
            maximum=4096,
            default=0,
            step=1,
            decimals=1,
            unit="GB",
            tooltip=tr("Memory that loaded models may take together; 0 is half of the device's."),
        )
        self.turbo = QCheckBox(tr("Turbo"))
        self.turbo.setToolTip(tr("Compile U-Nets in the background, on a graphics card."))
        self.summary = plain_label(quiet=True)
        self.summary.setWordWrap(True)
        reset = QPushButton(tr("Reset"))
        reset.setToolTip(tr("Set all of these to their defaults."))
        reset.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        for widget in (self.saving, self.precision, self.budget, self.turbo, self.summary):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(reset, 0, Qt.AlignmentFlag.AlignRight)
        self.saving.chosen.connect(self._emit_changed)
        self.precision.chosen.connect(self._emit_changed)
        self.budget.edited.connect(self._emit_changed)
        self.turbo.clicked.connect(self._emit_changed)
        reset.clicked.connect(self._reset)
        self._device = ""
        self._gpu = False
        self.setMinimumWidth(360)
        self.fill(DEFAULTS)

    def fill(self, settings: EngineSettings) -> None:
        """Show settings."""
        self.saving.set_key(settings.saving)
        self.precision.set_key(settings.precision)
        self.budget.setValue((settings.memory_budget or 0) / GIGABYTE)
        self.turbo.setChecked(settings.turbo)
        self._show_message()

    def settings(self) -> EngineSettings:
        """Return the settings that are shown."""
        budget = round(self.budget.value() * GIGABYTE)
        return EngineSettings.model_validate(
            {
                "saving": self.saving.key(),
                "precision": self.precision.key(),
                "memory_budget": budget or None,
                "turbo": self.turbo.isChecked(),
            }
        )

    def show_device(self, device: str, *, gpu: bool) -> None:
        """Show the engine's device; Turbo needs a graphics card."""
        self._device, self._gpu = device, gpu
        self.turbo.setEnabled(gpu or self.turbo.isChecked())
        self._show_message()

    def _emit_changed(self, *_: object) -> None:
        self._show_message()
        self.changed.emit(self.settings())

    def _reset(self) -> None:
        self.fill(DEFAULTS)
        self._emit_changed()

    def _show_message(self) -> None:
        saving, precision = _SAVINGS[self.saving.key()][1], _PRECISIONS[self.precision.key()][1]
        without = (
            ""
            if self._gpu or not self._device
            else tr(" {device} has no use for Turbo and offloading.").format(device=self._device)
        )
        self.summary.setText(f"{saving} {precision}{without}")


def _choice(label: str, choices: dict[str, tuple[str, str]], tooltip: str) -> ChoiceField:
    titles = [(key, title) for key, (title, _) in choices.items()]
    return ChoiceField(label, titles, "auto", tooltip, notes={key: note for key, (_, note) in choices.items()})
