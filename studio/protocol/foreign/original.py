"""Single .safetensors files in the original layouts of the family, recognized by their keys and shapes."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from studio.protocol.errors import BadInput
from studio.protocol.foreign.families import FAMILIES, SECOND_TEXT_WIDTH, family_of
from studio.protocol.foreign.tiny_autoencoders import TinyLayout, refuse_encoder, tiny_card_values, tiny_layout
from studio.protocol.foreign.upscalers import UPSCALER, is_upscaler
from studio.protocol.modelcard import Family, SchedulerDefaults
from studio.protocol.training_recipe import PredictionType, ScheduleSpec
from studio.protocol.weightsheader import TensorEntry, WeightsHeader, read_weights_tensor

UNET = "model.diffusion_model."
AUTOENCODERS = ("first_stage_model.", "vae.")
CONTROL = "control_model."
_CLIP_1, _CLIP_XL = "cond_stage_model.transformer.", "conditioner.embedders.0.transformer."
_OPEN_CLIP_2, _OPEN_CLIP_XL = "cond_stage_model.model.", "conditioner.embedders.1.model."
_OPEN_CLIP_REFINER = "conditioner.embedders.0.model."
# ComfyUI recognizes Stable Diffusion 2.x with v-prediction by the standard deviation of this bias.
_V_BIAS, _V_SPREAD = f"{UNET}output_blocks.11.1.transformer_blocks.0.norm1.bias", 0.09
_OTHER_MODELS = {
    "joint_blocks.": "a Stable Diffusion 3 model",
    "double_blocks.": "a Flux model",
    "double_stream_modulation_img.": "a Flux model",
    "clip_txt_mapper.": "a Stable Cascade model",
    "motion_modules.": "an AnimateDiff motion module",
    "emb_params": "a textual inversion",
    "edm_mean": "a Playground model",
    "edm_vpred.sigma_max": "an EDM model with v-prediction",
}
LORA_NAME = re.compile(
    r"[._](lora_up|lora_down|lora_A|lora_B|lora_mid|hada_w1_a|lokr_w1|lokr_w1_a|oft_blocks|dora_scale)\b"
)

EncoderKind = Literal["clip", "open-clip"]


@dataclass(frozen=True)
class OriginalLayout:
    """Which networks a file holds, and under which prefixes.

    Attributes:
        kind: What it is: a whole "checkpoint", or one network alone.
        family: The family of a checkpoint.
        autoencoder: The prefix of the autoencoder's tensors; may be empty for one alone.
        encoders: Prefix and kind of each text encoder, by the name of the part.
        tiny: The layout of a small autoencoder; None for anything else.
    """

    kind: Literal["checkpoint", "controlnet", "autoencoder", "tiny-autoencoder", "upscaler"]
    family: Family = ""
    autoencoder: str = ""
    encoders: Mapping[str, tuple[str, EncoderKind]] | None = None
    tiny: TinyLayout | None = None


def layout_of(path: Path, header: WeightsHeader) -> OriginalLayout:
    """Recognize a file's layout; raises BadInput with what it is instead, or what it lacks."""
    names = header.tensors.keys()
    if is_upscaler(header):
        return OriginalLayout("upscaler")
    if (tiny := tiny_layout(names)) is not None:
        return OriginalLayout("tiny-autoencoder", tiny=tiny)
    refuse_encoder(path, names)
    found = [prefix for prefix in AUTOENCODERS if _any(names, prefix + "decoder.conv_in.weight")]
    if any(LORA_NAME.search(name) for name in names):
        raise BadInput(f"{path.name} is a LoRA, which changes another model: give it as a LoRA of that model.")
    for mark, what in _OTHER_MODELS.items():
        if any(name.removeprefix(UNET).startswith(mark) or f".{mark}" in name for name in names):
            raise BadInput(f"{path.name} is {what}, which this program does not run.")
    if any(name.startswith(UNET) for name in names):
        return _checkpoint(path, header, found)
    if any(name.startswith(CONTROL) for name in names) or _any(
        names, "input_hint_block.0.weight", "controlnet_cond_embedding.conv_in.weight"
    ):
        return OriginalLayout("controlnet")
    if found or _any(names, "decoder.conv_in.weight"):
        return OriginalLayout("autoencoder", autoencoder=found[0] if found else "")
    if _any(names, "down_blocks.0.resnets.0.norm1.weight", "input_blocks.0.0.weight"):
        raise BadInput(f"{path.name} holds a U-Net alone: its text encoder and autoencoder are missing.")
    raise BadInput(f"{path.name} holds weights only, of no model that this program knows.")


