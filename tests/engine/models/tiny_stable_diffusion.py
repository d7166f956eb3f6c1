"""Tiny pipelines of the whole Stable Diffusion family, with random weights and the real topology of each member."""

import json
from typing import Any

import torch
from diffusers import (
    AutoencoderKL,
    ControlNetModel,
    DDIMScheduler,
    EulerDiscreteScheduler,
    PNDMScheduler,
    StableDiffusionInpaintPipeline,
    StableDiffusionPipeline,
    StableDiffusionXLImg2ImgPipeline,
    StableDiffusionXLInpaintPipeline,
    StableDiffusionXLPipeline,
    UNet2DConditionModel,
)
from tokenizers import pre_tokenizers
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.engine.networks.text_encoder import PROJECTED, TextEncoder
from studio.protocol.modelcard import ModelCard, SchedulerDefaults
from studio.protocol.prompts.clip_vocabulary import FOLDER
from studio.protocol.training_recipe import ScheduleSpec

FAMILIES = ("sd1", "sd1-inpaint", "sd2", "sd2-inpaint", "sdxl", "sdxl-inpaint", "sdxl-refiner")
SIZE, LATENT = 64, (4, 8, 8)
START, END = "<|startoftext|>", "<|endoftext|>"
_WIDTHS = {"sd1": (48,), "sd2": (64,), "sdxl": (32, 40)}  # of the text encoders
_REAL_WIDTHS = {"sd1": (768,), "sd2": (1024,), "sdxl": (768, 1280)}
_BETAS = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear"}


def tiny_pipeline(
    family: str, *, seed: int = 0, real_text_width: bool = False, vocabulary: CLIPTokenizer | None = None
) -> Any:
    """Make diffusers' pipeline of a family, for pictures of 64x64 by way of latents [4, 8, 8].

    Blocks, layers and options are those of the real network, so that its weights convert to the original layout; only
    channels, heads and the text encoders' depth are small.

    Args:
        family: One of FAMILIES.
        seed: Of the weights.
        real_text_width: Whether the text encoders, and with them the cross-attention, are as wide as the real ones.
        vocabulary: The tokenizer; None for one that knows bytes only.
    """
    kind = family.partition("-")[0]
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        widths = (_REAL_WIDTHS if real_text_width else _WIDTHS)[kind]
        tokenizers = _tokenizers(kind, vocabulary)
        refiner = family == "sdxl-refiner"
        parts = {"unet": _unet(family, widths), "vae": _vae(kind), "scheduler": _scheduler(kind)}
        for number, (width, tokenizer) in enumerate(zip(widths, tokenizers, strict=True)):
            name = "" if number == 0 else "_2"
            encoder = _text_encoder(kind, width, tokenizer, projected=number == 1)
            missing = refiner and number == 0
            parts[f"tokenizer{name}"] = None if missing else tokenizer
            parts[f"text_encoder{name}"] = None if missing else encoder
    if kind == "sdxl":
        classes = {"sdxl": StableDiffusionXLPipeline, "sdxl-inpaint": StableDiffusionXLInpaintPipeline}
        made = classes.get(family, StableDiffusionXLImg2ImgPipeline)
        more = {"force_zeros_for_empty_prompt": not refiner, "add_watermarker": False}
        if refiner:
            more["requires_aesthetics_score"] = True
        pipeline = made(**parts, **more)
    else:
        made = StableDiffusionInpaintPipeline if family.endswith("inpaint") else StableDiffusionPipeline
        pipeline = made(**parts, safety_checker=None, feature_extractor=None, requires_safety_checker=False)
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


