"""Downloads a file with progress and a checksum; an incomplete file is removed."""

import hashlib
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from http.client import HTTPException
from pathlib import Path
from typing import BinaryIO

from studio.engine.data.picture_set import Notify
from studio.protocol.errors import BadInput

_BLOCK = 1 << 18
_PROGRESS_SECONDS = 1.0
_TIMEOUT_SECONDS = 20.0  # without data


class _Unreachable(Exception):
    """The file could not be downloaded from an address; the text gives the reason."""


def download(addresses: Sequence[str], target: Path, md5: str, notify: Notify) -> None:
    """Download a file from the first address that delivers it.

    Args:
        addresses: Mirrors, preferred first.
        target: The file to write; its folder must exist. A partial file is removed.
        md5: The publisher's checksum.
        notify: Receives progress about every second.

    Raises:
        BadInput: No address delivered the file, or the disk is full.
    """
    problems = []
    for address in addresses:
        try:
            _fetch(address, target, md5, notify)
            return
        except _Unreachable as problem:
            target.unlink(missing_ok=True)
            problems.append(str(problem))
        except BaseException:
            target.unlink(missing_ok=True)
            raise
    reasons = "; then ".join(dict.fromkeys(problems))
    raise BadInput(
        f"Could not download {target.name}: {reasons}. This data set is fetched from the network once; "
        "without one, train on digits or on a folder of pictures."
    )


def _fetch(address: str, target: Path, md5: str, notify: Notify) -> None:
    found = hashlib.md5(usedforsecurity=False)
    done, reported_at = 0, time.monotonic()
    request = urllib.request.Request(address, headers={"User-Agent": "denoise-studio"})
    notify(f"Downloading {target.name}")
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS) as answer:
            total = int(answer.headers.get("Content-Length") or 0)
            with _create(target) as file:
                while block := answer.read(_BLOCK):
                    _write(file, block, target)
                    found.update(block)
                    done += len(block)
                    if time.monotonic() - reported_at > _PROGRESS_SECONDS:
                        reported_at = time.monotonic()
                        share = f" ({100 * done // total}%)" if total else ""
                        notify(f"Downloading {target.name}: {done / 1e6:.1f} MB{share}")
    except urllib.error.HTTPError as error:
        raise _Unreachable(f"the server answered {error.code}") from error
    except urllib.error.URLError as error:
        raise _Unreachable(f"no network, or the server is unreachable ({error.reason})") from error
    except (OSError, HTTPException, ValueError) as error:
        raise _Unreachable(f"the connection broke ({error})") from error
    if found.hexdigest() != md5:
        raise _Unreachable("the file's checksum is wrong")


def _create(target: Path) -> BinaryIO:
    try:
        return open(target, "wb")
    except OSError as error:
        raise BadInput(f"Could not write {target}: {error.strerror or error}.") from error


def _write(file: BinaryIO, block: bytes, target: Path) -> None:
    try:
        file.write(block)
    except OSError as error:
        raise BadInput(f"Could not write {target}: {error.strerror or error}.") from error
