"""The main window: places the panels, the menus, the toolbar and the status bar."""

from collections.abc import Callable
from dataclasses import dataclass

import qtawesome
from PySide6.QtCore import QEvent, QSettings, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QStatusTipEvent,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDockWidget,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from studio.ui import theme
from studio.ui.actions import Actions
from studio.ui.in_view import CANVAS, InView
from studio.ui.kept_settings import keep_layout, layout_of
from studio.ui.notice import Notice
from studio.ui.pages import Pages
from studio.ui.status_bar import StatusBar
from studio.ui.translation import tr, tr_message
from studio.ui.widgets.drops import accept_copy
from studio.ui.workspaces import TEMPORARY, Workspace, Workspaces


@dataclass(frozen=True)
class Panels:
    """The widgets that the window places before it is shown."""

    canvas: QWidget
    tool_options: QWidget  # placed in the toolbar
    tools: QWidget
    recipe: QWidget
    layers: QWidget
    history: QWidget
    timeline: QWidget


@dataclass(frozen=True)
class LaterPanels:
    """The widgets of the other workspaces, which are added after the window's first paint."""

    training_view: QWidget
    models: QWidget
    gallery: QWidget
    training: QWidget
    explore: QWidget
    inspector: QWidget


_TITLES = {
    "tools": tr("Tools"),
    "recipe": tr("Recipe"),
    "training": tr("Training"),
    "layers": tr("Layers"),
    "history": tr("History"),
    "timeline": tr("Timeline"),
    "explore": tr("Explore"),
    "inspector": tr("Step"),
}

_WORKSPACES = {
    Workspace.PAINT: tr("Paint"),
    Workspace.WATCH: tr("Watch"),
    Workspace.TRAIN: tr("Train"),
    Workspace.EXPLORE: tr("Explore"),
    Workspace.MODELS: tr("Models"),
}

_IN_TOOLBAR = (
    ("file.open", "file.save"),
    ("edit.undo", "edit.redo"),
    ("view.fit", "view.actual_size"),
    ("mask.invert", "mask.clear"),
    ("live.toggle",),
)

_TYPED_INTO = (QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)

_TYPING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier

_FIND, _FIND_SHORT, _ROOMY = (
    tr("Find command    Ctrl+K"),
    tr("Ctrl+K"),
    1280,
)  # room for everything
_LABELLED, _NARROW = {"recipe": 264, "layers": 240}, 1000  # widths with room for the fields' labels, and for neither
_DEFAULT_SIZE, _MIN_SIZE = QSize(1440, 900), QSize(720, 460)
_FRAME = QSize(8, 40)  # of a window with its title bar, whose size is known only once the window is shown


