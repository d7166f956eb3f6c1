import io
import zlib

import numpy as np
import pytest
from PIL import Image

from studio.document import picture
from studio.document.picture import as_rgba, open_picture
from studio.protocol.errors import BadInput


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def test_a_png_is_read_exactly(tmp_path):
    pixels = np.random.default_rng(0).integers(0, 256, (5, 7, 3), dtype=np.uint8)
    path = tmp_path / "a.png"
    path.write_bytes(encoded(Image.fromarray(pixels)))
    rgba = open_picture(path)
    assert rgba.shape == (5, 7, 4)
    assert rgba.dtype == np.uint8
    np.testing.assert_array_equal(rgba[:, :, :3], pixels)
    assert (rgba[:, :, 3] == 255).all()
    assert rgba.flags.writeable
    assert rgba.flags.c_contiguous


def test_camera_rotation_is_applied():
    image = Image.new("RGB", (4, 2), "black")
    image.putpixel((0, 0), (255, 255, 255))
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90 degrees to the right
    rgba = open_picture(encoded(image, exif=exif))
    assert rgba.shape == (4, 2, 4)
    assert rgba[0, 1, 0] == 255


def test_palette_transparency_becomes_alpha():
    image = Image.new("P", (2, 1))
    image.putpalette([255, 0, 0, 0, 255, 0])
    image.putpixel((1, 0), 1)
    rgba = open_picture(encoded(image, transparency=1))
    assert rgba[0, 0].tolist() == [255, 0, 0, 255]
    assert rgba[0, 1, 3] == 0


def test_cmyk_is_converted_to_rgb():
    rgba = open_picture(encoded(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "TIFF"))
    assert rgba[0, 0].tolist() == [255, 0, 0, 255]


@pytest.mark.parametrize("mode", ["LA", "L", "1", "RGBA"])
def test_grey_and_alpha_modes_become_rgba(mode):
    colour = {"LA": (80, 40), "L": 80, "1": 1, "RGBA": (80, 80, 80, 40)}[mode]
    rgba = open_picture(encoded(Image.new(mode, (3, 2), colour)))
    grey = 255 if mode == "1" else 80
    assert rgba[1, 2].tolist() == [grey, grey, grey, 40 if "A" in mode else 255]


def test_sixteen_bit_grey_is_scaled_to_8_bits():
    values = np.array([[0, 257, 32896, 65535, 128, 129]], np.uint16)
    rgba = open_picture(encoded(Image.fromarray(values)))
    assert rgba[0, :, 0].tolist() == [0, 1, 128, 255, 0, 1]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0.0, 0.5, 1.0], [0, 128, 255]),
        ([0.0, 100.0, 255.0], [0, 100, 255]),
        ([-1.0, 0.0, 1.0], [0, 128, 255]),
        ([0.0, float("nan"), float("inf")], [0, 0, 0]),
    ],
)
def test_float_grey_is_scaled_by_its_range(values, expected):
    image = Image.fromarray(np.array([values], np.float32))
    rgba = open_picture(encoded(image, "TIFF"))
    assert rgba[0, :, 0].tolist() == expected


def test_integer_grey_of_32_bits_is_read_as_16():
    rgba = open_picture(encoded(Image.fromarray(np.array([[0, 32896, 65535]], np.int32)), "TIFF"))
    assert rgba[0, :, 0].tolist() == [0, 128, 255]


def test_animation_gives_its_first_frame():
    frames = [Image.new("RGB", (4, 4), colour) for colour in ("red", "blue")]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert open_picture(data)[0, 0].tolist() == [255, 0, 0, 255]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "TIFF", "WEBP", "BMP"])
def test_truncated_files_are_refused(kind):
    pixels = np.random.default_rng(1).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    data = encoded(Image.fromarray(pixels), kind)
    with pytest.raises(BadInput, match=r"damaged|not a picture") as caught:
        open_picture(data[: len(data) // 2], "half.png")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"hello", b"\x00" * 100, b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"])
def test_unknown_content_is_refused(data):
    with pytest.raises(BadInput, match="not a picture"):
        open_picture(data)


def test_svg_is_refused_with_advice():
    svg = b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'/>"
    with pytest.raises(BadInput, match="SVG"):
        open_picture(svg)


def test_an_oversized_picture_is_refused_before_it_is_decoded(monkeypatch):
    data = encoded(Image.new("L", (100, 100)))
    monkeypatch.setattr(picture, "MAX_PIXELS", 9_999)
    monkeypatch.setattr(Image.Image, "load", lambda self: pytest.fail("it was decoded"))
    with pytest.raises(BadInput, match="100 × 100"):
        open_picture(data)


def test_a_header_that_claims_hundreds_of_megapixels_is_refused():
    data = bytearray(encoded(Image.new("L", (1, 1))))
    data[16:24] = (20_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(bytes(data[12:29])).to_bytes(4, "big")
    with pytest.raises(BadInput, match="megapixels"):
        open_picture(bytes(data))


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "none.png", tmp_path):
        with pytest.raises(BadInput, match="no such file"):
            open_picture(path)


def test_as_rgba_takes_grey_colour_and_alpha():
    grey = np.full((2, 3), 9, np.uint8)
    assert as_rgba(grey)[0, 0].tolist() == [9, 9, 9, 255]
    assert as_rgba(grey[:, :, None])[0, 0].tolist() == [9, 9, 9, 255]
    assert as_rgba(np.full((2, 3, 4), 7, np.uint8))[0, 0].tolist() == [7, 7, 7, 7]
    for wrong in (np.zeros((2, 3, 2), np.uint8), np.zeros((2, 3)), np.zeros((0, 3, 3), np.uint8)):
        with pytest.raises(BadInput):
            as_rgba(wrong)
