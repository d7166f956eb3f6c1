"""The program's look: one explicit palette, dark or light, for widgets, plots and icons."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

UNIT = 8  # the grid, in device-independent pixels
RADIUS = 4  # of corners


@dataclass(frozen=True)
class Colours:
    """The colours of one theme, #rrggbb. `accent` is for the playhead, the active tool and the main button only."""

    window: str
    panel: str
    control: str
    hover: str
    line: str
    text: str
    quiet: str
    surround: str  # of the canvas
    accent: str
    on_accent: str
    second: str  # the second curve in a plot
    lines: tuple[str, ...]  # further curves in a plot, each with its own dash pattern
    good: str  # used by name in plots
    warning: str
    bad: str


DARK = Colours(
    window="#1b1d20",
    panel="#222428",
    control="#2c2f34",
    hover="#34383e",
    line="#383c42",
    text="#d9dce1",
    quiet="#8d939c",
    surround="#17181a",
    accent="#f08c2e",
    on_accent="#1b1d20",
    second="#6f9fd8",
    lines=("#66bfb0", "#b99be2", "#dd94b4", "#c9b97c", "#93b5cc", "#a4b58a"),
    good="#7fb77e",
    warning="#e0b04a",
    bad="#e5706b",
)
LIGHT = Colours(
    window="#eceef1",
    panel="#f7f8fa",
    control="#e3e6ea",
    hover="#d9dde2",
    line="#c9ced5",
    text="#22252a",
    quiet="#5c636d",
    surround="#d5d8dd",
    accent="#f08c2e",
    on_accent="#1b1d20",
    second="#2f6fb5",
    lines=("#0e7066", "#6b47b2", "#a3336b", "#6e5a0c", "#3a607c", "#4a662b"),
    good="#2f7d32",
    warning="#8a6100",
    bad="#b3261e",
)

_current = DARK


def colours() -> Colours:
    """Return the colours of the theme in use."""
    return _current


def system_theme() -> str:
    """Return the system's theme: "light" or, by default, "dark"."""
    return "light" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light else "dark"


def apply(app: QApplication, name: str) -> None:
    """Apply the theme "dark" or "light" to the whole application."""
    apply_palette(app, name)
    apply_style_sheet(app)


def apply_palette(app: QApplication, name: str) -> None:
    """Apply the theme's colours without its style sheet, which would restyle every widget that is given a parent."""
    global _current
    _current = LIGHT if name == "light" else DARK
    if app.styleSheet() != _style_sheet(_current):
        app.setStyle("Fusion")
        app.setPalette(_palette(_current))


def apply_style_sheet(app: QApplication) -> None:
    """Apply the style sheet of the theme in use."""
    sheet = _style_sheet(_current)
    if app.styleSheet() != sheet:  # setting it restyles every widget
        app.setStyleSheet(sheet)


def tabular(font: QFont) -> QFont:
    """Return the font with tabular figures, so that changing numbers keep their width."""
    font = QFont(font)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def small_font(font: QFont) -> QFont:
    """Return the font with tabular figures at 85% of its size, as for tick labels."""
    smaller = tabular(font)
    if smaller.pointSizeF() > 0:
        smaller.setPointSizeF(smaller.pointSizeF() * 0.85)
    return smaller


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: c.window,
        role.WindowText: c.text,
        role.Base: c.control,
        role.AlternateBase: c.panel,
        role.ToolTipBase: c.control,
        role.ToolTipText: c.text,
        role.PlaceholderText: c.quiet,
        role.Text: c.text,
        role.Button: c.control,
        role.ButtonText: c.text,
        role.BrightText: c.bad,
        role.Light: c.hover,
        role.Midlight: c.hover,
        role.Mid: c.line,
        role.Dark: c.line,
        role.Shadow: c.window,
        role.Highlight: c.line,
        role.HighlightedText: c.text,
        role.Link: c.second,
        role.Accent: c.accent,
    }.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(c.quiet))
    return palette


