"""The recipe panel, driven by clicks and keys."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard
from studio.protocol.training_recipe import ScheduleSpec
from studio.ui.recipe.recipe_panel import RecipePanel
from tests.adapter_files import write_lora

DIGITS = ModelCard(
    name="digits",
    title="Digits",
    size=16,
    channels=1,
    labels=tuple("0123456789"),
    prediction_type="epsilon",
    schedule=ScheduleSpec(),
    guidance=2.0,
    steps=50,
)
FACES = ModelCard(
    name="faces",
    title="<b>Faces</b>",
    size=32,
    channels=3,
    prediction_type="v",
    schedule=ScheduleSpec(timesteps=100),
    guidance=1.0,
    sampler="heun",
    steps=20,
)
CARDS = {"digits": DIGITS, "faces": FACES}


@pytest.fixture
def panel(qtbot):
    made = RecipePanel(CARDS)
    qtbot.addWidget(made)
    made.resize(280, 700)
    made.show()
    assert QTest.qWaitForWindowActive(made)
    return made


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def type_into(field, text):
    field.setFocus()
    field.editor.selectAll()
    QTest.keyClicks(field.editor, text)
    QTest.keyClick(field.editor, Qt.Key.Key_Return)


def test_the_panel_starts_with_the_models_defaults(panel):
    recipe = panel.recipe()
    assert (recipe.model, recipe.sampler, recipe.steps, recipe.guidance) == ("digits", "ddim", 50, 2.0)
    assert recipe.label is None


def test_fields_make_the_recipe(panel):
    type_into(panel.fields.sampling.steps, "24")
    type_into(panel.fields.sampling.guidance, "4.5")
    type_into(panel.fields.seeds.seed, "20261")
    type_into(panel.fields.seeds.count, "9")
    panel.fields.models.label.setFocus()
    QTest.keyClick(panel.fields.models.label, Qt.Key.Key_3)
    panel.fields.sampling.sampler.setFocus()
    QTest.keyClick(panel.fields.sampling.sampler, Qt.Key.Key_U)
    assert panel.recipe() == GenerateRecipe(
        model="digits", label=3, sampler="unipc", steps=24, guidance=4.5, seed=20261, count=9
    )


def test_selecting_a_model_applies_its_defaults(panel):
    panel.fields.models.model.setFocus()
    QTest.keyClick(panel.fields.models.model, Qt.Key.Key_Down)
    recipe = panel.recipe()
    assert (recipe.model, recipe.sampler, recipe.steps, recipe.guidance) == ("faces", "heun", 20, 1.0)
    assert not panel.fields.models.label.isVisible()
    assert not panel.fields.sampling.guidance.isVisible()


def test_settings_that_the_user_changed_are_kept_for_their_model(panel):
    type_into(panel.fields.sampling.steps, "33")
    panel.fields.models.model.set_key("faces")
    assert (panel.recipe().steps, panel.recipe().sampler) == (20, "heun"), "the other model has its own"
    type_into(panel.fields.sampling.steps, "7")
    panel.fields.models.model.set_key("digits")
    assert (panel.recipe().steps, panel.recipe().sampler) == (33, "ddim")
    QTest.mouseDClick(panel.fields.sampling.steps, Qt.MouseButton.LeftButton)
    assert panel.recipe().steps == 50, "a double click goes back to the model's own"
    panel.fields.models.model.set_key("faces")
    assert panel.recipe().steps == 7
    panel.fields.models.model.set_key("digits")
    assert panel.recipe().steps == 50, "and the model's own counts as not set"


def test_models_with_the_same_defaults_are_compared_with_the_same_settings(panel):
    panel.set_models({**CARDS, "more faces": FACES.model_copy(update={"name": "more faces", "steps": 30})})
    panel.fields.models.model.set_key("faces")
    type_into(panel.fields.sampling.steps, "7")
    assert panel.fields.sampling.sampler.set_key("ddim")
    panel.fields.sampling.sampler.chosen.emit("ddim")
    panel.fields.models.model.set_key("more faces")
    assert (panel.recipe().sampler, panel.recipe().steps) == ("ddim", 30), "both have heun, but not the same steps"


def test_the_settings_of_a_recipe_stay_with_its_model(panel):
    panel.set_recipe(GenerateRecipe(model="digits", label=8, guidance=0.0, steps=20, sampler="euler"))
    assert (panel.recipe().guidance, panel.recipe().steps) == (0.0, 20)
    panel.fields.models.model.set_key("faces")
    recipe = panel.recipe()
    assert (recipe.sampler, recipe.steps, recipe.guidance) == ("heun", 20, 1.0)
    panel.set_recipe(GenerateRecipe(model="gone", guidance=6.0, steps=9))
    assert (panel.recipe().guidance, panel.recipe().steps) == (6.0, 9)
    panel.set_models({**CARDS, "gone": FACES.model_copy(update={"name": "gone"})})
    assert (panel.recipe().guidance, panel.recipe().steps) == (6.0, 9), "it asked for a model that was missing"


def test_the_main_button_requests_a_run_and_is_never_disabled(qtbot, panel):
    with qtbot.waitSignal(panel.run_requested):
        click(panel.button)
    with qtbot.waitSignal(panel.run_requested):
        panel.button.setFocus()
        QTest.keyClick(panel.button, Qt.Key.Key_Space)
    assert panel.button.isEnabled()


def test_the_main_button_names_its_action(panel):
    assert panel.button.text() == "Generate"
    panel.set_canvas(pictured=True, masked=True)
    assert panel.button.text() == "Repaint mask"
    panel.set_canvas(pictured=True, masked=False)
    assert panel.button.text() == "Generate"


def test_an_invalid_combination_is_one_line(qtbot, panel):
    panel.fields.models.model.set_key("faces")
    type_into(panel.fields.sampling.steps, "500")
    assert "100 timesteps" in panel.problem()
    assert panel.message.isVisible()
    assert panel.message.textFormat() == Qt.TextFormat.PlainText
    with qtbot.assertNotEmitted(panel.run_requested):
        click(panel.button)
    assert panel.button.isEnabled()
    type_into(panel.fields.sampling.steps, "50")
    assert panel.problem() == ""
    assert not panel.message.isVisible()


def test_the_panel_without_models(qtbot):
    panel = RecipePanel({})
    qtbot.addWidget(panel)
    panel.show()
    assert "no model yet" in panel.problem()
    assert isinstance(panel.recipe(), GenerateRecipe)
    panel.set_models(CARDS)
    assert panel.problem() == ""
    assert panel.recipe().model == "digits"


def test_a_number_out_of_range_is_a_problem(panel):
    type_into(panel.fields.sampling.guidance, "99")
    assert panel.problem() == "CFG scale takes 0.0 to 30.0, not 99."
    type_into(panel.fields.sampling.guidance, "9")
    assert panel.problem() == ""
    assert panel.recipe().guidance == 9


def test_a_problem_is_shown_until_the_next_change(panel):
    panel.show_problem("The disk is full.")
    assert panel.message.text() == "The disk is full."
    type_into(panel.fields.sampling.steps, "12")
    assert not panel.message.isVisible()


@pytest.mark.parametrize(
    ("sampler", "masked", "shown"),
    [
        ("ddim", False, {"eta", "spacing"}),
        ("ddpm", False, {"variance", "spacing"}),
        ("euler", False, {"spacing"}),
        ("tcd", False, {"eta", "spacing"}),
        ("ipndm", False, set()),
        ("ddim", True, {"eta", "resamples", "jump_length"}),
        ("heun", True, {"eta", "resamples", "jump_length"}),
        ("ddpm", True, {"variance", "resamples", "jump_length"}),
    ],
)
def test_the_more_section_shows_the_relevant_settings(panel, sampler, masked, shown):
    panel.fields.sampling.sampler.set_key(sampler)
    panel.set_canvas(pictured=masked, masked=masked)
    assert panel.fields.more.isVisible()
    if shown:
        click(panel.fields.more.button)
    sampling, repainting = panel.fields.sampling, panel.fields.repainting
    fields = {
        "spacing": sampling.spacing,
        "eta": sampling.eta,
        "variance": sampling.variance,
        "resamples": repainting.resamples,
        "jump_length": repainting.jump_length,
    }
    assert {name for name, field in fields.items() if field.isVisible()} == shown


def test_seed_changes_from_run_to_run_unless_locked(panel):
    panel.fields.seeds.seed.setValue(5)
    assert panel.take_recipe().seed == 5
    assert panel.recipe().seed != 5
    panel.fields.seeds.seed.setValue(5)
    click(panel.fields.seeds.seed.lock)
    assert [panel.take_recipe().seed for _ in range(3)] == [5, 5, 5]


whole = st.builds(
    GenerateRecipe,
    model=st.sampled_from(["digits", "faces", "/gone/model"]),
    sampler=st.sampled_from(["ddpm", "ddim", "ipndm", "dpmpp_2m", "dpmpp_3m", "unipc", "euler", "heun"]),
    steps=st.integers(1, 10_000),
    eta=st.integers(0, 1000).map(lambda n: n / 1000),
    variance=st.sampled_from(["fixed_small", "fixed_large"]),
    guidance=st.integers(0, 30_000).map(lambda n: n / 1000),
    label=st.none() | st.integers(0, 20),
    seed=st.integers(0, 2**63 - 1),
    count=st.integers(1, 4096),
    resamples=st.integers(1, 50),
    jump_length=st.integers(1, 100),
)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(recipe=whole)
def test_any_recipe_can_be_restored(panel, recipe):
    panel.set_recipe(recipe)
    assert panel.recipe() == recipe


def test_a_missing_model_is_shown_as_missing(panel):
    panel.set_recipe(GenerateRecipe(model="/gone/model", label=3))
    assert "not found" in panel.problem()
    panel.set_models({**CARDS, "/gone/model": DIGITS})
    assert panel.problem() == ""
    assert panel.recipe().model == "/gone/model"


def test_a_missing_model_is_requested(qtbot, panel):
    with qtbot.waitSignal(panel.model_missed) as missed:
        panel.set_recipe(GenerateRecipe(model="/runs/one@best"))
    assert missed.args == ["/runs/one@best"]
    panel.set_models(CARDS)  # others have been read meanwhile
    assert panel.recipe().model == "/runs/one@best"
    with qtbot.assertNotEmitted(panel.model_missed):
        panel.set_recipe(GenerateRecipe(model="faces"))
    panel.set_models(CARDS)
    offered = panel.fields.models.model.keys()
    assert "/runs/one@best" not in offered


def test_choices_are_remembered(qtbot, panel):
    recipe = GenerateRecipe(model="faces", sampler="ddpm", steps=77, seed=2**60 + 1, count=3, variance="fixed_large")
    panel.set_recipe(recipe)
    panel.fields.more.set_opened(True)
    panel.fields.seeds.seed.set_locked(True)
    state = json.loads(json.dumps(panel.state()))
    other = RecipePanel(CARDS)
    qtbot.addWidget(other)
    other.restore(state)
    assert other.recipe() == panel.recipe()
    assert other.fields.more.opened()
    assert other.fields.seeds.seed.locked()
    assert other.state() == panel.state()


def test_unchanged_settings_follow_a_models_new_defaults(qtbot, panel):
    state = panel.state()
    better = DIGITS.model_copy(update={"steps": 30, "guidance": 3.0})
    other = RecipePanel({"digits": better})
    qtbot.addWidget(other)
    other.restore(state)
    assert (other.recipe().steps, other.recipe().guidance) == (30, 3.0)


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"model": 7, "steps": "many", "touched": 3, "locked": "yes", "more": None},
        {"steps": float("inf"), "guidance": float("nan"), "seed": -5, "count": True, "sampler": "none"},
    ],
)
def test_damaged_remembered_settings_are_ignored(panel, state):
    panel.restore(state)
    assert panel.recipe().model == "digits"
    assert panel.recipe().sampler == "ddim"


def test_new_models_appear_and_the_selection_stays(panel):
    panel.fields.models.model.set_key("faces")
    panel.set_models({"new": DIGITS, **CARDS})
    assert panel.recipe().model == "faces"
    assert panel.fields.models.model.keys() == ["new", "digits", "faces"]
    panel.set_models({"digits": DIGITS})
    assert panel.recipe().model == "digits"


def test_every_field_has_a_name_and_a_tooltip(panel):
    fields = panel.fields
    for field in (
        fields.models.model,
        fields.models.label,
        fields.sampling.sampler,
        fields.sampling.variance,
        fields.sampling.steps,
        fields.sampling.guidance,
    ):
        assert field.accessibleName()
        assert field.toolTip().endswith(".")
    for field in (
        fields.seeds.seed,
        fields.seeds.count,
        fields.sampling.eta,
        fields.repainting.resamples,
        fields.repainting.jump_length,
    ):
        assert field.editor.accessibleName()
        assert field.toolTip().endswith(".")


def test_the_panel_fits_a_small_window(qtbot, panel):
    panel.set_canvas(pictured=True, masked=True)
    panel.fields.more.set_opened(True)
    panel.resize(230, 260)
    qtbot.waitUntil(lambda: panel.button.geometry().bottom() <= panel.height())
    assert panel.button.isVisible()
    assert not panel.button.visibleRegion().isEmpty()


def test_a_refused_run_scrolls_to_the_number_out_of_range(qtbot, panel):
    panel.fields.more.set_opened(True)
    field = panel.fields.seeds.variation_strength
    type_into(field, "7")
    assert field.problem
    panel.fields.more.set_opened(False)
    panel.resize(280, 300)
    panel.request_run()
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect().size() == field.size(), timeout=5000)


def is_in_view(panel: RecipePanel, field: QWidget) -> bool:
    """Whether all of a field is seen, or its beginning where it is higher than the panel's fields."""
    seen = field.visibleRegion().boundingRect()
    return seen.top() == 0 and seen.height() >= min(field.height(), panel._scroll.viewport().height() - 2)


