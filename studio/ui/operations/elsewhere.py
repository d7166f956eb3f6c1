"""Runs that go on elsewhere: the command that starts one there, and its mirror here."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from studio.link.mirror import Mirror, mirror_folder, ssh_relay
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import write_text_whole
from studio.protocol.hosts import HostProfile
from studio.protocol.presets import presets
from studio.protocol.recipes import TrainRecipe, dump_recipe
from studio.ui.training.training_panel import TrainingPanel

if TYPE_CHECKING:
    from studio.ui.training.elsewhere_dialog import ElsewhereDialog


class Elsewhere:
    """Opens the dialog, and keeps the one mirror that is watched.

    Args:
        panel: Where the settings come from.
        attach: Shows a run's folder.
        tell: Says a line in the status bar; True for a problem.
        parent: What the dialog stands over.
    """

    def __init__(
        self,
        panel: TrainingPanel,
        attach: Callable[[Path], None],
        tell: Callable[[str, bool], None],
        parent: QWidget | None = None,
    ) -> None:
        self._panel, self._attach, self._tell, self._parent = panel, attach, tell, parent
        self._dialog: ElsewhereDialog | None = None
        self._mirror: Mirror | None = None
        self._recipe = TrainRecipe()

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
        if self._dialog is None:
            from studio.ui.training.elsewhere_dialog import ElsewhereDialog  # rarely wanted: the window starts sooner

            self._dialog = ElsewhereDialog(self._parent)
            self._dialog.attach_requested.connect(self.watch)
            self._dialog.recipe_wanted.connect(self.save_recipe)
        run = f"{time.strftime('%Y%m%d-%H%M%S')}-{self._recipe.preset}"
        known = presets().get(self._recipe.preset)
        as_shipped = known is not None and known.recipe == self._recipe
        self._dialog.open_for(self._recipe.preset if as_shipped else f"{run}.json", run)

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
        self.close()
        if host.mounted:
            self._attach(Path(host.mounted) / run)
            return
        mirror = self._mirror = Mirror(ssh_relay(host, run), mirror_folder(host, run))
        first = [True]

        def connected() -> None:
            if first:
                first.clear()
                self._attach(mirror.folder.path)

        mirror.connected.connect(connected)
        mirror.broken.connect(lambda line: self._tell(f"{host.name}: {line} It is tried again.", True))
        mirror.start()
        self._tell(f"Connecting to {host.name}", False)

    def close(self) -> None:
        """Let go of the mirror; the run goes on."""
        if self._mirror is not None:
            self._mirror.close()
            self._mirror.deleteLater()
            self._mirror = None
