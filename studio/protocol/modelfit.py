"""Estimates the memory that a model takes, from its headers alone, and whether a computer has it.

The figures for activations are those that other programs plan with (ComfyUI, InvokeAI), measured on networks of Stable
Diffusion's size with memory-efficient attention. Other networks are scaled by their width, the square root of their
parameters.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Literal

import psutil

from studio.protocol.modelcard import ModelCard
from studio.protocol.modelfacts import ModelFacts

Fit = Literal["fits", "tight", "too large"]

FLOAT32, FLOAT16 = 4, 2  # bytes of a number
TILE = 512  # pixels a side of a tile, when a large picture is decoded in tiles
_DECODING = 2200  # numbers for each pixel, at the decoder's widest layers
_DENOISING = 0.01 * 2**20  # numbers for each position of a latent
_UNET, _VAE = 859_520_964, 83_653_863  # parameters of Stable Diffusion 1's networks, which these figures are for
_UNET_FACTORS = {"sdxl": 0.8, "sdxl-inpaint": 0.8, "sdxl-refiner": 0.8}  # its attention begins at half the resolution
_UNGUESSED = 1.25  # of the weights, where nothing but their number is known
_RESERVE = 3 * 2**30  # kept free for other programs, on a computer with at least eight times as much


@dataclass(frozen=True)
class Device:
    """Where a model runs.

    Attributes:
        memory: Its bytes of memory.
        gpu: Whether it is a graphics card, to which networks can be moved one after the other.
    """

    memory: int
    gpu: bool = False

    @property
    def free(self) -> int:
        """What a model may take, beside what other programs need."""
        return self.memory - min(_RESERVE, self.memory // 8)


@dataclass(frozen=True)
class MemoryNeed:
    """Bytes of memory for one picture in the making.

    Attributes:
        weights: Of each network, by its name.
        denoising: Activations of a pass of the denoiser.
        decoding: Activations of decoding the picture at once.
        tiled: Activations of decoding it in tiles.
    """

    weights: Mapping[str, int]
    denoising: int
    decoding: int
    tiled: int

    @property
    def total(self) -> int:
        """With all networks in memory, and the picture decoded at once."""
        return sum(self.weights.values()) + max(self.denoising, self.decoding)

    def least(self, device: Device) -> int:
        """With everything done to save memory: tiled decoding and, on a graphics card, one network at a time."""
        if not device.gpu:
            return sum(self.weights.values()) + max(self.denoising, self.tiled)
        texts = [size for name, size in self.weights.items() if name.startswith("text_encoder")]
        decoder = self.weights.get("vae", 0)
        denoisers = sum(self.weights.values()) - sum(texts) - decoder
        return max(denoisers + self.denoising, decoder + self.tiled, *texts, 0)

    def fit(self, device: Device) -> Fit:
        """Return whether it "fits" as it is, "tight": only with everything done to save memory, or is "too large"."""
        if self.total <= device.free:
            return "fits"
        return "tight" if self.least(device) <= device.free else "too large"


def this_computer() -> Device:
    """Return this computer's processor with its memory; which graphics card there is, only torch can tell."""
    return Device(psutil.virtual_memory().total)


def memory_need(
    card: ModelCard,
    facts: ModelFacts,
    *,
    gpu: bool = False,
    size: tuple[int, int] | None = None,
    count: int = 1,
) -> MemoryNeed:
    """Return what a model needs for `count` pictures in one batch, each with guidance.

    Args:
        card: The model's card.
        facts: What its headers tell.
        gpu: Whether it runs on a graphics card, where models made elsewhere take 16 bits a number.
        size: Width and height of the pictures; None: those on the card.
        count: Pictures in the batch.
    """
    number = FLOAT16 if gpu and facts.foreign else FLOAT32
    width, height = size or (card.size, card.size)
    pixels = width * height
    decoder = next((facts.parameters[name] for name in ("vae", "vqvae", "decoder") if name in facts.parameters), 0)
    unet = facts.parameters.get("unet", 0)
    factor = _UNET_FACTORS.get(card.family, sqrt(unet / _UNET))
    places = pixels * (card.latent[-1] / card.size) ** 2 if len(card.latent) == 3 else pixels
    decoding = number * _DECODING * sqrt(decoder / _VAE)
    return MemoryNeed(
        weights={name: number * parameters for name, parameters in facts.parameters.items()},
        denoising=int(2 * count * places * number * _DENOISING * factor),
        decoding=int(count * pixels * decoding),
        tiled=int(min(pixels, TILE * TILE) * decoding),
    )


def rough_need(parameters: int) -> int:
    """Return about how many bytes a model takes of which only the number of parameters is known, in float32."""
    return int(parameters * FLOAT32 * _UNGUESSED)
