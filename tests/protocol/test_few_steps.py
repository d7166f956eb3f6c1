"""Distilled models and LoRAs are recognized by what they are called and how they are configured."""

import pytest

from studio.protocol.foreign.few_steps import few_steps


@pytest.mark.parametrize(
    ("name", "kind", "sampler", "steps", "guidance", "spacing"),
    [
        ("LCM_Dreamshaper_v7", "LCM", "lcm", 4, 1.0, "auto"),
        ("lcm-lora-sdxl", "LCM", "lcm", 4, 1.0, "auto"),
        ("sd_xl_turbo_1.0_fp16", "Turbo", "euler_a", 4, 1.0, "trailing"),
        ("DreamShaperXL_Turbo", "Turbo", "euler_a", 4, 1.0, "trailing"),
        ("sdxl_lightning_8step", "Lightning", "euler", 8, 1.0, "trailing"),
        ("sdxl_lightning_2step_lora", "Lightning", "euler", 2, 1.0, "trailing"),
        ("juggernautXL_v9Rdphoto2Lightning", "Lightning", "euler", 4, 1.0, "trailing"),
        ("Hyper-SDXL-8steps-lora", "Hyper", "ddim", 8, 1.0, "trailing"),
        ("Hyper-SD15-12steps-CFG-lora", "Hyper", "ddim", 12, 5.0, "trailing"),
        ("Hyper-SDXL-1step-lora", "Hyper", "tcd", 1, 1.0, "auto"),
        ("tcd-sdxl-lora", "TCD", "tcd", 4, 1.0, "auto"),
        ("v1-5-pruned-emaonly", None, None, None, None, None),
        ("hyperrealism", None, None, None, None, None),
        ("welcome", None, None, None, None, None),
    ],
)
def test_names(name: str, kind, sampler, steps, guidance, spacing) -> None:
    found = few_steps([name])
    if kind is None:
        assert found is None
        return
    assert found is not None
    assert (found.kind, found.sampler, found.steps) == (kind, sampler, steps)
    assert (found.guidance, found.spacing) == (guidance, spacing)


def test_configurations_tell_more_than_names() -> None:
    told = few_steps(["dreamshaper"], has_guidance_input=True)
    assert told is not None
    assert (told.sampler, told.steps, told.guidance) == ("lcm", 4, 8.0)
    scheduled = few_steps(["dreamshaper"], scheduler="LCMScheduler")
    assert scheduled is not None
    assert scheduled.guidance == 1.0
    assert few_steps(["dreamshaper"], scheduler="EulerDiscreteScheduler") is None


def test_metadata_of_trainers() -> None:
    found = few_steps(["lora"], metadata={"modelspec.title": "SDXL Lightning 4-step", "ss_comment": "lcm"})
    assert found is not None
    assert (found.kind, found.steps) == ("Lightning", 4)
    assert found.described() == "a Lightning LoRA, made for 4 steps of Euler at guidance 1"
