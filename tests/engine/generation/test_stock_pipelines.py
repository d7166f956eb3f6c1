"""The denoising loop gives the same latents as diffusers' own pipelines, in every task."""

from itertools import product

import numpy as np
import pytest
import torch
from diffusers import (
    ControlNetModel,
    StableDiffusionControlNetImg2ImgPipeline,
    StableDiffusionControlNetInpaintPipeline,
    StableDiffusionControlNetPipeline,
    StableDiffusionImg2ImgPipeline,
    StableDiffusionInpaintPipeline,
    StableDiffusionPipeline,
)
from PIL import Image

from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.solvers.schedulers import make_scheduler
from studio.engine.generation.controls import read_controls
from studio.engine.generation.inpainting import read_repainting
from studio.engine.generation.model_cache import ModelCache
from studio.engine.generation.text_to_image import TextToImage
from studio.protocol.generation_recipe import GenerateRecipe
from tests.tiny_text_model import LATENT, SIZE, save_tiny_controlnet, save_tiny_model

PROMPT, NEGATIVE, STEPS, STRENGTH = "a tiger on a blue background", "a red apple", 5, 0.6
PIPELINES = {
    ("text", False): StableDiffusionPipeline,
    ("image", False): StableDiffusionImg2ImgPipeline,
    ("inpaint", False): StableDiffusionInpaintPipeline,
    ("text", True): StableDiffusionControlNetPipeline,
    ("image", True): StableDiffusionControlNetImg2ImgPipeline,
    ("inpaint", True): StableDiffusionControlNetInpaintPipeline,
}


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """A model for each prediction type, and two ControlNets."""
    place = tmp_path_factory.mktemp("models")
    made = {kind: save_tiny_model(place / kind, name=kind, prediction_type=kind) for kind in ("v", "epsilon")}
    return made | {name: save_tiny_controlnet(place / name, made["v"], name=name) for name in ("one", "two")}


def plan(recipe: GenerateRecipe, models: ModelCache) -> TextToImage:
    model, repainting = models.get(recipe.model), read_repainting(recipe, (SIZE, SIZE))
    return TextToImage(recipe, model, repainting, read_controls(recipe, model, models, repainting))


def ours(made: TextToImage, count: int) -> torch.Tensor:
    """The final latents of our denoising loop."""
    with made.prepared():
        *_, last = made.steps(0, count)
    return last.x_next


def theirs(made: TextToImage, recipe: GenerateRecipe, folder, task: str, scheduler=None) -> torch.Tensor:
    """The final latents of the stock pipeline for the same inputs and noise."""
    controls = [
        ControlNetModel.from_pretrained(str(control.spec.model), subfolder="controlnet") for control in made._controls
    ]
    more = {"controlnet": controls if len(controls) > 1 else controls[0]} if controls else {}
    pipeline = PIPELINES[task, bool(controls)].from_pretrained(str(folder), **more)
    pipeline.set_progress_bar_config(disable=True)
    if scheduler is not None:
        pipeline.scheduler = scheduler
    asked = {
        "prompt": [PROMPT] * recipe.count,
        "negative_prompt": [NEGATIVE] * recipe.count,
        "guidance_scale": recipe.guidance,
        "num_inference_steps": recipe.steps,
        "generator": picture_generators(recipe.seed, recipe.count),
        "output_type": "latent",
        "eta": recipe.eta,
    }
    if task == "text":
        # the pipeline would draw the same, and our DDIM draws its own noise after it
        asked["latents"] = randn((recipe.count, *LATENT), asked["generator"])
    else:
        picture = torch.from_numpy(made._repainting.known((SIZE, SIZE), 3))[None] / 2 + 0.5
        asked |= {"image": picture.repeat(recipe.count, 1, 1, 1), "strength": recipe.strength}
    if task == "inpaint":
        cells = made._repainting.repainted(LATENT[1:])[0]
        asked["mask_image"] = Image.fromarray(np.kron(cells, np.ones((4, 4))) * 255).convert("L")
    if controls:
        images = [control.image.repeat(recipe.count, 1, 1, 1) for control in made._controls]
        several = len(controls) > 1
        asked["image" if task == "text" else "control_image"] = images if several else images[0]
        for name, values in {
            "controlnet_conditioning_scale": [control.spec.weight for control in made._controls],
            "control_guidance_start": [control.spec.start for control in made._controls],
            "control_guidance_end": [control.spec.end for control in made._controls],
        }.items():
            asked[name] = values if several else values[0]
    with torch.no_grad():
        return pipeline(**asked).images


