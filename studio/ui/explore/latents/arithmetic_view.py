"""Arithmetic with groups of points: A - B + C, decoded, and its nearest neighbours in the data."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from studio.ui.explore.latents.picture_strip import PictureStrip, StripItem
from studio.ui.theme import UNIT, colours
from studio.ui.translation import tr, tr_count
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.wrapped_label import WrappedLabel

GROUPS = "ABC"
_SIGNS = {"A": "", "B": "-", "C": "+"}
_SIDE = 56  # pixels of a picture
_EMPTY = tr("Select points on the map, then set A; B is subtracted, C is added.")


class _Picture(QWidget):
    """A picture on a frame; its mean stands for a group."""

    def __init__(self, name: str, side: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedSize(side, side)
        self.picture: NDArray[np.uint8] | None = None

    def show_picture(self, picture: NDArray[np.uint8] | None) -> None:
        """Show a picture [h, w, 3], or none."""
        self.picture = None if picture is None else np.ascontiguousarray(picture)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours().surround))
        if self.picture is not None:
            height, width = self.picture.shape[:2]
            image = QImage(self.picture.data, width, height, 3 * width, QImage.Format.Format_RGB888)
            painter.drawImage(self.rect(), image)


class ArithmeticView(QWidget):
    """Three groups and their result.

    Signals:
        set_wanted: The selected points become this group.
        clear_wanted: This group is emptied.
        put_wanted: The result goes onto the canvas.
        nearest_chosen: A point near the result was clicked.
    """

    set_wanted = Signal(str)
    clear_wanted = Signal(str)
    put_wanted = Signal()
    nearest_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = {group: _Picture(tr("Mean of {group}").format(group=group), _SIDE) for group in GROUPS}
        self.texts = {group: plain_label("", quiet=True) for group in GROUPS}
        self.setters = {group: QPushButton(tr("Set {group}").format(group=group)) for group in GROUPS}
        self.clearers = {group: QPushButton(tr("Clear")) for group in GROUPS}
        self.result = _Picture("A - B + C", _SIDE)
        self.put = QPushButton(tr("To canvas"))
        self.put.setToolTip(tr("Put the decoded result on the canvas; undo takes it back."))
        self.nearest = PictureStrip(tr("Nearest in the data"), _SIDE)
        self.text = WrappedLabel(_EMPTY)
        self._arrange()
        for group in GROUPS:
            self.setters[group].setToolTip(tr("Make the selected points group {group}.").format(group=group))
            self.clearers[group].setToolTip(tr("Leave group {group} out.").format(group=group))
            self.clearers[group].clicked.connect(lambda _=False, name=group: self.clear_wanted.emit(name))
        self.put.clicked.connect(self.put_wanted)
        self.nearest.chosen.connect(self.nearest_chosen)
        for group in GROUPS:
            self.show_group(group, [], None)
        self.show_result(None)

    def set_actions(self, action_of: Callable[[str], QAction]) -> None:
        """Let the buttons run the commands that set a group."""
        for group, button in self.setters.items():
            button.clicked.connect(action_of(group).trigger)
            button.setToolTip(action_of(group).toolTip())

    def show_group(self, group: str, points: Sequence[int], mean: NDArray[np.uint8] | None) -> None:
        """Show a group by the mean of its pictures, and its size."""
        self.pictures[group].show_picture(mean)
        count = len(points)
        self.texts[group].setText(
            tr("none") if not count else tr_count("{count:,} point", "{count:,} points", count).format(count=count)
        )
        self.clearers[group].setEnabled(bool(count))

    def show_result(self, picture: NDArray[np.uint8] | None, near: Sequence[StripItem] = ()) -> None:
        """Show the decoded result and the points nearest to it; None without a group A."""
        self.result.show_picture(picture)
        self.nearest.show_items(near)
        self.put.setEnabled(picture is not None)
        self.text.setText(
            _EMPTY if picture is None else tr("The result, decoded, and the nearest pictures of the data.")
        )

    def show_problem(self, problem: str) -> None:
        """Show why there is no result."""
        self.show_result(None)
        self.text.setText(problem)

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(UNIT)
        middle = Qt.AlignmentFlag.AlignCenter
        for place, group in enumerate(GROUPS):
            if _SIGNS[group]:
                grid.addWidget(QLabel(_SIGNS[group]), 0, 2 * place, middle)
            grid.addWidget(self.pictures[group], 0, 2 * place + 1, middle)
            grid.addWidget(self.texts[group], 1, 2 * place + 1, middle)
            for row, button in ((2, self.setters[group]), (3, self.clearers[group])):
                button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
                grid.addWidget(button, row, 2 * place + 1)
        grid.addWidget(QLabel("="), 0, 6, middle)
        grid.addWidget(self.result, 0, 7, middle)
        grid.addWidget(self.put, 2, 7)
        grid.addWidget(self.nearest, 0, 8, 2, 1)
        grid.addWidget(self.text, 2, 8, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(8, 1)
        grid.setRowStretch(4, 1)
