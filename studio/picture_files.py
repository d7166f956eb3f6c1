"""Shared by all readers of picture files: opening that cannot block, metadata that cannot fail, sRGB, and bit depth."""

import functools
import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.protocol.files import open_regular

# Raster formats only: EPS would start a program, and the rest are rare containers.
FORMATS = (
    *("PNG", "JPEG", "WEBP", "AVIF", "GIF", "BMP", "DIB", "TIFF", "PPM", "JPEG2000", "TGA", "ICO", "QOI", "PCX"),
    *("PSD", "DDS", "SGI"),
)
JPEG_SUFFIXES = (".jpg", ".jpeg", ".jpe", ".jfif")

# notes on such a picture
REDUCED = "its 16-bit values were reduced to 8 bits"
FIRST_FRAME = "only its first frame is used"
UNNAMED = "its profile"  # a colour profile without a name

DECODING_BYTES = 16  # for each pixel, at most, to decode a picture and convert its colours: four copies of 4 bytes

_MAX_BYTES = 2**31  # of a picture's file
_BAND_PIXELS = 2**19  # computed at a time, where a whole picture would take several times its own memory
_MAX_PROFILE = 32 * 2**20  # bytes of a colour profile; those of printers have a few million
_PNG = b"\x89PNG\r\n\x1a\n"
_KEPT_CHUNKS = (b"tRNS", b"eXIf", b"acTL", b"fcTL", b"fdAT")  # ancillary ones: a decoder may ignore them
_PNG_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by colour type
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_NO_ANIMATIONS = ("MPO", "ICO", "PSD")  # formats whose further frames are previews, smaller icons, or layers
_DEEP = "studio-deep"  # key of `Image.info`: the file's channels have more than 8 bits
_HEAD_BYTES = 64 * 1024  # at the beginning of a file, in which its bit depth stands
_SAME_COLOUR = 2  # of 255: a profile that changes no colour by more counts as sRGB


# what Pillow and its codecs raise for damaged pictures; RuntimeError is libavif's, for one
DECODING_ERRORS = (
    OSError,
    ValueError,
    SyntaxError,
    RuntimeError,
    EOFError,
    LookupError,
    TypeError,
    OverflowError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)


@contextmanager
def open_image(source: Path | bytes, formats: tuple[str, ...]) -> Iterator[Image.Image]:
    """Open a picture with Pillow, without a PNG's metadata chunks: Pillow refuses large or unusual ones.

    Args:
        source: A file's path, or its content.
        formats: Pillow's names of the formats to accept.

    Raises:
        OSError: The file is missing, unreadable, or not a regular file.
        Exception: One of DECODING_ERRORS, for a damaged picture.
    """
    with io.BytesIO(source) if isinstance(source, bytes) else open_regular(source, _MAX_BYTES) as file:
        head = file.read(len(_PNG))
        file.seek(0)
        profile: bytes | None = None
        pixels: BinaryIO = file
        if head == _PNG:
            pixels, profile = _without_metadata(file)
        with Image.open(pixels, formats=formats) as image:
            if profile is not None:
                image.info["icc_profile"] = profile
            if image.format in ("JPEG2000", "AVIF"):
                file.seek(0)
                image.info[_DEEP] = _is_coded_deep(file.read(_HEAD_BYTES))
            yield image


def has_deep_colour(image: Image.Image) -> bool:
    """Whether Pillow reduces a picture's channels of more than 8 bits to 8; call it before the picture is loaded."""
    if image.mode.startswith("I") or image.mode == "F":
        return False
    if image.info.get(_DEEP):
        return True
    for tile in image.tile if hasattr(image, "tile") else ():
        args = tile[3] if isinstance(tile[3], tuple) else (tile[3],)
        if any(isinstance(value, str) and ";16" in value for value in args):
            return True
        if tile[0] in ("ppm", "ppm_plain") and any(isinstance(value, int) and value > 255 for value in args):
            return True
    return False


def _is_coded_deep(head: bytes) -> bool:
    """Whether the head of a JPEG 2000 or AVIF file says that its channels have more than 8 bits."""
    _, found, size = head.partition(b"\xff\x4f\xff\x51")  # JPEG 2000: start of the codestream, SIZ marker
    if found and len(size) > 38:
        return (size[38] & 0x7F) + 1 > 8  # Ssiz of the first component
    _, found, coded = head.partition(b"av1C")  # AVIF: AV1CodecConfigurationBox
    return bool(found) and len(coded) > 2 and bool(coded[2] & 0x40)  # high_bitdepth: 10 or 12 bits


