"""Model folders and files: diffusers' layout with a card and digests, written whole and read without trust."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import diffusers
import torch
from diffusers import UNet2DModel
from pydantic import ValidationError
from safetensors import SafetensorError
from safetensors.torch import load as load_tensors
from safetensors.torch import save as dump_tensors
from torch import Tensor

from studio.engine.diffusion.guidance import guided_by_labels
from studio.engine.diffusion.prediction import Denoiser, make_denoiser
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.networks.unet import empty_unet
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, write_whole
from studio.protocol.modelcard import CARD_FILE, ModelCard, dump_card, read_card
from studio.protocol.recipes import describe

WEIGHTS_FILE = "unet/diffusion_pytorch_model.safetensors"
CONFIG_FILE = "unet/config.json"
SCHEDULER_FILE = "scheduler/scheduler_config.json"
INDEX_FILE = "model_index.json"
DIGESTS_FILE = "digests.json"
PICKLES = (".ckpt", ".pt", ".pth", ".bin", ".pkl", ".pickle")
MAX_HEADER_BYTES = 100_000_000  # the format's own limit

_DIFFUSERS_NAMES = {"epsilon": "epsilon", "x0": "sample", "v": "v_prediction"}


@dataclass(frozen=True)
class PixelModel:
    """A pixel diffusion model, ready to sample from.

    Attributes:
        card: What it is and can do.
        unet: The network, in eval mode on its device, float32.
        schedule: The noise schedule that it was trained on.
    """

    card: ModelCard
    unet: UNet2DModel
    schedule: NoiseSchedule

    @property
    def device(self) -> torch.device:
        """Where the network computes."""
        return next(self.unet.parameters()).device

    def denoiser(self, labels: Sequence[int | None], guidance: float) -> Denoiser:
        """Return the denoiser for a batch of pictures, with x0 held in [-1, 1].

        Args:
            labels: The class of each picture [N]; None paints without one.
            guidance: Classifier-free guidance scale: 1 none, above 1 keeps closer to the label.

        Raises:
            BadInput: The model has no such class.
        """
        classes = len(self.card.labels)
        for label in labels:
            if label is not None and not 0 <= label < classes:
                known = f"labels 0 to {classes - 1}" if classes else "no labels"
                raise BadInput(f"The model {self.card.name} knows {known}; {label} cannot be asked for.")
        if not classes:
            return make_denoiser(self._plain, self.card.prediction_type, self.schedule)
        model_fn = guided_by_labels(self._labelled, labels, classes, guidance)
        return make_denoiser(model_fn, self.card.prediction_type, self.schedule)

    def _plain(self, x_t: Tensor, t: Tensor) -> Tensor:
        return self.unet(x_t, t, return_dict=False)[0]

    def _labelled(self, x_t: Tensor, t: Tensor, labels: Tensor) -> Tensor:
        return self.unet(x_t, t, class_labels=labels, return_dict=False)[0]


def save_model(
    folder: Path,
    unet: UNet2DModel,
    card: ModelCard,
    *,
    weights: Mapping[str, Tensor] | None = None,
    half: bool = False,
    extra: Mapping[str, str] | None = None,
) -> None:
    """Write a model folder that diffusers reads too; it appears under its name when it is complete.

    Args:
        folder: Where; must not exist yet.
        unet: The network.
        card: Its card, which becomes studio.json.
        weights: Other weights of the same shapes to save in place of the network's own, such as their average.
        half: Save in float16.
        extra: Further text files by name, such as README.md.

    Raises:
        BadInput: The place is taken or cannot be written; nothing is left there.
    """
    folder = Path(folder)
    if folder.exists():
        raise BadInput(f"{folder} exists already. Choose another name, or remove it first.")
    make_folder(folder.parent)
    files = _files(unet, card, weights, half)
    # The card is left out: a person may give the model another title.
    files[DIGESTS_FILE] = _json({name: digest(data) for name, data in files.items() if name != CARD_FILE})
    files.update({name: text.encode("utf-8") for name, text in (extra or {}).items()})
    try:
        work = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}.", suffix=".part"))
    except OSError as error:
        raise BadInput(f"Could not write {folder}: {error.strerror or error}.") from error
    try:
        for name, data in files.items():
            make_folder((work / name).parent)
            write_whole(work / name, data)
        os.chmod(work, 0o755)
        os.replace(work, folder)
    except OSError as error:
        raise BadInput(f"Could not write {folder}: {error.strerror or error}.") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def save_single_file(path: Path, unet: UNet2DModel, card: ModelCard, *, half: bool = False) -> None:
    """Write a model as one .safetensors file: its card and the network's description are in the metadata."""
    metadata = {"format": "pt", "studio.card": dump_card(card), "studio.unet": _json(_config(unet)).decode()}
    write_whole(Path(path), dump_tensors(_tensors(unet.state_dict(), half), metadata))


