"""The theme that the user has chosen: dark, light, or the system's."""

from PySide6.QtCore import QSettings

from studio.ui import theme
from studio.ui.kept_settings import text_of


def theme_setting(settings: QSettings) -> str:
    """Return the saved choice: "dark", "light" or "system"."""
    return text_of(settings, "theme", "system")


def chosen_theme(settings: QSettings) -> str:
    """Return the theme to apply, "dark" or "light"; "system" in the settings follows the desktop."""
    chosen = theme_setting(settings)
    return theme.system_theme() if chosen == "system" else chosen
