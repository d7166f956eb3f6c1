"""Untrusted picture files in all three readers: canvas, engine and data sets."""

import contextlib
import io
import os
import struct
import zlib

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from studio import picture_files
from studio.document.picture import open_picture, open_with_notes
from studio.engine.data.image_files import UnusableImage, read_rgb
from studio.engine.data.pictures import read_image
from studio.engine.generation.inpainting import notes_about
from studio.picture_files import REDUCED
from studio.protocol.errors import BadInput

NOISE = np.random.default_rng(0).integers(0, 256, (32, 24, 3), dtype=np.uint8)
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def readers(path):
    """Return the pixels [H, W, 3] that each reader gives."""
    engine = read_image(path).pixels
    return [open_picture(path)[..., :3], engine[..., :3], np.asarray(read_rgb(path))]


def swapped_profile() -> bytes:
    """Return the sRGB profile with the primaries of red and green exchanged."""
    return SRGB.replace(b"rXYZ", b"tXYZ").replace(b"gXYZ", b"rXYZ").replace(b"tXYZ", b"gXYZ")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(pixels=NOISE, *extra: bytes) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG")
    data = buffer.getvalue()
    return data[:33] + b"".join(extra) + data[33:]


BROKEN_CHECKSUM = chunk(b"tEXt", b"a\0b")[:-1] + b"?"
STRANGE = {
    "text": chunk(b"iTXt", b"workflow\0\1\0\0\0" + zlib.compress(b" " * 3_000_000)),
    "much text": chunk(b"zTXt", b"x\0\0" + zlib.compress(b" " * 1_000_000)) * 80,
    "text without an end": chunk(b"zTXt", b"x\0\0not compressed"),
    "a checksum": BROKEN_CHECKSUM,
    "EXIF": chunk(b"eXIf", b"MM\0*\0\0\0\x08\xff\xff" + b"\xff" * 40),
    "no EXIF": chunk(b"eXIf", b"hello"),
    "density": chunk(b"pHYs", b"\0"),
    "gamma": chunk(b"gAMA", b""),
    "a large profile": chunk(b"iCCP", b"a\0\0" + zlib.compress(SRGB + b"\0" * 1_500_000)),
    "a broken profile": chunk(b"iCCP", b"a\0\0" + zlib.compress(b"profile" * 100)),
    "a profile that is not compressed": chunk(b"iCCP", b"a\0\0" + SRGB),
    "a profile's method": chunk(b"iCCP", b"a\0\x07" + zlib.compress(SRGB)),
}


@pytest.mark.parametrize("name", STRANGE)
def test_strange_metadata_does_not_prevent_reading(tmp_path, name):
    path = tmp_path / "a.png"
    path.write_bytes(png(NOISE, STRANGE[name]))
    for pixels in readers(path):
        assert np.array_equal(pixels, NOISE)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from([b"eXIf", b"iCCP", b"tEXt", b"zTXt", b"iTXt", b"tIME", b"sBIT", b"xyZz"]), data=st.binary())
def test_any_metadata_does_not_prevent_reading(tmp_path, kind, data):
    path = tmp_path / "a.png"
    path.write_bytes(png(NOISE, chunk(kind, data)))
    for pixels in readers(path):
        assert sorted(pixels.shape) == sorted(NOISE.shape)  # random EXIF data may still turn it


