"""A window that shows the chosen data before it is learnt from: pictures, classes, values, and what is left out."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from studio.protocol.datapreview import DataPreview
from studio.protocol.events import Previewed
from studio.ui.theme import UNIT
from studio.ui.training.data.histogram import Histogram
from studio.ui.training.samples.sample_grid import SampleGrid
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.field_error import FieldError
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.plain import plain_label

_GRID = 320  # pixels high, with its heading
_CHANNELS = {1: "grey", 3: "colour"}


class DataPreviewWindow(QDialog):
    """Stays beside the main window and follows the fields of the training panel while it is open.

    Signals:
        closed: The window is not seen any more.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Data")
        self.resize(760, 680)
        self.title = plain_label()
        bold = self.title.font()
        bold.setWeight(bold.Weight.DemiBold)
        self.title.setFont(bold)
        self.about = plain_label(quiet=True)
        self.about.setWordWrap(True)
        self.doing = ElidedLabel(quiet=True)
        self.problem = FieldError()
        self.pictures, self.changed = SampleGrid(), SampleGrid()
        for grid in (self.pictures, self.changed):
            grid.setFixedHeight(_GRID)
        self.classes = plain_label()
        self.histogram = Histogram()
        self.captions = _list("Captions")
        self.skipped = _list("What is left out, and why")
        self.fingerprint = plain_label(quiet=True)
        self.fingerprint.setWordWrap(True)
        self.fingerprint.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.fingerprint.setToolTip("SHA-256 of the data: the same data has the same fingerprint.")
        self.classes.setWordWrap(True)
        self._parts: dict[str, tuple[QWidget, QWidget]] = {}
        self._lay_out()
        self._facts.hide()

    def say(self, line: str) -> None:
        """Show what is being done; nothing when it is empty."""
        self.doing.setText(line)

    def fail(self, line: str) -> None:
        """Show why the data cannot be looked at, in one plain line; what was shown before is taken away."""
        self.problem.say(line)
        self._facts.setVisible(not line)
        if line:
            self.title.setText("")
            self.about.setText("")

    def show_previewed(self, event: Previewed) -> None:
        """Show a data set; its two pictures are read at once."""
        facts = event.preview
        self.fail("")
        self.title.setText(facts.title)
        self.about.setText(_about(facts))
        path, changed = Path(event.picture), Path(event.augmented)
        points = facts.size == 1
        self.pictures.show_file(path.parent, path.name, "Points" if points else "As they are")
        self.changed.show_file(changed.parent, changed.name, "As they are learnt from")
        self.changed.setVisible(not points)
        self._show("Classes", " · ".join(f"{one.name}: {one.count:,}" for one in facts.classes))
        self.histogram.show_counts(facts.histograms, facts.value_range)
        self._show("Captions", "\n".join(facts.captions))
        self._show("Left out", "\n".join(f"{one.file}: {one.reason}" for one in facts.skipped))
        self._show("Fingerprint", facts.fingerprint)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that nobody looks any more."""
        super().hideEvent(event)
        self.closed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close without a question."""
        event.accept()

    def _show(self, name: str, text: str) -> None:
        """Show a part under its heading, or neither when there is nothing to tell."""
        heading, part = self._parts[name]
        if isinstance(part, QLabel):
            part.setText(text)
        elif isinstance(part, QPlainTextEdit) and part.toPlainText() != text:
            part.setPlainText(text)
        for widget in (heading, part):
            widget.setVisible(bool(text))

    def _lay_out(self) -> None:
        grids = QHBoxLayout()
        grids.setSpacing(2 * UNIT)
        grids.addWidget(self.pictures, 1)
        grids.addWidget(self.changed, 1)
        self._facts = QWidget()
        column = QVBoxLayout(self._facts)
        column.setContentsMargins(0, 0, UNIT, 0)
        column.setSpacing(UNIT)
        column.addLayout(grids)
        for name, part in (
            ("Classes", self.classes),
            ("Values", self.histogram),
            ("Captions", self.captions),
            ("Left out", self.skipped),
            ("Fingerprint", self.fingerprint),
        ):
            heading = Heading(name)
            self._parts[name] = (heading, part)
            column.addWidget(heading)
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        scroll.setWidget(self._facts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        whole.setSpacing(UNIT)
        for line in (self.title, self.about, self.problem, self.doing):
            whole.addWidget(line)
        whole.addWidget(scroll, 1)


def _about(facts: DataPreview) -> str:
    points = facts.size == 1
    parts = [f"{facts.count:,} {'points' if points else 'pictures'}"]
    if not points:
        parts += [f"{facts.size} × {facts.size} px", _CHANNELS.get(facts.channels, f"{facts.channels} channels")]
    parts.append(f"{facts.held_out:,} held out" if facts.held_out else "none held out")
    if facts.captioned:
        parts.append(f"{facts.captioned:,} with a caption")
    if facts.skipped:
        parts.append(f"{len(facts.skipped):,} left out")
    return " · ".join(parts)


def _list(name: str) -> QPlainTextEdit:
    lines = QPlainTextEdit()
    lines.setReadOnly(True)
    lines.setAccessibleName(name)
    lines.setTabChangesFocus(True)
    lines.setFixedHeight(12 * UNIT)
    return lines
