"""Adds models from a hub: the dialog, the queue of downloads, and unfinished downloads of earlier sessions."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from studio.link.hub_downloads import Download, HubDownloads
from studio.protocol.errors import BadInput
from studio.protocol.hubdownloads import DownloadRequest, unfinished
from studio.protocol.hubsource import HubSource
from studio.ui.background import Background
from studio.ui.models.models_page import ModelsPage
from studio.ui.translation import tr

if TYPE_CHECKING:
    from studio.ui.models.hub_dialog import HubDialog
    from studio.ui.models.model_browser import ModelBrowser


class Hub:
    """Joins the dialog and the list of downloads with their queue.

    Args:
        added: Offers a model that has arrived, by its name.
        show: Shows the page of models, where the downloads are.
        notify: Shows a line; True marks an error.
        withdraw: Hides a line that no longer applies.
        offer: Shows a line and buttons: their labels and what they do.
    """

    def __init__(
        self,
        *,
        page: ModelsPage,
        downloads: HubDownloads,
        added: Callable[[str], object],
        show: Callable[[], object],
        notify: Callable[[str, bool], None],
        withdraw: Callable[[str], None],
        offer: Callable[[str, Mapping[str, Callable[[], object]]], None],
        parent: QWidget,
    ) -> None:
        self._page, self._downloads, self._added, self._parent = page, downloads, added, parent
        self._show, self._notify, self._withdraw, self._offer = show, notify, withdraw, offer
        self._failures: dict[HubSource, str] = {}  # what was said of downloads that were not resumed since
        self._browser: ModelBrowser | None = None
        self._background = Background(parent)
        page.browser_made.connect(self._connect)
        downloads.changed.connect(self._show_download)
        downloads.added.connect(self._arrived)
        downloads.failed.connect(self._failed)

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {"models.add_hub": self.open_dialog}

    @cached_property
    def dialog(self) -> "HubDialog":
        """The dialog; made when it is first opened."""
        from studio.ui.models.hub_dialog import HubDialog

        dialog = HubDialog(self._parent)
        dialog.wanted.connect(self._fetch)
        return dialog

    def open_dialog(self, source: str = "") -> None:
        """Ask for a model of the hub."""
        self.dialog.open_for(source)

    def offer_unfinished(self) -> None:
        """Offer to resume the unfinished downloads of earlier sessions."""
        self._background.run(unfinished, self._offer_to_resume, lambda _: None)

    def close(self) -> None:
        """Stop all downloads; partial files stay."""
        if "dialog" in self.__dict__:
            self.dialog.stop()
        self._downloads.close()
        self._background.close()

    def _connect(self, browser: "ModelBrowser") -> None:
        self._browser = browser
        rows = browser.downloads
        rows.stop_clicked.connect(self._downloads.stop)
        rows.resume_clicked.connect(self._downloads.resume)
        rows.remove_clicked.connect(self._remove)
        for download in self._downloads.downloads:
            self._show_download(download)

    def _fetch(self, download: Download) -> None:
        self._downloads.add(download)
        self._show()

    def _show_download(self, download: Download) -> None:
        if download.state in ("waiting", "fetching", "done"):
            self._withdraw(self._failures.pop(download.source, ""))
        if self._browser is not None:
            self._browser.downloads.show_download(download, there=download in self._downloads.downloads)

    def _remove(self, download: Download) -> None:
        try:
            self._downloads.remove(download)
        except BadInput as problem:
            self._notify(str(problem), True)

    def _offer_to_resume(self, requests: list[DownloadRequest]) -> None:
        new = self._downloads.restore(requests)
        if not new:
            return
        text = (
            tr("A download of {source} was interrupted.").format(source=new[0].source)
            if len(new) == 1
            else tr("Downloads of {count} models were interrupted.").format(count=len(new))
        )
        self._offer(
            text,
            {tr("Resume"): lambda: self._resume(new), tr("Show"): self._show},
        )

    def _resume(self, downloads: list[Download]) -> None:
        for download in downloads:
            self._downloads.resume(download)
        self._show()

    def _arrived(self, name: str, _kind: str) -> None:
        self._added(name)

    def _failed(self, download: Download, line: str) -> None:
        text = tr("{source} was not fetched. {line}").format(source=download.source, line=line)
        self._failures[download.source] = text
        self._notify(text, True)
