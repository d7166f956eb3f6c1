"""A choice of training presets, grouped under headings."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from studio.protocol.presets import Preset
from studio.ui.theme import colours
from studio.ui.translation import tr
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.plain import plain_tooltip


class PresetPicker(ChoiceField):
    """A choice of presets by name; headings cannot be selected."""

    def __init__(self, presets: Iterable[Preset], parent: QWidget | None = None) -> None:
        super().__init__(
            "",
            [],
            tooltip=tr("Fill in settings that work well for a kind of model and data."),
            name=tr("Preset"),
            parent=parent,
        )
        self.setMaxVisibleItems(32)
        groups: dict[str, list[Preset]] = {}
        for preset in presets:
            groups.setdefault(preset.group, []).append(preset)
        rows = QStandardItemModel(self)
        self._headings: list[QStandardItem] = []
        for group, members in groups.items():
            heading = QStandardItem(tr(group))
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self._headings.append(heading)
            rows.appendRow(heading)
            for preset in members:
                row = QStandardItem(tr(preset.title))
                row.setData(preset.name, Qt.ItemDataRole.UserRole)
                row.setToolTip(plain_tooltip(tr(preset.description)))
                rows.appendRow(row)
        self.setModel(rows)
        self.setCurrentIndex(1 if groups else -1)

    def keys(self) -> list[str]:
        """Return the name of every preset, in the order of the list."""
        every = super().keys()
        return [key for key in every if key]

    def showPopup(self) -> None:
        """Open the list, its headings in the style of the panel's."""
        font = Heading("").font()
        for heading in self._headings:
            heading.setFont(font)
            heading.setForeground(QColor(colours().quiet))
        super().showPopup()
