"""Zoom, timeline navigation, theme, command palette and help."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication

from studio import __version__
from studio.document.lanes.timeline import Timeline
from studio.ui import theme
from studio.ui.canvas.canvas import Canvas
from studio.ui.canvas_page import CanvasPage
from studio.ui.command_palette import CommandPalette
from studio.ui.kept_settings import text_of
from studio.ui.main_window import MainWindow
from studio.ui.motion import Motion
from studio.ui.theme_choice import chosen_theme, theme_setting
from studio.ui.timeline.timeline_panel import TimelinePanel
from studio.ui.translation import tr

_REDUCED = "motion/reduced"  # key of the settings

_FIRST_STEPS = tr(
    """1. Press Generate (Ctrl+Enter): a picture emerges from noise, and every step is kept in the timeline.
2. Scrub the timeline, or press P to play it; V switches between x_t and the predicted x0.
3. Paint a mask over a part of the picture with the brush (B), then press Repaint mask. Enter accepts, Esc discards.
4. F3 opens the training workspace: choose a preset, press Start training, and watch the samples improve.
5. Ctrl+K finds any command."""
)


class Viewing:
    """View, timeline and help commands."""

    def __init__(
        self,
        window: MainWindow,
        canvas: Canvas,
        page: CanvasPage,
        motion: Motion,
        timeline: Timeline,
        panel: TimelinePanel,
        settings: QSettings,
    ) -> None:
        self._window, self._canvas, self._page, self._timeline, self._panel = window, canvas, page, timeline, panel
        self._settings, self._motion = settings, motion
        motion.reduce(text_of(settings, _REDUCED, "") == "yes")
        window.actions_["view.reduce_motion"].setChecked(motion.reduced)
        canvas.reduce_motion(motion.reduced)
        motion.changed.connect(lambda: canvas.reduce_motion(motion.reduced))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_theme_changed)
        self._check_theme()
        window.actions_["view.pixel_values"].setChecked(canvas.shows_pixel_values)

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return the operation of each command."""
        panel, canvas, page = self._panel, self._canvas, self._page
        return {
            "view.fit": page.fit,
            "view.actual_size": page.actual_size,
            "view.zoom_in": page.zoom_in,
            "view.zoom_out": page.zoom_out,
            "view.reduce_motion": self.reduce_motion,
            "view.pixel_values": lambda: canvas.show_pixel_values(
                self._window.actions_["view.pixel_values"].isChecked()
            ),
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
        """Switch between x_t and the predicted x0."""
        self._panel.set_view("x0" if self._timeline.view == "x_t" else "x_t")

    def reduce_motion(self) -> None:
        """Stop or resume things that move by themselves; remembered."""
        self._motion.reduce(self._window.actions_["view.reduce_motion"].isChecked())
        self._settings.setValue(_REDUCED, "yes" if self._motion.reduced else "no")

    def set_theme(self, name: str) -> None:
        """Apply and save a theme: "dark", "light" or "system"."""
        self._settings.setValue("theme", name)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, chosen_theme(self._settings))
        self._check_theme()

    def show_first_steps(self) -> None:
        """Show the first steps."""
        self.show_text(tr("First steps"), _FIRST_STEPS)

    def show_about(self) -> None:
        """Show the version and the licence."""
        text = tr("Denoise Studio {version}\n\nApache License 2.0. Qt is used under the LGPL.").format(
            version=__version__
        )
        self.show_text(tr("About Denoise Studio"), text)

    @cached_property
    def _palette(self) -> CommandPalette:
        """The command palette; created when it is first opened."""
        return CommandPalette(self._window.actions_.all(), self._window)

    def _check_theme(self) -> None:
        chosen = theme_setting(self._settings)
        for name in ("system", "dark", "light"):
            self._window.actions_[f"view.theme_{name}"].setChecked(name == chosen)

    def _system_theme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if theme_setting(self._settings) == "system":
            self.set_theme("system")

    def show_text(self, title: str, text: str) -> None:
        """Show a title and a text, which may be long."""
        from PySide6.QtWidgets import QMessageBox  # importing it with its enumerations takes some milliseconds at start

        box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, QMessageBox.StandardButton.Ok, self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def open_folder(folder: Path) -> None:
    """Open a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
