"""The fields of a preset's own settings."""

from studio.protocol.presets import Setting
from studio.ui.training.form.option_field import OptionField


def test_choices_are_named_as_people_write_them(qtbot):
    setting = Setting(key="optimizer", title="Optimizer", tooltip="", kind="choice", choices=("adamw", "scaled_linear"))
    field = OptionField(setting, "adamw")
    qtbot.addWidget(field)
    assert [field.choice.itemText(row) for row in range(field.choice.count())] == ["AdamW", "scaled linear"]
    assert field.value() == "adamw"
    field.fill("muon")
    assert field.choice.currentText() == "Muon"
