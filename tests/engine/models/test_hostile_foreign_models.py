"""Foreign models that mean harm or are damaged: one line for each, and nothing is built, run or fetched."""

import json
import os
import pickle
import shutil
import time
from pathlib import Path
from typing import Any

import psutil
import pytest
import torch
from safetensors.torch import load_file, save_file

from studio.engine.models.files import load_model, load_parts
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import find_model, read_card
from tests.engine.models.foreign_models import foreign_folder, foreign_pipeline
from tests.engine.models.original_layout import write_original

UNET, TEXT = "unet/diffusion_pytorch_model.safetensors", "text_encoder/model.safetensors"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(foreign_folder("sd1"), tmp_path / "model"))


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_original(tmp_path_factory.mktemp("original") / "model.safetensors", foreign_pipeline("sd1"), "sd1")


def refused(place: Path, match: str) -> None:
    """Loading says so in one line, quickly, and takes hardly any memory."""
    before, begun = psutil.Process().memory_info().rss, time.process_time()
    with pytest.raises(BadInput, match=match) as caught:
        load_parts(find_model(str(place)))
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 1000
    assert time.process_time() - begun < 20
    assert psutil.Process().memory_info().rss - before < 500 * 2**20


def edit(file: Path, **changes: Any) -> None:
    file.write_text(json.dumps(json.loads(file.read_text()) | changes))


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("unet", ["os", "system"]),
        ("unet", ["evil", "Evil"]),
        ("unet", ["transformers", "CLIPTextModel"]),
        ("scheduler", ["diffusers", "DiffusionPipeline"]),
        ("safety_checker", ["subprocess", "Popen"]),
        ("feature_extractor", ["evil", "Evil"]),
        ("anything", ["builtins", "exec"]),
        ("vae", [["evil"], {"x": 1}]),
        ("vae", ["diffusers"]),
    ],
)
def test_foreign_classes(folder: Path, part: str, value: Any) -> None:
    edit(folder / "model_index.json", **{part: value})
    refused(folder, "which this program does not know")


@pytest.mark.parametrize("name", [["pipeline.py", "Evil"], "StableDiffusion3Pipeline", "evil.Evil", None, 7])
def test_foreign_pipelines(folder: Path, name: Any) -> None:
    edit(folder / "model_index.json", _class_name=name)
    refused(folder, "which this program does not run")


@pytest.mark.parametrize("place", ["pipeline.py", "unet/my_unet.py", "text_encoder/None.py", "tokenizer/x.so"])
def test_programs_in_the_folder(folder: Path, place: str) -> None:
    (folder / place).write_text("raise SystemExit('ran')")
    refused(folder, "holds a program")


def test_an_adapter_is_not_applied_unasked(folder: Path) -> None:
    (folder / "text_encoder/adapter_config.json").write_text('{"base_model_name_or_path": "somebody/something"}')
    refused(folder, "adapter_config.json")


@pytest.mark.parametrize(
    "file", ["../outside.safetensors", "/etc/passwd", "..\\outside.safetensors", "x.bin", "", "a/b.safetensors", 7]
)
def test_an_index_that_leaves_the_folder(folder: Path, file: Any) -> None:
    shutil.copy(folder / UNET, folder / "outside.safetensors")
    (folder / UNET).unlink()
    index = {"weight_map": {"conv_in.weight": file}}
    (folder / f"{UNET}.index.json").write_text(json.dumps(index))
    refused(folder, "index.json (names|is damaged)")


def test_a_link_that_leaves_the_folder(folder: Path, tmp_path: Path) -> None:
    shutil.move(folder / UNET, tmp_path / "elsewhere.safetensors")
    (folder / UNET).symlink_to(tmp_path / "elsewhere.safetensors")
    refused(folder, "a link out of the model's folder")


def test_a_part_that_is_a_link_out_of_the_folder(folder: Path, tmp_path: Path) -> None:
    shutil.move(folder / "vae", tmp_path / "vae")
    (folder / "vae").symlink_to(tmp_path / "vae")
    refused(folder, "a link out of the model's folder")


