"""Help with prompts, in a window: earlier ones, modifiers, styles, negative prompts, counts and hints."""

import time

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from studio.document.prompt_history import PastPrompt, load_prompts, save_prompts
from studio.document.source import Source
from studio.protocol import places
from studio.protocol.generation_recipe import ForkSpec, GenerateRecipe
from studio.protocol.parameters import parameters_text
from studio.protocol.prompts.styles import Style, add_style, load_styles

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def writer(studio, qtbot):
    """A window with the bundled text-to-image model chosen."""
    studio.core.models.refresh()
    qtbot.waitUntil(lambda: "pocket" in studio.parts.recipe_panel.fields.cards)
    studio.parts.recipe_panel.fields.models.model.set_key("pocket")
    studio.generation.prompting.begin()
    settled(studio)
    return studio


def settled(studio):
    end = time.monotonic() + 20
    while studio.generation.prompting.busy or studio.generation.generating.preparing:
        assert time.monotonic() < end
        QTest.qWait(5)


def prompts(studio):
    return studio.parts.recipe_panel.fields.prompts


def generate(studio, prompt, negative=""):
    prompts(studio).set_texts(prompt, negative)
    QTest.mouseClick(studio.parts.recipe_panel.button, Qt.MouseButton.LeftButton)
    settled(studio)
    return studio.core.queue.jobs[-1]


def message(studio):
    label = studio.parts.recipe_panel.message
    return label.text() if label.isVisible() else ""


def test_generated_prompts_are_kept_for_the_next_start(writer):
    for prompt in ("a tiger on a blue background", "an owl on a green background", "a tiger on a blue background"):
        generate(writer, prompt, "a dog")
    kept = load_prompts(places.prompt_history())
    assert [past.prompt for past in kept] == ["a tiger on a blue background", "an owl on a green background"]
    assert kept[0].negative == "a dog"


def test_what_was_kept_comes_back(data_home, studio):
    save_prompts([PastPrompt("old", "fog")], places.prompt_history())
    studio.generation.prompting.begin()
    settled(studio)
    studio.generation.prompting.open_history()
    assert studio.generation.prompting.popups.history.titles() == ["old"]
    QTest.keyClick(studio.generation.prompting.popups.history.line, Qt.Key.Key_Return)
    assert (prompts(studio).prompt.text(), prompts(studio).negative.text()) == ("old", "fog")


def test_alt_up_and_down_step_through_them(writer):
    generate(writer, "first")
    generate(writer, "second", "fog")
    field = prompts(writer).prompt
    field.set_text("half typed")
    seen = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(field, key, ALT)
        seen.append(field.text())
    assert seen == ["second", "first", "first", "second", "half typed", "half typed"]
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "second", "each step can be undone"


def test_a_prompt_is_forgotten_by_delete(writer):
    generate(writer, "first")
    generate(writer, "second")
    writer.generation.prompting.open_history()
    QTest.keyClick(writer.generation.prompting.popups.history.line, Qt.Key.Key_Delete)
    settled(writer)
    assert [past.prompt for past in load_prompts(places.prompt_history())] == ["first"]
    writer.generation.prompting.popups.history.close()


def test_modifiers_are_inserted_and_taken_back(writer):
    field = prompts(writer).prompt
    field.set_text("a tiger")
    writer.parts.window.actions_["prompt.modifiers"].trigger()
    popup = writer.generation.prompting.popups.modifiers
    assert popup.isVisible()
    QTest.keyClicks(popup.line, "golden hour")
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert field.text() == "a tiger, golden hour"
    assert field.textCursor().selectedText() == "golden hour"
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert field.text() == "a tiger"
    popup.close()
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "a tiger, golden hour"


def test_styles_are_chosen_and_reach_the_job(writer):
    add_style(Style("Oil", "oil painting of {prompt}", "photo"))
    add_style(Style("Sharp", "sharp"))
    writer.parts.window.actions_["prompt.styles"].trigger()
    settled(writer)
    popup = writer.generation.prompting.popups.styles
    assert popup.titles() == ["Oil", "Sharp"]
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    QTest.keyClick(popup.line, Qt.Key.Key_Down)
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    popup.close()
    assert prompts(writer).styles == ("Oil", "Sharp")
    settled(writer)
    assert prompts(writer).footer.styles.text() == "2"
    assert prompts(writer).footer.drawn.text() == "oil painting of a tiger, sharp" or not prompts(writer).prompt.text()
    job = generate(writer, "a tiger", "")
    assert (job.recipe.prompt, job.recipe.negative) == ("oil painting of a tiger, sharp", "photo")
    assert (job.recipe.template.prompt, job.recipe.template.styles) == ("a tiger", ("Oil", "Sharp"))
    prompts(writer).set_styles(())
    writer.parts.recipe_panel.set_recipe(job.recipe)
    assert (prompts(writer).prompt.text(), prompts(writer).styles) == ("a tiger", ("Oil", "Sharp"))


def test_a_prompt_is_kept_as_a_style(writer, monkeypatch):
    prompts(writer).set_texts("thick oil", "photo")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("Oil", True))
    writer.parts.window.actions_["prompt.keep_style"].trigger()
    settled(writer)
    assert load_styles() == (Style("Oil", "thick oil", "photo"),)


def test_a_broken_table_of_styles_is_reported(writer, data_home):
    places.styles_file().write_text("a,b\n1,2\n")
    writer.parts.window.actions_["prompt.styles"].trigger()
    settled(writer)
    assert "is not a table of styles" in writer.parts.window.notice.text.text()