def test_a_drawing_in_the_metadata_does_not_prevent_reading(tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(png(NOISE, chunk(b"tEXt", b"source\0<svg></svg>")))
    for pixels in readers(path):
        assert np.array_equal(pixels, NOISE)


@pytest.mark.parametrize("exif", [b"Exif\0\0", b"Exif\0\0MM\0*\xff\xff\xff\xff", b"Exif\0\0" + b"\xff" * 90, b"\0" * 9])
@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_strange_exif_does_not_prevent_reading(tmp_path, exif, kind):
    path = tmp_path / "a"
    Image.fromarray(NOISE).save(path, kind, exif=exif)
    assert [pixels.shape for pixels in readers(path)] == [NOISE.shape] * 3


@pytest.mark.parametrize("orientation", range(1, 9))
def test_all_readers_apply_the_same_orientation(tmp_path, orientation):
    path = tmp_path / "a.png"
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.fromarray(NOISE).save(path, exif=exif)
    first, *others = readers(path)
    assert first.shape == (NOISE.shape if orientation < 5 else (24, 32, 3))
    assert all(np.array_equal(first, other) for other in others)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_a_colour_profile_is_converted_and_reported(tmp_path, kind):
    path = tmp_path / "a"
    profile = swapped_profile()
    Image.fromarray(NOISE).save(path, kind, icc_profile=profile)
    first, *others = readers(path)
    assert np.abs(first.astype(int) - NOISE).max() > 50
    assert all(np.array_equal(first, other) for other in others)
    assert any("converted" in note for note in open_with_notes(path).notes)
    assert any("converted" in note for note in read_image(path).notes)


def test_an_srgb_profile_changes_nothing(tmp_path):
    Image.fromarray(NOISE).save(tmp_path / "a.png", icc_profile=SRGB)
    assert all(np.array_equal(pixels, NOISE) for pixels in readers(tmp_path / "a.png"))
    assert open_with_notes(tmp_path / "a.png").notes == read_image(tmp_path / "a.png").notes == ()


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "CMYK", "1", "I;16"])
@pytest.mark.parametrize("space", [b"RGB ", b"CMYK", b"GRAY", b"Lab ", b"????"])
def test_a_profile_of_another_colour_space_is_ignored_and_reported(tmp_path, mode, space):
    profile = SRGB[:16] + space + SRGB[20:]
    path = tmp_path / "a"
    image = (
        Image.fromarray(NOISE).convert(mode) if mode != "I;16" else Image.fromarray(np.full((9, 9), 40000, np.uint16))
    )
    image.save(path, "TIFF", icc_profile=profile)
    readers(path)
    notes = read_image(path).notes
    fits = space == b"RGB " and mode not in ("CMYK", "I;16")
    assert notes == () if fits else any("left out" in note for note in notes)


def test_converting_a_profile_keeps_transparency(tmp_path):
    rgba = np.dstack([NOISE, NOISE[..., 0]])
    Image.fromarray(rgba).save(tmp_path / "a.png", icc_profile=swapped_profile())
    assert np.array_equal(read_image(tmp_path / "a.png").pixels[..., 3], rgba[..., 3])
    assert np.array_equal(open_picture(tmp_path / "a.png")[..., 3], rgba[..., 3])


@pytest.mark.parametrize("alpha", [0, 1])
def test_sixteen_bit_colour_is_reduced_and_reported(tmp_path, alpha):
    wide = np.random.default_rng(1).integers(0, 65536, (8, 8, 3 + alpha)).astype(">u2")
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 16, 6 if alpha else 2, 0, 0, 0))
    rows = zlib.compress(b"".join(b"\0" + row.tobytes() for row in wide))
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", rows) + chunk(b"IEND", b""))
    shown, made = open_with_notes(path), read_image(path)
    assert np.array_equal(shown.pixels[..., : 3 + alpha], made.pixels)
    assert any("16-bit" in note for note in shown.notes)
    assert any("16-bit" in note for note in made.notes)


def test_sixteen_bit_colour_of_other_formats_is_reported(tmp_path):
    (tmp_path / "a.ppm").write_bytes(b"P6 2 2 65535\n" + b"\x12\x34" * 12)
    assert any("16-bit" in note for note in read_image(tmp_path / "a.ppm").notes)
    assert any("16-bit" in note for note in open_with_notes(tmp_path / "a.ppm").notes)


@pytest.mark.parametrize("suffix", [".jpe", ".jfif", ".JPG"])
def test_jpeg_suffixes(tmp_path, suffix):
    from studio.engine.data.folder import load_folder

    (tmp_path / "d").mkdir()
    Image.fromarray(NOISE).save(tmp_path / "d" / f"a{suffix}", "JPEG")
    assert len(load_folder(tmp_path / "d", 8, 3, lambda text: None).pictures) == 1


def test_a_pipe_is_refused(tmp_path):
    os.mkfifo(tmp_path / "a.png")
    with pytest.raises(BadInput):
        open_picture(tmp_path / "a.png")
    with pytest.raises(BadInput):
        read_image(tmp_path / "a.png")
    with pytest.raises(UnusableImage, match="regular"):
        read_rgb(tmp_path / "a.png")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_png_is_read_or_refused_in_one_line(tmp_path, data):
    whole = bytearray(png())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "a.png"
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    for reader in (open_picture, read_image, read_rgb):
        with contextlib.suppress(BadInput, UnusableImage):
            reader(path)
    with contextlib.suppress(BadInput):
        open_picture(bytes(whole))


def test_a_png_with_more_data_than_its_pixels_need(tmp_path):
    path = tmp_path / "a.png"
    with open(path, "wb") as file:
        file.write(png()[:33] + struct.pack(">I4s", 2**31 - 1, b"IDAT"))
        file.truncate(2**30)  # a sparse file
    with pytest.raises(BadInput):
        read_image(path)


