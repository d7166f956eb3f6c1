"""The contents of a model's files, independent of their format."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from studio.engine.models.formats.weights import WeightsFile
from studio.protocol.modelcard import ModelCard


@dataclass(frozen=True)
class ModelContents:
    """A model whose weights have not been loaded yet.

    Attributes:
        card: The model card.
        configs: The configuration of each network by name, as diffusers writes it.
        weights: The weights of each network by name.
        files: The tokenizer's files by name; empty for a model without a text encoder.
    """

    card: ModelCard
    configs: Mapping[str, Mapping[str, Any]]
    weights: Mapping[str, WeightsFile]
    files: Mapping[str, bytes]
