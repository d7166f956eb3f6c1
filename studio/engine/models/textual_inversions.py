"""Textual inversions on a text-to-image model: temporary words whose vectors are read from files."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.engine.networks.added_tokens import AddedTokens
from studio.engine.networks.text_encoder import TextEncoder
from studio.engine.networks.tokenizer import ClipTokenizer
from studio.protocol.errors import BadInput
from studio.protocol.files import expanded
from studio.protocol.generation_recipe import InversionSpec
from studio.protocol.textual_inversions import read_inversion_header


@contextmanager
def with_inversions(model: StableDiffusionModel, specs: Sequence[InversionSpec]) -> Iterator[None]:
    """Make words stand for the vectors of files; restores the text encoders afterwards.

    Raises:
        BadInput: A file is damaged.
    """
    if not specs:
        yield
        return
    read = [(spec.name, _vectors(spec)) for spec in specs]
    kept = [(encoder, encoder.tokenizer) for encoder in model.encoders]
    tables = [(embeddings, embeddings.token_embedding) for encoder in model.encoders for embeddings in _tables(encoder)]
    try:
        for index, (encoder, tokenizer) in enumerate(kept):
            _add(encoder, tokenizer, [(name, vectors[index]) for name, vectors in read])
        yield
    finally:
        for encoder, tokenizer in kept:
            encoder.__dict__["tokenizer"], encoder.added = tokenizer, {}
        for embeddings, table in tables:
            embeddings.token_embedding = table


def _add(encoder: TextEncoder, tokenizer: ClipTokenizer, words: list[tuple[str, Tensor]]) -> None:
    """Give an encoder the tokens of words, one for each of their vectors [N, hidden]."""
    tokenizer, following = tokenizer.with_words([name for name, _ in words]), encoder.config.vocab_size
    added: dict[int, list[int]] = {}
    for name, vectors in words:
        number = tokenizer.numbers(name)[0]
        added[number] = list(range(following, following + len(vectors)))
        following += len(vectors)
    every = torch.cat([vectors for _, vectors in words])
    for embeddings in _tables(encoder):
        embeddings.token_embedding = AddedTokens(embeddings.token_embedding, every)
    encoder.__dict__["tokenizer"], encoder.added = tokenizer, added


def _tables(encoder: TextEncoder) -> list[torch.nn.Module]:
    """Return the embeddings of an encoder, and of the network that computes in its place."""
    adapted = [] if encoder.adapted is None else [encoder.adapted.embeddings]
    return [encoder.embeddings, *adapted]


def _vectors(spec: InversionSpec) -> list[Tensor]:
    """Read the vectors [N, hidden] for each text encoder."""
    path = expanded(spec.file)
    header = read_inversion_header(path)
    try:
        tensors = load_file(path)
    except (SafetensorError, OSError) as error:
        raise BadInput(f"{path} is damaged or truncated: {error}.") from error
    found = [
        tensors[name].float().reshape(-1, width) for name, width in zip(header.tensors, header.widths, strict=True)
    ]
    if not all(bool(vectors.isfinite().all()) for vectors in found):
        raise BadInput(f"{path.name} is damaged: it has vectors that are not finite numbers.")
    return found
