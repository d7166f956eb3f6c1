"""Damages a file: flips bits, cuts it, changes values of its JSON, or puts something else in its place."""

import json
import os
import random
import re
import socket
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

_MARK = "@hostile@"
_PNG = b"\x89PNG\r\n\x1a\n"
_MAX_STRUCTURED = 2**20  # bytes of a header or a file whose values are changed one by one

HOSTILE = (  # in place of a value of JSON
    *(
        "null",
        "true",
        "[]",
        "{}",
        '""',
        "0",
        "-1",
        "0.5",
        "1e308",
        "-1e308",
        "1e400",
        "5e-324",
        "1e-300",
        "1",
        "NaN",
        "Infinity",
        "-Infinity",
    ),
    *(str(2**31), str(2**63), str(2**64), "10000000", "9" * 5000, "[" * 100_000 + "]" * 100_000, "[" * 2000),
    *('"\\u0000"', '"a\\nb"', '"\\ud800"', '"../../../etc/passwd"', '"/dev/zero"', '"<b>bold</b>"', '"1e308"', '"nan"'),
    *(
        json.dumps("x" * 100_000),
        json.dumps([[]] * 1000),
        json.dumps({str(n): n for n in range(1000)}),
        "[1e308, 1e308]",
    ),
    *("[" + "0," * 10_000 + "0]", '{"a": {"b": {"c": 1}}}', "-0", '"\u202e"', '"' + "9" * 5000 + '"'),
)
PLACES = ("pipe", "device", "folder", "socket", "dangling link", "loop", "sparse", "unreadable")


def damage(file: Path, chance: random.Random) -> str:
    """Damage a file by chance, and return a description of the damage."""
    if chance.random() < 0.15:
        return put_in_place(file, chance.choice(PLACES))
    data = file.read_bytes()
    ways: list[Callable[[bytes, random.Random], bytes]] = [flip, flip, cut, splice, fill]
    ways += 8 * [structured] if _structure(data) is not None else []
    way = chance.choice(ways)
    file.write_bytes(way(data, chance))
    return way.__name__


def put_in_place(file: Path, kind: str) -> str:
    """Replace a file by something that is not a file, or not an ordinary one, and return the kind."""
    file.unlink()
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "device":
        file.symlink_to("/dev/zero")
    elif kind == "folder":
        file.mkdir()
    elif kind == "socket":
        here = os.getcwd()
        os.chdir(file.parent)  # a socket's path may have no more than 107 bytes
        try:
            with socket.socket(socket.AF_UNIX) as opened:
                opened.bind(file.name)
        finally:
            os.chdir(here)
    elif kind == "dangling link":
        file.symlink_to("missing")
    elif kind == "loop":
        file.symlink_to(file.name)
    elif kind == "sparse":
        with open(file, "wb") as opened:
            opened.truncate(2**42)
    else:
        file.write_bytes(b"")
        file.chmod(0)
    return kind


def flip(data: bytes, chance: random.Random) -> bytes:
    """Flip one to eight bits."""
    flipped = bytearray(data)
    for _ in range(chance.randint(1, 8) if flipped else 0):
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def cut(data: bytes, chance: random.Random) -> bytes:
    """Keep the beginning alone."""
    return data[: chance.choice([0, 1, 8, chance.randrange(len(data) + 1), max(0, len(data) - 1)])]


def splice(data: bytes, chance: random.Random) -> bytes:
    """Copy a part of it to another place, inserted or over the bytes there."""
    if not data:
        return b"\0"
    begin, place = chance.randrange(len(data)), chance.randrange(len(data))
    part = data[begin : begin + chance.randint(1, 1000)]
    return data[:place] + part + data[place + (len(part) if chance.random() < 0.5 else 0) :]


def fill(data: bytes, chance: random.Random) -> bytes:
    """Overwrite a part with one byte."""
    place, length = chance.randrange(len(data) + 1), chance.randint(1, 4096)
    return data[:place] + bytes([chance.choice([0, 0xFF, 0x20, 0x5B, 0x7B])]) * length + data[place + length :]


