"""The recipe panel for text-to-image models."""

import json

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton
from safetensors.numpy import save_file

from studio.protocol.control_kinds import KINDS
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe, ImagePromptSpec, LoraSpec
from studio.protocol.modelcard import ModelCard
from studio.protocol.prompts.wildcards import is_template
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.recipe.wording import details
from studio.ui.widgets.icon_button import IconButton

DIGITS = ModelCard(name="digits", title="Digits", size=16, channels=1, labels=tuple("0123456789"))
POCKET = ModelCard(
    name="pocket",
    title="Pocket",
    kind="stable-diffusion",
    size=64,
    channels=3,
    latent=(4, 16, 16),
    guidance=4,
    steps=20,
)
CANNY = ModelCard(name="pocket-control", title="Edges", kind="controlnet", size=64, channels=3, base="pocket")
OTHERS = {
    kind: ModelCard(name=kind, title=kind, kind=kind, size=64, channels=3)
    for kind in ("autoencoder", "kl-autoencoder", "lora")
}
CARDS = {"digits": DIGITS, "pocket": POCKET, "pocket-control": CANNY, **OTHERS}


@pytest.fixture
def make_panel(qtbot):
    def make(cards=CARDS, model="pocket"):
        made = RecipePanel(cards)
        qtbot.addWidget(made)
        made.resize(280, 800)
        made.fields.models.model.set_key(model)
        made.show()
        assert QTest.qWaitForWindowActive(made)
        return made

    return make


@pytest.fixture
def panel(make_panel):
    return make_panel()


def shown(panel):
    form = panel.fields
    fields = {
        "prompt": form.prompts.prompt,
        "negative": form.prompts.negative,
        "size": form.output.size,
        "strength": form.repainting.strength,
        "controls": form.adapters.controls,
        "label": form.models.label,
        "guidance": form.sampling.guidance,
        "steps": form.sampling.steps,
    }
    return {name for name, field in fields.items() if field.isVisible()}


def write(panel, prompt, negative=""):
    for field, text in ((panel.fields.prompts.prompt, prompt), (panel.fields.prompts.negative, negative)):
        field.setFocus()
        QTest.keyClicks(field, text)


def type_into(field, text):
    field.setFocus()
    field.editor.selectAll()
    QTest.keyClicks(field.editor, text)
    QTest.keyClick(field.editor, Qt.Key.Key_Return)


def test_only_models_that_make_pictures_are_listed(make_panel):
    assert make_panel().fields.models.model.keys() == ["digits", "pocket"]
    assert "no model yet" in make_panel(OTHERS, "").problem()
    panel = make_panel()
    panel.set_recipe(GenerateRecipe(model="lora"))
    assert "cannot generate pictures by itself" in panel.problem()


def test_each_model_shows_its_own_fields(panel):
    assert shown(panel) == {"prompt", "negative", "size", "controls", "guidance", "steps"}
    panel.fields.models.model.set_key("digits")
    assert shown(panel) == {"label", "guidance", "steps"}
    write(panel, "unseen")
    assert panel.recipe().prompt == "", "what the model does not know stays out"


def test_a_model_of_one_pass_has_no_steps(make_panel):
    panel = make_panel({"gan": DIGITS.model_copy(update={"kind": "decoder"})}, "gan")
    assert shown(panel) == {"label", "guidance"}
    assert not panel.fields.sampling.sampler.isVisible()


def test_prompts_and_size_make_the_recipe(panel):
    write(panel, "a tiger", "a dog")
    type_into(panel.fields.output.size.width_, "96")
    recipe = panel.recipe()
    assert (recipe.prompt, recipe.negative, recipe.size) == ("a tiger", "a dog", (96, 64))
    assert (recipe.guidance, recipe.steps, recipe.strength, recipe.controls) == (4, 20, 1, ())
    QTest.mouseDClick(panel.fields.output.size.width_, Qt.MouseButton.LeftButton)
    assert panel.recipe().size is None, "the model's own size is not asked for"


