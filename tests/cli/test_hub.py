"""`models add OWNER/NAME` against a hub on the loopback: whole or not at all, and resumed where it was cut."""

import errno
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
import torch

from studio.engine.models.files import load_model
from studio.link.hub import client, download
from studio.protocol import places
from studio.protocol.filestats import size_and_change
from studio.protocol.hubdownloads import (
    PROGRESS,
    REPORT_PROGRESS,
    DownloadRequest,
    Progress,
    discard,
    unfinished,
)
from studio.protocol.hubsource import HubSource
from studio.protocol.modelcard import find_model, known_models, read_card
from studio.protocol.registered import registered_models
from tests.adapter_files import write_lora
from tests.engine.models.foreign_models import clip_tokenizer, foreign_folder, foreign_pipeline
from tests.engine.models.loopback_hub import COMMIT, Hub, loopback_hub
from tests.engine.models.original_layout import write_original
from tests.engine.models.tiny_stable_diffusion import tiny_pipeline

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


def test_a_model_is_fetched_whole_and_then_needs_no_hub(hub: Hub, run_verb, monkeypatch: pytest.MonkeyPatch) -> None:
    status, told, said = run_verb("models", "add", hub.name)
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
    assert json.loads(run_verb("models", "show", "tiny", "--json")[1])["licence"] == "openrail++"
    assert run_verb("models", "remove", "tiny")[0] == 0
    assert nothing_installed()
    assert not folder.exists()


