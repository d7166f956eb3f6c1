"""Picture files of every format: read correctly, or refused with a reason."""

import contextlib
import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from studio.engine.data import image_files
from studio.engine.data.image_files import UnusableImage, is_grey, read_rgb, square

RED = (255, 0, 0)
NOISE = np.random.default_rng(0).integers(0, 256, (64, 64)).astype(np.uint8)


def encoded(suffix: str) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(NOISE[:16, :16]).save(buffer, format={"jpg": "JPEG"}.get(suffix, suffix.upper()))
    return buffer.getvalue()


def colour_of(path: Path) -> tuple[int, ...]:
    image = read_rgb(path)
    assert image.mode == "RGB"
    return tuple(image.getpixel((2, 2)))


@pytest.mark.parametrize("suffix", ["png", "bmp", "gif", "tiff", "webp", "jpg"])
def test_common_formats_are_read(tmp_path: Path, suffix: str):
    options = {"lossless": True} if suffix == "webp" else {}
    Image.new("RGB", (8, 6), RED).save(tmp_path / f"a.{suffix}", **options)
    assert max(abs(a - b) for a, b in zip(colour_of(tmp_path / f"a.{suffix}"), RED, strict=True)) <= 2


def test_transparency_is_composited_over_white(tmp_path: Path):
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(tmp_path / "a.png")
    assert colour_of(tmp_path / "a.png") == (255, 255, 255)
    Image.new("RGBA", (8, 8), (255, 0, 0, 128)).save(tmp_path / "b.png")
    assert colour_of(tmp_path / "b.png") == (255, 127, 127)
    Image.new("LA", (8, 8), (0, 0)).save(tmp_path / "c.png")
    assert colour_of(tmp_path / "c.png") == (255, 255, 255)


def test_palette_transparency(tmp_path: Path):
    image = Image.new("P", (8, 8), 1)
    image.putpalette([0, 0, 0, 0, 255, 0])
    image.save(tmp_path / "a.png", transparency=1)
    assert colour_of(tmp_path / "a.png") == (255, 255, 255)
    image.save(tmp_path / "b.png")
    assert colour_of(tmp_path / "b.png") == (0, 255, 0)


def test_cmyk_is_converted_to_rgb(tmp_path: Path):
    Image.new("CMYK", (8, 8), (0, 255, 255, 0)).save(tmp_path / "a.tiff")
    assert colour_of(tmp_path / "a.tiff") == RED
    Image.new("CMYK", (8, 8), (0, 255, 255, 0)).save(tmp_path / "a.jpg", quality=100)
    assert max(abs(a - b) for a, b in zip(colour_of(tmp_path / "a.jpg"), RED, strict=True)) <= 3


@pytest.mark.parametrize("suffix", ["png", "tiff"])
def test_sixteen_bits_are_scaled_not_clipped(tmp_path: Path, suffix: str):
    values = np.full((8, 8), 0x8080, dtype=np.uint16)
    Image.fromarray(values).save(tmp_path / f"a.{suffix}")
    assert colour_of(tmp_path / f"a.{suffix}") == (128, 128, 128)


def test_float_grey_is_scaled(tmp_path: Path):
    Image.fromarray(np.full((8, 8), 0.5, dtype=np.float32)).save(tmp_path / "a.tiff")
    assert colour_of(tmp_path / "a.tiff") == (128, 128, 128)
    Image.fromarray(np.full((8, 8), np.nan, dtype=np.float32)).save(tmp_path / "b.tiff")
    with pytest.raises(UnusableImage, match="brightness"):
        read_rgb(tmp_path / "b.tiff")


def test_one_bit_pictures_are_read(tmp_path: Path):
    Image.new("1", (8, 8), 1).save(tmp_path / "a.png")
    assert colour_of(tmp_path / "a.png") == (255, 255, 255)


def test_exif_orientation_is_applied(tmp_path: Path):
    image = Image.new("RGB", (8, 4), (0, 0, 0))
    image.paste(RED, (0, 0, 4, 4))  # left half
    exif = Image.Exif()
    exif[0x0112] = 6  # shown turned clockwise by a quarter
    image.save(tmp_path / "a.png", exif=exif)
    turned = read_rgb(tmp_path / "a.png")
    assert turned.size == (4, 8)
    assert turned.getpixel((1, 1)) == RED
    assert turned.getpixel((1, 6)) == (0, 0, 0)


def test_huge_pictures_are_refused_before_they_are_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(image_files, "MAX_PIXELS", 63)
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    with pytest.raises(UnusableImage, match="too large"):
        read_rgb(tmp_path / "a.png")


def test_a_decompression_bomb_is_refused_by_its_header(tmp_path: Path):
    Image.new("1", (8, 8)).save(tmp_path / "a.png")
    data = bytearray((tmp_path / "a.png").read_bytes())
    data[16:24] = struct.pack(">II", 60_000, 60_000)
    data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    (tmp_path / "a.png").write_bytes(data)
    with pytest.raises(UnusableImage, match="too large"):
        read_rgb(tmp_path / "a.png")


@pytest.mark.parametrize("options", [{"format": "JPEG"}, {"format": "MPO", "save_all": True}])
def test_a_photo_is_decoded_at_a_reduced_size(tmp_path: Path, options: dict[str, object]):
    across, down = np.meshgrid(np.linspace(0, 255, 640), np.linspace(0, 255, 400))
    photo = Image.fromarray(np.stack([across, down, 255 - across], -1).astype(np.uint8))
    exif = Image.Exif()
    exif[0x0112] = 6
    photo.save(tmp_path / "a.jpg", quality=95, exif=exif, **options)
    whole, shrunk = read_rgb(tmp_path / "a.jpg"), read_rgb(tmp_path / "a.jpg", 64)
    assert (whole.size, shrunk.size) == ((400, 640), (100, 160))
    assert read_rgb(tmp_path / "a.jpg", 300).size == (400, 640)
    off = np.abs(np.asarray(square(whole, 32)).astype(int) - np.asarray(square(shrunk, 32)))
    assert off.max() <= 3
    photo.save(tmp_path / "a.png")
    assert read_rgb(tmp_path / "a.png", 64).size == (640, 400)


def test_errors_state_the_reason(tmp_path: Path):
    (tmp_path / "a.png").write_text("hello")
    with pytest.raises(UnusableImage, match="not a picture"):
        read_rgb(tmp_path / "a.png")
    with pytest.raises(UnusableImage, match="no such file"):
        read_rgb(tmp_path / "b.png")
    Image.fromarray(NOISE).save(tmp_path / "c.png")
    (tmp_path / "c.png").write_bytes((tmp_path / "c.png").read_bytes()[:900])
    with pytest.raises(UnusableImage, match="broken"):
        read_rgb(tmp_path / "c.png")


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damaged_files_raise_only_bad_input(tmp_path: Path, data: st.DataObject):
    suffix = data.draw(st.sampled_from(["png", "jpg", "gif", "tiff", "bmp", "webp"]))
    path = tmp_path / f"a.{suffix}"
    content = bytearray(encoded(suffix))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    with contextlib.suppress(UnusableImage):
        assert read_rgb(path).mode == "RGB"


def test_pictures_are_cropped_to_the_centre_square():
    image = Image.new("RGB", (30, 10), (0, 0, 0))
    image.paste(RED, (10, 0, 20, 10))
    assert square(image, 4).getcolors() == [(16, RED)]


def test_grey_pictures_are_recognised():
    assert is_grey(Image.new("RGB", (4, 4), (7, 7, 7)))
    assert not is_grey(Image.new("RGB", (4, 4), (7, 7, 8)))
