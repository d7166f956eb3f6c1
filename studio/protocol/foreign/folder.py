"""Reads diffusers folders of other programs: which networks they hold, and which of their files may be read.

Nothing in such a folder decides what is imported: the classes of its parts are compared with a list. Files outside it,
programs, adapters and pickles are refused.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from studio.protocol.control_kinds import ESTIMATOR_KINDS
from studio.protocol.errors import BadInput
from studio.protocol.files import read_regular
from studio.protocol.foreign.scheduler import SCHEDULERS
from studio.protocol.jsontext import MAX_BYTES, parse_json_text
from studio.protocol.weightsheader import TensorEntry, read_weights_header, refuse_pickle

INDEX_FILE, CONFIG_FILE, PREPROCESSOR_FILE = "model_index.json", "config.json", "preprocessor_config.json"
TOKENIZER_FILES = (
    "vocab.json",
    "merges.txt",
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
)
ALONE = (
    "AutoencoderKL",
    "AutoencoderTiny",
    "ControlNetModel",
    "T2IAdapter",
    *ESTIMATOR_KINDS,
)  # networks that come in a folder of their own
_NETWORKS = {
    "unet": {("diffusers", "UNet2DConditionModel"), ("diffusers", "UNet2DModel")},
    "vae": {("diffusers", "AutoencoderKL"), ("diffusers", "AutoencoderTiny")},
    "vqvae": {("diffusers", "AutoencoderKL"), ("diffusers", "VQModel")},
    "text_encoder": {("transformers", "CLIPTextModel")},
    "text_encoder_2": {("transformers", "CLIPTextModelWithProjection")},
}
_TOKENIZER = {("transformers", "CLIPTokenizer"), ("transformers", "CLIPTokenizerFast")}
_OTHERS = {
    "scheduler": {("diffusers", name) for name in SCHEDULERS},
    "tokenizer": _TOKENIZER,
    "tokenizer_2": _TOKENIZER,
    # never read
    "safety_checker": {("stable_diffusion", "StableDiffusionSafetyChecker")},
    "feature_extractor": {
        ("transformers", name)
        for name in ("CLIPFeatureExtractor", "CLIPImageProcessor", "CLIPImageProcessorFast", "CLIPImageProcessorPil")
    },
    "image_encoder": {("transformers", "CLIPVisionModelWithProjection")},
}
_ALLOWED = _NETWORKS | _OTHERS
_WEIGHTS = ("diffusion_pytorch_model", "model")  # of diffusers and of transformers
_PARTS_OF_ALL = 4096  # most shards of one network


@dataclass(frozen=True)
class NetworkFolder:
    """One network of a folder.

    Attributes:
        class_name: Its class in diffusers or transformers, one of those known here.
        config: Its configuration as it stands in config.json.
        files: Its weights files: one, or all shards.
    """

    class_name: str
    config: Mapping[str, Any]
    files: tuple[Path, ...]

    @cached_property
    def tensors(self) -> Mapping[str, tuple[Path, TensorEntry]]:
        """File and entry of each tensor by name; raises BadInput when a file is damaged or two hold the same name."""
        found: dict[str, tuple[Path, TensorEntry]] = {}
        for file in self.files:
            for name, entry in read_weights_header(file).tensors.items():
                if name in found:
                    raise BadInput(f"{file} is damaged: {name[:200]} stands in another file too.")
                found[name] = (file, entry)
        return found


@dataclass(frozen=True)
class PipelineFolder:
    """A diffusers folder whose index and configurations have been read and found harmless.

    Attributes:
        path: The folder.
        pipeline: The class of its pipeline; "" for a network alone.
        networks: Its networks by name.
        scheduler: Its scheduler's configuration, with `_class_name`; empty if it has none.
        tokenizers: The tokenizers' files by name, as tokenizer/merges.txt.
        options: The values in its index that are not parts; of an estimator, how its pictures are prepared.
    """

    path: Path
    pipeline: str
    networks: Mapping[str, NetworkFolder]
    scheduler: Mapping[str, Any]
    tokenizers: Mapping[str, Path]
    options: Mapping[str, Any]


def read_pipeline_folder(path: Path) -> PipelineFolder:
    """Read a folder's index and configurations, and find its weights.

    Raises:
        BadInput: Something is missing, not known, or not allowed.
    """
    _refuse_programs(path, path)
    if not os.path.isfile(path / INDEX_FILE):
        network = _network(path, path)
        if network.class_name not in ALONE:
            raise BadInput(f"{path} holds a {network.class_name[:60]} alone, which is not a model by itself.")
        prepared: Mapping[str, Any] = {}
        if network.class_name in ESTIMATOR_KINDS and os.path.lexists(path / PREPROCESSOR_FILE):
            prepared = _read_json(path, path / PREPROCESSOR_FILE)
        return PipelineFolder(path, "", {network.class_name: network}, {}, {}, prepared)
    index = _read_json(path, path / INDEX_FILE)
    networks: dict[str, NetworkFolder] = {}
    tokenizers: dict[str, Path] = {}
    scheduler: Mapping[str, Any] = {}
    options: dict[str, Any] = {}
    for name, value in index.items():
        if name.startswith("_") or not isinstance(value, list):
            options[name] = value
            continue
        if value == [None, None]:
            continue
        pair = tuple(map(str, value))
        if pair not in _ALLOWED.get(name, set()):
            component = ".".join(word[:60] for word in pair[:2])
            raise BadInput(
                f"{path} cannot be opened: its part {name[:60]!r} is {component}, which this program does not know."
            )
        if name in _NETWORKS:
            networks[name] = _network(path, path / name, pair[1])
        elif name == "scheduler":
            file = path / name / "scheduler_config.json"
            scheduler = {**_read_json(path, file), "_class_name": pair[1]}
        elif pair in _TOKENIZER:
            tokenizers |= {f"{name}/{file.name}": file for file in _tokenizer_files(path, path / name)}
    return PipelineFolder(path, str(index.get("_class_name")), networks, scheduler, tokenizers, options)


def _network(root: Path, folder: Path, class_name: str = "") -> NetworkFolder:
    """Read one network's configuration and find its weights."""
    _refuse_programs(root, folder)
    if os.path.lexists(folder / "adapter_config.json"):
        raise BadInput(f"{folder} holds an adapter (adapter_config.json), which is not applied unasked: remove it.")
    config = _read_json(root, folder / CONFIG_FILE)
    return NetworkFolder(class_name or _class_of(config), config, _weights_files(root, folder))


