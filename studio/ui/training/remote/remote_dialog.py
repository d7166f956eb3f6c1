"""The dialog for training on another computer: the command to run there, and a way to follow the run."""

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
from studio.ui.translation import tr, tr_message
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.field_error import FieldError
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.segmented import Segmented

_LAUNCHERS = [("torchrun", "torchrun"), ("accelerate", "accelerate"), ("sbatch", "SLURM")]
_NEW = ""


class RemoteDialog(QDialog):
    """Host profiles at the left, the command for the selected one at the right.

    Signals:
        attach_requested: Follow and control a run there: its HostProfile and the run's name.
        save_requested: Save the recipe as a file, to be copied to the computer.
    """

    attach_requested = Signal(object, str)
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("elsewhere")
        self.setWindowTitle(tr("Train on another computer"))
        self._hosts: dict[str, HostProfile] = {}
        self._typed = False  # whether anything was entered since the dialog was opened
        self._load_error = ""  # why the profiles cannot be read; they are not overwritten then
        self.hosts = ChoiceField(tr("Computer"), [(_NEW, tr("new"))], _NEW, tr("Saved host profiles."))
        self.keep = QPushButton(tr("Save"))
        self.keep.setToolTip(tr("Save this host profile."))
        self.remove = IconButton("ph.trash", tr("Delete profile"), tr("Delete this host profile; its runs are kept."))
        self.fields = HostFields()
        self.error = FieldError()
        self.launcher = Segmented(tr("Launcher"), _LAUNCHERS, "torchrun", tr("How the training processes are started."))
        self.run = QLineEdit()
        self.run.setAccessibleName(tr("Run name"))
        self.run.setToolTip(tr("The run's folder inside the runs folder of that computer."))
        self.recipe_file = QLineEdit()
        self.recipe_file.setAccessibleName(tr("Recipe"))
        self.recipe_file.setToolTip(tr("A preset's name, or the path of the recipe file on that computer."))
        self.resume = QCheckBox(tr("Resume an existing run"))
        self.resume.setAccessibleName(tr("Resume an existing run"))
        self.resume.setToolTip(tr("Resume the run from its newest checkpoint there, with its own recipe."))
        self.command = QPlainTextEdit()
        self.command.setReadOnly(True)
        self.command.setAccessibleName(tr("Command"))
        self.command.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.copy = QPushButton(tr("Copy"))
        self.copy.setToolTip(tr("Copy the command to the clipboard."))
        self.save = QPushButton(tr("Save recipe…"))
        self.save.setToolTip(tr("Save the settings as a recipe file, to be copied to that computer."))
        self.attach = QPushButton(tr("Follow run"))
        self._lay_out()
        self.hosts.chosen.connect(self._show_host)
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(self._forget)
        for signal in (
            *(self.fields.changed, self.launcher.changed, self.run.textChanged),
            *(self.recipe_file.textChanged, self.resume.toggled),
        ):
            signal.connect(self._edited)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.command.toPlainText()))
        self.attach.clicked.connect(self._attach)
        self.save.clicked.connect(self.save_requested)

    def open_for(self, recipe: str, run: str, *, resume: bool = False, machine: str = "") -> None:
        """Show the dialog.

        Args:
            recipe: A preset's name or a file.
            run: The run's name.
            resume: Whether the command resumes that run.
            machine: The host profile to select.
        """
        self._load(machine)
        lost = bool(machine) and machine not in self._hosts
        if lost:
            self.fields.texts["name"].setText(machine)  # its profile was deleted and has to be entered again
        self.recipe_file.setText(recipe)
        self.run.setText(run)
        self.resume.setChecked(resume)
        self._typed = lost
        self._refresh()
        self.show()
        self.raise_()

    def _load(self, chosen: str = _NEW) -> None:
        try:
            self._hosts = {host.name: host for host in load_hosts()}
            self._load_error = ""
        except BadInput as error:
            self._hosts, self._load_error = {}, tr_message(str(error))
        self.hosts.set_choices([*((name, name) for name in self._hosts), (_NEW, tr("new"))])
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
            self.error.show_message(tr_message(str(error)))
            return
        self._load(host.name)

    def _forget(self) -> None:
        try:
            save_hosts([host for name, host in self._hosts.items() if name != self.hosts.key()])
        except BadInput as error:
            self.error.show_message(tr_message(str(error)))
            return
        self._load()

    def _edited(self) -> None:
        self._typed = True
        self._refresh()

    def _refresh(self) -> None:
        """Update the command, or show what is missing; an empty form is not an error yet."""
        self.recipe_file.setEnabled(not self.resume.isChecked())  # the run has its own recipe
        try:
            host = self.fields.profile()
            check_name(host.name)
            recipe, run = self.recipe_file.text().strip(), self.run.text().strip()
            if not recipe or not run:
                raise BadInput(tr("Enter the recipe and the run's name."))
            resume = self.resume.isChecked()
            text = start_command(host, self.launcher.key(), recipe, run, resume)  # type: ignore[arg-type]
            problem = ""
        except BadInput as error:
            text, problem = "", tr_message(str(error))
        self.command.setPlainText(text)
        self.error.show_message((problem if self._typed else "") or self._load_error)
        self.copy.setEnabled(bool(text))
        self.keep.setEnabled(bool(text) and not self._load_error)
        reachable = bool(text) and bool(host.mounted or host.address)
        self.attach.setEnabled(reachable)
        self.attach.setToolTip(
            tr("Show the run as it trains there, and control it.")
            if reachable
            else tr("Enter an ssh address, or the folder where the runs are mounted here.")
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
        for label, part in ((tr("Recipe"), self.recipe_file), (tr("Run name"), self.run)):
            row = QHBoxLayout()
            row.addWidget(plain_label(label, quiet=True))
            row.addWidget(part, 1)
            right.addLayout(row)
        right.addWidget(self.resume)
        right.addWidget(self.launcher, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.command, 1)
        right.addWidget(self.error)
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
