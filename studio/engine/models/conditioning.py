"""The conditioning of a U-Net of the Stable Diffusion family: texts through its family's encoders, and sizes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from studio.engine.models.prompt_encoding import encode_prompts
from studio.engine.networks.text_encoder import TextEncoder
from studio.protocol.prompts.weights import Dialect

# Podell et al. 2023 (SDXL), and the values that diffusers uses for the refiner
AESTHETIC_SCORE, NEGATIVE_AESTHETIC_SCORE = 6.0, 2.5


@dataclass(frozen=True)
class Conditioning:
    """The conditioning of a batch of N latents.

    Attributes:
        states: For cross-attention, [N, L, hidden].
        pooled: SDXL's embedding of the whole prompt, [N, projection]; None for other families.
        time_ids: SDXL's sizes, or the refiner's sizes and score, [N, 6 or 5]; None for other families.
        images: Encoded pictures, one for each IP-Adapter, [N, 1, ...].
    """

    states: Tensor
    pooled: Tensor | None = None
    time_ids: Tensor | None = None
    images: tuple[Tensor, ...] = ()

    def __len__(self) -> int:
        return len(self.states)

    @property
    def added(self) -> dict[str, Tensor] | None:
        """The `added_cond_kwargs` of diffusers' networks, without pictures, which ControlNets do not take."""
        if self.pooled is None or self.time_ids is None:
            return None
        return {"text_embeds": self.pooled, "time_ids": self.time_ids}

    def zeros(self) -> "Conditioning":
        """Return zeros instead of states and pooled embedding."""
        pooled = None if self.pooled is None else torch.zeros_like(self.pooled)
        return replace(self, states=torch.zeros_like(self.states), pooled=pooled)

    def expand(self, count: int) -> "Conditioning":
        """Repeat the conditioning of one latent for a batch."""
        return _made(None if value is None else value.expand(count, *value.shape[1:]) for value in _values(self))

    def with_images(self, images: Sequence[Tensor]) -> "Conditioning":
        """Return it with encoded pictures, [1, 1, ...] each, the same for all latents."""
        return replace(self, images=tuple(image.expand(len(self), *image.shape[1:]) for image in images))

    def part(self, rows: slice) -> "Conditioning":
        """Return some rows of the batch."""
        return _made(None if value is None else value[rows] for value in _values(self))

    def to(self, dtype: torch.dtype) -> "Conditioning":
        """Convert to a network's dtype."""
        return _made(None if value is None else value.to(dtype) for value in _values(self))


def joined(first: Conditioning, second: Conditioning) -> Conditioning:
    """Concatenate two batches."""
    pairs = zip(_values(first), _values(second), strict=True)
    return _made(None if a is None or b is None else torch.cat([a, b]) for a, b in pairs)


def read_prompts(
    encoders: Sequence[TextEncoder], texts: Sequence[str], *, xl: bool, clip_skip: int = 1, dialect: Dialect = "plain"
) -> tuple[Tensor, Tensor | None]:
    """Return the states [N, L, hidden] of texts, and for SDXL the pooled embeddings [N, projection].

    Stable Diffusion 1 and 2 take the last layer's states after the final norm. SDXL takes those of the last layer but
    one, without the norm, of both encoders side by side, and the second's projected pooled state (Podell et al. 2023).

    Args:
        encoders: One, or SDXL's two; the refiner has the second alone.
        texts: The prompts.
        xl: Whether the model belongs to SDXL's families.
        clip_skip: 1 takes the layer that the model was trained with, 2 the one before it, and so on.
        dialect: How the prompts' weights are written; see `encode_prompts`.

    Raises:
        BadInput: An encoder has no such layer.
    """
    skip = clip_skip - 1
    if not xl:
        return encode_prompts(encoders[0], texts, dialect, skip=skip)[0], None
    found = [encode_prompts(encoder, texts, dialect, skip=skip + 1, norm=False) for encoder in encoders]
    return torch.cat([states for states, _ in found], dim=-1), found[-1][1]


def size_ids(size: tuple[int, int], *, refiner: bool, negative: bool, like: Tensor) -> Tensor:
    """Return SDXL's sizes for one picture of `size` (width, height), [1, 6]; the refiner's with a score, [1, 5].

    Original size, the crop's top left corner, and target size, each (height, width): pictures are requested as if they
    were neither resized nor cropped.
    """
    width, height = size
    score = NEGATIVE_AESTHETIC_SCORE if negative else AESTHETIC_SCORE
    last = [score] if refiner else [height, width]
    return torch.tensor([[height, width, 0, 0, *last]], dtype=like.dtype, device=like.device)


def _values(conditioning: Conditioning) -> tuple[Tensor | None, ...]:
    return conditioning.states, conditioning.pooled, conditioning.time_ids, *conditioning.images


def _made(values: Iterable[Tensor | None]) -> Conditioning:
    states, pooled, time_ids, *images = values
    assert states is not None, "there are states for every latent"
    return Conditioning(states, pooled, time_ids, tuple(image for image in images if image is not None))
