"""Training on another computer: the command that starts a run there, and the local mirror of that run."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from studio.link.mirror import Mirror, is_mirror, mirror_folder, ssh_relay
from studio.link.training_run import TrainingRun
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import expanded, write_text_atomically
from studio.protocol.hosts import HostProfile
from studio.protocol.presets import presets
from studio.protocol.recipes import dump_recipe
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.training.training_panel import TrainingPanel
from studio.ui.translation import tr
from studio.ui.widgets.save_dialog import choose_save_path

if TYPE_CHECKING:
    from studio.ui.training.remote.remote_dialog import RemoteDialog


class RemoteTraining:
    """Opens the dialog, and owns the mirror of the remote run that is followed.

    Args:
        panel: The training panel with the settings.
        run: The current run.
        attach: Opens a run's folder.
        notify: Shows a line; True marks an error.
        withdraw: Hides an error that was shown.
        parent: Of the dialog.
    """

    def __init__(
        self,
        *,
        panel: TrainingPanel,
        run: TrainingRun,
        attach: Callable[[Path], None],
        notify: Callable[[str, bool], None],
        withdraw: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        self._panel, self._run, self._attach, self._parent = panel, run, attach, parent
        self._notify, self._withdraw = notify, withdraw
        self._dialog: RemoteDialog | None = None
        self._mirror: Mirror | None = None
        self._recipe = TrainRecipe()
        self._shown_error = ""  # the mirror's last error
        self._before: RunFolder | None = None  # the current run when the mirror was started
        panel.resume_requested.connect(self.resume)

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {"train.elsewhere": self.open}

    def open(self) -> None:
        """Show the command that trains with the panel's settings."""
        try:
            self._recipe = self._panel.recipe()
        except BadInput as error:
            self._notify(str(error), True)
            return
        run = f"{time.strftime('%Y%m%d-%H%M%S')}-{self._recipe.preset}"
        known = presets().get(self._recipe.preset)
        unchanged = known is not None and known.recipe == self._recipe
        self._open_dialog().open_for(self._recipe.preset if unchanged else f"{run}.json", run)

    def resume(self) -> None:
        """Show the command that resumes the mirrored run: its checkpoints are on the other computer."""
        folder = self._run.folder
        if folder is None or not is_mirror(folder):
            return  # `Training` resumes it
        try:
            self._recipe = folder.read_recipe()
        except BadInput as error:
            self._notify(str(error), True)
            return
        machine, run = folder.path.parent.name, folder.path.name
        self._open_dialog().open_for(self._recipe.preset, run, resume=True, machine=machine)
        self._notify(
            tr("The checkpoints of this run are on {machine}: run the command there, then follow the run.").format(
                machine=machine
            ),
            False,
        )

    def save_recipe(self) -> None:
        """Ask for a file and write the recipe."""
        assert self._dialog is not None
        start = str(places.data_home() / Path(self._dialog.recipe_file.text()).with_suffix(".json").name)
        path = choose_save_path(self._dialog, tr("Save recipe"), start, tr("Recipes (*.json)"), ".json")
        if path is None:
            return
        try:
            write_text_atomically(path, dump_recipe(self._recipe))
        except BadInput as error:
            self._notify(str(error), True)

    def watch(self, host: HostProfile, run: str) -> None:
        """Follow a run on another computer: through its mounted folder, or by a mirror over ssh."""
        shown = self._run.folder
        if self._run.going and not (shown is not None and is_mirror(shown)):
            self._notify(tr("A training run is already in progress here. Stop it first."), True)
            return
        self.close()
        if self._run.going:
            self._run.detach()  # the mirror of another run, which continues there
        if host.mounted:
            self._attach(expanded(host.mounted) / run)
            return
        try:
            mirror = Mirror(ssh_relay(host, run), mirror_folder(host, run))
        except BadInput as error:
            self._notify(str(error), True)
            return
        self._mirror, self._shown_error, self._before = mirror, "", shown
        mirror.connected.connect(lambda: self._connected(mirror, host))
        mirror.broken.connect(lambda line: self._on_broken(mirror, host, line))
        mirror.start()
        self._notify(tr("Connecting to {host}").format(host=host.name), False)

    def close(self) -> None:
        """Close the mirror; the run continues."""
        self._withdraw(self._shown_error)
        if self._mirror is not None:
            self._mirror.close()
            self._mirror.deleteLater()
            self._mirror = None

    def _connected(self, mirror: Mirror, host: HostProfile) -> None:
        if mirror is not self._mirror or self._is_abandoned(mirror):
            return
        shown = self._run.folder
        # a run without a heartbeat for long was detached
        if shown is None or shown.path != mirror.folder.path or not self._run.going:
            self._attach(mirror.folder.path)
        self._notify(tr("Connected to {host}.").format(host=host.name), False)
        self._withdraw(self._shown_error)
        self._shown_error = ""

    def _on_broken(self, mirror: Mirror, host: HostProfile, line: str) -> None:
        """Show the error unless it is shown already."""
        if mirror is not self._mirror or self._is_abandoned(mirror):
            return
        error = tr("{host}: {line}. Trying again.").format(host=host.name, line=line.rstrip("."))
        if error != self._shown_error:
            self._notify(error, True)
        self._shown_error = error

    def _is_abandoned(self, mirror: Mirror) -> bool:
        """Whether another run was opened since, in which case the mirror is closed."""
        shown = self._run.folder
        abandoned = shown is not self._before and shown is not None and shown.path != mirror.folder.path
        if abandoned:
            self.close()
        return abandoned

    def _open_dialog(self) -> "RemoteDialog":
        if self._dialog is None:
            from studio.ui.training.remote.remote_dialog import RemoteDialog  # rarely used, so not imported at startup

            self._dialog = RemoteDialog(self._parent)
            self._dialog.attach_requested.connect(self.watch)
            self._dialog.save_requested.connect(self.save_recipe)
        return self._dialog
