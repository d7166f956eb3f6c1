"""The bundled text-to-image models: they fit together, load in stock diffusers, and follow prompts."""

import numpy as np
import pytest
import torch
from diffusers import (
    ControlNetModel,
    StableDiffusionControlNetPipeline,
    StableDiffusionImg2ImgPipeline,
    StableDiffusionPipeline,
)
from PIL import Image

from studio.engine.data.edges import canny_edges
from studio.engine.data.scenes.backgrounds import BACKGROUNDS
from studio.engine.data.scenes.things import THINGS
from studio.engine.models.controlnet import ControlModel
from studio.engine.models.files import load_model
from studio.engine.models.kl_autoencoder import KlAutoencoderModel
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol import places
from studio.protocol.modelcard import find_model, known_models, read_card
from studio.protocol.prompts.hints import vagueness_hint
from studio.protocol.prompts.tokens import prompt_reader

PROMPT = "a tiger on a blue background"
MAX_BYTES = 60 * 10**6
COLOURS = {background.name: background.colour for background in BACKGROUNDS if background.plain}


@pytest.fixture(scope="module")
def pocket() -> StableDiffusionModel:
    model = load_model(find_model("pocket"))
    assert isinstance(model, StableDiffusionModel)
    return model


@pytest.fixture(scope="module")
def tiger(pocket) -> torch.Tensor:
    return pocket.draw([PROMPT], guidance=pocket.card.guidance, seed=0, steps=20)[0]


def near(picture: torch.Tensor, colour: str) -> torch.Tensor:
    """Which pixels [H, W] of a picture [3, H, W] in [-1, 1] have about a background's colour."""
    wanted = torch.tensor(COLOURS[colour])[:, None, None] / 127.5 - 1
    return (picture - wanted).abs().amax(0) < 0.25


def stock(pipeline, **more):
    made = pipeline.from_pretrained(str(find_model("pocket")), local_files_only=True, **more)
    made.set_progress_bar_config(disable=True)
    return made


def asked(steps: int = 8):
    return {
        "guidance_scale": 2.5,
        "num_inference_steps": steps,
        "generator": torch.Generator().manual_seed(1),
        "output_type": "np",
    }


def test_bundled_models_are_small_and_have_cards():
    files = [path for path in places.bundled_models().rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < MAX_BYTES
    for name, folder in known_models().items():
        card = read_card(folder)
        assert (card.name, bool(card.title), bool(card.figures)) == (name, True, True)
        text = (folder / "README.md").read_text()
        for heading in ("## Data and licence", "## How it was made", "## Figures", "## Limits"):
            assert heading in text


def test_the_bundled_models_fit_together(pocket):
    control, student = load_model(find_model("pocket-control")), load_model(find_model("pocket-lightning"))
    coder = load_model(find_model("pocket-vae"))
    assert isinstance(control, ControlModel)
    assert isinstance(coder, KlAutoencoderModel)
    control.check_fits(pocket)
    assert (control.card.base, student.card.base) == ("pocket", "pocket")
    assert (student.card.steps, student.card.guidance) == (4, 1.0)
    assert 12e6 < sum(p.numel() for part in pocket.parts.values() for p in part.parameters()) < 25e6


def test_every_word_of_the_captions_has_few_tokens(pocket):
    tokenizer = pocket.text_encoder.tokenizer
    for thing in THINGS:
        assert len(tokenizer.numbers(thing.name)) <= 2 * len(thing.name.split())


@pytest.mark.parametrize("phrase", [phrase for background in BACKGROUNDS for phrase in background.phrases])
def test_the_phrases_of_all_backgrounds_need_no_hint(phrase):
    assert vagueness_hint(f"a tiger {phrase}", prompt_reader("pocket").knows) == ""


def test_a_tiger_on_blue_is_orange_on_blue(tiger):
    on_blue = near(tiger, "blue")
    assert on_blue[:12].all()
    assert on_blue[-12:].all()
    middle = tiger[:, 32:96, 24:104]
    orange = (middle[0] > 0.4) & (middle[2] < 0) & (middle[1] < middle[0])
    assert orange.float().mean() > 0.15


@pytest.mark.parametrize("colour", COLOURS)
def test_every_colour_is_a_background(pocket, colour):
    made = pocket.draw([f"a star on a {colour} background"], guidance=pocket.card.guidance, seed=3, steps=8)[0]
    corners = near(made, colour)[[2, 2, -3, -3], [2, -3, 2, -3]]
    assert corners.sum() >= 3


def test_the_student_samples_in_four_steps():
    student = load_model(find_model("pocket-lightning"))
    assert isinstance(student, StableDiffusionModel)
    made = student.draw([PROMPT], guidance=1.0, seed=0, steps=4)[0]
    assert near(made, "blue")[:8].float().mean() > 0.9


def test_stock_pipelines_load_the_model(tiger):
    made = stock(StableDiffusionPipeline)(PROMPT, **asked()).images[0]
    assert made.shape == (128, 128, 3)
    assert near(torch.from_numpy(made).permute(2, 0, 1) * 2 - 1, "blue")[:8].float().mean() > 0.9
    picture = Image.fromarray(((tiger + 1) * 127.5).clamp(0, 255).byte().permute(1, 2, 0).numpy())
    varied = stock(StableDiffusionImg2ImgPipeline)("a red apple", image=picture, strength=0.5, **asked()).images[0]
    assert varied.shape == (128, 128, 3)


def test_the_stock_controlnet_pipeline_loads_the_controlnet(tiger):
    network = ControlNetModel.from_pretrained(str(find_model("pocket-control")), subfolder="controlnet")
    pipeline = stock(StableDiffusionControlNetPipeline, controlnet=network)
    grey = ((tiger + 1) / 2).mean(0).clamp(0, 1).numpy()
    hints = Image.fromarray((canny_edges(grey)[..., None].repeat(3, -1) * 255).astype(np.uint8))
    made = pipeline(PROMPT, image=hints, **asked()).images[0]
    assert made.shape == (128, 128, 3)


def test_the_stock_pipeline_loads_the_student_as_a_lora():
    pipeline = stock(StableDiffusionPipeline)
    pipeline.load_lora_weights(str(find_model("pocket-lightning") / "lora"), local_files_only=True)
    made = pipeline(PROMPT, **asked(4) | {"guidance_scale": 1.0}).images[0]
    pipeline.unload_lora_weights()
    assert near(torch.from_numpy(made).permute(2, 0, 1) * 2 - 1, "blue")[:8].float().mean() > 0.9
