"""The form of a host profile: how to reach and use a computer or a SLURM cluster."""

from pydantic import ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from studio.protocol.errors import BadInput
from studio.protocol.frozen import describe
from studio.protocol.hosts import HostProfile
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.setting_field import setting_field

_TEXTS = {
    "name": (tr("Name"), "workstation", tr("Name of the computer in this list.")),
    "address": (
        tr("ssh address"),
        "user@host",
        tr("host or user@host; not needed if the runs folder is mounted here."),
    ),
    "folder": (tr("Runs folder"), "/data/runs", tr("Folder for runs on that computer; ~/ is the home folder there.")),
    "mounted": (tr("Mounted at"), "/mnt/runs", tr("Path of the same folder on this computer, if it is mounted.")),
    "python": ("Python", "python3", tr("Python interpreter on that computer with Denoise Studio installed.")),
    "partition": (tr("Partition"), tr("default"), tr("SLURM partition; empty for the default.")),
    "time_limit": (tr("Time limit"), "12:00:00", tr("SLURM time limit: [days-]hours:minutes:seconds.")),
}
_ERRORS = {
    "name": tr("Enter a name of at most 60 letters."),
    "address": tr("An ssh address is host or user@host."),
    "folder": tr("Enter the folder for runs on that computer."),
    "partition": tr("This is not a valid name of a SLURM partition."),
    "time_limit": tr("A time limit is [days-]hours:minutes:seconds."),
}


class HostFields(QWidget):
    """The fields: `profile` reads them, `set_profile` fills them.

    Signals:
        changed: Any field has another value.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = {key: _line(*words) for key, words in _TEXTS.items()}
        self.machines = setting_field(
            HostProfile, "machines", tr("Nodes"), tooltip=tr("Computers that train together.")
        )
        self.processes = setting_field(
            HostProfile, "processes", tr("Processes per node"), tooltip=tr("Training processes per node: one per GPU.")
        )
        self.cores = setting_field(
            HostProfile, "cores", tr("Cores per process"), tooltip=tr("CPU cores per process, for SLURM.")
        )
        self.device = ChoiceField(
            tr("Device"), [("auto", tr("auto")), ("cpu", "CPU"), ("cuda", "CUDA")], "auto", tr("Device to train on.")
        )
        self.setup = QPlainTextEdit()
        self.setup.setPlaceholderText("module load cuda")
        self.setup.setAccessibleName(tr("Setup commands"))
        self.setup.setToolTip(tr("Shell commands to run before training, such as loading modules."))
        self.setup.setTabChangesFocus(True)
        self.setup.setMaximumHeight(self.setup.fontMetrics().height() * 3 + 2 * UNIT)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(UNIT)
        for key, (label, _, _) in _TEXTS.items():
            form.addRow(plain_label(label, quiet=True), self.texts[key])
        form.addRow(plain_label(tr("Setup"), quiet=True), self.setup)
        for field in (self.machines, self.processes, self.cores, self.device):
            form.addRow(field)
        for line in self.texts.values():
            line.textChanged.connect(self.changed)
        self.setup.textChanged.connect(self.changed)
        for number in (self.machines, self.processes, self.cores):
            number.valueChanged.connect(self.changed)
        self.device.changed.connect(self.changed)

    def profile(self) -> HostProfile:
        """Return the profile; raises BadInput for an invalid field."""
        values = {key: line.text().strip() or line.property("default") for key, line in self.texts.items()}
        values |= {key: int(getattr(self, key).value()) for key in ("machines", "processes", "cores")}
        setup = tuple(line for line in self.setup.toPlainText().splitlines() if line.strip())
        try:
            return HostProfile(**values, device=self.device.key(), setup=setup)
        except ValidationError as error:
            raise BadInput(_ERRORS.get(str(error.errors()[0]["loc"][0]), describe(error))) from error

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
    # the value of an empty line, where the profile has a default
    line.setProperty("default", example if name in ("Python", "Time limit") else "")
    return line
