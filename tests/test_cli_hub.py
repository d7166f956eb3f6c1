"""`models add OWNER/NAME` against a hub on the loopback: whole or not at all, and resumed where it was cut."""

import errno
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from studio.engine.models.files import load_model
from studio.engine.models.hub import client, download
from studio.protocol import places
from studio.protocol.modelcard import find_model, known_models, read_card
from studio.protocol.registered import registered_models
from tests.engine.models.foreign_models import foreign_folder
from tests.engine.models.loopback_hub import COMMIT, Hub, loopback_hub

UNET = "unet/diffusion_pytorch_model.safetensors"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = shutil.copytree(foreign_folder("sd1"), tmp_path / "served")
    (folder / "README.md").write_text("---\nlicense: openrail++\n---\n")
    (folder / "unet/diffusion_pytorch_model.bin").write_bytes(b"\x80\x02")
    (folder / "unet/diffusion_pytorch_model.fp16.safetensors").write_bytes(b"not wanted")
    (folder / "evil.py").write_text("raise SystemExit")
    monkeypatch.delenv("HF_HUB_OFFLINE")
    monkeypatch.setattr(client, "_WAITS", (0.01, 0.01, 0.01, 0.01))
    monkeypatch.setattr("huggingface_hub.get_token", lambda: "secret")
    with loopback_hub(folder) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        yield hub


def nothing_installed() -> bool:
    return not registered_models() and not list(places.hub_models().glob("*/*/tiny"))


def test_a_model_is_fetched_whole_and_then_needs_no_hub(hub: Hub, here, monkeypatch: pytest.MonkeyPatch) -> None:
    status, told, said = here("models", "add", hub.name)
    assert (status, told.split()[0]) == (0, "tiny")
    assert "openrail++" in said
    assert "this computer has" in said
    assert "secret" not in told + said
    assert set(hub.tokens) == {"Bearer secret"}
    paths = {path.rpartition(f"{COMMIT}/")[2] for path, _ in hub.requests}
    assert UNET in paths
    assert not {"evil.py", "unet/diffusion_pytorch_model.bin", "unet/diffusion_pytorch_model.fp16.safetensors"} & paths
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    folder = find_model("tiny")
    assert (folder / UNET).read_bytes() == (hub.folder / UNET).read_bytes()
    assert not list(folder.rglob("*.part"))
    assert read_card(folder).name == "tiny"
    assert load_model(folder).card.family == "sd1"
    assert json.loads(here("models", "show", "tiny", "--json")[1])["licence"] == "openrail++"
    assert here("models", "remove", "tiny")[0] == 0
    assert nothing_installed()
    assert not folder.exists()


