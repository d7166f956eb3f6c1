"""Runs a command of the command line in a separate process, for rare work that needs torch."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, Signal

_PREFIX = "denoise-studio: "


class Verb(QObject):
    """One process: `python -m studio WORDS`.

    Attributes:
        output: All of its standard output, once it is done.

    Signals:
        done: It succeeded, with the last line of its standard output.
        failed: It failed, with one plain line.
    """

    done = Signal(str)
    failed = Signal(str)

    def __init__(self, words: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.output = ""
        self._process = QProcess(self)
        self._process.setProgram(sys.executable)
        self._process.setArguments(["-m", "studio", *words])
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._error)

    @property
    def going(self) -> bool:
        """Whether the process is running."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def start(self) -> None:
        """Start; called once."""
        self._process.start()

    def close(self) -> None:
        """Kill the process; no further signal is sent."""
        self._process.finished.disconnect(self._finished)
        self._process.errorOccurred.disconnect(self._error)
        self._process.kill()
        self._process.waitForFinished(2000)

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if code == 0 and status == QProcess.ExitStatus.NormalExit:
            printed = bytes(self._process.readAllStandardOutput().data())
            self.output = printed.decode("utf-8", "replace")
            self.done.emit(_last_line(printed))
        elif status == QProcess.ExitStatus.NormalExit:
            message = _last_line(bytes(self._process.readAllStandardError().data())).removeprefix(_PREFIX)
            self.failed.emit(message or f"The program ended with status {code}.")

    def _error(self, error: QProcess.ProcessError) -> None:
        self.failed.emit(f"The process failed: {self._process.errorString()}.")


def _last_line(output: bytes) -> str:
    lines = [line.strip() for line in output.decode("utf-8", "replace").splitlines() if line.strip()]
    return lines[-1] if lines else ""
