from studio.protocol.recipes import changed
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.widgets.bindings import ABSENT, Bindings, setting_of
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.setting_field import setting_field


def test_fields_are_filled_and_read_by_their_keys(qtbot):
    bindings = Bindings()
    size = bindings.bind("dataset.size", setting_field(TrainRecipe, "dataset.size", "Size"))
    prediction = bindings.bind("prediction_type", ChoiceField("Prediction", [("epsilon", "ε"), ("v", "v")], "epsilon"))
    for field in (size, prediction):
        qtbot.addWidget(field)
    recipe = changed(TrainRecipe(), {"dataset.size": 32, "prediction_type": "v"})
    bindings.fill(recipe, defaults=["dataset.size"])
    assert bindings.values() == {"dataset.size": 32, "prediction_type": "v"}
    assert changed(TrainRecipe(), bindings.values()) == recipe
    with qtbot.waitSignal(bindings.changed):
        size.setValue(64)
    size.reset()
    assert size.value() == 32


def test_a_setting_is_found_by_its_dotted_key():
    recipe = TrainRecipe(options={"latent": 8})
    assert setting_of(recipe, "schedule.kind") == "cosine"
    assert setting_of(recipe, "options.latent") == 8
    assert setting_of(recipe, "options.width") is ABSENT
    assert setting_of(recipe, "seed.kind") is ABSENT
