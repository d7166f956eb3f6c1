"""Recipes, presets, cards, prompts, and words of the command line."""

import contextlib
import io
import json
import os
import shutil
import sys
from pathlib import Path

import numpy as np
from reader import GENERATE, SIZE, TRAIN, Reader, anything_goes

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import read_regular
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.recipes import dump_recipe

_TRAINING = ("studio.engine.training.run", "studio.engine.learners.diffusion")


def make_recipes(home: Path) -> None:
    """Write a recipe for a picture, and one for training."""
    (home / "generate.json").write_text(dump_recipe(GENERATE))
    (home / "train.json").write_text(dump_recipe(TRAIN))


def _read_recipes(home: Path) -> None:
    from studio.engine.diffusion.schedules import NoiseSchedule
    from studio.protocol.presets import training_recipe
    from studio.protocol.recipes import load_recipe

    for file in ("generate.json", "train.json"):
        with contextlib.suppress(BadInput):
            load_recipe(home / file)
    NoiseSchedule.of(training_recipe(str(home / "train.json")).schedule)


def _make_preset(home: Path) -> None:
    for name in ("digits", "pocket"):
        shutil.copy(places.resources() / "presets" / f"{name}.json", home)


def _read_preset(home: Path) -> None:
    from studio.protocol.presets import read_preset

    for file in sorted(home.iterdir()):
        read_preset(file)


def _make_card(home: Path) -> None:
    shutil.copy(places.bundled_models() / "digits" / "studio.json", home)


def _read_card(home: Path) -> None:
    from studio.engine.diffusion.schedules import NoiseSchedule
    from studio.protocol.fitting import check_fits
    from studio.protocol.modelcard import read_card

    card = read_card(home)
    NoiseSchedule.of(card.schedule)
    check_fits(GENERATE, card)


def _make_points(home: Path) -> None:
    (home / "a.json").write_text("[[0.5, 0.25], [-0.5, 1], [0, 0]]")
    (home / "b.csv").write_text("x,y\n0.5,0.25\n-0.5,1\n")


def _read_points(home: Path) -> None:
    from studio.protocol.points import read_points

    for file in sorted(home.iterdir()):
        read_points(file)


def _make_prompts(home: Path) -> None:
    """Styles, wildcards and earlier prompts."""
    from studio.document.prompt_history import PastPrompt, save_prompts
    from studio.protocol.prompts.styles import Style, add_style

    add_style(Style("Oil, thick", 'an "oil" painting of {prompt}', "photo"), home / "styles.csv")
    (home / "wildcards" / "wild").mkdir(parents=True)
    (home / "wildcards" / "animal.txt").write_text("# animals\ncat\n__wild/cats__\n")
    (home / "wildcards" / "wild" / "cats.txt").write_text("{lynx|tiger}\n")
    save_prompts([PastPrompt("a fox", "fog"), PastPrompt("an owl\nat night")], home / "prompts.json")


def _read_prompts(home: Path) -> None:
    from studio.document.prompt_history import load_prompts
    from studio.protocol.prompts.styles import load_styles
    from studio.protocol.prompts.templates import draw_prompts, with_template
    from studio.protocol.prompts.wildcards import WildcardFolder

    load_prompts(home / "prompts.json")
    styles = load_styles(home / "styles.csv")
    asked = with_template(GenerateRecipe(prompt="__animal__, __*__", count=3), [style.name for style in styles][:32])
    draw_prompts(asked, WildcardFolder(home / "wildcards"), styles)


COMMANDS = (
    ("models", "check", "digits"),
    ("noise", "picture.png", "--schedule", "cosine", "--steps", "50", "--t", "10", "--seed", "1", "--out", "noise.png"),
    ("generate", "digits", "--out", "out.png", "--steps", "2", "--guidance", "1.5", "--label", "3", "--seed", "1"),
    ("generate", "digits", "--out", "b.png", "--steps", "2", "--image", "picture.png", "--strength", "0.5"),
    ("sample", "digits", "--out", "samples", "--steps", "2", "--count", "2", "--seed", "5", "--sampler", "ddim"),
    ("train", "toy-diffusion", "--run", "run", "--max-seconds", "1", "--set", "steps=2", "--set", "seed=1"),
    ("train", "digits", "--run", "run", "--resume", "--at", "2"),
    ("settings", "picture.png"),
    ("fork", "record.safetensors", "--at", "2", "--out", "c.png"),
)


def _make_commands(home: Path) -> None:
    from PIL import Image

    Image.fromarray(np.full((SIZE * 2, SIZE * 2), 90, np.uint8)).save(home / "picture.png")
    for number, words in enumerate(COMMANDS):
        (home / f"{number}.json").write_text(json.dumps(words))


def _run_command(home: Path) -> None:
    """Run the command whose words were changed; those of the specimen are run by other tests."""
    from studio.cli.main import main

    os.chdir(home)
    for number, words in enumerate(COMMANDS):
        try:
            changed = json.loads(read_regular(home / f"{number}.json", 2**20))
        except (OSError, ValueError, RecursionError):
            continue
        if not isinstance(changed, list) or tuple(changed) == words:
            continue
        sys.argv = ["studio", *(_word(value) for value in changed)]
        sys.stderr = told = io.StringIO()
        status = main()
        last = told.getvalue().strip().rpartition("\n")[2]
        if status not in (0, 2) or (status == 2 and not last.startswith("denoise-studio: ")):
            raise ValueError(f"{sys.argv} ended with status {status} and {last[:300]!r}")


def _word(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return text.replace("\0", "")[:130_000]  # what the system takes as one word


KINDS = {
    "recipe": Reader("recipes as JSON files", make_recipes, _read_recipes),
    "preset": Reader("training presets", _make_preset, _read_preset),
    "card": Reader("a model card", _make_card, _read_card),
    "points": Reader("drawn points, .json and .csv", _make_points, _read_points),
    "prompts": Reader("styles, wildcards and earlier prompts", _make_prompts, _read_prompts),
    "command": Reader(
        "words of the command line",
        _make_commands,
        _run_command,
        anything_goes,
        ("studio.cli.main", "studio.engine.generation.generate", *_TRAINING),
    ),
}
