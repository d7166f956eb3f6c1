"""The quality and speed of the bundled text-to-image model, its ControlNet and its few-step student.

`--model=PLACE`, `--control=PLACE` and `--lightning=PLACE` judge others: a model's name, a run folder or a model folder.
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
from scenes_card import AIMS

from studio.engine.data.emoji import find_font
from studio.engine.data.scenes.backgrounds import BACKGROUNDS
from studio.engine.data.scenes.captions import name_of
from studio.engine.data.scenes.drawing import draw_scene, sprites_of
from studio.engine.data.scenes.scene import Group, Scene, training_things
from studio.engine.data.scenes.scene_set import draw_numbered
from studio.engine.generation.generate import ModelCache, generate
from studio.engine.learners.control_hints import hints_of_kind
from studio.engine.learners.controlnet import judge_edges
from studio.engine.learners.reconstruction import gradient_errors, picture_errors, psnr
from studio.engine.metrics.drawn_scenes.judging import judge_drawn_scenes
from studio.engine.metrics.drawn_scenes.placed_things import placed_things
from studio.engine.metrics.drawn_scenes.reader import DrawnSceneReader
from studio.engine.metrics.edge_judging import edges_of
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
    found = judge_drawn_scenes(model, guidance=model.card.guidance, sampler=model.card.sampler)
    few = judge_drawn_scenes(student, guidance=student.card.guidance, two=0, more=0, steps=student.card.steps)
    read = DrawnSceneReader().accuracy()
    held_out = draw_numbered(range(SCENES), find_font(None), model.card.size, held_out=True)
    pictures, _ = held_out.batch(torch.arange(SCENES))
    decoded = model.decode(model.latents_of(pictures)[0])
    edges = {kind: _edges_followed(model, control, kind) for kind in ("canny", "scribble", "depth")}
    nouns, untouched = _inpainted(names["model"])
    return [
        Figure("one thing on an unseen background, noun right", found["noun_accuracy"], least=AIMS["noun_accuracy"]),
        Figure("... background right", found["background_accuracy"], least=AIMS["background_accuracy"]),
        Figure("two things, both there", found["both_present"], least=AIMS["both_present"]),
        Figure("... each on its side", found["sides_right"], least=AIMS["sides_right"]),
        Figure("two or three equal things, number right", found["counts_right"], least=AIMS["counts_right"]),
        Figure("the judge itself: things of drawn scenes recognized", read["things"]),
        Figure("... numbers of things recognized", read["count"]),
        Figure(f"{student.card.steps} steps of the student, noun right", few["noun_accuracy"]),
        Figure("... / the model's own", few["noun_accuracy"] / max(found["noun_accuracy"], 1e-9), least=0.9),
        Figure("half inpainted with another noun, noun right", nouns, least=0.75),
        Figure("... share of pictures that are equal to the bit outside the mask", untouched, least=1.0),
        *(
            Figure(
                f"{kind} that sets where a thing stands: F1 of edges / without it", scores["edges_followed"], least=2.0
            )
            for kind, scores in edges.items()
        ),
        Figure("autoencoder, PSNR of held-out scenes in dB", _psnr(picture_errors(decoded, pictures)), least=29.0),
        Figure("... of their edges", _psnr(gradient_errors(decoded, pictures))),
        Figure(f"{STEPS} guided steps, s", _seconds(names["model"], STEPS, model.card.guidance), most=1.5),
        Figure(f"{student.card.steps} steps of the student, s", _seconds(names["lightning"], 4, 1.0), most=0.5),
    ]


_DEFAULTS = {"model": "pocket", "control": "pocket-control", "lightning": "pocket-lightning"}


def _psnr(errors: torch.Tensor) -> float:
    return psnr(float(errors.mean()))


def _edges_followed(model: StableDiffusionModel, control: ControlModel, kind: str) -> dict[str, float]:
    """Return the scores of things whose place only a control image of a kind shows."""
    prompts, scenes = placed_things(EDGES, model.card.size)
    hints = (hints_of_kind(kind, scenes)(scenes).float() / 255).expand(-1, 3, -1, -1)
    edges = edges_of(scenes.batch(torch.arange(EDGES))[0])
    return judge_edges(model, control.controlnet, prompts, hints, edges, steps=STEPS)


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
            side, phrase = picture.shape[0], BACKGROUNDS[scene.background].phrases[0]
            mask = np.zeros((side, side), np.uint8)
            mask[:, side // 2 :] = 255
            Image.fromarray(picture).save(folder / "picture.png")
            Image.fromarray(mask).save(folder / "mask.png")
            recipe = GenerateRecipe(
                model=name,
                prompt=f"{name_of(scene.groups[0])} left of {name_of(Group(other))} {phrase}",
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
    read = DrawnSceneReader().read(torch.stack(made)).things["right"]
    return float((read == torch.tensor(wanted)).float().mean()), same / INPAINTED


def _halves() -> Iterator[tuple[Scene, int, np.ndarray]]:
    """Scenes of two things, a third one to put in the right one's place, and each scene's picture [H, W, 3]."""
    chance, sprites = Random(_SEED), sprites_of(find_font(None))
    for _ in range(INPAINTED):
        background = chance.randrange(len(BACKGROUNDS))
        one, two, other = chance.sample(training_things(background), 3)
        scene = Scene(background, (Group(one), Group(two)), "beside")
        yield scene, other, draw_scene(scene, chance, sprites, 128).picture


def _result(recipe: GenerateRecipe, out: Path, models: ModelCache) -> Result:
    return next(event for event in generate(recipe, out, models=models) if isinstance(event, Result))
