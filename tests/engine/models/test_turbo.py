"""Turbo: a compiled twin of the U-Net takes over between two pictures, and never fails a job."""

import pytest
import torch

from studio.engine.generation.generate import generate
from studio.engine.generation.model_cache import ModelCache
from studio.engine.models import turbo
from studio.protocol.engine_settings import EngineSettings
from studio.protocol.events import Note, Result
from studio.protocol.generation_recipe import GenerateRecipe
from tests.engine.models.foreign_models import foreign_folder


@pytest.fixture
def models(monkeypatch):
    """A cache that compiles on the CPU, into operations of torch itself."""
    torch._dynamo.reset()  # forget what other tests compiled
    monkeypatch.setattr(turbo, "OPTIONS", {"backend": "eager", "dynamic": False})
    cache = ModelCache("cpu")
    cache.compiles = True
    return cache


def run(models, out, prompt="a fox", **settings):
    recipe = GenerateRecipe(model=str(foreign_folder("sd1")), prompt=prompt, steps=2, sampler="euler")
    events = list(generate(recipe, out, models=models, settings=EngineSettings(**settings)))
    (result,) = [event for event in events if isinstance(event, Result)]
    notes = [event.text for event in events if isinstance(event, Note)]
    with open(result.pictures[0], "rb") as file:
        return file.read(), notes, models.get(recipe.model).unet


def test_the_twin_takes_over_and_is_kept_for_other_prompts(models, tmp_path):
    _, notes, unet = run(models, tmp_path / "0", turbo=True)
    assert turbo.PREPARING in notes
    found = turbo.turbo_of(unet)
    found.wait()
    assert found.problem == ""
    calls = []
    unet.register_forward_pre_hook(lambda *_: calls.append("eager"))
    for index, prompt in enumerate(("a fox", "another prompt")):
        _, notes, _ = run(models, tmp_path / f"more-{index}", prompt, turbo=True)
        assert turbo.ACTIVE in notes
    assert not calls
    assert turbo.turbo_of(unet) is found
    run(models, tmp_path / "off", turbo=False)
    assert len(calls) == 2
    assert turbo.turbo_of(unet) is None


def test_the_twin_computes_the_same_with_the_same_weights(models):
    unet = models.get(str(foreign_folder("sd1"))).unet
    turbo.enable(unet)
    x, t, states = torch.randn(2, 4, 8, 8), torch.tensor([5, 5]), torch.randn(2, 77, 48)
    with torch.inference_mode():
        turbo.network_for_run(unet)(x, t, states, return_dict=False)
        found = turbo.turbo_of(unet)
        found.wait()
        twin = found.choose(unet, (x, t, states), {"return_dict": False})
        assert twin is not unet
        torch.testing.assert_close(twin(x, t, states).sample, unet(x, t, states).sample)
    assert {id(p) for p in twin.parameters()} == {id(p) for p in unet.parameters()}
    larger = found.choose(unet, (torch.randn(2, 4, 16, 16), t, states), {})
    assert larger is unet  # its shape has not been compiled
    found.wait()


def test_what_cannot_be_compiled_is_reported_and_left_out(models, tmp_path, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("no compiler here\nand a long report")

    monkeypatch.setattr(turbo, "OPTIONS", {"backend": fail})
    first, _, unet = run(models, tmp_path / "0", turbo=True)
    turbo.turbo_of(unet).wait()
    again, notes, _ = run(models, tmp_path / "1", turbo=True)
    assert again == first
    (told,) = [note for note in notes if note.startswith("Turbo")]
    assert "no compiler here" in told or "backend" in told
    assert "\n" not in told


def test_a_network_with_adapters_runs_as_it_is(models):
    unet = models.get(str(foreign_folder("sd1"))).unet
    turbo.enable(unet)
    unet.peft_config = {"lora0": object()}
    try:
        assert turbo.network_for_run(unet) is unet
    finally:
        del unet.peft_config


def test_a_network_with_picture_prompts_runs_as_it_is(models):
    unet = models.get(str(foreign_folder("sd1"))).unet
    turbo.enable(unet)
    before = unet.config.encoder_hid_dim_type
    unet.register_to_config(encoder_hid_dim_type="ip_image_proj")
    try:
        assert turbo.network_for_run(unet) is unet
    finally:
        unet.register_to_config(encoder_hid_dim_type=before)


def test_not_on_a_processor(tmp_path):
    _, notes, unet = run(ModelCache("cpu"), tmp_path / "0", turbo=True)
    assert turbo.turbo_of(unet) is None
    assert any("graphics card" in note for note in notes)
