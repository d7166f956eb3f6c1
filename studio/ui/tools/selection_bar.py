"""The options of the selection tools in the toolbar."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from studio.document.selections.by_colour import TOLERANCE
from studio.document.selections.selection import Mode
from studio.ui import theme
from studio.ui.tools.selection_options import MAX_FEATHER, MAX_TOLERANCE, SelectionOptions
from studio.ui.tools.settings import ToolSettings
from studio.ui.translation import tr
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.segmented import Segmented

_MODES = (
    (Mode.REPLACE, tr("New")),
    (Mode.ADD, tr("Add")),
    (Mode.SUBTRACT, tr("Subtract")),
    (Mode.INTERSECT, tr("Intersect")),
)


class SelectionBar(QWidget):
    """Edits the selection options, and follows their changes.

    Signals:
        entered: A number was typed and Enter pressed.
    """

    entered = Signal()

    def __init__(self, settings: ToolSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mode = Segmented(
            tr("Mode"),
            [(mode.value, text) for mode, text in _MODES],
            Mode.REPLACE.value,
            tr("What a new selection does to the mask; Shift adds, Ctrl subtracts, both intersect."),
        )
        self.tolerance = NumberField(
            tr("Tolerance"),
            minimum=0,
            maximum=MAX_TOLERANCE,
            default=TOLERANCE,
            tooltip=tr("How different a colour may look and still be selected; black and white differ by 100."),
        )
        self.contiguous = QCheckBox(tr("Contiguous"))
        self.contiguous.setToolTip(tr("Select only what is connected with the pixel that is clicked."))
        self.feather = NumberField(
            tr("Feather"),
            minimum=0,
            maximum=MAX_FEATHER,
            default=0,
            unit="px",
            tooltip=tr("Pixels over which the edge of a new selection fades, to each side."),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.UNIT, 4, theme.UNIT, 4)
        row.setSpacing(theme.UNIT)
        row.addWidget(self.mode)
        for field in (self.tolerance, self.feather):
            field.entered.connect(self.entered)
        row.addWidget(self.tolerance)
        row.addWidget(self.contiguous)
        row.addWidget(self.feather)
        self._show(settings.selection)
        self.mode.changed.connect(lambda key: settings.set_selection(mode=Mode(key)))
        self.tolerance.valueChanged.connect(lambda value: settings.set_selection(tolerance=value))
        self.contiguous.toggled.connect(lambda on: settings.set_selection(contiguous=on))
        self.feather.valueChanged.connect(lambda value: settings.set_selection(feather=value))
        settings.selection_changed.connect(self._show)

    def _show(self, options: SelectionOptions) -> None:
        self.mode.set_key(options.mode.value)
        self.contiguous.setChecked(options.contiguous)
        for field, value in ((self.tolerance, options.tolerance), (self.feather, options.feather)):
            if field.value() != value:
                field.setValue(value)
