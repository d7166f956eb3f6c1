"""Starts the engine process, sends it requests, reads its replies, and reports how it ended."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from PySide6.QtCore import QElapsedTimer, QObject, QProcess, QProcessEnvironment, Signal, Slot

from studio.protocol.processes import OPENMP
from studio.protocol.requests import Quit, Reply, Request

MAX_LINE = 16 * 2**20  # bytes; a longer line is not a reply
KILL_MILLISECONDS = 600  # milliseconds to wait for a killed process
KEPT_ERRORS = 8000  # characters of standard error kept for a report
_PACKAGE_HOME = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class EngineEnd:
    """How an engine process ended.

    Attributes:
        started: Whether it could be started.
        code: Exit status; the signal's number after a crash.
        crashed: Whether a signal ended it.
        lived_seconds: How long it ran.
        errors: The end of its standard error.
    """

    started: bool
    code: int
    crashed: bool
    lived_seconds: float
    errors: str

    def __str__(self) -> str:
        if not self.started:
            return f"could not be started: {self.errors}"
        return f"was ended by signal {self.code}" if self.crashed else f"ended with status {self.code}"


def engine_command() -> list[str]:
    """Return the command of the engine process; -P keeps the current folder off sys.path."""
    return [sys.executable, "-P", "-m", "studio", "serve"]


def engine_environment() -> QProcessEnvironment:
    """Return the environment of the engine process.

    OpenMP's settings must be set before torch is imported. PYTHONPATH finds the package even if it is not installed.
    """
    environment = QProcessEnvironment.systemEnvironment()
    for name, value in OPENMP.items():
        environment.insert(name, value)
    path = [str(_PACKAGE_HOME), *filter(None, environment.value("PYTHONPATH", "").split(os.pathsep))]
    environment.insert("PYTHONPATH", os.pathsep.join(path))
    return environment


class EngineProcess(QObject):
    """One engine process from its start to its end; lives in the engine's thread.

    Signals:
        replied: A Reply arrived.
        ended: The process ended, with an EngineEnd; the last signal, sent exactly once after `start`.
    """

    replied = Signal(object)
    ended = Signal(object)

    def __init__(self, command: list[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rest = b""
        self._errors = ""
        self._over = False
        self._clock = QElapsedTimer()
        self._process = QProcess(self)
        self._process.setProgram(command[0])
        self._process.setArguments(command[1:])
        self._process.setProcessEnvironment(engine_environment())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._read_errors)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed)

    def start(self) -> None:
        """Start it; returns at once."""
        self._clock.start()
        self._process.start()

    @property
    def pid(self) -> int:
        """The process id; 0 when it is not running."""
        return int(self._process.processId())

    def send(self, request: Request) -> None:
        """Send one request; a process that is ending ignores it."""
        self._process.write((request.model_dump_json() + "\n").encode("utf-8"))

    def kill(self) -> None:
        """End it at once; `ended` follows."""
        self._process.kill()

    def close(self, milliseconds: int) -> None:
        """End the process and wait for it; no signals are sent afterwards.

        Args:
            milliseconds: How long it has to end by itself after its standard input closes; 0 kills it at once.
        """
        self._over = True
        if self._process.state() == QProcess.ProcessState.NotRunning:
            return
        if milliseconds:
            self.send(Quit())  # the end of the pipe alone would mean that the window was killed
        self._process.closeWriteChannel()
        if not milliseconds or not self._process.waitForFinished(milliseconds):
            self._process.kill()
            self._process.waitForFinished(KILL_MILLISECONDS)

    @Slot()
    def _read(self) -> None:
        self._rest += bytes(self._process.readAllStandardOutput().data())
        *lines, self._rest = self._rest.split(b"\n")
        if len(self._rest) > MAX_LINE:
            self._rest = b""
        for line in lines:
            if self._over:
                return
            try:
                reply = Reply.model_validate_json(line)
            except ValidationError:
                self._remember("not a reply: " + line[:200].decode("utf-8", "replace") + "\n")
                continue
            self.replied.emit(reply)

    @Slot()
    def _read_errors(self) -> None:
        self._remember(bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace"))

    def _remember(self, text: str) -> None:
        self._errors = (self._errors + text)[-KEPT_ERRORS:]

    @Slot(int, QProcess.ExitStatus)
    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()  # read its last replies
        self._read_errors()
        self._end(started=True, code=code, crashed=status == QProcess.ExitStatus.CrashExit)

    @Slot(QProcess.ProcessError)
    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:  # every other error is followed by `finished`
            self._remember(self._process.errorString())
            self._end(started=False, code=-1, crashed=False)

    def _end(self, *, started: bool, code: int, crashed: bool) -> None:
        if not self._over:
            self._over = True
            self.ended.emit(EngineEnd(started, code, crashed, self._clock.elapsed() / 1000, self._errors))
