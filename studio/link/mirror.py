"""Keeps a mirror of a run that goes on elsewhere, over ssh, and hands requests on to it."""

import contextlib
import shlex
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO

from PySide6.QtCore import QObject, Signal

from studio.link.error_tail import ErrorTail
from studio.protocol import places, relay
from studio.protocol.errors import BadInput
from studio.protocol.hosts import HostProfile
from studio.protocol.relay import History
from studio.protocol.runfolder import ENDED, RunFolder

RETRY_SECONDS = 5.0
_POLL_SECONDS = 0.1
_END_SECONDS = 3.0
_SSH = ("ssh", "-T", "-o", "BatchMode=yes", "-o", "ConnectTimeout=10", "-o", "ServerAliveInterval=15")

Command = Callable[[History], list[str]]
"""What is known already -> the command that relays the rest of the run on its standard output."""


def ssh_relay(host: HostProfile, run: str) -> Command:
    """Return the command that reaches a host's run over ssh; it never asks for a password."""

    def command(known: History) -> list[str]:
        words = [host.python, "-m", "studio", "relay", host.run_folder(run)]
        words += ["--size", str(known.size), "--tail", known.tail or "-"]
        return [*_SSH, "--", host.address, "; ".join([*host.setup, shlex.join(words)])]

    return command


def mirror_folder(host: HostProfile, run: str) -> RunFolder:
    """Return where the mirror of a host's run lies on this machine."""
    return RunFolder(places.data_home() / "mirrors" / Path(host.name).name / Path(run).name)


class Mirror(QObject):
    """One run's mirror: follow its `folder` as if the run were here.

    When the connection breaks it is made again every RETRY_SECONDS, and goes on where it broke. It ends by itself when
    the run has ended and all is here.

    Signals:
        broken: One plain line, at each break.
        connected: The run can be looked at, after the start or after a break.
    """

    broken = Signal(str)
    connected = Signal()

    def __init__(self, command: Command, folder: RunFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._command = command
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name=f"mirror of {folder.path.name}", daemon=True)
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def start(self) -> None:
        """Begin, once in a mirror's life."""
        self._thread.start()

    def close(self) -> None:
        """End the connection; the run itself goes on."""
        self._ended.set()
        with self._lock:
            if self._process is not None:
                self._process.terminate()
        if self._thread.is_alive():
            self._thread.join(_END_SECONDS)

    def _work(self) -> None:
        while not self._ended.is_set():
            problem = self._connect()
            if self._ended.is_set() or self._over():
                return
            self.broken.emit(problem or "The connection broke.")
            self._ended.wait(RETRY_SECONDS)

    def _connect(self) -> str:
        """Take in what the other machine sends until the connection ends; returns why it did, in one plain line."""
        errors = ErrorTail()
        try:
            command = self._command(History.of(self.folder.events_file))
            with self._lock:
                if self._ended.is_set():
                    return ""
                self._process = process = subprocess.Popen(
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors.file
                )
            assert process.stdin is not None
            assert process.stdout is not None
            over = threading.Event()
            asking = threading.Thread(target=self._hand_on, args=(process.stdin, over), name="mirror's requests")
            asking.start()
            try:
                return self._take_in(process.stdout) or errors.last_line()
            finally:
                over.set()
                asking.join()
                _end(process)
        except (OSError, BadInput) as error:
            return str(error)
        finally:
            errors.close()

    def _take_in(self, source: IO[bytes]) -> str:
        told = False
        try:
            for _ in relay.receive(source, self.folder):  # type: ignore[arg-type]
                if not told and self.folder.exists:
                    told = True
                    self.connected.emit()
                if self._over():
                    return ""
        except BadInput as error:
            return str(error)
        return ""

    def _hand_on(self, out: IO[bytes], over: threading.Event) -> None:
        """Send the requests that were dropped into the mirror's control/ on to the run."""
        with contextlib.suppress(OSError, ValueError):  # the connection is gone; the next one takes what is left
            while not over.wait(_POLL_SECONDS):
                for what, value in self.folder.take_requests():
                    relay.ask(out, what, value)  # type: ignore[arg-type]

    def _over(self) -> bool:
        """Whether the run has ended; its status comes after its last event."""
        status = self.folder.read_status()
        return status is not None and status.state in ENDED


def _end(process: subprocess.Popen[bytes]) -> None:
    """Let go of a process and wait for it."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    try:
        process.wait(1.0)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
