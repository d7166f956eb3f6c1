"""Model folders and files: diffusers' layout with a card and digests, written whole and read without trust."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import diffusers
import torch
from pydantic import ValidationError
from safetensors import SafetensorError
from safetensors.torch import load as load_tensors
from safetensors.torch import save as dump_tensors
from torch import Tensor, nn

from studio.engine.learners.registry import learner_class
from studio.engine.models.autoencoder import AutoencoderModel
from studio.engine.models.controlnet import ControlModel
from studio.engine.models.decoder import DecoderModel
from studio.engine.models.kl_autoencoder import KlAutoencoderModel
from studio.engine.models.latent import LatentModel
from studio.engine.models.model import Model
from studio.engine.models.pixel import PixelModel
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.engine.networks.empty import empty_network
from studio.engine.networks.lora import LoraWeights
from studio.engine.networks.text_encoder import TextEncoder
from studio.engine.networks.tokenizer import FOLDER as TOKENIZER
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, write_whole
from studio.protocol.modelcard import CARD_FILE, ModelCard, dump_card, find_model, read_card
from studio.protocol.recipes import describe

KINDS: dict[str, type[Model]] = {
    kind.kind: kind
    for kind in (
        PixelModel,
        LatentModel,
        DecoderModel,
        AutoencoderModel,
        KlAutoencoderModel,
        StableDiffusionModel,
        ControlModel,
    )
}
WEIGHTS_FILE = "diffusion_pytorch_model.safetensors"  # in each network's folder, as diffusers names it
TEXT_WEIGHTS_FILE = "model.safetensors"  # in a text encoder's folder, as transformers names it
LORA_WEIGHTS_FILE = "pytorch_lora_weights.safetensors"  # in a change's folder, as diffusers names it
CONFIG_FILE = "config.json"
DIGESTS_FILE = "digests.json"
PICKLES = (".ckpt", ".pt", ".pth", ".bin", ".pkl", ".pickle")
MAX_HEADER_BYTES = 100_000_000  # the format's own limit


_Contents = tuple[ModelCard, dict[str, dict[str, Any]], dict[str, "_Weights"], dict[str, bytes]]
"""A model's card, the descriptions and weights of its networks by name, and the tokenizer's files by name."""


@dataclass(frozen=True)
class _Weights:
    """A network's weights in a file: what its header says, and how to read them."""

    header: Mapping[str, Any]
    load: Callable[[], dict[str, Tensor]]


def save_model(
    folder: Path,
    parts: Mapping[str, nn.Module],
    card: ModelCard,
    *,
    weights: Mapping[str, Tensor] | None = None,
    half: bool = False,
    extra: Mapping[str, bytes] | None = None,
) -> None:
    """Write a model folder, which diffusers reads too where it knows the kind; it appears when it is complete.

    Args:
        folder: Where; must not exist yet.
        parts: The networks by name, each of a class of diffusers or made like one (ModelMixin, ConfigMixin).
        card: Its card, which becomes studio.json.
        weights: Other weights of the same shapes to save in place of the networks' own, such as their average; named
            as in `torch.nn.ModuleDict(parts).state_dict()`.
        half: Save in float16.
        extra: Further files by name, such as README.md.

    Raises:
        BadInput: The place is taken or cannot be written; nothing is left there.
    """
    folder = Path(folder)
    if folder.exists():
        raise BadInput(f"{folder} exists already. Choose another name, or remove it first.")
    make_folder(folder.parent)
    files = _files(parts, card, weights, half)
    # The card is left out: a person may give the model another title.
    files[DIGESTS_FILE] = _json({name: digest(data) for name, data in files.items() if name != CARD_FILE})
    files.update(extra or {})
    try:
        work = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}.", suffix=".part"))
    except OSError as error:
        raise BadInput(f"Could not write {folder}: {error.strerror or error}.") from error
    try:
        for name, data in files.items():
            make_folder((work / name).parent)
            write_whole(work / name, data)
        os.chmod(work, 0o755)
        os.replace(work, folder)
    except OSError as error:
        raise BadInput(f"Could not write {folder}: {error.strerror or error}.") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def save_single_file(path: Path, parts: Mapping[str, nn.Module], card: ModelCard, *, half: bool = False) -> None:
    """Write a model as one .safetensors file: its card and the networks' descriptions are in the metadata."""
    configs = {name: _config(part) for name, part in parts.items()}
    metadata = {"format": "pt", "studio.card": dump_card(card), "studio.parts": _json(configs).decode()}
    for part in parts.values():
        if isinstance(part, TextEncoder):
            metadata["studio.files"] = json.dumps({name: data.decode() for name, data in part.files.items()})
    write_whole(Path(path), dump_tensors(_tensors(nn.ModuleDict(dict(parts)).state_dict(), half), metadata))


