"""A residual MLP that denoises points of 2-D distributions and very small pictures."""

from collections.abc import Sequence

from diffusers.configuration_utils import ConfigMixin, register_to_config
from diffusers.models.modeling_utils import ModelMixin
from torch import Tensor, nn
from torch.nn import functional as F

from studio.engine.networks.conditions import ConditionEmbedding
from studio.engine.networks.registry import register_network

LARGEST = 1024  # values in a picture: 32x32, grey


@register_network
class MlpDenoiser(ModelMixin, ConfigMixin):
    """Residual blocks of two layers, each conditioned on time and label; points are pictures [N, 2, 1, 1].

    Args:
        sample_size: Width and height of the pictures; 1 for points.
        in_channels: Channels of the input.
        out_channels: Channels of the prediction.
        hidden: Hidden units of each block; the first is also the width of the residual stream.
        num_class_embeds: Number of labels, including the null label; None for an unconditional network.
    """

    @register_to_config
    def __init__(
        self,
        sample_size: int,
        in_channels: int,
        out_channels: int,
        hidden: Sequence[int] = (128, 128, 128),
        num_class_embeds: int | None = None,
    ) -> None:
        super().__init__()
        width, numbers = hidden[0], sample_size * sample_size
        self.conditions = ConditionEmbedding(width, num_class_embeds)
        self.first = nn.Linear(in_channels * numbers, width)
        self.blocks = nn.ModuleList(_Block(width, units, self.conditions.width) for units in hidden)
        self.norm = nn.LayerNorm(width)
        self.last = nn.Linear(width, out_channels * numbers)

    def forward(
        self, sample: Tensor, timestep: Tensor, class_labels: Tensor | None = None, return_dict: bool = False
    ) -> tuple[Tensor]:
        """Predict from x_t [N, C, H, W], t [N] int64 and labels [N] int64: ([N, C', H, W],)."""
        conditions = self.conditions(timestep, class_labels)
        h = self.first(sample.flatten(1))
        for block in self.blocks:
            h = block(h, conditions)
        made = self.last(F.silu(self.norm(h)))
        return (made.reshape(len(sample), -1, *sample.shape[2:]),)


class _Block(nn.Module):
    def __init__(self, width: int, units: int, conditions: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.grow = nn.Linear(width, units)
        self.told = nn.Linear(conditions, units)
        self.shrink = nn.Linear(units, width)

    def forward(self, x: Tensor, conditions: Tensor) -> Tensor:
        made: Tensor = self.shrink(F.silu(self.grow(self.norm(x)) + self.told(conditions)))
        return x + made
