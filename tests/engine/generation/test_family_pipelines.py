"""diffusers' own pipelines are the oracle for every family: the denoising loop comes to their latents in every task."""

import dataclasses
from functools import cache
from itertools import product
from pathlib import Path

import diffusers
import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from studio.engine.diffusion.rng import picture_generators
from studio.engine.generation.controls import ControlInput
from studio.engine.generation.generate import generate
from studio.engine.generation.inpainting import read_repainting
from studio.engine.generation.model_cache import ModelCache
from studio.engine.generation.text_to_image import TextToImage
from studio.engine.models.controlnet import ControlModel
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.events import Result
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe
from studio.protocol.modelcard import SchedulerDefaults, dump_card
from studio.protocol.training_recipe import ScheduleSpec
from tests.engine.models.tiny_stable_diffusion import SIZE, tiny_controlnet, tiny_model, tiny_pipeline

PROMPT, NEGATIVE, STEPS, STRENGTH, COUNT = "a tiger on a blue background", "a red apple", 4, 0.6, 2
FAMILIES = ("sd1", "sd1-inpaint", "sd2", "sd2-inpaint", "sdxl", "sdxl-inpaint")
SAMPLER = {"sd1": "ddim", "sd2": "ddim", "sdxl": "euler"}  # the family's own, or DDIM
BETAS = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear"}
SCHEDULERS = {
    "ddim": ("DDIMScheduler", {"clip_sample": False, "set_alpha_to_one": False}),
    "ddpm": ("DDPMScheduler", {"clip_sample": False}),
    "euler": ("EulerDiscreteScheduler", {}),
    "euler_a": ("EulerAncestralDiscreteScheduler", {}),
    "heun": ("HeunDiscreteScheduler", {}),
    "lms": ("LMSDiscreteScheduler", {}),
    "pndm": ("PNDMScheduler", {"skip_prk_steps": True, "set_alpha_to_one": False}),
    "dpmpp_2m": ("DPMSolverMultistepScheduler", {}),
    "dpmpp_2m_sde": ("DPMSolverMultistepScheduler", {"algorithm_type": "sde-dpmsolver++"}),
    "unipc": ("UniPCMultistepScheduler", {}),
    "deis": ("DEISMultistepScheduler", {}),
    "sa": ("SASolverScheduler", {}),
    "lcm": ("LCMScheduler", {}),
    "tcd": ("TCDScheduler", {}),
}
PIPELINES = {
    ("sd", "text", False): "StableDiffusionPipeline",
    ("sd", "image", False): "StableDiffusionImg2ImgPipeline",
    ("sd", "inpaint", False): "StableDiffusionInpaintPipeline",
    ("sd", "text", True): "StableDiffusionControlNetPipeline",
    ("sd", "image", True): "StableDiffusionControlNetImg2ImgPipeline",
    ("sd", "inpaint", True): "StableDiffusionControlNetInpaintPipeline",
    ("sdxl", "text", False): "StableDiffusionXLPipeline",
    ("sdxl", "image", False): "StableDiffusionXLImg2ImgPipeline",
    ("sdxl", "inpaint", False): "StableDiffusionXLInpaintPipeline",
    ("sdxl", "text", True): "StableDiffusionXLControlNetPipeline",
    ("sdxl", "image", True): "StableDiffusionXLControlNetImg2ImgPipeline",
    ("sdxl", "inpaint", True): "StableDiffusionXLControlNetInpaintPipeline",
}


@cache
def pipeline_of(family: str):
    return tiny_pipeline(family)


@cache
def model_of(family: str):
    return tiny_model(pipeline_of(family), family)


@cache
def controlnets(family: str):
    return [tiny_controlnet(pipeline_of(family), seed=seed) for seed in (1, 2)]


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, str]:
    place = tmp_path_factory.mktemp("pictures")
    rng = np.random.default_rng(0)
    Image.fromarray(rng.integers(0, 256, (SIZE, SIZE, 3), np.uint8)).save(place / "image.png")
    mask = np.zeros((SIZE, SIZE), np.uint8)
    mask[16:40, 24:56] = 255  # whole cells of the latents
    Image.fromarray(mask).save(place / "mask.png")
    return {"image": str(place / "image.png"), "mask": str(place / "mask.png")}


