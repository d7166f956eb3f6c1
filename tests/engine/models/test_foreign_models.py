"""Models made by other programs: the same networks from a diffusers folder and from a single file."""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import (
    AutoencoderKL,
    ControlNetModel,
    DDIMPipeline,
    DDIMScheduler,
    DDPMPipeline,
    DDPMScheduler,
    LDMPipeline,
    UNet2DModel,
    VQModel,
)
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from studio.engine.diffusion.rng import picture_generators
from studio.engine.generation.label_to_image import LabelToImage
from studio.engine.models.conditioned_unet import ActiveControl
from studio.engine.models.controlnet import ControlModel
from studio.engine.models.files import load_model, load_parts
from studio.engine.models.kl_autoencoder import KlAutoencoderModel
from studio.engine.models.latent import LatentModel
from studio.engine.models.loading import Loading
from studio.engine.models.pixel import PixelModel
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.engine.networks.text_encoder import TextEncoder
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import read_card
from tests.engine.models.foreign_models import clip_tokenizer, foreign_folder, foreign_pipeline
from tests.engine.models.original_layout import autoencoder_tensors, controlnet_tensors, write_original
from tests.engine.models.tiny_stable_diffusion import FAMILIES, LATENT, SIZE, tiny_controlnet

BIAS = "model.diffusion_model.output_blocks.11.1.transformer_blocks.0.norm1.bias"


def assert_weights(parts: dict[str, Any], pipeline: Any) -> None:
    """All networks of the pipeline are there, with its weights to the bit."""
    wanted = [name for name in ("text_encoder", "text_encoder_2", "unet", "vae") if getattr(pipeline, name, None)]
    assert sorted(parts) == sorted(wanted)
    for name in wanted:
        want = {key.removeprefix("text_model."): value for key, value in getattr(pipeline, name).state_dict().items()}
        found = parts[name].state_dict()
        assert found.keys() == want.keys()
        assert all(torch.equal(found[key], value) for key, value in want.items())


@pytest.mark.parametrize("family", FAMILIES)
def test_folder_and_file_hold_the_same_networks(family: str, tmp_path: Path) -> None:
    pipeline = foreign_pipeline(family)
    file = write_original(tmp_path / "model.safetensors", pipeline, family)
    for place in (foreign_folder(family), file):
        card, parts = load_parts(place)
        assert (card.kind, card.family) == ("stable-diffusion", family)
        assert card.latent[0] == LATENT[0]
        assert card == read_card(place)
        assert_weights(parts, pipeline)
        for name in set(parts) & {"text_encoder", "text_encoder_2"}:
            encoder, stock = parts[name], getattr(pipeline, name.replace("text_encoder", "tokenizer"))
            assert isinstance(encoder, TextEncoder)
            assert encoder.config.hidden_act == getattr(pipeline, name).config.hidden_act
            want = stock(["a red fox"], padding="max_length", max_length=77, return_tensors="pt").input_ids
            assert torch.equal(encoder.tokens(["a red fox"]), want)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_folder_reports_the_size_and_the_scheduler(family: str) -> None:
    card, scheduler = read_card(foreign_folder(family)), foreign_pipeline(family).scheduler
    assert (card.size, card.latent) == (SIZE, LATENT)
    assert card.prediction_type == ("v" if scheduler.config.prediction_type == "v_prediction" else "epsilon")
    assert (card.schedule.kind, card.schedule.beta_start, card.schedule.beta_end) == ("scaled_linear", 0.00085, 0.012)
    assert card.scheduler.class_name == type(scheduler).__name__
    assert card.scheduler.timestep_spacing == scheduler.config.timestep_spacing
    assert card.scheduler.steps_offset == scheduler.config.steps_offset


def test_shards_and_half_precision(tmp_path: Path) -> None:
    pipeline = foreign_pipeline("sd1")
    pipeline.save_pretrained(tmp_path / "shards", max_shard_size="200KB")
    assert (tmp_path / "shards/unet/diffusion_pytorch_model.safetensors.index.json").is_file()
    assert_weights(load_parts(tmp_path / "shards")[1], pipeline)
    pipeline.save_pretrained(tmp_path / "variant", variant="fp16")
    assert not (tmp_path / "variant/unet/diffusion_pytorch_model.safetensors").exists()
    assert_weights(load_parts(tmp_path / "variant")[1], pipeline)


