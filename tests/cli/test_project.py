"""The verbs of projects: project new, project info and project flatten."""

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.tiny_text_model import save_tiny_model


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    random = np.random.default_rng(0)
    Image.fromarray(random.integers(0, 256, (30, 40, 3), np.uint8)).save(tmp_path / "photo.png")
    Image.fromarray(np.full((10, 20, 4), (255, 0, 0, 128), np.uint8)).save(tmp_path / "hat.png")
    Image.fromarray(np.full((50, 60, 4), (0, 0, 255, 64), np.uint8)).save(tmp_path / "tint.png")
    mask = np.zeros((30, 40), np.uint8)
    mask[5:15, 8:20] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    return tmp_path


def test_layers_lie_in_the_order_in_which_they_are_named(pictures: Path, output_of) -> None:
    out = pictures / "new" / "p.ora"
    layers = ("--layer", pictures / "hat.png", "--layer", pictures / "tint.png")
    told = output_of("project", "new", "--out", out, "--image", pictures / "photo.png", *layers)
    assert told.strip() == str(out)
    facts = json.loads(output_of("project", "info", out, "--json"))
    assert [layer["name"] for layer in facts["layers"]] == ["tint", "hat", "photo"]
    assert (facts["width"], facts["height"]) == (40, 30)
    assert facts["layers"][0] | {"width": 60, "height": 50, "x": 0, "y": 0, "opacity": 1.0} == facts["layers"][0]
    assert facts["selections"] == facts["lanes"] == facts["repaired"] == []


def test_the_mask_is_the_selection_to_repaint(pictures: Path, output_of) -> None:
    out = pictures / "p.ora"
    output_of("project", "new", "--out", out, "--image", pictures / "photo.png", "--mask", pictures / "mask.png")
    facts = json.loads(output_of("project", "info", out, "--json"))
    assert facts["selections"] == [{"name": "Mask", "repainted": True, "box": [8, 5, 12, 10]}]
    assert "Selection Mask" in output_of("project", "info", out)


def test_a_flattened_project_shows_its_layers_over_each_other(pictures: Path, output_of) -> None:
    out, flat = pictures / "p.ora", pictures / "flat.png"
    output_of("project", "new", "--out", out, "--image", pictures / "photo.png", "--layer", pictures / "hat.png")
    output_of("project", "flatten", out, "--out", flat)
    photo, result = np.asarray(Image.open(pictures / "photo.png")).astype(float), np.asarray(Image.open(flat))
    assert np.array_equal(result[10:, :, :3], photo[10:])
    assert np.array_equal(result[:, 20:, :3], photo[:, 20:])
    share = 128 / 255
    expected = photo[:10, :20] * (1 - share) + np.array([255, 0, 0]) * share
    assert np.abs(result[:10, :20, :3] - expected).max() <= 1
    assert (result[..., 3] == 255).all()


def test_damage_is_reported(pictures: Path, output_of) -> None:
    out, hurt = pictures / "p.ora", pictures / "hurt.ora"
    output_of("project", "new", "--out", out, "--image", pictures / "photo.png", "--layer", pictures / "hat.png")
    with zipfile.ZipFile(out) as whole, zipfile.ZipFile(hurt, "w") as less:
        for name in whole.namelist():
            if name != "data/layer0000.png":
                less.writestr(name, whole.read(name))
    facts = json.loads(output_of("project", "info", hurt, "--json"))
    assert [layer["name"] for layer in facts["layers"]] == ["photo"]
    assert facts["repaired"] == ["The layer “hat” was left out: its file is missing."]


def test_bad_input_is_refused_in_one_line(pictures: Path, refused) -> None:
    photo, out = pictures / "photo.png", pictures / "p.ora"
    assert "takes a .ora file" in refused("project", "new", "--out", pictures / "p.zip", "--image", photo)
    assert "there is no such file" in refused("project", "new", "--out", out, "--image", pictures / "none.png")
    assert "The mask is 20 × 10" in refused(
        "project", "new", "--out", out, "--image", photo, "--mask", pictures / "hat.png"
    )
    assert "not an OpenRaster file" in refused("project", "info", photo)
    assert "there is no such file" in refused("project", "flatten", out, "--out", pictures / "f.png")
    assert not out.exists()


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_model(tmp_path_factory.mktemp("model") / "tiny")


def test_generating_for_a_project_adds_a_layer_and_a_lane(pictures: Path, tiny: Path, output_of) -> None:
    file, out, flat = pictures / "p.ora", pictures / "result.png", pictures / "flat.png"
    output_of("project", "new", "--out", file, "--image", pictures / "photo.png", "--mask", pictures / "mask.png")
    asked = ("generate", tiny, "--prompt", "a red hat", "--steps", 2, "--project", file)
    told = output_of(*asked, "--out", out)
    assert str(file) in told.splitlines()
    facts = json.loads(output_of("project", "info", file, "--json"))
    assert [(layer["name"], layer["kind"]) for layer in facts["layers"]] == [
        ("a red hat", "candidate"),
        ("photo", "paint"),
    ]
    top = facts["layers"][0]
    assert [top["x"], top["y"], top["width"], top["height"]] == [8, 5, 12, 10]
    assert facts["lanes"] == [{"name": "a red hat", "trajectory": True}]
    output_of("project", "flatten", file, "--out", flat)
    result, photo = np.asarray(Image.open(out)), np.asarray(Image.open(pictures / "photo.png"))
    assert np.array_equal(np.asarray(Image.open(flat))[..., :3], result)
    changed = (result != photo).any(axis=2)
    assert changed[5:15, 8:20].mean() > 0.9
    assert not changed[:5].any()
    output_of(*asked, "--seed", 3)
    facts = json.loads(output_of("project", "info", file, "--json"))
    assert [layer["name"] for layer in facts["layers"]] == ["a red hat", "a red hat", "photo"]
    assert len(facts["lanes"]) == 2
    assert facts["repaired"] == []


def test_outpainting_a_project_extends_its_canvas(pictures: Path, tiny: Path, output_of) -> None:
    file, flat = pictures / "p.ora", pictures / "flat.png"
    output_of("project", "new", "--out", file, "--image", pictures / "photo.png", "--layer", pictures / "hat.png")
    before = pictures / "before.png"
    output_of("project", "flatten", file, "--out", before)
    output_of("generate", tiny, "--prompt", "sky", "--steps", 2, "--project", file, "--outpaint", "10,6,0,0")
    facts = json.loads(output_of("project", "info", file, "--json"))
    assert (facts["width"], facts["height"]) == (50, 36)
    assert [(layer["x"], layer["y"]) for layer in facts["layers"]] == [(0, 0), (10, 6), (10, 6)]
    output_of("project", "flatten", file, "--out", flat)
    assert np.array_equal(np.asarray(Image.open(flat))[6:, 10:], np.asarray(Image.open(before)))


def test_a_failed_generation_leaves_the_project(pictures: Path, tiny: Path, output_of, refused) -> None:
    file = pictures / "p.ora"
    output_of("project", "new", "--out", file, "--image", pictures / "photo.png")
    before = file.read_bytes()
    asked = ("generate", tiny, "--prompt", "a", "--steps", 2)
    assert "--project brings picture and mask" in refused(*asked, "--project", file, "--image", pictures / "photo.png")
    assert "LEFT,TOP,RIGHT,BOTTOM" in refused(*asked, "--project", file, "--outpaint", "1,2,3")
    assert "--out" in refused(*asked)
    assert "multiples of" in refused(*asked, "--project", file, "--size", "33x33")
    assert file.read_bytes() == before
