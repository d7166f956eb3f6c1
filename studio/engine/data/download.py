"""Downloads one file with progress and a checksum: whole, or not at all."""

import hashlib
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from http.client import HTTPException
from pathlib import Path
from typing import BinaryIO

from studio.engine.data.picture_set import Say
from studio.protocol.errors import BadInput

_BLOCK = 1 << 18
_TELL_SECONDS = 1.0
_PATIENCE_SECONDS = 20.0  # of silence on the line


class _Unreachable(Exception):
    """This address did not give the file; the text says why."""


def download(addresses: Sequence[str], target: Path, md5: str, say: Say) -> None:
    """Fetch a file from the first address that gives it.

    Args:
        addresses: Where it can be had, best first.
        target: Where it goes; its folder must exist. A partial file is removed again.
        md5: The checksum that the data set's publisher gives.
        say: Told how far it is, about every second.

    Raises:
        BadInput: No address gave it, or the disk is full.
    """
    problems = []
    for address in addresses:
        try:
            _fetch(address, target, md5, say)
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


def _fetch(address: str, target: Path, md5: str, say: Say) -> None:
    found = hashlib.md5(usedforsecurity=False)
    done, told = 0, time.monotonic()
    request = urllib.request.Request(address, headers={"User-Agent": "denoise-studio"})
    say(f"Downloading {target.name}")
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE_SECONDS) as answer:
            total = int(answer.headers.get("Content-Length") or 0)
            with _create(target) as file:
                while block := answer.read(_BLOCK):
                    _write(file, block, target)
                    found.update(block)
                    done += len(block)
                    if time.monotonic() - told > _TELL_SECONDS:
                        told = time.monotonic()
                        share = f" ({100 * done // total}%)" if total else ""
                        say(f"Downloading {target.name}: {done / 1e6:.1f} MB{share}")
    except urllib.error.HTTPError as error:
        raise _Unreachable(f"the server answered {error.code}") from error
    except urllib.error.URLError as error:
        raise _Unreachable(f"no network, or the server is away ({error.reason})") from error
    except (OSError, HTTPException, ValueError) as error:
        raise _Unreachable(f"the connection broke ({error})") from error
    if found.hexdigest() != md5:
        raise _Unreachable("what came is not the file that was published")


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
