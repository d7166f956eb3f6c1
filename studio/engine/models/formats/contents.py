"""The contents of a model's files, independent of their format."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from torch import nn

from studio.engine.models.formats.weights import StoredWeights
from studio.engine.networks.text_encoder import TextEncoder
from studio.protocol.modelcard import ModelCard
from studio.protocol.prompts.clip_vocabulary import FOLDER as TOKENIZER


@dataclass(frozen=True)
class ModelContents:
    """A model whose weights have not been loaded yet.

    Attributes:
        card: The model card.
        configs: The configuration of each network by name, as diffusers writes it.
        weights: The weights of each network by name.
        files: The tokenizers' files by name, as tokenizer/merges.txt; empty for a model without a text encoder.
        foreign: Whether another program made it.
    """

    card: ModelCard
    configs: Mapping[str, Mapping[str, Any]]
    weights: Mapping[str, StoredWeights]
    files: Mapping[str, bytes]
    foreign: bool = False

    def tokenizer_of(self, part: str) -> dict[str, bytes]:
        """Return the files of a text encoder's tokenizer, under the names that `load_tokenizer` takes."""
        folder = _tokenizer_folder(part)
        return {
            f"{TOKENIZER}/{name.removeprefix(folder)}": data
            for name, data in self.files.items()
            if name.startswith(folder)
        }


def tokenizer_files(parts: Mapping[str, nn.Module]) -> dict[str, bytes]:
    """Return the files of all text encoders' tokenizers, each in a folder named after its encoder."""
    return {
        f"{_tokenizer_folder(part)}{name.removeprefix(f'{TOKENIZER}/')}": data
        for part, network in parts.items()
        if isinstance(network, TextEncoder)
        for name, data in network.files.items()
    }


def _tokenizer_folder(part: str) -> str:
    return f"{part.replace('text_encoder', TOKENIZER)}/"
