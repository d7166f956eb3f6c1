"""Writes a job's results so that the folder appears complete or not at all."""

import contextlib
import os
import shutil
from pathlib import Path

from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, set_rights, umask, write_atomically
from studio.protocol.resultsfolder import discard_scratch, make_scratch


class Results:
    """Collects the files of one job in a scratch folder, and publishes them together.

    Used in a `with` block, which removes what has not been published.

    Attributes:
        out: The results folder.
        folder: The scratch folder.

    Raises:
        BadInput: The place is read-only or full.
    """

    def __init__(self, out: Path) -> None:
        self.out, self._new = out, not os.path.exists(out)
        self._made = [folder for folder in out.parents if not os.path.exists(folder)]
        make_folder(out.parent)
        try:
            discard_scratch(out)
            self.folder = make_scratch(out, os.getpid())
        except OSError as error:
            raise BadInput(f"Could not write into {out}: {error.strerror or error}.") from error

    def __enter__(self) -> "Results":
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            shutil.rmtree(self.folder)
        for folder in self._made:
            with contextlib.suppress(OSError):  # not empty: the results are in it
                folder.rmdir()

    def write(self, name: str, data: bytes) -> None:
        """Write a file into the scratch folder."""
        write_atomically(self.folder / name, data)

    def publish(self) -> None:
        """Move the files into place: a new folder by one rename, an existing one file by file.

        Raises:
            BadInput: The disk is full or the place is read-only; a new folder is then not there.
        """
        try:
            if self._new and not os.path.exists(self.out):
                set_rights(self.folder, 0o777 & ~umask())
                with contextlib.suppress(PermissionError):  # on Windows while a window has the record open
                    self.folder.rename(self.out)
                    return
            self.out.mkdir(exist_ok=True)
            for path in sorted(self.folder.iterdir()):
                try:
                    os.replace(path, self.out / path.name)
                except PermissionError:
                    shutil.copyfile(path, self.out / path.name)
        except OSError as error:
            raise BadInput(f"Could not write into {self.out}: {error.strerror or error}.") from error


def write_results(out: Path, files: dict[str, bytes]) -> None:
    """Write files into `out` together; see `Results`."""
    with Results(out) as results:
        for name, data in files.items():
            results.write(name, data)
        results.publish()
