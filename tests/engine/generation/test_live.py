"""Live pictures: the same as a generation's, previewed and finished, and stopped between two steps."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.engine.generation.generate import generate
from studio.engine.generation.live import LiveSession
from studio.engine.generation.model_cache import ModelCache
from studio.protocol.errors import BadInput
from studio.protocol.events import Finished, Note
from studio.protocol.finished_pictures import read_finished
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.live import LivePicture, PaintLive
from studio.protocol.requests import Stop, parse_request
from tests.tiny_text_model import SIZE, save_tiny_model


@pytest.fixture(scope="module")
def model(tmp_path_factory) -> str:
    return str(save_tiny_model(tmp_path_factory.mktemp("models") / "tiny"))


@pytest.fixture(scope="module")
def models() -> ModelCache:
    return ModelCache("cpu")


@pytest.fixture
def recipe(model, tmp_path) -> GenerateRecipe:
    sketch = tmp_path / "sketch.png"
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (SIZE, SIZE, 3), np.uint8)).save(sketch)
    return GenerateRecipe(model=model, prompt="a tiger", steps=4, guidance=3.0, seed=5, image=str(sketch), strength=0.5)


@pytest.fixture
def paint(models, tmp_path):
    """Return a function that sends a request to one session, and returns its events but for notes."""
    session = LiveSession(models)

    def paint(recipe, finished=True, stop_requested=lambda: None):
        request = PaintLive(job="live-1", recipe=recipe, finished=finished, out=str(tmp_path / "answer"))
        request = parse_request(request.model_dump_json())
        return [event for event in session.run(request, stop_requested) if not isinstance(event, Note)]

    paint.session = session
    return paint


def pixels_of(event: LivePicture) -> np.ndarray:
    return read_finished(Path(event.pixels))[0]


def test_a_finished_picture_is_that_of_a_generation_to_the_bit(paint, recipe, models, tmp_path):
    picture, end = paint(recipe)
    assert isinstance(end, Finished)
    assert not end.stopped
    *_, _ = generate(recipe, tmp_path / "out", models=models)
    with Image.open(tmp_path / "out" / "0000.png") as image:
        assert np.array_equal(pixels_of(picture), np.asarray(image.convert("RGBA")))


def test_a_preview_is_finished_from_its_latents_without_further_steps(paint, recipe, monkeypatch):
    preview, _ = paint(recipe, finished=False)
    assert not preview.finished
    assert pixels_of(preview).shape == (8, 8, 4)
    taken = []
    monkeypatch.setattr("studio.engine.generation.live._denoised", lambda *_: taken.append(1))
    finished, _ = paint(recipe)
    assert finished.finished
    assert finished.denoising == 0
    assert not taken
    assert pixels_of(finished).shape == (SIZE, SIZE, 4)
    pixels = pixels_of(finished)
    monkeypatch.undo()
    fresh, _ = paint(recipe.model_copy(update={"seed": 6}))
    assert fresh.denoising > 0
    assert not np.array_equal(pixels_of(fresh), pixels)
    again, _ = paint(recipe)
    assert np.array_equal(pixels_of(again), pixels)


def test_a_stop_ends_it_after_the_present_step(paint, recipe):
    steps = []
    (end,) = paint(recipe.model_copy(update={"strength": 1.0}), stop_requested=lambda: steps.append(1) or Stop.AFTER)
    assert isinstance(end, Finished)
    assert end.stopped
    assert len(steps) == 1


def test_another_job_releases_what_was_kept(paint, recipe):
    paint(recipe, finished=False)
    assert paint.session._last is not None
    paint.session.forget()
    assert paint.session._last is None


def test_a_sketch_that_is_gone_is_reported_and_the_next_one_works(paint, recipe):
    with pytest.raises(BadInput, match=r"missing\.png"):
        paint(recipe.model_copy(update={"image": "/nowhere/missing.png"}))
    assert len(paint(recipe)) == 2
