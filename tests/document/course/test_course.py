"""The stations of the course, and what completes them."""

import pytest

from studio.document.course.progress import Progress
from studio.document.course.station import Generated, Looked, Trained
from studio.document.course.stations import LATE, MAPPED, PIXEL_VALUES, STATIONS, STEPS, TWO_SCHEDULES
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe
from studio.protocol.presets import presets
from studio.protocol.prompts.hints import vagueness_hint
from studio.protocol.prompts.tokens import prompt_reader
from studio.protocol.training_recipe import TrainRecipe

DDIM = GenerateRecipe(model="digits", sampler="ddim", steps=20, seed=4, label=3)


def done(*actions):
    """The ids of what these actions complete."""
    progress = Progress(STATIONS)
    for action in actions:
        progress.observe(action)
    return set(progress.completed)


def run_of(preset: str) -> TrainRecipe:
    return presets()[preset].recipe.model_copy(update={"preset": preset})


def test_stations_have_ids_of_their_own_and_nothing_is_completed_at_first():
    assert len({station.id for station in STATIONS}) == len(STATIONS)
    assert Progress(STATIONS).completed == ()


PROMPTS = [station.preparation.recipe["prompt"] for station in STATIONS if "prompt" in station.preparation.recipe]


@pytest.mark.parametrize("prompt", PROMPTS)
def test_the_bundled_model_knows_the_prompts(prompt):
    assert vagueness_hint(prompt, prompt_reader("pocket").knows) == ""


@pytest.mark.parametrize("station", STATIONS, ids=lambda station: station.id)
def test_what_a_station_prepares_exists(station):
    wanted = station.preparation
    assert wanted.workspace in ("paint", "watch", "train", "explore")
    assert not wanted.preset or wanted.preset in presets()
    GenerateRecipe().model_copy(update=dict(wanted.recipe))
    GenerateRecipe.model_validate(dict(wanted.recipe))
    assert 2 <= station.text.count(". ") + 1 <= 5


@pytest.mark.parametrize(
    ("station", "actions"),
    [
        ("matrix", [Looked("Pixels"), Looked(PIXEL_VALUES)]),
        ("latent-space", [Looked("Latent map"), Looked(MAPPED)]),
        ("autoencoder", [Trained(run_of("autoencoder"), 100)]),
        ("vae", [Trained(run_of("vae-conv"), 150)]),
        ("gan", [Trained(run_of("gan-mlp"), 100)]),
        ("mode-collapse", [Trained(run_of("gan-mlp"), 40, collapsed=True)]),
        ("mode-collapse", [Trained(run_of("wgan-gp"), 100)]),
        ("forward", [Looked("Forward process"), Looked(LATE)]),
        ("schedules", [Looked(TWO_SCHEDULES)]),
        ("ddpm", [Trained(run_of("digits"), 100)]),
        ("reverse", [Generated(DDIM, "pixel"), Looked(STEPS)]),
        ("ddim", [Generated(DDIM, "pixel"), Generated(DDIM, "pixel")]),
        ("guidance", [Generated(DDIM, "pixel"), Generated(DDIM.model_copy(update={"guidance": 5.0}), "pixel")]),
        ("unet", [Looked("Network")]),
        ("latent-diffusion", [Trained(run_of("latent-diffusion"), 100)]),
        ("text-to-image", [Generated(GenerateRecipe(model="pocket", prompt="a tiger"), "stable-diffusion")]),
        ("inpainting", [Generated(GenerateRecipe(image="a.png", mask="b.png"), "pixel")]),
        ("controlnet", [Generated(GenerateRecipe(controls=(ControlSpec(model="c", image="a.png"),)), "x")]),
        ("distillation", [Generated(GenerateRecipe(steps=4), "stable-diffusion")]),
    ],
)
def test_each_station_is_completed_by_its_task_and_not_by_a_part_of_it(station, actions):
    assert station in done(*actions)
    if len(actions) > 1:
        assert station not in done(actions[0])
        assert station not in done(actions[1])


def test_every_station_has_such_a_test():
    mark = test_each_station_is_completed_by_its_task_and_not_by_a_part_of_it.pytestmark[0]
    assert {station for station, _ in mark.args[1]} == {station.id for station in STATIONS}


@pytest.mark.parametrize(
    ("station", "actions"),
    [
        ("autoencoder", [Trained(run_of("autoencoder"), 99)]),
        ("vae", [Trained(run_of("autoencoder"), 1000)]),
        ("mode-collapse", [Trained(run_of("gan-mlp"), 4000)]),
        ("ddim", [Generated(DDIM, "pixel"), Generated(DDIM.model_copy(update={"seed": 5}), "pixel")]),
        ("ddim", [Generated(DDIM.model_copy(update={"eta": 1.0}), "pixel")] * 2),
        ("guidance", [Generated(DDIM, "pixel"), Generated(DDIM.model_copy(update={"guidance": 5.0, "seed": 9}), "x")]),
        ("distillation", [Generated(DDIM, "pixel")]),
    ],
)
def test_other_deeds_complete_nothing(station, actions):
    assert station not in done(*actions)


def test_a_long_training_does_not_push_earlier_deeds_out():
    progress = Progress(STATIONS)
    progress.observe(Generated(DDIM, "pixel"))
    for step in range(2000):
        progress.observe(Trained(run_of("digits"), step))
    assert [station.id for station in progress.observe(Generated(DDIM, "pixel"))] == ["ddim"]


def test_a_station_is_reported_once():
    progress = Progress(STATIONS)
    assert [station.id for station in progress.observe(Looked("Network"))] == ["unet"]
    assert progress.observe(Looked("Network")) == []


def test_completed_stations_are_remembered_and_unknown_ones_left_out():
    progress = Progress(STATIONS, ["unet", "gone", "matrix"])
    assert progress.completed == ("matrix", "unet")
    assert STATIONS[progress.first_open()].id == "latent-space"
    progress.reset()
    assert progress.completed == ()
    everything = Progress(STATIONS, [station.id for station in STATIONS])
    assert everything.first_open() == len(STATIONS) - 1
