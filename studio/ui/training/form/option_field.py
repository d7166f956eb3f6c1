"""A field made from a Setting: a number, a switch, a choice, a text, or a list of classes."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from studio.protocol.errors import BadInput
from studio.protocol.presets import Setting
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.theme import UNIT
from studio.ui.training.form.advanced_settings import FIRST_VALUES, titled
from studio.ui.translation import tr
from studio.ui.widgets.bindings import ABSENT, setting_of
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.field_error import FieldError
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.plain import plain_label

_MAX_DECIMALS = 6
_MAX_CLASSES = 1000


class OptionField(QWidget):
    """The field, and an error below it.

    A number that may be None, or that the recipe leaves out, has a check box.

    Args:
        setting: The option that it sets.
        value: The recipe's value, or ABSENT for an option that is left to the model.

    Signals:
        changed: It has another value.
    """

    changed = Signal()

    def __init__(self, setting: Setting, value: Any = ABSENT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting, self._loaded = setting, value
        self.error = FieldError()
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
            self.choice = ChoiceField(tr(setting.title), titled(setting.choices), "", tr(setting.tooltip))
            self.choice.changed.connect(lambda _: self.changed.emit())
            self._rows.addWidget(self.choice, 0, 0, 1, 2)
        elif setting.kind == "switch":
            self._add_box(2)
        elif setting.kind in ("text", "classes"):
            self._add_line()
        else:
            self._add_number(value)
        self._rows.addWidget(self.error, 1, 0, 1, 2)
        self.fill(value)

    def value(self) -> Any:
        """Return the value; None or ABSENT for a number whose box is not checked."""
        if self.choice is not None:
            return self.choice.key()
        if self.line is not None:
            text = self.line.text().strip()
            return text if self.setting.kind == "text" else _parse_classes(text)
        if self.number is None:
            return self.box is not None and self.box.isChecked()
        if self.box is None or self.box.isChecked():
            return self.number.value()
        return ABSENT if self.setting.key.startswith("options.") else None

    def fill(self, value: Any) -> None:
        """Show a value; one that the field cannot hold is shown as the nearest, and refused by `validate`."""
        self._loaded = value
        if self.choice is not None:
            if isinstance(value, str) and not self.choice.set_key(value):
                self.choice.set_choices(titled((*self.setting.choices, value)))
                self.choice.set_key(value)
        elif self.line is not None:
            text = ", ".join(map(str, value)) if isinstance(value, tuple | list) else value
            self.line.setText("" if value is ABSENT else str(text))
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

    def validate(self) -> None:
        """Raise BadInput for a typed number out of range, or a value that the option does not take.

        The recipe checks all other settings.
        """
        if self.number is not None and self.number.problem and (self.box is None or self.box.isChecked()):
            raise BadInput(self.number.problem, field=self.setting.key)
        if self.setting.key.startswith("options."):
            problem = self._problem()
            if problem:
                raise BadInput(problem, field=self.setting.key)

    def _problem(self) -> str:
        setting, title = self.setting, tr(self.setting.title)
        if self.choice is not None:
            invalid = self.choice.key() not in setting.choices
            return (
                tr("{title} is one of {choices}, not {key}.").format(
                    title=title, choices=", ".join(setting.choices), key=self.choice.key()
                )
                if invalid
                else ""
            )
        if self.line is not None:
            return (
                tr("{title} takes numbers and ranges, such as 0-4, 7.").format(title=title)
                if self.value() is None
                else ""
            )
        if self.value() != self._shown or self._loaded is ABSENT or self._loaded is None:
            return ""  # the widget takes none out of range
        if setting.kind == "switch":
            return (
                ""
                if isinstance(self._loaded, bool)
                else tr("{title} is on or off, not {loaded!r}.").format(title=title, loaded=self._loaded)
            )
        number = isinstance(self._loaded, int | float) and not isinstance(self._loaded, bool)
        if number and setting.minimum <= self._loaded <= setting.maximum:
            return ""
        return tr("{title} must be between {minimum:g} and {maximum:g}; the recipe has {loaded!r}.").format(
            title=title, minimum=setting.minimum, maximum=setting.maximum, loaded=self._loaded
        )

    def _add_line(self) -> None:
        line = self.line = QLineEdit()
        line.setAccessibleName(tr(self.setting.title))
        line.setAccessibleDescription(tr(self.setting.tooltip))
        line.setToolTip(tr(self.setting.tooltip))
        line.setPlaceholderText("0-4, 7" if self.setting.kind == "classes" else "")
        line.textChanged.connect(lambda _: self.changed.emit())
        self._rows.addWidget(plain_label(tr(self.setting.title), quiet=True), 0, 0)
        self._rows.addWidget(line, 0, 1)

    def _add_box(self, columns: int) -> None:
        box = self.box = QCheckBox(tr(self.setting.title))
        box.setAccessibleName(tr(self.setting.title))
        box.setAccessibleDescription(tr(self.setting.tooltip))
        box.setToolTip(tr(self.setting.tooltip))
        box.toggled.connect(self._toggled)
        self._rows.addWidget(box, 0, 0, 1, columns)

    def _add_number(self, value: Any) -> None:
        setting = self.setting
        optional = value is ABSENT or value is None or setting_of(TrainRecipe(), setting.key) is None
        number = self.number = NumberField(
            "" if optional else tr(setting.title),
            minimum=setting.minimum,
            maximum=setting.maximum,
            default=FIRST_VALUES.get(setting.key, setting.minimum),
            step=setting.step,
            decimals=_decimals(setting, value),
            tooltip=tr(setting.tooltip),
            logarithmic=setting.logarithmic and setting.minimum > 0,
        )
        number.valueChanged.connect(lambda _: self.changed.emit())
        number.problemChanged.connect(self.changed)
        if optional:
            self._add_box(1)
            number.setAccessibleName(tr(setting.title))
            number.editor.setAccessibleName(tr(setting.title))
            policy = number.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            number.setSizePolicy(policy)
            number.hide()
            self._rows.addWidget(number, 0, 1)
        else:
            self._rows.addWidget(number, 0, 0, 1, 2)

    def _toggled(self, on: bool) -> None:
        if self.number is not None:
            self.number.setVisible(on)
        self.changed.emit()


def _parse_classes(text: str) -> tuple[int, ...] | None:
    """Parse numbers and ranges such as "0-4, 7" in ascending order; None for anything else."""
    found: set[int] = set()
    for word in text.replace(",", " ").split():
        first, dash, last = word.partition("-")
        if not first.isdecimal() or (dash and not last.isdecimal()):
            return None
        found.update(range(int(first), int(last or first) + 1))
    return tuple(sorted(found)) if len(found) <= _MAX_CLASSES else None


def _decimals(setting: Setting, value: Any) -> int:
    """Return the decimals that the step and the value need; 0 for whole numbers."""
    numbers = [setting.step, setting.minimum, value if isinstance(value, float) else 0]
    if all(float(number).is_integer() for number in numbers) and not isinstance(value, float):
        return 0
    exponents = [Decimal(repr(float(number))).normalize().as_tuple().exponent for number in numbers]
    return max(1, min(_MAX_DECIMALS, -min(int(exponent) for exponent in exponents)))