def load_model(path: Path, device: str = "cpu") -> Model:
    """Read a model folder or a single .safetensors file.

    Args:
        path: A folder as `save_model` writes it, or a file as `save_single_file` does.
        device: "auto" (CUDA when there is any, else the CPU) or a torch device.

    Raises:
        BadInput: It is missing, pickled, truncated, damaged, or of another shape than it says.
    """
    path = Path(path)
    card, parts = load_parts(path, device)
    if isinstance(change := parts.get("lora"), LoraWeights):
        base = load_model(find_model(card.base), device)
        if not isinstance(base, StableDiffusionModel):
            raise BadInput(f"{path} is a change to {card.base}, which is no text-to-image model.")
        return base.changed_by(change, card)
    return KINDS[card.kind].assemble(card, parts)


def load_parts(path: Path, device: str = "cpu") -> tuple[ModelCard, dict[str, nn.Module]]:
    """Read a model's card and its own networks, each in float32 and frozen; see `load_model`.

    They are what `save_model` writes: of a change to another model the change alone.
    """
    refuse_pickle(path)
    card, configs, weights, files = _read_folder(path) if path.is_dir() else _read_file(path)
    kind = KINDS.get(card.kind)
    if kind is None:
        raise BadInput(f"{path} is a model of the kind {card.kind!r}, which this version does not know.")
    known = {network.__name__: network for network in kind.networks or learner_class(card.model).networks}
    chosen = ("cuda" if torch.cuda.is_available() else "cpu") if device == "auto" else device
    parts: dict[str, nn.Module] = {}
    for name, config in configs.items():
        network = known.get(str(config.get("_class_name")))
        if network is None:
            raise BadInput(f"{path} does not hold together: {card.model} has no network {config.get('_class_name')!r}.")
        part = empty_network(network, config)
        if isinstance(part, TextEncoder):
            part.files = files
        part.load_state_dict(_checked_tensors(path, weights[name], part), assign=True)
        parts[name] = part.to(device=chosen, dtype=torch.float32).eval().requires_grad_(False)
    return card, parts


