"""Encodes prompts with weighted words, of any length: chunks of tokens are encoded one by one and joined.

Both dialects scale the text encoder's states z of the tokens by their weights w:

- "a1111" multiplies, z·w, and brings the chunk back to its mean;
- "comfy" moves away from the state z₀ of the empty prompt at the same place, z₀ + w·(z - z₀).
"""

from collections.abc import Sequence

import torch
from torch import Tensor

from studio.engine.networks.text_encoder import TextEncoder
from studio.protocol.prompts.chunks import Token, chunked
from studio.protocol.prompts.weights import Dialect, weighted_texts

_SMALLEST_MEAN = 1e-6


def encode_prompts(
    encoder: TextEncoder, prompts: Sequence[str], dialect: Dialect, *, skip: int = 0, norm: bool = True
) -> tuple[Tensor, Tensor]:
    """Return the states of prompts [N, chunks·L, hidden] and the pooled states of their first chunks.

    All prompts get as many chunks as the longest one; with "plain" there is one chunk, and what exceeds it is cut off.

    Args:
        encoder: The text encoder, which takes L tokens at once.
        prompts: The prompts.
        dialect: How weights are written, and what they do.
        skip, norm: See `TextEncoder.encode`.
    """
    if dialect == "plain":
        return encoder.encode(prompts, skip=skip, norm=norm)
    capacity = encoder.length - 2
    chunked = [chunks_of(encoder, prompt, dialect) for prompt in prompts]
    count = max(len(chunks) for chunks in chunked)
    tokens, weights = [], []
    for chunks in chunked:
        for chunk in [*chunks, *[()] * (count - len(chunks))]:
            numbers = [token.number for token in chunk]
            tokens.append(encoder.framed(numbers))
            weights.append([1.0, *(token.weight for token in chunk), *[1.0] * (capacity - len(chunk) + 1)])
    rows, factors = torch.stack(tokens), torch.tensor(weights)
    states, pooled = encoder.encode_tokens(rows, skip=skip, norm=norm)
    factors = factors.to(states)[..., None]
    if bool((factors != 1).any()):
        if dialect == "comfy":
            empty, _ = encoder.encode_tokens(encoder.framed([])[None], skip=skip, norm=norm)
            states = torch.where(factors == 1, states, empty + factors * (states - empty))
        else:
            weighed = (factors != 1).any(dim=1, keepdim=True)
            scaled = states * factors
            mean, new = (value.mean(dim=(1, 2), keepdim=True) for value in (states, scaled))
            # of states that a norm has centred, both means are rounding errors
            restored = (mean.abs() > _SMALLEST_MEAN) & (new.abs() > _SMALLEST_MEAN)
            states = torch.where(weighed, scaled * torch.where(restored, mean / new, 1.0), states)
    return states.unflatten(0, (len(prompts), count)).flatten(1, 2), pooled[::count]


def chunks_of(encoder: TextEncoder, prompt: str, dialect: Dialect) -> list[tuple[Token, ...]]:
    """Split a prompt into chunks of at most L - 2 tokens, at least one."""
    return chunked(weighted_texts(prompt, dialect), encoder.numbers, encoder.length - 2, dialect)