def test_names_of_older_versions(tmp_path: Path) -> None:
    """The hub's first folders: `text_model.` before all names, position ids, and attention layers named `query`."""
    folder = shutil.copytree(foreign_folder("sd1"), tmp_path / "old")
    old = {"to_q": "query", "to_k": "key", "to_v": "value", "to_out.0": "proj_attn"}
    change(folder / "text_encoder/model.safetensors", lambda name: f"text_model.{name}")
    change(folder / "vae/diffusion_pytorch_model.safetensors", lambda name: renamed(name, old))
    with safe_open(folder / "vae/diffusion_pytorch_model.safetensors", "pt") as file:
        assert "encoder.mid_block.attentions.0.proj_attn.weight" in file.keys()  # noqa: SIM118
    extra = load_file(folder / "text_encoder/model.safetensors")
    extra["text_model.embeddings.position_ids"] = torch.arange(77)[None]
    save_file(extra, folder / "text_encoder/model.safetensors")
    assert_weights(load_parts(folder)[1], foreign_pipeline("sd1"))


def test_a_merge_without_the_inner_name_and_with_leftovers(tmp_path: Path) -> None:
    pipeline = foreign_pipeline("sd1")
    file = write_original(tmp_path / "merge.safetensors", pipeline, "sd1", **{"model_ema.decay": torch.ones(())})
    change(file, lambda name: name.replace("transformer.text_model.", "transformer."))
    assert_weights(load_parts(file)[1], pipeline)


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16, torch.float8_e4m3fn])
def test_other_number_formats(dtype: torch.dtype, tmp_path: Path) -> None:
    file = write_original(tmp_path / "half.safetensors", foreign_pipeline("sd1"), "sd1")
    short = {
        name: value.to(dtype) if name.startswith("model.diffusion_model.") else value
        for name, value in load_file(file).items()
    }
    save_file(short, file)
    unet = load_parts(file)[1]["unet"].state_dict()
    for name, value in foreign_pipeline("sd1").unet.state_dict().items():
        assert torch.equal(unet[name], value.to(dtype).float())


@pytest.mark.parametrize("control_half", [True, False])
def test_networks_compute_in_half_precision(control_half: bool, tmp_path: Path) -> None:
    """As on a GPU, where networks of different precisions work together."""
    pipeline = foreign_pipeline("sd1")
    file = write_original(tmp_path / "half.safetensors", pipeline, "sd1")
    short = ("model.diffusion_model.", "cond_stage_model.")
    save_file(
        {
            name: value.bfloat16() if name.startswith(short) and value.is_floating_point() else value
            for name, value in load_file(file).items()
        },
        file,
    )
    network = tiny_controlnet(pipeline)
    control = tmp_path / "control.safetensors"
    save_file(network.state_dict(), control)
    card, parts = load_parts(file, loading=Loading("bfloat16"))
    assert {next(part.parameters()).dtype for part in parts.values()} == {torch.bfloat16}
    assert next(load_parts(file)[1]["unet"].parameters()).dtype == torch.float32
    model = StableDiffusionModel.assemble(card, parts)
    guide = load_parts(control, loading=Loading("bfloat16" if control_half else "float32"))[1]["controlnet"]
    assert guide.dtype == (torch.bfloat16 if control_half else torch.float32)
    active = ActiveControl(guide, torch.rand(1, 3, 64, 64))
    x, t = torch.randn(1, 4, 8, 8), torch.tensor([500])
    made = model.denoiser(["a fox"], 3.0, controls=[active])(x, t).epsilon
    exact = StableDiffusionModel.assemble(*load_parts(file))
    full = load_parts(control)[1]["controlnet"]
    want = exact.denoiser(["a fox"], 3.0, controls=[ActiveControl(full, active.images)])(x, t).epsilon
    assert made.dtype == torch.float32
    assert float((made - want).abs().mean()) < 0.1 * float(want.abs().mean())


def test_what_marks_v_prediction(tmp_path: Path) -> None:
    file = tmp_path / "model.safetensors"
    write_original(file, foreign_pipeline("sdxl"), "sdxl")
    assert read_card(file).prediction_type == "epsilon"
    write_original(file, foreign_pipeline("sdxl"), "sdxl", v_pred=torch.zeros(0), ztsnr=torch.zeros(0))
    card = read_card(file)
    assert (card.prediction_type, card.schedule.zero_terminal_snr) == ("v", True)
    assert card.scheduler.timestep_spacing == "trailing"
    for spread, prediction, size in ((0.2, "v", 768), (0.02, "epsilon", 512)):
        bias = torch.linspace(-spread, spread, 16)
        write_original(file, foreign_pipeline("sd2"), "sd2", **{BIAS: bias})
        assert (read_card(file).prediction_type, read_card(file).size) == (prediction, size)
        save_file({name: value.bfloat16() for name, value in load_file(file).items()}, file)
        assert read_card(file).prediction_type == prediction


