"""Finished models as pieces below a size, for machines that return only small files, and their reassembly."""

import hashlib
import io
import json
import tarfile
from pathlib import Path

LARGEST = 15 * 2**20  # bytes of a piece
_LIST = "pieces.json"


def pack(folders: list[Path], out: Path, largest: int = LARGEST) -> list[Path]:
    """Write folders as one archive in pieces, with a list of their digests.

    Args:
        folders: What to pack, each under its own name.
        out: The folder for the pieces; what lies there of another archive is replaced.
        largest: Bytes of a piece.

    Returns:
        The written files.
    """
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:  # weights do not compress
        for folder in folders:
            tar.add(folder, arcname=folder.name)
    whole = archive.getvalue()
    out.mkdir(parents=True, exist_ok=True)
    for old in [*out.glob("piece.*"), *out.glob(_LIST)]:
        old.unlink()
    written, digests = [], {}
    for start in range(0, len(whole), largest):
        part = whole[start : start + largest]
        file = out / f"piece.{start // largest:03}"
        file.write_bytes(part)
        digests[file.name] = hashlib.sha256(part).hexdigest()
        written.append(file)
    (out / _LIST).write_text(json.dumps({"folders": [folder.name for folder in folders], "sha256": digests}, indent=2))
    return [*written, out / _LIST]


def join(pieces: Path, out: Path) -> list[Path]:
    """Unpack what `pack` wrote.

    Args:
        pieces: The folder of the pieces and their list.
        out: Where the folders go; one that is there already is not overwritten.

    Returns:
        The folders.

    Raises:
        ValueError: A piece is missing or damaged, a folder exists already, or the archive holds other things.
    """
    listed = json.loads((pieces / _LIST).read_text())
    whole = bytearray()
    for name, digest in sorted(listed["sha256"].items()):
        file = pieces / name
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            raise ValueError(f"{file} is missing or damaged.")
        whole += file.read_bytes()
    folders = [out / name for name in listed["folders"]]
    for folder in folders:
        if folder.exists():
            raise ValueError(f"{folder} exists already.")
    out.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(bytes(whole))) as tar:
        members = [member for member in tar.getmembers() if not member.isdir()]
        for member in members:
            inside = member.name.split("/")[0] in listed["folders"] and ".." not in member.name.split("/")
            if not inside or not member.isfile():
                raise ValueError(f"The archive holds {member.name}, which is not part of a model.")
        for member in members:
            content = tar.extractfile(member)
            assert content is not None, "it is a file"
            (out / member.name).parent.mkdir(parents=True, exist_ok=True)
            (out / member.name).write_bytes(content.read())
    return folders
