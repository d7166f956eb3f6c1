"""What brings pictures in and out: opening, dropping, pasting, saving, copying, and the session between two starts."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.document.document import Document
from studio.document.picture import open_picture
from studio.document.png import read_recipe_of, write_png
from studio.document.session import load_session, save_session
from studio.protocol.errors import BadInput
from studio.protocol.recipes import GenerateRecipe, TrainRecipe, load_recipe
from studio.ui.canvas.canvas import Canvas
from studio.ui.operations.editing import Editing

_PICTURES = "Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff)"


class Files:
    """Opens and saves; every failure is told in one line and leaves the canvas as it was.

    Args:
        tell: Shows a line; bad ones as an error.
        offer_recipe: Takes the recipe that came with a file.
        frame: Gives the frame under the playhead, uint8 [h, w, 3], or None.
        recipe: Gives the recipe that the picture on the canvas was made with, or None.
        forget_recipe: Called when a picture from elsewhere is on the canvas.
    """

    def __init__(
        self,
        parent: QWidget,
        document: Document,
        editing: Editing,
        canvas: Canvas,
        *,
        tell: Callable[[str, bool], None],
        offer_recipe: Callable[[GenerateRecipe | TrainRecipe], None],
        frame: Callable[[], NDArray[np.uint8] | None],
        recipe: Callable[[], GenerateRecipe | None],
        forget_recipe: Callable[[], None],
    ) -> None:
        self._parent, self._document, self._editing, self._canvas = parent, document, editing, canvas
        self._tell, self._offer_recipe, self._frame, self._recipe = tell, offer_recipe, frame, recipe
        self._forget_recipe = forget_recipe
        canvas.files_dropped.connect(self.open_all)
        canvas.picture_pasted.connect(self.take_pasted)
        canvas.refused.connect(lambda text: tell(text, True))
        canvas.open_wanted.connect(self.choose_and_open)

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "file.open": self.choose_and_open,
            "file.save": self.choose_and_save,
            "file.save_frame": self.choose_and_save_frame,
            "file.close_picture": self.close_picture,
            "edit.copy": self.copy,
            "edit.paste": self._canvas.paste,
        }

    def choose_and_open(self) -> None:
        """Ask for a picture and open it."""
        path, _ = QFileDialog.getOpenFileName(self._parent, "Open picture", "", _PICTURES)
        if path:
            self.open(Path(path))

    def open_all(self, paths: list[str]) -> None:
        """Open what was dropped: the first file that is a picture or a recipe."""
        if len(paths) > 1:
            self._tell(f"{len(paths)} files were dropped; the first one is opened.", False)
        if paths:
            self.open(Path(paths[0]))

    def open(self, path: Path) -> bool:
        """Put a picture on the canvas and offer the recipe in it; a .json file is a recipe alone."""
        try:
            if path.suffix.lower() == ".json":
                self._offer_recipe(load_recipe(path))
                return True
            self._editing.record(self._document.set_picture(open_picture(path)))
            self._forget_recipe()
        except BadInput as error:
            self._tell(str(error), True)
            return False
        if path.suffix.lower() == ".png":
            self._offer_recipe_in(path)
        return True

    def take_pasted(self, pixels: NDArray[np.uint8]) -> None:
        """Put pasted or dropped pixels [H, W, 4] on the canvas."""
        self._forget_recipe()
        self._editing.record(self._document.set_picture(pixels, "Paste picture"))

    def copy(self) -> None:
        """Copy what the canvas shows: the candidate where it is shown, otherwise the picture."""
        pixels = self.shown()
        if pixels is None:
            self._tell("There is no picture to copy.", False)
            return
        height, width = pixels.shape[:2]
        image = QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888)
        QGuiApplication.clipboard().setImage(image.copy())

    def choose_and_save(self) -> None:
        """Ask where to save what the canvas shows."""
        pixels = self.shown()
        if pixels is None:
            self._tell("There is no picture to save. Open one, or press Generate.", False)
            return
        self._choose_and_write("Save picture", "picture.png", pixels)

    def choose_and_save_frame(self) -> None:
        """Ask where to save the frame under the playhead."""
        pixels = self._frame()
        if pixels is None:
            self._tell("There is no frame under the playhead.", False)
            return
        self._choose_and_write("Save this frame", "frame.png", pixels)

    def save(self, path: Path, pixels: NDArray[np.uint8]) -> bool:
        """Write pixels as a PNG with the recipe in it."""
        try:
            write_png(path, pixels, self._recipe())
        except BadInput as error:
            self._tell(str(error), True)
            return False
        self._tell(f"Saved {path.name}.", False)
        return True

    def close_picture(self) -> None:
        """Empty the canvas; it can be undone."""
        self._editing.record(self._document.close_picture())

    def shown(self) -> NDArray[np.uint8] | None:
        """Return what the canvas shows, uint8 [H, W, 4], or None."""
        document, candidate = self._document, self._document.candidate
        if candidate is not None and candidate.shown:
            if candidate.crop is None:
                return candidate.picture
            pixels = document.picture.copy()
            pixels[candidate.crop.slices] = candidate.picture
            return pixels
        return document.picture if document.has_picture else None

    def restore_session(self) -> bool:
        """Put back what was on the canvas when the program ended; returns whether there was anything."""
        kept = load_session()
        if kept is None:
            return False
        picture, mask = kept
        self._document.set_picture(picture)
        self._document.set_mask(mask)
        return True

    def keep_session(self) -> None:
        """Keep what is on the canvas for the next start."""
        document = self._document
        try:
            save_session(document.picture if document.has_picture else None, document.mask)
        except BadInput as error:
            self._tell(str(error), True)

    def _choose_and_write(self, title: str, name: str, pixels: NDArray[np.uint8]) -> None:
        path, _ = QFileDialog.getSaveFileName(self._parent, title, name, "PNG (*.png)")
        if path:
            self.save(Path(path).with_suffix(".png"), pixels)

    def _offer_recipe_in(self, path: Path) -> None:
        try:
            recipe = read_recipe_of(path)
        except BadInput as error:
            self._tell(f"The picture is open; its recipe could not be read: {error}", False)
            return
        if recipe is not None:
            self._offer_recipe(recipe)
