"""Models, their adapters, and the notes about them."""

import json
import os
import shutil
import tempfile
from pathlib import Path

import numpy as np
from reader import SIZE, Reader

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.training_recipe import NetworkSpec, ScheduleSpec

_ENGINE = ("studio.engine.models.files", "studio.engine.models.adapters")


def _make_model(home: Path) -> None:
    import torch

    from studio.engine.models.files import save_model, save_single_file
    from studio.engine.networks.unet import build_unet
    from studio.protocol.modelcard import ModelCard

    torch.manual_seed(0)
    unet = build_unet(NetworkSpec(channels=(8,), attention=(False,)), size=SIZE, channels=1).eval()
    card = ModelCard(name="tiny", title="Tiny", size=SIZE, channels=1, schedule=ScheduleSpec(timesteps=50))
    save_model(home / "verified", {"unet": unet}, card)
    save_model(home / "foreign", {"unet": unet}, card)
    (home / "foreign" / "digests.json").unlink()
    save_single_file(home / "single.safetensors", {"unet": unet}, card)


def _read_model(home: Path) -> None:
    from studio.engine.models.files import load_model

    problems = []
    for place in ("verified", "foreign", "single.safetensors"):
        try:
            load_model(home / place, "cpu")
        except BadInput as problem:
            problems.append(problem)
    if problems:
        raise problems[0]


def _make_text_model(home: Path) -> None:
    """Copy the bundled model's small files; its weights are linked, so that they are never damaged."""
    for file in sorted((places.bundled_models() / "pocket").rglob("*")):
        target = home / "pocket" / file.relative_to(places.bundled_models() / "pocket")
        if file.is_dir():
            target.mkdir(parents=True)
        elif file.suffix == ".safetensors":
            target.symlink_to(file)
        elif file.suffix in (".json", ".txt") and file.name != "digests.json":
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)


def _read_text_model(home: Path) -> None:
    from studio.engine.models.files import load_model

    load_model(home / "pocket", "cpu")


def _make_lora(home: Path) -> None:
    """Write a LoRA of rank 1 for one layer of the bundled model, in diffusers' layout."""
    import torch
    from safetensors.torch import save_file

    layer = "unet.down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q"
    with open(places.bundled_models() / "pocket" / "unet" / "config.json") as file:
        width = json.load(file)["block_out_channels"][0]
    names = {f"{layer}.lora_A.weight": torch.ones(1, width), f"{layer}.lora_B.weight": torch.ones(width, 1)}
    save_file(names, home / "lora.safetensors", {"format": "pt"})


def _read_lora(home: Path) -> None:
    from studio.engine.models.adapters import check_loras, with_loras
    from studio.engine.models.files import load_model
    from studio.engine.models.stable_diffusion import StableDiffusionModel
    from studio.protocol.generation_recipe import LoraSpec

    loras = [LoraSpec(file=str(home / "lora.safetensors"))]
    model = load_model(places.bundled_models() / "pocket", "cpu")
    assert isinstance(model, StableDiffusionModel)
    check_loras(loras, model)
    with with_loras(model, loras):
        pass


def _make_estimator(home: Path) -> None:
    """Write a tiny depth model and a tiny image encoder with random weights, as transformers saves them."""
    import torch
    from transformers import (
        CLIPVisionConfig,
        CLIPVisionModelWithProjection,
        DepthAnythingConfig,
        DepthAnythingForDepthEstimation,
        Dinov2Config,
    )

    torch.manual_seed(0)
    small = {"hidden_size": 8, "num_attention_heads": 2, "num_hidden_layers": 4}
    backbone = Dinov2Config(image_size=28, mlp_ratio=1, out_indices=[1, 2, 3, 4], reshape_hidden_states=False, **small)
    neck = {"neck_hidden_sizes": [4, 4, 4, 4], "fusion_hidden_size": 4, "head_hidden_size": 4}
    depth = DepthAnythingConfig(backbone_config=backbone, reassemble_hidden_size=8, **neck)
    vision = CLIPVisionConfig(image_size=16, patch_size=8, projection_dim=8, intermediate_size=8, **small)
    DepthAnythingForDepthEstimation(depth).save_pretrained(home / "depth")
    CLIPVisionModelWithProjection(vision).save_pretrained(home / "image_encoder")
    prepared = {"size": {"height": 28, "width": 28}, "image_mean": [0.5, 0.5, 0.5], "image_std": [0.5, 0.5, 0.5]}
    (home / "depth" / "preprocessor_config.json").write_text(json.dumps(prepared))


