import io

import numpy as np
import pytest
from PIL import Image

from studio.engine.data import pictures
from studio.engine.data.pictures import from_model, png_bytes, read_image, to_bytes
from studio.protocol.errors import BadInput


@pytest.mark.parametrize("shape", [(5, 7), (5, 7, 2), (5, 7, 3), (5, 7, 4)])
def test_png_round_trip(tmp_path, shape):
    pixels = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    path = tmp_path / "a.png"
    path.write_bytes(png_bytes(pixels, {"studio": "{}", "note": "ü ∀"}))
    assert np.array_equal(to_bytes(read_image(path).pixels), pixels)
    assert Image.open(path).text == {"studio": "{}", "note": "ü ∀"}


def test_sixteen_bits_are_kept_and_rounded_to_eight(tmp_path):
    pixels = np.array([[0, 128, 129, 65535]], dtype=np.uint16)
    (tmp_path / "a.png").write_bytes(png_bytes(pixels))
    assert np.array_equal(read_image(tmp_path / "a.png").pixels, pixels)
    assert to_bytes(read_image(tmp_path / "a.png").pixels).tolist() == [[0, 0, 1, 255]]


@pytest.mark.parametrize(
    ("mode", "shape"),
    [("1", (4, 6)), ("P", (4, 6, 3)), ("CMYK", (4, 6, 3)), ("YCbCr", (4, 6, 3)), ("HSV", (4, 6, 3)), ("L", (4, 6))],
)
def test_other_modes_are_converted(tmp_path, mode, shape):
    image = Image.new("RGB", (6, 4), (200, 30, 60)).convert(mode)
    path = tmp_path / ("a.tif" if mode != "HSV" else "a.png")
    (image if mode != "HSV" else image.convert("RGB")).save(path)
    assert to_bytes(read_image(path).pixels).shape == shape


def test_a_transparent_palette_keeps_its_transparency(tmp_path):
    image = Image.new("P", (4, 4), 1)
    image.putpalette([0, 0, 0, 255, 0, 0])
    image.save(tmp_path / "a.png", transparency=1)
    assert to_bytes(read_image(tmp_path / "a.png").pixels)[0, 0].tolist() == [255, 0, 0, 0]


def test_exif_orientation_is_applied(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("L", (8, 4)).save(tmp_path / "a.jpg", exif=exif)
    assert to_bytes(read_image(tmp_path / "a.jpg").pixels).shape == (8, 4)


def _png() -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (64, 64), dtype=np.uint8)).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("text.png", b"this is not a picture"),
        ("empty.png", b""),
        ("cut.png", _png()[:900]),
        ("flipped.png", _png()[:200] + b"\x00\xff" * 20 + _png()[240:]),
        ("script.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n"),
        ("vector.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ],
)
def test_damaged_and_foreign_files_are_refused(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(BadInput) as raised:
        read_image(tmp_path / name)
    assert "\n" not in str(raised.value)


def test_folders_and_missing_files_are_refused(tmp_path):
    for path in (tmp_path, tmp_path / "missing.png"):
        with pytest.raises(BadInput):
            read_image(path)


def test_huge_pictures_are_refused_before_they_are_decoded(tmp_path, monkeypatch):
    Image.new("1", (300, 300)).save(tmp_path / "a.png")
    monkeypatch.setattr(pictures, "MAX_PIXELS", 300 * 299)
    with pytest.raises(BadInput, match="300x300"):
        read_image(tmp_path / "a.png")


def test_a_decompression_bomb_is_refused(tmp_path):
    header = bytearray(_png())
    header[16:24] = (60000).to_bytes(4, "big") * 2
    import zlib

    header[29:33] = zlib.crc32(header[12:29]).to_bytes(4, "big")
    (tmp_path / "bomb.png").write_bytes(header)
    with pytest.raises(BadInput, match="too large"):
        read_image(tmp_path / "bomb.png")


def test_model_values_become_bytes():
    assert from_model(np.array([[[-1.0, 0.0, 1.0, 2.0]]])).tolist() == [[0, 128, 255, 255]]
    assert from_model(np.zeros((3, 4, 5))).shape == (4, 5, 3)
