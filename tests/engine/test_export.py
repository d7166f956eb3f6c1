"""Exports: what other programs make of them equals what this one makes."""

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

import studio.engine  # noqa: F401  (before diffusers)

from diffusers import ConfigMixin, DDIMPipeline, DDIMScheduler, DiffusionPipeline, ModelMixin, UNet2DModel  # isort: skip
from diffusers.configuration_utils import register_to_config  # isort: skip

from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.samplers import sample
from studio.engine.models.decoder import DecoderModel
from studio.engine.models.export import export_model
from studio.engine.models.files import load_model
from studio.engine.models.pixel import PixelModel
from studio.engine.networks.unet import build_unet
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard
from studio.protocol.recipes import NetworkSpec, ScheduleSpec

SPEC = NetworkSpec(channels=(8, 16), attention=(False, False), norm_groups=4)


def pixel_model(classes: int, kind: str = "cosine") -> PixelModel:
    torch.manual_seed(0)
    labels = tuple(map(str, range(classes)))
    card = ModelCard(
        name="m",
        title="M",
        size=16,
        channels=1,
        labels=labels,
        schedule=ScheduleSpec(kind=kind, timesteps=200),
        steps=7,
    )
    unet = build_unet(SPEC, size=16, channels=1, classes=classes).eval().requires_grad_(False)
    return PixelModel.assemble(card, {"unet": unet})


def as_images(pictures: torch.Tensor) -> np.ndarray:
    return pictures.clamp(-1, 1).add(1).div(2).permute(0, 2, 3, 1).numpy()


@pytest.mark.parametrize("kind", ["linear", "cosine", "exponential", "sigmoid"])
def test_stock_diffusers_draws_the_same_pictures(kind: str, tmp_path: Path):
    model = pixel_model(0, kind)
    export_model(model, tmp_path / "out")
    stock = DiffusionPipeline.from_pretrained(tmp_path / "out")
    ddim = DDIMPipeline(stock.unet, DDIMScheduler.from_config(stock.scheduler.config))
    for pipeline in (stock, ddim):
        pipeline.set_progress_bar_config(disable=True)
    options = {"batch_size": 3, "num_inference_steps": 8, "output_type": "np"}
    # theirs keeps epsilon where x0 was clipped unless told otherwise; ours lets it follow
    theirs = ddim(generator=picture_generators(5, 3), use_clipped_model_output=True, **options).images
    assert np.abs(theirs - as_images(model.sample([None] * 3, guidance=1.0, seed=5, steps=8))).max() < 1e-4

    generators = picture_generators(5, 3)
    x_t = randn((3, 1, 16, 16), generators)
    for step in sample(
        model.denoiser([None] * 3, 1.0), x_t, model.schedule, sampler="ddpm", steps=8, generators=generators
    ):
        x_t = step.x_next
    assert np.abs(stock(generator=picture_generators(5, 3), **options).images - as_images(x_t)).max() < 1e-3


def test_by_label_too(tmp_path: Path):
    model = pixel_model(4)
    export_model(model, tmp_path / "out")
    unet = UNet2DModel.from_pretrained(tmp_path / "out", subfolder="unet").eval()
    scheduler = DDIMScheduler.from_pretrained(tmp_path / "out", subfolder="scheduler")
    scheduler.set_timesteps(8)
    x = randn((2, 1, 16, 16), picture_generators(9, 2))
    with torch.inference_mode():
        for t in scheduler.timesteps:
            x = scheduler.step(
                unet(x, t, class_labels=torch.tensor([1, 3])).sample, t, x, use_clipped_model_output=True
            ).prev_sample
    assert (x - model.sample([1, 3], guidance=1.0, seed=9, steps=8)).abs().max() < 1e-4


def test_one_file(tmp_path: Path):
    model = pixel_model(2)
    export_model(model, tmp_path / "deep" / "m.safetensors")
    again = load_model(tmp_path / "deep" / "m.safetensors")
    options = {"guidance": 2.0, "seed": 1, "steps": 3}
    assert torch.equal(again.sample([0, 1], **options), model.sample([0, 1], **options))


class SmallDecoder(ModelMixin, ConfigMixin):
    @register_to_config
    def __init__(self, latent: int = 3, classes: int = 0) -> None:
        super().__init__()
        self.embedding = nn.Embedding(max(1, classes), latent)
        self.body = nn.Sequential(nn.Linear(latent, 16), nn.Unflatten(1, (1, 4, 4)), nn.Upsample(scale_factor=2))

    def forward(self, z: torch.Tensor, labels: torch.Tensor | None = None) -> torch.Tensor:
        return torch.tanh(self.body(z if labels is None else z + self.embedding(labels)))


@pytest.mark.parametrize("classes", [0, 3])
def test_onnx_computes_the_same(classes: int, tmp_path: Path):
    onnxruntime = pytest.importorskip("onnxruntime")
    card = ModelCard(
        name="d", title="D", kind="decoder", size=8, channels=1, latent=(3,), labels=tuple(map(str, range(classes)))
    )
    model = DecoderModel(card, SmallDecoder(3, classes).eval().requires_grad_(False))
    export_model(model, tmp_path / "d.onnx")
    assert [path.name for path in tmp_path.glob("*d*onnx*")] == ["d.onnx"]
    session = onnxruntime.InferenceSession(tmp_path / "d.onnx", providers=["CPUExecutionProvider"])
    for count in (1, 5):
        z, labels = torch.randn(count, 3), torch.arange(count) % max(1, classes)
        given = {"z": z.numpy()} | ({"labels": labels.numpy()} if classes else {})
        (theirs,) = session.run(["pictures"], given)
        assert np.abs(theirs - model.decode(z, labels).numpy()).max() < 1e-5


def test_what_cannot_be_exported(tmp_path: Path):
    with pytest.raises(BadInput, match="no decoder of one pass"):
        export_model(pixel_model(0), tmp_path / "m.onnx")
    assert not list(tmp_path.glob("*onnx*"))
    (tmp_path / "taken").mkdir()
    with pytest.raises(BadInput, match="exists already"):
        export_model(pixel_model(0), tmp_path / "taken")