def test_the_hubs_own_client_finds_the_same(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    from huggingface_hub import HfApi

    from studio.engine.models.hub.listing import find_remote

    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    theirs = HfApi(endpoint=hub.address).model_info(hub.name, revision="main", files_metadata=True)
    ours = find_remote(hub.name, "main", print)
    assert ours.commit == theirs.sha
    known = {file.rfilename: file for file in theirs.siblings}
    for file in ours.files:
        assert file.size == known[file.name].size
        assert (file.sha256 or file.git_sha1) in (getattr(known[file.name].lfs, "sha256", ""), known[file.name].blob_id)


@pytest.mark.parametrize("ranges", [True, False])
def test_a_connection_that_breaks_is_taken_up_again(hub: Hub, here, ranges: bool) -> None:
    hub.ranges = ranges
    hub.cut[UNET] = [100_000, 50_000]
    assert here("models", "add", hub.name, "--name", "mine")[0] == 0
    begins = hub.asked(UNET)
    assert begins == ["", "bytes=100000-", "bytes=150000-" if ranges else "bytes=50000-"]
    assert (find_model("mine") / UNET).read_bytes() == (hub.folder / UNET).read_bytes()


def test_a_later_call_goes_on_where_an_earlier_one_was_cut(hub: Hub, here, refused) -> None:
    hub.cut[UNET] = [100_000, 0, 0, 0, 0, 0]
    assert "try again later" in refused("models", "add", hub.name)
    assert nothing_installed()
    hub.cut.clear()
    hub.requests.clear()
    assert here("models", "add", hub.name)[0] == 0
    assert hub.asked(UNET) == ["bytes=100000-"]
    fetched = {path for path, _ in hub.requests if "/resolve/" in path}
    assert not any(path.endswith("model_index.json") for path in fetched)


@pytest.mark.parametrize("file", [UNET, "unet/config.json"])
def test_one_wrong_byte_installs_nothing(hub: Hub, refused, here, file: str) -> None:
    hub.flip.add(file)
    assert "wrong checksum" in refused("models", "add", hub.name)
    assert nothing_installed()
    hub.flip.clear()
    assert here("models", "add", hub.name)[0] == 0


@pytest.mark.parametrize(
    ("status", "match"),
    [(401, "hf auth login"), (403, "accept its terms"), (404, "has no model"), (418, "answers 418")],
)
@pytest.mark.parametrize("ending", ["/main", UNET])
def test_refusals(hub: Hub, refused, status: int, match: str, ending: str) -> None:
    hub.refuse[ending] = [status]
    assert match in refused("models", "add", hub.name)
    assert len(hub.asked(ending)) == 1
    assert nothing_installed()


@pytest.mark.parametrize("status", [429, 500, 503])
@pytest.mark.parametrize("ending", ["/main", UNET])
def test_a_busy_hub_is_asked_again_but_not_for_ever(hub: Hub, here, refused, status: int, ending: str) -> None:
    hub.refuse[ending] = [status] * 5
    assert "Could not fetch it" in refused("models", "add", hub.name)
    assert nothing_installed()
    hub.refuse[ending] = [status] * 3
    assert here("models", "add", hub.name)[0] == 0


def test_the_token_stays_with_the_hub(hub: Hub, here) -> None:
    with loopback_hub(hub.folder) as store:
        hub.elsewhere = store.address
        store.cut[UNET] = [100_000]
        assert here("models", "add", hub.name)[0] == 0
        assert set(store.tokens) == {""}
        assert store.asked(UNET) == ["", "bytes=100000-"]
        hub.elsewhere = "ftp://127.0.0.1"
    assert set(hub.tokens) == {"Bearer secret"}


def test_a_login_page_is_no_model(hub: Hub, refused, here) -> None:
    hub.portal = True
    assert "ask for a login" in refused("models", "add", hub.name)
    assert nothing_installed()


def test_no_hub_at_all(hub: Hub, refused, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    assert "cannot be reached" in refused("models", "add", hub.name)
    monkeypatch.setenv("HF_ENDPOINT", "file:///etc")
    assert "no web address" in refused("models", "add", hub.name)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert "HF_HUB_OFFLINE" in refused("models", "add", hub.name)


def test_a_disk_that_is_too_small(hub: Hub, refused, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    assert "GB left" in refused("models", "add", hub.name)
    assert not hub.asked("model_index.json")


def test_a_disk_that_fills(hub: Hub, refused, monkeypatch: pytest.MonkeyPatch) -> None:
    write = download._write

    def full(out: Any, block: bytes, part: Path) -> None:
        class Full:
            def write(self, _: bytes) -> None:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        write(Full() if part.name.startswith("diffusion") else out, block, part)

    monkeypatch.setattr(download, "_write", full)
    assert "No space left" in refused("models", "add", hub.name)
    assert nothing_installed()


def test_a_repository_that_this_program_cannot_use(hub: Hub, refused) -> None:
    index = hub.folder / "model_index.json"
    index.write_text(json.dumps(json.loads(index.read_text()) | {"_class_name": "FluxPipeline"}))
    assert "FluxPipeline" in refused("models", "add", hub.name)
    assert nothing_installed()
    (hub.folder / UNET).unlink()
    (hub.folder / "unet/diffusion_pytorch_model.fp16.safetensors").unlink()
    assert "no .safetensors weights" in refused("models", "add", hub.name)
    index.unlink()
    assert "no diffusers model" in refused("models", "add", hub.name)


def test_names_are_checked_before_anything_is_fetched(hub: Hub, refused) -> None:
    assert "already a model 'pocket'" in refused("models", "add", hub.name, "--name", "pocket")
    assert "letters, digits" in refused("models", "add", hub.name, "--name", "../x")
    assert hub.requests == []
    assert "has no model" in refused("models", "add", hub.name, "--revision", "nowhere")
    assert "tiny" not in known_models()


def test_shards_and_half_precision_are_chosen(hub: Hub, here) -> None:
    from tests.engine.models.foreign_models import foreign_pipeline

    shutil.rmtree(hub.folder)
    foreign_pipeline("sd1").save_pretrained(hub.folder, variant="fp16", max_shard_size="200KB")
    assert here("models", "add", hub.name)[0] == 0
    assert load_model(find_model("tiny")).card.family == "sd1"
    assert len(list((find_model("tiny") / "unet").glob("*-of-*"))) > 1