def tiny_controlnet(pipeline: Any, *, seed: int = 1) -> ControlNetModel:
    """Make a ControlNet that fits a pipeline's U-Net, and changes what it predicts."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        unet = UNet2DConditionModel.from_config({**pipeline.unet.config, "in_channels": 4})
        network = ControlNetModel.from_unet(
            unet, conditioning_embedding_out_channels=(8, 8, 16, 16), load_weights_from_unet=False
        )
        for layer in (network.controlnet_cond_embedding.conv_out, *network.controlnet_down_blocks):
            torch.nn.init.normal_(layer.weight, std=0.3)  # new ones are zero, and change nothing
    return network.eval()


def tiny_model(pipeline: Any, family: str) -> StableDiffusionModel:
    """Return the program's model with the networks of a tiny pipeline; text encoders are copied, the rest is shared.

    As in a loaded model, no weight requires a gradient: torch multiplies those that do in another order.
    """
    parts: dict[str, Any] = {part: getattr(pipeline, part).eval().requires_grad_(False) for part in ("unet", "vae")}
    for name, tokenizer in (("text_encoder", "tokenizer"), ("text_encoder_2", "tokenizer_2")):
        theirs = pipeline.components.get(name)
        if theirs is not None:
            parts[name] = encoder_of(theirs, getattr(pipeline, tokenizer))
    return StableDiffusionModel.assemble(tiny_card(pipeline, family), parts)


def tiny_card(pipeline: Any, family: str) -> ModelCard:
    """Return the card of a tiny pipeline."""
    config = pipeline.scheduler.config
    return ModelCard(
        name=f"tiny {family}",
        title="Tiny",
        kind="stable-diffusion",
        family=family,
        model="text-to-image",
        size=SIZE,
        channels=3,
        latent=LATENT,
        prediction_type="v" if config.prediction_type == "v_prediction" else "epsilon",
        schedule=ScheduleSpec(kind="scaled_linear"),
        scheduler=SchedulerDefaults(
            class_name=type(pipeline.scheduler).__name__,
            timestep_spacing=config.timestep_spacing,
            steps_offset=config.steps_offset,
            set_alpha_to_one=config.get("set_alpha_to_one", True),
        ),
        zero_empty_negative=bool(pipeline.config.get("force_zeros_for_empty_prompt", False)),
    )


def encoder_of(theirs: Any, tokenizer: CLIPTokenizer) -> TextEncoder:
    """Return the program's text encoder with the weights of one of transformers' and its tokenizer."""
    projects = isinstance(theirs, CLIPTextModelWithProjection)
    ours = TextEncoder.from_config({**theirs.config.to_dict(), "architectures": [PROJECTED] if projects else []})
    ours.load_state_dict({name.removeprefix("text_model."): value for name, value in theirs.state_dict().items()})
    settings = {"tokenizer_class": "CLIPTokenizer", "model_max_length": 77, "pad_token": tokenizer.pad_token}
    settings |= {"bos_token": START, "eos_token": END, "unk_token": END}
    merges = [" ".join(pair) for pair in _merges(tokenizer)]
    ours.files = {
        f"{FOLDER}/vocab.json": json.dumps(tokenizer.get_vocab()).encode(),
        f"{FOLDER}/merges.txt": "\n".join(["#version: 0.2", *merges, ""]).encode(),
        f"{FOLDER}/tokenizer_config.json": json.dumps(settings).encode(),
    }
    return ours.eval().requires_grad_(False)


def byte_tokenizer(pad: str = END) -> CLIPTokenizer:
    """Return CLIP's tokenizer without merges: each byte is a token."""
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    tokens = [*letters, *(letter + "</w>" for letter in letters), START, END]
    vocabulary = {token: number for number, token in enumerate(tokens)}
    return CLIPTokenizer(vocab=vocabulary, merges=[], model_max_length=77, pad_token=pad)


def _tokenizers(kind: str, vocabulary: CLIPTokenizer | None) -> list[CLIPTokenizer]:
    """One for each text encoder; they differ in the token that fills short prompts up."""
    pads = {"sd1": (END,), "sd2": ("!",), "sdxl": (END, "!")}[kind]
    if vocabulary is None:
        return [byte_tokenizer(pad) for pad in pads]
    return [
        CLIPTokenizer(vocab=vocabulary.get_vocab(), merges=_merges(vocabulary), model_max_length=77, pad_token=pad)
        for pad in pads
    ]


