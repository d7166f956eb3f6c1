"""The pictures of a run: its sample grid, and the pictures and curves of its last evaluation."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.protocol.events import Judged
from studio.ui.theme import UNIT
from studio.ui.training.samples.sample_grid import SampleGrid
from studio.ui.translation import number_text, tr
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.segmented import Segmented

SAMPLES = tr("Samples")
_HEADINGS = {"Nearest training pictures": tr("Sample, nearest training picture")}
_ABOUT = {
    "Nearest training pictures": tr(
        "Pairs: a sample, and right of it the training picture nearest to it in pixels; the "
        "closest pairs first. If they are alike, the model has memorized its training data."
    )
}
_MAX_SWITCH_WIDTH = 264  # pixels; titles that do not fit go into a drop-down list


class Gallery(QWidget):
    """One picture at a time, chosen by its title; without an evaluation there is only the sample grid."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._evaluation: Judged | None = None
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
        """Return the titles to choose from."""
        evaluation = self._evaluation
        return [SAMPLES] if evaluation is None else [SAMPLES, *evaluation.pictures, *evaluation.curves]

    def show_evaluation(self, folder: Path, evaluation: Judged) -> None:
        """Offer the pictures and curves of the last evaluation; the chosen title stays chosen."""
        before, chosen = self.titles(), self.title()
        self._folder, self._evaluation = folder, evaluation
        if self.titles() != before:
            self._make_switch(chosen)
        self._show(self.title())

    def choose(self, title: str) -> None:
        """Show the picture or curve with that title."""
        if self.switch is not None:
            self.switch.set_key(title)

    def step(self, by: int) -> None:
        """Show the picture `by` titles further on; nothing happens beyond the first and the last."""
        titles = list(self._evaluation.pictures) if self._evaluation is not None else []
        if self.title() in titles:
            place = titles.index(self.title()) + by
            if 0 <= place < len(titles):
                self.choose(titles[place])

    def clear(self) -> None:
        """Show no run."""
        self._folder = self._evaluation = None
        self._make_switch(SAMPLES)
        self.samples.clear()
        self.picture.clear()
        self._show(SAMPLES)

    def _make_switch(self, chosen: str) -> None:
        """Replace the switch: a row of titles where they fit, otherwise a drop-down list."""
        if self.switch is not None:
            self._column.removeWidget(self.switch)
            self.switch.hide()
            self.switch.deleteLater()
            self.switch = None
        titles = self.titles()
        if len(titles) > 1:
            choices = [(title, title) for title in titles]
            default = chosen if chosen in titles else SAMPLES
            tooltip = tr("Show samples, or a picture or curve of the last evaluation.")
            self.switch = Segmented(tr("Picture"), choices, default, tooltip)
            if self.switch.sizeHint().width() > _MAX_SWITCH_WIDTH:
                self.switch.deleteLater()
                self.switch = ChoiceField(tr("Show"), choices, default, tooltip)
                self._column.insertWidget(0, self.switch)
            else:
                self._column.insertWidget(0, self.switch, 0, Qt.AlignmentFlag.AlignLeft)
            self.switch.changed.connect(self._show)

    def _show(self, title: str) -> None:
        evaluation, folder = self._evaluation, self._folder
        if evaluation is None or folder is None or title == SAMPLES:
            self._stack.setCurrentWidget(self.samples)
        elif title in evaluation.pictures:
            heading = tr("{get} · step {step:,}").format(get=_HEADINGS.get(title, title), step=evaluation.step)
            self.picture.show_file(folder, evaluation.pictures[title], heading)
            self.picture.heading.setToolTip(_ABOUT.get(title, ""))
            self._stack.setCurrentWidget(self.picture)
        else:
            page = self._curve_page()
            page.show_curve(title, evaluation)
            self._stack.setCurrentWidget(page)

    def _curve_page(self) -> "_CurvePage":
        """Return the page with the plot; created with the first curve, since pyqtgraph is slow to import."""
        if self._stack.count() < 3:
            self._stack.addWidget(_CurvePage())
        page = self._stack.widget(2)
        assert isinstance(page, _CurvePage)
        return page


class _CurvePage(QWidget):
    """A curve below its heading."""

    def __init__(self) -> None:
        super().__init__()
        from studio.ui.training.curves.square_plot import SquarePlot

        self._title = ""
        self.heading = Heading("")
        self.plot = SquarePlot()
        self.plot.hovered.connect(self._show_point)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.heading)
        column.addWidget(self.plot, 1)

    def show_curve(self, name: str, evaluation: Judged) -> None:
        self._title = tr("{name} · step {step:,}").format(name=name, step=evaluation.step)
        self.plot.show_points(name, evaluation.curves[name])
        self._show_point(None)

    def _show_point(self, point: tuple[float, float] | None) -> None:
        self.heading.setText(" · ".join([self._title, *(number_text(value, ".3g") for value in point or ())]))
