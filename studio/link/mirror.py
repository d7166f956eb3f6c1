"""Mirrors a run on another computer over ssh, and forwards requests to it."""

import contextlib
import subprocess
import threading
from collections.abc import Callable
from typing import IO

from PySide6.QtCore import QObject, Signal

from studio.link.error_tail import ErrorTail
from studio.protocol import places, relay
from studio.protocol.errors import BadInput
from studio.protocol.hosts import HostProfile, check_name, shell_words
from studio.protocol.relay import LogPosition
from studio.protocol.runfolder import ENDED, Control, RunFolder

RETRY_SECONDS = 5.0
MAX_RETRY_SECONDS = 30.0  # between attempts at a host that has never answered
_POLL_SECONDS = 0.1
_END_SECONDS = 3.0
_SSH = ("ssh", "-T", "-o", "BatchMode=yes", "-o", "ConnectTimeout=10")
# a broken connection is noticed before the run counts as lost
_ALIVE = ("-o", "ServerAliveInterval=5", "-o", "ServerAliveCountMax=2")

CHECKPOINTS_THERE = "The checkpoints of this run are on the computer that trains it. Copy its folder here and open it."

Command = Callable[[LogPosition], list[str]]
"""Maps what is known of the event log to the command that relays the rest of the run to its standard output."""


def ssh_relay(host: HostProfile, run: str) -> Command:
    """Return the ssh command for a run on a host; it never asks for a password."""

    def command(known: LogPosition) -> list[str]:
        words = [host.python, "-m", "studio", "relay", host.run_folder(run)]
        words += ["--size", str(known.size), "--tail", known.tail or "-"]
        # the output of the setup commands is not part of the relay, nor is their exit status
        before = ["{", *host.setup, "} >/dev/null"] if host.setup else []
        return [*_SSH, *_ALIVE, "--", host.address, "\n".join([*before, shell_words(words)])]

    return command


def mirror_folder(host: HostProfile, run: str) -> RunFolder:
    """Return the local folder that mirrors a host's run; raises BadInput for a name that cannot be a folder's."""
    check_name(host.name)
    check_name(run)
    return RunFolder(places.mirrors() / host.name / run)


def is_mirror(folder: RunFolder) -> bool:
    """Whether a folder mirrors a run, whose checkpoints are on another computer."""
    return folder.path.is_relative_to(places.mirrors())


class Mirror(QObject):
    """Keeps `folder` up to date with a remote run, so that it can be followed like a local one.

    A broken connection is retried after RETRY_SECONDS and continues where it broke; a host that has never answered is
    retried at increasing intervals. The mirror ends when the run has ended and everything was received.

    Signals:
        broken: The connection failed, with one plain line.
        connected: The connection to the run was made, or made again.
    """

    broken = Signal(str)
    connected = Signal()

    def __init__(self, command: Command, folder: RunFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._command = command
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._work, name=f"mirror of {folder.path.name}", daemon=True)
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._answered = threading.Event()  # this connection has received something from the run
        self._run_ended = False  # according to a status that this mirror received

    def start(self) -> None:
        """Start; called once."""
        self.folder.take_requests()  # an old stop request would stop a run that was resumed meanwhile
        self._thread.start()

    def close(self) -> None:
        """Close the connection; the run continues."""
        self._closed.set()
        with self._lock:
            if self._process is not None:
                self._process.terminate()
        if self._thread.is_alive():
            self._thread.join(_END_SECONDS)

    def _work(self) -> None:
        pause = RETRY_SECONDS
        while not self._closed.is_set():
            self._answered.clear()
            problem = self._connect()
            if self._closed.is_set() or self._run_ended:
                return
            if self._answered.is_set():
                # the run's state is unknown now, but without a status the run does not count as lost
                self.folder.status_file.unlink(missing_ok=True)
            self.broken.emit(problem or "The connection broke.")
            pause = RETRY_SECONDS if self._answered.is_set() else pause
            self._closed.wait(pause)
            pause = min(2 * pause, MAX_RETRY_SECONDS)

    def _connect(self) -> str:
        """Receive until the connection ends; return in one plain line why it did."""
        errors = ErrorTail()
        try:
            command = self._command(LogPosition.of(self.folder.events_file))
            with self._lock:
                if self._closed.is_set():
                    return ""
                self._process = process = subprocess.Popen(
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors.file
                )
            assert process.stdin is not None
            assert process.stdout is not None
            done = threading.Event()
            forwarding = threading.Thread(target=self._forward, args=(process.stdin, done), name="mirror's requests")
            forwarding.start()
            try:
                return self._receive(process.stdout) or errors.last_line()
            finally:
                done.set()
                forwarding.join()
                _close(process)
        except OSError as error:
            return f"{error.filename or 'The connection'}: {error.strerror or error}."
        except BadInput as error:
            return str(error)
        finally:
            errors.close()

    def _receive(self, source: IO[bytes]) -> str:
        first = True
        try:
            for name in relay.receive(source, self.folder):  # type: ignore[arg-type]
                if first:
                    # it was left by an earlier connection, and the run may have been resumed since
                    self.folder.status_file.unlink(missing_ok=True)
                    first = False
                if name == relay.RECIPE:  # sent once per connection, before anything else
                    self._answered.set()
                    self.connected.emit()
                status = self.folder.read_status() if name == relay.STATUS else None
                if status is not None and status.state in ENDED:
                    self._run_ended = True
                    return ""
        except BadInput as error:
            return str(error)
        return ""

    def _forward(self, out: IO[bytes], done: threading.Event) -> None:
        """Forward the requests that were dropped into the mirror's control/ folder."""
        waiting: list[tuple[Control, str]] = []
        try:
            while not done.wait(_POLL_SECONDS):
                if self._answered.is_set():  # earlier, a refused connection would lose them
                    waiting += self.folder.take_requests()
                while waiting:
                    relay.ask(out, *waiting[0])  # type: ignore[arg-type]
                    waiting.pop(0)
        except (OSError, ValueError):  # the connection is gone; the next one sends what is left
            with contextlib.suppress(BadInput):
                for what, value in waiting:
                    self.folder.ask(what, value)


def _close(process: subprocess.Popen[bytes]) -> None:
    """Close a process's pipes and wait for it."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    try:
        process.wait(1.0)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
