"""Keeps a mirror of a run that goes on elsewhere, over ssh, and hands requests on to it."""

import contextlib
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO

from PySide6.QtCore import QObject, Signal

from studio.link.error_tail import ErrorTail
from studio.protocol import places, relay
from studio.protocol.errors import BadInput
from studio.protocol.hosts import HostProfile, check_name, shell_words
from studio.protocol.relay import History
from studio.protocol.runfolder import ENDED, Control, RunFolder

RETRY_SECONDS = 5.0
PATIENT_SECONDS = 30.0  # between tries at what has never answered
_POLL_SECONDS = 0.1
_END_SECONDS = 3.0
_SSH = ("ssh", "-T", "-o", "BatchMode=yes", "-o", "ConnectTimeout=10")
_ALIVE = ("-o", "ServerAliveInterval=5", "-o", "ServerAliveCountMax=2")  # a break is seen before the run looks lost

CHECKPOINTS_THERE = "The checkpoints of this run lie on the machine that trains it. Copy its folder here and open that."

Command = Callable[[History], list[str]]
"""What is known already -> the command that relays the rest of the run on its standard output."""


def ssh_relay(host: HostProfile, run: str) -> Command:
    """Return the command that reaches a host's run over ssh; it never asks for a password."""

    def command(known: History) -> list[str]:
        words = [host.python, "-m", "studio", "relay", host.run_folder(run)]
        words += ["--size", str(known.size), "--tail", known.tail or "-"]
        # what the lines before say is no part of the relay, nor why it ends
        before = ["{", *host.setup, "} >/dev/null"] if host.setup else []
        return [*_SSH, *_ALIVE, "--", host.address, "\n".join([*before, shell_words(words)])]

    return command


def mirror_folder(host: HostProfile, run: str) -> RunFolder:
    """Return where the mirror of a host's run lies on this machine; raises BadInput for a name that is no folder's."""
    check_name(host.name)
    check_name(run)
    return RunFolder(_mirrors() / host.name / run)


def is_mirror(folder: RunFolder) -> bool:
    """Whether a folder is the mirror of a run: its checkpoints lie on the machine that trains it."""
    return folder.path.is_relative_to(_mirrors())


def _mirrors() -> Path:
    return places.data_home() / "mirrors"


class Mirror(QObject):
    """One run's mirror: follow its `folder` as if the run were here.

    When the connection breaks it is made again after RETRY_SECONDS, and goes on where it broke; what has never answered
    is asked less and less often. It ends by itself when the run has ended and all is here.

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
        self._answered = threading.Event()  # the connection reaches the run
        self._over = False  # the run has ended, by a status that this mirror received

    def start(self) -> None:
        """Begin, once in a mirror's life."""
        self.folder.take_requests()  # a stop that never left would end a run that has been resumed since
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
        pause = RETRY_SECONDS
        while not self._ended.is_set():
            self._answered.clear()
            problem = self._connect()
            if self._ended.is_set() or self._over:
                return
            if self._answered.is_set():
                # how the run stands is not known now, which is not to say that the run is lost
                self.folder.status_file.unlink(missing_ok=True)
            self.broken.emit(problem or "The connection broke.")
            pause = RETRY_SECONDS if self._answered.is_set() else pause
            self._ended.wait(pause)
            pause = min(2 * pause, PATIENT_SECONDS)

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
        except OSError as error:
            return f"{error.filename or 'The connection'}: {error.strerror or error}."
        except BadInput as error:
            return str(error)
        finally:
            errors.close()

    def _take_in(self, source: IO[bytes]) -> str:
        first = True
        try:
            for name in relay.receive(source, self.folder):  # type: ignore[arg-type]
                if first:
                    # it is of an earlier connection, and the run may have been resumed since
                    self.folder.status_file.unlink(missing_ok=True)
                    first = False
                if name == relay.RECIPE:  # it comes once with every connection, before the rest
                    self._answered.set()
                    self.connected.emit()
                status = self.folder.read_status() if name == relay.STATUS else None
                if status is not None and status.state in ENDED:
                    self._over = True
                    return ""
        except BadInput as error:
            return str(error)
        return ""

    def _hand_on(self, out: IO[bytes], over: threading.Event) -> None:
        """Send the requests that were dropped into the mirror's control/ on to the run."""
        waiting: list[tuple[Control, str]] = []
        try:
            while not over.wait(_POLL_SECONDS):
                if self._answered.is_set():  # until then they would be lost with a connection that is refused
                    waiting += self.folder.take_requests()
                while waiting:
                    relay.ask(out, *waiting[0])  # type: ignore[arg-type]
                    waiting.pop(0)
        except (OSError, ValueError):  # the connection is gone; the next one takes what is left
            with contextlib.suppress(BadInput):
                for what, value in waiting:
                    self.folder.ask(what, value)


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