def load_model(path: Path, device: str = "cpu") -> PixelModel:
    """Read a model folder or a single .safetensors file.

    Args:
        path: A folder as `save_model` writes it, or a file as `save_single_file` does.
        device: "auto" (CUDA when there is any, else the CPU) or a torch device.

    Raises:
        BadInput: It is missing, pickled, truncated, damaged, or of another shape than it says.
    """
    path = Path(path)
    refuse_pickle(path)
    card, config, data = _read_folder(path) if path.is_dir() else _read_file(path)
    unet = empty_unet(config)
    _agree(path, card, unet)
    expected = {name: tuple(tensor.shape) for name, tensor in unet.state_dict().items()}
    tensors = _checked_tensors(path, data, expected)
    unet.load_state_dict(tensors, assign=True)
    chosen = ("cuda" if torch.cuda.is_available() else "cpu") if device == "auto" else device
    unet = unet.to(device=chosen, dtype=torch.float32).eval().requires_grad_(False)
    return PixelModel(card, unet, NoiseSchedule.of(card.schedule))


def refuse_pickle(path: Path) -> None:
    """Raise BadInput for a pickled checkpoint, told by its name or its first bytes, and say what to do."""
    pickled = path.suffix.lower() in PICKLES
    if not pickled and path.is_file():
        try:
            with open(path, "rb") as file:
                start = file.read(4)
        except OSError as error:
            raise BadInput(f"Could not read {path}: {error.strerror or error}.") from error
        pickled = start.startswith((b"PK\x03\x04", b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05"))
        pickled = pickled and not _plausible_header(path)
    if pickled:
        raise BadInput(
            f"{path.name} is a pickled checkpoint, which can run any program when it is opened, so it is refused. "
            "If you trust its source, convert it to .safetensors with safetensors.torch.save_file "
            "(or diffusers' save_pretrained) and open that."
        )


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _files(unet: UNet2DModel, card: ModelCard, weights: Mapping[str, Tensor] | None, half: bool) -> dict[str, bytes]:
    """The files of a model folder by name."""
    index = {
        "_class_name": "DDPMPipeline",
        "_diffusers_version": diffusers.__version__,
        "scheduler": ["diffusers", "DDPMScheduler"],
        "unet": ["diffusers", "UNet2DModel"],
    }
    schedule = NoiseSchedule.of(card.schedule)
    scheduler = {
        "_class_name": "DDPMScheduler",
        "_diffusers_version": diffusers.__version__,
        "num_train_timesteps": card.schedule.timesteps,
        "trained_betas": schedule.trained_betas().tolist(),
        "prediction_type": _DIFFUSERS_NAMES[card.prediction_type],
        "clip_sample": True,
        "variance_type": "fixed_small",
        "timestep_spacing": "trailing",
    }
    tensors = dump_tensors(_tensors(weights or unet.state_dict(), half), {"format": "pt"})
    return {
        CARD_FILE: dump_card(card).encode("utf-8"),
        INDEX_FILE: _json(index),
        CONFIG_FILE: _json(_config(unet)),
        SCHEDULER_FILE: _json(scheduler),
        WEIGHTS_FILE: tensors,
    }


def _config(unet: UNet2DModel) -> dict[str, Any]:
    """A network's description for a file: diffusers' own, without what belongs to this machine."""
    config = {name: value for name, value in dict(unet.config).items() if not name.startswith("_")}
    return {"_class_name": "UNet2DModel", "_diffusers_version": diffusers.__version__, **config}


def _tensors(weights: Mapping[str, Tensor], half: bool) -> dict[str, Tensor]:
    dtype = torch.float16 if half else torch.float32
    return {name: tensor.detach().to("cpu", dtype).contiguous() for name, tensor in weights.items()}


def _read_folder(path: Path) -> tuple[ModelCard, dict[str, Any], bytes]:
    card = read_card(path)
    if not (path / WEIGHTS_FILE).is_file():
        for file in sorted((path / "unet").glob("*")):
            refuse_pickle(file)
        raise BadInput(f"{path} has no weights: {WEIGHTS_FILE} is missing.")
    contents = {name: _read(path / name) for name in (CONFIG_FILE, WEIGHTS_FILE)}
    if (path / DIGESTS_FILE).is_file():
        known = _parse_json(path / DIGESTS_FILE, _read(path / DIGESTS_FILE))
        for name, data in contents.items():
            if known.get(name) != digest(data):
                raise BadInput(f"{path / name} is damaged: its SHA-256 is not the one in {DIGESTS_FILE}.")
    return card, _parse_json(path / CONFIG_FILE, contents[CONFIG_FILE]), contents[WEIGHTS_FILE]


def _read_file(path: Path) -> tuple[ModelCard, dict[str, Any], bytes]:
    if path.suffix.lower() != ".safetensors":
        raise BadInput(f"{path} is not a model: give a model folder or a .safetensors file.")
    data = _read(path)
    metadata = _header(path, data).get("__metadata__") or {}
    if "studio.card" not in metadata or "studio.unet" not in metadata:
        raise BadInput(f"{path.name} holds weights only; a model file says in its metadata what they are.")
    try:
        card = ModelCard.model_validate_json(metadata["studio.card"])
    except ValidationError as error:
        raise BadInput(f"The card in {path.name} is broken: {describe(error)}") from error
    return card, _parse_json(path, metadata["studio.unet"].encode()), data


def _agree(path: Path, card: ModelCard, unet: UNet2DModel) -> None:
    """Refuse a network that is not what the card says."""
    config = unet.config
    classes = len(card.labels) + 1 if card.labels else None
    said = (card.size, card.channels, card.channels, classes)
    found = (config.sample_size, config.in_channels, config.out_channels, config.num_class_embeds)
    if said != found:
        raise BadInput(f"{path} does not hold together: its card and its network's description differ.")


def _checked_tensors(path: Path, data: bytes, expected: Mapping[str, tuple[int, ...]]) -> dict[str, Tensor]:
    """Parse the weights after comparing every shape in the header, so that nothing absurd is allocated."""
    header = _header(path, data)
    shapes = {
        name: tuple(entry["shape"])
        for name, entry in header.items()
        if name != "__metadata__" and isinstance(entry, dict) and isinstance(entry.get("shape"), list)
    }
    if shapes != dict(expected):
        wrong = sorted(name for name in shapes.keys() | expected.keys() if shapes.get(name) != expected.get(name))
        raise BadInput(f"{path} holds other weights than its network needs ({wrong[0]} and {len(wrong) - 1} more).")
    try:
        tensors = load_tensors(data)
    except SafetensorError as error:
        raise BadInput(f"{path} is damaged or truncated: {error}.") from error
    if not all(tensor.is_floating_point() and bool(tensor.isfinite().all()) for tensor in tensors.values()):
        raise BadInput(f"{path} is damaged: it has weights that are not finite numbers.")
    return {name: tensor.float() for name, tensor in tensors.items()}


def _header(path: Path, data: bytes) -> dict[str, Any]:
    length = int.from_bytes(data[:8], "little")
    if len(data) < 8 or length > min(MAX_HEADER_BYTES, len(data) - 8):
        raise BadInput(f"{path} is damaged or truncated: it is not a whole safetensors file.")
    return _parse_json(path, data[8 : 8 + length])


def _plausible_header(path: Path) -> bool:
    with open(path, "rb") as file:
        length = int.from_bytes(file.read(8), "little")
        return length < path.stat().st_size and file.read(1) == b"{"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"Could not read {path}: {error.strerror or error}.") from error


def _json(value: Any) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def _parse_json(path: Path, data: bytes) -> dict[str, Any]:
    try:
        value = json.loads(data)
    except ValueError as error:  # not JSON, or not UTF-8
        raise BadInput(f"{path} is damaged: it cannot be read.") from error
    if not isinstance(value, dict):
        raise BadInput(f"{path} is damaged: it does not hold what it should.")
    return value
