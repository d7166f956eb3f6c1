"""`models` on models made elsewhere: registered in place, shown from their headers, found in others' folders."""

import json
import os
import shutil
from pathlib import Path

import pytest
import torch
from PIL import Image
from safetensors.torch import load_file, save_file

from studio.engine.models.files import load_model
from studio.protocol import places
from studio.protocol.modelcard import find_model, known_models, read_card
from studio.protocol.registered import name_for, registered_models
from tests.adapter_files import write_embedding, write_lora
from tests.engine.models.foreign_models import foreign_folder, foreign_pipeline
from tests.engine.models.original_layout import write_original


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("checkpoints") / "Dream World v1.5.safetensors"
    return write_original(path, foreign_pipeline("sd1"), "sd1")


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_file_gets_a_name_and_stays_where_it_is(file: Path, output_of, refused) -> None:
    before = contents(file.parent)
    assert "Dream-World-v1-5 is" in output_of("models", "add", file)
    assert contents(file.parent) == before
    assert not places.own_models().exists()
    assert find_model("Dream-World-v1-5") == file
    listed = output_of("models", "list")
    assert "Dream-World-v1-5 Dream World v1.5 (Stable Diffusion 1.x, 512x512, by prompt)" in listed
    assert "already known as 'Dream-World-v1-5'" in refused("models", "add", file)
    assert "already a model 'pocket'" in refused("models", "add", file, "--name", "pocket")
    assert "sound" in output_of("models", "check", "Dream-World-v1-5")
    assert "its files stay" in output_of("models", "remove", "Dream-World-v1-5")
    assert contents(file.parent) == before
    assert "Dream-World-v1-5" not in known_models()


def test_a_folder_gets_the_requested_name(output_of, refused, tmp_path: Path) -> None:
    folder = shutil.copytree(foreign_folder("sdxl"), tmp_path / "some folder")
    assert json.loads(json.dumps(output_of("models", "add", folder, "--name", "xl")))
    assert find_model("xl") == folder
    assert "letters, digits" in refused("models", "add", folder, "--name", "a b")
    assert "at most 100 letters" in refused("models", "add", folder, "--name", "a" * 101)
    assert "at most 100 letters" in refused("models", "add", "digits", "--name", "a" * 101)
    assert not places.own_models().exists(), "the name is checked before anything is made"
    said = refused("models", "add", folder, "--prediction", "y" * 100_000)
    assert len(said) < 1100
    assert "Value error" not in said
    assert len(name_for(Path("a" * 200), {"a" * 90})) == 92
    shutil.move(folder, tmp_path / "elsewhere")
    assert "is not where it was" in refused("models", "check", "xl")
    assert "digits" in output_of("models", "list")
    output_of("models", "remove", "xl")
    assert registered_models() == {}


def test_what_a_file_does_not_tell_can_be_said(file: Path, output_of, refused) -> None:
    assert read_card(file).prediction_type == "epsilon"
    output_of("models", "add", file, "--name", "dream", "--prediction", "v")
    assert read_card(file).prediction_type == "v"
    assert load_model(file).card.prediction_type == "v"
    output_of("models", "remove", "dream")
    assert read_card(file).prediction_type == "epsilon"
    assert "leave --prediction out" in refused("models", "add", "pocket", "--prediction", "v")


def test_only_a_model_that_would_load_is_added(file: Path, tmp_path: Path, refused) -> None:
    tensors = load_file(file)
    tensors.pop("first_stage_model.decoder.conv_out.bias")
    save_file(tensors, tmp_path / "part.safetensors")
    assert "1 missing" in refused("models", "add", tmp_path / "part.safetensors")
    (tmp_path / "old.ckpt").write_bytes(b"\x80\x02}q\x00.")
    assert "convert it to .safetensors" in refused("models", "add", tmp_path / "old.ckpt")
    assert registered_models() == {}


@pytest.mark.parametrize("family", ["sd2", "sdxl-inpaint"])
def test_show_reports_the_facts_from_the_headers(family: str, tmp_path: Path, output_of) -> None:
    folder = shutil.copytree(foreign_folder(family), tmp_path / family)
    (folder / "README.md").write_text("---\ntags: [a]\nlicense: openrail++\n---\nIt is nice.\n")
    pipeline = foreign_pipeline(family)
    told = json.loads(output_of("models", "show", folder, "--json"))
    parts = [name for name in ("unet", "vae", "text_encoder", "text_encoder_2") if hasattr(pipeline, name)]
    for part in parts:
        network = getattr(pipeline, part)
        assert told["parameters"][part] == sum(tensor.numel() for tensor in network.state_dict().values())
    assert (told["family"], told["precision"], told["licence"], told["fits"]) == (family, "float32", "openrail++", True)
    assert told["needed_bytes"] > 4 * sum(told["parameters"].values())
    text = output_of("models", "show", folder)
    assert "openrail++" in text
    assert "this computer has" in text
    single = write_original(tmp_path / "one.safetensors", pipeline, family)
    again = json.loads(output_of("models", "show", single, "--json"))
    assert again["parameters"]["unet"] == told["parameters"]["unet"]
    assert again["family"] == family


def test_show_knows_the_programs_own_models(output_of) -> None:
    told = json.loads(output_of("models", "show", "pocket", "--json"))
    assert told["family"] == ""
    assert set(told["parameters"]) == {"unet", "vae", "text_encoder"}


