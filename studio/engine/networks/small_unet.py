"""A small U-Net of plain convolutions: each level down halves the picture, each level up joins what was there before.

Ronneberger et al. 2015, "U-Net", with the time of Ho et al. 2020. Three levels of 32, 64 and 128 channels, two steps
down and two up, are a first network to learn with; nothing in it is residual, and nothing attends.
"""

from collections.abc import Sequence

import torch
from diffusers.configuration_utils import ConfigMixin, register_to_config
from diffusers.models.modeling_utils import ModelMixin
from torch import Tensor, nn
from torch.nn import functional as F

from studio.engine.networks.conditions import Conditions
from studio.engine.networks.registry import register_network


@register_network
class SmallUNet(ModelMixin, ConfigMixin):
    """A U-Net that is told time and label in each of its blocks.

    Args:
        sample_size: Width and height of the pictures, divisible by 2 for every level but the last.
        in_channels: Channels of what it is given.
        out_channels: Channels of what it predicts.
        block_out_channels: Channels of each level; two or more.
        norm_num_groups: Of the group norms; divides each of those channels.
        num_class_embeds: How many labels it knows, that for no label included; None for none.
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
        self.conditions = Conditions(levels[0], num_class_embeds)
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
        told = self.conditions(timestep, class_labels)
        h, passed = sample, []
        for level, block in enumerate(self.down):
            h = block(F.max_pool2d(h, 2) if level else h, told)
            passed.append(h)
        passed.pop()
        for block in self.up:
            h = block(torch.cat([F.interpolate(h, scale_factor=2.0, mode="nearest"), passed.pop()], dim=1), told)
        return (self.out(h),)


class _Block(nn.Module):
    """Two convolutions; time and label are added between them, to every pixel of a channel alike."""

    def __init__(self, channels: int, out_channels: int, width: int, groups: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, out_channels, 3, padding=1)
        self.norm1 = nn.GroupNorm(groups, out_channels)
        self.told = nn.Linear(width, out_channels)
        self.conv2 = nn.Conv2d(out_channels, out_channels, 3, padding=1)
        self.norm2 = nn.GroupNorm(groups, out_channels)

    def forward(self, x: Tensor, told: Tensor) -> Tensor:
        h = F.silu(self.norm1(self.conv1(x)) + self.told(told)[:, :, None, None])
        return F.silu(self.norm2(self.conv2(h)))