def test_the_size_follows_the_model_unless_it_was_set(make_panel):
    large = POCKET.model_copy(update={"size": 128})
    panel = make_panel({"pocket": POCKET, "large": large})
    panel.fields.models.model.set_key("large")
    assert panel.fields.output.size.width_.value() == 128
    assert panel.recipe().size is None
    panel.fields.output.size.set_value((64, 96))
    panel.fields.models.model.set_key("pocket")
    assert panel.recipe().size == (64, 96)


def test_ctrl_enter_in_the_prompt_requests_a_run(qtbot, panel):
    with qtbot.waitSignal(panel.run_requested):
        QTest.keyClick(panel.fields.prompts.prompt, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_main_button_says_what_happens_to_the_picture(panel):
    fields = panel.fields
    fields.repainting.strength.setValue(0.5)
    assert (panel.button.text(), panel.recipe().strength) == ("Generate", 1), "there is nothing to keep"
    panel.set_canvas(pictured=True, masked=False)
    assert shown(panel) >= {"strength", "controls"}
    assert (panel.button.text(), panel.recipe().strength) == ("Vary", 0.5)
    panel.set_canvas(pictured=True, masked=True)
    assert (panel.button.text(), panel.recipe().strength) == ("Repaint mask", 0.5)
    assert not panel.fields.repainting.resamples.isVisibleTo(panel.fields.more.body), (
        "these models do not walk back and forth"
    )
    panel.set_canvas(pictured=True, masked=False)
    type_into(fields.repainting.strength, "1")
    assert panel.button.text() == "Generate"
    fields.repainting.strength.setValue(0.5)
    panel.fields.models.model.set_key("digits")
    assert (panel.button.text(), panel.recipe().strength) == ("Generate", 1)


def add_control(panel, kind="canny"):
    """Add a control by the button and its menu."""
    controls = panel.fields.adapters.controls
    QTest.mouseClick(controls.button, Qt.MouseButton.LeftButton)
    menu = controls.findChild(QMenu)
    next(action for action in menu.actions() if action.text() == KINDS[kind].title).trigger()
    menu.close()
    return controls.rows[-1]


def test_controls_are_offered_where_a_network_fits(panel):
    adapters = panel.fields.adapters
    panel.set_canvas(pictured=True, masked=False)
    assert adapters.control_specs("a.png") == ()
    row = add_control(panel)
    type_into(row.weight, "0.7")
    assert adapters.control_specs("a.png") == (ControlSpec(image="a.png", weight=0.7),)
    panel.set_models({"pocket": POCKET, "other": CANNY.model_copy(update={"base": "digits"})})
    assert "controls" not in shown(panel)
    assert adapters.control_specs("a.png") == ()
    panel.set_models(CARDS)
    assert len(adapters.control_specs("a.png")) == 1
    panel.set_canvas(pictured=False, masked=False)
    assert "controls" in shown(panel), "a control may take a file"
    assert adapters.control_specs("a.png") == (), "what follows the canvas waits for a picture"
    assert not row.show_button.isEnabled()


def test_several_controls_with_sources_of_their_own(panel, monkeypatch):
    adapters = panel.fields.adapters
    panel.set_canvas(pictured=True, masked=False)
    edges, depth = add_control(panel, "softedge"), add_control(panel, "depth")
    assert [row.details.isVisible() for row in adapters.controls.rows] == [False, False], "the panel stays calm"
    QTest.mouseClick(edges.open_button, Qt.MouseButton.LeftButton)
    assert edges.details.isVisible()
    assert set(edges.settings) == {"width", "threshold"}
    type_into(edges.settings["threshold"], "0.2")
    type_into(edges.end, "0.5")
    assert edges.model.set_key("pocket-control")
    QTest.mouseClick(depth.open_button, Qt.MouseButton.LeftButton)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/some/depth.png", ""))
    depth.source.setFocus()
    QTest.keyClick(depth.source, Qt.Key.Key_End)
    first, second = adapters.control_specs("a.png")
    assert first == ControlSpec(
        kind="softedge", image="a.png", settings={"threshold": 0.2}, end=0.5, model="pocket-control"
    )
    assert second == ControlSpec(kind="depth", image="/some/depth.png", ready=True)
    QTest.mouseClick(edges.remove_button, Qt.MouseButton.LeftButton)
    assert adapters.control_specs("a.png") == (second,)


def test_another_kind_has_other_settings(panel):
    row = add_control(panel)
    assert set(row.settings) == {"low", "high"}
    row.kind.set_key("tile")
    assert set(row.settings) == {"factor"}
    assert row.paint_button.isHidden(), "a brush paints white and black only"
    assert row.spec("a.png") == ControlSpec(kind="tile", image="a.png")


def test_a_painted_map_is_part_of_the_recipe(panel):
    row = add_control(panel, "scribble")
    changed = []
    row.changed.connect(lambda: changed.append(True))
    row.use_map("/inputs/painted.png")
    assert changed
    assert panel.fields.adapters.control_specs("a.png") == (
        ControlSpec(kind="scribble", image="/inputs/painted.png", ready=True),
    )
    panel.set_recipe(GenerateRecipe(model="pocket", controls=panel.fields.adapters.control_specs("")))
    assert panel.fields.adapters.control_specs("b.png")[0].image == "/inputs/painted.png"


def test_loras_are_added_weighed_and_removed(qtbot, panel, monkeypatch, tmp_path):
    loras = panel.fields.adapters.loras
    files = [str(tmp_path / name) for name in ("style.safetensors", "light.safetensors")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (files, ""))
    QTest.mouseClick(loras.button, Qt.MouseButton.LeftButton)
    style, light = loras.rows
    type_into(style.weight, "-1.5")
    QTest.mouseClick(light.open_button, Qt.MouseButton.LeftButton)
    type_into(light.text_weight, "0.25")
    first, second = LoraSpec(file=files[0], weight=-1.5), LoraSpec(file=files[1], text_weight=0.25)
    assert panel.recipe().loras == (first, second)
    assert "LoRA style.safetensors" in details(panel.recipe(), CARDS)
    QTest.mouseClick(loras.button, Qt.MouseButton.LeftButton)
    assert len(loras.rows) == 2, "each once"
    style.box.setFocus()
    QTest.keyClick(style.box, Qt.Key.Key_Space)
    assert panel.recipe().loras == (second,), "what is off stays in the list alone"
    state = json.loads(json.dumps(panel.state()))
    panel.fields.models.model.set_key("digits")
    assert panel.recipe().loras == (), "what the model does not know stays out"
    panel.fields.models.model.set_key("pocket")
    QTest.mouseClick(light.remove_button, Qt.MouseButton.LeftButton)
    assert panel.recipe().loras == ()
    panel.restore(state)
    assert panel.recipe().loras == (second,)
    assert [row.box.isChecked() for row in loras.rows] == [False, True]
    assert loras.rows[0].spec() == first


def test_image_prompts_are_added_weighed_and_removed(panel, monkeypatch):
    prompts = panel.fields.adapters.image_prompts
    QTest.mouseClick(panel.fields.more.button, Qt.MouseButton.LeftButton)
    asked = iter(["/some/photo.png", "/some/ip-adapter.safetensors", "/some/other.png", ""])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (next(asked), ""))
    for _ in range(3):
        QTest.mouseClick(prompts.button, Qt.MouseButton.LeftButton)
    first, second = prompts.rows
    type_into(first.weight, "0.6")
    adapter = "/some/ip-adapter.safetensors"
    found = panel.recipe().image_prompts
    assert found == (
        ImagePromptSpec(image="/some/photo.png", adapter=adapter, weight=0.6),
        ImagePromptSpec(image="/some/other.png", adapter=adapter),
    )
    assert "image prompt photo.png, weight 0.6" in details(panel.recipe(), CARDS)
    state = json.loads(json.dumps(panel.state()))
    QTest.mouseClick(second.remove_button, Qt.MouseButton.LeftButton)
    assert panel.recipe().image_prompts == found[:1]
    panel.restore(state)
    assert panel.recipe().image_prompts == found
    panel.set_recipe(GenerateRecipe(model="pocket", image_prompts=found[1:]))
    assert panel.recipe().image_prompts == found[1:]
    panel.fields.models.model.set_key("digits")
    assert panel.recipe().image_prompts == ()


