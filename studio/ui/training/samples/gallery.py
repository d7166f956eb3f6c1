"""What can be looked at of a run: its samples, and the pictures and curves of its last judgement."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.protocol.events import Judged
from studio.ui.theme import UNIT
from studio.ui.training.samples.sample_grid import SampleGrid
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.segmented import Segmented

SAMPLES = "Samples"
_ROOM = 264  # pixels for a switch of words; more titles than fit go into a list that drops down


class Gallery(QWidget):
    """One of them at a time, chosen by its title; with nothing but samples there is nothing to choose.

    Signals:
        chosen: Another title is shown; given with it.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._judged: Judged | None = None
        self.samples = SampleGrid()
        self.picture = SampleGrid()
        self.switch: Segmented | ChoiceField | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.samples)
        self._stack.addWidget(self.picture)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(UNIT)
        self._column.addWidget(self._stack, 1)

    def title(self) -> str:
        """Return the title of what is shown."""
        return SAMPLES if self.switch is None else self.switch.key()

    def titles(self) -> list[str]:
        """Return what there is to choose from."""
        judged = self._judged
        return [SAMPLES] if judged is None else [SAMPLES, *judged.pictures, *judged.curves]

    def show_judged(self, folder: Path, judged: Judged) -> None:
        """Offer what was judged last; what is chosen stays chosen, in its newest form."""
        before, kept = self.titles(), self.title()
        self._folder, self._judged = folder, judged
        if self.titles() != before:
            self._offer(kept)
        self._show(self.title())

    def choose(self, title: str) -> None:
        """Show what has that title."""
        if self.switch is not None:
            self.switch.set_key(title)

    def clear(self) -> None:
        """Show no run."""
        self._folder = self._judged = None
        self._offer(SAMPLES)
        self.samples.clear()
        self.picture.clear()
        self._show(SAMPLES)

    def _offer(self, kept: str) -> None:
        """Make the switch anew, as words where they fit."""
        if self.switch is not None:
            self._column.removeWidget(self.switch)
            self.switch.hide()
            self.switch.deleteLater()
            self.switch = None
        titles = self.titles()
        if len(titles) > 1:
            choices = [(title, title) for title in titles]
            default = kept if kept in titles else SAMPLES
            about = "Shows samples, or what the last judgement looked at."
            self.switch = Segmented("What is shown", choices, default, about)
            if self.switch.sizeHint().width() > _ROOM:
                self.switch.deleteLater()
                self.switch = ChoiceField("Shown", choices, default, about)
                self._column.insertWidget(0, self.switch)
            else:
                self._column.insertWidget(0, self.switch, 0, Qt.AlignmentFlag.AlignLeft)
            self.switch.changed.connect(self._show)
            self.switch.changed.connect(self.chosen)

    def _show(self, title: str) -> None:
        judged, folder = self._judged, self._folder
        if judged is None or folder is None or title == SAMPLES:
            self._stack.setCurrentWidget(self.samples)
        elif title in judged.pictures:
            self.picture.show_file(folder, judged.pictures[title], f"{title} · step {judged.step:,}")
            self._stack.setCurrentWidget(self.picture)
        else:
            page = self._curve_page()
            page.show_curve(title, judged)
            self._stack.setCurrentWidget(page)

    def _curve_page(self) -> "_CurvePage":
        """Return the page with the plot; made with the first curve, since its library takes a while to load."""
        if self._stack.count() < 3:
            self._stack.addWidget(_CurvePage())
        page = self._stack.widget(2)
        assert isinstance(page, _CurvePage)
        return page


class _CurvePage(QWidget):
    """A curve under its heading."""

    def __init__(self) -> None:
        super().__init__()
        from studio.ui.training.curves.square_plot import SquarePlot

        self._title = ""
        self.heading = Heading("")
        self.plot = SquarePlot()
        self.plot.pointed.connect(self._point)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.heading)
        column.addWidget(self.plot, 1)

    def show_curve(self, name: str, judged: Judged) -> None:
        self._title = f"{name} · step {judged.step:,}"
        self.plot.show_points(name, judged.curves[name])
        self._point(None)

    def _point(self, point: tuple[float, float] | None) -> None:
        self.heading.setText(self._title if point is None else f"{self._title} · {point[0]:.3g}, {point[1]:.3g}")
