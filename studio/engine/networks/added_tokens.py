"""A table of token embeddings with additional vectors, for words that a text encoder has not learned."""

import torch
from torch import Tensor, nn


class AddedTokens(nn.Module):
    """Looks up tokens in a table, and those beyond its end among additional vectors.

    Args:
        table: The encoder's own table, which stays as it is.
        vectors: Those of the tokens `len(table)`, `len(table) + 1` ..., [N, hidden].
    """

    vectors: Tensor

    def __init__(self, table: nn.Embedding, vectors: Tensor) -> None:
        super().__init__()
        self.table = table
        self.register_buffer("vectors", vectors.to(table.weight), persistent=False)

    @property
    def weight(self) -> Tensor:
        """The weights of the encoder's own table."""
        return self.table.weight

    def forward(self, tokens: Tensor) -> Tensor:
        """Return the embeddings of tokens [...], [..., hidden]."""
        known = self.table.num_embeddings
        found: Tensor = self.table(tokens.clamp(max=known - 1))
        added = self.vectors[(tokens - known).clamp(min=0)]
        return torch.where((tokens >= known)[..., None], added, found)