def test_negative_prompts_are_chosen(writer):
    add_style(Style("Mine", "", "rain"))
    prompts(writer).footer.negatives.click()
    settled(writer)
    popup = writer.generation.prompting.popups.negatives
    QTest.keyClicks(popup.line, "mine")
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert prompts(writer).negative.text() == "rain"


def test_tokens_are_counted_while_one_types(writer):
    QTest.keyClicks(prompts(writer).prompt, "a tiger on a blue background")
    settled(writer)
    foot = prompts(writer).footer
    assert foot.tokens.text() == "6 / 30"
    assert message(writer) == ""
    prompts(writer).set_texts("a tiger " * 20, "")
    settled(writer)
    assert foot.tokens.text() == "40 / 60"
    assert "in 2 parts: the next begins at “a tiger a tiger …”" in foot.tokens.accessibleDescription()


def test_what_is_cut_off_is_dimmed(writer):
    prompts(writer).dialect.set_key("plain")
    prompts(writer).set_texts("a tiger " * 20, "")
    settled(writer)
    assert message(writer) == "The end of the prompt is cut off."
    dimmed = prompts(writer).prompt.extraSelections()[-1]
    assert dimmed.cursor.selectedText().strip() == ("a tiger " * 5).strip()
    prompts(writer).set_texts("a tiger", "")
    assert prompts(writer).prompt.extraSelections() == []


def test_hints_are_quiet_and_block_nothing(writer):
    for prompt, told in (
        ("a (tiger on a blue background", "“(” is never closed."),
        ("a kraken", "This model does not know kraken."),
        ("a tiger", "Add a background, as in: on a blue background."),
        ("__nothing__", "There is no wildcard nothing"),
    ):
        prompts(writer).set_texts(prompt, "")
        settled(writer)
        assert told in message(writer)
        assert writer.parts.recipe_panel.message.property("quiet")
    assert writer.parts.recipe_panel.problem() == ""


def test_a_template_shows_what_the_seed_draws(writer):
    writer.parts.recipe_panel.fields.seeds.seed.set_locked(True)
    prompts(writer).set_texts("a {tiger|owl} on a {blue|green} background", "")
    settled(writer)
    shown = prompts(writer).footer.drawn.text()
    job = generate(writer, "a {tiger|owl} on a {blue|green} background")
    assert job.recipe.prompt == shown
    assert "{" not in shown
    assert job.recipe.template.prompt == "a {tiger|owl} on a {blue|green} background"


def test_an_unknown_wildcard_starts_no_job(writer):
    before = len(writer.core.queue.jobs)
    prompts(writer).set_texts("__nothing__", "")
    QTest.mouseClick(writer.parts.recipe_panel.button, Qt.MouseButton.LeftButton)
    settled(writer)
    assert len(writer.core.queue.jobs) == before
    assert "There is no wildcard nothing" in writer.parts.window.notice.text.text()


def test_pasted_parameters_offer_their_settings(writer):
    made = GenerateRecipe(model="pocket", prompt="a (fox:1.2)", negative="fog", steps=7, seed=99, sampler="euler")
    data = QMimeData()
    data.setText(parameters_text(made, (64, 64)))
    writer.parts.recipe_panel.fields.seeds.seed.setValue(3)
    prompts(writer).prompt.insertFromMimeData(data)
    notice = writer.parts.window.notice
    assert "carries the settings" in notice.text.text()
    assert [notice.button.text(), notice.other_button.text()] == ["Use its settings", "All but the seed"]
    QTest.mouseClick(notice.other_button, Qt.MouseButton.LeftButton)
    recipe = writer.parts.recipe_panel.recipe()
    assert (recipe.prompt, recipe.negative, recipe.steps, recipe.seed, recipe.sampler) == (
        "a (fox:1.2)",
        "fog",
        7,
        3,
        "euler",
    )


def test_other_text_is_only_pasted(writer):
    data = QMimeData()
    data.setText("a fox, golden hour: warm")
    prompts(writer).prompt.insertFromMimeData(data)
    assert prompts(writer).prompt.text() == "a fox, golden hour: warm"
    assert not writer.parts.window.notice.isVisible()


def test_a_files_recipe_may_leave_the_seed(writer):
    writer.parts.recipe_panel.fields.seeds.seed.setValue(3)
    writer.generation.recipes.use_of_file(GenerateRecipe(model="pocket", prompt="a fox", seed=99, steps=7))
    assert writer.parts.recipe_panel.recipe().seed == 99
    notice = writer.parts.window.notice
    assert notice.button.text() == "Keep my seed"
    QTest.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    recipe = writer.parts.recipe_panel.recipe()
    assert (recipe.prompt, recipe.steps, recipe.seed) == ("a fox", 7, 3)


def test_variations_of_what_is_in_view(writer, tmp_path):
    vary = writer.parts.window.actions_["generate.variations"]
    vary.trigger()
    assert not writer.core.queue.jobs
    made = GenerateRecipe(model="pocket", prompt="a tiger", seed=7, steps=3, count=2)
    pictures = [np.zeros((64, 64, 4), np.uint8)] * 2
    writer.core.document.offer(pictures, source=Source(made, tmp_path))
    writer.core.document.candidate.select(1) if hasattr(writer.core.document.candidate, "select") else None
    vary.trigger()
    recipe = writer.core.queue.jobs[-1].recipe
    assert (recipe.prompt, recipe.steps, recipe.count, recipe.variation_strength) == ("a tiger", 3, 4, 0.2)
    assert recipe.seed == writer.core.document.source_in_view.recipe.seed
    jobs = len(writer.core.queue.jobs)
    forked = made.model_copy(update={"fork": ForkSpec(record="x", step=1)})
    writer.core.document.offer(pictures, source=Source(forked, tmp_path))
    vary.trigger()
    assert len(writer.core.queue.jobs) == jobs