def card_values_of_file(path: Path, header: WeightsHeader) -> dict[str, Any]:
    """Return the fields of a file's card, without its name; raises BadInput as `layout_of` does."""
    layout = layout_of(path, header)
    if layout.kind == "upscaler":
        return {"kind": UPSCALER, "model": UPSCALER, "size": 256, "channels": 3}
    if layout.tiny is not None:
        return tiny_card_values(path, layout.tiny, header)
    channels = 3
    if layout.kind == "controlnet":
        family = _family_of_controlnet(header)
        size = FAMILIES[family].size
        return {"kind": "controlnet", "model": "controlnet", "family": family, "size": size, "channels": channels}
    first = _entry(path, header, f"{layout.autoencoder}decoder.conv_in.weight")
    latent, shrink = first.shape[1] if len(first.shape) == 4 else 0, 2 ** (levels_of(header, layout.autoencoder) - 1)
    if layout.kind == "autoencoder":
        side = 512
        return {
            "kind": "kl-autoencoder",
            "model": "kl-autoencoder",
            "size": side,
            "channels": channels,
            "latent": (latent, side // shrink, side // shrink),
        }
    traits = FAMILIES[layout.family]
    prediction, zero_snr = _prediction(path, header, layout.family)
    side = 64 if layout.family == "sd2" and prediction == "epsilon" else traits.sample_size
    values: dict[str, Any] = {
        "kind": "stable-diffusion",
        "model": "text-to-image",
        "family": layout.family,
        "size": side * shrink,
        "channels": channels,
        "latent": (latent, side, side),
        "guidance": traits.guidance,
        "steps": 30,
        "sampler": "euler" if layout.family.startswith("sdxl") else "ddim",
        "prediction_type": prediction,
        "schedule": ScheduleSpec(kind="scaled_linear", beta_start=0.00085, beta_end=0.012, zero_terminal_snr=zero_snr),
        "scheduler": _scheduler(layout.family, zero_snr),
        "zero_empty_negative": layout.family in ("sdxl", "sdxl-inpaint"),
    }
    if title := header.metadata.get("modelspec.title", "").strip():
        values["title"] = " ".join(title.split())[:200]
    return values


def _family_of_controlnet(header: WeightsHeader) -> Family:
    """Return the family of a ControlNet: by the embedding of sizes, and the width of the text states."""
    widths = {
        entry.shape[1]
        for name, entry in header.tensors.items()
        if name.endswith("attn2.to_k.weight") and len(entry.shape) == 2
    }
    sized = any(name.removeprefix(CONTROL).startswith(("label_emb.", "add_embedding.")) for name in header.tensors)
    family = family_of(xl=sized, second=SECOND_TEXT_WIDTH in widths, channels=4)
    assert family is not None, "there are families with four channels"
    return family


def levels_of(header: WeightsHeader, autoencoder: str) -> int:
    """Return the number of levels of an autoencoder in the original layout or in that of diffusers."""
    for blocks in ("decoder.up.", "decoder.up_blocks."):
        start = autoencoder + blocks
        found = [name.removeprefix(start).partition(".")[0] for name in header.tensors if name.startswith(start)]
        if found:
            return min(len(set(found)), 8)
    return 1


def _checkpoint(path: Path, header: WeightsHeader, autoencoders: list[str]) -> OriginalLayout:
    names = header.tensors.keys()

    def has(prefix: str) -> bool:
        return any(name.startswith(prefix) for name in names)

    encoders: dict[str, tuple[str, EncoderKind]] = {}
    if has(_OPEN_CLIP_XL):
        encoders = {"text_encoder": (_CLIP_XL, "clip"), "text_encoder_2": (_OPEN_CLIP_XL, "open-clip")}
    elif has(_OPEN_CLIP_REFINER):
        encoders = {"text_encoder_2": (_OPEN_CLIP_REFINER, "open-clip")}
    elif has(_OPEN_CLIP_2):
        encoders = {"text_encoder": (_OPEN_CLIP_2, "open-clip")}
    elif has(_CLIP_1):
        encoders = {"text_encoder": (_CLIP_1, "clip")}
    lacking = [prefix for prefix, _ in encoders.values() if not has(prefix)]
    if not encoders or lacking:
        raise BadInput(f"{path.name} has no text encoder ({(lacking or ['cond_stage_model.'])[0]}…): it is incomplete.")
    if not autoencoders:
        raise BadInput(f"{path.name} has no autoencoder ({AUTOENCODERS[0]}…): it is incomplete.")
    entry = _entry(path, header, f"{UNET}input_blocks.0.0.weight")
    channels = entry.shape[1] if len(entry.shape) == 4 else 0
    family = family_of(
        xl=len(encoders) == 2,
        refiner="text_encoder" not in encoders,
        second=_OPEN_CLIP_2 in (prefix for prefix, _ in encoders.values()),
        channels=channels,
    )
    if family is None:
        raise BadInput(f"{path.name} cannot be opened: its U-Net takes {channels} channels, not 4 or 9.")
    return OriginalLayout("checkpoint", family, autoencoders[0], encoders)


def _prediction(path: Path, header: WeightsHeader, family: Family) -> tuple[PredictionType, bool]:
    """Return what the U-Net predicts, and whether its schedule ends at zero signal.

    Not every file shows it. What is used: the marks `v_pred` and `ztsnr` of SDXL models, `modelspec.prediction_type` in
    the metadata, and for Stable Diffusion 2.x the standard deviation of one bias.
    """
    prediction_type = header.metadata.get("modelspec.prediction_type", "")
    zero_snr = "ztsnr" in header.tensors
    if "v_pred" in header.tensors or prediction_type.startswith("v"):
        return "v", zero_snr
    if prediction_type == "epsilon" or family != "sd2":
        return "epsilon", False
    if _V_BIAS not in header.tensors:
        return "v", False
    return ("v" if read_weights_tensor(path, header.tensors[_V_BIAS]).std() > _V_SPREAD else "epsilon"), False


def _scheduler(family: Family, zero_snr: bool) -> SchedulerDefaults:
    """Return the timesteps of the scheduler that the family's first models were published with."""
    return SchedulerDefaults(
        class_name="EulerDiscreteScheduler" if family.startswith("sdxl") else "PNDMScheduler",
        timestep_spacing="trailing" if zero_snr else "leading",
        steps_offset=0 if zero_snr else 1,
        set_alpha_to_one=False,
        clip_sample=False,
    )


def _entry(path: Path, header: WeightsHeader, name: str) -> TensorEntry:
    if name not in header.tensors:
        raise BadInput(f"{path.name} is incomplete: it has no {name}.")
    return header.tensors[name]


def _any(names: Collection[str], *wanted: str) -> bool:
    return any(name in names for name in wanted)
