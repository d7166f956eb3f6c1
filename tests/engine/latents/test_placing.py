"""Further pictures on a map: they lie where their codes do, and are points like all others."""

import numpy as np
import pytest
import torch
from PIL import Image

from studio.engine.data.digits import load_digits_set
from studio.engine.data.load import load_dataset
from studio.engine.generation.model_cache import ModelCache
from studio.engine.latents.placing import places_of
from studio.engine.latents.projection import Projection
from studio.engine.latents.session import LatentSession
from studio.protocol.errors import BadInput
from studio.protocol.latents import (
    PROMPTS,
    SAMPLES,
    MapLatents,
    MeasureErrors,
    MorphLatents,
    PictureOfLatent,
    PlaceOnMap,
)
from tests.tiny_latent_models import save_gan, save_vae
from tests.tiny_text_model import save_tiny_model

COUNT = 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Models, and two pictures of the digits data as files."""
    place = tmp_path_factory.mktemp("models")
    save_vae(place / "vae", 5)
    save_gan(place / "gan", 2)
    save_tiny_model(place / "text")
    data = load_digits_set(16)
    some = data.only(torch.arange(COUNT) * len(data) // COUNT)
    for point in (7, 20):
        Image.fromarray(some.pictures[point, 0].numpy()).save(place / f"{point}.png")
    (place / "no picture.png").write_text("no picture")
    return place


class Session:
    def __init__(self, folder, place):
        self.folder, self.place = folder, place
        self.session = LatentSession(ModelCache("cpu"), load_dataset)

    def run(self, request):
        return list(self.session.run(request, report=lambda event: None, stop_requested=lambda: None))

    def map(self, name="vae", method="pca", **settings):
        settings = {"dataset": "digits", "count": COUNT} | settings
        out = str(self.place / f"{name}-{method}")
        return self.run(MapLatents(job="m", model=str(self.folder / name), method=method, out=out, **settings))

    def put(self, *files):
        return self.session.place(PlaceOnMap(job="p", map="m", files=tuple(str(self.folder / file) for file in files)))

    def picture(self, what, **more):
        return self.session.picture(PictureOfLatent(job="p", map="m", what=what, **more))


@pytest.fixture
def session(folder, tmp_path):
    return Session(folder, tmp_path)


@pytest.mark.parametrize("method", ["pca", "lda", "axes", "tsne"])
def test_a_picture_of_the_data_is_placed_on_its_own_point(session, method):
    _, points, _ = session.map(method=method)
    placed = session.put("7.png", "20.png")
    own = points.points.array()
    spread = float(np.abs(own).max())
    assert placed.points.array() == pytest.approx(own[[7, 20]], abs=1e-3 * spread)
    assert [near[0] for near in placed.nearest] == [7, 20]
    assert placed.thumbnails.array().shape == (2, 16, 16, 3)


def test_placed_pictures_are_points_like_all_others(session):
    session.map()
    session.put("7.png", "20.png")
    for point, file in ((COUNT, "7.png"), (COUNT + 1, "20.png")):
        shown = session.picture("picture", point=point).picture.array()[..., 0]
        assert np.array_equal(shown, np.asarray(Image.open(session.folder / file)))
    same = session.picture("reconstruction", point=7).picture.array()
    assert np.array_equal(session.picture("reconstruction", point=COUNT).picture.array(), same)
    made = session.picture("combination", plus=(COUNT,), minus=(20,), more=(COUNT + 1,))
    assert made.nearest[0] == 7, "7 - 20 + 20, and only points of the data are told as near"
    *frames, _ = session.run(MorphLatents(job="f", map="m", points=(COUNT, 20), frames=2))
    assert np.array_equal(frames[0].picture.array(), same)
    errors = session.run(MeasureErrors(job="e", map="m"))[0].errors.array()
    assert len(errors) == COUNT + 2
    assert errors[[COUNT, COUNT + 1]] == pytest.approx(errors[[7, 20]], rel=1e-3)


def test_no_files_take_placed_pictures_off(session):
    session.map()
    session.put("7.png")
    assert session.put().points.array().shape == (0, 2)
    with pytest.raises(BadInput, match="no point 60"):
        session.picture("picture", point=COUNT)


def test_what_cannot_be_placed_is_refused_and_what_was_placed_stays(session):
    session.map()
    session.put("7.png")
    for file in ("no picture.png", "gone.png"):
        with pytest.raises(BadInput):
            session.put("7.png", file)
    assert session.picture("picture", point=COUNT).picture.array().shape == (16, 16, 3)
    with pytest.raises(BadInput, match="compute it again"):
        session.session.place(PlaceOnMap(job="p", map="unknown"))
    session.map("gan", dataset=SAMPLES)
    with pytest.raises(BadInput, match="is a GAN"):
        session.put("7.png")
    session.map("text", dataset=PROMPTS, prompts=("a", "b", "c"))
    with pytest.raises(BadInput, match="map of texts"):
        session.put("7.png")


def test_a_map_without_formula_places_between_the_nearest_codes():
    known = np.array([[0.0, 0.0], [4.0, 0.0], [0.0, 4.0], [50.0, 50.0], [60.0, 60.0]])
    found = Projection(np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [9.0, 9.0], [9.5, 9.5]]), ())
    on, between = places_of(np.array([[4.0, 0.0], [2.0, 0.0]]), found, known)
    assert on == pytest.approx([1, 0], abs=1e-6)
    assert between[0] == pytest.approx(0.5, abs=0.1)
    assert 0 < between[1] < 0.2
