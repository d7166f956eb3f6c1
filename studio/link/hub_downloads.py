"""Downloads from a hub, one after the other, each in a process of its own."""

import contextlib
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from pydantic import ValidationError
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from studio.protocol.hubdownloads import PROGRESS, REPORT_PROGRESS, DownloadRequest, Progress, discard
from studio.protocol.hubsource import HubSource

State = Literal["waiting", "fetching", "stopped", "failed", "done"]
_PREFIX = "denoise-studio: "
_END_MILLISECONDS = 3000


@dataclass(eq=False)
class Download:
    """The download of one model.

    Attributes:
        source: The model to fetch; its revision is a commit.
        size: Bytes in all.
        name: The model's name once installed; None: named after its repository.
        progress: Its progress.
        message: Its activity or error in one line; "" while all is well.
        result: The name of the model, once it is installed.
    """

    source: HubSource
    size: int
    name: str | None = None
    prediction_type: str | None = None
    state: State = "waiting"
    progress: Progress = field(default_factory=lambda: Progress(done=0, total=0))
    message: str = ""
    result: str = ""

    @property
    def request(self) -> DownloadRequest:
        """What is stored on the disk about the download."""
        source = self.source
        return DownloadRequest(
            id=source.id, commit=source.revision, file=source.file, variant=source.variant, size=self.size
        )

    def command(self) -> list[str]:
        """Return the arguments of `python -m studio` that fetch it."""
        source = self.source
        words = ["models", "add", source.id, "--revision", source.revision, "--json"]
        for option, value in (
            ("--file", source.file),
            ("--variant", source.variant),
            ("--name", self.name),
            ("--prediction", self.prediction_type),
        ):
            if value:
                words += [option, value]
        return words


class HubDownloads(QObject):
    """The queue of downloads; the partial files of a stopped one stay on the disk.

    Signals:
        changed: A Download was added or removed, or its state or progress has changed.
        added: A model was installed: its name and kind.
        failed: A Download and one line with the reason.
    """

    changed = Signal(object)
    added = Signal(str, str)
    failed = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.downloads: list[Download] = []
        self._process: QProcess | None = None
        self._errors = bytearray()  # the incomplete last line of the process's standard error
        self._problem = ""
        self._closed = False

    @property
    def current(self) -> Download | None:
        """The download that is being fetched."""
        return next((one for one in self.downloads if one.state == "fetching"), None)

    def add(self, download: Download) -> None:
        """Queue a download; one that is known already is resumed."""
        known = self._known(download.source)
        if known is not None:
            self.resume(known)
            return
        self.downloads.append(download)
        self.changed.emit(download)
        self._next()

    def restore(self, requests: Iterable[DownloadRequest]) -> list[Download]:
        """List the unfinished downloads of earlier sessions as stopped; return those that are new in the list."""
        new = []
        for request in requests:
            if self._known(request.source) is None:
                progress = Progress(done=request.arrived, total=request.size)
                new.append(
                    Download(request.source, request.size, request.name, request.prediction_type, "stopped", progress)
                )
        self.downloads += new
        for download in new:
            self.changed.emit(download)
        return new

    def resume(self, download: Download) -> None:
        """Resume a download that was stopped or has failed."""
        if download.state in ("stopped", "failed"):
            download.state, download.message = "waiting", ""
            self.changed.emit(download)
            self._next()

    def stop(self, download: Download) -> None:
        """Stop a download; its partial files stay."""
        if download.state == "fetching":
            self._end_process()
        if download.state in ("waiting", "fetching"):
            download.state, download.message = "stopped", ""
            self.changed.emit(download)
            self._next()

    def remove(self, download: Download) -> None:
        """Remove a download from the list and, if it is incomplete, its partial files from the disk.

        Raises:
            BadInput: The files could not be removed; it stays in the list.
        """
        self.stop(download)
        if download.state != "done":
            discard(download.request)
        self.downloads.remove(download)
        self.changed.emit(download)

    def close(self) -> None:
        """Stop permanently; partial files stay."""
        self._closed = True
        self._end_process()

    def _known(self, source: HubSource) -> Download | None:
        return next((one for one in self.downloads if one.source == source and one.state != "done"), None)

    def _next(self) -> None:
        if self._closed or self._process is not None:
            return
        waiting = next((one for one in self.downloads if one.state == "waiting"), None)
        if waiting is None:
            return
        waiting.state, waiting.message = "fetching", "Asking the hub"
        self._errors.clear()
        self._problem = ""
        process = self._process = QProcess(self)
        variables = QProcessEnvironment.systemEnvironment()
        variables.insert(REPORT_PROGRESS, "1")
        process.setProcessEnvironment(variables)
        process.setProgram(sys.executable)
        process.setArguments(["-m", "studio", *waiting.command()])
        process.readyReadStandardError.connect(self._listen)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._not_started)
        process.start()
        self.changed.emit(waiting)

    def _listen(self) -> None:
        current = self.current
        if self._process is None or current is None:
            return
        self._errors += bytes(self._process.readAllStandardError().data())
        *lines, rest = self._errors.split(b"\n")
        self._errors = bytearray(rest)
        for line in lines:
            text = line.decode("utf-8", "replace").strip()
            if text.startswith(PROGRESS):
                with contextlib.suppress(ValidationError):
                    current.progress = Progress.model_validate_json(text.removeprefix(PROGRESS))
                    current.message = ""
            elif text.startswith(_PREFIX):
                self._problem = text.removeprefix(_PREFIX)
            elif text:
                current.message = text[:300]
        if lines:
            self.changed.emit(current)

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._listen()
        current, process = self.current, self._process
        self._process = None
        if process is None or current is None:
            return
        process.deleteLater()
        output = bytes(process.readAllStandardOutput().data()).decode("utf-8", "replace").splitlines()
        if code == 0 and status == QProcess.ExitStatus.NormalExit and output:
            result = json.loads(output[-1])
            current.state, current.message, current.result = "done", "", result["name"]
            current.progress = Progress(done=current.size, total=current.size)
            self.changed.emit(current)
            self.added.emit(result["name"], result["kind"])
        else:
            crashed = "The process that fetches it ended. What is here is kept."
            current.state, current.message = "failed", self._problem or crashed
            self.changed.emit(current)
            self.failed.emit(current, current.message)
        self._next()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._problem = f"The process that fetches it could not be started: {self._process.errorString()}."
            self._finished(1, QProcess.ExitStatus.CrashExit)

    def _end_process(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.readyReadStandardError.disconnect(self._listen)
            process.finished.disconnect(self._finished)
            process.errorOccurred.disconnect(self._not_started)
            process.kill()
            process.waitForFinished(_END_MILLISECONDS)
            process.deleteLater()