def save_lora(path, width, triggers=""):
    tensors = {
        "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn2_to_k.lora_down.weight": np.zeros((4, width), "f4"),
        "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn2_to_k.lora_up.weight": np.zeros((32, 4), "f4"),
    }
    save_file(tensors, path, {"modelspec.trigger_phrase": triggers} if triggers else None)
    return str(path)


def test_trigger_words_go_into_the_prompt(qtbot, panel, tmp_path):
    panel.fields.adapters.loras.add_files([save_lora(tmp_path / "style.safetensors", 768, "wool style")])
    (row,) = panel.fields.adapters.loras.rows
    QTest.mouseClick(row.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any("wool" in button.text() for button in row.details.findChildren(QPushButton)))
    write(panel, "a cat")
    (word,) = (button for button in row.details.findChildren(QPushButton) if "wool" in button.text())
    QTest.mouseClick(word, Qt.MouseButton.LeftButton)
    assert panel.recipe().prompt == "a cat, wool style"


def test_a_lora_of_another_family_is_reported_before_it_is_loaded(qtbot, make_panel, tmp_path):
    large = POCKET.model_copy(update={"family": "sdxl", "title": "Large"})
    panel = make_panel({"large": large, "pocket": POCKET}, "large")
    loras = panel.fields.adapters.loras
    loras.add_files([save_lora(tmp_path / "old.safetensors", 768)])
    (row,) = loras.rows
    qtbot.waitUntil(lambda: row.problem.isVisible())
    assert row.problem.text() == "This LoRA is for Stable Diffusion 1, and does not fit Large."
    assert panel.problem() == row.problem.text()
    row.box.setChecked(False)
    assert panel.problem() == ""
    row.box.setChecked(True)
    panel.fields.models.model.set_key("pocket")
    assert panel.problem() == "", "a model of one's own does not tell"