def test_scan_finds_the_models_of_other_programs(file: Path, tmp_path: Path, run_verb, output_of) -> None:
    ui = tmp_path / "ui" / "models"
    checkpoint = ui / "Stable-diffusion" / "merges" / "dream.safetensors"
    checkpoint.parent.mkdir(parents=True)
    os.link(file, checkpoint)
    vae = ui / "VAE" / "better.safetensors"
    vae.parent.mkdir()
    tensors = {name: value for name, value in load_file(file).items() if name.startswith("first_stage_model.")}
    save_file({name.removeprefix("first_stage_model."): value for name, value in tensors.items()}, vae)
    lora = write_lora(ui / "Lora" / "style.safetensors")
    (ui / "Lora" / "old.pt").write_bytes(b"\x80\x02}q\x00.")
    invoke = shutil.copytree(foreign_folder("sd2"), ui / "sd-2" / "main" / "second")
    snapshot = tmp_path / "ui" / "hub" / "models--somebody--tiny-xl" / "snapshots" / ("1" * 40)
    shutil.copytree(foreign_folder("sdxl"), snapshot)
    (ui / "loop").symlink_to(ui)
    before = sorted(tmp_path.rglob("*"))

    status, told, said = run_verb("models", "scan", tmp_path / "ui", "--json")
    assert status == 0
    rows = {row["path"]: row for row in map(json.loads, told.splitlines())}
    assert {path: (row["kind"], row["family"]) for path, row in rows.items()} == {
        str(checkpoint): ("stable-diffusion", "sd1"),
        str(vae): ("kl-autoencoder", ""),
        str(invoke): ("stable-diffusion", "sd2"),
        str(snapshot): ("stable-diffusion", "sdxl"),
        str(lora): ("lora", "Stable Diffusion 1"),
    }
    assert "1 other files" in said
    assert "old.pt is a pickled checkpoint" in said
    assert all(row["name"] == "" for row in rows.values())
    assert registered_models() == {}
    assert sorted(tmp_path.rglob("*")) == [*before]

    output_of("models", "scan", tmp_path / "ui", "--add")
    names = {"dream", "better", "second", "tiny-xl", "style"}
    assert set(registered_models()) == names
    assert {line.split()[0] for line in output_of("models", "scan", tmp_path / "ui").splitlines()} == names


def test_adapters_get_names_of_their_own(tmp_path: Path, output_of, refused) -> None:
    lora = write_lora(tmp_path / "ink.safetensors", tags={"ink drawing": 3, "a cat": 9})
    write_embedding(tmp_path / "bad hands.safetensors")
    assert json.loads(output_of("models", "add", lora, "--json")) == {
        "name": "ink",
        "folder": str(lora),
        "kind": "lora",
    }
    output_of("models", "add", tmp_path / "bad hands.safetensors")
    rows = {row["name"]: row for row in map(json.loads, output_of("models", "list", "--json").splitlines())}
    assert (rows["ink"]["kind"], rows["ink"]["base"]) == ("lora", "Stable Diffusion 1")
    assert rows["bad-hands"]["kind"] == "textual-inversion"
    shown = json.loads(output_of("models", "show", "ink", "--json"))
    assert shown["triggers"] == ["a cat", "ink drawing"]
    assert "ink" not in known_models(), "an adapter makes no pictures by itself"
    assert "sound" in output_of("models", "check", "ink")
    assert "leave --prediction out" in refused("models", "add", lora, "--name", "b", "--prediction", "v")
    with lora.open("r+b") as data:
        data.seek(-1, os.SEEK_END)
        data.write(b"x")
    assert "its checksum differs from that of the last time" in refused("models", "check", "ink")
    assert "files stay" in output_of("models", "remove", "ink")
    assert lora.is_file()
    write_lora(tmp_path / "dora.safetensors")
    tensors = load_file(tmp_path / "dora.safetensors")
    save_file(tensors | {"lora_unet_x.dora_scale": torch.zeros(4)}, tmp_path / "dora.safetensors")
    assert "DoRA" in refused("models", "add", tmp_path / "dora.safetensors")


def test_scan_of_nothing(tmp_path: Path, refused) -> None:
    assert "is not a folder" in refused("models", "scan", tmp_path / "nothing")


def test_a_list_of_names_that_is_broken_hides_no_other_model(output_of, refused, file: Path) -> None:
    places.model_register().write_text("{")
    assert "digits" in output_of("models", "list")
    assert "registered-models.json is broken" in refused("models", "add", file)
    assert places.model_register().read_text() == "{"


@pytest.mark.parametrize("family", ["sd1", "sd2-inpaint", "sdxl"])
def test_pictures_from_a_folder_and_a_file_that_were_not_added(family: str, tmp_path: Path, output_of) -> None:
    file = write_original(tmp_path / "model.safetensors", foreign_pipeline(family), family)
    for place in (foreign_folder(family), file):
        out = tmp_path / f"{place.stem}.png"
        output_of("generate", place, "--out", out, "--prompt", "a fox", "--steps", 2, "--size", "64x64")
        with Image.open(out) as picture:
            assert picture.size == (64, 64)


def test_a_scan_continues_past_links_that_lead_nowhere(tmp_path, output_of):
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "loop.safetensors").symlink_to("loop.safetensors")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    shutil.copytree(places.bundled_models() / "digits", tmp_path / "z")
    (found,) = output_of("models", "scan", tmp_path, "--json").splitlines()
    assert json.loads(found)["path"] == str(tmp_path / "z")
