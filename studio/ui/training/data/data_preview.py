"""A window with a preview of the training data: pictures, classes, values, captions, and skipped files."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from studio.protocol.datapreview import DataPreview
from studio.protocol.events import DatasetPreviewed
from studio.ui.theme import UNIT
from studio.ui.training.data.histogram import Histogram
from studio.ui.training.samples.sample_grid import SampleGrid
from studio.ui.translation import tr, tr_count
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.field_error import FieldError
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.plain import plain_label

_GRID_HEIGHT = 320  # pixels, including the heading
_CHANNELS = {1: tr("greyscale"), 3: "RGB"}


class DataPreviewWindow(QDialog):
    """Follows the training form while it is open.

    Signals:
        closed: The window was closed.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Data preview"))
        self.resize(760, 680)
        self.title = plain_label()
        bold = self.title.font()
        bold.setWeight(bold.Weight.DemiBold)
        self.title.setFont(bold)
        self.about = plain_label(quiet=True)
        self.about.setWordWrap(True)
        self.progress = ElidedLabel(quiet=True)
        self.problem = FieldError()
        self.pictures, self.augmented = SampleGrid(), SampleGrid()
        for grid in (self.pictures, self.augmented):
            grid.setFixedHeight(_GRID_HEIGHT)
        self.classes = plain_label()
        self.histogram = Histogram()
        self.captions = _text_box(tr("Captions"))
        self.skipped = _text_box(tr("Skipped files"))
        self.fingerprint = plain_label(quiet=True)
        self.fingerprint.setWordWrap(True)
        self.fingerprint.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.fingerprint.setToolTip(tr("SHA-256 of the data: it tells whether two runs used the same data."))
        self.classes.setWordWrap(True)
        self._parts: dict[str, tuple[QWidget, QWidget]] = {}
        self._lay_out()
        self._facts.hide()

    def show_progress(self, line: str) -> None:
        """Show what the engine is doing; an empty line clears it."""
        self.progress.setText(line)

    def show_error(self, line: str) -> None:
        """Show in one plain line why there is no preview, and hide the old one."""
        self.problem.show_message(line)
        self._facts.setVisible(not line)
        if line:
            self.title.setText("")
            self.about.setText("")

    def show_preview(self, event: DatasetPreviewed) -> None:
        """Show a preview; its two pictures are decoded in the background, so their files must stay a while."""
        facts = event.preview
        self.show_error("")
        self.title.setText(facts.title)
        self.about.setText(_about(facts))
        pictures, augmented = Path(event.picture), Path(event.augmented)
        points = facts.space == "plane"
        self.pictures.show_file(pictures.parent, pictures.name, tr("Points") if points else tr("Original"))
        self.augmented.show_file(augmented.parent, augmented.name, tr("Augmented"))
        self.augmented.setVisible(not points)
        self._show(tr("Classes"), " · ".join(f"{one.name}: {one.count:,}" for one in facts.classes))
        self.histogram.show_counts(facts.histograms, facts.value_range)
        self._show(tr("Captions"), "\n".join(facts.captions))
        self._show(tr("Skipped files"), "\n".join(f"{one.file}: {one.reason}" for one in facts.skipped))
        self._show(tr("Fingerprint"), facts.fingerprint)

    def hideEvent(self, event: QHideEvent) -> None:
        """Report that the window was closed."""
        super().hideEvent(event)
        self.closed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close without confirmation."""
        event.accept()

    def _show(self, name: str, text: str) -> None:
        """Show a text under its heading; hide both when it is empty."""
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
        grids.addWidget(self.augmented, 1)
        self._facts = QWidget()
        column = QVBoxLayout(self._facts)
        column.setContentsMargins(0, 0, UNIT, 0)
        column.setSpacing(UNIT)
        column.addLayout(grids)
        for name, part in (
            (tr("Classes"), self.classes),
            (tr("Values"), self.histogram),
            (tr("Captions"), self.captions),
            (tr("Skipped files"), self.skipped),
            (tr("Fingerprint"), self.fingerprint),
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
        for line in (self.title, self.about, self.problem, self.progress):
            whole.addWidget(line)
        whole.addWidget(scroll, 1)


def _about(facts: DataPreview) -> str:
    points = facts.space == "plane"
    counted = (
        tr_count("{count:,} point", "{count:,} points", facts.count)
        if points
        else tr_count("{count:,} picture", "{count:,} pictures", facts.count)
    )
    parts = [counted.format(count=facts.count)]
    if not points:
        parts += [
            f"{facts.size} × {facts.size} px",
            _CHANNELS.get(facts.channels, tr("{channels} channels").format(channels=facts.channels)),
        ]
    parts.append(
        tr("{held_out:,} for validation").format(held_out=facts.held_out)
        if facts.held_out
        else tr("no validation split")
    )
    if facts.captioned:
        parts.append(tr("{captioned:,} captioned").format(captioned=facts.captioned))
    if facts.skipped:
        parts.append(tr("{count:,} skipped").format(count=len(facts.skipped)))
    return " · ".join(parts)


def _text_box(name: str) -> QPlainTextEdit:
    lines = QPlainTextEdit()
    lines.setReadOnly(True)
    lines.setAccessibleName(name)
    lines.setTabChangesFocus(True)
    lines.setFixedHeight(12 * UNIT)
    return lines
