"""The list of all models: everything is found once, described from headers, noted on, verified and removed."""

import json
import os
import shutil
import tomllib
from pathlib import Path

import pytest

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.foreign.adapters import read_adapter
from studio.protocol.hubdownloads import HUB_FILE, HubFile, HubOrigin
from studio.protocol.library.entry import LibraryEntry, describe
from studio.protocol.library.finding import Found, find_all, hub_cache, scan
from studio.protocol.library.notes import ModelNote, note_key, read_notes, write_note
from studio.protocol.library.removing import removal_of, why_kept
from studio.protocol.library.verifying import remember, verify, withdraw
from studio.protocol.modelfit import Device
from studio.protocol.registered import RegisteredModel, register_model, registered_models
from tests.adapter_files import write_embedding, write_lora
from tests.engine.models.foreign_models import foreign_folder, foreign_pipeline
from tests.engine.models.original_layout import write_original

COMPUTER = Device(8 * 2**30)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A hub cache as Hugging Face's client leaves it: links to blobs that are called by their checksums."""
    import hashlib

    home = tmp_path / "huggingface" / "hub"
    snapshot = home / "models--somebody--tiny" / "snapshots" / ("1" * 40)
    blobs = snapshot.parent.parent / "blobs"
    blobs.mkdir(parents=True)
    for file in sorted(path for path in foreign_folder("sd1").rglob("*") if path.is_file()):
        data = file.read_bytes()
        large = file.suffix == ".safetensors"
        name = hashlib.sha256(data).hexdigest() if large else hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()
        (blobs / name).write_bytes(data)
        link = snapshot / file.relative_to(foreign_folder("sd1"))
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(os.path.relpath(blobs / name, link.parent))
    other = home / "models--somebody--chat" / "snapshots" / ("2" * 40)
    other.mkdir(parents=True)
    (other / "config.json").write_text('{"architectures": ["LlamaForCausalLM"]}')
    monkeypatch.setenv("HF_HOME", str(tmp_path / "huggingface"))
    return snapshot


def entries() -> dict[str, LibraryEntry]:
    return {found.key: describe(found, COMPUTER) for found in find_all()}


def test_everything_is_listed_once_with_what_it_is(tmp_path: Path, cache: Path) -> None:
    file = write_original(tmp_path / "dream.safetensors", foreign_pipeline("sdxl-refiner"), "sdxl-refiner")
    foreign_pipeline("sd1").vae.save_pretrained(tmp_path / "soft vae")
    lora = write_lora(tmp_path / "ink.safetensors", width=2048)
    vectors = write_embedding(tmp_path / "bad.safetensors", vectors=5)
    broken = tmp_path / "broken.safetensors"
    broken.write_bytes(b"not a model")
    register_model("dream", RegisteredModel(path=str(file)))
    register_model("dream-again", RegisteredModel(path=str(file)))
    register_model("vae", RegisteredModel(path=str(tmp_path / "soft vae")))
    register_model("ink", RegisteredModel(path=str(lora), kind="lora"))
    register_model("bad", RegisteredModel(path=str(vectors), kind="textual-inversion"))
    register_model("broken", RegisteredModel(path=str(broken)))
    register_model("gone", RegisteredModel(path=str(tmp_path / "gone")))
    found = entries()
    kinds = {key: entry.kind for key, entry in found.items()}
    assert {"pocket": "model", "pocket-control": "controlnet", "pocket-vae": "vae"}.items() <= kinds.items()
    mine = {"dream": "refiner", "vae": "vae", "ink": "lora", "bad": "textual-inversion", str(cache): "model"}
    assert mine.items() <= kinds.items()
    assert "dream-again" not in kinds
    assert (kinds["broken"], kinds["gone"]) == ("unusable", "unusable")
    assert "damaged or truncated" in found["broken"].problem
    assert "is missing" in found["gone"].problem
    assert not any("\n" in entry.problem for entry in found.values())
    assert (found["ink"].base, found["dream"].family) == ("SDXL", "SDXL refiner")
    assert found["bad"].adapter is not None
    assert found["bad"].adapter.extent == "5 vectors"
    cached = found[str(cache)]
    assert (cached.title, cached.family, cached.found.source, cached.fit) == (
        "tiny",
        "Stable Diffusion 1.x",
        "cache",
        "fits",
    )
    assert cached.stored == sum(path.stat().st_size for path in foreign_folder("sd1").rglob("*") if path.is_file())
    assert not any("chat" in key for key in found), "a cache holds models of other programs"
    assert describe(cached.found, Device(2**20)).fit == "too large"


def test_where_the_cache_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert hub_cache() is None
    (tmp_path / "huggingface/hub").mkdir(parents=True)
    assert hub_cache() == tmp_path / "huggingface/hub"
    (tmp_path / "mine").mkdir()
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "mine"))
    assert hub_cache() == tmp_path / "mine"


def test_a_scan_reports_what_cannot_be_used(tmp_path: Path) -> None:
    write_lora(tmp_path / "Lora/ink.safetensors")
    (tmp_path / "old.ckpt").write_bytes(b"\x80\x02}q\x00.")
    found = [describe(one, COMPUTER) for one in scan(tmp_path)]
    assert [(entry.title, entry.kind) for entry in found] == [("old.ckpt", "unusable"), ("ink", "lora")]
    assert "convert it to .safetensors" in found[0].problem
    assert {entry.found.home for entry in found} == {str(tmp_path)}
    with pytest.raises(BadInput, match="not a folder"):
        list(scan(tmp_path / "nothing"))


