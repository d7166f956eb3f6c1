"""Compiled U-Nets: repeated blocks are compiled in the background, while pictures are made with the plain network.

A compiled network computes the same up to rounding errors. It is a second set of modules with the same weights, so that
nothing waits for its compilation; it is kept for all later prompts, one compilation for each shape.
"""

import copy
import threading
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from typing import Any
from weakref import WeakKeyDictionary

import torch
from torch import Tensor, nn

OPTIONS: Mapping[str, Any] = {"mode": "max-autotune-no-cudagraphs", "dynamic": False}  # of torch.compile
ACTIVE = "Turbo is active."
PREPARING = "Turbo is being prepared; the next picture is faster."

Network = Callable[..., Any]
Shapes = tuple[tuple[int, ...], ...]


class Turbo:
    """A network with its compiled copy.

    Attributes:
        problem: Why it could not be compiled, in one line; "" if it could, or has not been tried.
    """

    def __init__(self, network: nn.Module) -> None:
        shared = {id(tensor): tensor for tensor in (*network.parameters(), *network.buffers())}
        self._twin: Any = copy.deepcopy(network, shared)
        self._twin.compile_repeated_blocks(**OPTIONS)
        self._ready: set[Shapes] = set()
        self._thread: threading.Thread | None = None
        self.problem = ""

    @property
    def status(self) -> str:
        """Whether the compiled copy is in use, as a message to the user."""
        if self.problem:
            return f"Turbo does not work here, and is left out: {self.problem}"
        return ACTIVE if self._ready else PREPARING

    def choose(self, network: nn.Module, given: tuple[Any, ...], named: Mapping[str, Any]) -> Network:
        """Return the compiled copy if it is ready for such inputs; otherwise prepare it, and return the network."""
        key = _shapes(given, named)
        if key in self._ready:
            return self._twin
        if not self.problem and (self._thread is None or not self._thread.is_alive()):
            like = _map(given, torch.clone), _map(dict(named), torch.clone)
            self._thread = threading.Thread(target=self._warm, args=(key, *like), name="turbo", daemon=True)
            self._thread.start()
        return network

    def wait(self) -> None:
        """Wait until the compilation has finished."""
        if self._thread is not None:
            self._thread.join()

    def _warm(self, key: Shapes, given: tuple[Any, ...], named: dict[str, Any]) -> None:
        try:
            with torch.inference_mode(), _own_stream():
                self._twin(*given, **named)
        except Exception as error:  # exceptions of dynamo, of inductor, or of a missing compiler
            lines = str(error).strip().splitlines()
            self.problem = lines[0][:200] if lines else type(error).__name__
        else:
            self._ready.add(key)


_turbos: WeakKeyDictionary[nn.Module, Turbo] = WeakKeyDictionary()  # by network


def enable(network: nn.Module) -> None:
    """Make a network compile when it is next called."""
    if network not in _turbos:
        network.to(memory_format=torch.channels_last)
        _turbos[network] = Turbo(network)


def disable(network: nn.Module) -> None:
    """Make a network run uncompiled."""
    _turbos.pop(network, None)


def turbo_of(network: nn.Module) -> Turbo | None:
    """Return the Turbo of a network, if it is enabled."""
    return _turbos.get(network)


def network_for_run(network: nn.Module) -> Network:
    """Return a function that runs a network for one generation: its compiled copy, if that is ready at the first call.

    It never changes over during a generation. A network with adapters, LoRAs or those of picture prompts, runs
    uncompiled: its copy has none.
    """
    turbo = turbo_of(network)
    takes_pictures = getattr(getattr(network, "config", None), "encoder_hid_dim_type", None) == "ip_image_proj"
    adapted = takes_pictures or getattr(network, "peft_config", None)
    if turbo is None or adapted:
        return network
    chosen: list[Network] = []

    def run(*given: Any, **named: Any) -> Any:
        if not chosen:
            chosen.append(turbo.choose(network, given, named))
        return chosen[0](*given, **named)

    return run


def _shapes(given: tuple[Any, ...], named: Mapping[str, Any]) -> Shapes:
    """Return the shapes of all tensors."""
    found: list[tuple[int, ...]] = []

    def note(tensor: Tensor) -> Tensor:
        found.append(tuple(tensor.shape))
        return tensor

    _map((given, dict(named)), note)
    return tuple(found)


def _map(value: Any, change: Callable[[Tensor], Tensor]) -> Any:
    """Return a value with its tensors changed, also those in lists, tuples and dicts."""
    if isinstance(value, Tensor):
        return change(value)
    if isinstance(value, list | tuple):
        return type(value)(_map(one, change) for one in value)
    return {key: _map(one, change) for key, one in value.items()} if isinstance(value, dict) else value


def _own_stream() -> Any:
    """Return the context of a separate CUDA stream, so that pictures can be made meanwhile."""
    if not torch.cuda.is_available():
        return nullcontext()
    stream = torch.cuda.Stream()
    stream.wait_stream(torch.cuda.default_stream())  # the inputs were copied on that stream
    return torch.cuda.stream(stream)
