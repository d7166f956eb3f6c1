"""“Run elsewhere”: the ready command for another machine, and the way back to the run that it starts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.protocol.errors import BadInput
from studio.protocol.hosts import HostProfile, check_name, load_hosts, save_hosts, start_command
from studio.ui.theme import UNIT
from studio.ui.training.remote.host_fields import HostFields
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.field_error import FieldError
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.segmented import Segmented

_LAUNCHERS = [("torchrun", "torchrun"), ("accelerate", "accelerate"), ("sbatch", "SLURM")]
_NEW = ""


class RemoteDialog(QDialog):
    """Profiles at the left, the command for the chosen one at the right.

    Signals:
        attach_requested: (HostProfile, name of the run), to watch and steer a run there.
        recipe_wanted: Save the recipe as a file, to be taken to the machine.
    """

    attach_requested = Signal(object, str)
    recipe_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("elsewhere")
        self.setWindowTitle("Run elsewhere")
        self._hosts: dict[str, HostProfile] = {}
        self._broken = ""  # why the descriptions cannot be read; they are not written over then
        self.hosts = ChoiceField("Machine", [(_NEW, "new")], _NEW, "The machines that you have described.")
        self.keep = QPushButton("Keep")
        self.keep.setToolTip("Keeps this description for the next time.")
        self.remove = IconButton("ph.trash", "Forget this machine", "Forgets this description; its runs stay.")
        self.fields = HostFields()
        self.note = FieldError()
        self.launcher = Segmented("Launcher", _LAUNCHERS, "torchrun", "What starts the processes there.")
        self.run = QLineEdit()
        self.run.setAccessibleName("Name of the run")
        self.run.setToolTip("The run's folder below the runs of that machine.")
        self.recipe_file = QLineEdit()
        self.recipe_file.setAccessibleName("Recipe there")
        self.recipe_file.setToolTip("A preset's name, or the place of the recipe's file on that machine.")
        self.resume = QCheckBox("Go on with a run that is there")
        self.resume.setAccessibleName("Go on with a run that is there")
        self.resume.setToolTip(
            "The command goes on from the run's newest checkpoint there, with the recipe of the run."
        )
        self.command = QPlainTextEdit()
        self.command.setReadOnly(True)
        self.command.setAccessibleName("Command")
        self.command.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.copy = QPushButton("Copy")
        self.copy.setToolTip("Copies the command to the clipboard.")
        self.save = QPushButton("Save the recipe…")
        self.save.setToolTip("Writes the settings into a file, for that machine to train from.")
        self.attach = QPushButton("Watch this run")
        self.attach.setToolTip("Shows the run as it trains there, with pause, stop and the rest.")
        self._lay_out()
        self.hosts.chosen.connect(self._show_host)
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(self._forget)
        self.fields.changed.connect(self._refresh)
        self.launcher.changed.connect(self._refresh)
        self.run.textChanged.connect(self._refresh)
        self.recipe_file.textChanged.connect(self._refresh)
        self.resume.toggled.connect(self._refresh)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.command.toPlainText()))
        self.attach.clicked.connect(self._attach)
        self.save.clicked.connect(self.recipe_wanted)

    def open_for(self, recipe: str, run: str, *, resume: bool = False, machine: str = "") -> None:
        """Show the dialog for a recipe (a preset's name or a file) and a name for its run.

        With `resume` the command goes on with that run; `machine` names the profile to choose.
        """
        self._load(machine)
        if machine and machine not in self._hosts:
            self.fields.texts["name"].setText(machine)  # its description is gone: to be given again
        self.recipe_file.setText(recipe)
        self.run.setText(run)
        self.resume.setChecked(resume)
        self._refresh()
        self.show()
        self.raise_()

    def _load(self, chosen: str = _NEW) -> None:
        try:
            self._hosts = {host.name: host for host in load_hosts()}
            self._broken = ""
        except BadInput as error:
            self._hosts, self._broken = {}, str(error)
        self.hosts.set_choices([*((name, name) for name in self._hosts), (_NEW, "new")])
        first = _NEW if chosen else next(iter(self._hosts), _NEW)
        self.hosts.set_key(chosen if chosen in self._hosts else first)
        self._show_host(self.hosts.key())

    def _show_host(self, name: str) -> None:
        if name in self._hosts:
            self.fields.set_profile(self._hosts[name])
        self.remove.setEnabled(name in self._hosts)
        self._refresh()

    def _keep(self) -> None:
        try:
            host = self.fields.profile()
            save_hosts([*self._hosts.values(), host])
        except BadInput as error:
            self.note.say(str(error))
            return
        self._load(host.name)

    def _forget(self) -> None:
        try:
            save_hosts([host for name, host in self._hosts.items() if name != self.hosts.key()])
        except BadInput as error:
            self.note.say(str(error))
            return
        self._load()

    def _refresh(self) -> None:
        """Write the command anew, or say what is missing for it."""
        self.recipe_file.setEnabled(not self.resume.isChecked())  # the run has its own
        try:
            host = self.fields.profile()
            check_name(host.name)
            recipe, run = self.recipe_file.text().strip(), self.run.text().strip()
            if not recipe or not run:
                raise BadInput("Name the recipe there and the run.")
            resume = self.resume.isChecked()
            text = start_command(host, self.launcher.key(), recipe, run, resume)  # type: ignore[arg-type]
            problem = ""
        except BadInput as error:
            text, problem = "", str(error)
        self.command.setPlainText(text)
        self.note.say(problem or self._broken)
        self.copy.setEnabled(bool(text))
        self.keep.setEnabled(bool(text) and not self._broken)
        reachable = bool(text) and bool(host.mounted or host.address)
        self.attach.setEnabled(reachable)
        self.attach.setToolTip(
            "Shows the run as it trains there, with pause, stop and the rest."
            if reachable
            else "Give an ssh address, or the place where the runs are mounted here."
        )

    def _attach(self) -> None:
        self.attach_requested.emit(self.fields.profile(), self.run.text().strip())
        self.hide()

    def _lay_out(self) -> None:
        machine = QHBoxLayout()
        machine.setSpacing(UNIT // 2)
        machine.addWidget(self.hosts, 1)
        machine.addWidget(self.keep)
        machine.addWidget(self.remove)
        left = QVBoxLayout()
        left.setSpacing(UNIT)
        left.addLayout(machine)
        left.addWidget(self.fields)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(UNIT)
        for label, part in (("Recipe there", self.recipe_file), ("Run", self.run)):
            row = QHBoxLayout()
            row.addWidget(plain_label(label, quiet=True))
            row.addWidget(part, 1)
            right.addLayout(row)
        right.addWidget(self.resume)
        right.addWidget(self.launcher, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.command, 1)
        right.addWidget(self.note)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.attach)
        right.addLayout(buttons)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        whole.setSpacing(3 * UNIT)
        whole.addLayout(left, 2)
        whole.addLayout(right, 3)
        self.resize(860, 520)
