import os

from studio.engine.generation.model_cache import ModelCache


def test_models_are_loaded_once_and_again_when_changed(tmp_path):
    loads = []

    def load(path, device):
        loads.append(path.name)
        return object()

    for name in "abc":
        (tmp_path / f"{name}.safetensors").write_bytes(b"x")
    cache = ModelCache("cpu", size=2, load=load)
    a, b, c = (str(tmp_path / f"{name}.safetensors") for name in "abc")
    assert not cache.holds(a)
    first = cache.get(a)
    assert cache.holds(a)
    assert cache.get(a) is first
    cache.get(b)
    cache.get(a)  # a is now the one used last
    cache.get(c)  # b has to go
    assert cache.get(a) is first
    assert not cache.holds(b)
    os.utime(a, ns=(1, 1))
    assert not cache.holds(a)
    assert cache.get(a) is not first
    assert loads == [f"{name}.safetensors" for name in "abca"]
