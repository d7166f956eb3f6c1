"""The settings of Stable Diffusion models in the recipe form: samplers, spacing, clip skip, few steps."""

from PySide6.QtCore import Qt

from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard
from studio.protocol.samplers import SAMPLER_NOTES, SAMPLERS
from studio.ui.recipe.recipe_fields import RecipeFields
from studio.ui.recipe.wording import details, hint_for, problem_with
from tests.adapter_files import write_lora


def family_card(**changes) -> ModelCard:
    values = {
        "name": "sdxl",
        "title": "SDXL",
        "kind": "stable-diffusion",
        "family": "sdxl",
        "size": 1024,
        "channels": 3,
    }
    return ModelCard.model_validate({**values, "latent": (4, 128, 128), "sampler": "euler", "guidance": 5.0, **changes})


def test_settings_of_prompted_models_reach_the_recipe(qtbot) -> None:
    fields = RecipeFields({"sdxl": family_card()})
    qtbot.addWidget(fields)
    assert fields.recipe().spacing == "auto"
    fields.sampling.spacing.setCurrentIndex(fields.sampling.spacing.findData("karras"))  # as the person does
    fields.prompts.clip_skip.setValue(2)
    fields.sampling.guidance_rescale.setValue(0.7)
    recipe = fields.recipe()
    assert (recipe.spacing, recipe.clip_skip, recipe.guidance_rescale) == ("karras", 2, 0.7)
    again = RecipeFields({"sdxl": family_card()})
    qtbot.addWidget(again)
    again.restore(fields.state())
    same = again.recipe()
    assert (same.spacing, same.clip_skip, same.guidance_rescale) == ("karras", 2, 0.7)


def test_each_sampler_has_an_explanation(qtbot) -> None:
    fields = RecipeFields({"sdxl": family_card()})
    qtbot.addWidget(fields)
    for key in SAMPLERS:
        fields.sampling.sampler.set_key(key)
        assert SAMPLER_NOTES[key] in fields.sampling.sampler.toolTip()
    rows = range(fields.sampling.sampler.count())
    assert all(fields.sampling.sampler.itemData(row, Qt.ItemDataRole.ToolTipRole) for row in rows)


def test_a_lora_for_few_steps_sets_what_the_person_has_not(qtbot) -> None:
    fields = RecipeFields({"sdxl": family_card()})
    qtbot.addWidget(fields)
    fields.adapters.loras.add_files(["/loras/sdxl_lightning_4step_lora.safetensors"])
    recipe = fields.recipe()
    assert (recipe.sampler, recipe.steps, recipe.guidance, recipe.spacing) == ("euler", 4, 1.0, "trailing")
    fields.adapters.loras.set_specs([])
    recipe = fields.recipe()
    assert (recipe.sampler, recipe.steps, recipe.guidance, recipe.spacing) == ("euler", 50, 5.0, "auto")
    fields.sampling.set_touched(["steps"])
    fields.sampling.steps.setValue(12)
    fields.adapters.loras.add_files(["/loras/lcm-lora-sdxl.safetensors"])
    recipe = fields.recipe()
    assert (recipe.sampler, recipe.steps, recipe.guidance, recipe.spacing) == ("lcm", 12, 1.0, "auto")


def test_sizes_of_a_family_step_by_its_depth(qtbot) -> None:
    fields = RecipeFields({"sdxl": family_card()})
    qtbot.addWidget(fields)
    qtbot.keyClick(fields.output.size.width_.editor, Qt.Key.Key_Up)
    assert fields.recipe().size == (1088, 1024)


def test_a_distilled_model_hints_at_the_settings_that_it_was_made_for() -> None:
    card = family_card(distilled="Lightning", steps=4, guidance=1.0)
    recipe = GenerateRecipe(model="sdxl", sampler="euler", steps=4, guidance=1.0)
    assert hint_for(recipe, card, masked=False) == ""
    hint = hint_for(recipe.model_copy(update={"guidance": 7.0}), card, masked=False)
    assert hint == "This Lightning model was made for 4 steps of Euler at guidance 1."
    odd = recipe.model_copy(update={"size": (1020, 1024)})
    assert "multiples of 8" in problem_with(odd, card)