def bands(height: int, width: int) -> Iterator[slice]:
    """Yield the rows of a picture in bands of half a megapixel, so that intermediate values take little memory."""
    step = max(1, _BAND_PIXELS // max(1, width))
    for first in range(0, height, step):
        yield slice(first, min(first + step, height))


def pixels_of(image: Image.Image) -> NDArray[Any]:
    """Return a loaded picture's values [H, W] or [H, W, C]; `np.asarray` would take twice their memory for a moment."""
    pixels: NDArray[Any] | None = None
    for rows in bands(image.height, image.width):
        band = np.asarray(image.crop((0, rows.start, image.width, rows.stop)))
        if pixels is None:
            pixels = np.empty((image.height, *band.shape[1:]), band.dtype)
        pixels[rows] = band
    assert pixels is not None, "a picture has rows"
    return pixels


def eight_bits(values: NDArray[Any]) -> NDArray[np.uint8]:
    """Scale grey values [H, W] to 0..255 by the range of their format, or by their own range when it is unknown."""
    result = np.empty(values.shape, np.uint8)
    if values.dtype == np.uint16:
        for rows in bands(*values.shape):
            result[rows] = (values[rows].astype(np.uint32) + 128) // 257
        return result
    if values.dtype.kind == "f":
        values = np.where(np.isfinite(values), values, 0)
    low, high = float(values.min()), float(values.max())
    is_float = values.dtype.kind == "f"
    if low < 0 or high > 65535:
        start, span = low, (high - low) or 1.0
    elif is_float and high <= 1:
        start, span = 0.0, 1.0
    elif is_float and high <= 255:
        start, span = 0.0, 255.0
    else:  # integers come from 16-bit files
        start, span = 0.0, 65535.0
    for rows in bands(*values.shape):
        result[rows] = np.rint((values[rows].astype(np.float64) - start) * (255.0 / span))
    return result


def opening_notes(image: Image.Image, profile: str, *, reduced: bool) -> tuple[str, ...]:
    """Return the notes on opening a picture.

    Args:
        image: The picture as it was loaded.
        profile: The note of `to_srgb`.
        reduced: Whether values of 16 bits were reduced to 8.
    """
    depth = REDUCED if reduced else ""
    if image.mode == "F":
        depth = "its floating-point values were scaled to 8 bits"
    elif image.mode == "I" and _exceeds_16_bits(image):
        depth = "its 32-bit values were scaled to 8 bits"
    first = FIRST_FRAME if _has_frames(image) else ""
    return tuple(note for note in (depth, profile, first) if note)


def _exceeds_16_bits(image: Image.Image) -> bool:
    """Whether a loaded picture of integers has values that no 16-bit file has."""
    low, high = cast(tuple[int, int], image.getextrema())
    return low < 0 or high > 65535


def _has_frames(image: Image.Image) -> bool:
    try:
        return image.format not in _NO_ANIMATIONS and bool(getattr(image, "is_animated", False))
    except Exception:  # Pillow looks for a second frame, which may be damaged
        return True


def upright(image: Image.Image) -> Image.Image:
    """Return a loaded picture turned as its EXIF data says; EXIF data that cannot be read is ignored."""
    try:
        orientation = image.getexif().get(_ORIENTATION, 1)
        method = _UPRIGHT.get(orientation)
    except Exception:  # Pillow's parser raises almost anything on strange data
        return image
    if method is None:
        return image
    turned = image.transpose(method)
    turned.info = dict(image.info)
    return turned


def to_srgb(image: Image.Image) -> tuple[Image.Image, str]:
    """Convert a loaded picture from its colour profile to sRGB.

    Returns:
        The picture, without a profile, and a sentence about the profile: "" without one, or when it is sRGB itself. A
        profile that does not fit the pixels is left out.
    """
    profile = image.info.get("icc_profile")
    if profile is None:
        return image, ""
    image.info = {key: value for key, value in image.info.items() if key != "icc_profile"}
    try:
        return _converted(image, profile)
    except Exception:  # lcms and Pillow raise several kinds of error on broken profiles
        return image, "its colour profile does not fit its pixels and was left out"


def _converted(image: Image.Image, profile: bytes) -> tuple[Image.Image, str]:
    space = profile[16:20]
    note = f"its colours were converted from {_name(profile)} to sRGB"
    if space == b"GRAY" and (image.mode in ("L", "LA") or image.mode.startswith("I;16")):
        table = _grey_table(profile)
        if np.abs(table - np.arange(256)).max() <= _SAME_COLOUR:
            return image, ""
        if image.mode.startswith("I;16"):
            levels = np.interp(np.asarray(image), np.arange(256) * 257.0, table * 257.0)
            return Image.fromarray(np.rint(levels).astype(np.uint16)), note
        identity = list(range(256))
        points = [int(value) for value in table]
        result = image.point(points if image.mode == "L" else points + identity)
        result.info = image.info
        return result, note
    if space == b"CMYK" and image.mode == "CMYK":
        from PIL import ImageCms

        converted = ImageCms.applyTransform(image, _transform(profile, "CMYK"))
        assert converted is not None
        converted.info = {key: value for key, value in image.info.items() if key != "icc_profile"}
        return converted, note
    if space != b"RGB " or image.mode in ("CMYK", "F", "LAB", "HSV") or image.mode.startswith("I"):
        raise ValueError("the profile is for other pixels")
    if _is_srgb(profile):
        return image, ""
    return _colour_converted(image, profile), note


def _colour_converted(image: Image.Image, profile: bytes) -> Image.Image:
    """Convert a picture of any mode that has colours or greys from an RGB profile, and keep its transparency."""
    from PIL import ImageCms

    has_alpha = image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info
    if image.mode in ("La", "RGBa"):
        image = image.convert({"La": "LA", "RGBa": "RGBA"}[image.mode])
    full = _in_mode(image, "RGBA" if has_alpha else "RGB")
    colours = ImageCms.applyTransform(_in_mode(full, "RGB"), _transform(profile, "RGB"))
    assert colours is not None
    if has_alpha:
        colours.putalpha(full.getchannel("A"))
    colours.info = {key: value for key, value in image.info.items() if key not in ("icc_profile", "transparency")}
    return colours


def _in_mode(image: Image.Image, mode: str) -> Image.Image:
    """Return a picture in a mode; unlike `convert`, copy nothing if it has that mode already."""
    return image if image.mode == mode else image.convert(mode)


@functools.lru_cache(maxsize=16)
def _transform(profile: bytes, mode: str) -> Any:
    """Return lcms's transform from a profile to sRGB; `mode` is RGB, L or CMYK."""
    from PIL import ImageCms  # takes a moment to load, and most pictures have no profile

    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        ImageCms.createProfile("sRGB"),
        mode,
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


@functools.lru_cache(maxsize=16)
def _is_srgb(profile: bytes) -> bool:
    """Whether a profile changes none of 17³ colours visibly."""
    from PIL import ImageCms

    levels = np.linspace(0, 255, 17).round().astype(np.uint8)
    colours = np.stack(np.meshgrid(levels, levels, levels), axis=-1).reshape(17, -1, 3)
    image = ImageCms.applyTransform(Image.fromarray(colours), _transform(profile, "RGB"))
    return bool(np.abs(np.asarray(image).astype(int) - colours).max() <= _SAME_COLOUR)


@functools.lru_cache(maxsize=16)
def _grey_table(profile: bytes) -> NDArray[np.int64]:
    """Return the sRGB grey of each of a profile's 256 greys."""
    from PIL import ImageCms

    ramp = Image.fromarray(np.arange(256, dtype=np.uint8)[np.newaxis])
    image = ImageCms.applyTransform(ramp, _transform(profile, "L"))
    return np.asarray(image)[0, :, 1].astype(np.int64)


def _name(profile: bytes) -> str:
    """Return a profile's name, as one short line."""
    from PIL import ImageCms

    text = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile)))
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return f"“{plain[:60]}”" if plain else UNNAMED


