"""The content of a file, to be read when a project is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.protocol.errors import BadInput
from studio.protocol.files import open_regular

_BLOCK = 2**20


@dataclass(frozen=True)
class FileContent:
    """A file; called, it is read piece by piece, and raises BadInput where that fails."""

    path: Path

    def __call__(self) -> Iterator[bytes]:
        try:
            with open_regular(self.path) as file:
                while part := file.read(_BLOCK):
                    yield part
        except OSError as error:
            raise BadInput(f"Could not read {self.path}: {error.strerror or error}.") from error
