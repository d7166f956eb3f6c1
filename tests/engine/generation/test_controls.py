"""Controls of a recipe: which network follows them, with which map, and how inpainting and tile controls are used."""

import diffusers
import numpy as np
import pytest
import torch
from PIL import Image

from studio.engine.diffusion.rng import picture_generators
from studio.engine.generation.controls import read_controls
from studio.engine.generation.inpainting import read_repainting
from studio.engine.generation.model_cache import ModelCache
from studio.engine.generation.text_to_image import TextToImage
from studio.protocol.controlnets import best_controlnet, controlnets_for, follows
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard
from studio.protocol.registered import RegisteredModel, register_model
from tests.engine.generation.test_family_pipelines import (
    NEGATIVE,
    PROMPT,
    STEPS,
    controlnets,
    model_of,
    pipeline_of,
    stock_scheduler,
)
from tests.engine.models.tiny_stable_diffusion import SIZE


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    place = tmp_path_factory.mktemp("controls")
    controlnets("sd1")[0].save_pretrained(place / "control_inpaint")
    controlnets("sd1")[1].save_pretrained(place / "control_tile")
    controlnets("sdxl")[0].save_pretrained(place / "control_xl")
    rng = np.random.default_rng(0)
    Image.fromarray(rng.integers(0, 256, (SIZE, SIZE, 3), np.uint8)).save(place / "image.png")
    mask = np.zeros((SIZE, SIZE), np.uint8)
    mask[16:40, 24:56] = 255
    Image.fromarray(mask).save(place / "mask.png")
    return place


def plan_of(place, controls, **changes):
    asked = {"model": "sd1", "prompt": PROMPT, "negative": NEGATIVE, "steps": STEPS, "guidance": 3.0, "seed": 5}
    recipe = GenerateRecipe.model_validate(asked | {"sampler": "ddim", "controls": controls} | changes)
    model, models = model_of("sd1"), ModelCache("cpu")
    repainting = read_repainting(recipe, (SIZE, SIZE))
    return TextToImage(recipe, model, repainting, read_controls(recipe, model, models, repainting))


def test_an_inpainting_control_equals_the_stock_pipeline(place):
    """With the control image that diffusers' documentation makes: the picture, and -1 under the mask."""
    files = {"image": str(place / "image.png"), "mask": str(place / "mask.png")}
    control = {"kind": "inpaint", "image": files["image"], "model": str(place / "control_inpaint")}
    plan = plan_of(place, [control], **files, crop=(0, 0, SIZE, SIZE))
    picture, mask = (np.asarray(Image.open(files[name]), np.float32) / 255 for name in ("image", "mask"))
    hidden = picture.copy()
    hidden[mask > 0.5] = -1
    image = torch.from_numpy(hidden.transpose(2, 0, 1))[None]
    torch.testing.assert_close(plan._controls[0].image, image, atol=1e-6, rtol=0)
    own = pipeline_of("sd1")
    parts = {name: part for name, part in own.components.items() if name not in ("image_encoder", "feature_extractor")}
    parts |= {"scheduler": stock_scheduler("sd1", "ddim"), "controlnet": controlnets("sd1")[0]}
    pipeline = diffusers.StableDiffusionControlNetInpaintPipeline(
        **parts, feature_extractor=None, requires_safety_checker=False
    )
    pipeline.set_progress_bar_config(disable=True)
    with torch.no_grad():
        expected = pipeline(
            PROMPT,
            negative_prompt=NEGATIVE,
            image=torch.from_numpy(picture.transpose(2, 0, 1))[None],
            mask_image=torch.from_numpy(mask)[None, None],
            control_image=image,
            controlnet_conditioning_scale=1.0,
            strength=1.0,
            guidance_scale=3.0,
            num_inference_steps=STEPS,
            generator=list(picture_generators(5, 1)),
            output_type="latent",
        ).images
    *_, last = plan.steps(0, 1)
    torch.testing.assert_close(last.x_next, expected, atol=1e-4, rtol=1e-4)


def test_an_inpainting_control_needs_a_mask(place):
    control = {"kind": "inpaint", "image": str(place / "image.png"), "model": str(place / "control_inpaint")}
    with pytest.raises(BadInput, match="needs a mask"):
        plan_of(place, [control])


def test_a_tile_control_shows_the_coarse_picture(place):
    control = {"kind": "tile", "image": str(place / "image.png"), "model": str(place / "control_tile")}
    plan = plan_of(place, [control | {"settings": {"factor": 8}}], image=control["image"], strength=0.6)
    found = plan._controls[0].image[0].numpy()
    picture = np.asarray(Image.open(place / "image.png"), np.float32).transpose(2, 0, 1) / 255
    blocks = picture.reshape(3, SIZE // 8, 8, SIZE // 8, 8).mean((2, 4))
    # the middle of a block that is enlarged smoothly is close to its mean
    assert np.corrcoef(found[:, 4::8, 4::8].ravel(), blocks.ravel())[0, 1] > 0.95
    *_, last = plan.steps(0, 1)
    *_, without = plan_of(place, [], image=control["image"], strength=0.6).steps(0, 1)
    assert not torch.allclose(last.x_next, without.x_next, atol=1e-2)


def test_the_network_of_a_kind_is_found_by_its_name(place, data_home):
    for name in ("control_inpaint", "control_tile", "control_xl"):
        register_model(name, RegisteredModel(path=str(place / name)))
    control = {"kind": "tile", "image": str(place / "image.png")}
    (found,) = plan_of(place, [control])._controls
    assert found.model.card.name == "control_tile"
    assert found.notes == ()
    (other,) = plan_of(place, [control | {"kind": "softedge"}])._controls
    assert other.model.card.name in ("control_inpaint", "control_tile")
    assert other.notes == (f"{other.model.card.name} does not say that it was trained with soft edges.",)


def test_networks_of_other_families_are_not_offered():
    base = {"size": 512, "channels": 3}
    cards = {
        "sd1-canny": ModelCard(name="a", title="A", kind="controlnet", family="sd1", **base),
        "sdxl-canny": ModelCard(name="b", title="B", kind="controlnet", family="sdxl", **base),
        "sd1-depth": ModelCard(name="c", title="C", kind="t2i-adapter", family="sd1", **base),
        "own": ModelCard(name="d", title="Scribbles", kind="controlnet", base="pocket", **base),
        "sd1": ModelCard(name="sd1", title="Big", kind="stable-diffusion", family="sd1-inpaint", **base),
        "pocket": ModelCard(name="pocket", title="Pocket", kind="stable-diffusion", **base),
    }
    assert controlnets_for(cards, "sd1", cards["sd1"]) == ["sd1-canny", "sd1-depth"]
    assert controlnets_for(cards, "pocket", cards["pocket"]) == ["own"]
    assert best_controlnet(cards, "sd1", cards["sd1"], "depth") == "sd1-depth"
    assert best_controlnet(cards, "sd1", cards["sd1"], "pose") == "sd1-canny"
    assert best_controlnet({}, "sd1", cards["sd1"], "pose") is None
    assert follows("scribble", "own", cards["own"])
