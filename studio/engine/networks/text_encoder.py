"""CLIP's text encoder (Radford et al. 2021) together with its tokenizer."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Self

import torch
from torch import Tensor, nn
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from studio.engine.networks.registry import register_network
from studio.engine.networks.tokenizer import load_tokenizer
from studio.protocol.errors import BadInput

PROJECTED = "CLIPTextModelWithProjection"  # the architecture of an encoder that projects its pooled state


@register_network
class TextEncoder(CLIPTextModel):
    """transformers' CLIPTextModel; tokens [N, L] int64 -> `.last_hidden_state` [N, L, hidden].

    Args:
        config: Its configuration. With PROJECTED among its architectures, the encoder also projects the pooled state.

    Attributes:
        files: The files of its tokenizer by name, as `learn_tokenizer` returns them.
        text_projection: The projection of the pooled state; None for an encoder without one.
    """

    files: Mapping[str, bytes] = {}
    text_projection: nn.Linear | None

    def __init__(self, config: CLIPTextConfig) -> None:
        super().__init__(config)
        projects = PROJECTED in (config.architectures or ())
        self.text_projection = nn.Linear(config.hidden_size, config.projection_dim, bias=False) if projects else None

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Self:
        """Build the encoder from its configuration, ignoring private entries; `files` is set separately."""
        known = {name: value for name, value in config.items() if not name.startswith("_")}
        return cls(CLIPTextConfig(**known))

    @cached_property
    def tokenizer(self) -> CLIPTokenizer:
        """The tokenizer; raises BadInput when its files cannot be read."""
        return load_tokenizer(self.files)

    @property
    def length(self) -> int:
        """Number of tokens in a prompt, including start and end."""
        return int(self.config.max_position_embeddings)

    def tokens(self, texts: Sequence[str]) -> Tensor:
        """Return the tokens [N, L] int64 of texts, truncated or padded to the encoder's length."""
        found: Tensor = self.tokenizer(
            list(texts), padding="max_length", max_length=self.length, truncation=True, return_tensors="pt"
        ).input_ids
        return found

    def framed(self, numbers: Sequence[int]) -> Tensor:
        """Return the tokens of one chunk [L] int64: start, at most L - 2 token numbers, end, padding."""
        start, end, padding = (int(getattr(self.tokenizer, f"{name}_token_id")) for name in ("bos", "eos", "pad"))
        rest = self.length - 2 - len(numbers)
        return torch.tensor([start, *numbers, end, *[padding] * rest], dtype=torch.int64)

    def encode(self, texts: Sequence[str], *, skip: int = 0, norm: bool = True) -> tuple[Tensor, Tensor]:
        """Return the states of texts, truncated or padded to the encoder's length; see `encode_tokens`."""
        return self.encode_tokens(self.tokens(texts), skip=skip, norm=norm)

    def encode_tokens(self, tokens: Tensor, *, skip: int = 0, norm: bool = True) -> tuple[Tensor, Tensor]:
        """Return the states of tokens [N, L, hidden] and their pooled states [N, projection or hidden].

        Args:
            tokens: int64 [N, L].
            skip: How many of the last layers are left out; 0 takes the states of the last layer. Pooled states are
                always those of the last layer.
            norm: Whether the final layer norm is applied to the states, whichever layer they come from.

        Raises:
            BadInput: The encoder has no such layer.
        """
        layers = self.config.num_hidden_layers
        if not 0 <= skip < layers:
            raise BadInput(f"This text encoder has {layers} layers: {skip} cannot be skipped.", field="clip_skip")
        device = self.embeddings.token_embedding.weight.device
        found = self(tokens.to(device), output_hidden_states=skip > 0 or not norm)
        states, pooled = found.last_hidden_state, found.pooler_output
        if skip or not norm:
            states = found.hidden_states[-(skip + 1)]
            states = self.final_layer_norm(states) if norm else states
        return states, pooled if self.text_projection is None else self.text_projection(pooled)

    def load_state_dict(self, state_dict: Mapping[str, Tensor], strict: bool = True, assign: bool = False) -> Any:
        """Load weights; the position ids are not among them, and are created for a network on the meta device."""
        found = super().load_state_dict(state_dict, strict=strict, assign=assign)
        self.embeddings.position_ids = torch.arange(self.length).expand(1, -1)
        return found


def build_text_encoder(files: Mapping[str, bytes], *, length: int, hidden: int, layers: int, heads: int) -> TextEncoder:
    """Build a text encoder, initialized from torch's global random state.

    Args:
        files: The files of its tokenizer.
        length: Number of tokens in a prompt, including start and end.
        hidden: Hidden width, a multiple of `heads`.
        layers: Number of layers.
        heads: Number of attention heads.
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
