"""Model folders and files: round trips, diffusers' own loaders, and refused files."""

import json
import pickle
from pathlib import Path

import pytest
import torch
from diffusers import DDPMPipeline
from safetensors.torch import load_file, save_file

from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.models.files import load_model, save_model, save_single_file
from studio.engine.models.formats.diffusers_layout import WEIGHTS_FILE
from studio.engine.models.formats.folder import DIGESTS_FILE
from studio.engine.networks.unet import build_unet
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard, find_model
from studio.protocol.training_recipe import NetworkSpec, ScheduleSpec

SPEC = NetworkSpec(channels=(8, 16), attention=(False, True))


def card(labels: int = 0) -> ModelCard:
    return ModelCard(
        name="tiny",
        title="Tiny",
        size=8,
        channels=1,
        labels=tuple(str(n) for n in range(labels)),
        prediction_type="v",
        schedule=ScheduleSpec(kind="exponential", timesteps=50),
    )


@pytest.fixture
def unet():
    torch.manual_seed(0)
    return build_unet(SPEC, size=8, channels=1).eval()


@pytest.fixture
def folder(tmp_path: Path, unet) -> Path:
    save_model(tmp_path / "tiny", {"unet": unet}, card())
    return tmp_path / "tiny"


def outputs(unet) -> torch.Tensor:
    x = torch.linspace(-1, 1, 2 * 64).reshape(2, 1, 8, 8)
    with torch.no_grad():
        return unet(x, torch.tensor([3, 30]), return_dict=False)[0]


def test_a_folder_survives_a_round_trip(folder: Path, unet):
    model = load_model(folder, "cpu")
    assert model.card == card()
    assert torch.equal(outputs(model.unet), outputs(unet))
    assert torch.equal(model.schedule.alphas_cumprod, NoiseSchedule.of(card().schedule).alphas_cumprod)
    assert not model.unet.training
    assert find_model(str(folder)) == folder


def test_a_single_file_survives_a_round_trip(tmp_path: Path, unet):
    save_single_file(tmp_path / "tiny.safetensors", {"unet": unet}, card())
    model = load_model(tmp_path / "tiny.safetensors", "cpu")
    assert model.card == card()
    assert torch.equal(outputs(model.unet), outputs(unet))


def test_half_precision_weights_are_computed_in_float32(tmp_path: Path, unet):
    save_model(tmp_path / "half", {"unet": unet}, card(), half=True)
    tensors = load_file(tmp_path / "half" / "unet" / WEIGHTS_FILE)
    assert all(tensor.dtype == torch.float16 for tensor in tensors.values())
    model = load_model(tmp_path / "half", "cpu")
    assert all(parameter.dtype == torch.float32 for parameter in model.unet.parameters())
    assert torch.allclose(outputs(model.unet), outputs(unet), atol=2e-2)


def test_the_weights_of_a_model_can_be_replaced(tmp_path: Path, unet):
    zeros = {f"unet.{name}": torch.zeros_like(tensor) for name, tensor in unet.state_dict().items()}
    save_model(tmp_path / "zeros", {"unet": unet}, card(), weights=zeros)
    assert float(outputs(load_model(tmp_path / "zeros", "cpu").unet).abs().max()) == 0


def test_diffusers_reads_the_folder(folder: Path):
    pipeline = DDPMPipeline.from_pretrained(str(folder))
    assert pipeline.scheduler.config.prediction_type == "v_prediction"
    ours = NoiseSchedule.of(card().schedule).alphas_cumprod.float()
    assert torch.allclose(pipeline.scheduler.alphas_cumprod, ours, atol=1e-6)
    pictures = pipeline(batch_size=2, num_inference_steps=3, output_type="np").images
    assert pictures.shape == (2, 8, 8, 1)


def test_denoiser_guides_and_refuses_unknown_labels(tmp_path: Path):
    torch.manual_seed(0)
    labelled = build_unet(SPEC, size=8, channels=1, classes=3)
    save_model(tmp_path / "m", {"unet": labelled}, card(3))
    model = load_model(tmp_path / "m", "cpu")
    x, t = torch.randn(2, 1, 8, 8), torch.tensor([10, 10])
    free = model.denoiser([None, None], 3.0)(x, t).x0
    assert torch.allclose(model.denoiser([0, 1], 0.0)(x, t).x0, free)
    assert not torch.allclose(model.denoiser([0, 1], 3.0)(x, t).x0, free)
    assert float(free.abs().max()) <= 1
    with pytest.raises(BadInput, match="its labels: 0 to 2"):
        model.denoiser([3], 1.0)


def test_unconditional_models_refuse_labels(folder: Path):
    with pytest.raises(BadInput, match="its labels: none"):
        load_model(folder, "cpu").denoiser([0], 1.0)


