"""Model files that others have made: each fault is one line, nothing hangs, and little memory is taken."""

import json
import os
import struct
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file

from studio.engine.models.files import load_model, save_model, save_single_file
from studio.engine.models.formats.diffusers_layout import WEIGHTS_FILE
from studio.engine.models.formats.folder import DIGESTS_FILE
from studio.engine.models.formats.weights import StoredWeights
from studio.engine.networks.unet import build_unet
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard
from studio.protocol.training_recipe import NetworkSpec
from studio.protocol.weightsheader import read_weights_header

CARD = ModelCard(name="tiny", title="Tiny", size=8, channels=1)
SPEC = NetworkSpec(channels=(8, 16), attention=(False, True))
PLACES = ("studio.json", DIGESTS_FILE, "unet/config.json", f"unet/{WEIGHTS_FILE}")


@pytest.fixture
def unet():
    torch.manual_seed(0)
    return build_unet(SPEC, size=8, channels=1).eval()


@pytest.fixture
def folder(tmp_path: Path, unet) -> Path:
    save_model(tmp_path / "tiny", {"unet": unet}, CARD)
    return tmp_path / "tiny"


def put(place: Path, kind: str) -> None:
    """Replace a file by something that is none, or not of such a size."""
    place.unlink()
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "device":
        place.symlink_to("/dev/zero")
    elif kind == "folder":
        place.mkdir()
    else:
        with open(place, "wb") as file:
            file.write(b'{"a": 1' if place.suffix == ".json" else struct.pack("<Q", 2**24) + b"{")
            file.truncate(2**43)


@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "sparse"])
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("digests", [True, False])
def test_what_is_not_a_file_is_refused(folder: Path, place: str, kind: str, digests: bool):
    put(folder / place, kind)
    if not digests and place != DIGESTS_FILE:
        (folder / DIGESTS_FILE).unlink()
    tracemalloc.start()
    try:
        with pytest.raises(BadInput) as caught:
            load_model(folder, "cpu")
        assert tracemalloc.get_traced_memory()[1] < 2**26
    finally:
        tracemalloc.stop()
    assert "\n" not in str(caught.value)


def header(entries: dict[str, Any], data: bytes = b"") -> bytes:
    text = json.dumps(entries).encode()
    return struct.pack("<Q", len(text)) + text + data


ENTRY = {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}


@pytest.mark.parametrize(
    "entry",
    [
        3,
        {},
        ENTRY | {"shape": [10**18]},
        ENTRY | {"shape": [-2]},
        ENTRY | {"shape": [1e300]},
        ENTRY | {"shape": "long"},
        ENTRY | {"data_offsets": [0, 10**6]},
        ENTRY | {"data_offsets": [8, 0]},
        ENTRY | {"data_offsets": 8},
        ENTRY | {"dtype": 7},
    ],
)
def test_a_header_describes_what_is_there(tmp_path: Path, entry: Any):
    file = tmp_path / "a.safetensors"
    file.write_bytes(header({"a": ENTRY, "b": entry}, bytes(8)))
    with pytest.raises(BadInput, match="damaged"):
        StoredWeights.open(file)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 123\n", "Git LFS pointer"),
        (b"<!DOCTYPE html><html>Not found</html>", "web page"),
        (b"\n<html>Not found</html>", "web page"),
    ],
)
def test_what_a_failed_download_leaves_is_reported(tmp_path: Path, content: bytes, words: str):
    file = tmp_path / "a.safetensors"
    file.write_bytes(content)
    with pytest.raises(BadInput, match=words):
        load_model(file, "cpu")


def test_a_path_that_is_not_utf8_is_reported(tmp_path: Path, folder: Path):
    place = tmp_path / os.fsdecode(b"caf\xe9")
    folder.rename(place)
    with pytest.raises(BadInput, match="not UTF-8"):
        load_model(place, "cpu")


@pytest.mark.parametrize("metadata", ["text", [1], {"a": 1}, {"studio.card": {}}])
def test_metadata_is_text(tmp_path: Path, metadata: Any):
    file = tmp_path / "a.safetensors"
    file.write_bytes(header({"__metadata__": metadata, "a": ENTRY}, bytes(8)))
    with pytest.raises(BadInput, match="damaged"):
        load_model(file, "cpu")


@pytest.mark.parametrize("text", [b"[" * 10**6, b'{"a":' * 10**5, b"1" * 5000, b'{"a": ' + b"9" * 5000 + b"}", b"\0"])
def test_json_that_no_parser_likes(folder: Path, tmp_path: Path, text: bytes):
    file = tmp_path / "a.safetensors"
    file.write_bytes(struct.pack("<Q", len(text)) + text)
    with pytest.raises(BadInput, match="damaged"):
        StoredWeights.open(file)
    for place in (DIGESTS_FILE, "studio.json", "unet/config.json"):
        kept = (folder / place).read_bytes()
        (folder / place).write_bytes(text)
        with pytest.raises(BadInput):
            load_model(folder, "cpu")
        (folder / place).write_bytes(kept)


@pytest.mark.parametrize(
    "dtype", [torch.bfloat16, torch.float16, torch.float64, torch.float8_e4m3fn, torch.float8_e5m2]
)
def test_weights_of_other_floating_types_are_read(tmp_path: Path, unet, dtype: torch.dtype):
    file = tmp_path / "tiny.safetensors"
    save_single_file(file, {"unet": unet}, CARD)
    metadata = read_weights_header(file).metadata
    tensors = {name: tensor.to(dtype) for name, tensor in load_file(file).items()}
    save_file(tensors, file, dict(metadata))
    loaded = load_model(file, "cpu").parts["unet"].state_dict()
    for name, tensor in tensors.items():
        assert torch.equal(loaded[name.removeprefix("unet.")], tensor.float()), name


@pytest.mark.parametrize(
    "tensor", [torch.zeros(()), torch.zeros(0), torch.zeros(0, 8), torch.zeros(8, dtype=torch.int64)]
)
def test_scalars_empty_tensors_and_whole_numbers_are_reported_by_name(folder: Path, tensor: torch.Tensor):
    (folder / DIGESTS_FILE).unlink()
    tensors = load_file(folder / "unet" / WEIGHTS_FILE)
    tensors["conv_in.bias"] = tensor
    save_file(tensors, folder / "unet" / WEIGHTS_FILE)
    with pytest.raises(BadInput, match=r"conv_in\.bias"):
        load_model(folder, "cpu")


def test_ten_million_layers_are_refused_by_count(folder: Path):
    (folder / DIGESTS_FILE).unlink()
    file = folder / "unet" / "config.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"layers_per_block": 10**7}))
    with pytest.raises(BadInput, match="more layers than there are weights"):
        load_model(folder, "cpu")


def test_a_thousand_networks_are_no_model(folder: Path):
    for number in range(1000):
        (folder / f"part{number}").mkdir()
        (folder / f"part{number}" / "config.json").write_text("{}")
    with pytest.raises(BadInput, match="1,001 networks"):
        load_model(folder, "cpu")
