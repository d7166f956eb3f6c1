"""The fields of one host profile: how a machine, or a cluster's queue, is reached and used."""

from pydantic import ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from studio.protocol.errors import BadInput
from studio.protocol.hosts import HostProfile
from studio.protocol.recipes import describe
from studio.ui.theme import UNIT
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.plain import plain_label

_TEXTS = {
    "name": ("Name", "workstation", "What you call this machine."),
    "address": ("ssh address", "me@machine", "As ssh takes it; empty where the folder is mounted on this machine."),
    "folder": ("Runs there", "/data/runs", "The folder on that machine that holds its runs; ~/ is the home there."),
    "mounted": ("Mounted here", "/mnt/runs", "The same folder as this machine sees it, if it is mounted."),
    "python": ("Python there", "python3", "The interpreter on that machine that has the program."),
    "partition": ("Partition", "default", "SLURM's partition; empty for its default."),
    "time_limit": ("Time limit", "12:00:00", "SLURM's limit: hours:minutes:seconds, with days- before it if needed."),
}
_WRONG = {
    "name": "Give the machine a name, of 60 letters at most.",
    "address": "An ssh address is the name of a machine, or user@machine.",
    "folder": "Say in which folder there the runs are to lie.",
    "partition": "A partition is one of SLURM's names.",
    "time_limit": "A time limit is hours:minutes:seconds, with days- before it if needed.",
}


class HostFields(QWidget):
    """The fields: `profile` reads them, `set_profile` fills them.

    Signals:
        changed: Something was changed.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = {key: _line(*words) for key, words in _TEXTS.items()}
        self.machines = NumberField("Machines", minimum=1, maximum=1024, default=1, tooltip="How many train together.")
        self.processes = NumberField(
            "Processes", minimum=1, maximum=64, default=1, tooltip="On each machine: one for each GPU."
        )
        self.cores = NumberField("Cores", minimum=1, maximum=512, default=4, tooltip="For each process, with SLURM.")
        self.device = ChoiceField(
            "Device", [("auto", "auto"), ("cpu", "CPU"), ("cuda", "CUDA")], "auto", "What the processes compute on."
        )
        self.setup = QPlainTextEdit()
        self.setup.setPlaceholderText("module load cuda")
        self.setup.setAccessibleName("Lines to run before")
        self.setup.setToolTip("Lines to run there before the training, such as modules to load.")
        self.setup.setTabChangesFocus(True)
        self.setup.setMaximumHeight(self.setup.fontMetrics().height() * 3 + 2 * UNIT)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(UNIT)
        for key, (label, _, _) in _TEXTS.items():
            form.addRow(plain_label(label, quiet=True), self.texts[key])
        form.addRow(plain_label("Before", quiet=True), self.setup)
        for field in (self.machines, self.processes, self.cores, self.device):
            form.addRow(field)
        for line in self.texts.values():
            line.textChanged.connect(self.changed)
        self.setup.textChanged.connect(self.changed)
        for number in (self.machines, self.processes, self.cores):
            number.valueChanged.connect(self.changed)
        self.device.changed.connect(self.changed)

    def profile(self) -> HostProfile:
        """Return what the fields say; raises BadInput with one plain line for what cannot be used."""
        values = {key: line.text().strip() or line.property("default") for key, line in self.texts.items()}
        values |= {key: int(getattr(self, key).value()) for key in ("machines", "processes", "cores")}
        setup = tuple(line for line in self.setup.toPlainText().splitlines() if line.strip())
        try:
            return HostProfile(**values, device=self.device.key(), setup=setup)
        except ValidationError as error:
            raise BadInput(_WRONG.get(str(error.errors()[0]["loc"][0]), describe(error))) from error

    def set_profile(self, host: HostProfile) -> None:
        """Fill the fields."""
        for key, line in self.texts.items():
            line.setText(getattr(host, key))
        for key in ("machines", "processes", "cores"):
            getattr(self, key).setValue(getattr(host, key))
        self.device.set_key(host.device)
        self.setup.setPlainText("\n".join(host.setup))


def _line(name: str, example: str, tooltip: str) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(example)
    line.setAccessibleName(name)
    line.setToolTip(tooltip)
    # what an empty line stands for, where the profile has a default of its own
    line.setProperty("default", example if name in ("Python there", "Time limit") else "")
    return line