def test_trigger_words_come_from_the_metadata(tmp_path: Path) -> None:
    tags = {"a cat": 3, " ink  drawing ": 9, "": 5}
    assert read_adapter(write_lora(tmp_path / "a.safetensors", tags=tags)).triggers == ("ink drawing", "a cat")
    assert read_adapter(write_lora(tmp_path / "b.safetensors")).triggers == ()
    assert read_adapter(write_embedding(tmp_path / "word.safetensors")).triggers == ("word",)


def test_stars_and_notes_are_kept_by_place(tmp_path: Path) -> None:
    assert read_notes() == {}
    write_note(tmp_path, ModelNote(starred=True, note="for skies"))
    assert read_notes()[note_key(tmp_path)].note == "for skies"
    write_note(tmp_path, ModelNote())
    assert read_notes() == {}
    (places.data_home() / "model-notes.json").write_text("{")
    with pytest.raises(BadInput, match="damaged"):
        read_notes()


def test_files_are_verified_against_what_is_known(tmp_path: Path, cache: Path) -> None:
    seen: list[tuple[int, int]] = []
    result = verify(cache, lambda done, total: seen.append((done, total)))
    assert result.compared == result.files > 5
    assert "equal to the checksums of the hub" in result.text
    assert seen[-1][0] == seen[-1][1]
    folder = shutil.copytree(foreign_folder("sd1"), tmp_path / "mine")
    first = verify(folder, lambda *_: None)
    assert first.compared == 0
    remember(folder, first)
    assert verify(folder, lambda *_: None).against == "of the last time"
    config = folder / "unet/config.json"
    config.write_text(config.read_text() + " ")
    with pytest.raises(BadInput, match=r"unet/config.json of mine is damaged: its checksum differs"):
        verify(folder, lambda *_: None)
    withdraw(folder)
    note = read_notes()[note_key(folder)]
    assert (note.verified, note.sums) == (0, first.sums)
    config.unlink()
    with pytest.raises(BadInput, match=r"unet/config.json of mine is missing"):
        verify(folder, lambda *_: None)
    with pytest.raises(BadInput, match="is missing"):
        verify(tmp_path / "nothing", lambda *_: None)
    with open(tmp_path / "sparse.png", "wb") as file:
        file.truncate(2**40)  # refused before it is read, which would take an hour
    with pytest.raises(BadInput):
        verify(tmp_path / "sparse.png", lambda *_: None)


def test_verifying_can_be_stopped(cache: Path) -> None:
    def stop(*_: int) -> None:
        raise BadInput("Stopped.")

    with pytest.raises(BadInput, match=r"^Stopped\.$"):
        verify(cache, stop)


def test_what_removing_means(tmp_path: Path) -> None:
    fetched = places.hub_models() / "somebody--tiny" / ("0" * 40) / "tiny"
    shutil.copytree(foreign_folder("sd1"), fetched)
    (fetched / HUB_FILE).write_text(HubOrigin(id="somebody/tiny", commit="0" * 40).model_dump_json())
    register_model("tiny", RegisteredModel(path=str(fetched)))
    register_model("again", RegisteredModel(path=str(fetched)))
    register_model("elsewhere", RegisteredModel(path=str(foreign_folder("sd1"))))
    assert removal_of("again").files is None, "another name keeps the files"
    removal_of("again").forget()
    assert removal_of("tiny").files == fetched
    assert removal_of("elsewhere").files is None
    assert set(registered_models()) == {"tiny", "elsewhere"}
    with pytest.raises(BadInput, match="ships with"):
        removal_of("pocket")
    with pytest.raises(BadInput, match="no model"):
        removal_of("../hub")
    for source in ("bundled", "run", "cache"):
        assert why_kept(Found("x", tmp_path, source))
    assert why_kept(Found("x", tmp_path, "added")) == ""


def test_adapters_in_their_own_folders_are_listed_and_are_the_persons_own(tmp_path: Path) -> None:
    lora = write_lora(places.loras() / "styles" / "ink.safetensors")
    word = write_embedding(places.inversions() / "bad.safetensors")
    register_model("ink", RegisteredModel(path=str(lora), kind="lora"))
    found = entries()
    assert (found[str(lora)].kind, found[str(word)].kind) == ("lora", "textual-inversion")
    assert "ink" not in found, "each is listed once"
    assert removal_of(str(lora)).files == lora
    outside = write_lora(tmp_path / "other.safetensors")
    with pytest.raises(BadInput, match="no model"):
        removal_of(str(places.loras() / ".." / ".." / outside.name))


def test_a_files_origin_is_found(tmp_path: Path) -> None:
    write_lora(tmp_path / "ink.safetensors")
    files = (HubFile(name="README.md", size=1, git_sha1="0"), HubFile(name="a/ink.safetensors", size=1, sha256="0"))
    (tmp_path / HUB_FILE).write_text(HubOrigin(id="a/b", commit="0" * 40, licence="mit", files=files).model_dump_json())
    entry = describe(Found("ink", tmp_path / "ink.safetensors", "hub"), COMPUTER)
    assert (entry.licence, entry.origin and entry.origin.id) == ("mit", "a/b")
    with pytest.raises(BadInput, match="damaged"):
        verify(tmp_path / "ink.safetensors", lambda *_: None)
    (tmp_path / HUB_FILE).write_text(json.dumps({"id": 3}))
    assert describe(Found("ink", tmp_path / "ink.safetensors", "hub"), COMPUTER).origin is None


def test_bundled_models_have_the_licence_of_the_program(data_home) -> None:
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text())["project"]
    bundled = [found for found in find_all() if found.source == "bundled"]
    assert {found.key for found in bundled} >= {"digits", "pocket", "pocket-vae"}
    assert {describe(found, COMPUTER).licence for found in bundled} == {project["license"]}