def test_existing_files_are_not_overwritten(folder: Path, unet):
    before = (folder / "unet" / WEIGHTS_FILE).read_bytes()
    with pytest.raises(BadInput, match="exists already"):
        save_model(folder, {"unet": unet}, card())
    assert (folder / "unet" / WEIGHTS_FILE).read_bytes() == before


def test_a_failed_write_leaves_no_files(tmp_path: Path, unet, monkeypatch: pytest.MonkeyPatch):
    def fail(path: Path, data: bytes) -> None:
        raise BadInput("the disk is full")

    monkeypatch.setattr("studio.engine.models.formats.folder.write_atomically", fail)
    with pytest.raises(BadInput, match="full"):
        save_model(tmp_path / "new", {"unet": unet}, card())
    assert [path.name for path in tmp_path.iterdir()] == ["home"]  # the fixture's


@pytest.mark.parametrize("suffix", [".ckpt", ".pt", ".bin", ".pth", ".safetensors"])
def test_pickles_are_refused_and_never_opened(tmp_path: Path, suffix: str):
    class Trap:
        def __reduce__(self):
            return (Path.touch, (tmp_path / "sprung",))

    path = tmp_path / f"model{suffix}"
    path.write_bytes(pickle.dumps(Trap()))
    with pytest.raises(BadInput, match=r"pickled.*convert"):
        load_model(path, "cpu")
    assert not (tmp_path / "sprung").exists()


def test_a_renamed_zipped_pickle_is_refused(tmp_path: Path, unet):
    torch.save(unet.state_dict(), tmp_path / "model.safetensors")
    with pytest.raises(BadInput, match="pickled"):
        load_model(tmp_path / "model.safetensors", "cpu")


def test_a_folder_with_a_pickle_is_refused(folder: Path):
    (folder / "unet" / WEIGHTS_FILE).unlink()
    (folder / "unet" / "diffusion_pytorch_model.bin").write_bytes(b"PK\x03\x04")
    with pytest.raises(BadInput, match="pickled"):
        load_model(folder, "cpu")


@pytest.mark.parametrize("keep", [0, 4, 100, -1])
@pytest.mark.parametrize("digests", [True, False])
def test_truncated_weights_are_refused(folder: Path, keep: int, digests: bool):
    weights = folder / "unet" / WEIGHTS_FILE
    weights.write_bytes(weights.read_bytes()[:keep])
    if not digests:
        (folder / DIGESTS_FILE).unlink()
    with pytest.raises(BadInput, match=r"damaged|truncated"):
        load_model(folder, "cpu")


def test_a_flipped_bit_is_detected(folder: Path):
    data = bytearray((folder / "unet" / WEIGHTS_FILE).read_bytes())
    data[-5] ^= 1
    (folder / "unet" / WEIGHTS_FILE).write_bytes(data)
    with pytest.raises(BadInput, match="SHA-256"):
        load_model(folder, "cpu")


def test_wrong_shapes_are_refused(folder: Path):
    (folder / DIGESTS_FILE).unlink()
    tensors = load_file(folder / "unet" / WEIGHTS_FILE)
    tensors["conv_in.bias"] = torch.zeros(9)
    save_file(tensors, folder / "unet" / WEIGHTS_FILE)
    with pytest.raises(BadInput, match=r"conv_in\.bias"):
        load_model(folder, "cpu")


def test_non_finite_weights_are_refused(folder: Path):
    (folder / DIGESTS_FILE).unlink()
    tensors = load_file(folder / "unet" / WEIGHTS_FILE)
    tensors["conv_in.bias"][0] = float("nan")
    save_file(tensors, folder / "unet" / WEIGHTS_FILE)
    with pytest.raises(BadInput, match="finite"):
        load_model(folder, "cpu")


@pytest.mark.parametrize(
    "change",
    [
        {"block_out_channels": [80_000, 80_000]},
        {"block_out_channels": "wide"},
        {"down_block_types": ["NoSuchBlock", "DownBlock2D"]},
        {"sample_size": 16},
        {"num_class_embeds": 11},
    ],
)
def test_contradictory_configurations_are_refused(folder: Path, change: dict[str, object]):
    (folder / DIGESTS_FILE).unlink()
    file = folder / "unet" / "config.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | change))
    with pytest.raises(BadInput):
        load_model(folder, "cpu")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 1}', "\xff"])
def test_broken_cards_are_refused(folder: Path, text: str):
    (folder / "studio.json").write_text(text, encoding="latin-1")
    with pytest.raises(BadInput):
        load_model(folder, "cpu")


def test_weights_without_a_card_are_refused(tmp_path: Path):
    save_file({"a": torch.zeros(1)}, tmp_path / "lora.safetensors")
    with pytest.raises(BadInput, match="weights only"):
        load_model(tmp_path / "lora.safetensors", "cpu")
    (tmp_path / "notes.txt").write_text("hello")
    with pytest.raises(BadInput, match="not a model"):
        load_model(tmp_path / "notes.txt", "cpu")
    with pytest.raises(BadInput):
        load_model(tmp_path / "missing", "cpu")
