"""One pass of a U-Net of the Stable Diffusion family, with its conditioning and ControlNets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import torch
from torch import Tensor

from studio.engine.models.conditioning import Conditioning
from studio.engine.models.tiling import ALIGNMENT, Tile, by_tiles, tile_side


@dataclass(frozen=True)
class ActiveControl:
    """A ControlNet with its input during sampling.

    Attributes:
        network: diffusers' ControlNetModel.
        images: The control images, float32 [N, 3, H, W] in 0 ... 1; repeated in order for a larger batch.
        weight: Factor of its outputs.
        timesteps: Where it is active, as timesteps of the run's schedule; None: everywhere.
    """

    network: Any
    images: Tensor
    weight: float = 1.0
    timesteps: frozenset[int] | None = None

    def applies(self, t: int) -> bool:
        """Whether it is active at a timestep."""
        return self.timesteps is None or t in self.timesteps

    def of_tile(self, tile: Tile, height: int, width: int) -> "ActiveControl":
        """Return it for a tile of latents of `height` x `width`."""
        return replace(self, images=tile.of(self.images, height, width))


@dataclass(frozen=True)
class ActiveAdapter:
    """A T2I-Adapter during sampling.

    Attributes:
        features: What it adds to each of the U-Net's levels, [N, C, h, w]; repeated in order for larger batches.
        weight: Factor of its features.
        timesteps: See `ActiveControl`.
    """

    features: tuple[Tensor, ...]
    weight: float = 1.0
    timesteps: frozenset[int] | None = None

    def applies(self, t: int) -> bool:
        """Whether it is active at a timestep."""
        return self.timesteps is None or t in self.timesteps

    def of_tile(self, tile: Tile, height: int, width: int) -> "ActiveAdapter":
        """Return it for a tile of latents of `height` x `width`."""
        return replace(self, features=tuple(tile.of(feature, height, width) for feature in self.features))


AnyControl: TypeAlias = ActiveControl | ActiveAdapter


def predict(
    unet: Any,
    z_t: Tensor,
    t: Tensor,
    conditioning: Conditioning,
    controls: Sequence[AnyControl] = (),
    *,
    extra_channels: Tensor | None = None,
    guidance: float | None = None,
    run: Callable[..., Any] | None = None,
) -> Tensor:
    """Return the U-Net's output for latents [N, *latent] at timesteps [N], in the dtype of z_t; see `tiling.in_tiles`.

    Args:
        unet: diffusers' UNet2DConditionModel; networks and control images may have another dtype than the latents.
        z_t: The noisy latents.
        t: Their timesteps; fractions are allowed.
        conditioning: Of as many latents.
        controls: The ControlNets and T2I-Adapters that are active; see `ActiveControl.applies`. ControlNets see the
            latents alone.
        extra_channels: Further input channels of an inpainting network, [N, C, h, w]; concatenated to the latents.
        guidance: The guidance scale that a distilled network takes as input; None for other networks.
        run: Called in place of the U-Net, such as its compiled copy; None: the U-Net itself.
    """
    side = tile_side(unet)
    if side is not None and max(z_t.shape[-2:]) > side:
        height, width = z_t.shape[-2:]

        def one(tile: Tile) -> Tensor:
            return _predict(
                unet,
                tile.of(z_t, height, width),
                t,
                conditioning,
                [control.of_tile(tile, height, width) for control in controls],
                extra_channels=None if extra_channels is None else tile.of(extra_channels, height, width),
                guidance=guidance,
                run=run,
            )

        # an adapter's features have an eighth of the latents' resolution
        alignment = ALIGNMENT if any(isinstance(control, ActiveAdapter) for control in controls) else 1
        return by_tiles(z_t, float(t.flatten()[0]), side, alignment, one)
    return _predict(unet, z_t, t, conditioning, controls, extra_channels=extra_channels, guidance=guidance, run=run)


def _predict(
    unet: Any,
    z_t: Tensor,
    t: Tensor,
    conditioning: Conditioning,
    controls: Sequence[AnyControl],
    *,
    extra_channels: Tensor | None,
    guidance: float | None,
    run: Callable[..., Any] | None,
) -> Tensor:
    """Return the U-Net's output in one piece; see `predict`."""
    dtype = computing_dtype(unet)
    latents, conditioning = z_t.to(dtype), conditioning.to(dtype)
    states, added = conditioning.states, conditioning.added
    down: list[Tensor] | None = None
    middle: Tensor | None = None
    adapted: list[Tensor] | None = None
    for control in controls:
        if isinstance(control, ActiveAdapter):
            weighted = [feature * control.weight for feature in control.features]
            adapted = _added(adapted, [_repeated(feature, len(z_t)).to(dtype) for feature in weighted])
            continue
        own = computing_dtype(control.network)
        seen = conditioning.to(own)
        own_down, own_middle = control.network(
            latents.to(own),
            t,
            seen.states,
            controlnet_cond=_repeated(control.images.to(own), len(z_t)),
            conditioning_scale=control.weight,
            added_cond_kwargs=seen.added,
            return_dict=False,
        )
        own_down, own_middle = [a.to(dtype) for a in own_down], own_middle.to(dtype)
        down = _added(down, own_down)
        middle = own_middle if middle is None else middle + own_middle
    if conditioning.images:
        added = {**(added or {}), "image_embeds": list(conditioning.images)}
    more: dict[str, Any] = {} if added is None else {"added_cond_kwargs": added}
    if down is not None:
        more |= {"down_block_additional_residuals": down, "mid_block_additional_residual": middle}
    if adapted is not None:
        more["down_intrablock_additional_residuals"] = adapted  # a copy: the U-Net empties the list
    if guidance is not None:
        more["timestep_cond"] = guidance_embedding(guidance, unet.config.time_cond_proj_dim, latents)
    inputs = latents if extra_channels is None else torch.cat([latents, extra_channels.to(dtype)], dim=1)
    output: Tensor = (run or unet)(inputs, t, states, return_dict=False, **more)[0]
    return output if dtype == z_t.dtype else output.to(z_t.dtype)