def test_what_an_earlier_version_remembered_is_restored(panel):
    panel.set_canvas(pictured=True, masked=False)
    panel.restore({"model": "pocket", "edges": True, "edge_scale": 0.6, "lora": "/some/style.safetensors"})
    assert panel.fields.adapters.control_specs("a.png") == (ControlSpec(image="a.png", weight=0.6),)
    assert panel.recipe().loras == (LoraSpec(file="/some/style.safetensors"),)


PRINTABLE = st.characters(min_codepoint=32, exclude_categories=["C", "Z"])
WORDS = st.text(PRINTABLE, max_size=40).filter(lambda text: not is_template(text))  # those are kept beside the prompt
whole = st.builds(
    GenerateRecipe,
    model=st.just("pocket"),
    prompt=WORDS,
    negative=WORDS,
    size=st.none() | st.tuples(*[st.integers(8, 4096).filter(lambda side: side != 64)] * 2),
    strength=st.integers(10, 1000).map(lambda n: n / 1000),
    loras=st.just(())
    | st.tuples(
        st.builds(LoraSpec, file=st.text(PRINTABLE, min_size=1, max_size=40), weight=st.just(0.5)),
        st.builds(LoraSpec, file=st.just("second.safetensors"), text_weight=st.just(0.1)),
    ),
    controls=st.just(())
    | st.tuples(
        st.builds(
            ControlSpec,
            image=st.just("e.png"),
            weight=st.integers(0, 2000).map(lambda n: n / 1000),
            settings=st.just({"low": 0.3}),
        )
    ),
)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(recipe=whole)
def test_any_recipe_can_be_restored(panel, recipe):
    panel.set_canvas(pictured=True, masked=False)
    panel.set_recipe(recipe)
    assert panel.recipe().model_copy(update={"controls": panel.fields.adapters.control_specs("")}) == recipe


