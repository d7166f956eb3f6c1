"""The verbs of projects: project new, project info and project flatten."""

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image


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


def test_layers_lie_in_the_order_in_which_they_are_named(pictures: Path, good) -> None:
    out = pictures / "new" / "p.ora"
    layers = ("--layer", pictures / "hat.png", "--layer", pictures / "tint.png")
    told = good("project", "new", "--out", out, "--image", pictures / "photo.png", *layers)
    assert told.strip() == str(out)
    facts = json.loads(good("project", "info", out, "--json"))
    assert [layer["name"] for layer in facts["layers"]] == ["tint", "hat", "photo"]
    assert (facts["width"], facts["height"]) == (40, 30)
    assert facts["layers"][0] | {"width": 60, "height": 50, "x": 0, "y": 0, "opacity": 1.0} == facts["layers"][0]
    assert facts["selections"] == facts["lanes"] == facts["repaired"] == []


def test_the_mask_is_the_selection_to_repaint(pictures: Path, good) -> None:
    out = pictures / "p.ora"
    good("project", "new", "--out", out, "--image", pictures / "photo.png", "--mask", pictures / "mask.png")
    facts = json.loads(good("project", "info", out, "--json"))
    assert facts["selections"] == [{"name": "Mask", "repainted": True, "box": [8, 5, 12, 10]}]
    assert "Selection Mask" in good("project", "info", out)


def test_a_flattened_project_shows_its_layers_over_each_other(pictures: Path, good) -> None:
    out, flat = pictures / "p.ora", pictures / "flat.png"
    good("project", "new", "--out", out, "--image", pictures / "photo.png", "--layer", pictures / "hat.png")
    good("project", "flatten", out, "--out", flat)
    photo, result = np.asarray(Image.open(pictures / "photo.png")).astype(float), np.asarray(Image.open(flat))
    assert np.array_equal(result[10:, :, :3], photo[10:])
    assert np.array_equal(result[:, 20:, :3], photo[:, 20:])
    share = 128 / 255
    expected = photo[:10, :20] * (1 - share) + np.array([255, 0, 0]) * share
    assert np.abs(result[:10, :20, :3] - expected).max() <= 1
    assert (result[..., 3] == 255).all()


def test_what_is_damaged_is_told(pictures: Path, good) -> None:
    out, hurt = pictures / "p.ora", pictures / "hurt.ora"
    good("project", "new", "--out", out, "--image", pictures / "photo.png", "--layer", pictures / "hat.png")
    with zipfile.ZipFile(out) as whole, zipfile.ZipFile(hurt, "w") as less:
        for name in whole.namelist():
            if name != "data/layer0000.png":
                less.writestr(name, whole.read(name))
    facts = json.loads(good("project", "info", hurt, "--json"))
    assert [layer["name"] for layer in facts["layers"]] == ["photo"]
    assert facts["repaired"] == ["The layer “hat” was left out: its file is missing."]


def test_bad_input_is_refused_in_one_line(pictures: Path, refused) -> None:
    photo, out = pictures / "photo.png", pictures / "p.ora"
    assert "takes a .ora file" in refused("project", "new", "--out", pictures / "p.zip", "--image", photo)
    assert "there is no such file" in refused("project", "new", "--out", out, "--image", pictures / "none.png")
    assert "The mask is 20 × 10" in refused(
        "project", "new", "--out", out, "--image", photo, "--mask", pictures / "hat.png"
    )
    assert "no OpenRaster file" in refused("project", "info", photo)
    assert "there is no such file" in refused("project", "flatten", out, "--out", pictures / "f.png")
    assert not out.exists()
