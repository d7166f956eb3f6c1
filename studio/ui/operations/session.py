"""Keeps the canvas and the recipe between two starts of the program, also when it is killed."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from studio.document.document import Document
from studio.document.session import Session, forget_session, load_session, save_mask, save_picture
from studio.protocol.errors import BadInput
from studio.ui.background import Background
from studio.ui.canvas.canvas import Canvas
from studio.ui.canvas.layers import PictureImage
from studio.ui.operations.files import prepared

SAVE_AFTER_SECONDS = 3.0  # after the first edit that is not saved yet
_CLOSE_SECONDS = 60.0  # how long closing the program waits for the last save


class SessionKeeper:
    """Restores the last session's canvas, then saves each edit some seconds later; all files are handled in a thread.

    Args:
        tell: Shows a line; True marks an error.
        panels: Returns the work that saves the recipe and the other panels' settings as they are now, for any thread.
    """

    def __init__(
        self,
        parent: QWidget,
        document: Document,
        canvas: Canvas,
        *,
        tell: Callable[[str, bool], None],
        panels: Callable[[], Callable[[], None]],
    ) -> None:
        self._document, self._canvas, self._tell, self._panels = document, canvas, tell, panels
        self._background = Background(parent)
        self._restoring = False
        self._locked = False  # a damaged session that could not be moved is in the way
        self._picture_edits = self._mask_edits = 0  # numbers of edits so far
        self._picture_saved = self._mask_saved = 0  # numbers of edits that are saved
        self._picture_id: str | None = None
        self._panels_changed = False
        self._told = False  # that the canvas cannot be saved
        self._timer = QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(SAVE_AFTER_SECONDS * 1000))
        self._timer.timeout.connect(self._save)
        document.picture_replaced.connect(self._picture_edited)
        document.picture_changed.connect(self._picture_edited)
        document.mask_changed.connect(self._mask_edited)

    @property
    def busy(self) -> bool:
        """Whether files are being read or written."""
        return self._background.busy

    def restore(self, then: Callable[[bool], None]) -> None:
        """Restore the canvas of the last session, unless it holds something by then.

        Args:
            then: Told whether there was a session to restore.
        """
        self._restoring = True
        self._background.run(
            _read, lambda read: self._show(*read, then), lambda error: self._keep_nothing(str(error), then)
        )

    def panels_changed(self) -> None:
        """Save the panels together with the canvas, some seconds from now."""
        self._panels_changed = True
        self._start_timer()

    def close(self) -> None:
        """Save what is not saved yet."""
        self._timer.stop()
        if self._restoring and not self._document.has_picture:
            self._locked = True  # the last session must not be lost before it was restored
        self._panels_changed = False  # the window saves them when it closes
        self._write()
        self._background.close(finish=True, seconds=_CLOSE_SECONDS)

    def _show(self, session: Session, image: PictureImage | None, then: Callable[[bool], None]) -> None:
        self._restoring = False
        if session.problem:
            self._tell(session.problem, True)
        if image is not None and session.mask is not None and not self._document.has_picture:
            self._canvas.use_prepared(image)
            self._document.set_picture(image.pixels, copy=False)
            self._document.set_mask(session.mask)
            self._picture_saved, self._mask_saved = self._picture_edits, self._mask_edits
        then(image is not None)

    def _keep_nothing(self, problem: str, then: Callable[[bool], None]) -> None:
        self._restoring, self._locked = False, True
        self._tell(problem, True)
        then(False)

    def _picture_edited(self, *_: object) -> None:
        self._picture_edits += 1
        self._mask_edits += 1  # a mask is saved for one picture
        self._start_timer()

    def _mask_edited(self, *_: object) -> None:
        self._mask_edits += 1
        self._start_timer()

    def _start_timer(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _save(self) -> None:
        if self._background.busy or self._restoring:
            self._timer.start()  # a slow disk gets one save at a time
            return
        if self._panels_changed:
            self._panels_changed = False
            self._background.run(self._panels(), lambda _: None, lambda _: None)
        self._write()

    def _write(self) -> None:
        """Start to save what has changed since the last save."""
        if self._locked or self._mask_edits == self._mask_saved:
            return
        document, edits = self._document, (self._picture_edits, self._mask_edits)
        if not document.has_picture:
            self._background.run(forget_session, lambda _: self._saved(None, *edits), self._fail)
            return
        picture = document.picture if self._picture_edits != self._picture_saved or self._picture_id is None else None
        known, mask = self._picture_id or "", document.mask.copy()

        def write() -> str:
            # the picture is not copied: when it changes meanwhile, that edit saves it again
            picture_id = known if picture is None else save_picture(picture)
            save_mask(mask, picture_id)
            return picture_id

        self._background.run(write, lambda picture_id: self._saved(picture_id, *edits), self._fail)

    def _saved(self, picture_id: str | None, picture_edits: int, mask_edits: int) -> None:
        self._picture_id, self._picture_saved, self._mask_saved = picture_id, picture_edits, mask_edits
        self._told = False

    def _fail(self, error: BadInput) -> None:
        self._picture_id = None
        if not self._told:  # not again with every edit
            self._told = True
            self._tell(f"The canvas could not be saved for the next start: {error}", True)


def _read() -> tuple[Session, PictureImage | None]:
    session = load_session()
    return session, None if session.picture is None else prepared(session.picture)
