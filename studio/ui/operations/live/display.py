"""Shows live painting: its strip, its picture beside the canvas or over it, and its pace in words."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.protocol.geometry import Box
from studio.ui.actions import Actions
from studio.ui.canvas.canvas import Canvas
from studio.ui.canvas_page import CanvasPage
from studio.ui.live.live_bar import LiveBar
from studio.ui.live.live_options import LiveOptions
from studio.ui.live.live_view import LiveView
from studio.ui.operations.live.sketches import Sketch
from studio.ui.translation import tr

_EMPTY = tr("The picture of what you paint appears here.")


@dataclass(frozen=True, eq=False)
class Shown:
    """The picture that is shown.

    Attributes:
        pixels: RGBA uint8 [h, w, 4].
        finished: Whether it is what the recipe makes, and no preview.
    """

    sketch: Sketch
    pixels: NDArray[np.uint8]
    finished: bool


class Display:
    """The display of live painting; its widgets are made when they are first needed.

    Args:
        edited: Called with the options that the user has set in the strip.
        use_model: Called when the user wants the model that is suggested.
    """

    def __init__(
        self,
        canvas: Canvas,
        page: CanvasPage,
        actions: Actions,
        edited: Callable[[LiveOptions], object],
        use_model: Callable[[], object],
    ) -> None:
        self._canvas, self._page, self._actions = canvas, page, actions
        self._edited, self._use_model = edited, use_model
        self.bar: LiveBar | None = None
        self.view: LiveView | None = None
        self._over = Box(0, 0, 0, 0)  # box in which a picture lies over the canvas, or last lay

    def show(self, options: LiveOptions, shown: Shown | None, message: str = "") -> None:
        """Show a picture, or a line in its place, as the options want it."""
        self._actions["live.toggle"].setChecked(options.on)
        bar = self._bar_for(options)
        if bar is not None:
            bar.setVisible(options.on)
        beside = options.on and options.place == "beside"
        if beside and self.view is None:
            self.view = LiveView(self._canvas)
            self._page.place_beside(self.view)
        over = shown if options.on and not beside else None
        if shown is not None:
            self._over = shown.sketch.box
        self._canvas.show_live(None if over is None else over.pixels, self._over)
        if self.view is None:
            return
        self.view.setVisible(beside)
        if beside and shown is not None:
            caption = tr("Live") if shown.finished else tr("Preview")
            self.view.show_picture(shown.pixels, shown.sketch.box, caption)
        elif beside:
            self.view.show_message(message or _EMPTY)

    def show_message(self, text: str) -> None:
        """Show a line in the strip."""
        if self.bar is not None:
            self.bar.show_message(text)

    def set_options(self, options: LiveOptions) -> None:
        """Show other options in the strip."""
        bar = self._bar_for(options)
        if bar is not None:
            bar.set_options(options)

    def suggest(self, model: str) -> None:
        """Offer a model by its title; an empty one takes the offer back."""
        if self.bar is not None:
            self.bar.suggest(model)

    def _bar_for(self, options: LiveOptions) -> LiveBar | None:
        if self.bar is None and options.on:
            self.bar = LiveBar(options, self._actions["live.take"], self._actions["live.toggle"])
            self.bar.changed.connect(self._edited)
            self.bar.model_wanted.connect(self._use_model)
            self._page.place_above(self.bar)
        return self.bar
