"""The rows and columns of the table of runs."""

from PySide6.QtCore import QObject

from studio.protocol.runsummary import RunSummary
from studio.ui.training.browser import run_texts
from studio.ui.translation import tr
from studio.ui.widgets.rows.rows_model import Column, RowKind, RowsModel

COLUMNS = (
    Column(tr("Name"), lambda run: run.title, lambda run: run.title.casefold()),
    Column(tr("State"), run_texts.state_text, run_texts.state_text),
    Column(tr("Preset · model"), run_texts.model_text, run_texts.model_text),
    Column(tr("Figures"), run_texts.figures_text, run_texts.figures_text),
    Column(tr("Steps"), run_texts.steps_text, lambda run: run.step, number=True),
    Column(tr("Time"), run_texts.time_text, lambda run: run.seconds, number=True),
    Column(tr("Size"), run_texts.size_text, lambda run: run.size, number=True),
    Column(tr("Last active"), run_texts.date_text, lambda run: run.changed, number=True),
)
DATE = len(COLUMNS) - 1
WIDTHS = (184, 76, 112, 160, 96, 56, 64, 96)
FIGURES = 3

_KIND = RowKind(
    columns=COLUMNS,
    key=lambda run: run.path,
    subtitle=lambda run: " ".join(f"#{tag}" for tag in run.notes.tags),
    search=run_texts.search_text,
    problem=lambda run: run.problem,
    is_bad=lambda run: run.state in ("broken", "failed"),
)


class RunTableModel(RowsModel):
    """Summaries and thumbnails in the order in which they were found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_KIND, parent)

    @property
    def runs(self) -> list[RunSummary]:
        """All runs that have been read."""
        return self.things
