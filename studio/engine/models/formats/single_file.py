"""Models as one .safetensors file, with the card and the networks' configurations in its metadata."""

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError
from torch import nn

from studio.engine.models.formats.contents import ModelContents, tokenizer_files
from studio.engine.models.formats.diffusers_layout import config_of
from studio.engine.models.formats.weights import StoredWeights, json_bytes, parse_json, weights_bytes
from studio.protocol.errors import BadInput
from studio.protocol.files import write_atomically
from studio.protocol.frozen import describe
from studio.protocol.modelcard import CARD_KEY, ModelCard, dump_card
from studio.protocol.weightsheader import WeightsHeader

CONFIGS, FILES = "studio.parts", "studio.files"  # keys of the metadata, beside the card's


def write_single_file(path: Path, parts: Mapping[str, nn.Module], card: ModelCard, *, half: bool) -> None:
    """Write a model as one file; raises BadInput when that fails."""
    configs = {name: config_of(part) for name, part in parts.items()}
    metadata = {"format": "pt", CARD_KEY: dump_card(card), CONFIGS: json_bytes(configs).decode()}
    files = tokenizer_files(parts)
    if files:
        metadata[FILES] = json.dumps({name: data.decode() for name, data in files.items()})
    write_atomically(path, weights_bytes(nn.ModuleDict(dict(parts)).state_dict(), half=half, metadata=metadata))


def read_single_file(path: Path, header: WeightsHeader) -> ModelContents:
    """Return the contents of a file with a card in its header; raises BadInput when that is damaged."""
    weights, metadata = StoredWeights.open(path, header), header.metadata
    try:
        card = ModelCard.model_validate_json(metadata[CARD_KEY])
    except ValidationError as error:
        raise BadInput(f"The card in {path.name} is broken: {describe(error)}") from error
    configs = parse_json(path, metadata.get(CONFIGS, "").encode())
    if not all(isinstance(config, dict) for config in configs.values()):
        raise BadInput(f"{path} is damaged: its contents are not those of such a file.")
    texts = parse_json(path, metadata.get(FILES, "{}").encode())
    files = {name: str(text).encode() for name, text in texts.items()}
    return ModelContents(card, configs, {name: weights.part(name) for name in configs}, files)
