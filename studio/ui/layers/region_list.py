"""The regions of a layer: a row for each colour, with its prompts and weight."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from studio.document.layers.guides import RegionUse
from studio.protocol.generation_recipe import MAX_PROMPT, RegionSpec
from studio.ui.recipe.row_list import narrow_width
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.reserved_keys import reserve_keys
from studio.ui.widgets.setting_field import setting_field
from studio.ui.widgets.shrinking import Shrinking

_MAX_HEIGHT = 160  # pixels: more regions are scrolled
_SWATCH = 16  # pixels on a side


class _RegionRow(QWidget):
    """The fields of one region.

    Signals:
        edited: A field of it has another value.
        colour_wanted: Its colour is to be painted with.
        removed: It is to be removed.
    """

    edited = Signal()
    colour_wanted = Signal()
    removed = Signal()

    def __init__(self, region: RegionUse, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._region = region
        self.swatch = QToolButton()
        self.swatch.setAutoRaise(True)
        self.swatch.setIconSize(QSize(_SWATCH, _SWATCH))
        self.swatch.setAccessibleName(tr("Paint region {number}").format(number=number))
        self.swatch.setToolTip(tr("Paint this region with the brush."))
        pixmap = QPixmap(_SWATCH, _SWATCH)
        pixmap.fill(QColor(*region.colour))
        self.swatch.setIcon(QIcon(pixmap))
        self.prompt = _line(
            tr("Prompt of region {number}").format(number=number),
            tr("What is here"),
            tr("The prompt for the places where this colour is painted."),
        )
        self.negative = _line(
            tr("Negative prompt of region {number}").format(number=number),
            tr("Not here (as in the panel)"),
            tr("The negative prompt for this part of the picture; empty: the panel's."),
        )
        self.weight = setting_field(
            RegionSpec,
            "weight",
            tr("Weight"),
            minimum=0.05,
            step=0.05,
            decimals=3,
            tooltip=tr("Below 1 the panel's prompt shows through; above 1 it wins where regions overlap."),
        )
        self.weight.setFixedWidth(narrow_width(self.weight) + 5 * UNIT)
        self.remove_button = IconButton(
            "ph.x", tr("Remove region {number}").format(number=number), tr("Remove this region and its paint.")
        )
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, widgets in ((first, (self.swatch, self.prompt)), (second, (self.negative, self.weight))):
            row.setSpacing(UNIT // 2)
            for widget in widgets:
                row.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
        first.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(first)
        column.addLayout(second)
        self.show_region(region)
        self.swatch.clicked.connect(self.colour_wanted)
        self.remove_button.clicked.connect(self.removed)
        self.prompt.editingFinished.connect(self.commit)
        self.negative.editingFinished.connect(self.commit)
        self.weight.edited.connect(lambda _: self.commit())

    @property
    def region(self) -> RegionUse:
        """The region of the fields."""
        changes = {"prompt": self.prompt.text(), "negative": self.negative.text(), "weight": self.weight.value()}
        return RegionUse.model_validate({**self._region.model_dump(), **changes})

    def show_region(self, region: RegionUse) -> None:
        """Show a region of the same colour; what is being typed stays."""
        self._region = region
        for line, text in ((self.prompt, region.prompt), (self.negative, region.negative)):
            if line.text() != text and not (line.hasFocus() and line.isModified()):
                line.setText(text)
        if self.weight.value() != region.weight:
            self.weight.setValue(region.weight)

    def commit(self) -> None:
        """Report the typed text if it has changed."""
        if self.region != self._region:
            self.edited.emit()


class RegionList(QWidget):
    """A row for each region.

    Signals:
        edited: The regions (tuple of RegionUse) that replace all current ones.
        added: Another region is wanted.
        removed: The region with this index is to be removed.
        colour_wanted: This colour is to be painted with.
    """

    edited = Signal(object)
    added = Signal()
    removed = Signal(int)
    colour_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[_RegionRow] = []
        self.button = IconButton("ph.plus", tr("Add region"), tr("Add a colour with a prompt of its own."))
        head = QHBoxLayout()
        head.addWidget(Heading(tr("Regions")), 1)
        head.addWidget(self.button)
        rows = QWidget()
        self._rows = QVBoxLayout(rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(UNIT // 2)
        scroll = Shrinking(rows)
        scroll.setMaximumHeight(_MAX_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(head)
        column.addWidget(scroll)
        self.button.clicked.connect(self._add)

    def show_regions(self, regions: Sequence[RegionUse]) -> None:
        """Show regions; rows that have their colours stay, so that typing goes on."""
        if [row.region.colour for row in self.rows] == [region.colour for region in regions]:
            for row, region in zip(self.rows, regions, strict=True):
                row.show_region(region)
            return
        for row in self.rows:
            row.blockSignals(True)  # losing the focus ends what is being typed
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for number, region in enumerate(regions, 1):
            row = _RegionRow(region, number)
            row.edited.connect(self._edited)
            row.removed.connect(lambda row=row: self._remove(row))
            row.colour_wanted.connect(lambda region=region: self.colour_wanted.emit(region.colour))
            self.rows.append(row)
            self._rows.addWidget(row)
            row.show()

    def _add(self) -> None:
        self._commit()
        self.added.emit()

    def _remove(self, row: _RegionRow) -> None:
        self._commit()
        self.removed.emit(self.rows.index(row))

    def _commit(self) -> None:
        """Report the typed text of all rows, where it has not been reported yet."""
        for row in self.rows:
            row.commit()

    def _edited(self) -> None:
        self.edited.emit(tuple(row.region for row in self.rows))


class _Line(QLineEdit):
    """A line in which Enter ends typing; elsewhere it is a shortcut."""

    def event(self, event: QEvent) -> bool:
        """Keep the shortcut of the Enter key from taking it."""
        ends = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return reserve_keys(event, ends) or super().event(event)


def _line(name: str, placeholder: str, tooltip: str) -> QLineEdit:
    line = _Line()
    line.setMaxLength(MAX_PROMPT)
    line.setAccessibleName(name)
    line.setPlaceholderText(placeholder)
    line.setToolTip(tooltip)
    return line