def _merges(tokenizer: CLIPTokenizer) -> list[tuple[str, str]]:
    return [tuple(pair) for pair in json.loads(tokenizer.backend_tokenizer.to_str())["model"]["merges"]]


def _text_encoder(kind: str, width: int, tokenizer: CLIPTokenizer, *, projected: bool) -> Any:
    config = CLIPTextConfig(
        vocab_size=len(tokenizer),
        hidden_size=width,
        intermediate_size=2 * width,
        projection_dim=width,
        num_hidden_layers=3,
        num_attention_heads=4,
        max_position_embeddings=77,
        hidden_act="quick_gelu" if kind == "sd1" or (kind == "sdxl" and not projected) else "gelu",
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    made = (CLIPTextModelWithProjection if projected else CLIPTextModel)(config)
    # transformers starts so small that all prompts would be almost alike
    for parameter in made.parameters():
        if parameter.dim() == 2:
            torch.nn.init.normal_(parameter, std=parameter.shape[1] ** -0.5)
    return made.eval()


def _unet(family: str, widths: tuple[int, ...]) -> UNet2DConditionModel:
    kind = family.partition("-")[0]
    inputs = 9 if family.endswith("inpaint") else 4
    config: dict[str, Any] = {
        "sample_size": LATENT[1],
        "in_channels": inputs,
        "out_channels": 4,
        "layers_per_block": 2,
        "norm_num_groups": 8,
    }
    if kind in ("sd1", "sd2"):
        config |= {
            "block_out_channels": (16, 16, 32, 32),
            "down_block_types": ("CrossAttnDownBlock2D",) * 3 + ("DownBlock2D",),
            "up_block_types": ("UpBlock2D",) + ("CrossAttnUpBlock2D",) * 3,
            "cross_attention_dim": widths[0],
            "attention_head_dim": 2 if kind == "sd1" else (2, 2, 4, 4),
            "use_linear_projection": kind == "sd2",
        }
    elif family == "sdxl-refiner":
        config |= {
            "block_out_channels": (16, 32, 32, 32),
            "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"),
            "up_block_types": ("UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
            "cross_attention_dim": widths[1],
            "transformer_layers_per_block": 2,
            "attention_head_dim": (2, 4, 4, 4),
        }
    else:
        config |= {
            "block_out_channels": (16, 32, 32),
            "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
            "up_block_types": ("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
            "cross_attention_dim": sum(widths),
            "transformer_layers_per_block": (1, 2, 3),
            "attention_head_dim": (2, 4, 4),
        }
    if kind == "sdxl":
        sizes = 5 if family == "sdxl-refiner" else 6
        config |= {
            "use_linear_projection": True,
            "addition_embed_type": "text_time",
            "addition_time_embed_dim": 8,
            "projection_class_embeddings_input_dim": 8 * sizes + widths[1],
        }
    return UNet2DConditionModel(**config).eval()


def _vae(kind: str) -> AutoencoderKL:
    return AutoencoderKL(
        sample_size=SIZE,
        latent_channels=4,
        block_out_channels=(8, 8, 16, 16),
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        layers_per_block=2,
        norm_num_groups=8,
        scaling_factor=0.13025 if kind == "sdxl" else 0.18215,
    ).eval()


def _scheduler(kind: str) -> Any:
    """The scheduler that the family's models come with."""
    if kind == "sd1":
        return PNDMScheduler(**_BETAS, steps_offset=1, set_alpha_to_one=False, skip_prk_steps=True)
    if kind == "sd2":
        return DDIMScheduler(
            **_BETAS, steps_offset=1, set_alpha_to_one=False, clip_sample=False, prediction_type="v_prediction"
        )
    return EulerDiscreteScheduler(**_BETAS, steps_offset=1, timestep_spacing="leading")
