"""Checkpoints: everything an exact resume needs, complete or not there at all, and checked before it is used."""

import contextlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load as load_tensors
from safetensors.torch import save as dump_tensors
from torch import Tensor, nn

from studio.engine.models.files import digest, save_model
from studio.engine.training.muon import keeps
from studio.engine.training.other_network import refuse_other_network, settings_of
from studio.engine.training.randomness import random_state, restore_random_state
from studio.engine.training.trainer import Best, Trainer
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, write_whole
from studio.protocol.modelcard import ModelCard
from studio.protocol.runfolder import CHECKPOINT_DONE, RunFolder

TENSORS_FILE = "state.safetensors"
STATE_FILE = "state.json"
CPU = "cpu"  # what a checkpoint calls any of them; a GPU has its own name


@dataclass(frozen=True)
class Snapshot:
    """The state of a run between two steps, on the CPU and apart from what goes on training.

    Attributes:
        step: After which step it was taken.
        loss: On held-out pictures, as of the last validation; None when there was none.
        saved: The networks of the model, for their descriptions only.
        card: The model's card.
        weights: The averaged weights.
        tensors: The raw state by name, for state.safetensors.
        values: The rest of it, for state.json.
        keep: How many of the newest checkpoints stay beside the best.
    """

    step: int
    loss: float | None
    saved: dict[str, nn.Module]
    card: ModelCard
    weights: dict[str, Tensor]
    tensors: dict[str, Tensor]
    values: dict[str, Any]
    keep: int


def take_snapshot(trainer: Trainer, loss: float | None = None) -> Snapshot:
    """Copy everything that an exact resume needs; `loss` is that on held-out pictures."""
    weights = {name: _copy(tensor) for name, tensor in trainer.ema.weights().items()}
    tensors, values = _state(trainer)
    keep = trainer.recipe.keep_checkpoints
    return Snapshot(trainer.step, loss, trainer.saved, trainer.card(), weights, tensors, values, keep)


def write_snapshot(snapshot: Snapshot, folder: RunFolder) -> Path:
    """Write a checkpoint, then remove the oldest beyond the newest `keep`, but never the one with the lowest loss.

    It holds model/ (the averaged model, ready to load), the raw state in state.safetensors and state.json, and, written
    last, complete.json with the SHA-256 of every other file. Without that file the folder counts for nothing.

    Raises:
        BadInput: It cannot be written; earlier checkpoints are as they were.
    """
    target = folder.checkpoints / f"{snapshot.step:08d}"
    if (target / CHECKPOINT_DONE).is_file():
        return target
    shutil.rmtree(target, ignore_errors=True)  # left by a run that was ended while writing it
    make_folder(target)
    try:
        save_model(target / "model", snapshot.saved, snapshot.card, weights=snapshot.weights)
        write_whole(target / TENSORS_FILE, dump_tensors(snapshot.tensors))
        write_whole(target / STATE_FILE, json.dumps(snapshot.values).encode())
        files = {str(path.relative_to(target)): digest(path.read_bytes()) for path in _files(target)}
        done = {"step": snapshot.step, "loss": snapshot.loss, "files": files}
        write_whole(target / CHECKPOINT_DONE, json.dumps(done, indent=2).encode())
    except (BadInput, OSError) as error:
        shutil.rmtree(target, ignore_errors=True)
        raise error if isinstance(error, BadInput) else BadInput(f"Could not write {target}: {error}.") from error
    _rotate(folder, snapshot.keep)
    return target


def newest_checkpoint(folder: RunFolder) -> Path | None:
    """Return the newest complete checkpoint, or None."""
    complete = folder.complete_checkpoints()
    return complete[-1] if complete else None


def load_checkpoint(trainer: Trainer, path: Path, say: Callable[[str], None] = lambda text: None) -> None:
    """Put the trainer where the checkpoint left off: weights, average, optimizer, random states, place in the data.

    Args:
        trainer: As its recipe makes it.
        path: The checkpoint's folder.
        say: Told in words what could not be taken over.

    Raises:
        BadInput: A file is missing, cut short, changed since it was written, or of another network.
    """
    contents = _checked(path)
    try:
        tensors = load_tensors(contents[TENSORS_FILE])
        values = json.loads(contents[STATE_FILE])
        weights = _part(tensors, "model.")
        refuse_other_network(trainer, weights, values.get("settings", {}))
        trainer.network.load_state_dict(weights)
        trainer.ema.load(_part(tensors, "ema."), values["ema_updates"])
        _load_optimizers(trainer, tensors, say)
        trainer.order.seen = values["data"]["seen"]
        trainer.best = Best(**values["best"])
        trainer.step = values["step"]
        trainer.seconds = values["seconds"]
        if values["recipe_rate"] == trainer.recipe.learning_rate:  # otherwise the resume asks for another
            trainer.base_rate = values["base_rate"]
        trainer.learning_rate = values["learning_rate"]
        restore_random_state(_part(tensors, "random."), values["random"])
        was = values.get("device", CPU)
        if was != CPU and not torch.cuda.is_available():
            say(
                f"The checkpoint was made on a GPU that is not here ({was}); the run goes on with the CPU, more slowly."
            )
    except (KeyError, TypeError, ValueError, RuntimeError, SafetensorError) as error:
        reason = " ".join(str(error).split())[:160]
        raise BadInput(f"The checkpoint {path} does not fit this run: {reason}") from error