def plan_of(family: str, files, task: str, controls: int = 0, **changes) -> TextToImage:
    known = {"text": {}, "image": {"image": files["image"]}, "inpaint": files}[task]
    asked = {"model": family, "prompt": PROMPT, "negative": NEGATIVE, "steps": STEPS, "guidance": 3.0, "seed": 5}
    asked |= {"count": COUNT, "sampler": SAMPLER[family.partition("-")[0]], "crop": None}
    asked |= {"strength": STRENGTH} if task != "text" else {}
    recipe = GenerateRecipe.model_validate(asked | known | changes)
    model, specs = model_of(family), ({"weight": 0.8}, {"weight": 1.5, "start": 0.2, "end": 0.7})
    rng = np.random.default_rng(1)
    inputs = [
        ControlInput(
            ControlModel(model.card, network),
            torch.from_numpy(rng.random((1, 3, SIZE, SIZE), np.float32)),
            ControlSpec(image="", **spec),
        )
        for network, spec in zip(controlnets(family)[:controls], specs, strict=False)
    ]
    for one in inputs:
        one.model.check_fits(model)
    return TextToImage(recipe, model, read_repainting(recipe, (SIZE, SIZE)), inputs)


def ours(plan: TextToImage) -> torch.Tensor:
    with plan.prepared():
        *_, last = plan.steps(0, COUNT)
    return last.x_next


def theirs(plan: TextToImage, family: str, task: str, scheduler=None, loras=(), **more) -> torch.Tensor:
    """The stock pipeline's result for the same picture, mask, control images and noise."""
    recipe, inpaints = plan.recipe, family.endswith("inpaint")
    task = "inpaint" if inpaints else task
    own = pipeline_of(family)
    parts = {name: part for name, part in own.components.items() if name not in ("image_encoder", "feature_extractor")}
    parts["scheduler"] = scheduler or stock_scheduler(family, recipe.sampler)
    controls = list(plan._controls)
    if controls:
        networks = [control.model.controlnet for control in controls]
        parts["controlnet"] = networks if len(networks) > 1 else networks[0]
    kind = "sdxl" if family.startswith("sdxl") else "sd"
    made = getattr(diffusers, PIPELINES[kind, task, bool(controls)])
    if kind == "sdxl":
        pipeline = made(**parts, add_watermarker=False)
        pipeline.register_to_config(**{k: own.config[k] for k in own.config if k.startswith("force_zeros")})
        if "requires_aesthetics_score" in own.config:
            pipeline.register_to_config(requires_aesthetics_score=own.config.requires_aesthetics_score)
    else:
        parts.setdefault("safety_checker", None)
        pipeline = made(**parts, feature_extractor=None, requires_safety_checker=False)
    pipeline.set_progress_bar_config(disable=True)
    asked = {
        "prompt": [PROMPT] * COUNT,
        "negative_prompt": [recipe.negative] * COUNT if recipe.negative else None,
        "guidance_scale": recipe.guidance,
        "num_inference_steps": recipe.steps,
        "generator": list(picture_generators(recipe.seed, COUNT)),
        "output_type": "latent",
        "eta": recipe.eta,
    }
    if task == "text":
        asked |= {"height": SIZE, "width": SIZE}
    else:
        asked |= {"image": (plan._seen() / 2 + 0.5).repeat(COUNT, 1, 1, 1)}
        asked["strength"] = recipe.strength if recipe.image else 1.0
    if task == "inpaint":
        asked["mask_image"] = plan._mask((SIZE, SIZE)).repeat(COUNT, 1, 1, 1)
        asked |= {"height": SIZE, "width": SIZE}
    if controls:
        images = [control.image.repeat(COUNT, 1, 1, 1) for control in controls]
        several = len(controls) > 1
        asked["image" if task == "text" else "control_image"] = images if several else images[0]
        for name, values in {
            "controlnet_conditioning_scale": [control.spec.weight for control in controls],
            "control_guidance_start": [control.spec.start for control in controls],
            "control_guidance_end": [control.spec.end for control in controls],
        }.items():
            asked[name] = values if several else values[0]
    for index, lora in enumerate(loras):
        pipeline.load_lora_weights(Path(lora.file).parent, weight_name=Path(lora.file).name, adapter_name=f"{index}")
        pipeline.set_adapters(f"{index}", lora.weight)
    with torch.no_grad():
        made = pipeline(**asked | more).images
    if loras:
        pipeline.unload_lora_weights()  # off the U-Net, which both share
    return made


