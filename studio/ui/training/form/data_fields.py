"""The fields of a data set: its kind, the distribution of 2-D points, and the path of the user's own data."""

from typing import TYPE_CHECKING, Any, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from studio.protocol.errors import BadInput
from studio.protocol.training_recipe import DatasetSpec, ToyName, toy_title
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.field_error import FieldError
from studio.ui.widgets.icon_button import IconButton

if TYPE_CHECKING:
    from studio.ui.training.drawing.drawing_dialog import DrawingDialog

DATASETS = [
    ("digits", tr("digits")),
    ("folder", tr("a folder")),
    ("mnist", "MNIST"),
    ("fashion-mnist", "Fashion-MNIST"),
    ("cifar10", "CIFAR-10"),
    ("scenes", tr("drawn scenes")),
    ("toy", tr("2-D toy data")),
]
POINTS = [(name, tr(toy_title(name))) for name in get_args(ToyName)]
_PREVIEW = tr("Show the pictures, the number per class, and skipped files.")


class DataFields(QWidget):
    """The fields, except the picture size.

    Signals:
        changed: Any field has another value.
        preview_requested: Show the data.
    """

    changed = Signal()
    preview_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = ChoiceField(tr("Data"), DATASETS, "digits", tr("Training data."))
        self.preview = QPushButton(tr("Preview"))
        self.preview.setAccessibleName(tr("Preview data"))
        self.preview.setToolTip(_PREVIEW)
        self.points = ChoiceField(tr("Distribution"), POINTS, "moons", tr("Distribution of the points."))
        self.draw = QPushButton(tr("Draw…"))
        self.draw.setAccessibleName(tr("Draw points"))
        self.draw.setToolTip(tr("Draw the points by hand."))
        self.drawing: DrawingDialog | None = None  # created on first use
        self.path = QLineEdit()
        self.browse = IconButton("ph.folder-open", tr("Choose folder"), tr("Choose the folder of training pictures."))
        self.kind_error, self.path_error = FieldError(), FieldError()
        self._points_row, self._path_row = _row(self.points, self.draw), _row(self.path, self.browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for part in (_row(self.kind, self.preview), self._points_row, self.kind_error, self._path_row, self.path_error):
            column.addWidget(part)
        self.kind.changed.connect(self._edited)
        self.points.changed.connect(self._edited)
        self.path.textChanged.connect(self._edited)
        self.browse.clicked.connect(self._browse)
        self.draw.clicked.connect(self._draw)
        self.preview.clicked.connect(self.preview_requested)
        self._update()

    @property
    def needs_file(self) -> bool:
        """Whether the data is a file of points."""
        return self.kind.key() == "toy" and self.points.key() == "drawn"

    @property
    def needs_path(self) -> bool:
        """Whether the data is a folder or a file."""
        return self.kind.key() == "folder" or self.needs_file

    def fill(self, dataset: DatasetSpec) -> None:
        """Show a data set."""
        self.kind.set_key(dataset.kind)
        self.points.set_key(dataset.name or "moons")
        self.path.setText(dataset.path or self.path.text())
        self._update()

    def values(self) -> dict[str, Any]:
        """Return the values by dotted key."""
        kind = self.kind.key()
        return {
            "dataset.kind": kind,
            "dataset.name": self.points.key() if kind == "toy" else None,
            "dataset.path": (self.path.text().strip() or None) if self.needs_path else None,
        }

    def validate(self) -> None:
        """Raise BadInput when a path is missing."""
        problem = self._problem()
        if problem:
            raise BadInput(problem, field="dataset.path")

    def _problem(self) -> str:
        if not self.needs_path or self.path.text().strip():
            return ""
        return (
            tr("Draw the points, or choose a file of points.")
            if self.needs_file
            else tr("Choose the folder of training pictures.")
        )

    def _edited(self) -> None:
        self._update()
        self.changed.emit()

    def _update(self) -> None:
        self._points_row.setVisible(self.kind.key() == "toy")
        self.draw.setVisible(self.needs_file)
        self._path_row.setVisible(self.needs_path)
        if self.needs_file:
            placeholder, name, tip = (
                tr("file of points"),
                tr("File of points"),
                tr("A .json or .csv file of x and y coordinates."),
            )
            button, does = tr("Choose file"), tr("Choose the file of points.")
        else:
            placeholder, name = tr("folder of pictures"), tr("Folder of pictures")
            tip = tr("All pictures in this folder and its subfolders are used for training.")
            button, does = tr("Choose folder"), tr("Choose the folder of training pictures.")
        self.path.setPlaceholderText(placeholder)
        self.path.setAccessibleName(name)
        self.path.setToolTip(tip)
        self.browse.setAccessibleName(button)
        self.browse.setToolTip(does)
        problem = self._problem()
        self.preview.setEnabled(not problem)
        self.preview.setToolTip(problem or _PREVIEW)

    def _browse(self) -> None:
        if self.needs_file:
            chosen, _ = QFileDialog.getOpenFileName(
                self, tr("File of points"), self.path.text(), tr("Points (*.json *.csv)")
            )
        else:
            chosen = QFileDialog.getExistingDirectory(self, tr("Folder of pictures"), self.path.text())
        if chosen:
            self.path.setText(chosen)

    def _draw(self) -> None:
        if self.drawing is None:
            from studio.ui.training.drawing.drawing_dialog import DrawingDialog

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
