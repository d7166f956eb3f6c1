"""Starts and kills the training process, and explains how it ended."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from studio.link.error_tail import ErrorTail
from studio.protocol.errors import BadInput
from studio.protocol.processes import OPENMP, REPORT_SETTING
from studio.protocol.runfolder import RunFolder, Status

if TYPE_CHECKING:
    import psutil

COMMAND = (sys.executable, "-m", "studio", "train")
NICE = 10  # priority below the window's
_ENVIRONMENT = {**OPENMP, "PYTHONIOENCODING": "utf-8", REPORT_SETTING: "1"}

KEPT = "Its checkpoints are kept; resume the run to continue."


def start(words: Sequence[str], errors: ErrorTail) -> "subprocess.Popen[bytes]":
    """Start the process in its own session, at low priority, with a pipe that tells it when this process ends.

    Raises:
        OSError: The program is missing or not executable.
    """
    environment = {**os.environ, **_ENVIRONMENT}
    if sys.platform == "win32":
        return subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=errors.file,
            creationflags=subprocess.BELOW_NORMAL_PRIORITY_CLASS | subprocess.CREATE_NEW_PROCESS_GROUP,
            env=environment,
        )
    process = subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=errors.file,
        start_new_session=True,
        env=environment,
    )
    with contextlib.suppress(OSError):
        # before it creates threads, which inherit the priority
        os.setpriority(os.PRIO_PROCESS, process.pid, os.getpriority(os.PRIO_PROCESS, 0) + NICE)
    with contextlib.suppress(OSError):  # not on every system
        # Linux divides the processor between sessions before it looks at the priorities in each
        Path(f"/proc/{process.pid}/autogroup").write_text(str(NICE))
    return process


def kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill a process that `start` returned, and its children."""
    if sys.platform == "win32":
        process.kill()
        return
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def kill_named_in(status: Status | None, folder: RunFolder | None) -> None:
    """Kill the process of a status, if it runs on this computer with the run's folder in its command line.

    Raises:
        BadInput: There is no such process, or it may not be killed.
    """
    import psutil  # only here, because it takes 10 ms of the window's start

    try:
        process = psutil.Process(status.pid) if status is not None and status.pid and status.here else None
        if process is None or folder is None or not _runs(process, folder.path):
            raise BadInput("The process of this run is not on this computer, or has already ended.")
        process.kill()
    except psutil.Error as error:
        raise BadInput(f"The process of this run could not be ended: {type(error).__name__}.") from error


def reason_of_end(code: int, last_line: str) -> str:
    """Explain in one plain line the end of a process that left no final status.

    Args:
        code: Its exit status; negative for a signal.
        last_line: The last line of its standard error.
    """
    if code == 2 and last_line:
        return last_line  # BadInput
    if code < 0:
        why = ", as the system does when memory runs out" if code == -9 else ""  # SIGKILL
        return f"The training process was ended by signal {-code}{why}. {KEPT}"
    reason = f": {last_line}" if last_line else "."
    return f"The training process ended unexpectedly with status {code}{reason}"


def _runs(process: "psutil.Process", folder: Path) -> bool:
    words = process.cmdline()
    return any(Path(word).name == folder.name for word in words)
