"""Memory: its figures, the measures that save it, and the end of it."""

import copy
import gc
import subprocess
import sys
import weakref
from pathlib import Path

import numpy as np
import pytest
import torch
from diffusers import AutoencoderKL
from PIL import Image
from safetensors.torch import save_file

from studio.engine.generation.generate import generate
from studio.engine.generation.model_cache import ModelCache, bytes_of, tile_decoding
from studio.engine.generation.preview import latent_preview
from studio.engine.generation.shortage import is_out_of_memory
from studio.engine.models.adapters import with_loras
from studio.engine.models.files import load_model
from studio.engine.models.formats.weights import StoredWeights
from studio.engine.models.loading import Loading
from studio.engine.models.offloading import Offloader
from studio.protocol.engine_settings import EngineSettings
from studio.protocol.errors import BadInput, OutOfMemory
from studio.protocol.events import MemoryUse, Note, Result
from studio.protocol.generation_recipe import GenerateRecipe, LoraSpec
from studio.protocol.modelfit import recipe_need
from tests.engine.models.foreign_models import foreign_folder
from tests.engine.models.tiny_stable_diffusion import SIZE


def recipe_for(family, **asked):
    return GenerateRecipe(model=str(foreign_folder(family)), prompt="a red fox", steps=2, sampler="euler", **asked)


def made(recipe, out, models=None, **settings):
    """The picture of a recipe, uint8 [H, W, C], and the events."""
    models = models or ModelCache("cpu")
    events = list(generate(recipe, out, models=models, settings=EngineSettings(**settings)))
    result = next(event for event in events if isinstance(event, Result))
    return np.asarray(Image.open(result.pictures[0])).astype(int), events


def exhaust(model, monkeypatch, error):
    """Let the model's next pass fail like one that exhausts the memory; returns what it held then."""
    held = []

    def fail(*_, **__):
        large = torch.zeros(1000)
        held.append(weakref.ref(large))
        raise error

    monkeypatch.setattr(model.unet, "forward", fail)
    return held


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB."),
        MemoryError(),
        RuntimeError("[enforce fail at alloc_cpu.cpp:121] . DefaultCPUAllocator: can't allocate memory: you tried"),
        RuntimeError("unable to mmap 21768280 bytes from file <model.safetensors>: Cannot allocate memory (12)"),
    ],
)
def test_exhausted_memory_is_reported_released_and_the_next_job_works(tmp_path, monkeypatch, error):
    recipe = recipe_for("sd1", count=2)
    expected, _ = made(recipe, tmp_path / "expected")
    models = ModelCache("cpu")
    network = weakref.ref(models.get(recipe.model).unet)
    with monkeypatch.context() as patch:
        held = exhaust(models.get(recipe.model), patch, error)
        with pytest.raises(OutOfMemory, match="not enough memory") as caught:
            list(generate(recipe, tmp_path / "out", models=models))
    shortage = caught.value.shortage
    assert shortage.needed == recipe_need(recipe).total > 0
    assert shortage.remedies == ("fewer", "tiled", "fp8", "smaller")
    assert not (tmp_path / "out").exists()
    gc.collect()
    assert [one() for one in held] == [None]
    assert network() is None
    assert models.taken == 0
    again, _ = made(recipe, tmp_path / "out", models)
    assert np.array_equal(again, expected)


def test_other_errors_are_no_exhausted_memory(tmp_path, monkeypatch):
    recipe, models = recipe_for("sd1"), ModelCache("cpu")
    exhaust(models.get(recipe.model), monkeypatch, RuntimeError("shapes differ"))
    with pytest.raises(RuntimeError, match="shapes differ"):
        list(generate(recipe, tmp_path / "out", models=models))
    assert not is_out_of_memory(ValueError("not enough memory"))


