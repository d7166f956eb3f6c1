"""One axis of a grid: the settings that it changes, and their values."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from studio.protocol.grids.settings import SETTINGS
from studio.ui.theme import UNIT
from studio.ui.translation import tr, within_sentence
from studio.ui.widgets.choice_field import ChoiceField

NONE = ""
EXAMPLES = {
    "steps": "5, 10, 20",
    "guidance": "1..7(+2)",
    "seed": "1-4",
    "sampler": tr("ddim, euler, dpmpp_2m"),
    "spacing": tr("auto, karras"),
    "strength": "0.2-0.8 (+0.2)",
    "clip_skip": "1, 2",
    "prompt": tr("searched, first replacement, second"),
    "negative": tr("blurry, dark"),
    "size": "64x64, 96x64",
    "model": tr("pocket, pocket-lightning"),
    "dialect": tr("plain, a1111"),
    "label": "0-9",
}

_TITLES = {"columns": tr("Columns"), "rows": tr("Rows"), "sheets": tr("Sheets")}


class AxisRow(QWidget):
    """A setting, and its values as a user writes them.

    Signals:
        changed: The axis changed.
    """

    changed = Signal()

    def __init__(self, name: str, *, optional: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        choices = [(setting.key, tr(setting.title)) for setting in SETTINGS.values() if setting.key[-1] not in "234"]
        self.setting = ChoiceField(
            _TITLES[name],
            [*([(NONE, tr("Nothing"))] if optional else []), *choices],
            tooltip=tr("What changes along this axis."),
        )
        self.setting.setObjectName(f"grid.{name}.setting")
        self.values = QLineEdit()
        self.values.setObjectName(f"grid.{name}.values")
        self.values.setAccessibleName(tr("Values of the {name}").format(name=within_sentence(_TITLES[name])))
        self.values.setToolTip(
            tr(
                "A list, a range such as 1-5 or 1..7(+2), or 1-10 [5] for five values; of a prompt, the first is "
                "replaced."
            )
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.setting, 2)
        row.addWidget(self.values, 3)
        self.setting.changed.connect(self._setting_chosen)
        self.values.textChanged.connect(self.changed)
        self._setting_chosen()

    def text(self) -> str:
        """Return the axis as `parse_axis` reads it; "" for none."""
        key = self.setting.key()
        return f"{key}={self.values.text()}" if key else ""

    def set_text(self, text: str) -> None:
        """Show an axis as `text` returned it."""
        key, _, values = text.partition("=")
        if key in SETTINGS or key == NONE:
            self.setting.set_key(key)
            self._setting_chosen()
            self.values.setText(values)

    def _setting_chosen(self, *_: object) -> None:
        key = self.setting.key() or NONE
        self.values.setVisible(key != NONE)
        self.values.setPlaceholderText(EXAMPLES.get(key, "0-1 [5]"))
        self.changed.emit()
