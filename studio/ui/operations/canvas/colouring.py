"""Chooses the colours to paint with, and remembers them."""

from functools import cached_property

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from studio.document.document import Document
from studio.document.painting.paints import Paints, colour_of, hex_of
from studio.document.painting.palette import palette_of
from studio.document.pixels import Colour
from studio.ui.actions import Operations
from studio.ui.colour.colour_button import ColourButton
from studio.ui.colour.colour_popup import ColourPopup
from studio.ui.kept_settings import text_of


class Colouring:
    """Joins the colours, the button in the toolbar and the settings.

    Args:
        canvas: Where the choice opens while the button is hidden.
    """

    def __init__(
        self, document: Document, paints: Paints, button: ColourButton, settings: QSettings, canvas: QWidget
    ) -> None:
        self._document, self._paints, self._button = document, paints, button
        self._settings, self._canvas = settings, canvas
        self._restore()
        paints.changed.connect(self._keep)
        paints.used_changed.connect(self._keep)
        button.clicked.connect(self.choose)

    def operations(self) -> Operations:
        """Return what the commands do."""
        return {"paint.colour": self.choose, "paint.swap": self._paints.swap}

    def choose(self) -> None:
        """Open the choice of a colour."""
        self.popup.open_under(self._button if self._button.isVisible() else self._canvas)

    @cached_property
    def popup(self) -> ColourPopup:
        """The choice; created when it is first opened."""
        return ColourPopup(self._paints, self._palette, self._canvas.window())

    def _palette(self) -> list[Colour]:
        return palette_of(self._document.picture) if self._document.has_picture else []

    def _keep(self) -> None:
        self._settings.setValue("colour", hex_of(self._paints.colour))
        self._settings.setValue("colour_behind", hex_of(self._paints.background))
        self._settings.setValue("colours_used", " ".join(map(hex_of, self._paints.recent)))

    def _restore(self) -> None:
        colour = colour_of(text_of(self._settings, "colour", ""))
        background = colour_of(text_of(self._settings, "colour_behind", ""))
        used = [colour_of(text) for text in text_of(self._settings, "colours_used", "").split()]
        if colour is not None:
            self._paints.set_colour(colour)
        if background is not None:
            self._paints.set_background(background)
        self._paints.set_recent(tuple(one for one in used if one is not None))