def stock_scheduler(family: str, sampler: str):
    name, own = SCHEDULERS[sampler]
    settings = {**BETAS, "steps_offset": 1, "timestep_spacing": "leading", **own}
    if family.startswith("sdxl") and "set_alpha_to_one" in settings:
        settings["set_alpha_to_one"] = True
    if family.startswith("sd2"):
        settings["prediction_type"] = "v_prediction"
    return getattr(diffusers, name)(**settings)


def assert_equal(plan: TextToImage, family: str, task: str, **more) -> None:
    torch.testing.assert_close(ours(plan), theirs(plan, family, task, **more), atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("controls", [0, 1, 2])
@pytest.mark.parametrize(("family", "task"), [*product(FAMILIES, ["text", "image", "inpaint"])])
def test_every_task_with_and_without_controls(files, family: str, task: str, controls: int) -> None:
    assert_equal(plan_of(family, files, task, controls), family, task)


@pytest.mark.parametrize(("family", "task"), [*product(FAMILIES, ["text", "image", "inpaint"])])
def test_every_task_with_a_lora(files, tmp_path, family: str, task: str) -> None:
    controls = int(task == "text")
    file = lora_file(tmp_path / "lora.safetensors", family)
    plan = plan_of(family, files, task, controls, loras=[{"file": str(file), "weight": 0.6}])
    assert_equal(plan, family, task, loras=plan.recipe.loras)
    without = plan_of(family, files, task, controls)
    assert not torch.allclose(ours(plan), ours(without), atol=1e-2)


def lora_file(path: Path, family: str) -> Path:
    """Write a LoRA of all attention layers, of U-Net and text encoders."""
    generator = torch.Generator().manual_seed(3)
    networks = {name: pipeline_of(family).components.get(name) for name in ("unet", "text_encoder", "text_encoder_2")}
    tensors = {}
    for network, module in networks.items():
        for name, layer in module.named_modules() if module is not None else ():
            if isinstance(layer, torch.nn.Linear) and name.endswith(("to_q", "to_v", "q_proj", "v_proj")):
                down = torch.randn(2, layer.in_features, generator=generator)
                up = torch.randn(layer.out_features, 2, generator=generator)
                tensors |= {f"{network}.{name}.lora_A.weight": down / 4, f"{network}.{name}.lora_B.weight": up / 4}
    save_file(tensors, path)
    return path


@pytest.mark.parametrize("family", FAMILIES)
def test_inpainting_at_full_strength(files, family: str) -> None:
    assert_equal(plan_of(family, files, "inpaint", strength=1.0), family, "inpaint")


@pytest.mark.parametrize("sampler", SCHEDULERS)
@pytest.mark.parametrize("task", ["text", "inpaint"])
def test_every_sampler(files, sampler: str, task: str) -> None:
    if sampler in ("pndm", "lms") and task == "inpaint":
        return  # at a strength below 1, the stock schedulers mistake a timestep, or the number of earlier slopes
    plan = plan_of("sd1", files, task, sampler=sampler, steps=8, strength=1.0 if task == "text" else 0.7)
    assert_equal(plan, "sd1", task)


@pytest.mark.parametrize("family", ["sd1", "sd2", "sdxl", "sdxl-inpaint"])
def test_no_negative_prompt(files, family: str) -> None:
    """SDXL reads zeros then, and not an empty text."""
    assert_equal(plan_of(family, files, "text", negative=""), family, "text")


@pytest.mark.parametrize("family", ["sd1", "sdxl"])
def test_guidance_rescale(files, family: str) -> None:
    plan = plan_of(family, files, "text", guidance_rescale=0.7)
    assert_equal(plan, family, "text", guidance_rescale=0.7)


def test_clip_skip_of_sdxl(files) -> None:
    """Without guidance: the stock pipeline skips no layer of the negative prompt."""
    assert_equal(plan_of("sdxl", files, "text", clip_skip=2, guidance=1.0), "sdxl", "text", clip_skip=1)


@pytest.mark.parametrize("family", ["sd1", "sd2"])
@torch.no_grad()
def test_clip_skip_of_one_encoder(files, family: str) -> None:
    """The stock pipeline's own raises, so it is given the states."""
    plan, own = plan_of(family, files, "text", clip_skip=2), pipeline_of(family)
    told = {}
    for name, text in (("prompt_embeds", PROMPT), ("negative_prompt_embeds", NEGATIVE)):
        tokens = own.tokenizer(text, padding="max_length", truncation=True, return_tensors="pt").input_ids
        states = own.text_encoder(tokens, output_hidden_states=True).hidden_states[-2]
        told[name] = own.text_encoder.final_layer_norm(states).repeat(COUNT, 1, 1)
    expected = theirs(plan, family, "text", prompt=None, negative_prompt=None, **told)
    torch.testing.assert_close(ours(plan), expected, atol=1e-4, rtol=1e-4)
    assert not torch.allclose(ours(plan), ours(plan_of(family, files, "text")), atol=1e-3)


@pytest.mark.parametrize("sampler", ["euler", "ddim"])
@pytest.mark.parametrize("negative", [NEGATIVE, ""])
@torch.no_grad()
def test_the_refiner_takes_over(files, sampler: str, negative: str) -> None:
    """The stock pipelines hand over with `denoising_end` and `denoising_start`."""
    refiner = pipeline_of("sdxl-refiner")
    plan = plan_of("sdxl", files, "text", sampler=sampler, steps=10, refiner="refiner", refiner_start=0.7)
    plan = TextToImage(
        plan.recipe.model_copy(update={"negative": negative}), model_of("sdxl"), refiner=model_of("sdxl-refiner")
    )
    half = theirs(plan, "sdxl", "text", denoising_end=0.7)
    refiner.scheduler = stock_scheduler("sdxl", sampler)
    asked = {"prompt": [PROMPT] * COUNT, "negative_prompt": [negative] * COUNT, "guidance_scale": 3.0}
    asked |= {"num_inference_steps": 10, "denoising_start": 0.7, "output_type": "latent"}
    expected = refiner(image=half, **asked).images
    torch.testing.assert_close(ours(plan), expected, atol=1e-4, rtol=1e-4)
    without = TextToImage(plan.recipe.model_copy(update={"refiner": None}), model_of("sdxl"))
    assert not torch.allclose(ours(plan), ours(without), atol=1e-3)


@pytest.mark.parametrize("task", ["image", "inpaint"])
def test_the_refiner_alone(files, task: str) -> None:
    plan = plan_of("sdxl-refiner", files, task, steps=6)
    assert_equal(plan, "sdxl-refiner", task)


@pytest.mark.parametrize("guidance", [1.0, 4.0])
def test_networks_that_receive_the_guidance(files, guidance: float) -> None:
    """Latent consistency models: no negative prompt, and one pass per step."""
    family = "sd1"
    pipeline = pipeline_of(family)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(2)
        known = {name: value for name, value in pipeline.unet.config.items() if not name.startswith("_")}
        unet = diffusers.UNet2DConditionModel(**known | {"time_cond_proj_dim": 32}).eval()
    parts = {name: part for name, part in pipeline.components.items() if name not in ("image_encoder", "unet")}
    parts["scheduler"] = stock_scheduler(family, "lcm")
    stock = diffusers.StableDiffusionPipeline(**parts, unet=unet, requires_safety_checker=False)
    stock.set_progress_bar_config(disable=True)
    plan = plan_of(family, files, "text", sampler="lcm", guidance=guidance)
    plan = TextToImage(plan.recipe, dataclasses.replace(model_of(family), unet=unet))
    asked = {"prompt": [PROMPT] * COUNT, "guidance_scale": guidance, "num_inference_steps": STEPS, "height": SIZE}
    generators = list(picture_generators(5, COUNT))
    expected = stock(**asked, width=SIZE, generator=generators, output_type="latent").images
    torch.testing.assert_close(ours(plan), expected, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("sampler", ["ddim", "euler", "dpmpp_2m", "unipc"])
def test_zero_terminal_snr_with_trailing_timesteps(sampler: str) -> None:
    """As SD 2 models that were trained without a signal in the last timestep (Lin et al. 2024)."""
    family = "sd2"
    card = model_of(family).card
    card = card.model_copy(
        update={
            "schedule": ScheduleSpec(kind="scaled_linear", zero_terminal_snr=True),
            "scheduler": SchedulerDefaults(class_name="DDIMScheduler", timestep_spacing="trailing"),
        }
    )
    model = StableDiffusionModel.assemble(card, model_of(family).parts)
    asked = {"model": family, "prompt": PROMPT, "negative": NEGATIVE, "steps": 8, "guidance": 3.0, "seed": 5}
    recipe = GenerateRecipe.model_validate(asked | {"count": COUNT, "sampler": sampler, "guidance_rescale": 0.7})
    plan = TextToImage(recipe, model)
    name, own = SCHEDULERS[sampler]
    options = {"timestep_spacing": "trailing", "prediction_type": "v_prediction", "rescale_betas_zero_snr": True}
    scheduler = getattr(diffusers, name)(**BETAS, **own | options | ({"set_alpha_to_one": True} if own else {}))
    expected = theirs(plan, family, "text", scheduler, guidance_rescale=0.7)
    torch.testing.assert_close(ours(plan), expected, atol=1e-3, rtol=1e-3)


@pytest.mark.parametrize(
    ("family", "size"),
    [
        *((family, (131, 90)) for family in (*FAMILIES, "sdxl-refiner")),
        *((family, size) for family in ("sd1", "sdxl-inpaint") for size in ((64, 64), (67, 33), (301, 41), (16, 16))),
    ],
)
def test_pixels_outside_the_mask_are_kept_to_the_bit(tmp_path, files, family: str, size: tuple[int, int]) -> None:
    rng, (width, height) = np.random.default_rng(3), size
    picture = rng.integers(0, 256, (height, width, 3), np.uint8)
    mask = np.zeros((height, width), np.uint8)
    mask[height // 4 : 2 * height // 3, width // 4 : 3 * width // 4] = 255
    mask[2 * height // 3 : 2 * height // 3 + 3, width // 2 : width - 2] = 100
    Image.fromarray(picture).save(tmp_path / "image.png")
    Image.fromarray(mask).save(tmp_path / "mask.png")
    places = {"image": str(tmp_path / "image.png"), "mask": str(tmp_path / "mask.png")}
    recipe = GenerateRecipe(model=family, prompt=PROMPT, steps=2, sampler="euler", size=(72, 64), **places)
    models = ModelCache("cpu", load=lambda path, device: model_of(family))
    folder = tmp_path / "models" / family
    folder.mkdir(parents=True)
    (folder / "studio.json").write_text(dump_card(model_of(family).card))
    recipe = recipe.model_copy(update={"model": str(folder)})
    events = list(generate(recipe, tmp_path / "out", models=models))
    made = np.asarray(Image.open(next(event for event in events if isinstance(event, Result)).pictures[0]))
    assert np.array_equal(made[mask == 0], picture[mask == 0])
    assert (made[mask == 255] != picture[mask == 255]).mean() > 0.5
