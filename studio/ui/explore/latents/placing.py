"""Places pictures on the map of a latent space: that of the canvas, and those of files."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from studio.document.document import Document
from studio.document.png import write_png
from studio.link.picture_placer import PicturePlacer
from studio.protocol.latents import MAX_PLACED, PicturesPlaced
from studio.protocol.scratch import make_temporary_folder
from studio.ui.background import Background
from studio.ui.explore.latents.latent_view import LatentView
from studio.ui.explore.latents.map_content import MapContent
from studio.ui.translation import tr

_NO_MAP = tr("There is no map yet: choose a model and press Map.")
_PICTURES = tr("Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff)")
_NEAREST_TOLD = 4
_Placed = tuple[tuple[Path, str], ...]  # files and names


class Placing(QObject):
    """Placed pictures stay on the map in every layout, and go along to the maps of other models.

    Signals:
        changed: Other pictures are placed.

    Args:
        notify: Shows a line; True marks an error.
    """

    changed = Signal()

    def __init__(
        self, view: LatentView, placer: PicturePlacer, document: Document, notify: Callable[[str, bool], None]
    ) -> None:
        super().__init__(view)
        self._view, self._placer, self._document, self._notify = view, placer, document, notify
        self._background = Background(view)
        self._home: Path | None = None  # of the canvas's pictures
        self._canvases = 0  # pictures of the canvas so far
        self._placed: _Placed = ()
        placer.placed.connect(self._show)
        placer.failed.connect(self._fail)
        view.cloud.dropped.connect(self.place_files)

    def place_canvas(self) -> None:
        """Place the picture of the canvas."""
        if self._view.cloud.content is None:
            self._notify(_NO_MAP, True)
            return
        if not self._document.has_picture:
            self._notify(tr("There is no picture on the canvas."), True)
            return
        self._canvases += 1
        name, picture = tr("canvas {number}").format(number=self._canvases), self._document.picture.copy()
        try:
            self._home = self._home or make_temporary_folder("placed")
        except OSError as error:
            self._notify(tr("Could not make a temporary folder: {why}.").format(why=error.strerror or error), True)
            return
        file = self._home / f"{self._canvases}.png"
        self._background.run(
            lambda: write_png(file, picture, None),
            lambda _: self._add([(file, name)]),
            lambda error: self._notify(str(error), True),
        )

    def choose_files(self) -> None:
        """Ask for picture files, and place them."""
        if self._view.cloud.content is None:
            self._notify(_NO_MAP, True)
            return
        chosen, _ = QFileDialog.getOpenFileNames(self._view, tr("Place pictures on map"), "", _PICTURES)
        self.place_files(chosen)

    def place_files(self, files: Sequence[str]) -> None:
        """Place picture files."""
        self._add([(Path(file), Path(file).name) for file in files])

    def clear(self) -> None:
        """Take all placed pictures off the map."""
        self._placed = ()
        content = self._view.cloud.content
        if content is not None and content.placed:
            self._placer.ask((content.job, self._placed), content.job, ())

    def map_changed(self, _content: MapContent) -> None:
        """Drop what waits for the map of before."""
        self._placer.forget()

    def points_came(self) -> None:
        """Place the pictures on this layout too, where pictures have places."""
        content = self._view.cloud.content
        if self._placed and content is not None and content.reconstructs:
            self._ask(content, self._placed)

    def close(self) -> None:
        """Stop placing, and delete the pictures of the canvas."""
        self._placer.close()
        self._background.close()
        if self._home is not None:
            shutil.rmtree(self._home, ignore_errors=True)

    def _add(self, files: Sequence[tuple[Path, str]]) -> None:
        content = self._view.cloud.content
        if content is None or not files:
            return
        wanted = (*self._placed, *files)
        if len(wanted) > MAX_PLACED:
            self._notify(tr("At most {most} pictures can be placed on a map.").format(most=MAX_PLACED), True)
            return
        self._ask(content, wanted)

    def _ask(self, content: MapContent, wanted: _Placed) -> None:
        self._placer.ask((content.job, wanted), content.job, [str(file) for file, _ in wanted])

    def _show(self, key: tuple[str, _Placed], made: PicturesPlaced) -> None:
        job, wanted = key
        cloud = self._view.cloud
        content = cloud.content
        if content is None or content.job != job:
            return
        new = len(wanted) - len(self._placed) if wanted[: len(self._placed)] == self._placed else 0
        self._placed = wanted
        names = [name for _, name in wanted]
        places: NDArray[np.float32] = made.points.array().astype(np.float32)
        cloud.set_placed(content.with_placed(names, made.thumbnails.array()), places)
        self.changed.emit()
        if new:
            cloud.select(range(content.count + len(wanted) - new, content.count + len(wanted)))
            near = ", ".join(content.caption(point) for point in made.nearest[-1][:_NEAREST_TOLD])
            self._notify(tr("{name} lies nearest to: {near}.").format(name=names[-1], near=near), False)

    def _fail(self, _key: object, line: str) -> None:
        self._notify(line, True)