def test_a_snapshot_of_a_hub_cache_is_made_of_links(tmp_path: Path) -> None:
    home = tmp_path / "models--somebody--something"
    snapshot = home / "snapshots" / ("0" * 40)
    for number, file in enumerate(sorted(file for file in foreign_folder("sd1").rglob("*") if file.is_file())):
        link = snapshot / file.relative_to(foreign_folder("sd1"))
        link.parent.mkdir(parents=True, exist_ok=True)
        (home / "blobs").mkdir(exist_ok=True)
        shutil.copy(file, home / "blobs" / f"{number:040}")
        link.symlink_to(os.path.relpath(home / "blobs" / f"{number:040}", link.parent))
    card, parts = load_parts(find_model(str(snapshot)))
    assert (card.family, sorted(parts)) == ("sd1", ["text_encoder", "unet", "vae"])


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("unet", {"block_out_channels": [10**15] * 4}),
        ("unet", {"block_out_channels": [2**40] * 4}),
        ("unet", {"layers_per_block": 10**7}),
        ("unet", {"layers_per_block": 200, "transformer_layers_per_block": 200}),
        ("unet", {"transformer_layers_per_block": [[1, 1], [10**7]]}),
        ("unet", {"down_block_types": ["CrossAttnDownBlock2D"] * 10**6}),
        ("unet", {"cross_attention_dim": 10**15}),
        ("unet", {"norm_num_groups": 0}),
        ("unet", {"attention_head_dim": 0}),
        ("unet", {"sample_size": 10**9}),
        ("unet", {"sample_size": [64, 32]}),
        ("unet", {"in_channels": "4"}),
        ("unet", {"down_block_types": ["os.system"] * 4}),
        ("vae", {"block_out_channels": [10**12] * 4}),
        ("vae", {"block_out_channels": [8] * 100}),
        ("vae", {"latent_channels": 10**9}),
        ("text_encoder", {"vocab_size": 10**15}),
        ("text_encoder", {"vocab_size": "many"}),
        ("text_encoder", {"num_hidden_layers": 10**7}),
        ("text_encoder", {"max_position_embeddings": 10**12}),
        ("text_encoder", {"hidden_act": "os.system"}),
        ("text_encoder", {"num_attention_heads": 0}),
        ("text_encoder", {"hidden_size": 49}),
    ],
)
def test_bombs_and_nonsense_in_configurations(folder: Path, part: str, change: dict[str, Any]) -> None:
    edit(folder / part / "config.json", **change)
    refused(folder, ".")


@pytest.mark.parametrize(
    "change",
    [
        {"num_train_timesteps": 10**9},
        {"beta_start": -1},
        {"beta_start": 2.0},
        {"beta_start": "small"},
        {"beta_schedule": "os.system"},
        {"prediction_type": "everything"},
        {"steps_offset": 10**9},
        {"timestep_spacing": "none"},
        {"trained_betas": [0.1, 0.2]},
        {"trained_betas": [0.1, 2], "num_train_timesteps": 2},
        {"trained_betas": [0.1, True], "num_train_timesteps": 2},
        {"trained_betas": "0.1", "num_train_timesteps": 3},
        {"trained_betas": [0.1] * 20_000, "num_train_timesteps": 20_000},
        {"trained_betas": [1e-300, 0.1], "num_train_timesteps": 2},
    ],
)
def test_nonsense_in_the_scheduler(folder: Path, change: dict[str, Any]) -> None:
    edit(folder / "scheduler/scheduler_config.json", **change)
    refused(folder, "cannot be opened")


@pytest.mark.parametrize("missing", ["unet", "vae", "text_encoder", "tokenizer", "scheduler", "unet/config.json", UNET])
def test_missing_parts(folder: Path, missing: str) -> None:
    path = folder / missing
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    refused(folder, "incomplete|missing|has no weights")


@pytest.mark.parametrize("file", [UNET, TEXT])
def test_missing_and_foreign_weights(folder: Path, file: str) -> None:
    tensors = load_file(folder / file)
    first = min(tensors)
    save_file({name: value for name, value in tensors.items() if name != first}, folder / file)
    refused(folder, rf"1 missing \(as {first}\)")
    save_file(tensors | {"stranger": torch.zeros(1)}, folder / file)
    refused(folder, r"1 unknown \(as stranger\)")
    save_file(tensors | {first: torch.zeros(3, 3)}, folder / file)
    refused(folder, rf"1 of another shape \(as {first}\)")
    save_file(tensors | {first: torch.full_like(tensors[first], float("nan"))}, folder / file)
    refused(folder, "not finite")


