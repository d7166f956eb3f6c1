"""What a model learns from, as fields: the kind of data, which points of the plane, and the place of one's own."""

from typing import Any, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from studio.protocol.recipes import DatasetSpec, ToyName
from studio.ui.theme import UNIT
from studio.ui.training.drawing.drawing_dialog import DrawingDialog
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.field_error import FieldError
from studio.ui.widgets.icon_button import IconButton

DATASETS = [
    ("digits", "digits"),
    ("folder", "a folder"),
    ("mnist", "MNIST"),
    ("fashion-mnist", "Fashion-MNIST"),
    ("cifar10", "CIFAR-10"),
    ("pocket-scenes", "drawn scenes"),
    ("toy", "points of the plane"),
]
POINTS = [(name, name.replace("-", " ")) for name in get_args(ToyName)]
_PREVIEW = "Shows the pictures, how many there are of each class, and what is left out."


class DataFields(QWidget):
    """The fields of a data set, without the size of its pictures.

    Signals:
        changed: Something was changed, by whatever way.
        preview_requested: Show the data.
    """

    changed = Signal()
    preview_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = ChoiceField("Data", DATASETS, "digits", "The pictures that the model learns from.")
        self.preview = QPushButton("Preview")
        self.preview.setAccessibleName("Preview the data")
        self.preview.setToolTip(_PREVIEW)
        self.points = ChoiceField("Points", POINTS, "moons", "How the points lie in the plane.")
        self.draw = QPushButton("Draw…")
        self.draw.setAccessibleName("Draw points")
        self.draw.setToolTip("Opens a pad on which points are drawn by hand.")
        self.drawing: DrawingDialog | None = None  # from its first use on
        self.path = QLineEdit()
        self.browse = IconButton("ph.folder-open", "Choose a folder", "Chooses the folder of pictures to learn from.")
        self.note, self.path_note = FieldError(), FieldError()
        self._points_row, self._path_row = _row(self.points, self.draw), _row(self.path, self.browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for part in (_row(self.kind, self.preview), self._points_row, self.note, self._path_row, self.path_note):
            column.addWidget(part)
        self.kind.changed.connect(self._edited)
        self.points.changed.connect(self._edited)
        self.path.textChanged.connect(self._edited)
        self.browse.clicked.connect(self._browse)
        self.draw.clicked.connect(self._draw)
        self.preview.clicked.connect(self.preview_requested)
        self._dress()

    @property
    def wants_file(self) -> bool:
        """Whether a file of points is to be chosen."""
        return self.kind.key() == "toy" and self.points.key() == "drawn"

    @property
    def wants_path(self) -> bool:
        """Whether a folder or a file is to be chosen."""
        return self.kind.key() == "folder" or self.wants_file

    def fill(self, dataset: DatasetSpec) -> None:
        """Show a data set."""
        self.kind.set_key(dataset.kind)
        self.points.set_key(dataset.name or "moons")
        self.path.setText(dataset.path or self.path.text())
        self._dress()

    def values(self) -> dict[str, Any]:
        """Return what the fields say, by dotted key."""
        kind = self.kind.key()
        return {
            "dataset.kind": kind,
            "dataset.name": self.points.key() if kind == "toy" else None,
            "dataset.path": (self.path.text().strip() or None) if self.wants_path else None,
        }

    def problem(self) -> str:
        """Return what is missing, in one plain line; empty when nothing is."""
        if not self.wants_path or self.path.text().strip():
            return ""
        return (
            "Draw the points, or choose the file that holds them."
            if self.wants_file
            else "Choose the folder that holds the pictures."
        )

    def _edited(self) -> None:
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        self._points_row.setVisible(self.kind.key() == "toy")
        self.draw.setVisible(self.wants_file)
        self._path_row.setVisible(self.wants_path)
        if self.wants_file:
            placeholder, name, tip = "file of points", "File of points", "A .json or .csv file of points, x and y."
            button, does = "Choose a file", "Chooses the file of points to learn from."
        else:
            placeholder, name = "folder of pictures", "Folder of pictures"
            tip = "Every picture in this folder and in those below it is learnt from."
            button, does = "Choose a folder", "Chooses the folder of pictures to learn from."
        self.path.setPlaceholderText(placeholder)
        self.path.setAccessibleName(name)
        self.path.setToolTip(tip)
        self.browse.setAccessibleName(button)
        self.browse.setToolTip(does)
        problem = self.problem()
        self.preview.setEnabled(not problem)
        self.preview.setToolTip(problem or _PREVIEW)

    def _browse(self) -> None:
        if self.wants_file:
            chosen, _ = QFileDialog.getOpenFileName(self, "File of points", self.path.text(), "Points (*.json *.csv)")
        else:
            chosen = QFileDialog.getExistingDirectory(self, "Folder of pictures", self.path.text())
        if chosen:
            self.path.setText(chosen)

    def _draw(self) -> None:
        if self.drawing is None:
            self.drawing = DrawingDialog(self)
            self.drawing.used.connect(lambda path: self.path.setText(str(path)))
        self.drawing.open_for(self.path.text().strip())


def _row(*widgets: QWidget) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(UNIT // 2)
    for place, widget in enumerate(widgets):
        row.addWidget(widget, 0 if place else 1)
    return whole
