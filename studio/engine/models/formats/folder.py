"""Model folders: diffusers' layout, plus a card (studio.json) and the digests of all other files."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from torch import Tensor, nn

from studio.engine.models.formats.contents import ModelContents
from studio.engine.models.formats.diffusers_layout import (
    CONFIG_FILE,
    WEIGHTS_FILE,
    WEIGHTS_FILES,
    config_of,
    weights_file_of,
)
from studio.engine.models.formats.weights import (
    StoredWeights,
    digest,
    file_digest,
    json_bytes,
    part_of,
    read_bytes,
    read_json,
    weights_bytes,
)
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, set_rights, write_atomically
from studio.protocol.modelcard import CARD_FILE, ModelCard, dump_card, read_card
from studio.protocol.prompts.clip_vocabulary import FOLDER as TOKENIZER
from studio.protocol.scratch import make_scratch
from studio.protocol.weightsheader import refuse_pickle

DIGESTS_FILE = "digests.json"
_MAX_NETWORKS = 64
_MAX_TOKENIZER_FILES = 64


def write_folder(
    folder: Path,
    parts: Mapping[str, nn.Module],
    card: ModelCard,
    *,
    weights: Mapping[str, Tensor] | None,
    half: bool,
    pipeline_files: Mapping[str, bytes],
    extra: Mapping[str, bytes],
) -> None:
    """Write a model folder; it appears when it is complete. See `studio.engine.models.files.save_model`.

    Args:
        pipeline_files: Files by which diffusers' pipelines open the folder; covered by the digests.
        extra: Further files, such as README.md; not covered.

    Raises:
        BadInput: The folder exists or cannot be written; nothing is left behind.
    """
    if os.path.exists(folder):
        raise BadInput(f"{folder} exists already. Choose another name, or remove it first.")
    make_folder(folder.parent)
    files = {CARD_FILE: dump_card(card).encode("utf-8"), **pipeline_files}
    for name, part in parts.items():
        state = part.state_dict() if weights is None else part_of(weights, name)
        files[f"{name}/{CONFIG_FILE}"] = json_bytes(config_of(part))
        files[f"{name}/{weights_file_of(part)}"] = weights_bytes(state, half=half, metadata={"format": "pt"})
    # the card has no digest: users may edit the model's title
    files[DIGESTS_FILE] = json_bytes({name: digest(data) for name, data in files.items() if name != CARD_FILE})
    files.update(extra)
    try:
        work = make_scratch(folder.parent, folder.name)
    except OSError as error:
        raise BadInput(f"Could not write {folder}: {error.strerror or error}.") from error
    try:
        for name, data in files.items():
            make_folder((work / name).parent)
            write_atomically(work / name, data)
        set_rights(work, 0o755)
        os.replace(work, folder)
    except BadInput as error:
        raise BadInput(str(error).replace(str(work), str(folder))) from error  # the temporary folder says nothing
    except OSError as error:
        raise BadInput(f"Could not write {folder}: {error.strerror or error}.") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def read_folder(path: Path) -> ModelContents:
    """Read a model folder up to the headers of its weights; raises BadInput for a missing or damaged file."""
    card = read_card(path)
    configs, weights = {}, {}
    check = _digest_check(path)
    folders = sorted(config.parent for config in path.glob(f"*/{CONFIG_FILE}"))
    if len(folders) > _MAX_NETWORKS:
        raise BadInput(f"{path} is not a model: it holds {len(folders):,} networks.")
    for folder in folders:
        config = f"{folder.name}/{CONFIG_FILE}"
        file = next((name for name in WEIGHTS_FILES if os.path.isfile(folder / name)), WEIGHTS_FILE)
        if not os.path.isfile(folder / file):
            for other in sorted(folder.glob("*")):
                refuse_pickle(other)
            raise BadInput(f"{path} has no weights: {folder.name}/{file} is missing.")
        check(config)
        configs[folder.name] = read_json(path / config)
        check(f"{folder.name}/{file}")
        weights[folder.name] = StoredWeights.open(folder / file)
    if not configs:
        raise BadInput(f"{path} holds no network.")
    names = sorted(f"{file.parent.name}/{file.name}" for file in path.glob(f"{TOKENIZER}*/*") if os.path.isfile(file))
    if len(names) > _MAX_TOKENIZER_FILES:
        raise BadInput(f"{path} is not a model: its tokenizer has {len(names):,} files.")
    for name in names:
        check(name)
    return ModelContents(card, configs, weights, {name: read_bytes(path / name) for name in names})


def _digest_check(path: Path) -> Callable[[str], None]:
    """Return a function that raises BadInput for a file whose digest differs; folders of others have no digests."""
    known: dict[str, Any] | None = None
    if os.path.lexists(path / DIGESTS_FILE):
        known = read_json(path / DIGESTS_FILE)

    def check(file: str) -> None:
        if known is not None and known.get(file) != file_digest(path / file):
            raise BadInput(f"{path / file} is damaged: its SHA-256 is not the one in {DIGESTS_FILE}.")

    return check
