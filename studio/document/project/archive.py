"""Reads members of an untrusted ZIP archive: bounded, checked, and never extracted to the disk."""

import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from studio.protocol.errors import BadInput
from studio.protocol.files import open_regular

_MAX_BYTES = 2**36  # of a project: records of many large pictures
_MAX_MEMBERS = 100_000
_BLOCK = 2**20
_MAX_GROWTH = 50
_ALWAYS = 2**24  # bytes: a smaller member is no bomb
_END = struct.Struct("<4s4H2LH")  # the end of central directory record of the ZIP format
_UNKNOWN_COUNT = 0xFFFF


class MemberError(Exception):
    """A member cannot be read; the text says why, after "its file …"."""


class Archive:
    """An archive that is open for reading; see `open_archive`.

    Args:
        file: The archive.
        count: The number of members that it declares.
    """

    def __init__(self, file: zipfile.ZipFile, count: int) -> None:
        self._file, self._count = file, count
        self._names = set(file.namelist())

    @property
    def names(self) -> list[str]:
        """The members' names, in the order of the archive."""
        return self._file.namelist()

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def size(self, name: str) -> int:
        """Return the declared bytes of a member; 0 for a missing one."""
        return self._file.getinfo(name).file_size if name in self._names else 0

    def has_lost_members(self) -> bool:
        """Whether the list of members is damaged: one is missing in it, or has another name in its own header."""
        if len(self._file.infolist()) != self._count:
            return True
        for member in self._file.infolist():
            try:
                self._file.open(member).close()
            except zipfile.BadZipFile:
                return True
            except (NotImplementedError, RuntimeError, OSError):  # another compression; a password
                continue
        return False

    def read(self, name: str, most_bytes: int) -> bytes:
        """Return a member's content.

        Raises:
            MemberError: It is missing, damaged, encrypted, packed in a way that is unknown here, or larger.
        """
        data = bytearray()
        for part in self.parts(name, most_bytes):
            data += part
        return bytes(data)

    def parts(self, name: str, most_bytes: int) -> Iterator[bytes]:
        """Yield a member's content piece by piece; raises MemberError like `read`."""
        if name not in self._names:
            raise MemberError("is missing")
        if self.size(name) > most_bytes:
            raise MemberError(f"is larger than {most_bytes:,} bytes")
        if self._is_bomb(name):
            raise MemberError("is much larger than it can be")
        read = 0
        try:
            with self._file.open(name) as member:
                while part := member.read(_BLOCK):
                    read += len(part)
                    if read > most_bytes:
                        raise MemberError(f"is larger than {most_bytes:,} bytes")
                    yield part
            if read != self.size(name):
                raise MemberError("is damaged")
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise MemberError("is damaged") from error
        except (NotImplementedError, RuntimeError) as error:  # another compression; a password
            raise MemberError("is packed in a way that this program cannot read") from error

    def _is_bomb(self, name: str) -> bool:
        """Whether a member grows on unpacking more than any of a project does."""
        about = self._file.getinfo(name)
        return about.file_size > _MAX_GROWTH * about.compress_size + _ALWAYS


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open an archive for reading.

    Raises:
        BadInput: It is missing, cannot be read, or is not an archive.
    """
    try:
        with open_regular(path, _MAX_BYTES) as file, zipfile.ZipFile(file) as opened:
            if len(opened.infolist()) > _MAX_MEMBERS:
                raise BadInput(f"Could not open {path}: it holds more than {_MAX_MEMBERS:,} files.")
            yield Archive(opened, _declared_members(file, opened))
    except (FileNotFoundError, IsADirectoryError) as error:
        raise BadInput(f"Could not open {path}: there is no such file.") from error
    except OSError as error:
        raise BadInput(f"Could not open {path}: {error.strerror or 'it cannot be read'}.") from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise BadInput(f"Could not open {path}: it is not an OpenRaster file, or is cut short.") from error


def _declared_members(file: BinaryIO, opened: zipfile.ZipFile) -> int:
    """Return the number of members that the end record declares; very large archives have it elsewhere."""
    file.seek(-_END.size - len(opened.comment), os.SEEK_END)
    count: int = _END.unpack(file.read(_END.size))[4]
    return len(opened.infolist()) if count == _UNKNOWN_COUNT else count
