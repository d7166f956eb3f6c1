"""A fake model without a network: fast, deterministic, and different for each picture."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from studio.engine.diffusion.prediction import Denoiser, Prediction
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.generation.model_cache import ModelCache
from studio.engine.models.pixel import PixelModel
from studio.protocol.modelcard import ModelCard, dump_card, read_card
from studio.protocol.training_recipe import ScheduleSpec
from tests.tiny_text_model import save_tiny_controlnet, save_tiny_model


class FakeModel(PixelModel):
    def __init__(self, card: ModelCard, schedule: NoiseSchedule) -> None:
        super().__init__(card, torch.nn.Identity(), schedule)

    @property
    def device(self) -> torch.device:
        return torch.device("cpu")

    def denoiser(self, labels: list[int | None], guidance: float, schedule: NoiseSchedule) -> Denoiser:
        offsets = torch.tensor([0.0 if label is None else label / 20 for label in labels]).reshape(-1, 1, 1, 1)

        def denoise(x_t: torch.Tensor, t: torch.Tensor) -> Prediction:
            signal, noise = schedule.signal(t, x_t), schedule.noise(t, x_t)
            x0 = (0.8 * torch.tanh(2 * x_t.roll(1, -1)) + offsets).clamp(-1, 1)
            return Prediction(epsilon=(x_t - signal * x0) / noise, x0=x0, v=x0)

        return denoise


@pytest.fixture
def make_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Make a cache with one fake model named "fake"."""

    def make(size: int = 16, channels: int = 1, labels: tuple[str, ...] = ("nought", "one")) -> ModelCache:
        home = tmp_path / "home"
        monkeypatch.setenv("DENOISE_STUDIO_HOME", str(home))
        folder = home / "models" / "fake"
        folder.mkdir(parents=True, exist_ok=True)
        schedule = ScheduleSpec(kind="cosine", timesteps=100)
        card = ModelCard(
            name="fake",
            title="Fake",
            size=size,
            channels=channels,
            labels=labels,
            prediction_type="epsilon",
            schedule=schedule,
        )
        (folder / "studio.json").write_text(dump_card(card))

        def load(path: Path, device: str) -> Any:
            card = read_card(path)
            return FakeModel(card, NoiseSchedule.of(card.schedule))

        return ModelCache("cpu", load=load)

    return make


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    place = tmp_path_factory.mktemp("models")
    tiny = save_tiny_model(place / "tiny")
    return {"tiny": tiny, "control": save_tiny_controlnet(place / "control", tiny)}


@pytest.fixture(scope="module")
def models() -> ModelCache:
    return ModelCache("cpu")


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, str]:
    place = tmp_path_factory.mktemp("pictures")
    rng = np.random.default_rng(0)
    Image.fromarray(rng.integers(0, 256, (50, 70, 3), np.uint8)).save(place / "image.png")
    mask = np.zeros((50, 70), np.uint8)
    mask[12:34, 20:44] = 255
    Image.fromarray(mask).save(place / "mask.png")
    return {"image": str(place / "image.png"), "mask": str(place / "mask.png")}
