"""The dialog of a film: lanes, format, frame rate and scale."""

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.protocol.films import MAX_FPS, MIN_FPS
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.field_error import FieldError
from studio.ui.widgets.main_button import MainButton
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.segmented import Segmented


@dataclass(frozen=True)
class Format:
    """A format of films: its title, the ending of its file ("" for a folder), and the dialog's filter."""

    title: str
    ending: str
    filter: str


FORMATS = {
    "gif": Format("GIF", ".gif", "GIF (*.gif)"),
    "webp": Format("WebP", ".webp", "WebP (*.webp)"),
    "apng": Format("APNG", ".png", tr("Animated PNG (*.png)")),
    "mp4": Format("MP4", ".mp4", "MP4 (*.mp4)"),
    "folder": Format(tr("Numbered PNGs"), "", ""),
    "sheet": Format(tr("Contact sheet"), ".png", "PNG (*.png)"),
}
_SCALES = ("1", "2", "4", "8")
_VIDEO_MISSING = tr('MP4 needs PyAV: pip install "denoise-studio[video]", or choose WebP.')


class FilmDialog(QDialog):
    """Chooses a film; it stays open beside the window while the film is made.

    Signals:
        make_requested: Choose the film's file, and make it.
        stop_requested: Stop making it.
        changed: A choice has changed.
    """

    make_requested = Signal()
    stop_requested = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("film")
        self.setWindowTitle(tr("Film"))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.lanes = QListWidget()
        self.lanes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # a long title is elided
        self.lanes.setAccessibleName(tr("Lanes of the film"))
        self.lanes.setToolTip(tr("The checked lanes are shown side by side, from left to right."))
        self.format = ChoiceField(
            tr("Format"),
            [(key, one.title) for key, one in FORMATS.items()],
            "gif",
            tr("The film's file format."),
        )
        self.show_ = Segmented(
            tr("Frames"),
            [("x_t", "xₜ"), ("x0", tr("Predicted x0"))],
            "x_t",
            tr("The noisy states, or the predicted pictures."),
        )
        self.fps = NumberField(
            tr("Speed"),
            minimum=MIN_FPS,
            maximum=MAX_FPS,
            default=10,
            decimals=1,
            unit="fps",
            tooltip=tr("Frames per second; the whole film of 20 steps takes 2 s at 10."),
        )
        self.scale = Segmented(
            tr("Size"),
            [(key, f"{key}×") for key in _SCALES],
            "1",
            tr("How many times wider and higher the pictures become."),
        )
        self.problem = FieldError()
        self.status = plain_label(quiet=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the film"))
        self.make = MainButton(tr("Make film…"), tr("Choose where it goes, and make it."))
        self.stop = QPushButton(tr("Stop"))
        self.stop.setToolTip(tr("Stop; no file is written."))
        self.stop.setAutoDefault(False)
        self._lay_out()
        self.format.changed.connect(self._check)
        self.lanes.itemChanged.connect(self._check)
        for signal in (self.show_.changed, self.scale.changed, self.fps.valueChanged):
            signal.connect(self.changed)
        self.make.clicked.connect(self.make_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.resize(460, 440)
        self.show_idle("")

    def set_lanes(self, lanes: Sequence[tuple[str, str, str]], chosen: str) -> None:
        """List lanes, each a key, a title and a detail; checked ones stay checked, and the chosen one becomes so."""
        before = set(self.keys())
        self.lanes.blockSignals(True)
        self.lanes.clear()
        for key, title, detail in lanes:
            item = QListWidgetItem(f"{title}  ·  {detail}" if detail else title)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in before | {chosen} else Qt.CheckState.Unchecked)
            self.lanes.addItem(item)
        self.lanes.blockSignals(False)
        self._check()

    def keys(self) -> list[str]:
        """Return the keys of the checked lanes, in the order of the list."""
        items = [self.lanes.item(row) for row in range(self.lanes.count())]
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked]

    def show_progress(self, done: int, total: int) -> None:
        """Show how many frames are made."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        self.status.setText(
            tr("frame {done} of {total}").format(done=done, total=total) if done < total else tr("Writing the file…")
        )

    def show_busy(self) -> None:
        """Show that a film waits for the engine or is being made."""
        self.bar.setRange(0, 0)
        self.bar.show()
        self.status.setText(tr("Waiting for the engine…"))
        self.stop.setEnabled(True)
        self.make.setEnabled(False)

    def show_idle(self, text: str) -> None:
        """Show that no film is being made; `text` says what became of the last one."""
        self.bar.hide()
        self.status.setText(text)
        self.stop.setEnabled(False)
        self._check()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide; a film in progress continues."""
        self.hide()
        event.ignore()

    def _check(self, *_: object) -> None:
        moving = self.format.key() not in ("folder", "sheet")
        self.fps.setEnabled(moving)
        problem = ""
        if not self.lanes.count():
            problem = tr("No lane of the timeline has its frames on disk: generate or train first.")
        elif not self.keys():
            problem = tr("Check at least one lane.")
        elif self.format.key() == "mp4" and importlib.util.find_spec("av") is None:
            problem = _VIDEO_MISSING
        self.problem.show_message(problem)
        self.make.setEnabled(not problem and not self.stop.isEnabled())
        self.changed.emit()

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(UNIT)
        choices.addWidget(self.show_)
        choices.addWidget(self.scale)
        choices.addStretch(1)
        settings = QHBoxLayout()
        settings.setSpacing(UNIT)
        settings.addWidget(self.format, 2)
        settings.addWidget(self.fps, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self.status, 1)
        buttons.addWidget(self.stop)
        buttons.addWidget(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.lanes, 1)
        column.addLayout(settings)
        column.addLayout(choices)
        column.addWidget(self.problem)
        column.addWidget(self.bar)
        column.addLayout(buttons)
