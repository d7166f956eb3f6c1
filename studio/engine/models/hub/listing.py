"""What a repository of a hub holds, and which of its files are a model's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from studio.engine.models.hub.client import Say, read_listing
from studio.protocol.errors import BadInput
from studio.protocol.foreign.folder import CONFIG_FILE, INDEX_FILE, TOKENIZER_FILES

_COMMIT = re.compile(r"[0-9a-f]{40}")
_NETWORKS = ("unet", "vae", "vqvae", "text_encoder", "text_encoder_2")
_TOKENIZERS = ("tokenizer", "tokenizer_2")
_WEIGHTS = re.compile(r"(diffusion_pytorch_model|model)(?:\.(fp16|bf16))?(-\d{5}-of-\d{5})?\.safetensors")
_SHARDS = re.compile(r"(diffusion_pytorch_model|model)\.safetensors\.index(?:\.(fp16|bf16))?\.json")


@dataclass(frozen=True)
class RemoteFile:
    """A file of a repository: its size, and its SHA-256 or, for small ones, the SHA-1 that git gives it."""

    name: str
    size: int
    sha256: str
    git_sha1: str


@dataclass(frozen=True)
class RemoteModel:
    """A model at a hub, in one revision.

    Attributes:
        name: owner/name.
        commit: The revision's commit, 40 hexadecimal digits.
        licence: As its page says; "" if it does not.
        files: The files that are needed to use it.
    """

    name: str
    commit: str
    licence: str
    files: tuple[RemoteFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


def find_remote(name: str, revision: str, say: Say) -> RemoteModel:
    """Ask a hub for a model.

    Args:
        name: owner/name.
        revision: A branch, a tag or a commit.
        say: Receives a line when something has to be tried again.

    Raises:
        BadInput: There is no such model, it is not open, or its files are none that this program uses.
    """
    told = read_listing(f"api/models/{name}/revision/{quote(revision, safe='')}?blobs=true", name, say)
    commit, listed = told.get("sha"), told.get("siblings")
    if not isinstance(commit, str) or not _COMMIT.fullmatch(commit) or not isinstance(listed, list):
        raise BadInput(f"The hub's answer about {name} is not understood.")
    card = told.get("cardData")
    licence = str(card.get("license") or "")[:100] if isinstance(card, dict) else ""
    return RemoteModel(name, commit, licence, _needed(name, [_file(name, entry) for entry in listed]))


def _file(model: str, entry: Any) -> RemoteFile:
    entry = entry if isinstance(entry, dict) else {}
    large = entry.get("lfs") if isinstance(entry.get("lfs"), dict) else {}
    name, size = entry.get("rfilename"), large.get("size", entry.get("size"))
    if not isinstance(name, str) or type(size) is not int or size < 0:
        raise BadInput(f"The hub's answer about {model} is not understood.")
    return RemoteFile(name, size, str(large.get("sha256") or ""), "" if large else str(entry.get("blobId") or ""))


def _needed(model: str, files: Sequence[RemoteFile]) -> tuple[RemoteFile, ...]:
    """Return the files of a diffusers folder that are read: small ones first, and one precision of each network."""
    known = {file.name: file for file in files}
    if INDEX_FILE in known:
        texts = [INDEX_FILE, "README.md", "scheduler/scheduler_config.json"]
        texts += [f"{folder}/{name}" for folder in _TOKENIZERS for name in TOKENIZER_FILES]
        folders = [f"{folder}/" for folder in _NETWORKS if f"{folder}/{CONFIG_FILE}" in known]
    elif CONFIG_FILE in known:
        texts, folders = ["README.md"], [""]
    else:
        raise BadInput(f"{model} is no diffusers model: it has no {INDEX_FILE}.")
    texts += [f"{folder}{CONFIG_FILE}" for folder in folders]
    weights = [name for folder in folders for name in _weights(model, folder, known)]
    needed = [known[name] for name in (*texts, *weights) if name in known]
    unchecked = [file.name for file in needed if not file.sha256 and not file.git_sha1]
    if unchecked:
        raise BadInput(f"The hub tells no checksum of {unchecked[0]}, so {model} is not fetched.")
    return tuple(needed)


def _weights(model: str, folder: str, known: dict[str, RemoteFile]) -> list[str]:
    """Return the weights files of one network and their index: in full precision, or else in half."""
    names = [name.removeprefix(folder) for name in known if name.startswith(folder)]
    found = {name: match for name in names if (match := _WEIGHTS.fullmatch(name) or _SHARDS.fullmatch(name))}
    for variant in (None, "fp16", "bf16"):
        chosen = [name for name, match in found.items() if match[2] == variant]
        whole = [name for name in chosen if _WEIGHTS.fullmatch(name) and "-of-" not in name]
        if whole:
            return [f"{folder}{whole[0]}"]
        if any(_SHARDS.fullmatch(name) for name in chosen):
            return [f"{folder}{name}" for name in sorted(chosen)]
    raise BadInput(f"{model} has no .safetensors weights in {folder or 'its folder'}, so it is not fetched.")