def _style_sheet(c: Colours) -> str:
    return f"""
QMainWindow::separator {{ background: {c.window}; width: 4px; height: 4px; }}
QMainWindow::separator:hover {{ background: {c.line}; }}
QDockWidget {{ color: {c.quiet}; titlebar-close-icon: none; titlebar-normal-icon: none; }}
QDockWidget::title {{ background: {c.panel}; padding: 6px 8px 2px 8px; text-align: left; }}
QDockWidget > QWidget {{ background: {c.panel}; }}
QMenuBar, QMenu {{ background: {c.window}; color: {c.text}; }}
QMenuBar {{ padding: 2px 0 0 4px; }}
QMenuBar::item {{ padding: 6px 6px; border-radius: {RADIUS}px; background: transparent; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {c.hover}; }}
QMenu {{ border: 1px solid {c.line}; padding: 4px; }}
QMenu::item {{ padding: 4px 24px 4px 16px; border-radius: {RADIUS}px; }}
QMenu::item:disabled {{ color: {c.quiet}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px 8px; }}
QToolBar {{ background: {c.window}; border: none; spacing: 2px; padding: 0 8px; }}
QToolBar::separator {{ background: {c.line}; width: 1px; margin: 6px 6px; }}
QToolButton {{ background: transparent; border: none; border-radius: {RADIUS}px; padding: 4px 6px; color: {c.text}; }}
QToolButton:hover {{ background: {c.hover}; }}
QToolButton:checked {{ background: {c.control}; }}
QToolButton:disabled {{ color: {c.quiet}; }}
QCheckBox::indicator:unchecked, QAbstractItemView::indicator:unchecked {{
    background: {c.control}; border: 1px solid {c.quiet}; border-radius: 2px; }}
QPushButton {{ background: {c.control}; border: none; border-radius: {RADIUS}px; padding: 6px 12px; color: {c.text}; }}
QPushButton:hover {{ background: {c.hover}; }}
QPushButton:pressed {{ background: {c.line}; }}
QPushButton:checked {{ background: {c.line}; border-bottom: 2px solid {c.text}; padding-bottom: 4px; }}
QPushButton:disabled {{ color: {c.quiet}; }}
QPushButton[main="true"] {{ background: {c.accent}; color: {c.on_accent}; font-weight: 600; padding: 8px 12px; }}
QPushButton[main="true"]:hover {{ background: {QColor(c.accent).lighter(108).name()}; }}
QPushButton:focus, QToolButton:focus, QComboBox:focus, QLineEdit:focus, QAbstractSpinBox:focus,
QListView:focus, QPlainTextEdit:focus {{ outline: none; border: 1px solid {c.quiet}; }}
QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {{
    background: {c.control}; border: 1px solid {c.control}; border-radius: {RADIUS}px; padding: 4px 6px;
    color: {c.text}; selection-background-color: {c.line}; selection-color: {c.text};
    placeholder-text-color: {c.quiet};
}}
QComboBox QAbstractItemView {{
    background: {c.control}; border: 1px solid {c.line}; selection-background-color: {c.hover};
}}
QListView {{ background: {c.panel}; border: 1px solid {c.panel}; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: {c.panel}; border: none; }}
QLabel[quiet="true"] {{ color: {c.quiet}; }}
QLabel[heading="true"] {{ color: {c.quiet}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QStatusBar {{ background: {c.window}; color: {c.quiet}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {c.quiet}; padding: 0 8px; }}
QProgressBar {{ background: {c.control}; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }}
QProgressBar::chunk {{ background: {c.second}; border-radius: 2px; }}
#galleryCommands QToolButton {{ background: {c.control}; padding: 6px 12px; }}
#galleryCommands QToolButton:hover {{ background: {c.hover}; }}
#searchPopup, #commandPalette {{ border: 1px solid {c.line}; }}
QToolTip {{ background: {c.control}; color: {c.text}; border: 1px solid {c.line}; padding: 4px; }}
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: 10px; }}
QScrollBar:horizontal {{ height: 10px; }}
QScrollBar::handle {{ background: {c.line}; border-radius: 4px; min-height: 24px; min-width: 24px; margin: 1px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
QTabBar::tab {{ background: transparent; color: {c.quiet}; padding: 6px 12px; border: none;
    border-bottom: 2px solid transparent; }}
QTabBar::tab:hover {{ color: {c.text}; }}
QTabBar::tab:selected {{ color: {c.text}; background: {c.panel}; border-bottom: 2px solid {c.text}; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabWidget::pane {{ border: none; }}
QCheckBox {{ spacing: 6px; }}
QSlider {{ border: 1px solid transparent; border-radius: {RADIUS}px; }}
QSlider:focus {{ border: 1px solid {c.quiet}; }}
QSlider::groove:horizontal {{ background: {c.line}; height: 4px; border-radius: 2px; }}
QSlider::groove:vertical {{ background: {c.line}; width: 4px; border-radius: 2px; }}
QSlider::handle {{ background: {c.text}; border-radius: 5px; }}
QSlider::handle:horizontal {{ width: 10px; margin: -3px 0; }}
QSlider::handle:vertical {{ height: 10px; margin: 0 -3px; }}
QSlider::handle:disabled {{ background: {c.quiet}; }}
"""
