"""A project holds the pictures that its lanes were made from, so that they are forked on another computer too."""

import io
import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.document.inputs import keep_input
from studio.document.lanes.kept_lanes import LaneFacts
from studio.document.layers.layer import Group, Layer
from studio.document.picture import open_picture
from studio.document.project.contents import INPUTS
from studio.document.project.lanes import import_lanes, lanes_for_project
from studio.document.project.project import Project
from studio.document.project.reading import open_project
from studio.document.project.writing import save_project
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.geometry import Size
from studio.protocol.record import open_record
from tests.records import write_record

PICTURE = np.random.default_rng(0).integers(0, 256, (16, 16, 4), np.uint8)
MASK = np.full((16, 16), 255, np.uint8)
GUIDE = np.full((16, 16, 4), 90, np.uint8)


def png(pixels) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG")
    return buffer.getvalue()


def paths(recipe: GenerateRecipe | None):
    assert recipe is not None
    return [recipe.image, recipe.mask, recipe.controls[0].image]


@pytest.fixture
def moved(tmp_path, monkeypatch):
    """A project with an inpainted lane, whose home is gone, and the home of another computer."""
    home = tmp_path / "here"
    monkeypatch.setenv("DENOISE_STUDIO_HOME", str(home))
    image, mask, guide = (str(keep_input(pixels)) for pixels in (PICTURE, MASK, GUIDE))
    folder = home / "results/sky"
    folder.mkdir(parents=True)
    settings = {"image": image, "mask": mask, "controls": [{"image": guide}]}
    record = write_record(folder / "trajectory.safetensors", **settings)
    facts = LaneFacts(record=str(record), results=str(folder), title="sky")
    path = tmp_path / "p.ora"
    stack = Group(children=(Layer("a", PICTURE),))
    save_project(Project(Size(16, 16), stack, lanes=lanes_for_project([facts, facts])), path)
    shutil.rmtree(home)
    monkeypatch.setenv("DENOISE_STUDIO_HOME", str(tmp_path / "there"))
    return path


def bring(path, tmp_path):
    project = open_project(path)
    facts, problems = import_lanes(project.lanes, tmp_path / "there/results")
    return facts, [*project.repaired, *problems]


def without(path, change) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            if (kept := change(name, data)) is not None:
                archive.writestr(name, kept)


def test_a_lane_names_the_pictures_that_came_with_the_project(moved, tmp_path):
    with zipfile.ZipFile(moved) as archive:
        assert sum(name.startswith(INPUTS) for name in archive.namelist()) == 3, "each is there once"
    facts, problems = bring(moved, tmp_path)
    assert problems == []
    assert facts[0] is not None
    for path, pixels in zip(paths(open_record(Path(facts[0].record)).recipe()), (PICTURE, MASK, GUIDE), strict=True):
        assert path.startswith(str(tmp_path / "there/inputs"))
        channels = pixels if pixels.ndim == 3 else np.dstack([pixels] * 3 + [np.full_like(pixels, 255)])
        assert np.array_equal(open_picture(Path(path)), channels)


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda name, data: None if name.startswith(INPUTS) else data, "its file is missing"),
        (lambda name, data: b"no picture" if name.startswith(INPUTS) else data, "has lost a picture"),
        (lambda name, data: png(GUIDE // 2) if name.startswith(INPUTS) else data, "is not the one"),
    ],
)
def test_a_picture_that_is_not_whole_is_told_and_not_kept(moved, tmp_path, damage, says):
    without(moved, damage)
    facts, problems = bring(moved, tmp_path)
    assert any(says in line and "sky" in line for line in problems), problems
    assert facts[0] is not None, "the lane itself is there"
    assert not list((tmp_path / "there").glob("inputs/*"))


def test_names_that_climb_out_are_not_used(moved, tmp_path):
    without(moved, lambda _, data: data.replace(b'"inputs": [', b'"inputs": ["../../x.png",'))
    with zipfile.ZipFile(moved) as archive:
        assert b"../../x.png" in archive.read("studio/project.json")
    _, problems = bring(moved, tmp_path)
    assert problems == []
    assert not (tmp_path / "x.png").exists()
