"""What each pass of a U-Net costs beside the network."""

import pytest
import torch

from studio.engine.models.conditioned_unet import computing_dtype
from tests.engine.models.tiny_stable_diffusion import tiny_pipeline


def test_the_dtype_is_that_of_diffusers() -> None:
    unet = tiny_pipeline("sd1").unet
    for dtype in (torch.float32, torch.bfloat16):
        assert computing_dtype(unet.to(dtype)) == unet.dtype == dtype
    unet.enable_layerwise_casting(storage_dtype=torch.float8_e4m3fn, compute_dtype=torch.bfloat16)
    assert computing_dtype(unet) == unet.dtype == torch.bfloat16


def test_the_modules_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    unet = tiny_pipeline("sd1").unet
    monkeypatch.setattr(type(unet), "dtype", property(lambda _: pytest.fail("it looks at all modules")))
    assert computing_dtype(unet) == torch.float32
