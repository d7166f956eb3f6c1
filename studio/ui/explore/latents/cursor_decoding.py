"""Decodes the place under the pointer of a latent map and shows it on the canvas, as fast as the engine can."""

from collections.abc import Callable

from studio.link.latent_pictures import LatentPictures
from studio.protocol.latents import LatentPicture
from studio.ui.canvas.canvas import Canvas
from studio.ui.explore.latents.latent_view import LatentView


class CursorDecoding:
    """Joins the map, the engine and the canvas.

    Args:
        show_frame_again: Shows the timeline's frame, which the canvas had shown before.
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        view: LatentView,
        pictures: LatentPictures,
        canvas: Canvas,
        show_frame_again: Callable[[], None],
        notify: Callable[[str, bool], None],
    ) -> None:
        self._view, self._pictures, self._canvas, self._notify = view, pictures, canvas, notify
        self._show_frame_again = show_frame_again
        self._inside = False
        self._covers = False  # the canvas shows a decoded picture
        self._had_frame = False  # it had shown a frame of the timeline before
        self._reported = ""  # so that a problem is not reported at every movement
        self.shown = 0  # pictures so far
        view.cloud.hovered.connect(self._hovered)
        view.cloud.left.connect(self._left)
        view.shown.connect(self._view_shown)
        view.fields.label_chosen.connect(lambda _: self._decode_again())
        view.beside.changed.connect(lambda _: self._decode_again())
        pictures.made.connect(self._show)
        pictures.failed.connect(self._fail)

    def forget(self) -> None:
        """Drop the requests for the previous map."""
        self._pictures.forget()
        self._reported = ""

    def hide(self) -> None:
        """Let the canvas show the document, until the pointer moves."""
        self._pictures.forget()
        self._inside = False
        if self._covers:
            self._covers = False
            self._canvas.show_frame(None)

    def close(self) -> None:
        """Stop decoding."""
        self._pictures.close()

    def _hovered(self, x: float, y: float) -> None:
        self._inside = True
        self._decode(x, y)

    def _decode_again(self) -> None:
        place = self._view.cloud.place()
        if place is not None:
            self._decode(*place)

    def _decode(self, x: float, y: float) -> None:
        content = self._view.cloud.content
        if content is not None and content.inverse != "none":
            label, beside = self._view.fields.chosen_label(), self._view.beside.key()
            key = (content.job, x, y, label, beside)
            self._pictures.ask(key, content.job, what="point", place=(x, y), beside=beside, label=label)

    def _show(self, _key: object, made: LatentPicture) -> None:
        if not self._inside:
            return
        if not self._covers:
            self._covers, self._had_frame = True, self._canvas.shows_frame
        self.shown += 1
        self._canvas.show_frame(made.picture.array(), alone=True)

    def _left(self) -> None:
        had_frame = self._covers and self._had_frame
        self.hide()
        if had_frame:
            self._show_frame_again()

    def _view_shown(self) -> None:
        if not self._view.isVisible():
            self._left()

    def _fail(self, _key: object, line: str) -> None:
        if line != self._reported:
            self._reported = line
            self._view.facts.setText(line)