def computing_dtype(network: Any) -> torch.dtype:
    """Return the dtype that a network computes in.

    It is that of its first weights, unless these are stored in 8 bits; then diffusers' `dtype` finds it in the hooks of
    the modules. That property looks at all of them whenever it is asked, which takes 1% of a step of `pocket`.
    """
    first: torch.dtype = next(network.parameters()).dtype
    if first.itemsize > 1:
        return first
    found: torch.dtype = network.dtype
    return found


def _repeated(values: Tensor, count: int) -> Tensor:
    """Repeat control images or features for a batch."""
    return values.repeat(count // len(values), 1, 1, 1)


def _added(sum_: list[Tensor] | None, more: list[Tensor]) -> list[Tensor]:
    """Add the outputs of another network to the running sum, which starts with the first network's."""
    return more if sum_ is None else [a + b for a, b in zip(sum_, more, strict=True)]


def guidance_embedding(guidance: float, width: int, like: Tensor) -> Tensor:
    """Return the sinusoidal embedding of a guidance scale, [N, width] (Luo et al. 2023, "Latent Consistency Models").

    Args:
        guidance: 1 means no guidance.
        width: Length of the embedding.
        like: Gives N, dtype and device.
    """
    half = width // 2
    frequencies = torch.exp(torch.arange(half, dtype=torch.float32) * -(torch.log(torch.tensor(10000.0)) / (half - 1)))
    angles = 1000 * (guidance - 1) * frequencies
    embedding = torch.nn.functional.pad(torch.cat([angles.sin(), angles.cos()]), (0, width % 2))
    return embedding.to(like, non_blocking=True).expand(len(like), -1)