def test_what_a_click_adds_or_opens_is_scrolled_into_view(qtbot, panel, tmp_path):
    lora = write_lora(tmp_path / "ink.safetensors", width=2048)
    panel.set_models({"sd1": FACES.model_copy(update={"name": "sd1", "kind": "stable-diffusion", "family": "sd1"})})
    panel.resize(280, 300)
    loras = panel.fields.adapters.loras
    loras.add_files([str(lora)])
    row = loras.rows[0]
    qtbot.waitUntil(lambda: "This LoRA is for SDXL" in row.problem.text())
    qtbot.waitUntil(lambda: is_in_view(panel, row))
    click(row.open_button)
    qtbot.waitUntil(lambda: is_in_view(panel, row.details))
    click(panel.fields.more.button)
    qtbot.waitUntil(lambda: is_in_view(panel, panel.fields.more))


def test_the_rows_of_an_earlier_session_do_not_scroll_the_panel(qtbot, panel, tmp_path):
    panel.set_models({"sd1": FACES.model_copy(update={"name": "sd1", "kind": "stable-diffusion", "family": "sd1"})})
    panel.resize(280, 300)
    file = str(write_lora(tmp_path / "ink.safetensors", width=2048))
    panel.restore({"model": "sd1", "loras": [{"file": file}]})
    qtbot.waitUntil(lambda: bool(panel.fields.adapters.loras.rows[0].problem.text()))
    qtbot.wait(50)
    assert panel._scroll.verticalScrollBar().value() == 0