@pytest.mark.parametrize(
    ("family", "layout"),
    [
        *((family, layout) for family in ("sd1", "sd2", "sdxl") for layout in ("folder", "diffusers")),
        *((family, layout) for family in ("sd1", "sd2") for layout in ("control_model.", "")),
    ],
)
def test_controlnets(layout: str, family: str, tmp_path: Path) -> None:
    network = tiny_controlnet(foreign_pipeline(family))
    place = tmp_path / "control.safetensors"
    if layout == "folder":
        place = tmp_path / "control"
        network.save_pretrained(place)
    elif layout == "diffusers":
        save_file(network.state_dict(), place)
    else:
        tensors = controlnet_tensors(network)
        save_file({f"{layout}{name}": value.contiguous().clone() for name, value in tensors.items()}, place)
    model = load_model(place)
    assert isinstance(model, ControlModel)
    assert isinstance(model.controlnet, ControlNetModel)
    want = network.state_dict()
    assert model.controlnet.state_dict().keys() == want.keys()
    assert all(torch.equal(model.controlnet.state_dict()[name], value) for name, value in want.items())


@pytest.mark.parametrize("layout", ["folder", "diffusers", "first_stage_model.", ""])
def test_autoencoders(layout: str, tmp_path: Path) -> None:
    network = foreign_pipeline("sd1").vae
    place = tmp_path / "vae.safetensors"
    if layout == "folder":
        place = tmp_path / "vae"
        network.save_pretrained(place)
    elif layout == "diffusers":
        save_file(network.state_dict(), place)
    else:
        tensors = {f"{layout}{name}": value for name, value in autoencoder_tensors(network).items()}
        tensors["loss.logvar"] = torch.zeros(())
        save_file({name: value.contiguous().clone() for name, value in tensors.items()}, place)
    model = load_model(place)
    assert isinstance(model, KlAutoencoderModel)
    assert isinstance(model.vae, AutoencoderKL)
    assert all(torch.equal(model.vae.state_dict()[name], value) for name, value in network.state_dict().items())


def test_an_unconditional_pixel_model(tmp_path: Path) -> None:
    torch.manual_seed(0)
    unet = UNet2DModel(
        sample_size=16,
        block_out_channels=(8, 16),
        norm_num_groups=4,
        down_block_types=("DownBlock2D", "AttnDownBlock2D"),
        up_block_types=("AttnUpBlock2D", "UpBlock2D"),
        layers_per_block=1,
    )
    scheduler = DDPMScheduler(prediction_type="v_prediction", beta_schedule="squaredcos_cap_v2", clip_sample=False)
    DDPMPipeline(unet, scheduler).save_pretrained(tmp_path / "pixels")
    model = load_model(tmp_path / "pixels")
    assert isinstance(model, PixelModel)
    assert (model.card.size, model.card.channels, model.card.labels) == (16, 3, ())
    assert (model.card.prediction_type, model.card.schedule.kind, model.card.sampler) == ("v", "cosine", "ddpm")
    assert not model.card.scheduler.clip_sample
    unet.eval().requires_grad_(False)  # as in a loaded model: torch multiplies weights with a gradient in another order
    x, t = torch.randn(2, 3, 16, 16), torch.tensor([700, 20])
    with torch.no_grad():
        assert torch.equal(model.denoiser([None, None], 1.0)(x, t).v, unet(x, t).sample)
    assert model.sample([None], guidance=1.0, seed=0, steps=2).shape == (1, 3, 16, 16)


