"""Builds what the window's first paint shows: the program's state, and the panels of the Paint workspace."""

from PySide6.QtWidgets import QApplication

from studio.protocol import places
from studio.protocol.files import make_folder
from studio.ui import theme
from studio.ui.kept_settings import open_settings
from studio.ui.theme_choice import chosen_theme
from studio.wiring.core import Core
from studio.wiring.front_parts import FrontParts


class Front:
    """The window as it is painted for the first time; `studio.wiring.studio.Studio` adds everything else."""

    def __init__(self, app: QApplication) -> None:
        home = make_folder(places.data_home())
        settings, problem = open_settings(home / "settings.ini")
        theme.apply_palette(app, chosen_theme(settings))
        self.app, self.core = app, Core(settings)
        self.parts = FrontParts(self.core)
        theme.apply_style_sheet(app)  # once for all widgets
        if problem:
            self.parts.window.notify(problem, True)

    def show(self) -> None:
        """Show the window."""
        self.parts.window.show()
        self.parts.canvas.setFocus()