def _read_estimator(home: Path) -> None:
    import numpy as np

    from studio.engine.models.estimator import DepthModel, ImageEncoderModel
    from studio.engine.models.files import load_model
    from studio.protocol.errors import BadInput
    from studio.protocol.modelcard import read_card

    picture, refused = np.full((3, 28, 28), 0.5, np.float32), []
    for name in ("depth", "image_encoder"):
        try:
            read_card(home / name)
            model = load_model(home / name, "cpu")
        except BadInput as error:
            refused.append(error)
            continue
        if isinstance(model, DepthModel):
            model.nearness(picture)
        if isinstance(model, ImageEncoderModel):
            model.encode(picture, hidden=False)
    if refused:
        raise refused[0]


def _make_ip_adapter(home: Path) -> None:
    """Write an IP-Adapter for the bundled model whose weights are zero."""
    import torch
    from safetensors.torch import save_file

    from studio.engine.models.files import load_model

    unet = load_model(places.bundled_models() / "pocket", "cpu").parts["unet"]
    width = unet.config.cross_attention_dim
    tensors = {"image_proj.proj.weight": torch.zeros(4 * width, 8), "image_proj.proj.bias": torch.zeros(4 * width)}
    tensors |= {"image_proj.norm.weight": torch.ones(width), "image_proj.norm.bias": torch.zeros(width)}
    layers = [name for name in unet.attn_processors if name.endswith("attn2.processor")]
    for index, name in enumerate(layers):
        inner = unet.get_submodule(name.removesuffix(".processor")).to_k.weight.shape[0]
        tensors |= {f"ip_adapter.{2 * index + 1}.to_{part}_ip.weight": torch.zeros(inner, width) for part in "kv"}
    save_file(tensors, home / "ip-adapter.safetensors", {"format": "pt"})


def _read_ip_adapter(home: Path) -> None:
    import torch

    from studio.engine.models.files import load_model
    from studio.engine.models.ip_adapter import ImagePrompt, check_ip_adapter, with_image_prompts
    from studio.engine.models.stable_diffusion import StableDiffusionModel

    file = home / "ip-adapter.safetensors"
    model = load_model(places.bundled_models() / "pocket", "cpu")
    assert isinstance(model, StableDiffusionModel)
    check_ip_adapter(file, model)
    with with_image_prompts(model, [ImagePrompt(file, 1.0, torch.zeros(1, 1, 8), torch.zeros(1, 1, 8))]):
        pass


def _make_upscaler(home: Path) -> None:
    """Write a tiny compact Real-ESRGAN network as other programs save it, and a picture."""
    import torch
    from PIL import Image
    from safetensors.torch import save_file
    from spandrel.architectures.Compact import Compact

    torch.manual_seed(0)
    network = Compact(num_feat=4, num_conv=1, upscale=2)
    save_file({name: value.contiguous() for name, value in network.state_dict().items()}, home / "up.safetensors")
    Image.new("RGB", (SIZE, SIZE), (90, 20, 200)).save(home / "picture.png")


def _read_upscaler(home: Path) -> None:
    from studio.engine.generation.model_cache import ModelCache
    from studio.engine.generation.upscaling import upscaling_job
    from studio.protocol.upscaling import Upscale

    with tempfile.TemporaryDirectory() as scratch:
        files = {"model": home / "up.safetensors", "image": home / "picture.png", "out": Path(scratch) / "out.png"}
        request = Upscale(job="a", **{name: str(file) for name, file in files.items()})
        for _ in upscaling_job(request, ModelCache("cpu"), lambda event: None, lambda: None):
            pass


def _make_inversion(home: Path) -> None:
    """Write a textual inversion for the bundled model."""
    with open(places.bundled_models() / "pocket" / "text_encoder" / "config.json") as file:
        width = json.load(file)["hidden_size"]
    from safetensors.numpy import save_file

    save_file({"emb_params": np.ones((2, width), np.float32)}, home / "ink.safetensors")


