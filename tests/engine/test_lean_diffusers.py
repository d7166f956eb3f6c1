"""diffusers' networks are imported without the packages that only training and adapters need."""

import subprocess
import sys

_HEAVY = {"accelerate", "peft", "scipy", "torch._dynamo", "torchvision", "transformers"}


def in_a_new_interpreter(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_generating_imports_no_package_that_it_does_not_need():
    loaded = in_a_new_interpreter("import sys, studio.engine.generation.generate; print(*sys.modules)").split()
    assert "diffusers.models.unets.unet_2d_condition" in loaded
    assert not _HEAVY & set(loaded)
    assert "diffusers.models.unets.unet_3d_condition" not in loaded


def test_all_of_diffusers_can_be_imported_afterwards():
    code = """
import studio.engine.models.files
import diffusers, torch, scipy.stats, torch._dynamo, peft, transformers
from diffusers import StableDiffusionPipeline, UNet1DModel, UNet2DConditionModel, UniPCMultistepScheduler
from diffusers.hooks import apply_group_offloading
from diffusers.loaders.lora_base import BaseTunerLayer, PreTrainedModel
from peft import LoraConfig, inject_adapter_in_model
blocks = {"down_block_types": ("DownBlock2D",), "up_block_types": ("UpBlock2D",)}
unet = UNet2DConditionModel(block_out_channels=(32,), cross_attention_dim=8, **blocks)
unet.add_adapter(LoraConfig(target_modules=["conv1"]))
assert any(isinstance(layer, BaseTunerLayer) for layer in unet.modules())
assert issubclass(transformers.CLIPTextModel, PreTrainedModel) and not issubclass(UNet2DConditionModel, PreTrainedModel)
UniPCMultistepScheduler(use_beta_sigmas=True).set_timesteps(4)  # SciPy's
assert callable(apply_group_offloading) and UNet1DModel
assert torch.compile(lambda x: x + 1, backend="eager")(torch.ones(1)) == 2
print("all of it")
"""
    assert in_a_new_interpreter(code) == "all of it"


def test_a_version_that_needs_more_at_once_is_imported_as_a_whole():
    code = """
import sys
import studio.engine._lean_diffusers as lean
lean._USED = ("no_such_module",)
lean.import_lean_diffusers()
print(*[name for name in sys.modules if name.partition(".")[0] in ("diffusers", "peft", "transformers")])
import diffusers.utils, torch._dynamo
print(hasattr(torch._dynamo, "OptimizedModule"), diffusers.utils.is_peft_available())
"""
    assert in_a_new_interpreter(code) == "True True"