def _class_of(config: Mapping[str, Any]) -> str:
    """Return the class that a configuration of diffusers, or of transformers, names."""
    named = config.get("architectures")
    if "_class_name" not in config and isinstance(named, list) and len(named) == 1:
        return str(named[0])
    return str(config.get("_class_name"))


def _weights_files(root: Path, folder: Path) -> tuple[Path, ...]:
    """Return a network's weights file, or all its shards: in full precision if there is a choice."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError as error:
        raise BadInput(f"Could not read {folder}: {error.strerror or error}.") from error
    for base in _WEIGHTS:
        plain = f"{base}.safetensors"
        variants = [name for name in names if name.startswith(f"{base}.") and name.endswith(".safetensors")]
        whole = [name for name in variants if name == plain] or [name for name in variants if "ema" not in name]
        indices = [name for name in names if name.startswith(f"{plain}.index.") and name.endswith("json")]
        if plain in whole or (whole and not indices):
            refuse_pickle(folder / whole[0])
            return (_inside(root, folder / whole[0]),)
        if indices:
            first = f"{plain}.index.json"
            return tuple(_shards(root, folder, first if first in indices else indices[0]))
    for name in names:
        refuse_pickle(folder / name)
    raise BadInput(f"{folder} has no weights: {_WEIGHTS[0]}.safetensors is missing.")


def _shards(root: Path, folder: Path, index: str) -> Iterator[Path]:
    """Yield the files that an index of shards names."""
    named = _read_json(root, folder / index).get("weight_map")
    files = set(named.values()) if isinstance(named, dict) and all(map(_is_text, named.values())) else set()
    if not 0 < len(files) <= _PARTS_OF_ALL:
        raise BadInput(f"{folder / index} is damaged: it does not say which files hold the weights.")
    for file in sorted(files):
        if os.path.basename(file) != file or "\\" in file or "\0" in file or not file.endswith(".safetensors"):
            raise BadInput(f"{folder / index} names {file[:100]!r}, which is not a .safetensors file beside it.")
        yield _inside(root, folder / file)


def _tokenizer_files(root: Path, folder: Path) -> list[Path]:
    _refuse_programs(root, folder)
    return [_inside(root, folder / name) for name in TOKENIZER_FILES if os.path.lexists(folder / name)]


def _read_json(root: Path, file: Path) -> dict[str, Any]:
    try:
        value = parse_json_text(read_regular(_inside(root, file), MAX_BYTES))
    except OSError as error:
        raise BadInput(f"Could not read {file}: {error.strerror or error}.") from error
    except ValueError as error:
        raise BadInput(f"{file} is damaged: it cannot be read.") from error
    if not isinstance(value, dict):
        raise BadInput(f"{file} is damaged: its contents are not those of such a file.")
    return value


def _inside(root: Path, file: Path) -> Path:
    """Return the file that a path leads to; raises BadInput when it is missing, or a link leaves the model's folder.

    A snapshot of a hub cache consists of links to the blobs beside it, which are the model's own.
    """
    home, target = Path(os.path.realpath(root)), Path(os.path.realpath(file))
    homes = [home, home.parent.parent / "blobs"] if home.parent.name == "snapshots" else [home]
    if not any(target.is_relative_to(place) for place in homes):
        raise BadInput(f"{file} is a link out of the model's folder, so it is refused.")
    if not os.path.isfile(target):
        raise BadInput(f"{root} is incomplete: {file.relative_to(root)} is missing.")
    return file


def _refuse_programs(root: Path, folder: Path) -> None:
    try:
        programs = sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith((".py", ".pyc", ".so")))
    except OSError as error:
        where = folder if folder == root else folder.relative_to(root)
        raise BadInput(f"{root} is incomplete: {where} cannot be read ({error.strerror or error}).") from error
    if programs:
        raise BadInput(f"{folder} holds a program ({programs[0][:100]}), so it cannot be opened: models need none.")


def _is_text(value: Any) -> bool:
    return isinstance(value, str)