def test_refiner_and_vae_are_offered_and_kept(qtbot) -> None:
    refiner = family_card(name="refiner", title="Refiner", family="sdxl-refiner")
    coder = family_card(name="vae", title="Better VAE", kind="kl-autoencoder", family="")
    cards = {"sdxl": family_card(), "refiner": refiner, "vae": coder, "sd1": family_card(family="sd1", name="sd1")}
    fields = RecipeFields(cards)
    qtbot.addWidget(fields)
    fields.models.model.set_key("sdxl")
    assert fields.models.refiner.keys() == ["", "refiner"]
    assert fields.models.vae.keys() == ["", "vae"]
    assert (fields.recipe().refiner, fields.recipe().vae) == (None, None)
    fields.models.refiner.set_key("refiner")
    fields.models.refiner_start.setValue(0.6)
    recipe = fields.recipe()
    assert (recipe.refiner, recipe.refiner_start) == ("refiner", 0.6)
    next_session = RecipeFields(cards)
    qtbot.addWidget(next_session)
    next_session.restore(fields.state())
    assert (next_session.recipe().refiner, next_session.recipe().refiner_start) == ("refiner", 0.6)
    asked = recipe.model_copy(update={"refiner": "/models/other", "vae": "vae"})
    fields.set_recipe(asked)
    again = fields.recipe()
    assert (again.refiner, again.refiner_start, again.vae) == ("/models/other", 0.6, "vae")
    text = details(again, cards)
    assert "refined by other from 0.6" in text
    assert "VAE vae" in text
    fields.set_recipe(GenerateRecipe(model="sd1"))
    assert (fields.recipe().refiner, fields.recipe().vae) == (None, None)
    assert fields.models.refiner.keys() == [""]


def test_cfg_pp_brings_its_own_scale(qtbot) -> None:
    fields = RecipeFields({"sdxl": family_card()})
    qtbot.addWidget(fields)
    kind = fields.sampling.guidance_kind
    kind.setCurrentIndex(kind.findData("cfg++"))  # as the person does
    recipe = fields.recipe()
    assert (recipe.guidance_kind, recipe.guidance) == ("cfg++", 0.6)
    assert "CFG++" in details(recipe, {})
    fields.sampling.sampler.set_key("unipc")
    assert fields.recipe().guidance_kind == "cfg"
    assert kind.isHidden()
    fields.sampling.sampler.set_key("ddim")
    kind.setCurrentIndex(kind.findData("cfg"))
    assert fields.recipe().guidance == 5.0


def test_a_refiner_that_is_found_after_the_model_is_restored(qtbot) -> None:
    refiner = family_card(name="refiner", title="Refiner", family="sdxl-refiner")
    fields = RecipeFields({"sdxl": family_card(), "refiner": refiner})
    qtbot.addWidget(fields)
    fields.models.refiner.set_key("refiner")
    state = fields.state()
    for found, restored in (({"refiner": refiner}, "refiner"), ({}, None)):
        start = RecipeFields({"sdxl": family_card()})  # the chosen model is read first
        qtbot.addWidget(start)
        start.restore(state)
        start.set_models({"sdxl": family_card(), **found})
        assert start.recipe().refiner == restored
        assert start.models.refiner.currentText() == ("Refiner" if found else "none")


def test_a_lora_of_an_uncommon_width_is_left_to_the_engine(qtbot, tmp_path) -> None:
    fields = RecipeFields({"sd1": family_card(name="sd1", family="sd1")})
    qtbot.addWidget(fields)
    loras = fields.adapters.loras
    loras.add_files([str(write_lora(tmp_path / "small.safetensors", width=48))])
    loras.add_files([str(write_lora(tmp_path / "xl.safetensors", width=2048))])
    qtbot.waitUntil(lambda: "This LoRA is for SDXL" in loras.rows[1].problem.text())
    assert loras.rows[0].problem.text() == ""


def test_a_control_network_for_another_model_gives_way_to_the_automatic_choice(qtbot) -> None:
    def network(name: str, base: str) -> ModelCard:
        return family_card(name=name, title=name, kind="controlnet", model="controlnet", family="", base=base)

    cards = {
        "one": family_card(name="one"),
        "two": family_card(name="two", family="sd1"),
        "edges-one": network("edges-one", "one"),
        "edges-two": network("edges-two", "two"),
    }
    fields = RecipeFields(cards)
    qtbot.addWidget(fields)
    fields.models.model.set_key("one")
    row = fields.adapters.controls.add_kind("canny")
    assert row.model.keys() == ["", "edges-one"]
    row.model.set_key("edges-one")
    fields.models.model.set_key("two")
    assert (row.model.key(), row.model.keys()) == ("", ["", "edges-two"])
    fields.adapters.controls.set_specs([row.spec("a.png").model_copy(update={"model": "/elsewhere/edges"})])
    fields.models.model.set_key("one")
    assert fields.adapters.controls.rows[0].model.key() == "/elsewhere/edges", "what a recipe asks for is kept"
