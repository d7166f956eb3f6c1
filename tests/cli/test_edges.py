"""Where the command line repaints, growth and feather follow the mask as they do in the window, unless they are set."""

import json

import numpy as np
import pytest
from PIL import Image

from studio.cli.pictures import recipe_from_options


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, True),
        ({"grow": 4}, False),
        ({"feather": 0}, False),
        ({"feather": 6, "auto_edges": True}, True),
        ({"auto_edges": False}, False),
        ({"mask": None}, False),
        ({"mask": None, "outpaint": "0,0,64,0"}, True),
    ],
)
def test_edges_follow_the_mask_where_they_are_not_set(more, expected: bool) -> None:
    options = {"model": "pocket", "prompt": "a tiger", "image": "photo.png", "mask": "mask.png"} | more
    assert recipe_from_options(options).auto_edges == expected


def test_a_recipe_that_repaints_keeps_the_edges_that_it_was_made_with(tmp_path) -> None:
    made = {"kind": "generate", "version": 2, "model": "pocket", "prompt": "a tiger", "image": "a.png", "mask": "b.png"}
    (tmp_path / "made.json").write_text(json.dumps(made))
    again = {"model": "pocket", "recipe": tmp_path / "made.json"}
    assert not recipe_from_options(again).auto_edges
    assert not recipe_from_options(again | {"mask": "c.png"}).auto_edges


def test_scripts_of_plain_diffusers_have_the_masks_own_edges(run, words_model, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("photo.png", "mask.png"):
        Image.fromarray(np.full((64, 64), 255, np.uint8)).save(name)
    words = ("generate", words_model, "--prompt", "a", "--image", "photo.png", "--mask", "mask.png", "--print-code")
    status, _, said = run(*words)
    assert status == 0, said
    status, _, said = run(*words, "--auto-edges")
    assert (status, said.count("\n")) == (2, 1)
