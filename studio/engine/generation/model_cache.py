"""Keeps the most recently used models in memory within a budget, and reloads one when its files have changed."""

import os
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace
from pathlib import Path

import psutil
import torch

from studio.engine.generation.control_cache import ControlImages
from studio.engine.generation.unused_memory import release_unused
from studio.engine.models import turbo
from studio.engine.models.files import load_model
from studio.engine.models.loading import Loading
from studio.engine.models.model import Model
from studio.engine.models.offloading import Offloader
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.engine_settings import DEFAULTS, EngineSettings, Saving
from studio.protocol.errors import BadInput
from studio.protocol.filestats import FileStamps, file_stamps
from studio.protocol.modelcard import find_model, read_card
from studio.protocol.modelfacts import facts_of
from studio.protocol.modelfit import TILE, Device, bytes_of_number

Stamp = tuple[str, FileStamps, Loading]  # of a model: its path, its files, and how it is loaded

_SMALL = ("pixel", "latent", "decoder")  # kinds of models whose networks always stay on the device


class ModelCache:
    """The most recently used models.

    Args:
        device: "auto" (CUDA if available, else the CPU) or a torch device.
        settings: How models are loaded, and how much memory they may take; see `configure`.
        load: Reads a model's folder or file onto a device; None: as the settings say.

    Attributes:
        control_images: Those made last.
        object_embedding: The model's embedding of the picture that objects were last selected in: what it was computed
            from, and its tensors.
        compiles: Whether compiling networks pays off on the device: the settings' `turbo` does nothing elsewhere.
    """

    def __init__(
        self,
        device: str = "auto",
        settings: EngineSettings = DEFAULTS,
        load: Callable[[Path, str], Model] | None = None,
    ) -> None:
        self.device = ("cuda" if torch.cuda.is_available() else "cpu") if device == "auto" else device
        self._load = load or self._load_as_set
        self._models: OrderedDict[Stamp, Model] = OrderedDict()
        self.control_images = ControlImages()
        self.object_embedding: tuple[Hashable, tuple[torch.Tensor, ...]] | None = None
        self._offloader = Offloader(self.device)
        self.compiles = self.device.startswith("cuda")
        self.configure(settings)

    @property
    def hardware(self) -> Device:
        """The device with its memory."""
        if self.device.startswith("cuda") and torch.cuda.is_available():
            return Device(torch.cuda.get_device_properties(self.device).total_memory, gpu=True)
        return Device(psutil.virtual_memory().total)

    @property
    def budget(self) -> int:
        """Bytes that the models may take together."""
        budget = self.settings.memory_budget
        return self.hardware.memory // 2 if budget is None else budget

    @property
    def taken(self) -> int:
        """Bytes that the models take."""
        return sum(map(bytes_of, self._models.values()))

    def configure(self, settings: EngineSettings, saving: Saving = "off") -> None:
        """Set how the next models are loaded; one that was loaded differently is loaded again.

        Args:
            settings: The settings.
            saving: How memory is saved; "auto" stands for "off".
        """
        self.settings, self.saving = settings, saving
        self.loading = Loading(settings.precision, saving in ("offloaded", "fp8"), saving == "fp8")

    def stamp(self, name: str) -> Stamp:
        """Return a stamp that changes when a model's files do; raises BadInput when there is no such model."""
        return self._stamp(find_model(name))

    def holds(self, name: str) -> bool:
        """Whether the model is loaded already; raises BadInput when there is no such model."""
        return self.stamp(name) in self._models

    def get(self, name: str) -> Model:
        """Return a model by name or path, loading it when needed; raises BadInput when it is missing or damaged."""
        path = find_model(name)
        stamp = self._stamp(path)
        if stamp not in self._models:
            for known in [known for known in self._models if known[0] == stamp[0]]:
                del self._models[known]  # its files have changed, or the way it is loaded
            self._make_room(self._expected(path))
            self._models[stamp] = self._load(path, self.device)
        self._models.move_to_end(stamp)
        self._make_room(0)
        model = self._models[stamp]
        self._set_turbo(model)
        vae = model.parts.get("vae")
        if hasattr(vae, "tile_sample_min_size"):
            tile_decoding(vae, self.saving not in ("auto", "off"))
        return model

    def clear(self) -> None:
        """Drop all models and control images, and free their memory on the device."""
        self._models.clear()
        self.control_images.clear()
        self.object_embedding = None
        release_unused()

    def _make_room(self, coming: int) -> None:
        """Drop the models used least recently until `coming` more bytes fit; without any, keep the last one."""
        dropped, budget = False, self.budget
        while len(self._models) > (0 if coming else 1) and self.taken + coming > budget:
            self._models.popitem(last=False)
            dropped = True
        if dropped:
            release_unused()

    def _load_as_set(self, path: Path, device: str) -> Model:
        if not self.loading.offloaded or read_card(path).kind in _SMALL:
            return load_model(path, device, self.loading)
        model = load_model(path, "cpu", self.loading, computes_on=device)
        for network in model.parts.values():
            self._offloader.add(network)
        return replace(model, computes_on=self._offloader.device) if isinstance(model, StableDiffusionModel) else model

    def _set_turbo(self, model: Model) -> None:
        """Compile a text-to-image model's U-Net, or stop doing so."""
        if isinstance(model, StableDiffusionModel):
            plain = not (self.loading.offloaded or self.loading.fp8)
            if self.settings.turbo and self.compiles and plain:
                turbo.enable(model.unet)
            else:
                turbo.disable(model.unet)

    def _expected(self, path: Path) -> int:
        """Return the bytes that a model will take, estimated from its headers."""
        try:
            card, facts = read_card(path), facts_of(path)
        except BadInput:
            return 0  # loading it reports what is wrong
        gpu = self.device.startswith("cuda")
        return facts.total * bytes_of_number(card, foreign=facts.foreign, gpu=gpu, settings=self.settings)

    def _stamp(self, path: Path) -> Stamp:
        return os.path.realpath(path), file_stamps(path), self.loading


def bytes_of(model: Model) -> int:
    """Return the bytes of a model's weights."""
    tensors = {
        id(tensor): tensor.nbytes for part in model.parts.values() for tensor in (*part.parameters(), *part.buffers())
    }
    return sum(tensors.values())


def tile_decoding(vae: torch.nn.Module, on: bool) -> None:
    """Let diffusers' AutoencoderKL code pictures that are larger than a tile in tiles, or never."""
    vae.use_tiling = vae.use_slicing = on
    vae.tile_sample_min_size = TILE
    vae.tile_latent_min_size = TILE // 2 ** (len(vae.config.block_out_channels) - 1)
