"""Estimates the memory that a model takes, from its headers alone, and whether a computer has it.

The figures for activations are those that other programs plan with (ComfyUI, InvokeAI), measured on networks of Stable
Diffusion's size with memory-efficient attention. Other networks are scaled by their width, the square root of their
parameters.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import sqrt
from typing import Literal

from studio.protocol.engine_settings import DEFAULTS, EngineSettings, Saving
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard, find_model, read_card
from studio.protocol.modelfacts import ModelFacts, facts_of

Fit = Literal["fits", "tight", "too large"]

FLOAT32, FLOAT16, FLOAT8 = 4, 2, 1  # bytes per number
PRECISE_KINDS = ("stable-diffusion", "controlnet", "kl-autoencoder")  # of which the precision can be chosen
TILE = 512  # pixels a side of a tile, when a large picture is decoded in tiles
_DECODING = 2200  # numbers for each pixel, at the decoder's widest layers
_DENOISING = 0.01 * 2**20  # numbers for each position of a latent
_UNET, _VAE = 859_520_964, 83_653_863  # parameters of Stable Diffusion 1's networks, which these figures are for
_UNET_FACTORS = {"sdxl": 0.8, "sdxl-inpaint": 0.8, "sdxl-refiner": 0.8}  # its attention begins at half the resolution
_DECODERS = ("vae", "vqvae", "decoder")
_RESERVE = 3 * 2**30  # bytes kept free for other programs, on a computer with at least eight times as much


@dataclass(frozen=True)
class Device:
    """Where a model runs.

    Attributes:
        memory: Its bytes of memory.
        gpu: Whether it is a graphics card, to which networks can be moved one at a time.
    """

    memory: int
    gpu: bool = False

    @property
    def free(self) -> int:
        """Bytes that a model may use, with a reserve for other programs."""
        return self.memory - min(_RESERVE, self.memory // 8)


@dataclass(frozen=True)
class MemoryNeed:
    """Bytes of memory that a generation needs.

    Attributes:
        weights: Weights of each network, by its name.
        denoising: Activations of a pass of the denoiser.
        decoding: Activations of decoding the picture at once.
        tiled: Activations of decoding it in tiles.
        in_8_bits: Weights of each network that can be stored in 8 bits per number, stored so.
    """

    weights: Mapping[str, int]
    denoising: int
    decoding: int
    tiled: int
    in_8_bits: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Bytes with all networks in memory, and the picture decoded at once."""
        return self.with_saving("off")

    def with_saving(self, saving: Saving) -> int:
        """Return the bytes with a way of saving memory; "auto" stands for "off"."""
        weights = dict(self.weights)
        if saving == "fp8":
            weights |= {name: self.in_8_bits.get(name, size) for name, size in weights.items()}
        decoding = self.decoding if saving in ("auto", "off") else self.tiled
        if saving in ("auto", "off", "tiled"):
            return sum(weights.values()) + max(self.denoising, decoding)
        apart = {name: size for name, size in weights.items() if name.startswith("text_encoder") or name in _DECODERS}
        decoder = sum(size for name, size in apart.items() if name in _DECODERS)
        return max(sum(weights.values()) - sum(apart.values()) + self.denoising, decoder + decoding, *apart.values())

    def least(self, device: Device) -> int:
        """Return the bytes with everything that saves memory and changes pictures by rounding errors only."""
        return self.with_saving("offloaded" if device.gpu else "tiled")

    def fit(self, device: Device) -> Fit:
        """Return "fits", "tight" (it fits with the measures of `least`) or "too large"."""
        if self.total <= device.free:
            return "fits"
        return "tight" if self.least(device) <= device.free else "too large"

    def saving(self, device: Device) -> Saving:
        """Return what "auto" does to save memory on a device: the first level that fits, else the last."""
        levels: tuple[Saving, ...] = ("off", "tiled", "offloaded", "fp8") if device.gpu else ("off", "tiled")
        return next((level for level in levels if self.with_saving(level) <= device.free), levels[-1])


def this_computer() -> Device:
    """Return this computer's processor with its memory; graphics cards are known to torch only."""
    import psutil  # seldom needed by a window

    return Device(psutil.virtual_memory().total)


def memory_need(
    card: ModelCard,
    facts: ModelFacts,
    *,
    gpu: bool = False,
    size: tuple[int, int] | None = None,
    count: int = 1,
    settings: EngineSettings = DEFAULTS,
) -> MemoryNeed:
    """Return what a model needs for `count` pictures in one batch, each with guidance.

    Args:
        card: The model's card.
        facts: Its facts, from the headers.
        gpu: Whether it runs on a graphics card.
        size: Width and height of the pictures; None: those on the card.
        count: Pictures in the batch.
        settings: How the engine computes.
    """
    number = bytes_of_number(card, foreign=facts.foreign, gpu=gpu, settings=settings)
    width, height = size or (card.size, card.size)
    pixels = width * height
    decoder = sum(facts.parameters.get(name, 0) for name in _DECODERS)
    unet = facts.parameters.get("unet", 0)
    factor = _UNET_FACTORS.get(card.family, sqrt(unet / _UNET))
    places = pixels * (card.latent[-1] / card.size) ** 2 if len(card.latent) == 3 else pixels
    decoding = number * _DECODING * sqrt(decoder / _VAE)
    return MemoryNeed(
        weights={name: number * parameters for name, parameters in facts.parameters.items()},
        denoising=int(2 * count * places * number * _DENOISING * factor),
        decoding=int(count * pixels * decoding),
        tiled=int(min(pixels, TILE * TILE) * decoding),
        in_8_bits={"unet": FLOAT8 * unet} if card.kind == "stable-diffusion" else {},
    )


def recipe_need(recipe: GenerateRecipe, *, gpu: bool = False, settings: EngineSettings = DEFAULTS) -> MemoryNeed:
    """Return what a recipe needs: its model, and the networks beside it.

    Raises:
        BadInput: A model is missing or damaged.
    """
    place = find_model(recipe.model)
    card = read_card(place)
    need = memory_need(card, facts_of(place), gpu=gpu, size=recipe.size, settings=settings)
    weights = dict(need.weights)
    for index, control in enumerate(recipe.controls):
        if control.model is not None:
            weights[f"controlnet {index}"] = _weights(control.model, gpu, settings)
    if recipe.refiner is not None:
        weights["refiner"] = _weights(recipe.refiner, gpu, settings, "unet")
    # the first steps evaluate each region with a negative prompt of its own
    return replace(need, weights=weights, denoising=need.denoising * (1 + len(recipe.regions)))


def bytes_of_number(card: ModelCard, *, foreign: bool, gpu: bool, settings: EngineSettings) -> int:
    """Return the bytes of one number of a loaded model's weights."""
    if card.kind not in PRECISE_KINDS:
        return FLOAT32
    if settings.precision == "auto":
        return FLOAT16 if gpu and foreign else FLOAT32
    return FLOAT32 if settings.precision == "float32" else FLOAT16


def _weights(model: str, gpu: bool, settings: EngineSettings, part: str = "") -> int:
    """Return the bytes of a model's weights, or of those of one of its networks."""
    place = find_model(model)
    facts = facts_of(place)
    number = bytes_of_number(read_card(place), foreign=facts.foreign, gpu=gpu, settings=settings)
    return number * (facts.parameters.get(part, 0) if part else facts.total)