def test_the_hubs_own_client_finds_the_same(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    from huggingface_hub import HfApi

    from studio.link.hub.listing import find_remote

    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    theirs = HfApi(endpoint=hub.address).model_info(hub.name, revision="main", files_metadata=True)
    ours = find_remote(HubSource(hub.name), print)
    assert ours.source.revision == theirs.sha
    known = {file.rfilename: file for file in theirs.siblings}
    for file in ours.files:
        assert file.size == known[file.name].size
        assert (file.sha256 or file.git_sha1) in (getattr(known[file.name].lfs, "sha256", ""), known[file.name].blob_id)


@pytest.mark.parametrize("ranges", [True, False])
def test_a_connection_that_breaks_is_resumed(hub: Hub, run_verb, ranges: bool) -> None:
    hub.ranges = ranges
    hub.cut[UNET] = [100_000, 50_000]
    assert run_verb("models", "add", hub.name, "--name", "mine")[0] == 0
    begins = hub.asked(UNET)
    assert begins == ["", "bytes=100000-", "bytes=150000-" if ranges else "bytes=50000-"]
    assert (find_model("mine") / UNET).read_bytes() == (hub.folder / UNET).read_bytes()


def test_a_later_call_continues_where_an_earlier_one_was_cut(hub: Hub, run_verb, refused) -> None:
    hub.cut[UNET] = [100_000, 0, 0, 0, 0, 0]
    assert "try again later" in refused("models", "add", hub.name)
    assert nothing_installed()
    hub.cut.clear()
    hub.requests.clear()
    assert run_verb("models", "add", hub.name)[0] == 0
    assert hub.asked(UNET) == ["bytes=100000-"]
    fetched = {path for path, _ in hub.requests if "/resolve/" in path}
    assert not any(path.endswith("model_index.json") for path in fetched)


@pytest.mark.parametrize("file", [UNET, "unet/config.json"])
def test_one_wrong_byte_installs_nothing(hub: Hub, refused, run_verb, file: str) -> None:
    hub.flip.add(file)
    assert "wrong checksum" in refused("models", "add", hub.name)
    assert nothing_installed()
    hub.flip.clear()
    assert run_verb("models", "add", hub.name)[0] == 0


@pytest.mark.parametrize(
    ("status", "match"),
    [(401, "hf auth login"), (403, "accept its terms"), (404, "has no model"), (418, "answers 418")],
)
@pytest.mark.parametrize("ending", ["/main", UNET])
def test_refusals(hub: Hub, refused, status: int, match: str, ending: str) -> None:
    hub.refuse[ending] = [status]
    assert match in refused("models", "add", hub.name)
    assert len([path for path, _ in hub.requests if path.endswith(ending)]) == 1
    assert nothing_installed()


@pytest.mark.parametrize("status", [429, 500, 503])
@pytest.mark.parametrize("ending", ["/main", UNET])
def test_a_busy_hub_is_asked_again_but_not_forever(hub: Hub, run_verb, refused, status: int, ending: str) -> None:
    hub.refuse[ending] = [status] * 5
    assert "Could not fetch it" in refused("models", "add", hub.name)
    assert nothing_installed()
    hub.refuse[ending] = [status] * 3
    assert run_verb("models", "add", hub.name)[0] == 0


def test_the_token_stays_with_the_hub(hub: Hub, run_verb) -> None:
    with loopback_hub(hub.folder) as store:
        hub.elsewhere = store.address
        store.cut[UNET] = [100_000]
        assert run_verb("models", "add", hub.name)[0] == 0
        assert set(store.tokens) == {""}
        assert store.asked(UNET) == ["", "bytes=100000-"]
        hub.elsewhere = "ftp://127.0.0.1"
    assert set(hub.tokens) == {"Bearer secret"}


def test_a_login_page_is_not_a_model(hub: Hub, refused, run_verb) -> None:
    hub.portal = True
    assert "ask for a login" in refused("models", "add", hub.name)
    assert nothing_installed()


def test_no_hub_at_all(hub: Hub, refused, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    assert "cannot be reached" in refused("models", "add", hub.name)
    monkeypatch.setenv("HF_ENDPOINT", "file:///etc")
    assert "not a web address" in refused("models", "add", hub.name)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert "HF_HUB_OFFLINE" in refused("models", "add", hub.name)


def test_a_disk_that_is_too_small(hub: Hub, refused, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    assert "has 1.0 kB left" in refused("models", "add", hub.name)
    assert not hub.asked("model_index.json")


def test_a_disk_that_fills(hub: Hub, run_verb, monkeypatch: pytest.MonkeyPatch) -> None:
    write = download._File._write

    def full(self: Any, out: Any, block: bytes) -> None:
        class Full:
            def write(self, _: bytes) -> None:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        write(self, Full() if self.part.name.startswith("diffusion") else out, block)

    monkeypatch.setattr(download._File, "_write", full)
    monkeypatch.setenv(REPORT_PROGRESS, "1")
    code, _, said = run_verb("models", "add", hub.name)
    assert code == 2
    assert f"Could not write {UNET}: No space left on device. What has arrived is kept in " in said
    assert nothing_installed()
    told = [Progress.model_validate_json(line.removeprefix(PROGRESS)) for line in said.splitlines() if PROGRESS in line]
    (arrived,) = places.hub_models().glob("*/*/*.part")
    assert told[-1].done == size_and_change(arrived, follow_links=False)[0] > 0


def test_a_repository_that_this_program_cannot_use(hub: Hub, refused) -> None:
    index = hub.folder / "model_index.json"
    index.write_text(json.dumps(json.loads(index.read_text()) | {"_class_name": "FluxPipeline"}))
    assert "FluxPipeline" in refused("models", "add", hub.name)
    assert nothing_installed()
    (hub.folder / UNET).unlink()
    (hub.folder / "unet/diffusion_pytorch_model.fp16.safetensors").unlink()
    assert "no .safetensors weights" in refused("models", "add", hub.name)
    index.unlink()
    (hub.folder / "text_encoder/config.json").unlink()
    assert "not a model that can be fetched" in refused("models", "add", hub.name)


def test_names_are_checked_before_anything_is_fetched(hub: Hub, refused) -> None:
    assert "already a model 'pocket'" in refused("models", "add", hub.name, "--name", "pocket")
    assert "letters, digits" in refused("models", "add", hub.name, "--name", "../x")
    assert hub.requests == []
    assert "has no model" in refused("models", "add", hub.name, "--revision", "nowhere")
    assert "tiny" not in known_models()


def test_shards_and_half_precision_are_chosen(hub: Hub, run_verb) -> None:
    from tests.engine.models.foreign_models import foreign_pipeline

    shutil.rmtree(hub.folder)
    foreign_pipeline("sd1").save_pretrained(hub.folder, variant="fp16", max_shard_size="200KB")
    assert run_verb("models", "add", hub.name)[0] == 0
    assert load_model(find_model("tiny")).card.family == "sd1"
    assert len(list((find_model("tiny") / "unet").glob("*-of-*"))) > 1


@pytest.fixture
def files(hub: Hub) -> Hub:
    """A repository of single files, as those of merges and of LoRAs are."""
    shutil.rmtree(hub.folder)
    hub.folder.mkdir()
    (hub.folder / "README.md").write_text("---\nlicense: mit\n---\n")
    write_original(hub.folder / "dream.safetensors", foreign_pipeline("sd1"), "sd1")
    write_lora(hub.folder / "loras/ink.safetensors")
    return hub


def test_one_file_of_several_is_named(files: Hub, output_of, refused, monkeypatch: pytest.MonkeyPatch) -> None:
    told = refused("models", "add", files.name)
    assert "choose one with --file. It has dream.safetensors, loras/ink.safetensors." in told
    assert "has no file other.safetensors" in refused("models", "add", files.name, "--file", "other.safetensors")
    assert "not a .safetensors file" in refused("models", "add", files.name, "--file", "dream.ckpt")
    assert "is not a file of a repository" in refused("models", "add", files.name, "--file", "../dream.safetensors")
    assert json.loads(output_of("models", "add", f"{files.name}/dream.safetensors", "--json"))["name"] == "dream"
    assert (
        json.loads(output_of("models", "add", files.name, "--file", "loras/ink.safetensors", "--json"))["kind"]
        == "lora"
    )
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    place = find_model("dream")
    assert place.read_bytes() == (files.folder / "dream.safetensors").read_bytes()
    assert load_model(place).card.family == "sd1"
    shown = json.loads(output_of("models", "show", "ink", "--json"))
    assert (shown["kind"], shown["source"], shown["licence"]) == ("lora", f"{files.name}@{COMMIT}", "openrail++")
    assert "equal to the checksums of the hub" in output_of("models", "check", "ink")
    output_of("models", "remove", "ink")
    assert place.is_file(), "the other file of the same repository stays"
    output_of("models", "remove", "dream")
    assert nothing_installed()
    assert not list(places.hub_models().iterdir())


def test_the_only_file_needs_no_name(files: Hub, output_of) -> None:
    (files.folder / "loras/ink.safetensors").unlink()
    assert json.loads(output_of("models", "add", files.name, "--json"))["name"] == "dream"


@pytest.mark.parametrize(
    "page",
    [
        "https://huggingface.co/somebody/tiny",
        "https://huggingface.co/somebody/tiny/tree/main",
        "{hub}/somebody/tiny?library=diffusers",
    ],
)
def test_the_address_of_a_page_suffices(hub: Hub, output_of, page: str) -> None:
    told = json.loads(output_of("models", "add", page.format(hub=hub.address), "--dry-run", "--json"))
    assert (told["id"], told["commit"]) == (hub.name, COMMIT)


def test_the_address_of_a_file_suffices(files: Hub, output_of, refused) -> None:
    page = f"{files.address}/{files.name}/blob/main/loras/ink.safetensors"
    assert json.loads(output_of("models", "add", page, "--json"))["kind"] == "lora"
    assert "There is no model" in refused("models", "add", "https://example.org/somebody/tiny")


def test_a_model_is_known_before_it_is_fetched(hub: Hub, output_of, refused) -> None:
    hub.gated = "auto"
    told = json.loads(output_of("models", "add", hub.name, "--dry-run", "--json"))
    assert nothing_installed()
    assert hub.asked(UNET) == [], "only headers were read"
    wanted = {"family": "Stable Diffusion 1.x", "licence": "openrail++", "gated": True, "precision": "float32"}
    wanted |= {"kind": "stable-diffusion", "fit": "fits", "known_as": "", "problem": "", "arrived": 0}
    assert {key: told[key] for key in wanted} == wanted
    assert "gated" in output_of("models", "add", hub.name, "--dry-run")
    output_of("models", "add", hub.name)
    shown = json.loads(output_of("models", "show", "tiny", "--json"))
    assert sum(shown["parameters"].values()) == told["parameters"]
    assert shown["needed_bytes"] == told["needed"]
    again = json.loads(output_of("models", "add", hub.name, "--dry-run", "--json"))
    assert again["known_as"] == "tiny"
    assert "--dry-run" in refused("models", "add", str(hub.folder), "--dry-run")


def test_a_model_whose_files_are_gone_is_fetched_again(hub: Hub, output_of, refused) -> None:
    output_of("models", "add", hub.name)
    assert "already here as 'tiny'" in refused("models", "add", hub.name)
    shutil.rmtree(find_model("tiny"))
    assert json.loads(output_of("models", "add", hub.name, "--dry-run", "--json"))["known_as"] == ""
    assert json.loads(output_of("models", "add", hub.name, "--json"))["name"] == "tiny"
    assert list(registered_models()) == ["tiny"]
    assert find_model("tiny").is_dir()


def test_a_file_is_chosen_from_the_list(files: Hub, output_of) -> None:
    told = json.loads(output_of("models", "add", files.name, "--dry-run", "--json"))
    assert set(told["choices"]) == {"dream.safetensors", "loras/ink.safetensors"}
    assert "choose one" in told["problem"]


def test_half_precision_on_request(hub: Hub, output_of) -> None:
    shutil.rmtree(hub.folder)
    foreign_pipeline("sd1").save_pretrained(hub.folder)
    halves = tiny_pipeline("sd1", vocabulary=clip_tokenizer()).to(dtype=torch.float16)
    halves.save_pretrained(hub.folder, variant="fp16")
    told = [
        json.loads(output_of("models", "add", hub.name, "--dry-run", "--json", *more))
        for more in ((), ("--variant", "fp16"))
    ]
    assert [one["precision"] for one in told] == ["float32", "float16"]
    assert told[1]["size"] < 0.9 * told[0]["size"]
    assert json.loads(output_of("models", "add", hub.name, "--variant", "fp16", "--json"))["name"] == "tiny-fp16"
    assert json.loads(output_of("models", "show", "tiny-fp16", "--json"))["precision"] == "float16"


def test_an_interrupted_download_is_remembered_until_it_is_complete(hub: Hub, output_of, refused) -> None:
    hub.cut[UNET] = [100_000, 0, 0, 0, 0, 0]
    refused("models", "add", hub.name, "--name", "mine")
    hub.cut.clear()
    assert unfinished() == [], "this process might go on with it"
    (path,) = places.hub_models().glob("*/*/*.request.json")
    path.write_text(path.read_text().replace(f'"pid":{os.getpid()}', '"pid":999999999'))
    (request,) = unfinished()
    assert (request.id, request.name, request.commit) == (hub.name, "mine", COMMIT)
    assert 100_000 < request.arrived < request.size
    told = json.loads(output_of("models", "add", hub.name, "--dry-run", "--json"))
    assert told["arrived"] == request.arrived
    output_of("models", "add", hub.name, "--revision", request.commit, "--name", "mine")
    assert unfinished() == []
    assert not path.exists()


def test_an_interrupted_download_can_be_abandoned(hub: Hub, refused) -> None:
    hub.cut[UNET] = [100_000, 0, 0, 0, 0, 0]
    refused("models", "add", hub.name)
    (path,) = places.hub_models().glob("*/*/*.request.json")
    discard(DownloadRequest.model_validate_json(path.read_text()))
    assert not list(places.hub_models().iterdir())


def test_a_window_receives_the_progress(hub: Hub, run_verb, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(REPORT_PROGRESS, "1")
    monkeypatch.setattr(download, "_PROGRESS_SECONDS", 0.0)
    said = run_verb("models", "add", hub.name, "--json")[2]
    told = [Progress.model_validate_json(line.removeprefix(PROGRESS)) for line in said.splitlines() if PROGRESS in line]
    assert [progress.done for progress in told] == sorted(progress.done for progress in told)
    assert told[-1].done == told[-1].total


def test_a_fetched_file_that_was_changed_is_found_out(hub: Hub, output_of, refused) -> None:
    output_of("models", "add", hub.name)
    weights = find_model("tiny") / UNET
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(data)
    said = refused("models", "check", "tiny")
    assert f"{UNET} of tiny is damaged" in said
    assert "Remove it and fetch it again." in said
    weights.unlink()
    assert f"{Path(UNET).name} is missing" in refused("models", "check", "tiny")