def refuse_pickle(path: Path) -> None:
    """Raise BadInput for a pickled checkpoint, told by its name or its first bytes, and say what to do."""
    pickled = path.suffix.lower() in PICKLES
    if not pickled and path.is_file():
        try:
            with open(path, "rb") as file:
                start = file.read(4)
        except OSError as error:
            raise BadInput(f"Could not read {path}: {error.strerror or error}.") from error
        pickled = start.startswith((b"PK\x03\x04", b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05"))
        pickled = pickled and not _plausible_header(path)
    if pickled:
        raise BadInput(
            f"{path.name} is a pickled checkpoint, which can run any program when it is opened, so it is refused. "
            "If you trust its source, convert it to .safetensors with safetensors.torch.save_file "
            "(or diffusers' save_pretrained) and open that."
        )


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _files(
    parts: Mapping[str, nn.Module], card: ModelCard, weights: Mapping[str, Tensor] | None, half: bool
) -> dict[str, bytes]:
    """The files of a model folder by name."""
    files = {CARD_FILE: dump_card(card).encode("utf-8"), **KINDS[card.kind].extra_files(card, parts)}
    for name, part in parts.items():
        state = part.state_dict() if weights is None else _part_of(weights, name)
        files[f"{name}/{CONFIG_FILE}"] = _json(_config(part))
        files[f"{name}/{_weights_file(part)}"] = dump_tensors(_tensors(state, half), {"format": "pt"})
    return files


def _weights_file(part: nn.Module) -> str:
    if isinstance(part, LoraWeights):
        return LORA_WEIGHTS_FILE
    return TEXT_WEIGHTS_FILE if isinstance(part, TextEncoder) else WEIGHTS_FILE


def _part_of(tensors: Mapping[str, Any], part: str) -> dict[str, Any]:
    prefix = f"{part}."
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}


def _config(part: nn.Module) -> dict[str, Any]:
    """A network's description for a file: diffusers' own, without what belongs to this machine."""
    if isinstance(part, TextEncoder):
        config = {"architectures": ["CLIPTextModel"], **part.config.to_diff_dict(), "dtype": "float32"}
        return {"_class_name": TextEncoder.__name__, **config}
    config = {name: value for name, value in dict(part.config).items() if not name.startswith("_")}
    return {"_class_name": type(part).__name__, "_diffusers_version": diffusers.__version__, **config}


def _tensors(weights: Mapping[str, Tensor], half: bool) -> dict[str, Tensor]:
    """Weights on the CPU, in float32 or float16; whole numbers (a batch norm's counter) stay what they are."""
    dtype = torch.float16 if half else torch.float32
    return {
        name: tensor.detach().to("cpu", dtype if tensor.is_floating_point() else tensor.dtype).contiguous()
        for name, tensor in weights.items()
    }


def _read_folder(path: Path) -> _Contents:
    card = read_card(path)
    known: dict[str, Any] | None = None
    if (path / DIGESTS_FILE).is_file():
        known = _parse_json(path / DIGESTS_FILE, _read(path / DIGESTS_FILE))

    def read(file: str) -> bytes:
        data = _read(path / file)
        if known is not None and known.get(file) != digest(data):
            raise BadInput(f"{path / file} is damaged: its SHA-256 is not the one in {DIGESTS_FILE}.")
        return data

    configs, weights = {}, {}
    for folder in sorted(config.parent for config in path.glob(f"*/{CONFIG_FILE}")):
        known_names = (f"{folder.name}/{name}" for name in (TEXT_WEIGHTS_FILE, LORA_WEIGHTS_FILE, WEIGHTS_FILE))
        file = next((name for name in known_names if (path / name).is_file()), f"{folder.name}/{WEIGHTS_FILE}")
        if not (path / file).is_file():
            for other in sorted(folder.glob("*")):
                refuse_pickle(other)
            raise BadInput(f"{path} has no weights: {file} is missing.")
        config = f"{folder.name}/{CONFIG_FILE}"
        configs[folder.name] = _parse_json(path / config, read(config))
        data = read(file)
        weights[folder.name] = _Weights(_header(path, data), partial(_load, path, data))
    if not configs:
        raise BadInput(f"{path} holds no network.")
    names = sorted(file.name for file in (path / TOKENIZER).glob("*") if file.is_file())
    return card, configs, weights, {f"{TOKENIZER}/{name}": read(f"{TOKENIZER}/{name}") for name in names}


def _read_file(path: Path) -> _Contents:
    if path.suffix.lower() != ".safetensors":
        raise BadInput(f"{path} is not a model: give a model folder or a .safetensors file.")
    data = _read(path)
    header = _header(path, data)
    metadata = header.get("__metadata__") or {}
    if "studio.card" not in metadata or "studio.parts" not in metadata:
        raise BadInput(f"{path.name} holds weights only; a model file says in its metadata what they are.")
    try:
        card = ModelCard.model_validate_json(metadata["studio.card"])
    except ValidationError as error:
        raise BadInput(f"The card in {path.name} is broken: {describe(error)}") from error
    configs = _parse_json(path, metadata["studio.parts"].encode())
    if not all(isinstance(config, dict) for config in configs.values()):
        raise BadInput(f"{path} is damaged: it does not hold what it should.")
    weights = {name: _Weights(_part_of(header, name), partial(_load, path, data, name)) for name in configs}
    texts = _parse_json(path, metadata.get("studio.files", "{}").encode())
    return card, configs, weights, {name: str(text).encode() for name, text in texts.items()}


def _checked_tensors(path: Path, weights: _Weights, part: nn.Module) -> dict[str, Tensor]:
    """Parse a network's weights after comparing every shape in the header, so that nothing absurd is allocated."""
    expected = {name: tuple(tensor.shape) for name, tensor in part.state_dict().items()}
    shapes = {
        name: tuple(entry["shape"])
        for name, entry in weights.header.items()
        if name != "__metadata__" and isinstance(entry, dict) and isinstance(entry.get("shape"), list)
    }
    if shapes != expected:
        wrong = sorted(name for name in shapes.keys() | expected.keys() if shapes.get(name) != expected.get(name))
        raise BadInput(f"{path} holds other weights than its network needs ({wrong[0]} and {len(wrong) - 1} more).")
    tensors = weights.load()
    for name, tensor in tensors.items():
        if tensor.is_floating_point() and not bool(tensor.isfinite().all()):
            raise BadInput(f"{path} is damaged: it has weights that are not finite numbers.")
        if tensor.is_floating_point() != part.state_dict()[name].is_floating_point():
            raise BadInput(f"{path} is damaged: {name} is of another type than its network needs.")
    return {name: tensor.float() if tensor.is_floating_point() else tensor for name, tensor in tensors.items()}


def _load(path: Path, data: bytes, part: str | None = None) -> dict[str, Tensor]:
    try:
        tensors = load_tensors(data)
        return tensors if part is None else _part_of(tensors, part)
    except SafetensorError as error:
        raise BadInput(f"{path} is damaged or truncated: {error}.") from error


def _header(path: Path, data: bytes) -> dict[str, Any]:
    length = int.from_bytes(data[:8], "little")
    if len(data) < 8 or length > min(MAX_HEADER_BYTES, len(data) - 8):
        raise BadInput(f"{path} is damaged or truncated: it is not a whole safetensors file.")
    return _parse_json(path, data[8 : 8 + length])


def _plausible_header(path: Path) -> bool:
    with open(path, "rb") as file:
        length = int.from_bytes(file.read(8), "little")
        return length < path.stat().st_size and file.read(1) == b"{"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"Could not read {path}: {error.strerror or error}.") from error


def _json(value: Any) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def _parse_json(path: Path, data: bytes) -> dict[str, Any]:
    try:
        value = json.loads(data)
    except ValueError as error:  # not JSON, or not UTF-8
        raise BadInput(f"{path} is damaged: it cannot be read.") from error
    if not isinstance(value, dict):
        raise BadInput(f"{path} is damaged: it does not hold what it should.")
    return value