@pytest.mark.parametrize("zero_snr", [False, True])
def test_a_noise_schedule_that_is_a_table(zero_snr: bool, tmp_path: Path) -> None:
    network = UNet2DModel(
        sample_size=16,
        block_out_channels=(8, 16),
        norm_num_groups=4,
        down_block_types=("DownBlock2D", "DownBlock2D"),
        up_block_types=("UpBlock2D", "UpBlock2D"),
        layers_per_block=1,
    )
    betas = np.geomspace(1e-4, 0.2, 60).tolist()
    prediction = "v_prediction" if zero_snr else "epsilon"
    scheduler = DDIMScheduler(
        num_train_timesteps=60, trained_betas=betas, rescale_betas_zero_snr=zero_snr, prediction_type=prediction
    )
    DDIMPipeline(network, scheduler).save_pretrained(tmp_path / "table")
    model = load_model(tmp_path / "table")
    assert isinstance(model, PixelModel)
    assert model.schedule.timesteps == model.card.schedule.timesteps == 60
    torch.testing.assert_close(model.schedule.alphas_cumprod.float(), scheduler.alphas_cumprod, atol=1e-6, rtol=1e-4)
    pipeline = DDIMPipeline.from_pretrained(tmp_path / "table")
    pipeline.set_progress_bar_config(disable=True)
    recipe = GenerateRecipe(sampler="ddim", steps=6, seed=2)
    theirs = pipeline(
        1,
        generator=list(picture_generators(2, 1)),
        num_inference_steps=6,
        use_clipped_model_output=True,  # as in the paper's own code; it is off by default
        output_type="np",
    ).images
    *_, last = LabelToImage(recipe, model).steps(0, 1)
    ours = (last.x_next / 2 + 0.5).clamp(0, 1)[0].permute(1, 2, 0).numpy()
    np.testing.assert_allclose(ours, theirs[0], atol=1e-4)


@pytest.mark.parametrize("coder", [VQModel, AutoencoderKL])
def test_an_unconditional_latent_model(coder: Any, tmp_path: Path) -> None:
    torch.manual_seed(0)
    unet = UNet2DModel(
        sample_size=8,
        block_out_channels=(8, 16),
        norm_num_groups=4,
        down_block_types=("DownBlock2D", "DownBlock2D"),
        up_block_types=("UpBlock2D", "UpBlock2D"),
        layers_per_block=1,
    )
    vae = coder(
        block_out_channels=(8, 16),
        norm_num_groups=4,
        latent_channels=3,
        sample_size=16,
        down_block_types=("DownEncoderBlock2D",) * 2,
        up_block_types=("UpDecoderBlock2D",) * 2,
    ).eval()
    scheduler = DDIMScheduler(beta_start=0.0015, beta_end=0.0195, beta_schedule="scaled_linear", clip_sample=False)
    LDMPipeline(vae, unet, scheduler).save_pretrained(tmp_path / "latents")
    model = load_model(tmp_path / "latents")
    assert isinstance(model, LatentModel)
    assert (model.card.size, model.card.latent, model.card.sampler) == (16, (3, 8, 8), "ddim")
    pictures, z = torch.rand(2, 3, 16, 16) * 2 - 1, torch.randn(2, 3, 8, 8)
    with torch.no_grad():
        found = vae.encode(pictures)
        latents = found.latents if coder is VQModel else found.latent_dist.mean
        assert torch.equal(model.encode(pictures), latents * vae.config.scaling_factor)
        assert torch.equal(model.decode(z), vae.decode(z / vae.config.scaling_factor).sample.clamp(-1, 1))
    assert model.sample([None], guidance=1.0, seed=0, steps=2).shape == (1, 3, 16, 16)


def test_a_vocabulary_of_ones_own_needs_a_folder(tmp_path: Path) -> None:
    from tests.engine.models.tiny_stable_diffusion import tiny_pipeline

    file = write_original(tmp_path / "own.safetensors", tiny_pipeline("sd1"), "sd1")
    with pytest.raises(BadInput, match=r"tokens, not the 49,408 of CLIP"):
        load_parts(file)


def test_the_bundled_vocabulary_is_clips() -> None:
    tokenizer = clip_tokenizer()
    assert len(tokenizer) == 49408
    assert tokenizer("a photo of a cat").input_ids == [49406, 320, 1125, 539, 320, 2368, 49407]


def change(file: Path, rename: Any) -> None:
    save_file({rename(name): value for name, value in load_file(file).items()}, file)


def renamed(name: str, words: dict[str, str]) -> str:
    for word, new in words.items():
        name = name.replace(f".{word}.", f".{new}.")
    return name


def test_settings_that_a_class_does_not_know_are_left_out(tmp_path: Path) -> None:
    folder = shutil.copytree(foreign_folder("sd1"), tmp_path / "model")
    for part in ("unet", "text_encoder"):
        config = json.loads((folder / part / "config.json").read_text())
        config |= {"quantization_config": {"quant_method": "bitsandbytes"}, "attn_implementation": "kernels/evil"}
        config |= {"_attn_implementation": "kernels/evil", "auto_map": {"AutoModel": "evil.Evil"}}
        (folder / part / "config.json").write_text(json.dumps(config))
    _, parts = load_parts(folder)
    assert_weights(parts, foreign_pipeline("sd1"))
    assert "quantization_config" not in parts["unet"].config
    assert not hasattr(parts["text_encoder"].config, "quantization_config")
