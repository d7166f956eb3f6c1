"""The downloads: progress, rate and time left of each, and buttons to stop, resume or remove it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from studio.link.hub_downloads import Download
from studio.ui.amounts import duration, size_text
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.heading import Heading

_MAX_HEIGHT = 168  # pixels, before it scrolls
_STATES = {"waiting": tr("waiting"), "stopped": tr("stopped"), "failed": tr("failed"), "done": tr("complete")}


class DownloadsList(QWidget):
    """A row for each download; hidden while there is none.

    Signals:
        stop_clicked, resume_clicked, remove_clicked: Of a Download.
    """

    stop_clicked = Signal(object)
    resume_clicked = Signal(object)
    remove_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Downloads"))
        self.rows: dict[int, DownloadRow] = {}  # by the download's identity
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(UNIT)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameStyle(0)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addWidget(Heading(tr("Downloads")))
        column.addWidget(self._area)
        self.hide()

    def show_download(self, download: Download, *, there: bool) -> None:
        """Update the row of a download, or remove it when the download is gone."""
        row = self.rows.get(id(download))
        if not there:
            if row is not None:
                del self.rows[id(download)]
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
        elif row is None:
            row = self.rows[id(download)] = DownloadRow(download)
            row.stop.clicked.connect(partial(self.stop_clicked.emit, download))
            row.resume.clicked.connect(partial(self.resume_clicked.emit, download))
            row.remove.clicked.connect(partial(self.remove_clicked.emit, download))
            self._column.insertWidget(self._column.count() - 1, row)
        if row is not None and there:
            row.refresh()
        self.setVisible(bool(self.rows))
        height = sum(one.sizeHint().height() + UNIT for one in self.rows.values())
        self._area.setFixedHeight(min(_MAX_HEIGHT, height))


class DownloadRow(QWidget):
    """One download."""

    def __init__(self, download: Download, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._download = download
        name = str(download.source)
        self.title = ElidedLabel(name)
        self.text = ElidedLabel(quiet=True, right=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(tr("Download of {name}").format(name=name))
        self.message = ElidedLabel(quiet=True)
        self.stop = _button(
            tr("Stop"), tr("Stop the download of {name}").format(name=name), tr("Stop; the partial download is kept.")
        )
        self.resume = _button(
            tr("Resume"), tr("Resume the download of {name}").format(name=name), tr("Resume where it was interrupted.")
        )
        self.remove = _button(
            tr("Remove"), tr("Remove the download of {name}").format(name=name), tr("Remove it from the list.")
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, UNIT, 0)
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2)
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.text, 0, 1)
        grid.addWidget(self.bar, 1, 0, 1, 2)
        grid.addWidget(self.message, 2, 0, 1, 2)
        for column, button in enumerate((self.stop, self.resume, self.remove), 2):
            grid.addWidget(button, 0, column, 2, 1)
        self.refresh()

    def refresh(self) -> None:
        """Show its progress."""
        download, progress = self._download, self._download.progress
        self.bar.setValue(1000 * progress.done // max(1, progress.total))
        self.text.setText(progress_text(download))
        self.message.setText(download.message)
        self.message.setVisible(bool(download.message))
        going = download.state in ("waiting", "fetching")
        self.stop.setVisible(going)
        self.resume.setVisible(download.state in ("stopped", "failed"))
        self.remove.setVisible(not going)
        complete = download.state == "done"
        self.remove.setText(tr("Clear") if complete else tr("Remove"))
        self.remove.setToolTip(
            tr("Remove it from the list; the model stays.") if complete else tr("Remove the partial download.")
        )


def progress_text(download: Download) -> str:
    """Return a download's progress: "1.2 of 6.9 GB · 23 MB/s · 4:02 left"."""
    progress = download.progress
    total = size_text(progress.total or download.size)
    done = size_text(progress.done) or "0 B"
    unit = total.rpartition(" ")[2]
    done = done.removesuffix(f" {unit}")
    parts = [total if download.state == "done" else tr("{done} of {total}").format(done=done, total=total)]
    if download.state in _STATES:
        return " · ".join([*parts, _STATES[download.state]])
    if progress.rate:
        parts.append(f"{size_text(round(progress.rate))}/s")
    if progress.seconds_left is not None:
        parts.append(tr("{duration} left").format(duration=duration(progress.seconds_left)))
    return " · ".join(parts)


def _button(text: str, name: str, tooltip: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(name)
    button.setToolTip(tooltip)
    return button