class MainWindow(QMainWindow):
    """The frame around the panels.

    Signals:
        dropped: Paths of files that were dropped on the window.
        closing: The window is about to close.
        workspace_shown: Another workspace was arranged, or the same one again.
    """

    dropped = Signal(list)
    closing = Signal()
    workspace_shown = Signal()

    def __init__(self, panels: Panels, settings: QSettings) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("Denoise Studio")
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.setDockOptions(QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks)
        self.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.BottomDockWidgetArea)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.BottomDockWidgetArea)
        self._settings = settings
        self.actions_ = Actions(self)
        self.actions_.fill_menus()
        self.status = StatusBar(self)
        self.setStatusBar(self.status)
        self.addToolBar(self._toolbar(panels.tool_options))
        self.pages = Pages()
        self.pages.addWidget(panels.canvas)
        self.notice = Notice()
        self.setCentralWidget(self._centre())
        self.docks = {name: self._dock(name, getattr(panels, name, None)) for name in _TITLES}
        self._switches = {workspace: self._switch(workspace) for workspace in Workspace if workspace not in TEMPORARY}
        self._beside_menus = self._corner()
        self.menuBar().setCornerWidget(self._beside_menus, Qt.Corner.TopRightCorner)
        self.in_view = InView(self, self.docks, self.pages, self.actions_)
        self.in_view.changed.connect(self._show_tool_options)
        self.workspaces = Workspaces(self, self.docks, self.pages, settings, self._show_workspace)
        self.setMinimumSize(_MIN_SIZE)
        self._fit_to_screen()
        geometry = layout_of(settings, "geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        self.workspaces.restore()
        self.actions_.restyle()
        self._mark_more_menus()

    def add_panels(self, panels: LaterPanels) -> None:
        """Place the panels of the other workspaces; called once."""
        for name in ("training", "explore", "inspector"):
            self._fill(self.docks[name], getattr(panels, name))
        self.pages.addWidget(panels.training_view)
        self.pages.addWidget(panels.models)
        self.pages.addWidget(panels.gallery)
        self.workspaces.show_page()

    def workspace_operations(self) -> dict[str, Callable[[], object]]:
        """Return the operation of each command that arranges the panels."""
        return {
            "view.paint": lambda: self.workspaces.switch(Workspace.PAINT),
            "view.watch": lambda: self.workspaces.switch(Workspace.WATCH),
            "view.train": lambda: self.workspaces.switch(Workspace.TRAIN),
            "view.explore": lambda: self.workspaces.switch(Workspace.EXPLORE),
            "view.reset": self.workspaces.reset,
        }

    def notify(self, text: str, bad: bool = False) -> None:
        """Show one plain line: an error above the canvas, anything else in the status bar."""
        if bad:
            self.notice.show_error(tr_message(text))
        else:
            self.status.show_message(tr_message(text))

    def place_above_pages(self, strip: QWidget) -> None:
        """Place a strip above the canvas and the other central pages, in every workspace."""
        self._column.insertWidget(0, strip)

    def event(self, event: QEvent) -> bool:
        """Show status tips beside the device and the memory; QMainWindow would put them in their place."""
        if event.type() == QEvent.Type.StatusTip and isinstance(event, QStatusTipEvent):
            self.status.show_tip(event.tip())
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self.hasFocus():
            # after a click on a disabled field; see mousePressEvent
            text = event.text()
            event.setAccepted(bool(text) and text.isprintable() and not event.modifiers() & ~_TYPING)
            return event.isAccepted()
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus for a disabled field that was clicked: what is typed into it must not trigger shortcuts."""
        clicked = self.childAt(event.position().toPoint())
        while clicked is not None and clicked is not self:
            if isinstance(clicked, _TYPED_INTO) and not clicked.isEnabled():
                self.setFocus(Qt.FocusReason.MouseFocusReason)
            clicked = clicked.parentWidget()
        super().mousePressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.workspaces.remember()
        keep_layout(self._settings, "geometry", self.saveGeometry())
        self.status.stop_measuring()
        self.in_view.end()
        self.closing.emit()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "actions_"):
            self.actions_.restyle()
            self._mark_more_menus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            accept_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            accept_copy(event)
            self.dropped.emit(paths)

    def _fit_to_screen(self) -> None:
        """Take the default size, or the screen's space without taskbars and the window's frame."""
        available = self.screen().availableGeometry()
        size = _DEFAULT_SIZE.boundedTo(available.size() - _FRAME).expandedTo(self.minimumSize())
        self.resize(size)
        left, top = (available.width() - size.width()) // 2, (available.height() - size.height() - _FRAME.height()) // 2
        self.move(available.x() + max(0, left), available.y() + max(0, top))

    def _centre(self) -> QWidget:
        centre = QWidget()
        column = self._column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.pages, 1)
        return centre

    def _toolbar(self, options: QWidget) -> QToolBar:
        """Return the most frequent commands, and the active tool's options."""
        toolbar = QToolBar(tr("Toolbar"))
        toolbar.setObjectName("toolbar")
        toolbar.setMovable(False)
        toolbar.setIconSize(QSize(18, 18))
        for group in _IN_TOOLBAR:
            for id_ in group:
                toolbar.addAction(self.actions_[id_])
                button = toolbar.widgetForAction(self.actions_[id_])
                button.setAccessibleName(self.actions_[id_].text())
            separator = toolbar.addSeparator()
        options.setMaximumWidth(760)
        self._options = (separator, toolbar.addWidget(options))
        strut = QWidget()  # keeps the height of the options where they are hidden: nothing jumps between workspaces
        strut.setFixedSize(1, options.sizeHint().height())
        toolbar.addWidget(strut)
        return toolbar

    def _show_tool_options(self) -> None:
        """Show the tool's options while the canvas is in view."""
        for action in self._options:
            if isValid(action):  # docks are hidden, too, when the window is destroyed
                action.setVisible(self.in_view.has(CANVAS))

    def _dock(self, name: str, widget: QWidget | None) -> QDockWidget:
        dock = QDockWidget(_TITLES[name], self)
        dock.setObjectName(f"dock.{name}")
        if widget is not None:
            self._fill(dock, widget)
        if name == "tools":
            dock.setTitleBarWidget(QWidget())  # a narrow column has no room for a title
        dock.toggleViewAction().setObjectName(f"view.dock_{name}")
        return dock

    def _fill(self, dock: QDockWidget, widget: QWidget) -> None:
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # for the panel's background colour
        dock.setWidget(widget)

    def _switch(self, workspace: Workspace) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(self.actions_[f"view.{workspace.value}"])
        button.setText(_WORKSPACES[workspace])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setAccessibleName(tr("{workspace} workspace").format(workspace=_WORKSPACES[workspace]))
        return button

    def _corner(self) -> QWidget:
        """Return the workspace buttons and the command search, to the right of the menus."""
        corner = QWidget(self)
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 2, 8, 0)
        row.setSpacing(4)
        for button in self._switches.values():
            row.addWidget(button)
        find = self._find = QPushButton(_FIND)
        find.setObjectName("findCommand")
        find.setAccessibleName(tr("Find command"))
        find.setToolTip(self.actions_["view.palette"].toolTip())
        find.clicked.connect(self.actions_["view.palette"].trigger)
        row.addSpacing(8)
        row.addWidget(find)
        return corner

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a narrow window's menu bar to the menus, and let its panels shrink."""
        super().resizeEvent(event)
        self._make_room()
        text = _FIND if event.size().width() >= _ROOMY else _FIND_SHORT
        if text != self._find.text():
            self._find.setText(text)
            self._beside_menus.adjustSize()
            self.menuBar().setCornerWidget(self._beside_menus, Qt.Corner.TopRightCorner)  # lays the bar out again

    def _mark_more_menus(self) -> None:
        """Give the button that opens the menus without room an arrow of the theme's colour; Qt's own is black."""
        more = self.menuBar().findChild(QToolButton, "qt_menubar_ext_button")
        if more is not None:
            more.setIcon(qtawesome.icon("ph.caret-double-right", color=theme.colours().text))
            more.setIconSize(QSize(12, 12))
            more.setStyleSheet("QToolButton { padding: 0; margin: 0; border: none; }")
            more.setAccessibleName(tr("More menus"))
            more.setToolTip(tr("The menus that did not fit."))

    def _make_room(self) -> None:
        """Keep the panels of the Paint workspace wide enough for their labels, unless the window is narrow."""
        wide = self.width() >= _NARROW and self.workspaces.current is Workspace.PAINT
        for name, width in _LABELLED.items():
            self.docks[name].widget().setMinimumWidth(width if wide else 0)

    def _show_workspace(self, current: Workspace) -> None:
        for workspace, button in self._switches.items():
            self.actions_[f"view.{workspace.value}"].setChecked(workspace is current)
            button.setText(_WORKSPACES[workspace])  # checking the action has reset it to the long title
        self._make_room()
        self.workspace_shown.emit()
