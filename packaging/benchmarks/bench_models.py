"""The quality and speed of the bundled text-to-image model, its ControlNet and its few-step student.

`--model=PLACE`, `--canny=PLACE` and `--lightning=PLACE` judge others: a model's name, a run's folder, a model's folder.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import numpy as np
import torch
from figures import Figure
from options import option
from PIL import Image

from studio.engine.data.emoji import find_font
from studio.engine.data.pocket_scenes import HELD_OUT, draw_numbered, scene_sprites
from studio.engine.data.scene_drawing import draw
from studio.engine.data.scene_words import COLOURS, CONCEPTS, SceneSpec, Thing, training_concepts, with_article
from studio.engine.generation.generate import ModelCache, generate
from studio.engine.learners.controlnet import judge_edges
from studio.engine.learners.reconstruction import picture_errors, psnr
from studio.engine.metrics.edge_judging import things_at_the_side
from studio.engine.metrics.scene_judging import judge_scenes
from studio.engine.metrics.scene_reader import SceneReader
from studio.engine.models.controlnet import ControlModel
from studio.engine.models.files import load_model
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.engine.training.device import prepare
from studio.protocol.events import Result
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import find_model

EDGES, INPAINTED, TIMED, SCENES = 48, 60, 7, 256
STEPS = 20
_SEED = 5


def measure() -> list[Figure]:
    """Judge all three."""
    prepare(torch.device("cpu"))
    names = {name: option(name, default) for name, default in _DEFAULTS.items()}
    model, control, student = (load_model(find_model(name)) for name in names.values())
    assert isinstance(model, StableDiffusionModel)
    assert isinstance(control, ControlModel)
    assert isinstance(student, StableDiffusionModel)
    found = judge_scenes(model, guidance=model.card.guidance, sampler=model.card.sampler)
    few = judge_scenes(student, guidance=student.card.guidance, two=0, steps=student.card.steps)
    held_out = draw_numbered(range(HELD_OUT), scene_sprites(find_font(None)), model.card.size, held_out=True)
    pictures, _ = held_out.batch(torch.arange(SCENES))
    edges = judge_edges(model, control.controlnet, *things_at_the_side(EDGES, model.card.size), steps=20)
    nouns, untouched = _inpainted(names["model"])
    return [
        Figure("one thing on an unseen background, noun right", found["noun_accuracy"], least=0.9),
        Figure("... background right", found["background_accuracy"], least=0.95),
        Figure("two things, both there", found["both_present"], least=0.75),
        Figure("... each on its side", found["sides_right"], least=0.7),
        Figure(f"{student.card.steps} steps of the student, noun right", few["noun_accuracy"]),
        Figure("... / the model's own", few["noun_accuracy"] / max(found["noun_accuracy"], 1e-9), least=0.85),
        Figure("half inpainted with another noun, noun right", nouns, least=0.75),
        Figure("... share of pictures that are equal to the bit outside the mask", untouched, least=1.0),
        Figure("edges that set where a thing stands, F1 at two pixels", edges["edge_f1"]),
        Figure("... / without the ControlNet", edges["edges_followed"], least=2.0),
        Figure("autoencoder, PSNR of held-out scenes in dB", _psnr(model, pictures), least=28.0),
        Figure(f"{STEPS} guided steps, s", _seconds(names["model"], STEPS, model.card.guidance), most=1.5),
        Figure(f"{student.card.steps} steps of the student, s", _seconds(names["lightning"], 4, 1.0), most=0.5),
    ]


_DEFAULTS = {"model": "pocket", "canny": "pocket-canny", "lightning": "pocket-lightning"}


def _psnr(model: StableDiffusionModel, pictures: torch.Tensor) -> float:
    (latents,) = model.latents_of(pictures)
    return psnr(float(picture_errors(model.decode(latents), pictures).mean()))


def _seconds(name: str, steps: int, guidance: float) -> float:
    """Return the median time of a picture, from the request to the written file, with the model in memory."""
    models, times = ModelCache("cpu"), []
    with tempfile.TemporaryDirectory() as scratch:
        for number in range(TIMED + 1):
            recipe = GenerateRecipe(
                model=name, prompt="a tiger on a blue background", steps=steps, guidance=guidance, seed=number
            )
            times.append(_result(recipe, Path(scratch) / str(number), models).seconds)
    return sorted(times[1:])[TIMED // 2]


def _inpainted(name: str) -> tuple[float, float]:
    """Scenes of two things whose right half is painted over and inpainted with another thing.

    Returns:
        In how many the new thing is read there, and how many are as they were outside the mask.
    """
    models, made, wanted, same = ModelCache("cpu"), [], [], 0
    with tempfile.TemporaryDirectory() as scratch:
        for number, (scene, other, picture) in enumerate(_halves()):
            folder = Path(scratch) / str(number)
            folder.mkdir()
            side = picture.shape[0]
            mask = np.zeros((side, side), np.uint8)
            mask[:, side // 2 :] = 255
            Image.fromarray(picture).save(folder / "picture.png")
            Image.fromarray(mask).save(folder / "mask.png")
            kept = with_article(CONCEPTS[scene.things[0].concept].name)
            ground = with_article(COLOURS[scene.colour])
            recipe = GenerateRecipe(
                model=name,
                prompt=f"{kept} left of {with_article(CONCEPTS[other].name)} on {ground} background",
                steps=STEPS,
                guidance=models.get(name).card.guidance,
                image=str(folder / "picture.png"),
                mask=str(folder / "mask.png"),
                seed=number,
            )
            result = np.asarray(Image.open(_result(recipe, folder / "out", models).pictures[0]).convert("RGB"))
            same += bool((result[mask == 0] == picture[mask == 0]).all())
            made.append(torch.from_numpy(result.copy()).permute(2, 0, 1) / 127.5 - 1)
            wanted.append(other)
    read = SceneReader().read(torch.stack(made)).things["right"]
    return float((read == torch.tensor(wanted)).float().mean()), same / INPAINTED


def _halves() -> Iterator[tuple[SceneSpec, int, np.ndarray]]:
    """Scenes of two things, a third one to put in the right one's place, and each scene's picture [H, W, 3]."""
    chance, sprites = Random(_SEED), scene_sprites(find_font(None))
    for _ in range(INPAINTED):
        ground = chance.randrange(len(COLOURS))
        one, two, other = chance.sample(training_concepts(ground), 3)
        scene = SceneSpec(ground, (Thing(one), Thing(two)))
        yield scene, other, draw([scene], [chance], sprites, 64)[0].permute(1, 2, 0).numpy()


def _result(recipe: GenerateRecipe, out: Path, models: ModelCache) -> Result:
    return next(event for event in generate(recipe, out, models=models) if isinstance(event, Result))
