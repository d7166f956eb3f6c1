"""What changes only how things are seen: zoom, timeline, theme, command palette, help."""

from collections.abc import Callable

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from studio import __version__
from studio.document.timeline import Timeline
from studio.ui import theme
from studio.ui.canvas.canvas import Canvas
from studio.ui.command_palette import CommandPalette
from studio.ui.main_window import MainWindow
from studio.ui.timeline.timeline_panel import TimelinePanel

_FIRST_STEPS = """1. Press Generate (Ctrl+Enter): a digit comes out of the noise, and every step stays in the timeline.
2. Drag along the timeline, or press P, to watch the steps again; V switches between x_t and the predicted x0.
3. Paint over a part of the picture with the brush (B) and press Repaint mask. Enter takes it, Esc keeps what was.
4. F3 shows the training workspace: choose a preset, press Start training, and watch it learn.
5. Ctrl+K finds any command."""


class Viewing:
    """View, timeline and help commands."""

    def __init__(
        self, window: MainWindow, canvas: Canvas, timeline: Timeline, panel: TimelinePanel, settings: QSettings
    ) -> None:
        self._window, self._canvas, self._timeline, self._panel = window, canvas, timeline, panel
        self._settings = settings
        self._palette = CommandPalette(window.actions_.all(), window)

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        panel, canvas = self._panel, self._canvas
        return {
            "view.fit": canvas.fit,
            "view.actual_size": canvas.actual_size,
            "view.zoom_in": canvas.zoom_in,
            "view.zoom_out": canvas.zoom_out,
            "view.theme_system": lambda: self.set_theme("system"),
            "view.theme_dark": lambda: self.set_theme("dark"),
            "view.theme_light": lambda: self.set_theme("light"),
            "view.palette": lambda: self._palette.open_over(self._window),
            "timeline.play": panel.play_pause,
            "timeline.previous": lambda: panel.step(-1),
            "timeline.next": lambda: panel.step(1),
            "timeline.first": panel.first,
            "timeline.last": panel.last,
            "timeline.loop": panel.toggle_loop,
            "timeline.x_t": lambda: panel.set_view("x_t"),
            "timeline.x0": lambda: panel.set_view("x0"),
            "timeline.swap": self.swap_view,
            "help.guide": self.show_first_steps,
            "help.about": self.show_about,
            "file.quit": self._window.close,
        }

    def swap_view(self) -> None:
        """Show x_t where another view is shown, otherwise the predicted x0."""
        self._panel.set_view("x0" if self._timeline.view == "x_t" else "x_t")

    def set_theme(self, name: str) -> None:
        """Dress the program in "dark", "light", or as the system says, and remember it."""
        self._settings.setValue("theme", name)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, theme.system_theme() if name == "system" else name)
        self.check_theme()

    def check_theme(self) -> None:
        """Mark the chosen theme in the menu."""
        chosen = str(self._settings.value("theme", "system"))
        for name in ("system", "dark", "light"):
            self._window.actions_[f"view.theme_{name}"].setChecked(name == chosen)

    def show_first_steps(self) -> None:
        """Tell what to do in the first minutes."""
        self._tell("First steps", _FIRST_STEPS)

    def show_about(self) -> None:
        """Tell the version and the licence."""
        text = f"Denoise Studio {__version__}\n\nApache License 2.0. Qt is used under the LGPL."
        self._tell("About Denoise Studio", text)

    def _tell(self, title: str, text: str) -> None:
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, QMessageBox.StandardButton.Ok, self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
