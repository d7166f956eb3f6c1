"""Schedulers of diffusers are found that take the program's steps; others are refused."""

import pytest

from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.spacing import starting_noise
from studio.engine.generation.scripts.scheduler_code import RunSettings, full_levels, run_source, scheduler_code
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard, SchedulerDefaults, find_model, read_card
from studio.protocol.samplers import SAMPLERS
from studio.protocol.training_recipe import ScheduleSpec

SD1 = ModelCard(
    name="sd1",
    title="SD1",
    kind="stable-diffusion",
    family="sd1",
    size=64,
    channels=3,
    latent=(4, 8, 8),
    schedule=ScheduleSpec(kind="scaled_linear"),
    scheduler=SchedulerDefaults(
        class_name="PNDMScheduler", timestep_spacing="leading", steps_offset=1, set_alpha_to_one=False
    ),
)
ALWAYS_REFUSED = {("ipndm", spacing) for spacing in ("auto", "leading", "trailing", "karras")} | {
    (sampler, spacing) for sampler in ("ddpm", "lcm", "tcd") for spacing in ("karras", "exponential")
}
SOMETIMES_REFUSED = {("pndm", "linspace"), ("pndm", "trailing"), ("pndm", "karras"), ("pndm", "exponential")} | {
    ("sa", "karras"),
    ("ipndm", "linspace"),
    ("ipndm", "exponential"),
}


def run_of(card: ModelCard, sampler: str, spacing: str = "auto", steps: int = 20, strength=None) -> RunSettings:
    recipe = GenerateRecipe(model=card.name, sampler=sampler, spacing=spacing, steps=steps, seed=3)
    schedule, levels = full_levels(recipe, card, NoiseSchedule.of(card.schedule))
    prediction = {"epsilon": "epsilon", "v": "v_prediction"}[card.prediction_type]
    scale = starting_noise(sampler, schedule, levels[0], card.scheduler)
    return RunSettings(recipe, card, schedule, levels, scale, strength, predictions=(prediction,))


@pytest.mark.parametrize("sampler", SAMPLERS)
@pytest.mark.parametrize("spacing", ["auto", "leading", "linspace", "trailing", "karras", "exponential"])
def test_every_sampler_and_spacing(sampler: str, spacing: str) -> None:
    for steps, strength in ((20, None), (7, None), (20, 0.6)):
        run = run_of(SD1, sampler, spacing, steps, strength)
        if (sampler, spacing) in ALWAYS_REFUSED:
            with pytest.raises(BadInput, match="diffusers has no scheduler"):
                scheduler_code(run)
            continue
        try:
            code = scheduler_code(run)
        except BadInput:
            if (sampler, spacing) in SOMETIMES_REFUSED:
                continue
            raise
        run_source(code).set_timesteps(steps)
        assert set(code.evaluations) == set(range(len(run.taken)))


def test_a_scheduler_by_its_own_settings_is_preferred() -> None:
    code = scheduler_code(run_of(SD1, "dpmpp_2m", "karras"))
    assert code.source.startswith("scheduler = DPMSolverMultistepScheduler(")
    assert "use_karras_sigmas=True" in code.source


@pytest.mark.parametrize("sampler", ["ddim", "ddpm", "dpmpp_2m", "euler", "unipc", "lms"])
def test_the_program_s_own_schedules(sampler: str) -> None:
    assert scheduler_code(run_of(read_card(find_model("pocket")), sampler)).source


def test_a_schedule_drawn_by_hand() -> None:
    drawn = ScheduleSpec(kind="drawn", log_snr=(9.0, 2.0, -1.0, -11.0))
    card = SD1.model_copy(update={"schedule": drawn, "scheduler": SchedulerDefaults()})
    assert "np.interp" in scheduler_code(run_of(card, "ddim")).source
