"""Runs that go on elsewhere: the command that starts one there, and its mirror here."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from studio.link.mirror import Mirror, is_mirror, mirror_folder, ssh_relay
from studio.link.training_run import TrainingRun
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import write_text_whole
from studio.protocol.hosts import HostProfile
from studio.protocol.presets import presets
from studio.protocol.recipes import TrainRecipe, dump_recipe
from studio.protocol.runfolder import RunFolder
from studio.ui.training.training_panel import TrainingPanel

if TYPE_CHECKING:
    from studio.ui.training.remote.remote_dialog import RemoteDialog


class Elsewhere:
    """Opens the dialog, and keeps the one mirror that is watched.

    Args:
        panel: Where the settings come from.
        run: The run that is shown.
        attach: Shows a run's folder.
        tell: Says a line in the status bar; True for a problem.
        withdraw: Takes back a problem that was told.
        parent: What the dialog stands over.
    """

    def __init__(
        self,
        *,
        panel: TrainingPanel,
        run: TrainingRun,
        attach: Callable[[Path], None],
        tell: Callable[[str, bool], None],
        withdraw: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        self._panel, self._run, self._attach, self._parent = panel, run, attach, parent
        self._tell, self._withdraw = tell, withdraw
        self._dialog: RemoteDialog | None = None
        self._mirror: Mirror | None = None
        self._recipe = TrainRecipe()
        self._broken = ""  # what was told of the mirror last
        self._before: RunFolder | None = None  # the run that was shown when the mirror was begun
        panel.resume_requested.connect(self.go_on)

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {"train.elsewhere": self.open}

    def open(self) -> None:
        """Show the ready command for the settings of the training panel."""
        try:
            self._recipe = self._panel.recipe()
        except BadInput as error:
            self._tell(str(error), True)
            return
        run = f"{time.strftime('%Y%m%d-%H%M%S')}-{self._recipe.preset}"
        known = presets().get(self._recipe.preset)
        as_shipped = known is not None and known.recipe == self._recipe
        self._shown_dialog().open_for(self._recipe.preset if as_shipped else f"{run}.json", run)

    def go_on(self) -> None:
        """Show the command that goes on with the mirrored run that is shown: its checkpoints lie there, not here."""
        folder = self._run.folder
        if folder is None or not is_mirror(folder):
            return  # `Training` goes on with it
        try:
            self._recipe = folder.read_recipe()
        except BadInput as error:
            self._tell(str(error), True)
            return
        machine, run = folder.path.parent.name, folder.path.name
        self._shown_dialog().open_for(self._recipe.preset, run, resume=True, machine=machine)
        self._tell(f"This run goes on where its checkpoints lie: start the command on {machine}, then watch it.", False)

    def save_recipe(self) -> None:
        """Ask for a place and write the recipe there."""
        assert self._dialog is not None
        start = str(places.data_home() / Path(self._dialog.recipe_file.text()).with_suffix(".json").name)
        path, _ = QFileDialog.getSaveFileName(self._dialog, "Save the recipe", start, "Recipes (*.json)")
        if not path:
            return
        try:
            write_text_whole(Path(path), dump_recipe(self._recipe))
        except BadInput as error:
            self._tell(str(error), True)

    def watch(self, host: HostProfile, run: str) -> None:
        """Show a run of a machine: its mounted folder, or a mirror of it over ssh."""
        shown = self._run.folder
        if self._run.going and not (shown is not None and is_mirror(shown)):
            self._tell("A training run is already under way here. Stop it first.", True)
            return
        self.close()
        if self._run.going:
            self._run.detach()  # the mirror of another run; that one goes on there
        if host.mounted:
            self._attach(Path(host.mounted).expanduser() / run)
            return
        try:
            mirror = Mirror(ssh_relay(host, run), mirror_folder(host, run))
        except BadInput as error:
            self._tell(str(error), True)
            return
        self._mirror, self._broken, self._before = mirror, "", shown
        mirror.connected.connect(lambda: self._connected(mirror, host))
        mirror.broken.connect(lambda line: self._on_broken(mirror, host, line))
        mirror.start()
        self._tell(f"Connecting to {host.name}", False)

    def close(self) -> None:
        """Let go of the mirror; the run goes on."""
        self._withdraw(self._broken)
        if self._mirror is not None:
            self._mirror.close()
            self._mirror.deleteLater()
            self._mirror = None

    def _connected(self, mirror: Mirror, host: HostProfile) -> None:
        if mirror is not self._mirror or self._left(mirror):
            return
        shown = self._run.folder
        # a run that was not heard of for long was let go of
        if shown is None or shown.path != mirror.folder.path or not self._run.going:
            self._attach(mirror.folder.path)
        self._tell(f"Connected to {host.name}.", False)
        self._withdraw(self._broken)
        self._broken = ""

    def _on_broken(self, mirror: Mirror, host: HostProfile, line: str) -> None:
        """Say what is wrong, once until it is something else."""
        if mirror is not self._mirror or self._left(mirror):
            return
        told = f"{host.name}: {line.rstrip('.')}. It is tried again."
        if told != self._broken:
            self._tell(told, True)
        self._broken = told

    def _left(self, mirror: Mirror) -> bool:
        """Whether the person has turned to another run since; the mirror is closed then."""
        shown = self._run.folder
        left = shown is not self._before and shown is not None and shown.path != mirror.folder.path
        if left:
            self.close()
        return left

    def _shown_dialog(self) -> "RemoteDialog":
        if self._dialog is None:
            from studio.ui.training.remote.remote_dialog import RemoteDialog  # rarely wanted: the window starts sooner

            self._dialog = RemoteDialog(self._parent)
            self._dialog.attach_requested.connect(self.watch)
            self._dialog.recipe_wanted.connect(self.save_recipe)
        return self._dialog