def test_a_model_larger_than_the_memory_is_refused_before_it_is_loaded(tmp_path, monkeypatch):
    models = ModelCache("cpu", load=lambda *_: pytest.fail("the model was loaded"))
    monkeypatch.setattr("studio.engine.generation.model_cache.psutil.virtual_memory", lambda: memory)
    memory = type("Memory", (), {"total": 2**20})
    with pytest.raises(OutOfMemory, match="too little"):
        list(generate(recipe_for("sdxl"), tmp_path / "out", models=models))


PROGRAM = """
import resource, sys
from pathlib import Path
import psutil
from studio.engine.generation.generate import ModelCache, generate
from studio.protocol.errors import OutOfMemory
from studio.protocol.events import MemoryUse
from studio.protocol.generation_recipe import GenerateRecipe
models, out = ModelCache("cpu"), Path(sys.argv[1])
recipe = GenerateRecipe(model="pocket", prompt="a cat", steps=1, size=(64, 64))
(use,) = [event for event in generate(recipe, out / "small", models=models) if isinstance(event, MemoryUse)]
assert use.peak >= use.models > 0
limit = psutil.Process().memory_info().vms + 600 * 2**20
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
try:
    list(generate(recipe.model_copy(update={"size": (4096, 4096)}), out / "large", models=models))
except OutOfMemory as error:
    print(error)
list(generate(recipe, out / "again", models=models))
small, again = ((out / name / "0000.png").read_bytes() for name in ("small", "again"))
assert small == again and not (out / "large").exists()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits of the address space work on Linux")
def test_memory_that_really_runs_out(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "There is not enough memory for this picture." in done.stdout


def test_what_was_needed_and_taken_is_reported(tmp_path):
    recipe, models = recipe_for("sd1"), ModelCache("cpu")
    _, events = made(recipe, tmp_path / "out", models)
    (use,) = [event for event in events if isinstance(event, MemoryUse)]
    assert use.needed == recipe_need(recipe).total
    assert use.models == bytes_of(models.get(recipe.model)) == models.taken
    assert use.budget == models.budget


# saving memory


@pytest.mark.parametrize("family", ["sd1", "sdxl"])
def test_offloading_changes_nothing(tmp_path, family):
    recipe = recipe_for(family)
    plain, _ = made(recipe, tmp_path / "plain", saving="off")
    offloaded, _ = made(recipe, tmp_path / "offloaded", saving="offloaded")
    assert np.array_equal(offloaded, plain)


def test_small_models_stay_on_the_device(tiny_model):
    models = ModelCache("meta")  # stands in for a graphics card
    models.configure(EngineSettings(), saving="offloaded")
    assert models.get(tiny_model).device.type == "meta"


def test_networks_take_turns_on_the_device():
    moves = []
    offloader = Offloader("cpu", lambda network, device: moves.append((names[network], device.type)))
    offloader.device = torch.device("cpu:0")  # tells it from where networks rest
    model = load_model(foreign_folder("sdxl"))
    names = {network: name for name, network in model.parts.items()}
    for network in names:
        offloader.add(network)
    present, most = set(), 0
    latents = torch.zeros(1, *model.card.latent)
    model.draw(["a fox"], guidance=2.0, seed=0, steps=2)
    assert [name for name, _ in moves] == [
        *("text_encoder", "text_encoder", "text_encoder_2", "text_encoder_2", "unet", "unet", "vae")
    ]
    for name, _ in moves:
        present ^= {name}
        most = max(most, len(present))
    assert most == 1
    model.posterior(torch.zeros(1, 3, SIZE, SIZE))
    model.decode(latents)
    assert len(moves) == 7  # the autoencoder was there already


def test_a_unet_stays_beside_controlnets():
    unet, control, vae = (torch.nn.Linear(1, 1) for _ in range(3))
    unet.__class__ = type("UNet2DConditionModel", (torch.nn.Linear,), {})
    control.__class__ = type("ControlNetModel", (torch.nn.Linear,), {})
    moves = []
    offloader = Offloader("cpu", lambda network, device: moves.append(network))
    for network in (unet, control, vae):
        offloader.add(network)
    for network in (control, unet, control, unet, vae, unet):
        network(torch.zeros(1, 1))
    assert moves[:2] == [control, unet]
    assert set(moves[2:4]) == {control, unet}
    assert moves[4:] == [vae, vae, unet]


def test_eight_bits_a_number(tmp_path):
    recipe = recipe_for("sd1")
    plain, _ = made(recipe, tmp_path / "plain")
    models = ModelCache("cpu")
    eighths, _ = made(recipe, tmp_path / "fp8", models, saving="fp8")
    stored = {parameter.dtype for parameter in models.get(recipe.model).unet.parameters()}
    assert torch.float8_e4m3fn in stored
    whole = load_model(foreign_folder("sd1"))
    assert bytes_of(models.get(recipe.model)) < bytes_of(whole)
    assert 0 < np.abs(eighths - plain).mean() < 12
    back, _ = made(recipe, tmp_path / "back", models)
    assert np.array_equal(back, plain)


def test_a_lora_on_eight_bits_is_not_rounded_to_them(tmp_path):
    model = load_model(foreign_folder("sd1"), loading=Loading(fp8=True))
    layer = model.unet.down_blocks[0].attentions[0].transformer_blocks[0].attn1.to_q
    rank, width = 2, layer.in_features
    generator = torch.Generator().manual_seed(0)
    down, up = torch.randn(rank, width, generator=generator), torch.randn(layer.out_features, rank, generator=generator)
    name = "unet.down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q.lora"
    save_file({f"{name}_A.weight": down, f"{name}_B.weight": up}, tmp_path / "lora.safetensors")
    before = copy.deepcopy(layer.weight)
    x = torch.randn(1, 3, width, generator=generator)
    plain = layer(x)
    with with_loras(model, [LoraSpec(file=str(tmp_path / "lora.safetensors"))]):
        changed = model.unet.down_blocks[0].attentions[0].transformer_blocks[0].attn1.to_q(x)
    torch.testing.assert_close(changed - plain, x @ down.T @ up.T, atol=1e-4, rtol=1e-3)
    restored = model.unet.down_blocks[0].attentions[0].transformer_blocks[0].attn1.to_q
    assert torch.equal(restored.weight.float(), before.float())
    assert restored.weight.dtype == torch.float8_e4m3fn
    assert torch.equal(restored(x), plain)


def test_large_pictures_are_decoded_in_tiles():
    model = load_model(foreign_folder("sd1"))
    latents = torch.randn(1, 4, 80, 64, generator=torch.Generator().manual_seed(1))
    whole = model.decode(latents)
    tile_decoding(model.vae, True)
    small = model.decode(latents[..., :64, :64])
    tiled = model.decode(latents)
    tile_decoding(model.vae, False)
    assert tiled.shape == whole.shape
    assert not torch.equal(tiled, whole)
    assert (tiled - whole).abs().mean() < 0.05
    assert torch.equal(small, model.decode(latents[..., :64, :64]))  # of the size of a tile
    assert torch.equal(model.decode(latents), whole)


def test_a_picture_that_cannot_be_decoded_whole_is_decoded_in_tiles(tmp_path, monkeypatch):
    own, calls = AutoencoderKL.decode, []

    def decode(self, *arguments, **more):
        calls.append(self.use_tiling)
        if not self.use_tiling:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")
        return own(self, *arguments, **more)

    models, recipe = ModelCache("cpu"), recipe_for("sd1", size=(SIZE, SIZE))
    wanted, _ = made(recipe, tmp_path / "tiled", models, saving="tiled")
    latent_preview(models.get(recipe.model))  # fitted by the same decoder
    monkeypatch.setattr(AutoencoderKL, "decode", decode)
    found, events = made(recipe, tmp_path / "whole", models, saving="off")
    assert calls == [False, True]
    assert [event.text for event in events if isinstance(event, Note) and "in tiles" in event.text]
    assert np.array_equal(found, wanted)
    monkeypatch.setattr(AutoencoderKL, "decode", own)
    models.get(recipe.model)
    made(recipe, tmp_path / "again", models, saving="off")
    assert not models.get(recipe.model).vae.use_tiling  # the next job tries it whole


# precision


@pytest.mark.parametrize("precision", ["bfloat16", "float16"])
@pytest.mark.parametrize("family", ["sd1", "sdxl"])
def test_pictures_in_sixteen_bits_are_almost_the_same(tmp_path, family, precision):
    recipe = recipe_for(family)
    plain, _ = made(recipe, tmp_path / "plain")
    models = ModelCache("cpu")
    short, _ = made(recipe, tmp_path / "short", models, precision=precision)
    model = models.get(recipe.model)
    assert model.unet.dtype == getattr(torch, precision)
    # SDXL's autoencoder leaves the range of float16
    upcast = precision == "float16" and model.vae.config.force_upcast
    assert model.vae.dtype == (torch.float32 if upcast else getattr(torch, precision))
    assert np.abs(short - plain).mean() < 4


def test_precision_on_a_graphics_card(monkeypatch):
    folder = foreign_folder("sd1") / "unet"
    (file,) = folder.glob("*.safetensors")
    weights = StoredWeights.open(Path(file))
    auto, kind = Loading(), "stable-diffusion"
    for has, chosen in ((True, torch.bfloat16), (False, torch.float16)):
        monkeypatch.setattr("studio.engine.models.loading.has_bfloat16", lambda has=has: has)
        assert auto.dtype_of(weights, kind, "cuda", foreign=True) == chosen
    assert auto.dtype_of(weights, kind, "cuda", foreign=False) == torch.float32
    assert auto.dtype_of(weights, kind, "cpu", foreign=True) == torch.float32
    assert auto.dtype_of(weights, "pixel", "cuda", foreign=True) == torch.float32
    assert Loading("float16").dtype_of(weights, kind, "cpu", foreign=True) == torch.float16
    assert Loading("float16").dtype_of(weights, "pixel", "cpu", foreign=True) == torch.float32


def test_weights_beyond_float16_are_reported(tmp_path):
    layer = torch.nn.Linear(2, 1, bias=False)
    save_file({"weight": torch.tensor([[1.0, 1e6]])}, tmp_path / "w.safetensors")
    with pytest.raises(BadInput, match="another precision"):
        StoredWeights.open(tmp_path / "w.safetensors").load_into(layer, torch.float16)


# what stays loaded


def test_another_prompt_sampler_or_weight_reloads_nothing(tmp_path, monkeypatch):
    loaded = []

    def load(path, device):
        loaded.append(path)
        return load_model(path, device)

    models, recipe = ModelCache("cpu", load=load), recipe_for("sd1")
    layer = "unet.down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q"
    generator = torch.Generator().manual_seed(0)
    down, up = torch.randn(2, 16, generator=generator), torch.randn(16, 2, generator=generator)
    save_file({f"{layer}.lora_A.weight": 4 * down, f"{layer}.lora_B.weight": 4 * up}, tmp_path / "lora.safetensors")
    read = []
    monkeypatch.setattr(
        "studio.engine.models.formats.weights.StoredWeights.load_into",
        lambda self, *args, own=StoredWeights.load_into: (read.append(self.path), own(self, *args)),
    )
    changes = ({}, {"prompt": "a blue bird"}, {"sampler": "euler_a"}, {"guidance": 4.0}, {"size": (72, 64)})
    changes += tuple({"loras": (LoraSpec(file=str(tmp_path / "lora.safetensors"), weight=w),)} for w in (0.5, 0.9))
    pictures = [
        made(recipe.model_copy(update=change), tmp_path / str(index), models)[0] for index, change in enumerate(changes)
    ]
    assert len({picture.tobytes() for picture in pictures}) == len(changes)
    assert len(loaded) == 1
    assert len(read) == 3  # its text encoder, U-Net and autoencoder, once each
