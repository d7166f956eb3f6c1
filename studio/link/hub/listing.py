"""Lists a hub repository, and finds the files of a model in it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from studio.link.hub.client import Notify, read_listing
from studio.protocol.errors import BadInput
from studio.protocol.foreign.folder import CONFIG_FILE, INDEX_FILE, TOKENIZER_FILES
from studio.protocol.hubdownloads import HubFile
from studio.protocol.hubsource import HubSource

_COMMIT = re.compile(r"[0-9a-f]{40}")
_NETWORKS = ("unet", "vae", "vqvae", "text_encoder", "text_encoder_2")
_README, _SINGLE = "README.md", ".safetensors"
_MAX_NAMED = 8  # files in a message
_TOKENIZERS = ("tokenizer", "tokenizer_2")
_WEIGHTS = re.compile(r"(diffusion_pytorch_model|model)(?:\.(fp16|bf16))?(-\d{5}-of-\d{5})?\.safetensors")
_SHARDS = re.compile(r"(diffusion_pytorch_model|model)\.safetensors\.index(?:\.(fp16|bf16))?\.json")


@dataclass(frozen=True)
class RemoteModel:
    """A model on a hub, in one revision.

    Attributes:
        source: The requested source, with the commit as its revision.
        licence: The licence that its page names; "" if none.
        gated: Whether its owner lets in only those who accept the terms.
        files: The files that are needed to use it.
        choices: All .safetensors files of the repository, to choose a single one from.
    """

    source: HubSource
    licence: str
    gated: bool
    files: tuple[HubFile, ...]
    choices: tuple[HubFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


class SeveralFiles(BadInput):
    """A repository is not a diffusers folder and has several .safetensors files: one has to be named.

    Attributes:
        files: These files.
        commit: The commit that the revision stands for.
    """

    def __init__(self, source: HubSource, files: Sequence[HubFile]) -> None:
        self.files, self.commit = tuple(files), source.revision
        names = ", ".join(file.name for file in files[:_MAX_NAMED]) + (", …" if len(files) > _MAX_NAMED else "")
        super().__init__(f"{source.id} has several models: choose one with --file. It has {names}.")


def find_remote(source: HubSource, notify: Notify) -> RemoteModel:
    """Look a model up on a hub.

    Args:
        source: The repository, and the requested file and variant.
        notify: Receives a line before each retry.

    Raises:
        SeveralFiles: One of several files has to be chosen.
        BadInput: There is no such model, it is not accessible, or this program cannot use its files.
    """
    revision = quote(source.revision, safe="")
    answer = read_listing(f"api/models/{source.id}/revision/{revision}?blobs=true", source.id, notify)
    commit, listed = answer.get("sha"), answer.get("siblings")
    if not isinstance(commit, str) or not _COMMIT.fullmatch(commit) or not isinstance(listed, list):
        raise BadInput(f"The hub's answer about {source.id} is not understood.")
    card = answer.get("cardData")
    licence = " ".join(str(card.get("license") or "").split())[:100] if isinstance(card, dict) else ""
    files = [_file(source.id, entry) for entry in listed]
    pinned = replace(source, revision=commit)
    return RemoteModel(
        pinned,
        licence,
        bool(answer.get("gated")),
        _needed(pinned, files),
        tuple(file for file in files if file.name.endswith(_SINGLE)),
    )


def _file(model: str, entry: Any) -> HubFile:
    entry = entry if isinstance(entry, dict) else {}
    large = entry.get("lfs") if isinstance(entry.get("lfs"), dict) else {}
    name, size = entry.get("rfilename"), large.get("size", entry.get("size"))
    if not isinstance(name, str) or type(size) is not int or size < 0:
        raise BadInput(f"The hub's answer about {model} is not understood.")
    checksum, blob = str(large.get("sha256") or ""), "" if large else str(entry.get("blobId") or "")
    return HubFile(name=name, size=size, sha256=checksum, git_sha1=blob)


def _needed(source: HubSource, files: Sequence[HubFile]) -> tuple[HubFile, ...]:
    """Return the files that are read: small ones first, and one number format of each network."""
    known = {file.name: file for file in files}
    if source.file or not {INDEX_FILE, CONFIG_FILE} & known.keys():
        names = [_README, _single(source, files).name]
    else:
        names = _of_folder(source, known)
    needed = [known[name] for name in names if name in known]
    unchecked = [file.name for file in needed if not file.sha256 and not file.git_sha1]
    if unchecked:
        raise BadInput(f"The hub tells no checksum of {unchecked[0]}, so {source} is not fetched.")
    return tuple(needed)


def _single(source: HubSource, files: Sequence[HubFile]) -> HubFile:
    """Return the .safetensors file that is asked for, or the only one."""
    found = [file for file in files if file.name.endswith(_SINGLE)]
    if source.file:
        for file in found:
            if file.name == source.file:
                return file
        raise BadInput(f"{source.id} has no file {source.file}.")
    found = [file for file in found if "/" not in file.name or not _WEIGHTS.fullmatch(file.name.rpartition("/")[2])]
    if not found:
        raise BadInput(f"{source.id} is not a model that can be fetched: neither {INDEX_FILE} nor a {_SINGLE} file.")
    if len(found) > 1:
        raise SeveralFiles(source, found)
    return found[0]


def _of_folder(source: HubSource, known: Mapping[str, HubFile]) -> list[str]:
    """Return the names of the files of a diffusers folder that are read."""
    if INDEX_FILE in known:
        texts = [INDEX_FILE, _README, "scheduler/scheduler_config.json"]
        texts += [f"{folder}/{name}" for folder in _TOKENIZERS for name in TOKENIZER_FILES]
        folders = [f"{folder}/" for folder in _NETWORKS if f"{folder}/{CONFIG_FILE}" in known]
    else:
        texts, folders = [_README], [""]
    texts += [f"{folder}{CONFIG_FILE}" for folder in folders]
    return texts + [name for folder in folders for name in _weights(source, folder, known)]


def _weights(source: HubSource, folder: str, known: Mapping[str, HubFile]) -> list[str]:
    """Return the weights files of one network and their index: in the variant that is preferred, or in another."""
    names = [name.removeprefix(folder) for name in known if name.startswith(folder)]
    found = {name: match for name in names if (match := _WEIGHTS.fullmatch(name) or _SHARDS.fullmatch(name))}
    for variant in dict.fromkeys((source.variant or None, None, "fp16", "bf16")):
        chosen = [name for name, match in found.items() if match[2] == variant]
        single_files = [name for name in chosen if _WEIGHTS.fullmatch(name) and "-of-" not in name]
        if single_files:
            return [f"{folder}{single_files[0]}"]
        if any(_SHARDS.fullmatch(name) for name in chosen):
            return [f"{folder}{name}" for name in sorted(chosen)]
    raise BadInput(f"{source.id} has no .safetensors weights in {folder or 'its folder'}, so it is not fetched.")
