"""Opens, pastes, copies and saves pictures."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.document.document import Document
from studio.document.picture import SUFFIXES, OpenedPicture, open_with_notes
from studio.document.picture_export import FORMATS, write_picture
from studio.document.png import read_recipe_of, read_settings_of
from studio.document.project.project import SUFFIX
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.recipes import load_recipe
from studio.protocol.resultsfolder import RECORD_SUFFIX
from studio.protocol.settings.picture_settings import PictureSettings
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.background import Background, Result
from studio.ui.canvas.canvas import Canvas
from studio.ui.canvas.layers import PictureImage
from studio.ui.translation import tr, tr_message
from studio.ui.undo import UndoStack
from studio.ui.widgets.save_dialog import choose_save_path

PICTURES = tr("Pictures ({endings})").format(endings=" ".join(f"*{suffix}" for suffix in SUFFIXES))
_ALL = tr("Pictures, projects and denoising records ({endings})").format(
    endings=" ".join(f"*{suffix}" for suffix in (SUFFIX, *SUFFIXES, RECORD_SUFFIX))
)
_WRITABLE = tr("Pictures ({endings})").format(endings=" ".join(f"*{suffix}" for suffix in FORMATS))
_SAVE_SECONDS = 60.0  # how long closing the program waits for pictures that are being saved


@dataclass(frozen=True)
class _Opened:
    """A picture file that was read off the UI thread."""

    image: PictureImage
    recipe: GenerateRecipe | None = None
    problem: str = ""  # why the recipe in the file could not be read
    changes: str = ""  # what was changed on opening: bit depth, colours
    name: str = ""
    settings: PictureSettings | None = None  # as another program wrote them


class Files:
    """Reads and writes files off the UI thread; each failure is one line of text and leaves the canvas as it was.

    Files are handled in the order of the requests.

    Args:
        notify: Shows a line; True marks an error.
        show_while: Shows a line about work that takes longer than a moment, until what is returned is called.
        use_recipe: Puts the recipe that came with a file into its panel.
        offer_settings: Offers the settings that another program wrote into a file of this name.
        frame: Returns the frame under the playhead, uint8 [h, w, 3], or None.
        reveal: Brings the canvas into view.
        open_project: Opens a project's file.
        open_lane: Shows the lane of a denoising record.
    """

    def __init__(
        self,
        parent: QWidget,
        document: Document,
        undo: UndoStack,
        canvas: Canvas,
        settings: QSettings,
        *,
        notify: Callable[[str, bool], None],
        show_while: Callable[[str], Callable[[], None]],
        use_recipe: Callable[[GenerateRecipe | TrainRecipe], None],
        offer_settings: Callable[[str, PictureSettings], None],
        frame: Callable[[], NDArray[np.uint8] | None],
        reveal: Callable[[], None],
        open_project: Callable[[Path], object],
        open_lane: Callable[[Path], object],
    ) -> None:
        self._open_project, self._open_lane = open_project, open_lane
        self._reveal = reveal
        self._parent, self._document, self._undo, self._canvas = parent, document, undo, canvas
        self._settings = settings
        self._notify, self._use_recipe, self._frame = notify, use_recipe, frame
        self._show_while = show_while
        self._offer_settings = offer_settings
        self._background = Background(parent)
        self._copier = Background(parent)  # separate, so that a slow disk does not delay a copy
        self._edits = 0  # edits of the picture so far
        document.picture_changed.connect(self._count_edit)
        document.picture_replaced.connect(self._count_edit)
        canvas.picture_pasted.connect(self.paste)
        canvas.refused.connect(lambda text: notify(text, True))
        canvas.empty_state.button.clicked.connect(self.choose_and_open)

    @property
    def busy(self) -> bool:
        """Whether files are being read or written."""
        return self._background.busy or self._copier.busy

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return the operation of each command."""
        return {
            "file.open": self.choose_and_open,
            "file.export": self.choose_and_save,
            "file.save_frame": self.choose_and_save_frame,
            "file.close_picture": self.close_picture,
            "edit.copy": self.copy,
            "edit.paste": self._canvas.paste,
        }

    def choose_and_open(self) -> None:
        """Ask for a picture, a project or a denoising record, and open it."""
        path, _ = QFileDialog.getOpenFileName(self._parent, tr("Open"), str(self._folder("open")), _ALL)
        if path:
            self._keep_folder("open", Path(path))
            self.open(Path(path))

    def open_first(self, paths: list[str]) -> None:
        """Open the first of the files that were dropped."""
        if len(paths) > 1:
            self._notify(
                tr("{count} files were dropped; only the first one is opened.").format(count=len(paths)), False
            )
        if paths:
            self.open(Path(paths[0]))

    def open(self, path: Path) -> None:
        """Put a picture on the canvas and its recipe into its panel.

        A .json file is a recipe, .ora a project, .safetensors a denoising record.
        """
        if path.suffix.lower() == ".json":
            self._background.run(lambda: load_recipe(path), self._use_recipe, self._fail)
        elif path.suffix.lower() == SUFFIX:
            self._open_project(path)
        elif path.suffix.lower() == RECORD_SUFFIX:
            self._open_lane(path)
        else:
            show = partial(self._show, title=tr("Open picture"))
            self._run(lambda: _read(path), show, tr("Opening {name} …").format(name=path.name))

    def paste(self, decode: Callable[[], OpenedPicture]) -> None:
        """Put a pasted picture on the canvas, and say what was changed; `decode` may raise BadInput."""

        def read() -> _Opened:
            opened = decode()
            return _Opened(prepared(opened.pixels), changes=opening_note(opened, tr("The pasted picture")))

        self._run(read, partial(self._show, title=tr("Paste picture")), tr("Reading the pasted picture …"))

    def copy(self) -> None:
        """Copy what the canvas shows: the result where one is shown, otherwise the picture."""

        def put(pixels: NDArray[np.uint8], _recipe: GenerateRecipe | None) -> None:
            self._copier.run(lambda: _image_of(pixels), QGuiApplication.clipboard().setImage, self._fail)

        self._take_copy(put, tr("There is no picture to copy."))

    def choose_and_save(self) -> None:
        """Ask where to save what the canvas shows."""
        self._take_copy(
            lambda pixels, recipe: self._choose_and_write(tr("Export picture"), "picture.png", pixels, recipe),
            tr("There is no picture to save. Open or generate one first."),
        )

    def choose_and_save_frame(self) -> None:
        """Ask where to save the frame under the playhead."""
        pixels = self._frame()
        if pixels is None:
            self._notify(tr("There is no frame under the playhead."), False)
            return
        self._choose_and_write(tr("Export frame"), "frame.png", pixels, None)  # no recipe makes exactly this

    def save(self, path: Path, pixels: NDArray[np.uint8], recipe: GenerateRecipe | None) -> None:
        """Write pixels, which must not change meanwhile; a PNG carries the recipe that makes them."""
        self._run(
            lambda: write_picture(path, pixels, recipe),
            lambda _: self._notify(tr("Saved {path}.").format(path=path.name), False),
            tr("Saving {name} …").format(name=path.name),
        )

    def close_picture(self) -> None:
        """Remove the picture and the mask from the canvas, as one undo step."""
        self._undo.record(self._document.close_picture())

    def close(self) -> None:
        """Finish saving."""
        self._copier.close()
        self._background.close(finish=True, seconds=_SAVE_SECONDS)

    def _run(self, work: Callable[[], Result], done: Callable[[Result], object], doing: str) -> None:
        """Run work off the UI thread, and tell what is being done for as long as it takes."""
        ended = self._show_while(doing)

        def deliver(result: Result) -> None:
            ended()
            done(result)

        def fail(error: BadInput) -> None:
            ended()
            self._fail(error)

        self._background.run(work, deliver, fail)

    def _take_copy(self, then: Callable[[NDArray[np.uint8], GenerateRecipe | None], object], without: str) -> None:
        """Copy what the canvas shows off the UI thread.

        Args:
            then: Takes the copy, uint8 [H, W, 4], and the recipe that makes it, if one does.
            without: The message for an empty canvas.
        """
        document, candidate, edits = self._document, self._document.candidate, self._edits
        source = document.source_in_view
        copy: Callable[[], NDArray[np.uint8]]
        if candidate is not None and candidate.shown:
            copy = partial(candidate.over, document.picture)
        elif document.has_picture:
            copy = document.picture.copy
        else:
            self._notify(without, False)
            return

        def done(pixels: NDArray[np.uint8]) -> None:
            if edits == self._edits:
                then(pixels, source.recipe if source else None)
            else:  # the picture was changed while it was read
                self._take_copy(then, without)

        self._copier.run(copy, done, self._fail)

    def _count_edit(self, *_: object) -> None:
        self._edits += 1

    def _show(self, opened: _Opened, title: str) -> None:
        self._canvas.use_prepared(opened.image)
        self._undo.record(self._document.set_picture(opened.image.pixels, title, copy=False))
        self._reveal()
        if opened.changes:
            self._notify(opened.changes, False)
        if opened.problem:
            self._notify(
                tr("The picture is open; its recipe could not be read: {problem}").format(problem=opened.problem), False
            )
        if opened.recipe is not None:
            self._use_recipe(opened.recipe)
        if opened.settings is not None:
            self._offer_settings(opened.name, opened.settings)

    def _choose_and_write(
        self, title: str, name: str, pixels: NDArray[np.uint8], recipe: GenerateRecipe | None
    ) -> None:
        path = choose_save_path(self._parent, title, str(self._folder("save") / name), _WRITABLE, *FORMATS)
        if path is not None:
            self._keep_folder("save", path)
            self.save(path, pixels, recipe)

    def _folder(self, what: str) -> Path:
        """Return the folder last used to open or to save; the working folder at first, or once that one is gone."""
        folder = Path(str(self._settings.value(f"folder/{what}", "")))
        return folder if os.path.isdir(folder) else Path()

    def _keep_folder(self, what: str, file: Path) -> None:
        self._settings.setValue(f"folder/{what}", str(file.absolute().parent))

    def _fail(self, error: BadInput) -> None:
        self._notify(str(error), True)


# what runs off the UI thread


def _read(path: Path) -> _Opened:
    opened = open_with_notes(path)
    image = prepared(opened.pixels)
    opened_picture = _Opened(image, changes=opening_note(opened, path.name), name=path.name)
    try:
        if recipe := read_recipe_of(path):
            return replace(opened_picture, recipe=recipe)
    except BadInput as error:
        return replace(opened_picture, problem=tr_message(str(error)))
    return replace(opened_picture, settings=read_settings_of(path))


def opening_note(opened: OpenedPicture, name: str) -> str:
    """Return a line about what was changed when a picture was opened, "" for nothing."""
    return f"{name}: {'; '.join(map(tr_message, opened.notes))}." if opened.notes else ""


def prepared(pixels: NDArray[np.uint8]) -> PictureImage:
    """Return a picture [H, W, 4] with the smaller copies that the canvas draws from; for any thread."""
    image = PictureImage(pixels)
    image.prepare()
    return image


def _image_of(pixels: NDArray[np.uint8]) -> QImage:
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
