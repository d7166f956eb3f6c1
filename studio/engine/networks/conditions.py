"""What a denoising network is told besides the picture, as one vector: how much noise there is, and which label."""

from diffusers.models.embeddings import TimestepEmbedding, Timesteps
from torch import Tensor, nn
from torch.nn import functional as F


class Conditions(nn.Module):
    """The sinusoidal embedding of the time through a perceptron (Ho et al. 2020, appendix B), plus that of the label.

    Args:
        waves: How many sines and cosines, an even number.
        classes: How many labels there are, that for no label included; None for none.

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
        """Return [N, width] for timesteps t [N] int64 and labels [N] int64; ValueError where a label is missing."""
        told: Tensor = self.time(self.waves(t).to(self.time.linear_1.weight.dtype))
        if self.label is not None:
            if labels is None:
                raise ValueError("this network is told a label: give class_labels")
            told = told + self.label(labels)
        return F.silu(told)
