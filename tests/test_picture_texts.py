"""Texts of PNG chunks, EXIF data and comments in any encoding; broken ones are skipped."""

import os
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from studio.picture_texts import picture_texts, png_texts
from studio.protocol.settings.picture_settings import PictureSettings
from studio.protocol.settings.reader import SETTINGS_KEYS, settings_in
from tests.foreign_pictures import foreign_pictures

PIXELS = np.zeros((4, 6, 3), dtype=np.uint8)
PICTURES = list(foreign_pictures())


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_settings_of_other_programs_are_read(picture, tmp_path):
    texts, size = picture_texts(picture.write(tmp_path), SETTINGS_KEYS)
    assert size == picture.size
    assert settings_in(texts, size) == PictureSettings.model_validate(picture.told)


@pytest.mark.parametrize("packed", [False, True])
def test_png_texts_may_be_compressed(tmp_path, packed):
    info = PngImagePlugin.PngInfo()
    info.add_text("studio", "é", zip=packed)
    info.add_text("other", "no")
    Image.fromarray(PIXELS).save(tmp_path / "a.png", pnginfo=info)
    assert png_texts(tmp_path / "a.png", ["studio"]) == {"studio": "é"}


def test_utf8_text_in_a_latin_1_chunk_is_read(tmp_path):
    path = tmp_path / "a.png"
    Image.fromarray(PIXELS).save(path)
    insert_chunk(path, b"tEXt", b"parameters\0" + "Füchse 狐".encode())
    assert picture_texts(path, ["parameters"])[0] == {"parameters": "Füchse 狐"}
    assert png_texts(path, ["parameters"]) == {"parameters": "Füchse 狐".encode().decode("latin-1")}


def test_a_long_text_is_cut(tmp_path):
    info = PngImagePlugin.PngInfo()
    info.add_text("parameters", "a" * 1000, zip=True)
    Image.fromarray(PIXELS).save(tmp_path / "a.png", pnginfo=info)
    assert len(png_texts(tmp_path / "a.png", ["parameters"], most=100)["parameters"]) == 101


@pytest.mark.parametrize(
    ("start", "encoding"),
    [(b"ASCII\0\0\0", "ascii"), (b"\0" * 8, "utf-8"), (b"", "utf-8"), (b"UNICODE\0", "utf-16-le")],
)
def test_user_comments_come_in_several_encodings(tmp_path, start, encoding):
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9286] = start + "a red fox".encode(encoding)
    Image.fromarray(PIXELS).save(tmp_path / "a.jpg", exif=exif)
    assert picture_texts(tmp_path / "a.jpg", ["UserComment"])[0] == {"UserComment": "a red fox"}


def test_the_comment_of_a_jpeg_is_read(tmp_path):
    Image.fromarray(PIXELS).save(tmp_path / "a.jpg", comment="a red fox")
    assert picture_texts(tmp_path / "a.jpg", ["Comment"]) == ({"Comment": "a red fox"}, (6, 4))


def test_a_file_that_is_not_a_picture_is_refused(tmp_path):
    (tmp_path / "a.png").write_text("words")
    os.mkfifo(tmp_path / "pipe.png")
    for name in ("a.png", "pipe.png", "missing.png"):
        with pytest.raises(OSError):
            picture_texts(tmp_path / name, SETTINGS_KEYS)


@given(st.binary(max_size=200), st.sampled_from([b"tEXt", b"zTXt", b"iTXt", b"eXIf"]))
def test_any_chunk_is_read_or_skipped(tmp_path_factory, body, kind):
    path = tmp_path_factory.mktemp("picture") / "a.png"
    Image.fromarray(PIXELS).save(path)
    insert_chunk(path, kind, b"parameters\0" + body)
    texts, size = picture_texts(path, SETTINGS_KEYS)
    settings_in(texts, size)
    assert size == (6, 4)


def insert_chunk(path, kind, body):
    """Insert a chunk after a PNG's header."""
    data = path.read_bytes()
    chunk = struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    path.write_bytes(data[:33] + chunk + data[33:])
