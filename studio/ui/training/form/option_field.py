"""One setting of a recipe as a field that its description makes: a number, a switch, a choice, a text or classes."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from studio.protocol.presets import Setting
from studio.protocol.recipes import TrainRecipe
from studio.ui.theme import UNIT
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.field_error import FieldError
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.plain import plain_label

ABSENT = object()  # an option that the recipe leaves to its model
_MOST_DECIMALS = 6
_MOST_CLASSES = 1000
_USUAL = {"min_snr_gamma": 5, "patience": 5, "judge_every": 500}  # what a box that is ticked begins with


class OptionField(QWidget):
    """The field, and below it the line that says what is wrong with it.

    A number that the recipe leaves out, or whose default is None, has a box to tick.

    Args:
        setting: What it sets.
        value: As it stands in the recipe, or ABSENT.

    Signals:
        changed: The value is another one now.
    """

    changed = Signal()

    def __init__(self, setting: Setting, value: Any = ABSENT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting, self._loaded = setting, value
        self.note = FieldError()
        self.box: QCheckBox | None = None
        self.number: NumberField | None = None
        self.choice: ChoiceField | None = None
        self.line: QLineEdit | None = None
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(UNIT)
        self._rows.setVerticalSpacing(UNIT // 2)
        self._rows.setColumnStretch(1, 1)
        if setting.kind == "choice":
            self.choice = ChoiceField(setting.title, [(key, key) for key in setting.choices], "", setting.tooltip)
            self.choice.changed.connect(lambda _: self.changed.emit())
            self._rows.addWidget(self.choice, 0, 0, 1, 2)
        elif setting.kind == "switch":
            self._add_box(2)
        elif setting.kind in ("text", "classes"):
            self._add_line()
        else:
            self._add_number(value)
        self._rows.addWidget(self.note, 1, 0, 1, 2)
        self.fill(value)

    def value(self) -> Any:
        """Return what the field says; None or ABSENT for a number whose box is not ticked."""
        if self.choice is not None:
            return self.choice.key()
        if self.line is not None:
            text = self.line.text().strip()
            return text if self.setting.kind == "text" else _classes(text)
        if self.number is None:
            return self.box is not None and self.box.isChecked()
        if self.box is None or self.box.isChecked():
            return self.number.value()
        return ABSENT if self.setting.key.startswith("options.") else None

    def fill(self, value: Any) -> None:
        """Show a value; one that the field cannot hold is shown as the nearest, and told by `problem`."""
        self._loaded = value
        if self.choice is not None:
            if isinstance(value, str) and not self.choice.set_key(value):
                self.choice.set_choices([(key, key) for key in (*self.setting.choices, value)])
                self.choice.set_key(value)
        elif self.line is not None:
            shown = ", ".join(map(str, value)) if isinstance(value, tuple | list) else value
            self.line.setText("" if value is ABSENT else str(shown))
        elif self.number is None and self.box is not None:
            self.box.setChecked(value is True)
        elif self.number is not None:
            given = isinstance(value, int | float) and not isinstance(value, bool)
            if given:
                self.number.setValue(value)
                self.number.set_default(value)
            if self.box is not None:
                self.box.setChecked(given)
        self._shown = self.value()

    def problem(self) -> str:
        """Return what is wrong with the value, in one plain line; empty when nothing is."""
        setting, title = self.setting, self.setting.title
        if not setting.key.startswith("options."):
            return ""  # the recipe has checked it, and may allow more than the field
        if self.choice is not None:
            wrong = self.choice.key() not in setting.choices
            return f"{title} is one of {', '.join(setting.choices)}, not {self.choice.key()}." if wrong else ""
        if self.line is not None:
            wrong = self.value() is None
            return f"{title} takes numbers and ranges, as 0-4, 7." if wrong else ""
        if self.value() != self._shown or self._loaded is ABSENT or self._loaded is None:
            return ""  # a field lets nothing wrong in
        if setting.kind == "switch":
            return "" if isinstance(self._loaded, bool) else f"{title} is on or off, not {self._loaded!r}."
        number = isinstance(self._loaded, int | float) and not isinstance(self._loaded, bool)
        if number and setting.minimum <= self._loaded <= setting.maximum:
            return ""
        return f"{title} goes from {setting.minimum:g} to {setting.maximum:g}; the recipe has {self._loaded!r}."

    def _add_line(self) -> None:
        line = self.line = QLineEdit()
        line.setAccessibleName(self.setting.title)
        line.setAccessibleDescription(self.setting.tooltip)
        line.setToolTip(self.setting.tooltip)
        line.setPlaceholderText("0-4, 7" if self.setting.kind == "classes" else "")
        line.textChanged.connect(lambda _: self.changed.emit())
        self._rows.addWidget(plain_label(self.setting.title, quiet=True), 0, 0)
        self._rows.addWidget(line, 0, 1)

    def _add_box(self, columns: int) -> None:
        box = self.box = QCheckBox(self.setting.title)
        box.setAccessibleName(self.setting.title)
        box.setAccessibleDescription(self.setting.tooltip)
        box.setToolTip(self.setting.tooltip)
        box.toggled.connect(self._toggled)
        self._rows.addWidget(box, 0, 0, 1, columns)

    def _add_number(self, value: Any) -> None:
        setting = self.setting
        ticked = value is ABSENT or value is None or _default_is_none(setting.key)
        number = self.number = NumberField(
            "" if ticked else setting.title,
            minimum=setting.minimum,
            maximum=setting.maximum,
            default=_USUAL.get(setting.key, setting.minimum),
            step=setting.step,
            decimals=_decimals(setting, value),
            tooltip=setting.tooltip,
            logarithmic=setting.logarithmic and setting.minimum > 0,
        )
        number.valueChanged.connect(lambda _: self.changed.emit())
        if ticked:
            self._add_box(1)
            number.setAccessibleName(setting.title)
            number.editor.setAccessibleName(setting.title)
            keeps = number.sizePolicy()
            keeps.setRetainSizeWhenHidden(True)
            number.setSizePolicy(keeps)
            number.hide()
            self._rows.addWidget(number, 0, 1)
        else:
            self._rows.addWidget(number, 0, 0, 1, 2)

    def _toggled(self, on: bool) -> None:
        if self.number is not None:
            self.number.setVisible(on)
        self.changed.emit()


def value_of(recipe: TrainRecipe, key: str) -> Any:
    """Return what stands at a dotted key of a recipe; ABSENT when nothing does."""
    place: Any = recipe.model_dump()
    for name in key.split("."):
        place = place.get(name, ABSENT) if isinstance(place, dict) else ABSENT
    return place


def _classes(text: str) -> tuple[int, ...] | None:
    """Read numbers and ranges, as "0-4, 7", in ascending order; None for anything else."""
    found: set[int] = set()
    for word in text.replace(",", " ").split():
        first, dash, last = word.partition("-")
        if not first.isdecimal() or (dash and not last.isdecimal()):
            return None
        found.update(range(int(first), int(last or first) + 1))
    return tuple(sorted(found)) if len(found) <= _MOST_CLASSES else None


def _default_is_none(key: str) -> bool:
    return value_of(TrainRecipe(), key) is None


def _decimals(setting: Setting, value: Any) -> int:
    """Return how many digits after the point the step and the value need; whole numbers stay whole."""
    numbers = [setting.step, setting.minimum, value if isinstance(value, float) else 0]
    if all(float(number).is_integer() for number in numbers) and not isinstance(value, float):
        return 0
    exponents = [Decimal(repr(float(number))).normalize().as_tuple().exponent for number in numbers]
    return max(1, min(_MOST_DECIMALS, -min(int(exponent) for exponent in exponents)))