def _read_inversion(home: Path) -> None:
    from studio.engine.models.files import load_model
    from studio.engine.models.stable_diffusion import StableDiffusionModel
    from studio.engine.models.textual_inversions import with_inversions
    from studio.protocol.generation_recipe import InversionSpec

    model = load_model(places.bundled_models() / "pocket", "cpu")
    assert isinstance(model, StableDiffusionModel)
    with with_inversions(model, [InversionSpec(file=str(home / "ink.safetensors"), name="ink")]):
        pass


_COMMIT = "0" * 40


def _make_library(home: Path) -> None:
    """Write a fetched LoRA, an interrupted download, a textual inversion, and star ratings for them."""
    from safetensors.numpy import save_file

    from studio.protocol.hubdownloads import HUB_FILE, DownloadRequest, HubFile, HubOrigin, store_request
    from studio.protocol.library.notes import ModelNote, write_note
    from studio.protocol.registered import RegisteredModel, register_model

    os.environ["DENOISE_STUDIO_HOME"] = str(home)
    folder = places.hub_models() / "a--b" / _COMMIT / "ink"
    folder.mkdir(parents=True)
    layer = "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn2_to_k"
    tensors = {f"{layer}.lora_{end}.weight": np.zeros((1, 4), np.float32) for end in ("up", "down")}
    save_file(tensors, folder / "ink.safetensors", {"ss_tag_frequency": '{"x": {"ink": 3}}'})
    save_file({"emb_params": np.zeros((1, 4), np.float32)}, home / "word.safetensors")
    origin = HubOrigin(id="a/b", commit=_COMMIT, files=(HubFile(name="ink.safetensors", size=9, sha256="0" * 64),))
    (folder / HUB_FILE).write_text(origin.model_dump_json())
    store_request(DownloadRequest(id="a/c", commit=_COMMIT, size=9))
    register_model("ink", RegisteredModel(path=str(folder / "ink.safetensors"), kind="lora"))
    register_model("word", RegisteredModel(path=str(home / "word.safetensors"), kind="textual-inversion"))
    write_note(folder, ModelNote(starred=True, note="good", sums={"ink.safetensors": "0"}))


def _read_library(home: Path) -> None:
    from studio.protocol.hubdownloads import unfinished
    from studio.protocol.library.entry import describe
    from studio.protocol.library.finding import find_all
    from studio.protocol.library.notes import read_notes
    from studio.protocol.library.verifying import verify
    from studio.protocol.modelfit import this_computer

    os.environ["DENOISE_STUDIO_HOME"] = str(home)
    unfinished()
    problems = []
    for found in find_all():
        describe(found, this_computer())
        if found.source in ("hub", "added"):
            try:
                verify(found.path, lambda *_: None)
            except BadInput as problem:
                problems.append(problem)
    read_notes()
    if problems:
        raise problems[0]


KINDS = {
    "upscaler": Reader(
        "an upscaler, and a picture that it enlarges",
        _make_upscaler,
        _read_upscaler,
        modules=(*_ENGINE, "studio.engine.generation.upscaling", "spandrel"),
    ),
    "inversion": Reader(
        "a textual inversion's file",
        _make_inversion,
        _read_inversion,
        modules=(*_ENGINE, "studio.engine.models.textual_inversions"),
    ),
    "model": Reader(
        "a model folder, with and without digests, and a single file", _make_model, _read_model, modules=_ENGINE
    ),
    "text-model": Reader(
        "a text-to-image model's configurations and tokenizer", _make_text_model, _read_text_model, modules=_ENGINE
    ),
    "library": Reader("the notes about models: names, origins, downloads, stars", _make_library, _read_library),
    "estimator": Reader(
        "models that estimate depth or encode pictures", _make_estimator, _read_estimator, modules=_ENGINE
    ),
    "ip-adapter": Reader("an IP-Adapter's file", _make_ip_adapter, _read_ip_adapter, modules=_ENGINE),
    "lora": Reader("a LoRA's file", _make_lora, _read_lora, modules=(*_ENGINE, "peft")),
}
