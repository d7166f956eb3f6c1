"""Describes a model on a hub before it is fetched, from its configurations and the headers of its weights.

The folder is built with sparse weights files that have a header and the right size: code that reads headers treats it
like the complete one.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from studio.link.hub.client import Notify, opened, with_retries
from studio.link.hub.download import has_checksum, wrong_checksum
from studio.link.hub.listing import RemoteModel
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder
from studio.protocol.hubdownloads import HubFile, model_folder
from studio.protocol.scratch import temporary_folder
from studio.protocol.weightsheader import MAX_HEADER_BYTES

_USUAL_HEADER, _MAX_CONFIG = 2**18, 2**22  # bytes


@contextmanager
def skeleton(model: RemoteModel, notify: Notify) -> Iterator[Path]:
    """Provide a folder, or a file, with the model's headers and configurations; removed at the end of the context.

    Raises:
        BadInput: The hub refuses a file, or cannot be reached.
    """
    with temporary_folder("preview") as home:
        folder = home / model_folder(model.source).name
        weights = []
        for file in model.files:
            place = folder / (os.path.basename(file.name) if model.source.file else file.name)
            make_folder(place.parent)
            if file.name.endswith(".safetensors"):
                weights.append(place)
                _write_sparse(place, _read_header(model, file, notify), file.size)
            elif file.name.endswith(".json") and not file.name.startswith("tokenizer"):
                place.write_bytes(_read(model, file, notify, min(file.size, _MAX_CONFIG)))
                if not has_checksum(place, file):
                    raise wrong_checksum(model, file)
            else:
                place.touch()  # only its name matters
        yield weights[0] if is_single(model) else folder


def is_single(model: RemoteModel) -> bool:
    """Whether a model is a single file rather than a diffusers folder."""
    return not any(file.name.endswith(".json") for file in model.files)


def _read(model: RemoteModel, file: HubFile, notify: Notify, most: int) -> bytes:
    """Return at least the first `most` bytes of a file, or all of it."""
    if not file.size:
        return b""
    path = f"{model.source.id}/resolve/{model.source.revision}/{quote(file.name)}"

    def read() -> bytes:
        with opened(path, model.source.id, most=most) as answer:
            return answer.read(most)

    data: bytes = with_retries(read, notify)
    if len(data) < min(most, file.size):
        raise BadInput(
            f"The answer for {file.name} is something else than the file: does this network ask for a login?"
        )
    return data


def _read_header(model: RemoteModel, file: HubFile, notify: Notify) -> bytes:
    """Return the header of a weights file with the length before it; a second request is made only for a large one."""
    data = _read(model, file, notify, _USUAL_HEADER)
    length = int.from_bytes(data[:8], "little")
    if len(data) < 8 or length > min(MAX_HEADER_BYTES, file.size - 8):
        raise BadInput(f"{file.name} of {model.source.id} is damaged: it is not a whole safetensors file.")
    return (data if len(data) >= 8 + length else _read(model, file, notify, 8 + length))[: 8 + length]


def _write_sparse(place: Path, header: bytes, size: int) -> None:
    """Write a sparse file that begins with the given bytes and takes no further room on the disk."""
    try:
        place.write_bytes(header)
        os.truncate(place, size)
    except OSError as error:
        raise BadInput(f"Could not write {place}: {error.strerror or error}.") from error
