"""CLIP's text encoder (Radford et al. 2021) with the tokenizer that it belongs to."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Self

import torch
from torch import Tensor
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from studio.engine.networks.registry import register_network
from studio.engine.networks.tokenizer import load_tokenizer


@register_network
class TextEncoder(CLIPTextModel):
    """transformers' CLIPTextModel; tokens [N, L] int64 -> `.last_hidden_state` [N, L, hidden].

    Attributes:
        files: Those of its tokenizer, by name, as `learn_tokenizer` gives them.
    """

    files: Mapping[str, bytes] = {}

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Self:
        """Make it from its description, which may hold more than it needs; its tokenizer is given to it later."""
        known = {name: value for name, value in config.items() if not name.startswith("_")}
        return cls(CLIPTextConfig(**known))

    @cached_property
    def tokenizer(self) -> CLIPTokenizer:
        """Its tokenizer; raises BadInput when its files cannot be read."""
        return load_tokenizer(self.files)

    @property
    def length(self) -> int:
        """Tokens of a prompt, start and end counted."""
        return int(self.config.max_position_embeddings)

    def tokens(self, texts: Sequence[str]) -> Tensor:
        """Return the tokens [N, L] int64 of texts, cut off and filled up to the encoder's length."""
        found: Tensor = self.tokenizer(
            list(texts), padding="max_length", max_length=self.length, truncation=True, return_tensors="pt"
        ).input_ids
        return found

    def load_state_dict(self, state_dict: Mapping[str, Tensor], strict: bool = True, assign: bool = False) -> Any:
        """Take up weights; the positions' numbers are no weights, and are made where the network had no memory."""
        found = super().load_state_dict(state_dict, strict=strict, assign=assign)
        self.embeddings.position_ids = torch.arange(self.length).expand(1, -1)
        return found


def build_text_encoder(files: Mapping[str, bytes], *, length: int, hidden: int, layers: int, heads: int) -> TextEncoder:
    """Make a text encoder with fresh weights from torch's global random state.

    Args:
        files: Of its tokenizer.
        length: Tokens of a prompt, start and end counted.
        hidden: Width; a multiple of `heads`.
        layers: How many.
        heads: Of its attention.
    """
    tokenizer = load_tokenizer(files)
    encoder = TextEncoder(
        CLIPTextConfig(
            vocab_size=len(tokenizer),
            max_position_embeddings=length,
            hidden_size=hidden,
            intermediate_size=4 * hidden,
            projection_dim=hidden,
            num_hidden_layers=layers,
            num_attention_heads=heads,
            bos_token_id=tokenizer.bos_token_id,
            eos_token_id=tokenizer.eos_token_id,
            pad_token_id=tokenizer.pad_token_id,
        )
    )
    encoder.files = dict(files)
    return encoder
