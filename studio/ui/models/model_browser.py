"""The list of all models: a search, filters, a table, the selected model beside it, and downloads below."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHideEvent, QImage, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from studio.protocol.library.entry import KIND_TITLES
from studio.ui.models.downloads_list import DownloadsList
from studio.ui.models.model_columns import LAST_USED, ROWS, TITLE, WIDTHS
from studio.ui.models.model_details import ModelDetails
from studio.ui.models.model_row import ModelRow, Uses
from studio.ui.models.model_scan import ModelScan
from studio.ui.translation import tr, tr_all
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.rows.rows_model import Item, RowsModel
from studio.ui.widgets.rows.rows_page import RowsPage
from studio.ui.widgets.rows.rows_table import RowsTable

_FILTER_WIDTH = 152
_NONE_MATCH = tr("No model matches. Clear the search or the filters to see all.")


class ModelBrowser(RowsPage):
    """All models, searched, filtered and sorted."""

    def __init__(self, uses: Callable[[], Mapping[str, Uses]], parent: QWidget | None = None) -> None:
        self.model = RowsModel(ROWS)
        table = RowsTable(self.model, name=tr("Models"), widths=WIDTHS, stretched=TITLE, newest=LAST_USED)
        super().__init__(table, name=tr("models"), parent=parent)
        self.model.setParent(self)
        self._uses = uses
        self._wanted = ""  # key to select once it has been read
        self.scan = ModelScan(self)
        self.details = ModelDetails()
        self.downloads = DownloadsList()
        self.search.setToolTip(
            tr("Show the models whose title, kind, family, licence, place, trigger words or note match.")
        )
        self.kind = ChoiceField(
            tr("Kind"), [("", tr("all")), *tr_all(KIND_TITLES).items()], tooltip=tr("Show models of one kind.")
        )
        self.family = ChoiceField(
            tr("Family"), [("", tr("all"))], tooltip=tr("Show models of one family, and what is made for it.")
        )
        for choice in (self.kind, self.family):
            choice.setFixedWidth(_FILTER_WIDTH)
        self.starred = IconButton("ph.star", tr("Starred only"), tr("Show starred models only."))
        self.starred.set_icons("ph.star", "ph.star-fill")
        self.back.setText(tr("Back"))
        self.back.setAccessibleName(tr("Back from the models"))
        self.back.setToolTip(tr("Go back to the workspace that was in view. Esc"))
        self.undo.setAccessibleName(tr("Undo removal"))
        self.undo.setToolTip(tr("Undo the last removal."))
        self.place(self.beside_table(self.details, 296), (self.kind, self.family, self.starred))
        self._column.addWidget(self.downloads)
        self.scan.read.connect(self._read)
        self.scan.done.connect(self._done)
        self.table.chosen.connect(self._choose)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._to_table)
        self.kind.changed.connect(self._filter)
        self.family.changed.connect(self._filter)
        self.starred.toggled.connect(self._filter)

    def set_actions(self, toolbar: Sequence[tuple[str, QAction]], model: Sequence[tuple[str, QAction]]) -> None:
        """Set the commands above the table, and those of the selected models, with their short names."""
        self.add_buttons(toolbar)
        self.set_menu([action for _, action in model])
        self.details.set_actions(model)

    def rows(self) -> list[ModelRow]:
        """Return all models that have been read."""
        return self.model.things

    def selected(self) -> list[ModelRow]:
        """Return the selected models, from the top."""
        return self.table.selected()

    def select(self, key: str) -> None:
        """Select a model, at once or when it has been read."""
        self._wanted = key
        self.table.select(key)

    def refresh(self) -> None:
        """Scan for models again in the background; if the page is out of view, once it is back."""
        if self.isVisible():
            self.scan.start(self._uses())

    def show_row(self, row: ModelRow) -> None:
        """Update a model's row at once."""
        picture = self.model.thumbnail(row.key)
        self.model.show([(row, picture.toImage() if picture is not None else _no_picture())])
        self._filter()

    def close_scan(self) -> None:
        """Save the typed note, and stop reading permanently."""
        self.details.save()
        self.scan.close()

    def showEvent(self, event: QShowEvent) -> None:
        """Look for models."""
        super().showEvent(event)
        self.refresh()
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop looking."""
        super().hideEvent(event)
        self.details.save()
        self.scan.stop()
        self.shown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_clicked.emit()
        else:
            super().keyPressEvent(event)

    def _read(self, items: list[Item]) -> None:
        self.model.show(items)
        self._offer_families()
        keys = {row.key for row, _ in items}
        if self._wanted in keys or (not self.table.selected() and not self._wanted):
            self.table.select(self._wanted or items[0][0].key)

    def _done(self, keys: set[str], problem: str) -> None:
        self.model.keep_only(keys)
        self._offer_families()
        self._wanted = ""
        if problem:
            self.show_message(problem)

    def _choose(self) -> None:
        rows = self.selected()
        self.details.show_rows(rows, self.model.thumbnail(rows[0].key) if len(rows) == 1 else None)
        self.chosen.emit()

    def _search(self, text: str) -> None:
        self.table.search(text)
        self._show_count()

    def _filter(self, *_: object) -> None:
        kind, family, starred = self.kind.key(), self.family.key(), self.starred.isChecked()

        def accepts(row: ModelRow) -> bool:
            if kind and row.entry.kind != kind:
                return False
            if family and not _family(row).startswith(family):
                return False
            return row.note.starred or not starred

        self.table.show_only(accepts)
        self._show_count()

    def _show_count(self) -> None:
        shown = self.table.model().rowCount()
        if not shown and self.model.rowCount():
            self.show_message(_NONE_MATCH)
        elif self.message.text() == _NONE_MATCH:
            self.show_message("")

    def _offer_families(self) -> None:
        families = sorted({_family(row) for row in self.rows()} - {""})
        if families != self.family.keys()[1:]:
            self.family.set_choices([("", tr("all")), *((family, family) for family in families)])

    def _to_table(self) -> None:
        self.table.setFocus()
        if not self.selected() and self.table.shown():
            self.table.select(self.table.shown()[0].key)


def _family(row: ModelRow) -> str:
    """Return the family that a model is of, or that an adapter is made for, without its variety."""
    text = row.entry.family
    return next(
        (name for name in (tr("Stable Diffusion 1"), tr("Stable Diffusion 2"), "SDXL") if text.startswith(name)), ""
    )


def _no_picture() -> QImage:

    return QImage()
