"""CLIP's text encoder (Radford et al. 2021) together with its tokenizer."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Self

import torch
from pydantic import ValidationError
from torch import Tensor, nn

from studio.engine.networks.clip_text import ClipText, ClipTextConfig, TextStates
from studio.engine.networks.registry import register_network
from studio.engine.networks.tokenizer import ClipTokenizer, load_tokenizer
from studio.protocol.errors import BadInput
from studio.protocol.frozen import describe

PROJECTED = "CLIPTextModelWithProjection"  # the architecture of an encoder that projects its pooled state


@register_network
class TextEncoder(ClipText):
    """CLIP's text transformer; tokens [N, L] int64 -> `.last_hidden_state` [N, L, hidden].

    Args:
        config: Its configuration. With PROJECTED among its architectures, the encoder also projects the pooled state.

    Attributes:
        files: The files of its tokenizer by name, as `learn_tokenizer` returns them.
        text_projection: The projection of the pooled state; None for an encoder without one.
        adapted: A CLIPTextModel with the same weights that computes instead, while adapters change it.
        added: The numbers of its vectors' tokens by the number of each word's token, for words that are textual
            inversions; see `with_inversions`.
    """

    files: Mapping[str, bytes] = {}
    text_projection: nn.Linear | None

    def __init__(self, config: ClipTextConfig) -> None:
        super().__init__(config)
        projected = config.projection_dim if PROJECTED in (config.architectures or ()) else None
        self.text_projection = None if projected is None else nn.Linear(config.hidden_size, projected, bias=False)
        self.adapted: Any = None
        self.added: Mapping[int, list[int]] = {}

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Self:
        """Build the encoder from its configuration, ignoring private entries; `files` is set separately.

        Raises:
            ValueError: The configuration is inconsistent.
        """
        known = {name: value for name, value in config.items() if not name.startswith("_")}
        try:
            return cls(ClipTextConfig(**known))
        except ValidationError as error:
            raise ValueError(describe(error)) from error

    @property
    def dtype(self) -> torch.dtype:
        """The type of the weights."""
        return self.embeddings.token_embedding.weight.dtype

    @property
    def device(self) -> torch.device:
        """Where the weights are."""
        return self.embeddings.token_embedding.weight.device

    def as_transformers(self) -> Any:
        """Return a CLIPTextModel of transformers with these very weights; as `adapted` it computes in place of this."""
        from transformers import CLIPTextConfig, CLIPTextModel

        with torch.device("meta"):
            model = CLIPTextModel(CLIPTextConfig(**self.config.model_dump(exclude_unset=True)))
        held = dict(self.named_parameters())
        for name, _ in list(model.named_parameters()):
            module, _, weight = name.rpartition(".")
            setattr(model.get_submodule(module), weight, held[name])
        model.embeddings.position_ids = torch.arange(self.length, device=self.device).expand(1, -1)
        return model.train(self.training)

    def forward(self, tokens: Tensor) -> TextStates:
        """Return the states of tokens [N, L] int64."""
        if self.adapted is None:
            return super().forward(tokens)
        found = self.adapted(tokens, output_hidden_states=True)
        rows = torch.arange(len(tokens), device=tokens.device)
        pooled = found.last_hidden_state[rows, self._ends(tokens)]
        return TextStates(found.last_hidden_state, pooled, found.hidden_states)

    @cached_property
    def tokenizer(self) -> ClipTokenizer:
        """The tokenizer; raises BadInput when its files cannot be read."""
        return load_tokenizer(self.files)

    def use_tokenizer(self, files: Mapping[str, bytes]) -> None:
        """Replace the tokenizer by that in these files."""
        self.files = files
        self.__dict__.pop("tokenizer", None)

    @property
    def length(self) -> int:
        """Number of tokens in a prompt, including start and end."""
        return int(self.config.max_position_embeddings)

    def tokens(self, texts: Sequence[str]) -> Tensor:
        """Return the tokens [N, L] int64 of texts, truncated or padded to the encoder's length."""
        return torch.stack([self.framed(self.numbers(text)[: self.length - 2]) for text in texts])

    def numbers(self, text: str) -> list[int]:
        """Return the tokens of a text of any length, without start and end."""
        found = self.tokenizer.numbers(text)
        return [number for token in found for number in self.added.get(token, [token])]

    def framed(self, numbers: Sequence[int]) -> Tensor:
        """Return the tokens of one chunk [L] int64: start, at most L - 2 token numbers, end, padding."""
        rest = self.length - 2 - len(numbers)
        tokens = [self.tokenizer.start, *numbers, self.tokenizer.end, *[self.tokenizer.pad] * rest]
        return torch.tensor(tokens, dtype=torch.int64)

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
        found = self(tokens.to(self.device))
        states, pooled = found.last_hidden_state, found.pooler_output
        if skip or not norm:
            states = found.hidden_states[-(skip + 1)]
            states = self.final_layer_norm(states) if norm else states
        return states, pooled if self.text_projection is None else self.text_projection(pooled)


def build_text_encoder(files: Mapping[str, bytes], *, length: int, hidden: int, layers: int, heads: int) -> TextEncoder:
    """Build a text encoder, initialized from torch's global random state.

    Args:
        files: The files of its tokenizer.
        length: Number of tokens in a prompt, including start and end.
        hidden: Hidden width, a multiple of `heads`.
        layers: Number of layers.
        heads: Number of attention heads.
    """
    from transformers import CLIPTextConfig, CLIPTextModel

    tokenizer = load_tokenizer(files)
    config: dict[str, Any] = {
        "vocab_size": len(tokenizer),
        "max_position_embeddings": length,
        "hidden_size": hidden,
        "intermediate_size": 4 * hidden,
        "projection_dim": hidden,
        "num_hidden_layers": layers,
        "num_attention_heads": heads,
        "bos_token_id": tokenizer.start,
        "eos_token_id": tokenizer.end,
        "pad_token_id": tokenizer.pad,
    }
    begun = CLIPTextModel(CLIPTextConfig(**config))  # its initialization is that of the paper
    with torch.device("meta"):
        encoder = TextEncoder(ClipTextConfig(**config))
    encoder.load_state_dict(begun.state_dict(), assign=True)
    encoder.requires_grad_(True)
    encoder.files = dict(files)
    return encoder
