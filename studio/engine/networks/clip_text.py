"""CLIP's text transformer (Radford et al. 2021), with the names and the arithmetic of transformers' CLIPTextModel.

transformers' own takes longer to import than torch: it brings its distributed training and quantization along. Here a
test compares the two to the bit; `adapted` stands in where adapters need the other (`TextEncoder.as_transformers`).
"""

from dataclasses import dataclass
from typing import Any

import torch
from pydantic import BaseModel, ConfigDict, Field, model_validator
from torch import Tensor, nn


class ClipTextConfig(BaseModel):
    """CLIPTextConfig's settings, with its defaults; settings that are not known here are kept for its file."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True)

    vocab_size: int = Field(default=49408, ge=1)
    hidden_size: int = Field(default=512, ge=1)
    intermediate_size: int = Field(default=2048, ge=1)
    projection_dim: int | None = Field(default=512, ge=1)
    num_hidden_layers: int = Field(default=12, ge=1)
    num_attention_heads: int = Field(default=8, ge=1)
    max_position_embeddings: int = Field(default=77, ge=1)
    hidden_act: str = "quick_gelu"
    layer_norm_eps: float = Field(default=1e-5, ge=0)
    attention_dropout: float = Field(default=0.0, ge=0, lt=1)
    pad_token_id: int | None = 1
    bos_token_id: int | None = 49406
    eos_token_id: int = 49407
    architectures: list[str] | None = None

    @model_validator(mode="after")
    def _fits(self) -> "ClipTextConfig":
        if self.hidden_size % self.num_attention_heads:
            raise ValueError(f"{self.num_attention_heads} attention heads do not divide {self.hidden_size} channels")
        if self.hidden_act not in _ACTIVATIONS:
            raise ValueError(f"hidden_act is {self.hidden_act!r}, not one of {', '.join(_ACTIVATIONS)}")
        return self


@dataclass(frozen=True)
class TextStates:
    """The transformer's output for tokens.

    Attributes:
        last_hidden_state: Of the last layer, normalized [N, L, hidden].
        pooler_output: That at the token that ends the text [N, hidden].
        hidden_states: The embeddings, then what each layer gives, not normalized; each [N, L, hidden].
    """

    last_hidden_state: Tensor
    pooler_output: Tensor
    hidden_states: tuple[Tensor, ...]


class ClipText(nn.Module):
    """tokens [N, L] int64 -> TextStates. Its weights are to be loaded: see `build_text_encoder` for a new one."""

    def __init__(self, config: ClipTextConfig) -> None:
        super().__init__()
        self.config = config
        self.embeddings = _Embeddings(config)
        self.encoder = _Layers(config)
        self.final_layer_norm = nn.LayerNorm(config.hidden_size, eps=config.layer_norm_eps)

    def forward(self, tokens: Tensor) -> TextStates:
        """Return the states of tokens [N, L] int64; a position attends to itself and to those before it."""
        states = [self.embeddings(tokens)]
        for layer in self.encoder.layers:
            states.append(layer(states[-1]))
        last = self.final_layer_norm(states[-1])
        rows = torch.arange(len(tokens), device=tokens.device)
        return TextStates(last, last[rows, self._ends(tokens)], tuple(states))

    def _ends(self, tokens: Tensor) -> Tensor:
        """Return the position of each text's end token: the first one, since texts may be filled up with it."""
        if self.config.eos_token_id == 2:  # old configurations give a wrong end token: it has the highest number
            return tokens.where(tokens < self.config.vocab_size, 0).int().argmax(dim=-1)
        return (tokens == self.config.eos_token_id).int().argmax(dim=-1)


class _Embeddings(nn.Module):
    def __init__(self, config: ClipTextConfig) -> None:
        super().__init__()
        self.token_embedding = _table(config.vocab_size, config.hidden_size)
        self.position_embedding = _table(config.max_position_embeddings, config.hidden_size)

    def forward(self, tokens: Tensor) -> Tensor:
        positions = torch.arange(tokens.shape[-1], device=tokens.device)[None]
        embedded: Tensor = self.token_embedding(tokens) + self.position_embedding(positions)
        return embedded


def _table(count: int, width: int) -> nn.Embedding:
    """Return an embedding that is not initialized: on the meta device, that would import torch's compiler."""
    return nn.Embedding.from_pretrained(torch.empty(count, width), freeze=False)


class _Layers(nn.Module):
    """Holds the layers, as transformers names them."""

    def __init__(self, config: ClipTextConfig) -> None:
        super().__init__()
        self.layers = nn.ModuleList([_Layer(config) for _ in range(config.num_hidden_layers)])


class _Layer(nn.Module):
    def __init__(self, config: ClipTextConfig) -> None:
        super().__init__()
        self.self_attn = _Attention(config)
        self.layer_norm1 = nn.LayerNorm(config.hidden_size, eps=config.layer_norm_eps)
        self.mlp = _Mlp(config)
        self.layer_norm2 = nn.LayerNorm(config.hidden_size, eps=config.layer_norm_eps)

    def forward(self, states: Tensor) -> Tensor:
        states = states + self.self_attn(self.layer_norm1(states))
        changed: Tensor = states + self.mlp(self.layer_norm2(states))
        return changed


class _Attention(nn.Module):
    def __init__(self, config: ClipTextConfig) -> None:
        super().__init__()
        width = config.hidden_size
        self.heads, self.dropout = config.num_attention_heads, config.attention_dropout
        self.k_proj, self.v_proj = nn.Linear(width, width), nn.Linear(width, width)
        self.q_proj, self.out_proj = nn.Linear(width, width), nn.Linear(width, width)

    def forward(self, states: Tensor) -> Tensor:
        queries, keys, values = (
            projection(states).unflatten(-1, (self.heads, -1)).transpose(1, 2)  # [N, heads, L, channels]
            for projection in (self.q_proj, self.k_proj, self.v_proj)
        )
        dropout = self.dropout if self.training else 0.0
        mixed = nn.functional.scaled_dot_product_attention(queries, keys, values, dropout_p=dropout, is_causal=True)
        projected: Tensor = self.out_proj(mixed.transpose(1, 2).flatten(2))
        return projected


class _Mlp(nn.Module):
    def __init__(self, config: ClipTextConfig) -> None:
        super().__init__()
        self.activation = _ACTIVATIONS[config.hidden_act]
        self.fc1 = nn.Linear(config.hidden_size, config.intermediate_size)
        self.fc2 = nn.Linear(config.intermediate_size, config.hidden_size)

    def forward(self, states: Tensor) -> Tensor:
        changed: Tensor = self.fc2(self.activation(self.fc1(states)))
        return changed


def _quick_gelu(states: Tensor) -> Tensor:
    return states * torch.sigmoid(1.702 * states)


_ACTIVATIONS: dict[str, Any] = {
    "quick_gelu": _quick_gelu,
    "gelu": nn.functional.gelu,
    "relu": nn.functional.relu,
    "silu": nn.functional.silu,
}
