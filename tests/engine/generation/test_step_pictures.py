"""The terms of a step for the window: numbers, and a picture of each tensor."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.engine.generation.generate import ModelCache, generate
from studio.engine.generation.inspecting import inspect_step
from studio.engine.generation.step_pictures import inspected
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.requests import InspectStep
from studio.protocol.resultsfolder import TRAJECTORY_FILE
from tests.tiny_text_model import SIZE, save_tiny_model


@pytest.fixture(scope="module")
def models() -> ModelCache:
    return ModelCache("cpu")


@pytest.fixture(scope="module")
def record(tmp_path_factory, models) -> Path:
    """Two pictures by a text model, latents of 8 x 8."""
    place = tmp_path_factory.mktemp("record")
    model = str(save_tiny_model(place / "tiny"))
    recipe = GenerateRecipe(model=model, prompt="a tiger", steps=4, guidance=2.0, count=2, sampler="ddim")
    list(generate(recipe, place / "out", models=models))
    return place / "out" / TRAJECTORY_FILE


def ask(record, out, step=1, picture=0):
    return InspectStep(job="i", record=str(record), step=step, picture=picture, out=str(out))


def test_terms_sum_to_the_state_and_have_pictures(record, models, tmp_path):
    found = inspected(ask(record, tmp_path / "terms"), models)
    exact = inspect_step(record, 1, models)
    assert found.equation == exact.equation
    assert found.numbers["step"] == 1
    assert found.numbers["sampler"] == "ddim"
    assert [(part.name, part.coefficient) for part in found.terms] == [
        (term.name, term.coefficient) for term in exact.terms
    ]
    for part in (*found.terms, *found.tensors):
        assert Path(part.picture).is_file()
    by_name = {part.name: part for part in found.tensors}
    assert {"x_t", "x0", "eps", "x_prev", "eps_cond", "eps_uncond"} <= set(by_name)
    assert Image.open(by_name["x0"].picture).size == (SIZE, SIZE), "states are decoded"
    assert Image.open(by_name["eps"].picture).size == (8, 8), "noise is shown as it is"
    assert by_name["x0"].norm == pytest.approx(float(exact.tensors["x0"][:1].norm()))


def test_each_picture_of_a_batch_has_its_own_terms(record, models, tmp_path):
    one, other = (inspected(ask(record, tmp_path / str(p), picture=p), models) for p in (0, 1))
    first, second = (
        np.asarray(Image.open(next(part.picture for part in found.tensors if part.name == "x_t")))
        for found in (one, other)
    )
    assert not np.array_equal(first, second)
    with pytest.raises(BadInput, match="no picture 2"):
        inspected(ask(record, tmp_path / "none", picture=2), models)


def test_a_step_out_of_range_is_refused(record, models, tmp_path):
    with pytest.raises(BadInput):
        inspected(ask(record, tmp_path / "none", step=99), models)
    assert not (tmp_path / "none").exists()


def test_pixel_models_show_their_states_as_they_are(models, tmp_path):
    list(generate(GenerateRecipe(model="digits", steps=3, label=7), tmp_path / "out", models=models))
    found = inspected(ask(tmp_path / "out" / TRAJECTORY_FILE, tmp_path / "terms", step=2), models)
    x_prev = next(part for part in found.tensors if part.name == "x_prev")
    assert np.array_equal(np.asarray(Image.open(x_prev.picture)), np.asarray(Image.open(tmp_path / "out" / "0000.png")))
