"""Saves a latent map: its picture as PNG, or its points as CSV."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QFileDialog

from studio.protocol.files import write_atomically
from studio.ui.background import Background
from studio.ui.explore.latents.latent_view import LatentView
from studio.ui.explore.latents.map_content import MapContent
from studio.ui.translation import tr
from studio.ui.widgets.save_dialog import in_last_folder, may_write, remember_folder

_TYPES = tr("Picture of the map (*.png);;Points (*.csv)")


class MapSaving:
    """Asks where to save, and writes off the UI thread.

    Args:
        notify: Shows a line; True marks an error.
    """

    def __init__(self, view: LatentView, notify: Callable[[str, bool], None]) -> None:
        self._view, self._notify = view, notify
        self._background = Background(view)

    def choose_and_save(self) -> None:
        """Ask for a file, and save the map in the format of its ending."""
        if self._view.cloud.content is None or not len(self._view.cloud.points):
            self._notify(tr("There is no map to save yet."), True)
            return
        chosen, kind = QFileDialog.getSaveFileName(self._view, tr("Save map"), in_last_folder("latent-map.png"), _TYPES)
        if chosen:
            path = Path(chosen)
            if path.suffix.lower() not in (".png", ".csv"):
                path = path.with_name(path.name + (".csv" if "csv" in kind else ".png"))
            if may_write(self._view, path, chosen):
                remember_folder(path)
                self.save(path)

    def save(self, path: Path) -> None:
        """Write the map."""
        cloud = self._view.cloud
        content, points = cloud.content, cloud.points
        if content is None:
            return
        if path.suffix.lower() == ".csv":
            work = lambda: write_atomically(path, points_table(content, points))  # noqa: E731
        else:
            buffer = QBuffer()
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            cloud.grab().save(buffer, "PNG")
            picture = bytes(buffer.data().data())
            work = lambda: write_atomically(path, picture)  # noqa: E731
        self._background.run(
            work,
            lambda _: self._notify(tr("Saved {path}.").format(path=path.name), False),
            lambda error: self._notify(str(error), True),
        )

    def close(self) -> None:
        """Finish saving."""
        self._background.close(finish=True)


def points_table(content: MapContent, points: NDArray[np.floating]) -> bytes:
    """Return a table with the columns index, label, x and y."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(("index", "label", "x", "y"))
    for point, (x, y) in enumerate(points.tolist()):
        placed = point >= content.count
        label = content.caption(point) if placed or content.has_texts or content.labels is not None else ""
        table.writerow(("" if placed else int(content.indices[point]), label, f"{x:.9g}", f"{y:.9g}"))
    return text.getvalue().encode()