def state_of(path: Path) -> dict[str, Any]:
    """Return a checkpoint's plain values (step, seconds, the data's fingerprint ...); BadInput when unreadable."""
    try:
        values: dict[str, Any] = json.loads((path / STATE_FILE).read_bytes())
    except (OSError, ValueError) as error:
        raise BadInput(f"The checkpoint {path} is damaged: {STATE_FILE} cannot be read.") from error
    return values


def _state(trainer: Trainer) -> tuple[dict[str, Tensor], dict[str, Any]]:
    tensors = {f"model.{name}": tensor for name, tensor in trainer.network.state_dict().items()}
    tensors |= {f"ema.{name}": tensor for name, tensor in trainer.ema.weights().items()}
    for name, parameter, optimizer in _learnt(trainer):
        tensors |= {f"{name}{key}": tensor for key, tensor in optimizer.state.get(parameter, {}).items()}
    random_tensors, random_values = random_state()
    tensors |= {f"random.{name}": tensor for name, tensor in random_tensors.items()}
    best, order = trainer.best, trainer.order
    values = {
        "step": trainer.step,
        "seconds": trainer.seconds,
        "settings": settings_of(trainer),
        "recipe_rate": trainer.recipe.learning_rate,
        "base_rate": trainer.base_rate,
        "learning_rate": trainer.learning_rate,
        "ema_updates": trainer.ema.updates,
        "data": {
            "seen": order.seen,
            "pass": order.seen // order.count,
            "place": order.seen % order.count,
            "fingerprint": trainer.fingerprint,
        },
        "best": {"loss": best.loss, "step": best.step, "since": best.since, "last": best.last},
        "random": random_values,
        "torch": torch.__version__,
        "device": _device(trainer),
    }
    return {name: _copy(tensor) for name, tensor in tensors.items()}, values


def _device(trainer: Trainer) -> str:
    return torch.cuda.get_device_name(trainer.device) if trainer.device.type == "cuda" else CPU


def _copy(tensor: Tensor) -> Tensor:
    return tensor.detach().cpu().clone().contiguous()


def _learnt(trainer: Trainer) -> Iterator[tuple[str, nn.Parameter, torch.optim.Optimizer]]:
    """Every weight that learns, with the name that its optimizer's state goes by, and that optimizer."""
    for number, player in enumerate(trainer.players):
        for index, parameter in enumerate(player.parameters):
            yield f"optimizer.{number}.{index}.", parameter, player.optimizer


def _load_optimizers(trainer: Trainer, tensors: dict[str, Tensor], say: Callable[[str], None]) -> None:
    """Let each optimizer go on; what another kind of optimizer knew of a weight is of no use to it."""
    foreign = False
    for name, parameter, optimizer in _learnt(trainer):
        state = _part(tensors, name)
        if not state:  # Adam has none before its first step
            continue
        if keeps(optimizer, parameter, state):  # its step count stays where it was, beside the weights
            optimizer.state[parameter] = {key: tensor.to(trainer.device) for key, tensor in state.items()}
        else:
            foreign = True
    if foreign:
        say("The optimizer is another one than the checkpoint's: it begins anew, and the weights are kept.")


def _checked(path: Path) -> dict[str, bytes]:
    """Read the files of a checkpoint that a resume needs, each compared with its digest."""
    try:
        known = json.loads((path / CHECKPOINT_DONE).read_bytes())["files"]
        contents = {name: (path / name).read_bytes() for name in (TENSORS_FILE, STATE_FILE)}
        for name, data in contents.items():
            if known[name] != digest(data):
                raise ValueError(f"{name} is not as it was written")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(
            f"The checkpoint {path} is damaged ({error}). Remove that folder to go on from the one before it."
        ) from error
    return contents


def _part(tensors: dict[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != CHECKPOINT_DONE)


def _rotate(folder: RunFolder, keep: int) -> None:
    """Remove the oldest complete checkpoints but the best; complete.json goes first: none is ever half there."""
    best = folder.best_checkpoint()
    for old in folder.complete_checkpoints()[:-keep]:
        if old == best:
            continue
        with contextlib.suppress(OSError):
            os.unlink(old / CHECKPOINT_DONE)
        shutil.rmtree(old, ignore_errors=True)
