"""The precision of a training, by what the device computes fast."""

import pytest
import torch

from studio.engine.training.device import uses_bfloat16

CPU = torch.device("cpu")


@pytest.mark.parametrize("tiles", [True, False])
def test_a_cpu_computes_in_bfloat16_by_itself_only_with_amx(tiles, monkeypatch):
    monkeypatch.setattr(torch.cpu, "_is_avx512_bf16_supported", lambda: True, raising=False)
    monkeypatch.setattr(torch.cpu, "_is_amx_tile_supported", lambda: tiles, raising=False)
    assert uses_bfloat16("auto", CPU) == tiles
    assert uses_bfloat16("bfloat16", CPU)
    assert not uses_bfloat16("float32", CPU)


@pytest.mark.parametrize(("capability", "expected"), [((7, 5), False), ((8, 0), True), ((9, 0), True)])
def test_a_gpu_does_from_compute_capability_8(capability, expected, monkeypatch):
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda _: capability)
    assert uses_bfloat16("auto", torch.device("cuda")) == expected
