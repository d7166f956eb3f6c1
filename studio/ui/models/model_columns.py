"""The columns of the table of models."""

from studio.ui import amounts
from studio.ui.dates import date_text
from studio.ui.models import model_texts
from studio.ui.translation import tr
from studio.ui.widgets.rows.rows_model import Column, RowKind

COLUMNS = (
    Column(tr("Model"), model_texts.title_text, lambda row: row.entry.title.casefold()),
    Column(tr("Kind"), model_texts.kind_text, model_texts.kind_text),
    Column(tr("Family"), model_texts.family_text, model_texts.family_text),
    Column(tr("Format"), model_texts.precision_text, model_texts.precision_text),
    Column(tr("Memory"), model_texts.fit_text, lambda row: row.entry.needed),
    Column(tr("Size"), lambda row: amounts.size_text(row.entry.stored), lambda row: row.entry.stored, number=True),
    Column(
        tr("Last used"),
        lambda row: date_text(model_texts.last_used(row)),
        model_texts.last_used,
        number=True,
    ),
)
LAST_USED = len(COLUMNS) - 1
TITLE = 0
WIDTHS = (172, 84, 200, 64, 64, 72, 88)

ROWS = RowKind(
    columns=COLUMNS,
    key=lambda row: row.key,
    subtitle=model_texts.name_text,
    search=model_texts.search_text,
    problem=lambda row: row.entry.problem,
    is_bad=lambda row: row.entry.kind == "unusable",
)
