import os
from types import SimpleNamespace

import torch

from studio.engine.generation.model_cache import ModelCache
from studio.protocol.engine_settings import EngineSettings

EACH = 4 * 1000  # bytes of a model's weights


def models_in(folder, names):
    """Write files that stand for models, and return their paths and the names of what is loaded."""
    loads = []

    def load(path, device):
        loads.append(path.stem)
        return SimpleNamespace(parts={"unet": torch.nn.Linear(1000, 1, bias=False)})

    for name in names:
        (folder / f"{name}.safetensors").write_bytes(b"x")
    return [str(folder / f"{name}.safetensors") for name in names], loads, load


def test_models_are_loaded_once_and_again_when_changed(tmp_path):
    (a, b, c), loads, load = models_in(tmp_path, "abc")
    cache = ModelCache("cpu", EngineSettings(memory_budget=2 * EACH), load)
    assert not cache.holds(a)
    first = cache.get(a)
    assert cache.holds(a)
    assert cache.get(a) is first
    cache.get(b)
    assert cache.taken == 2 * EACH
    cache.get(a)  # a is now the one used last
    cache.get(c)  # b has to go
    assert cache.taken == 2 * EACH
    assert cache.get(a) is first
    assert not cache.holds(b)
    os.utime(a, ns=(1, 1))
    assert not cache.holds(a)
    assert cache.get(a) is not first
    assert loads == list("abca")


def test_the_last_model_is_kept_however_large(tmp_path):
    (a, b), loads, load = models_in(tmp_path, "ab")
    cache = ModelCache("cpu", EngineSettings(memory_budget=EACH // 2), load)
    one = cache.get(a)
    assert cache.get(a) is one
    cache.get(b)
    assert cache.taken == EACH
    assert loads == ["a", "b"]


def test_a_smaller_budget_holds_from_the_next_model_on(tmp_path):
    (a, b, c), _, load = models_in(tmp_path, "abc")
    cache = ModelCache("cpu", EngineSettings(memory_budget=3 * EACH), load)
    for name in (a, b, c):
        cache.get(name)
    cache.configure(EngineSettings(memory_budget=EACH))
    cache.get(c)
    assert [cache.holds(name) for name in (a, b, c)] == [False, False, True]


def test_half_of_the_memory_by_default():
    cache = ModelCache("cpu")
    assert cache.budget == cache.hardware.memory // 2


def test_another_precision_loads_again_and_replaces(tmp_path):
    (a,), loads, load = models_in(tmp_path, "a")
    cache = ModelCache("cpu", load=load)
    cache.get(a)
    cache.configure(EngineSettings(precision="bfloat16"))
    assert not cache.holds(a)
    cache.get(a)
    assert cache.taken == EACH
    assert loads == ["a", "a"]
