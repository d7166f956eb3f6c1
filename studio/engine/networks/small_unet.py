"""A small U-Net of plain convolutions (Ronneberger et al. 2015) with the time embedding of Ho et al. 2020.

It has neither residual blocks nor attention: a first network to learn with.
"""

from collections.abc import Sequence

import torch
from diffusers.configuration_utils import ConfigMixin, register_to_config
from diffusers.models.modeling_utils import ModelMixin
from torch import Tensor, nn
from torch.nn import functional as F

from studio.engine.networks.conditions import ConditionEmbedding
from studio.engine.networks.registry import register_network


@register_network
class SmallUNet(ModelMixin, ConfigMixin):
    """A U-Net conditioned on time and label in every block; skip connections join levels of equal size.

    Args:
        sample_size: Width and height of the pictures, divisible by 2 for every level but the last.
        in_channels: Channels of the input.
        out_channels: Channels of the prediction.
        block_out_channels: Channels of each level; at least two levels.
        norm_num_groups: Groups of the group norms; must divide the channels of every level.
        num_class_embeds: Number of labels, including the null label; None for an unconditional network.
    """

    @register_to_config
    def __init__(
        self,
        sample_size: int,
        in_channels: int,
        out_channels: int,
        block_out_channels: Sequence[int] = (32, 64, 128),
        norm_num_groups: int = 8,
        num_class_embeds: int | None = None,
    ) -> None:
        super().__init__()
        levels, groups = list(block_out_channels), norm_num_groups
        self.conditions = ConditionEmbedding(levels[0], num_class_embeds)
        width = self.conditions.width
        self.down = nn.ModuleList(
            _Block(before, channels, width, groups)
            for before, channels in zip([in_channels, *levels], levels, strict=False)
        )
        self.up = nn.ModuleList(
            _Block(deeper + channels, channels, width, groups)
            for deeper, channels in zip(levels[:0:-1], levels[-2::-1], strict=True)
        )
        self.out = nn.Conv2d(levels[0], out_channels, 1)

    def forward(
        self, sample: Tensor, timestep: Tensor, class_labels: Tensor | None = None, return_dict: bool = False
    ) -> tuple[Tensor]:
        """Predict from x_t [N, C, H, W], t [N] int64 and labels [N] int64: ([N, C', H, W],)."""
        conditions = self.conditions(timestep, class_labels)
        h, skips = sample, []
        for level, block in enumerate(self.down):
            h = block(F.max_pool2d(h, 2) if level else h, conditions)
            skips.append(h)
        skips.pop()
        for block in self.up:
            h = block(torch.cat([F.interpolate(h, scale_factor=2.0, mode="nearest"), skips.pop()], dim=1), conditions)
        return (self.out(h),)


class _Block(nn.Module):
    """Two convolutions; the projected conditioning vector is added to each channel between them."""

    def __init__(self, channels: int, out_channels: int, width: int, groups: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, out_channels, 3, padding=1)
        self.norm1 = nn.GroupNorm(groups, out_channels)
        self.told = nn.Linear(width, out_channels)
        self.conv2 = nn.Conv2d(out_channels, out_channels, 3, padding=1)
        self.norm2 = nn.GroupNorm(groups, out_channels)

    def forward(self, x: Tensor, conditions: Tensor) -> Tensor:
        h = F.silu(self.norm1(self.conv1(x)) + self.told(conditions)[:, :, None, None])
        return F.silu(self.norm2(self.conv2(h)))