def recipe_of(folders, files, task: str, controls: int = 0, **changes) -> GenerateRecipe:
    known = {"text": {}, "image": {"image": files["image"]}, "inpaint": files}[task]
    specs = [
        {"image": files["image"], "model": str(folders["one"]), "weight": 0.8},
        {"image": files["image"], "model": str(folders["two"]), "weight": 1.5, "start": 0.2, "end": 0.7, "high": 0.6},
    ][:controls]
    strength = {} if task == "text" else {"strength": STRENGTH}
    asked = {"model": str(folders["v"]), "prompt": PROMPT, "negative": NEGATIVE, "steps": STEPS, "guidance": 3.0}
    return GenerateRecipe.model_validate(
        asked | {"seed": 5, "count": 2, "controls": specs} | known | strength | changes
    )


@pytest.mark.parametrize(("task", "controls"), [*product(["text", "image", "inpaint"], [0, 1, 2])])
def test_every_task_matches_with_and_without_controlnets(folders, models, files, task, controls):
    recipe = recipe_of(folders, files, task, controls)
    made = plan(recipe, models)
    torch.testing.assert_close(ours(made, 2), theirs(made, recipe, folders["v"], task), atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("task", ["text", "image", "inpaint"])
def test_epsilon_prediction_matches(folders, models, files, task):
    recipe = recipe_of(folders, files, task, model=str(folders["epsilon"]))
    made = plan(recipe, models)
    expected = theirs(made, recipe, folders["epsilon"], task)
    torch.testing.assert_close(ours(made, 2), expected, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("task", ["image", "inpaint"])
def test_full_strength_matches(folders, models, files, task):
    recipe = recipe_of(folders, files, task, strength=1.0)
    made = plan(recipe, models)
    torch.testing.assert_close(ours(made, 2), theirs(made, recipe, folders["v"], task), atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("task", ["text", "image", "inpaint"])
def test_ddim_with_eta_matches(folders, models, files, task):
    """Both draw their noise from the same generators in the same order."""
    recipe = recipe_of(folders, files, task, eta=0.6)
    made = plan(recipe, models)
    torch.testing.assert_close(ours(made, 2), theirs(made, recipe, folders["v"], task), atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize(
    ("sampler", "scheduler", "options"),
    [
        ("dpmpp_2m", "DPMSolverMultistepScheduler", {"solver_order": 2}),
        ("dpmpp_3m", "DPMSolverMultistepScheduler", {"solver_order": 3}),
        ("unipc", "UniPCMultistepScheduler", {"solver_order": 2}),
    ],
)
@pytest.mark.parametrize("task", ["text", "inpaint"])
def test_multistep_schedulers_match(folders, models, files, task, sampler, scheduler, options):
    """The stock pipeline with diffusers' scheduler, which converts the network's v-prediction by itself."""
    recipe = recipe_of(folders, files, task, sampler=sampler, steps=8, strength=1.0)
    made = plan(recipe, models)
    stock = make_scheduler(scheduler, made.schedule, made.timesteps, **options)
    stock.register_to_config(prediction_type="v_prediction")
    stock.set_timesteps = lambda *_, **__: None
    expected = theirs(made, recipe, folders["v"], task, stock)
    torch.testing.assert_close(ours(made, 2), expected, atol=2e-4, rtol=1e-4)
