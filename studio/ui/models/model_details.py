"""The selected model: its commands, its facts, and the user's note."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QPalette, QPixmap
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.ui.models import model_texts
from studio.ui.models.model_row import ModelRow
from studio.ui.theme import UNIT, colours
from studio.ui.translation import tr
from studio.ui.widgets.action_button import action_button
from studio.ui.widgets.details_page import details_page
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.facts import Facts
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.wrapped_label import WrappedLabel

_NOTE_HEIGHT = 56  # pixels
_PICTURE = 112


class ModelDetails(QScrollArea):
    """The facts of one model.

    Signals:
        edited: (ModelRow, str): the user has changed the note.
        stop_clicked: Stop verifying.
    """

    edited = Signal(object, str)
    stop_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: ModelRow | None = None
        self.setWidgetResizable(True)
        self.setFrameStyle(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(264)
        self.setAccessibleName(tr("Selected model"))
        self.hint = WrappedLabel()
        self.picture = QLabel()
        self.picture.setFixedSize(_PICTURE, _PICTURE)
        self.title = WrappedLabel(quiet=False)
        self.problem = WrappedLabel(quiet=False)
        self.facts = Facts()
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(tr("Note"))
        self.note.setPlaceholderText(tr("Note"))
        self.note.setToolTip(tr("Your words about this model; they are kept in your data folder."))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self.note.installEventFilter(self)
        self.path = ElidedLabel(quiet=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Verifying"))
        self.stop = QPushButton(tr("Stop"))
        self.stop.setAccessibleName(tr("Stop verifying"))
        self.stop.setToolTip(tr("Stop reading the model's files."))
        self.stop.clicked.connect(self.stop_clicked)
        self._buttons = QGridLayout()
        self._buttons.setSpacing(UNIT // 2)
        self._arrange()
        self.show_rows([])
        self.show_progress(None)

    def set_actions(self, actions: Sequence[tuple[str, QAction]]) -> None:
        """Make a button for each command with its short name, two in a row."""
        for number, (name, action) in enumerate(actions):
            self._buttons.addWidget(action_button(name, action), number // 2, number % 2)

    def show_rows(self, rows: Sequence[ModelRow], picture: QPixmap | None = None) -> None:
        """Show the only selected model, or say how many are selected."""
        row = rows[0] if len(rows) == 1 else None
        before = self._row
        if before is not None and (row is None or row.key != before.key):
            self.save()
        typing = before is not None and row is not None and before.key == row.key and self.note.hasFocus()
        self._row = row
        self.hint.setText(
            tr("{count} models are selected.").format(count=len(rows)) if rows else tr("Select a model to see it.")
        )
        self.hint.setVisible(row is None)
        self._body.setVisible(row is not None)
        if row is None:
            return
        if not typing:
            self.note.setPlainText(row.note.note)
        self.title.setText(row.entry.title)
        self.problem.setText(row.entry.problem)
        self.problem.setVisible(bool(row.entry.problem))
        self.facts.show_facts(model_texts.facts(row))
        self.path.setText(str(row.entry.found.path))
        self.picture.setVisible(picture is not None)
        if picture is not None:
            self.picture.setPixmap(picture)
            self.picture.setScaledContents(True)
            self.picture.setAccessibleName(tr("First picture made with {entry}").format(entry=row.entry.title))

    def show_progress(self, share: float | None) -> None:
        """Show how much of the model's files has been read, from 0 to 1; None hides it."""
        self._verifying.setVisible(share is not None)
        self.bar.setRange(0, 1000)
        self.bar.setValue(round(1000 * (share or 0.0)))

    def save(self) -> None:
        """Report the typed note if it has changed."""
        row = self._row
        if row is not None and self.note.toPlainText() != row.note.note:
            text = self.note.toPlainText()[:100_000]
            self._row = ModelRow(row.entry, row.note.model_copy(update={"note": text}), row.uses)
            self.edited.emit(row, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save the note when it is left."""
        if watched is self.note and event.type() == QEvent.Type.FocusOut:
            self.save()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_verifying"):
            self._colour()
        super().changeEvent(event)

    def _colour(self) -> None:
        palette = QPalette(self.problem.palette())
        palette.setColor(QPalette.ColorRole.WindowText, colours().bad)
        if palette != self.problem.palette():
            self.problem.setPalette(palette)

    def _arrange(self) -> None:
        self._verifying = QWidget()
        verifying = QHBoxLayout(self._verifying)
        verifying.setContentsMargins(0, 0, 0, 0)
        verifying.setSpacing(UNIT)
        verifying.addWidget(self.bar, 1)
        verifying.addWidget(self.stop)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for part in (self.title, self._verifying, self.problem, self.picture, self.facts, self.note):
            column.addWidget(part)
        column.addWidget(Heading(tr("Place")))
        column.addWidget(self.path)
        self.setWidget(details_page(self._buttons, self.hint, self._body))
        self._colour()
