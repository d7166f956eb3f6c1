"""PNG files with a recipe in them, and hostile ones."""

import contextlib
import json
import struct
import zlib

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from studio.document.png import read_recipe_of, write_png
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.recipes import dump_recipe
from studio.protocol.training_recipe import TrainRecipe

texts = st.text(min_size=1, max_size=40)
recipes = st.builds(
    GenerateRecipe,
    model=texts,
    sampler=st.sampled_from(["ddpm", "ddim", "ipndm", "dpmpp_2m", "dpmpp_3m", "unipc", "euler", "heun"]),
    steps=st.integers(1, 10_000),
    eta=st.floats(0, 1),
    guidance=st.floats(0, 30),
    label=st.none() | st.integers(0, 1000),
    seed=st.integers(0, 2**63 - 1),
    count=st.integers(1, 64),
    image=texts,
    mask=st.none() | texts,
    crop=st.none() | st.tuples(*[st.integers(0, 4096)] * 4),
    resamples=st.integers(1, 50),
    jump_length=st.integers(1, 100),
)


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(recipe=recipes, height=st.integers(1, 9), width=st.integers(1, 9), channels=st.sampled_from([3, 4]))
def test_pixels_and_recipe_survive_a_round_trip(tmp_path, recipe, height, width, channels):
    pixels = np.random.default_rng(height * 10 + width).integers(0, 256, (height, width, channels), dtype=np.uint8)
    path = tmp_path / "picture.png"
    write_png(path, pixels, recipe)
    assert read_recipe_of(path) == recipe
    with Image.open(path) as image:
        assert np.array_equal(np.asarray(image), pixels)
        lines = image.info["parameters"].split("\n")
        assert lines[-1].startswith("Steps: ")
        assert len(lines) == (1 if recipe.label is None else 2)
    assert [file.name for file in tmp_path.iterdir() if file.suffix != ".png" and file.is_file()] == []


@pytest.mark.parametrize(
    "pixels", [np.zeros((4, 4), np.uint8), np.zeros((4, 4, 3), np.float32), np.zeros((0, 4, 3), np.uint8)]
)
def test_pixels_that_are_no_picture_are_refused(tmp_path, pixels):
    with pytest.raises(ValueError, match="uint8"):
        write_png(tmp_path / "a.png", pixels, GenerateRecipe())
    assert not list(tmp_path.glob("*.png"))


def test_a_missing_folder_is_refused_in_one_line(tmp_path):
    with pytest.raises(BadInput, match="Could not write"):
        write_png(tmp_path / "no" / "a.png", np.zeros((2, 2, 3), np.uint8), GenerateRecipe())


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_with(*chunks: bytes, size=(2, 2)) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0))
    rows = zlib.compress(b"".join(b"\0" + b"\0" * 3 * 2 for _ in range(2)))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_pictures_of_other_programs_have_no_recipe(tmp_path):
    plain = tmp_path / "plain.png"
    plain.write_bytes(png_with(chunk(b"tEXt", b"parameters\0a cat\nSteps: 20")))
    jpeg = tmp_path / "picture.jpg"
    Image.new("RGB", (4, 4)).save(jpeg)
    text = tmp_path / "text.png"
    text.write_text("no picture")
    assert [read_recipe_of(path) for path in (plain, jpeg, text)] == [None, None, None]


BOMB = zlib.compress(b" " * 80_000_000)
HOSTILE = {
    "no json": (chunk(b"tEXt", b"studio\0hello"), "not a recipe"),
    "deep json": (chunk(b"tEXt", b"studio\0" + b"[" * 60_000), "not a recipe"),
    "unknown key": (chunk(b"tEXt", b'studio\0{"kind": "generate", "evil": 1}'), "evil"),
    "out of range": (chunk(b"tEXt", b'studio\0{"kind": "generate", "steps": 0}'), "steps"),
    "for training": (chunk(b"tEXt", b"studio\0" + dump_recipe(TrainRecipe()).encode()), "training"),
    "long": (chunk(b"tEXt", b"studio\0" + b" " * 70_000 + b"{}"), "too long"),
    "huge": (chunk(b"tEXt", b"studio\0" + b" " * 3_000_000), "too long|broken"),
    "zTXt bomb": (chunk(b"zTXt", b"studio\0\0" + BOMB), "broken|too long|not a recipe"),
    "iTXt bomb": (chunk(b"iTXt", b"studio\0\1\0\0\0" + BOMB), "broken|too long|not a recipe"),
    "many bombs": (chunk(b"zTXt", b"x\0\0" + zlib.compress(b" " * 1_000_000)) * 80, None),
    "another program's workflow": (chunk(b"iTXt", b"workflow\0\1\0\0\0" + BOMB), None),
    "not utf-8": (chunk(b"iTXt", b"studio\0\0\0\0\0\xff\xfe"), None),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_chunks_are_refused(tmp_path, name):
    data, message = HOSTILE[name]
    path = tmp_path / "hostile.png"
    path.write_bytes(png_with(data))
    if message is None:
        assert read_recipe_of(path) is None
        return
    with pytest.raises(BadInput, match=message) as caught:
        read_recipe_of(path)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 500


def test_a_broken_checksum_and_a_truncated_file_are_refused(tmp_path):
    whole = png_with(chunk(b"tEXt", b"studio\0" + json.dumps({"kind": "generate"}).encode()))
    path = tmp_path / "cut.png"
    path.write_bytes(whole)
    assert read_recipe_of(path) == GenerateRecipe()
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        with contextlib.suppress(BadInput):
            assert read_recipe_of(path) in (None, GenerateRecipe())


def test_an_enormous_claimed_size_is_refused(tmp_path):
    path = tmp_path / "enormous.png"
    path.write_bytes(png_with(size=(2**31 - 1, 2**31 - 1)))
    assert read_recipe_of(path) is None


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(BadInput, match="Could not read"):
        read_recipe_of(tmp_path / "none.png")
