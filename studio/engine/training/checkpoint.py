"""Checkpoints: the full training state, written atomically and verified before use."""

import contextlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil
import torch
from safetensors import SafetensorError
from safetensors.torch import load as load_tensors
from safetensors.torch import save as dump_tensors
from torch import Tensor, nn

from studio.engine.models.files import save_model
from studio.engine.models.formats.weights import digest, file_digest
from studio.engine.training.muon import state_fits
from studio.engine.training.network_compatibility import check_same_network, settings_of
from studio.engine.training.randomness import random_state, restore_random_state
from studio.engine.training.sample_watch import SampleWatch
from studio.engine.training.trainer import Best, Trainer
from studio.protocol.checkpoints import STATE_FILE, TENSORS_FILE, known_digests, newest_intact
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, read_regular, write_atomically
from studio.protocol.jsontext import MAX_BYTES, parse_json_text
from studio.protocol.modelcard import ModelCard
from studio.protocol.runfolder import CHECKPOINT_DONE, RunFolder

CPU = "cpu"  # the device name in a checkpoint for any CPU; a GPU is recorded by its model


@dataclass(frozen=True)
class Checkpoint:
    """A copy of the training state between two steps, on the CPU.

    Attributes:
        step: Number of completed steps.
        loss: The last validation loss; None if there is none.
        saved: The networks of the model, used for their configurations only.
        card: The model card.
        weights: The averaged weights.
        tensors: The raw state by name, for state.safetensors.
        values: The remaining state, for state.json.
        keep: Number of newest checkpoints to keep besides the best and the requested ones.
        healthy: Whether the samples are diverse and near the data; None where that is not watched.
        requested: Whether this checkpoint was requested; such a checkpoint is never removed.
    """

    step: int
    loss: float | None
    saved: dict[str, nn.Module]
    card: ModelCard
    weights: dict[str, Tensor]
    tensors: dict[str, Tensor]
    values: dict[str, Any]
    keep: int
    healthy: bool | None = None
    requested: bool = False


def take_checkpoint(trainer: Trainer, loss: float | None = None, *, requested: bool = False) -> Checkpoint:
    """Copy everything that an exact resume needs; `loss` is the last validation loss."""
    weights = {name: _copy(tensor) for name, tensor in trainer.ema.weights().items()}
    tensors, values = _state(trainer)
    keep = trainer.recipe.keep_checkpoints
    healthy = trainer.sample_watch.is_healthy(trainer.measure_samples())
    return Checkpoint(
        trainer.step, loss, trainer.saved, trainer.card(), weights, tensors, values, keep, healthy, requested
    )


def write_checkpoint(checkpoint: Checkpoint, folder: RunFolder) -> Path:
    """Write a checkpoint, then remove all but the newest `keep`, requested ones, the best and the newest healthy one.

    The folder holds model/ (the averaged model, ready to load), the raw state in state.safetensors and state.json, and,
    written last, complete.json with the SHA-256 of every other file. A folder without complete.json is ignored.

    Raises:
        BadInput: The checkpoint cannot be written; earlier ones are untouched.
    """
    target = folder.checkpoints / f"{checkpoint.step:08d}"
    if (target / CHECKPOINT_DONE).is_file():
        if checkpoint.requested:
            mark_requested(target)
        return target
    shutil.rmtree(target, ignore_errors=True)  # left by a process that was killed while writing
    make_folder(target)
    try:
        save_model(target / "model", checkpoint.saved, checkpoint.card, weights=checkpoint.weights)
        write_atomically(target / TENSORS_FILE, dump_tensors(checkpoint.tensors))
        write_atomically(target / STATE_FILE, json.dumps(checkpoint.values).encode())
        files = {str(path.relative_to(target)): file_digest(path) for path in _files(target)}
        done = {
            "step": checkpoint.step,
            "loss": checkpoint.loss,
            "healthy": checkpoint.healthy,
            "requested": checkpoint.requested,
            "files": files,
        }
        write_atomically(target / CHECKPOINT_DONE, json.dumps(done, indent=2).encode())
    except (BadInput, OSError) as error:
        shutil.rmtree(target, ignore_errors=True)
        raise error if isinstance(error, BadInput) else BadInput(f"Could not write {target}: {error}.") from error
    _rotate(folder, checkpoint.keep)
    return target


def mark_requested(path: Path) -> None:
    """Mark a complete checkpoint as requested, so that it is never removed; raises BadInput on a full disk."""
    done = path / CHECKPOINT_DONE
    facts = parse_json_text(read_regular(done, MAX_BYTES))
    write_atomically(done, json.dumps(facts | {"requested": True}, indent=2).encode())


def newest_checkpoint(folder: RunFolder) -> Path | None:
    """Return the newest complete checkpoint, or None."""
    complete = folder.complete_checkpoints()
    return complete[-1] if complete else None