@pytest.mark.parametrize("keep", [0, 4, 8, 1000, -1])
def test_truncated_weights(folder: Path, original: Path, tmp_path: Path, keep: int) -> None:
    data = (folder / UNET).read_bytes()
    (folder / UNET).write_bytes(data[:keep])
    refused(folder, "damaged or truncated")
    cut = tmp_path / "cut.safetensors"
    cut.write_bytes(original.read_bytes()[:keep])
    refused(cut, "damaged or truncated")


def test_flipped_bits_of_a_header(original: Path, tmp_path: Path) -> None:
    """Whatever bit of the header is wrong, it is refused, or it changes a name that the network then lacks."""
    data = bytearray(original.read_bytes())
    length = int.from_bytes(data[:8], "little")
    flipped = tmp_path / "flipped.safetensors"
    outcomes = 0
    for place in range(0, 8 + length, max(1, length // 40)):
        data[place] ^= 1 << (place % 8)
        flipped.write_bytes(data)
        data[place] ^= 1 << (place % 8)
        try:
            load_parts(flipped)
        except BadInput:
            outcomes += 1
    assert outcomes >= 30  # the others lie in padding, metadata or the names of unused tensors


def test_pickles(folder: Path, tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> Any:
            return os.mkdir, (str(tmp_path / "ran"),)

    for suffix in ("ckpt", "safetensors"):
        file = tmp_path / f"model.{suffix}"
        file.write_bytes(pickle.dumps(Evil()))
        refused(file, "pickled checkpoint.*convert it to .safetensors")
    (folder / UNET).unlink()
    (folder / "unet/diffusion_pytorch_model.bin").write_bytes(pickle.dumps(Evil()))
    refused(folder, "pickled checkpoint.*convert it to .safetensors")
    (folder / UNET).write_bytes(pickle.dumps(Evil()))
    refused(folder, "pickled checkpoint.*convert it to .safetensors")
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("names", "match"),
    [
        (["lora_unet_down_blocks_0_attentions_0_proj_in.lora_up.weight"], "is a LoRA"),
        (["unet.down_blocks.0.attentions.0.to_k.lora_A.weight"], "is a LoRA"),
        (["lora_te_x.hada_w1_a"], "is a LoRA"),
        (["emb_params"], "is a textual inversion"),
        (["model.diffusion_model.joint_blocks.0.x"], "a Stable Diffusion 3 model"),
        (["double_blocks.0.img_attn.norm.key_norm.scale"], "a Flux model"),
        (["model.diffusion_model.input_blocks.0.0.weight"], "no text encoder"),
        (["conv_in.weight", "down_blocks.0.resnets.0.norm1.weight"], "U-Net alone"),
        (["anything"], "holds weights only"),
        ([], "holds weights only"),
    ],
)
def test_files_that_are_something_else(tmp_path: Path, names: list[str], match: str) -> None:
    file = tmp_path / "other.safetensors"
    save_file({name: torch.zeros(1, 4, 1, 1) for name in names}, file)
    refused(file, match)
    with pytest.raises(BadInput, match=match):
        read_card(file)


@pytest.mark.parametrize(
    ("start", "match"),
    [
        ("first_stage_model.", "no autoencoder"),
        ("cond_stage_model.", "no text encoder"),
        ("model.diffusion_model.input_blocks.0.", "incomplete"),
        ("model.diffusion_model.middle_block.1.", "missing"),
        ("model.diffusion_model.output_blocks.3.", "missing|layout of its own"),
        ("first_stage_model.decoder.mid.", "missing"),
        ("cond_stage_model.transformer.text_model.encoder.layers.1.", "missing|layers"),
    ],
)
def test_original_files_that_lack_something(original: Path, tmp_path: Path, start: str, match: str) -> None:
    kept = {name: value for name, value in load_file(original).items() if not name.startswith(start)}
    save_file(kept, tmp_path / "part.safetensors")
    refused(tmp_path / "part.safetensors", match)


def test_an_original_file_of_countless_blocks(original: Path, tmp_path: Path) -> None:
    many = {f"model.diffusion_model.input_blocks.{number}.x": torch.zeros(1) for number in range(20_000)}
    save_file(load_file(original) | many, tmp_path / "many.safetensors")
    refused(tmp_path / "many.safetensors", "blocks, more than any")


def test_a_model_that_is_larger_than_the_memory(folder: Path, original: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Small:
        total = 1000

    monkeypatch.setattr(psutil, "virtual_memory", Small)
    for place in (folder, original):
        with pytest.raises(BadInput, match="of memory; this computer has"):
            load_model(place)
