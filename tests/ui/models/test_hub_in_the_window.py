"""A model is looked up and fetched from a hub in the window, by real processes against a server on the loopback."""

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.link.hub_downloads import Download
from studio.protocol import places
from studio.protocol.hubdownloads import DownloadRequest, Progress, part_folder, store_request, unfinished
from studio.protocol.hubsource import HubSource
from studio.protocol.registered import registered_models
from studio.ui.models.downloads_list import progress_text
from tests.adapter_files import write_lora
from tests.engine.models.foreign_models import foreign_folder
from tests.engine.models.loopback_hub import COMMIT, Hub, loopback_hub


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A repository of three LoRAs, of which one is large enough to be cut."""
    folder = tmp_path / "served"
    write_lora(folder / "ink.safetensors", tags={"ink": 3})
    write_lora(folder / "oil.safetensors", width=1024)
    write_lora(folder / "big.safetensors", width=200_000)
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    with loopback_hub(folder) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        yield hub


def look_up(studio, qtbot, text: str):
    studio.parts.window.actions_["models.add_hub"].trigger()
    dialog = studio.models.hub.dialog
    dialog.source.clear()
    QTest.keyClicks(dialog.source, text)
    qtbot.mouseClick(dialog.look, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.busy)
    return dialog


def state(studio, file: str) -> str:
    return next((one.state for one in studio.core.downloads.downloads if one.source.file == file), "")


def fetch(studio, hub: Hub, file: str) -> Download:
    size = (hub.folder / file).stat().st_size
    download = Download(HubSource(hub.name, COMMIT, file), size)
    studio.core.downloads.add(download)
    return download


def test_a_model_is_looked_up_and_fetched_and_chosen(studio, qtbot, hub: Hub) -> None:
    shutil.rmtree(hub.folder)
    shutil.copytree(foreign_folder("sd1"), hub.folder)
    dialog = look_up(studio, qtbot, hub.name)
    told = dict(dialog.facts.facts)
    assert told["Kind"] == "Model · Stable Diffusion 1.x"
    assert (told["Licence"], told["Access"], told["Commit"]) == ("openrail++", "open", COMMIT)
    assert "it fits this computer's" in told["Memory"]
    assert not hub.asked(".safetensors"), "nothing but headers was fetched"
    QTest.keyClicks(dialog.name, "mine")
    qtbot.mouseClick(dialog.download, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    browser = studio.parts.models_page.browser
    qtbot.waitUntil(lambda: "mine" in registered_models())
    qtbot.waitUntil(lambda: "mine" in {row.key for row in browser.rows()})
    assert studio.parts.recipe_panel.fields.models.model.set_key("mine")
    (download,) = studio.core.downloads.downloads
    qtbot.waitUntil(lambda: download.state == "done")
    row = browser.downloads.rows[id(download)]
    assert row.text.text().endswith("complete")
    qtbot.mouseClick(row.remove, Qt.MouseButton.LeftButton)
    assert browser.downloads.isHidden()
    assert (places.hub_models() / "somebody--tiny" / COMMIT / "tiny").is_dir(), "the model stays"
    again = look_up(studio, qtbot, f"{hub.address}/{hub.name}")
    assert again.message.text() == "It is here already, as mine."
    assert not again.download.isEnabled()


def test_one_of_several_files_is_chosen(studio, qtbot, hub: Hub) -> None:
    dialog = look_up(studio, qtbot, hub.name)
    assert "choose one" in dialog.message.text()
    assert not dialog.download.isEnabled()
    assert dialog.file.keys() == ["", "big.safetensors", "ink.safetensors", "oil.safetensors"]
    dialog.file.setCurrentIndex(2)  # as a person does
    qtbot.waitUntil(lambda: bool(dialog.facts.facts) and not dialog.busy)
    assert dict(dialog.facts.facts)["Kind"] == "LoRA · Stable Diffusion 1"
    assert dialog.download.isEnabled()
    dialog.close()


def test_what_the_hub_refuses_is_one_clear_line(studio, qtbot, hub: Hub) -> None:
    hub.refuse["/main"] = [403]
    dialog = look_up(studio, qtbot, hub.name)
    assert "accept its terms at" in dialog.message.text()
    qtbot.waitUntil(lambda: dialog.message.height() >= dialog.message.heightForWidth(dialog.message.width()))
    assert not dialog.download.isEnabled()
    dialog.close()


def test_a_login_page_and_a_wrong_name_are_reported(studio, qtbot, hub: Hub) -> None:
    hub.portal = True
    dialog = look_up(studio, qtbot, hub.name)
    assert "does this network ask for a login?" in dialog.message.text()
    hub.requests.clear()
    assert "is not the name of a hub repository" in look_up(studio, qtbot, "not a name").message.text()
    assert hub.requests == []
    dialog.close()


def test_downloads_follow_one_another(studio, qtbot, hub: Hub) -> None:
    studio.parts.window.actions_["models.browse"].trigger()
    fetch(studio, hub, "ink.safetensors")
    fetch(studio, hub, "oil.safetensors")
    assert [one.state for one in studio.core.downloads.downloads] == ["fetching", "waiting"]
    qtbot.waitUntil(lambda: set(registered_models()) == {"ink", "oil"})
    qtbot.waitUntil(lambda: state(studio, "oil.safetensors") == "done")
    assert registered_models()["ink"].kind == "lora"
    browser = studio.parts.models_page.browser
    qtbot.waitUntil(lambda: {"ink", "oil"} <= {row.key for row in browser.rows()})


def test_a_stopped_download_continues_where_it_was(studio, qtbot, hub: Hub) -> None:
    studio.parts.window.actions_["models.browse"].trigger()
    rows = studio.parts.models_page.browser.downloads.rows
    part = places.hub_models() / "somebody--tiny" / COMMIT / "big.part" / "big.safetensors.part"
    hub.pause_after = 2
    download = fetch(studio, hub, "big.safetensors")
    qtbot.waitUntil(lambda: part.is_file() and part.stat().st_size > 0)
    qtbot.mouseClick(rows[id(download)].stop, Qt.MouseButton.LeftButton)
    assert download.state == "stopped"
    assert "stopped" in rows[id(download)].text.text()
    arrived = part.stat().st_size
    assert 0 < arrived < download.size
    hub.pause_after = None
    hub.going.set()
    (request,) = unfinished()
    assert request.arrived >= arrived
    qtbot.mouseClick(rows[id(download)].resume, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: download.state == "done")
    assert hub.asked("big.safetensors")[-1] == f"bytes={arrived}-"
    assert unfinished() == []


def test_what_an_earlier_session_left_is_offered(studio, qtbot, hub: Hub) -> None:
    hub.cut["ink.safetensors"] = [1000]
    request = DownloadRequest(id=hub.name, commit=COMMIT, file="ink.safetensors", name="mine", size=20_000)
    store_request(request)
    (part_folder(request.folder) / "ink.safetensors.part").write_bytes(
        (hub.folder / "ink.safetensors").read_bytes()[:1000]
    )
    studio.models.hub.offer_unfinished()
    notice = studio.parts.window.notice
    qtbot.waitUntil(notice.isVisible)
    assert notice.text.text() == "A download of somebody/tiny/ink.safetensors was interrupted."
    hub.cut.clear()
    qtbot.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "mine" in registered_models())
    assert hub.asked("ink.safetensors") == ["bytes=1000-"]


def test_a_download_that_failed_is_reported_and_can_be_abandoned(studio, qtbot, hub: Hub) -> None:
    hub.flip.add("ink.safetensors")
    studio.parts.window.actions_["models.browse"].trigger()
    download = fetch(studio, hub, "ink.safetensors")
    qtbot.waitUntil(lambda: download.state == "failed")
    assert "wrong checksum" in download.message
    assert "wrong checksum" in studio.parts.window.notice.text.text()
    row = studio.parts.models_page.browser.downloads.rows[id(download)]
    qtbot.mouseClick(row.remove, Qt.MouseButton.LeftButton)
    assert studio.core.downloads.downloads == []
    assert not os.listdir(places.hub_models())


def test_closing_the_window_keeps_what_has_arrived(studio, qtbot, hub: Hub) -> None:
    part = places.hub_models() / "somebody--tiny" / COMMIT / "big.part" / "big.safetensors.part"
    hub.pause_after = 2
    fetch(studio, hub, "big.safetensors")
    qtbot.waitUntil(lambda: part.is_file() and part.stat().st_size > 0)
    studio.parts.window.close()
    hub.going.set()
    (request,) = unfinished()
    assert request.arrived > 0


def test_how_far_it_is_in_words() -> None:
    download = Download(HubSource("a/b"), 6_900_000_000, state="fetching")
    download.progress = Progress(done=1_200_000_000, total=6_900_000_000, rate=23_000_000)
    assert progress_text(download) == "1.2 of 6.9 GB · 23.0 MB/s · 4:08 left"
    download.state = "stopped"
    assert progress_text(download) == "1.2 of 6.9 GB · stopped"


def test_the_report_of_a_failure_goes_when_the_download_is_resumed(studio, qtbot, hub: Hub) -> None:
    hub.flip.add("ink.safetensors")
    studio.parts.window.actions_["models.browse"].trigger()
    download = fetch(studio, hub, "ink.safetensors")
    notice = studio.parts.window.notice
    qtbot.waitUntil(lambda: "was not fetched" in notice.text.text() and notice.isVisible())
    hub.flip.clear()
    rows = studio.parts.models_page.browser.downloads.rows
    qtbot.mouseClick(rows[id(download)].resume, Qt.MouseButton.LeftButton)
    assert not notice.isVisible()
    qtbot.waitUntil(lambda: download.state == "done")