def test_a_recipe_without_prompts_keeps_the_present_ones(panel):
    write(panel, "a tiger")
    panel.set_recipe(GenerateRecipe(model="digits"))
    panel.fields.models.model.set_key("pocket")
    assert panel.recipe().prompt == "a tiger"


def test_a_missing_model_keeps_its_prompts(panel):
    recipe = GenerateRecipe(model="/gone/model", prompt="a tiger", size=(96, 64))
    panel.set_recipe(recipe)
    assert panel.recipe() == recipe
    assert "not found" in panel.problem()


def test_all_fields_are_remembered(panel, make_panel):
    panel.set_canvas(pictured=True, masked=False)
    control = ControlSpec(image="e.png", weight=0.5)
    panel.set_recipe(
        GenerateRecipe(
            model="pocket",
            prompt="a\ntiger",
            negative="no",
            size=(96, 64),
            strength=0.4,
            controls=(control,),
            loras=(LoraSpec(file="style.safetensors"),),
        )
    )
    state = json.loads(json.dumps(panel.state()))
    other = make_panel(model="digits")
    other.set_canvas(pictured=True, masked=False)
    other.restore(state)
    assert other.recipe() == panel.recipe()
    assert other.fields.adapters.control_specs("") == (control,)
    assert other.state() == panel.state()


@pytest.mark.parametrize(
    "state",
    [
        {"prompt": 3, "size": [1], "controls": [3, {"kind": "?"}], "loras": 7, "edges": "yes"},
        {"prompt": None, "size": ["a", 2], "strength": "much"},
        {"size": 64},
    ],
)
def test_damaged_remembered_settings_are_ignored(panel, state):
    panel.restore(state)
    assert (panel.recipe().prompt, panel.recipe().size, panel.recipe().strength) == ("", None, 1)


def test_a_remembered_text_is_cut_to_the_recipes_limit(panel):
    panel.restore({"prompt": "a" * 10_000})
    assert len(panel.recipe().prompt) == 4000


def test_every_field_has_a_name_and_a_tooltip(panel):
    fields = panel.fields
    add_control(panel)
    for field in (
        fields.prompts.prompt,
        fields.prompts.negative,
        fields.adapters.controls.button,
        fields.adapters.loras.button,
        *fields.adapters.controls.rows[0].findChildren(IconButton),
    ):
        assert field.accessibleName() or field.text()
        assert field.toolTip().endswith(".")
    for field in (
        fields.repainting.strength,
        fields.adapters.controls.rows[0].weight,
        fields.output.size.width_,
        fields.output.size.height_,
    ):
        assert field.editor.accessibleName()
        assert field.toolTip().endswith(".")
    assert fields.prompts.prompt.placeholderText()


def test_tab_reaches_the_fields_from_top_to_bottom(panel):
    fields = panel.fields
    panel.set_canvas(pictured=True, masked=False)
    row = add_control(panel)
    fields.models.model.setFocus()
    order = [
        fields.models.browse,
        fields.prompts.prompt,
        fields.prompts.negative,
        *fields.prompts.footer.findChildren(IconButton),
        fields.output.size.width_.editor,
        fields.output.size.height_.editor,
        fields.seeds.seed.editor,
        *fields.seeds.seed.findChildren(IconButton),
        fields.seeds.count.editor,
        fields.sampling.sampler,
        fields.sampling.steps.editor,
        fields.sampling.guidance.editor,
        fields.repainting.strength.editor,
        fields.adapters.controls.button,
        row.kind,
        row.weight.editor,
        row.show_button,
        row.open_button,
        row.remove_button,
        fields.adapters.loras.button,
    ]
    reached = []
    for _ in order:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached == order


def test_the_syntax_of_prompts_is_part_of_the_recipe(make_panel):
    panel = make_panel(model="pocket")
    assert panel.recipe().dialect == "a1111"
    panel.set_recipe(GenerateRecipe(model="pocket", prompt="a (tiger)", dialect="comfy"))
    assert panel.fields.prompts.dialect.key() == panel.recipe().dialect == "comfy"
    panel.fields.models.model.set_key("digits")
    assert panel.recipe().dialect == "plain"
