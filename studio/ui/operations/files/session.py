"""Keeps the canvas, its undo stack and the panels between sessions, even if the program is killed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from studio.document.document import Document
from studio.document.edits import Edit
from studio.document.journal.edit_records import EditRecord
from studio.document.journal.journal import OpenedJournal, open_journal
from studio.document.journal.recorder import Recorder
from studio.document.journal.writer import JournalWriter
from studio.document.session import forget_session, load_session
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box
from studio.ui.background import Background
from studio.ui.canvas.canvas import Canvas
from studio.ui.canvas.layers import PictureImage
from studio.ui.operations.files.files import prepared
from studio.ui.translation import tr, tr_count, tr_message
from studio.ui.undo import UndoStack

SAVE_AFTER_SECONDS = 3.0  # after the first change of a panel that is not saved yet
STROKE_SECONDS = 1.0  # between two looks at a stroke in progress
_CLOSE_SECONDS = 60.0  # how long closing the program waits for the last writes
_STALLED_CLOSE_SECONDS = 2.0  # seconds, if the drive does not answer
_WAIT_SECONDS = 0.2  # for the end of a stroke
STALL_SECONDS = 8.0  # seconds without an answer of the drive until that is reported
_NO_ANSWER = "the drive does not answer"


@dataclass
class _Read:
    """What was read off the UI thread."""

    journal: OpenedJournal
    image: PictureImage | None = None
    states: dict[str, Any] = field(default_factory=dict)


class SessionKeeper(QObject):
    """Restores the last session, then records each edit in the journal; all files are handled in threads.

    Args:
        parent: The window.
        document: The document.
        undo: Its undo stack.
        canvas: The canvas.
        notify: Shows a line; True marks an error.
        withdraw: Hides a line that no longer applies.
        panels: Returns a function that saves the current recipe and the settings of the other panels, for any thread.
    """

    _troubled = Signal(str)  # from the journal's thread
    _base_wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        document: Document,
        undo: UndoStack,
        canvas: Canvas,
        *,
        notify: Callable[[str, bool], None],
        withdraw: Callable[[str], None],
        panels: Callable[[], Callable[[], None]],
    ) -> None:
        super().__init__(parent)
        self._document, self._undo, self._canvas = document, undo, canvas
        self._notify, self._withdraw, self._panels = notify, withdraw, panels
        self._background = Background(parent)
        self._journal: OpenedJournal | None = None
        self._writer: JournalWriter | None = None
        self._recorder: Recorder | None = None
        self._readers: dict[str, Callable[[EditRecord], Any]] = {}
        self._states: dict[str, Callable[[], EditRecord]] = {}  # what `keep` was given before the journal was open
        self._trouble = ""
        self.killed = False  # whether the last session did not end properly
        self.kept = ""  # what was restored, in words
        self.problems: list[str] = []  # what could not be restored, one plain line each
        self.states: dict[str, Any] = {}  # the results of the readers
        self.stack = (0, 0)  # how many edits were applied, and how many there were, before a stroke in progress
        self.dropped = 0  # how many of them do not fit into the undo stack
        self._panel_timer = _timer(self, SAVE_AFTER_SECONDS, self._save_panels)
        self._stroke_timer = _timer(self, STROKE_SECONDS, self._record_stroke)
        self._stall_timer = _timer(self, STALL_SECONDS, self._look_for_stall)
        self._stalled = False
        self._troubled.connect(self._report_trouble)
        self._base_wanted.connect(self._begin)
        document.mask_changed.connect(self._painted)
        document.picture_changed.connect(self._painted)
        undo.recorded.connect(self._edited)
        undo.trimmed.connect(lambda count: self._recorder and self._recorder.trimmed(count))
        undo.emptied.connect(lambda: self._recorder and self._recorder.cleared())
        undo.indexChanged.connect(lambda index: self._recorder and self._recorder.moved(index))

    @property
    def busy(self) -> bool:
        """Whether files are being read or written, or edits wait to be written."""
        writer = self._writer
        return self._background.busy or (writer is not None and writer.saved != writer.appended and not self._trouble)

    @property
    def behind(self) -> float:
        """For how many seconds an edit has been waiting to be written; 0 if none is."""
        return 0.0 if self._writer is None else self._writer.waits

    def read_with(self, name: str, reader: Callable[[EditRecord], Any]) -> None:
        """Read the data kept under a name by `reader`, in a thread; the result is in `states` afterwards."""
        self._readers[name] = reader

    def keep(self, name: str, record: Callable[[], EditRecord]) -> None:
        """Keep other data beside the document; `record` is called in a thread and replaces the previous one."""
        if self._recorder is None:
            self._states[name] = record
        else:
            self._recorder.state(name, record)
            self._watch()

    def restore(self, then: Callable[[bool], None]) -> None:
        """Restore the last session; a picture already on the canvas becomes an edit of it.

        Args:
            then: Called with whether there was something to restore.
        """
        self._background.run(
            partial(_read, dict(self._readers)),
            lambda read: self._show(read, then),
            lambda error: self._fail(error, then),
        )

    def panels_changed(self) -> None:
        """Save the panels, some seconds from now."""
        if not self._panel_timer.isActive():
            self._panel_timer.start()

    def close(self) -> None:
        """Write pending changes. Data that was not restored yet stays as it is."""
        self._panel_timer.stop()  # the window saves them when it closes
        self._stroke_timer.stop()
        self._stall_timer.stop()
        if self._recorder is not None and self._writer is not None:
            self._document.mask_changed.disconnect(self._painted)
            self._document.picture_changed.disconnect(self._painted)
            self._recorder.close()
            self._recorder = None
            self._writer.close(_STALLED_CLOSE_SECONDS if self._stalled else _CLOSE_SECONDS)
        self._background.close(finish=True, seconds=_CLOSE_SECONDS)
        if self._journal is not None:
            self._journal.release()

    def _show(self, read: _Read, then: Callable[[bool], None]) -> None:
        journal, document, undo = read.journal, self._document, self._undo
        restored = journal.restored
        self._journal, self.states = journal, read.states
        newer = (document.contents, document.source) if document.has_picture else None
        undo.blockSignals(True)
        undo.clear()
        undo.blockSignals(False)
        if restored.document.has_picture or newer is not None:
            if read.image is not None:
                self._canvas.use_prepared(read.image)
            restored.document.whole().apply(document)
        undo.load(restored.edits, restored.applied)
        self.stack = (restored.applied - restored.stroke, len(restored.edits) - restored.stroke)
        self.dropped = len(restored.edits) - undo.count()
        self._start(journal, self.dropped)
        if newer is not None:
            contents, source = newer
            undo.record(document.set_contents(contents, tr("Open picture"), source))
        self.problems += journal.problems
        if journal.copied:
            self.problems.append(tr("Another window has this canvas: this one works on a copy of it."))
        self.killed = not restored.closed
        self.kept = _in_words(restored.document.has_picture, restored.applied - restored.stroke, restored.stroke)
        then(not restored.empty)

    def _fail(self, error: BadInput, then: Callable[[bool], None]) -> None:
        self.problems.append(tr("{error} The canvas is not being saved.").format(error=error))
        then(False)

    def _start(self, journal: OpenedJournal, dropped: int) -> None:
        """Begin to record after a restore; the undo stack has dropped `dropped` of the restored edits."""
        restored, segment = journal.restored, journal.segment
        self._writer = JournalWriter(
            journal.folder, segment, trouble=self._troubled.emit, base_wanted=self._base_wanted.emit
        )
        if segment is None:
            self._recorder = Recorder(self._document, self._writer)
            self._recorder.begin(self._undo.index())
        else:
            known, applied = len(restored.edits) - restored.stroke, restored.applied - restored.stroke
            self._recorder = Recorder(self._document, self._writer, known=known, applied=applied)
            if restored.stroke:  # an edit from now on
                self._recorder.edit(restored.edits[restored.applied - 1])
            self._recorder.trimmed(dropped)
        for name, record in self._states.items():
            self._recorder.state(name, record)
        self._states.clear()

    # recording

    def _edited(self, edit: Edit) -> None:
        if self._recorder is not None:
            self._recorder.edit(edit)
            self._watch()

    def _painted(self, _: Box) -> None:
        if self._document.stroking and not self._stroke_timer.isActive():
            self._stroke_timer.start()

    def _record_stroke(self) -> None:
        if self._recorder is not None:
            self._recorder.stroke()

    def _begin(self) -> None:
        """Write the whole document to the journal once more; wait while a stroke is in progress."""
        if self._document.stroking:
            QTimer.singleShot(round(_WAIT_SECONDS * 1000), self, self._begin)
        elif self._recorder is not None:
            self._recorder.begin(self._undo.index())

    def _watch(self) -> None:
        """Check later whether the recorded edits are saved."""
        if not self._stall_timer.isActive():
            self._stall_timer.start()

    def _look_for_stall(self) -> None:
        """Say when a write neither ends nor fails, as on a drive that has gone."""
        waits = self.behind
        if waits >= STALL_SECONDS and not self._trouble:
            self._stalled = True
            self._report_trouble(_NO_ANSWER)
        elif self._stalled and not waits:
            self._stalled = False
            if _NO_ANSWER in self._trouble:
                self._report_trouble("")
        if waits:
            self._watch()

    def _report_trouble(self, reason: str) -> None:
        before, self._trouble = self._trouble, ""
        if reason:
            self._trouble = tr(
                "The canvas is not being saved: {reason}. It will be as soon as that is possible."
            ).format(reason=reason)
            self._notify(self._trouble, True)
        elif before:
            self._withdraw(before)
            self._notify(tr("The canvas is being saved again."), False)

    def _save_panels(self) -> None:
        if self._background.busy:
            self._panel_timer.start()  # a slow disk gets one save at a time
        else:
            self._background.run(self._panels(), lambda _: None, lambda _: None)


def _timer(parent: QObject, seconds: float, then: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(round(seconds * 1000))
    timer.timeout.connect(then)
    return timer


def _in_words(pictured: bool, steps: int, stroke: bool) -> str:
    """Return what was restored, as in "the canvas with 3 undo steps and the stroke in progress"."""
    if not pictured and not steps:
        return ""
    parts = [tr("the canvas")]
    if steps:
        parts.append(tr_count("{count} undo step", "{count} undo steps", steps).format(count=steps))
    if stroke:
        parts.append(tr("the stroke in progress"))
    return tr(" with ").join([parts[0], tr(" and ").join(parts[1:])]) if parts[1:] else parts[0]


# what runs off the UI thread


def _read(readers: dict[str, Callable[[EditRecord], Any]]) -> _Read:
    journal = open_journal()
    restored = journal.restored
    if restored.empty and journal.segment is None and not journal.copied:
        _take_older_session(journal)
    elif not restored.empty:
        forget_session()  # the journal has it
    read = _Read(journal)
    if restored.document.has_picture:
        read.image = prepared(restored.document.picture)
    for name, reader in readers.items():
        if name in restored.states:
            try:
                read.states[name] = reader(restored.states[name])
            except BadInput as problem:
                journal.problems.append(tr_message(str(problem)))
    return read


def _take_older_session(journal: OpenedJournal) -> None:
    """Take over the picture and the mask kept by an older version of the program."""
    try:
        session = load_session()
    except BadInput as problem:
        journal.problems.append(tr_message(str(problem)))
        return
    if session.problem:
        journal.problems.append(session.problem)
    if session.picture is not None and session.mask is not None:
        journal.restored.document.set_picture(session.picture, copy=False)
        journal.restored.document.set_mask(session.mask)
