"""Recognizes models and LoRAs that were distilled to a few steps, and the settings that they were made for.

| kind      | recognized by                                | sampler and steps                                         |
|-----------|----------------------------------------------|-----------------------------------------------------------|
| LCM       | LCMScheduler, guidance as U-Net input, name  | LCM, 4 (Luo et al. 2023)                                  |
| TCD       | TCDScheduler, name                           | TCD with gamma 0.3, 4 (Zheng et al. 2024)                 |
| Turbo     | name                                         | Euler a, trailing, 4 (Sauer et al. 2023)                  |
| Lightning | name                                         | Euler, trailing, as its name says (Lin et al. 2024)       |
| Hyper     | name                                         | DDIM, trailing, as its name says; 1: TCD (Ren 2024)       |
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.protocol.errors import BadInput
from studio.protocol.samplers import SAMPLER_TITLES, SamplerName, SpacingName
from studio.protocol.weightsheader import read_weights_header

_STEPS = re.compile(r"(\d+)[\s_-]*steps?(?![a-z])")
_TITLES = ("modelspec.title", "ss_output_name", "ss_sd_model_name")  # what trainers write into the metadata
_GUIDANCE_OF_CFG = 5.0  # of Hyper models that keep classifier-free guidance
_GUIDANCE_OF_LCM = 8.0  # for LCM networks that take the scale as an input


@dataclass(frozen=True)
class FewSteps:
    """The settings that a distilled model was made for.

    Attributes:
        kind: "LCM", "TCD", "Turbo", "Lightning" or "Hyper".
        eta: DDIM's noise, or TCD's gamma.
    """

    kind: str
    sampler: SamplerName
    steps: int
    guidance: float = 1.0
    spacing: SpacingName = "auto"
    eta: float = 0.0

    def settings(self) -> dict[str, Any]:
        """Return the settings as those of a recipe."""
        return {name: getattr(self, name) for name in ("sampler", "steps", "guidance", "spacing", "eta")}

    def described(self) -> str:
        """Describe it in one line, as "a Lightning LoRA, made for 4 steps of Euler at guidance 1"."""
        article = "an" if self.kind == "LCM" else "a"
        return f"{article} {self.kind} LoRA, {made_for(self.sampler, self.steps, self.guidance)}"


def made_for(sampler: SamplerName, steps: int, guidance: float) -> str:
    """Return settings in words, as "made for 4 steps of Euler at guidance 1"."""
    count = "1 step" if steps == 1 else f"{steps} steps"
    return f"made for {count} of {SAMPLER_TITLES[sampler]} at guidance {guidance:g}"


def few_steps_of_lora(path: Path) -> FewSteps | None:
    """Return what a LoRA file was made for, by its name and metadata; None if it is not distilled."""
    try:
        metadata = read_weights_header(path).metadata if path.suffix == ".safetensors" else {}
    except BadInput:
        metadata = {}  # reported when it is loaded
    return few_steps([path.stem], metadata=metadata)


def few_steps(
    names: Sequence[str],
    *,
    scheduler: str = "",
    has_guidance_input: bool = False,
    metadata: Mapping[str, str] | None = None,
) -> FewSteps | None:
    """Return what a model was made for, if it was distilled to a few steps.

    Args:
        names: The names of its folder and file.
        scheduler: diffusers' class of its scheduler.
        has_guidance_input: Whether its U-Net takes the guidance scale as an input (`time_cond_proj_dim`).
        metadata: The metadata of its .safetensors file.
    """
    titles = [value for key, value in (metadata or {}).items() if key in _TITLES]
    text = " ".join([*names, *titles]).lower()
    words = set(re.split(r"[^a-z]+", text))
    stepped = _STEPS.search(text)
    steps_in_name = int(stepped[1]) if stepped and 1 <= int(stepped[1]) <= 50 else None
    if has_guidance_input:
        return FewSteps("LCM", "lcm", steps_in_name or 4, _GUIDANCE_OF_LCM)
    if scheduler == "LCMScheduler" or "lcm" in words:
        return FewSteps("LCM", "lcm", steps_in_name or 4)
    if scheduler == "TCDScheduler" or "tcd" in words:
        return FewSteps("TCD", "tcd", steps_in_name or 4, eta=0.3)
    if "lightning" in words:
        return FewSteps("Lightning", "euler", steps_in_name or 4, spacing="trailing")
    if ("hyper" in words and words & {"sd", "sdxl"}) or "hypersd" in words:
        steps = steps_in_name or 8
        if steps == 1:
            return FewSteps("Hyper", "tcd", 1, eta=1.0)
        return FewSteps("Hyper", "ddim", steps, _GUIDANCE_OF_CFG if "cfg" in words else 1.0, "trailing")
    if "turbo" in words or any(word.endswith("turbo") for word in words):
        return FewSteps("Turbo", "euler_a", steps_in_name or 4, spacing="trailing")
    return None