def load_checkpoint(trainer: Trainer, path: Path, notify: Callable[[str], None] = lambda text: None) -> None:
    """Restore weights, moving average, optimizers, random states and the position in the data.

    Args:
        trainer: A new trainer for the run's recipe.
        path: The checkpoint's folder.
        notify: Receives a message for anything that could not be restored.

    Raises:
        BadInput: A file is missing, truncated or modified, or belongs to another network.
    """
    contents = _checked(path)
    try:
        tensors = load_tensors(contents[TENSORS_FILE])
        values = parse_json_text(contents[STATE_FILE])
        weights = _part(tensors, "model.")
        check_same_network(trainer, weights, values.get("settings", {}))
        trainer.network.load_state_dict(weights)
        trainer.learner.restore(values.get("learner", {}))
        trainer.ema.load(_part(tensors, "ema."), values["ema_updates"])
        _load_optimizers(trainer, tensors, notify)
        trainer.order.seen = values["data"]["seen"]
        trainer.best = Best(**values["best"])
        trainer.sample_watch = SampleWatch(**values.get("diversity", {}))
        trainer.step = values["step"]
        trainer.seconds = values["seconds"]
        trainer.threads = trainer.recipe.threads or values.get("threads")
        if values["recipe_rate"] == trainer.recipe.learning_rate:  # otherwise the resumed run sets another rate
            trainer.base_rate = values["base_rate"]
        trainer.learning_rate = values["learning_rate"]
        restore_random_state(_part(tensors, "random."), values["random"])
        was = values.get("device", CPU)
        if was != CPU and not torch.cuda.is_available():
            notify(
                f"The checkpoint was made on a GPU that is not available here ({was}); training continues on the CPU."
            )
    except (KeyError, TypeError, ValueError, RuntimeError, SafetensorError) as error:
        reason = " ".join(str(error).split())[:160]
        raise BadInput(f"The checkpoint {path} does not fit this run: {reason}") from error


def state_of(path: Path) -> dict[str, Any]:
    """Return a checkpoint's plain values (step, seconds, data fingerprint ...); raises BadInput if it is damaged."""
    values: dict[str, Any] = parse_json_text(_checked(path, (STATE_FILE,))[STATE_FILE])
    return values


def _state(trainer: Trainer) -> tuple[dict[str, Tensor], dict[str, Any]]:
    tensors = {f"model.{name}": tensor for name, tensor in trainer.network.state_dict().items()}
    tensors |= {f"ema.{name}": tensor for name, tensor in trainer.ema.weights().items()}
    for name, parameter, optimizer in _optimized(trainer):
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
        "diversity": asdict(trainer.sample_watch),
        "random": random_values,
        "learner": trainer.learner.kept(),
        "torch": torch.__version__,
        "device": _device(trainer),
        "threads": trainer.threads,
    }
    return {name: _copy(tensor) for name, tensor in tensors.items()}, values


def _device(trainer: Trainer) -> str:
    return torch.cuda.get_device_name(trainer.device) if trainer.device.type == "cuda" else CPU


def _copy(tensor: Tensor) -> Tensor:
    return tensor.detach().cpu().clone().contiguous()


def _optimized(trainer: Trainer) -> Iterator[tuple[str, nn.Parameter, torch.optim.Optimizer]]:
    """Yield every trained parameter with the key prefix of its optimizer state, and its optimizer."""
    for number, group in enumerate(trainer.optimizer_groups):
        for index, parameter in enumerate(group.parameters):
            yield f"optimizer.{number}.{index}.", parameter, group.optimizer


def _load_optimizers(trainer: Trainer, tensors: dict[str, Tensor], notify: Callable[[str], None]) -> None:
    """Restore the optimizers' state; the state of another kind of optimizer is discarded."""
    discarded = False
    for name, parameter, optimizer in _optimized(trainer):
        state = _part(tensors, name)
        if not state:  # Adam has none before its first step
            continue
        if state_fits(optimizer, parameter, state):
            optimizer.state[parameter] = {key: tensor.to(trainer.device) for key, tensor in state.items()}
        else:
            discarded = True
    if discarded:
        notify("The optimizer differs from the checkpoint's: its state starts over; the weights are kept.")


def _checked(path: Path, names: Sequence[str] = (TENSORS_FILE, STATE_FILE)) -> dict[str, bytes]:
    """Read the files that a resume needs and verify their digests; the error names the newest sound checkpoint."""
    try:
        return _verified(path, names)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        sound = newest_intact(RunFolder(path.parent.parent))
        advice = "No earlier checkpoint of this run is sound."
        if sound is not None:
            step = int(sound.name)
            advice = (
                f"The newest sound one is that of step {step:,}: "
                f"resume from there (--resume --at {step}), or branch from it."
            )
        reason = " ".join(str(error).split())[:160] or type(error).__name__
        raise BadInput(f"The checkpoint {path} is damaged ({reason}). {advice}") from error


def _verified(path: Path, names: Sequence[str]) -> dict[str, bytes]:
    """Read the files that a resume needs; raises OSError, ValueError and the like if one has changed."""
    known = known_digests(path)
    contents = {}
    for name in names:
        contents[name] = read_regular(path / name, psutil.virtual_memory().total)
        if known[name] != digest(contents[name]):
            raise ValueError(f"{name} is not as it was written")
    return contents


def _part(tensors: dict[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != CHECKPOINT_DONE)


def _rotate(folder: RunFolder, keep: int) -> None:
    """Remove the oldest complete checkpoints, except those that `write_checkpoint` names.

    complete.json goes first, so that none is left incomplete.
    """
    kept = {folder.best_checkpoint(), folder.newest_healthy_checkpoint(), *folder.requested_checkpoints()}
    for old in folder.complete_checkpoints()[:-keep]:
        if old in kept:
            continue
        with contextlib.suppress(OSError):
            os.unlink(old / CHECKPOINT_DONE)
        shutil.rmtree(old, ignore_errors=True)
