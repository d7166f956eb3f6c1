"""The strip of the course above the canvas: a station at a time, with something to do and a mark once it is done."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from studio.document.course.station import Station
from studio.ui import theme
from studio.ui.subscripts import with_subscripts
from studio.ui.translation import tr
from studio.ui.widgets.combo_box import ComboBox
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.plain import plain_label

_DONE, _OPEN = "✓ ", "   "


class CoursePanel(QFrame):
    """Shows a station and leads to the others.

    Signals:
        prepare_requested: Prepare the Station in view.
        station_changed: The index of the station in view.
        closed: The course was closed.
    """

    prepare_requested = Signal(object)
    station_changed = Signal(int)
    closed = Signal()

    def __init__(self, stations: Sequence[Station], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("course")
        self.setAccessibleName(tr("Course"))
        self._stations = tuple(stations)
        self._completed: set[str] = set()
        self.choice = ComboBox()
        self.choice.setAccessibleName(tr("Station of the course"))
        self.choice.setToolTip(tr("The stations of the course; a check mark shows which are completed."))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.previous = IconButton("ph.caret-left", tr("Previous station"), tr("Go to the previous station."), self)
        self.next = IconButton("ph.caret-right", tr("Next station"), tr("Go to the next station."), self)
        self.count = plain_label(quiet=True)
        self.count.setFont(theme.tabular(self.count.font()))
        self.text = _wrapped(plain_label())
        self.equation = plain_label()
        self.reference = plain_label(quiet=True)
        self.task = _wrapped(plain_label())
        self.prepare = QPushButton(tr("Set it up"))
        self.prepare.setAccessibleName(tr("Set it up"))
        self.prepare.setToolTip(tr("Show what this station needs, with its settings filled in."))
        self.close_button = IconButton(
            "ph.x", tr("Close course"), tr("Close the course; Help > Course opens it again."), self
        )
        self._arrange()
        for station in self._stations:
            self.choice.addItem("", station.id)
        self.set_completed(())
        self.choice.currentIndexChanged.connect(self._show)
        self.previous.clicked.connect(lambda: self.go_to(self.index - 1))
        self.next.clicked.connect(lambda: self.go_to(self.index + 1))
        self.prepare.clicked.connect(lambda: self.prepare_requested.emit(self.station))
        self.close_button.clicked.connect(self.closed)
        self._show(0)

    @property
    def index(self) -> int:
        """The index of the station in view."""
        return max(0, self.choice.currentIndex())

    @property
    def station(self) -> Station:
        """The station in view."""
        return self._stations[self.index]

    def go_to(self, number: int) -> None:
        """Show a station."""
        if 0 <= number < len(self._stations):
            self.choice.setCurrentIndex(number)

    def set_completed(self, ids: Sequence[str]) -> None:
        """Mark the completed stations."""
        self._completed = set(ids)
        for number, station in enumerate(self._stations):
            mark = _DONE if station.id in self._completed else _OPEN
            self.choice.setItemText(number, f"{mark}{number + 1}. {tr(station.title)}")
        self.count.setText(
            tr("{done} of {count} completed").format(done=len(self._completed), count=len(self._stations))
        )
        self._show_task()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.UNIT // 2)
        for widget in (self.previous, self.choice, self.next, self.count):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.close_button)
        source = QHBoxLayout()
        source.setSpacing(2 * theme.UNIT)
        source.addWidget(self.equation)
        source.addWidget(self.reference)
        source.addStretch(1)
        footer = QHBoxLayout()
        footer.setSpacing(theme.UNIT)
        footer.addWidget(self.task, 1)
        footer.addWidget(self.prepare)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * theme.UNIT, theme.UNIT, theme.UNIT, theme.UNIT)
        column.setSpacing(theme.UNIT // 2)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addLayout(source)
        column.addLayout(footer)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _show(self, number: int) -> None:
        station = self.station
        self.text.setText(with_subscripts(tr(station.text)))
        self.equation.setText(with_subscripts(station.equation))
        self.equation.setVisible(bool(station.equation))
        self.reference.setText(tr(station.reference))
        self.reference.setVisible(bool(station.reference))
        self.previous.setEnabled(number > 0)
        self.next.setEnabled(number + 1 < len(self._stations))
        self._show_task()
        self.station_changed.emit(number)

    def _show_task(self) -> None:
        done = self.station.id in self._completed
        self.task.setText(
            tr("✓ Done: {task}").format(task=with_subscripts(tr(self.station.task)))
            if done
            else tr("To do: {task}").format(task=with_subscripts(tr(self.station.task)))
        )
        colour = theme.colours().good if done else theme.colours().text
        self.task.setStyleSheet(f"color: {colour};")


def _wrapped(label: QLabel) -> QLabel:
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return label
