"""One try: a reader in a process of its own, within bounds of time and memory."""

import hashlib
import json
import os
import resource
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

MAX_CPU_SECONDS = 30
MAX_SECONDS = 240  # however busy the machine is: a reader that waits for a pipe waits forever
MAX_MEMORY = 2**30  # bytes more than before
MAX_LETTERS = 1100  # of the line that a user reads


def outcome(read: Callable[[Path], object], place: Path) -> str:
    """Read the file at a place in a forked process; return "" when that ends well, otherwise the problem.

    It ends well with a return, or with a BadInput of one short line.
    """
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiving)
        try:
            _limit()
            told = _read(read, place)
        except BaseException:
            told = traceback.format_exc()
        os.write(
            sending, json.dumps(told)[:60_000].encode() if len(told) < 50_000 else json.dumps(told[-50_000:]).encode()
        )
        os._exit(0)
    os.close(sending)
    answer, began = b"", time.monotonic()
    try:
        while time.monotonic() - began < MAX_SECONDS:
            if select.select([receiving], [], [], 1.0)[0]:
                part = os.read(receiving, 65536)
                if not part:
                    break
                answer += part
        else:
            os.kill(child, signal.SIGKILL)
            return f"It did not end in {MAX_SECONDS} s."
    finally:
        os.close(receiving)
        _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        name = signal.Signals(os.WTERMSIG(status)).name
        return f"It was ended by {name}: a crash, or {MAX_CPU_SECONDS} s of computing."
    return str(json.loads(answer)) if answer else "It ended without an answer."


def contents(place: Path) -> dict[str, str]:
    """Return what is in a folder, by path: the digest of a regular file, the kind of all else."""
    found = {}
    for path in sorted(place.rglob("*")):
        name = str(path.relative_to(place))
        if path.is_symlink():
            found[name] = f"link to {os.readlink(path)}"
        elif path.is_file() and path.stat().st_size < 2**30 and os.access(path, os.R_OK):
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        else:
            found[name] = f"kind {path.lstat().st_mode >> 12}"
    return found


def _read(read: Callable[[Path], object], place: Path) -> str:
    from studio.protocol.errors import BadInput

    try:
        read(place)
    except BadInput as error:
        text = str(error)
        if not text.strip() or "\n" in text.strip():
            return f"Not one line: {text[:1000]!r}"
        if len(text) > MAX_LETTERS:
            return f"A line of {len(text)} letters: {text[:300]!r}"
    except Exception:
        return traceback.format_exc()
    return ""


def _limit() -> None:
    """Limit the time and memory of this process, and keep it quiet."""
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(quiet, stream)
    pages = int(Path("/proc/self/statm").read_text().split()[0]) if sys.platform == "linux" else 0
    if pages:
        most = pages * os.sysconf("SC_PAGE_SIZE") + MAX_MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_SECONDS, MAX_CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