def structured(data: bytes, chance: random.Random) -> bytes:
    """Change one value of the JSON, INI or PNG chunks that it holds; everything around it stays valid."""
    kind = _structure(data)
    if kind == "safetensors":
        length = int.from_bytes(data[:8], "little")
        header = _json(data[8 : 8 + length], chance)
        return struct.pack("<Q", len(header)) + header + data[8 + length :]
    if kind == "png":
        return _png(data, chance)
    if kind == "lines":
        lines = data.split(b"\n")
        number = chance.randrange(len(lines) - 1)
        lines[number] = _json(lines[number], chance)
        return b"\n".join(lines)
    if kind == "ini":
        lines = data.split(b"\n")
        number = chance.choice([n for n, line in enumerate(lines) if b"=" in line])
        value = chance.choice(
            ["abc", "@Variant(\\0\\0\\0\\x7f)", "@ByteArray(\\xff)", "@Invalid()", "1e308", "x" * 9999]
        )
        lines[number] = lines[number].partition(b"=")[0] + b"=" + chance.choice([value, "-1", "", "@", "a, b"]).encode()
        return b"\n".join(lines)
    return _json(data, chance)


def _structure(data: bytes) -> str | None:
    """Return the kind of the values that `structured` can change; None for neither."""
    if data.startswith(_PNG):
        return "png"
    length = int.from_bytes(data[:8], "little")
    if 2 <= length <= min(len(data) - 8, _MAX_STRUCTURED) and data[8:9] == b"{":
        return "safetensors"
    if len(data) > _MAX_STRUCTURED:
        return None
    if data.startswith(b"[") and b"]\n" in data[:100] and b"=" in data:
        return "ini"
    try:
        json.loads(data)
        return "json"
    except (ValueError, RecursionError):
        pass
    try:
        json.loads(data.partition(b"\n")[0])
        return "lines"
    except (ValueError, RecursionError):
        return None


def _json(data: bytes, chance: random.Random) -> bytes:
    """Change a value or a key of a JSON text, at any depth; JSON in its strings is changed too."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return flip(data, chance)
    hostile = chance.choice(HOSTILE)
    changed = _changed(value, chance, hostile)
    text = json.dumps(changed, ensure_ascii=chance.random() < 0.5)
    return text.replace(json.dumps(_MARK), hostile).encode("utf-8", "surrogatepass")


def _changed(value: Any, chance: random.Random, hostile: str) -> Any:
    if isinstance(value, str) and value[:1] in ("{", "[") and chance.random() < 0.8:  # JSON within JSON
        try:
            return _json(value.encode(), chance).decode("utf-8", "surrogatepass")
        except ValueError:
            return _MARK
    if not isinstance(value, dict | list) or not value or chance.random() < 0.1:
        return _MARK
    if isinstance(value, list):
        place = chance.randrange(len(value))
        return [*value[:place], _changed(value[place], chance, hostile), *value[place + 1 :]]
    key = chance.choice(list(value))
    way = chance.random()
    if way < 0.08:
        return {name: inner for name, inner in value.items() if name != key}
    if way < 0.16:
        return {("unknown" if name == key else name): inner for name, inner in value.items()}
    return {name: _changed(inner, chance, hostile) if name == key else inner for name, inner in value.items()}


def _png(data: bytes, chance: random.Random) -> bytes:
    """Change the content of a chunk and its checksum, remove a chunk, or repeat one."""
    chunks: list[tuple[bytes, bytes]] = []
    place = len(_PNG)
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        chunks.append((data[place + 4 : place + 8], data[place + 8 : place + 8 + length]))
        place += 12 + length
    if not chunks:
        return flip(data, chance)
    number = chance.randrange(len(chunks))
    kind, body = chunks[number]
    way = chance.random()
    if way < 0.15:
        del chunks[number]
    elif way < 0.3:
        chunks.insert(number, chunks[number])
    elif kind in (b"tEXt", b"iTXt") and (found := re.search(rb"\{.*\}", body, re.DOTALL)) and way < 0.8:
        chunks[number] = kind, body[: found.start()] + _json(found[0], chance) + body[found.end() :]
    else:
        chunks[number] = kind, chance.choice([flip, cut, splice, fill])(body, chance)
    written = (struct.pack(">I", len(body)) + kind + body for kind, body in chunks)
    return _PNG + b"".join(part + struct.pack(">I", zlib.crc32(part[4:])) for part in written)
