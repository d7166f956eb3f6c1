"""Reads the texts that picture files carry beside their pixels, such as the settings that made a picture."""

import io
import struct
import zlib
from collections.abc import Collection
from pathlib import Path
from typing import Any

from PIL import Image, UnidentifiedImageError

from studio.picture_files import open_image
from studio.protocol.files import open_regular

MAX_CHARACTERS = 4 * 2**20  # of one text; ComfyUI's largest workflows have some hundred thousand
_PNG = b"\x89PNG\r\n\x1a\n"
_FORMATS = ("PNG", "JPEG", "WEBP", "AVIF", "TIFF")
_EXIF_IFD, _USER_COMMENT, _MAKE, _MODEL = 0x8769, 0x9286, 0x010F, 0x0110
_ENCODINGS = {b"ASCII\0\0\0": "utf-8", b"JIS\0\0\0\0\0": "iso2022_jp", b"\0" * 8: "utf-8"}
_UNICODE = b"UNICODE\0"


def picture_texts(path: Path, keys: Collection[str]) -> tuple[dict[str, str], tuple[int, int] | None]:
    """Return the texts of a picture by key, and its width and height.

    The keys of a PNG's texts are its own. A comment in EXIF data is "UserComment", one of a JPEG itself "Comment"; EXIF
    strings of the form `key:value`, as ComfyUI writes them, have the part before the colon as their key.

    Args:
        path: A PNG, JPEG, WebP, AVIF or TIFF file.
        keys: The keys to look for.

    Raises:
        OSError: The file is missing, unreadable, not a regular file, or not a picture.
    """
    texts = png_texts(path, keys, guess_encoding=True)
    try:
        with open_image(path, _FORMATS) as image:
            size, comment = image.size, image.info.get("comment")
            found = {**_exif_texts(image), **({"Comment": _plain(comment)} if comment else {})}
    except UnidentifiedImageError as error:  # an OSError, whose text names the open file
        raise OSError("it is not a picture that this program can read") from error
    except OSError:
        raise
    except Exception as error:  # Pillow raises several kinds of error on broken files
        if texts:
            return texts, None
        raise OSError("it cannot be read as a picture") from error
    return {key: text for key, text in {**found, **texts}.items() if key in keys}, size


def png_texts(
    path: Path, keys: Collection[str], most: int = MAX_CHARACTERS, *, guess_encoding: bool = False
) -> dict[str, str]:
    """Return the texts of a PNG by key, even if its other chunks are damaged; empty for other files.

    Args:
        path: The file.
        keys: The keys to look for; of several texts with the same key, the first is returned.
        most: Largest number of characters; a longer text is cut to `most + 1`, so that the caller can tell.
        guess_encoding: Read UTF-8 in tEXt chunks too, which are Latin-1 by the standard: several programs write it.

    Raises:
        OSError: The file is missing, unreadable, or not a regular file.
    """
    wanted = {key.encode("latin-1"): key for key in keys}
    found: dict[str, str] = {}
    with open_regular(path) as file:
        if file.read(len(_PNG)) != _PNG:
            return found
        while len(head := file.read(8)) == 8:
            length, kind = struct.unpack(">I4s", head)
            if kind not in (b"tEXt", b"zTXt", b"iTXt"):
                file.seek(length + 4, io.SEEK_CUR)
                continue
            body = file.read(min(length, 4 * most + 1024))
            file.seek(length - len(body) + 4, io.SEEK_CUR)
            name, _, rest = body.partition(b"\0")
            key = wanted.get(name)
            if key is None or key in found:
                continue
            encoding = _guessed(rest) if guess_encoding and kind == b"tEXt" else "latin-1"
            if (text := _decoded(kind, rest, most, encoding)) is not None:
                found[key] = text
    return found


def _decoded(kind: bytes, rest: bytes, most: int, encoding: str) -> str | None:
    """Decode what follows the key in a text chunk; None when that is broken."""
    compressed = kind == b"zTXt"
    if compressed:
        rest = rest[1:]  # the compression method, which is always 0
    elif kind == b"iTXt":
        compressed, encoding = rest[:1] == b"\1", "utf-8"
        rest = rest[2:].partition(b"\0")[2].partition(b"\0")[2]  # language and translated key
    try:
        if compressed:
            rest = zlib.decompressobj().decompress(rest, 4 * most + 4)
        return rest.decode(encoding, "strict" if len(rest) <= most else "ignore")[: most + 1]
    except (zlib.error, UnicodeDecodeError):
        return None


def _guessed(text: bytes) -> str:
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return "latin-1"
    return "utf-8"


def _exif_texts(image: Image.Image) -> dict[str, str]:
    found = {}
    try:
        exif = image.getexif()
        for tag in (_MAKE, _MODEL):
            key, colon, value = _plain(exif.get(tag, "")).partition(":")
            if colon:
                found[key] = value
        comment = exif.get_ifd(_EXIF_IFD).get(_USER_COMMENT, exif.get(_USER_COMMENT))
        if comment:
            found["UserComment"] = _comment(comment)
    except Exception:  # Pillow's parser raises almost anything on strange data
        return found
    return found


def _comment(value: Any) -> str:
    """Decode an EXIF user comment, which begins with the name of its encoding in eight bytes."""
    if not isinstance(value, bytes):
        return str(value)
    start, rest = value[:8], value[8 : 8 + 4 * MAX_CHARACTERS]
    if start == _UNICODE:
        # the byte order is the file's by the standard, but writers differ: in text most high bytes are zero
        big = sum(byte == 0 for byte in rest[0:512:2]) >= sum(byte == 0 for byte in rest[1:512:2])
        return rest.decode("utf-16-be" if big else "utf-16-le", "replace").strip("\0\ufeff")
    if start in _ENCODINGS:
        return rest.decode(_ENCODINGS[start], "replace").strip("\0")
    return _plain(value)


def _plain(value: Any) -> str:
    return value.decode("utf-8", "replace").strip("\0") if isinstance(value, bytes) else str(value)
