"""The conditioning vector of a denoising network: timestep embedding plus label embedding."""

from diffusers.models.embeddings import TimestepEmbedding, Timesteps
from torch import Tensor, nn
from torch.nn import functional as F


class ConditionEmbedding(nn.Module):
    """A sinusoidal timestep embedding through an MLP (Ho et al. 2020, appendix B), plus a label embedding.

    Args:
        waves: Number of sinusoids, even.
        classes: Number of labels, including the null label; None for an unconditional network.

    Attributes:
        width: Length of the vector.
    """

    def __init__(self, waves: int, classes: int | None) -> None:
        super().__init__()
        self.width = 4 * waves
        self.waves = Timesteps(waves, flip_sin_to_cos=True, downscale_freq_shift=0)
        self.time = TimestepEmbedding(waves, self.width)
        self.label = None if classes is None else nn.Embedding(classes, self.width)

    def forward(self, t: Tensor, labels: Tensor | None = None) -> Tensor:
        """Return [N, width] for timesteps t [N] int64 and labels [N] int64; ValueError if labels are missing."""
        embedding: Tensor = self.time(self.waves(t).to(self.time.linear_1.weight.dtype))
        if self.label is not None:
            if labels is None:
                raise ValueError("this network is class-conditional: pass class_labels")
            embedding = embedding + self.label(labels)
        return F.silu(embedding)