def test_the_reduction_of_jpeg_2000_pictures_of_more_bits_is_reported():
    buffer = io.BytesIO()
    Image.new("RGB", (32, 32), (175, 20, 90)).save(buffer, "JPEG2000", irreversible=False)
    coded = bytearray(buffer.getvalue())
    sizes = coded.index(b"\xff\x4f\xff\x51") + 4
    assert open_with_notes(bytes(coded)).notes == ()
    for component in range(3):
        coded[sizes + 38 + 3 * component] = 11  # 12 bits
    assert open_with_notes(bytes(coded)).notes == (REDUCED,)


def test_integers_of_more_than_16_bits_are_told_to_be_scaled(tmp_path):
    path = tmp_path / "a.tif"
    for values, note in (([[-5, 2**30]], "its 32-bit values were scaled to 8 bits"), ([[0, 65535]], REDUCED)):
        Image.fromarray(np.array(values, np.int32)).save(path)
        assert open_with_notes(path).notes == (note,)
        assert notes_about(read_image(path), "a.tif", deep=False) == (f"a.tif: {note}",)


def test_pictures_of_more_bits_in_avif_are_recognized():
    buffer = io.BytesIO()
    Image.new("RGB", (32, 32)).save(buffer, "AVIF")
    coded = bytearray(buffer.getvalue())
    assert not picture_files._is_coded_deep(bytes(coded))
    coded[coded.index(b"av1C") + 6] |= 0x40  # 10 bits; no encoder of such files is at hand
    assert picture_files._is_coded_deep(bytes(coded))


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "TIFF"])
def test_a_first_frame_is_read_and_the_others_are_reported(tmp_path, kind):
    frames = [Image.fromarray(np.full((8, 8, 3), level, np.uint8)) for level in (20, 120, 220)]
    path = tmp_path / f"a.{kind.lower()}"
    frames[0].save(path, kind, save_all=True, append_images=frames[1:])
    opened, read = open_with_notes(path), read_image(path)
    assert opened.notes == read.notes == ("only its first frame is used",)
    assert abs(int(opened.pixels[0, 0, 0]) - 20) < 3
    assert abs(int(read.pixels[0, 0, 0]) - 20) < 3


def test_an_animation_whose_later_frames_are_damaged_gives_its_first(tmp_path):
    frames = [Image.fromarray(np.full((8, 8, 3), level, np.uint8)) for level in (20, 220)]
    data = io.BytesIO()
    frames[0].save(data, "GIF", save_all=True, append_images=frames[1:])
    path = tmp_path / "a.gif"
    for cut in range(len(data.getvalue()) - 30, len(data.getvalue())):
        path.write_bytes(data.getvalue()[:cut])
        assert open_with_notes(path).pixels[0, 0, 0] == 20


@pytest.mark.parametrize("kind", ["AVIF", "JPEG2000", "ICO", "PCX", "QOI"])
def test_window_and_shell_open_the_same_formats(tmp_path, kind):
    path = tmp_path / "a.picture"
    Image.fromarray(NOISE).save(path, kind)
    assert (open_with_notes(path).pixels[..., :3] == read_image(path).pixels[..., :3]).all()


@pytest.mark.parametrize(
    "values", [np.linspace(0, 1, 64), np.linspace(0, 255, 64), np.linspace(-3, 7, 64), np.full(64, np.nan)]
)
def test_window_and_shell_scale_floating_point_pixels_alike(tmp_path, values):
    path = tmp_path / "a.tif"
    Image.fromarray(values.reshape(8, 8).astype(np.float32)).save(path)
    opened, read = open_with_notes(path), read_image(path)
    assert (opened.pixels[..., 0] == read.pixels).all()
    assert opened.notes == read.notes == ("its floating-point values were scaled to 8 bits",)


def test_integers_beyond_16_bits_are_scaled_alike(tmp_path):
    path = tmp_path / "a.tif"
    Image.fromarray(np.array([[-5, 0], [70_000, 100_000]], np.int32)).save(path)
    assert open_with_notes(path).pixels[..., 0].tolist() == read_image(path).pixels.tolist() == [[0, 0], [179, 255]]


@pytest.mark.parametrize("box", [b"iloc", b"pitm", b"iinf", b"ipma"])
def test_an_avif_picture_without_one_of_its_boxes_is_refused(tmp_path, box):
    content = io.BytesIO()
    Image.fromarray(NOISE).save(content, "AVIF")
    (tmp_path / "damaged.avif").write_bytes(content.getvalue().replace(box, b"none"))
    for read, refusal in ((open_with_notes, BadInput), (read_image, BadInput), (read_rgb, UnusableImage)):
        with pytest.raises(refusal):
            read(tmp_path / "damaged.avif")
