"""The options of the clone brush in the toolbar."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from studio.ui import theme
from studio.ui.tools.clone_options import CloneOptions
from studio.ui.tools.settings import ToolSettings
from studio.ui.translation import tr


class CloneBar(QWidget):
    """Edits the options, and follows their changes."""

    def __init__(self, settings: ToolSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.aligned = QCheckBox(tr("Aligned"))
        self.aligned.setToolTip(tr("Keep the distance to the source; otherwise every stroke begins at it again."))
        self.from_picture = QCheckBox(tr("Visible picture"))
        self.from_picture.setToolTip(tr("Copy from all layers together, not just the active layer."))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.UNIT, 4, theme.UNIT, 4)
        row.setSpacing(theme.UNIT)
        row.addWidget(self.aligned)
        row.addWidget(self.from_picture)
        self._show(settings.clone)
        self.aligned.toggled.connect(lambda on: settings.set_clone(replace(settings.clone, aligned=on)))
        self.from_picture.toggled.connect(lambda on: settings.set_clone(replace(settings.clone, from_picture=on)))
        settings.clone_changed.connect(self._show)

    def _show(self, options: CloneOptions) -> None:
        self.aligned.setChecked(options.aligned)
        self.from_picture.setChecked(options.from_picture)