def _without_metadata(file: BinaryIO) -> tuple[BinaryIO, bytes | None]:
    """Return a PNG with only the chunks that define its pixels, and its colour profile.

    Compressed data beyond what the picture's size can need is cut off, with all chunks after it: Pillow decodes what
    is left, or refuses it as truncated.
    """
    parts, profile = [file.read(len(_PNG))], None
    remaining = 0
    while len(head := file.read(8)) == 8:
        length, kind = struct.unpack(">I4s", head)
        critical = not kind[0] & 0x20
        if not critical and kind not in (*_KEPT_CHUNKS, b"iCCP"):
            file.seek(length + 4, io.SEEK_CUR)
            continue
        limit = remaining if kind in (b"IDAT", b"fdAT") else _MAX_PROFILE
        if length > limit and critical:
            parts += [head, file.read(limit)]
            break
        if length > limit:
            file.seek(length + 4, io.SEEK_CUR)
            continue
        body = file.read(length + 4)
        intact = len(body) == length + 4 and zlib.crc32(kind + body[:-4]) == struct.unpack(">I", body[-4:])[0]
        if kind == b"IHDR" and intact and length == 13:
            remaining = _most_data(body)
        elif kind in (b"IDAT", b"fdAT"):
            remaining -= length
        if kind == b"iCCP":
            profile = _profile(body[:-4]) if intact else b""
        elif critical or intact:
            parts += [head, body]
        if kind == b"IEND":
            break
    return io.BytesIO(b"".join(parts)), profile


def _most_data(header: bytes) -> int:
    """Return how many bytes of compressed data a PNG with this header can need, generously."""
    width, height, depth, colour = struct.unpack(">IIBB", header[:10])
    row = (width * depth * _PNG_CHANNELS.get(colour, 4) + 7) // 8 + 1
    return 2 * row * height + 2**20


def _profile(chunk: bytes) -> bytes:
    """Return the colour profile of an iCCP chunk, empty when it is broken."""
    name, _, rest = chunk.partition(b"\0")
    if not name or rest[:1] != b"\0":
        return b""
    try:
        return zlib.decompressobj().decompress(rest[1:], _MAX_PROFILE)
    except zlib.error:
        return b""
