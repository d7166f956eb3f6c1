"""A window's questions about latent spaces, answered by tiny models with random weights."""

import numpy as np
import pytest
import torch

from studio.engine.data.digits import load_digits_set
from studio.engine.data.load import load_dataset
from studio.engine.generation.model_cache import ModelCache
from studio.engine.latents.codes import codes_of, decode
from studio.engine.latents.projection import project
from studio.engine.latents.session import LatentSession, code_at
from studio.engine.models.files import load_model
from studio.protocol.errors import BadInput
from studio.protocol.events import Finished
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.latents import (
    PROMPTS,
    SAMPLES,
    LatentPoints,
    LatentsMapped,
    MapLatents,
    MeasureErrors,
    MorphFrame,
    MorphLatents,
    PictureOfLatent,
    ReconstructionErrors,
)
from studio.protocol.requests import Stop
from tests.tiny_latent_models import save_autoencoder, save_gan, save_latent_diffusion, save_vae
from tests.tiny_text_model import save_tiny_model


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    place = tmp_path_factory.mktemp("models")
    return {
        "vae": str(save_vae(place / "vae", 5)),
        "plane": str(save_vae(place / "plane", 2)),
        "autoencoder": str(save_autoencoder(place / "autoencoder")),
        "gan": str(save_gan(place / "gan", 2, conditional=True)),
        "latent": str(save_latent_diffusion(place / "latent")),
        "text": str(save_tiny_model(place / "text")),
    }


class Session:
    """A session that counts how often data is loaded, and the events of its jobs."""

    def __init__(self, tmp_path, folders):
        self.loaded = 0
        self.folders, self.place = folders, tmp_path
        self.session = LatentSession(ModelCache("cpu"), self.load)
        self.told = []

    def load(self, spec, notify):
        self.loaded += 1
        return load_dataset(spec, notify)

    def run(self, job, stop_requested=lambda: None):
        return list(self.session.run(job, report=self.told.append, stop_requested=stop_requested))

    def map(self, name, job="m", stop_requested=lambda: None, **settings):
        settings = {"dataset": "digits", "count": 200} | settings
        request = MapLatents(job=job, model=self.folders[name], out=str(self.place / job), **settings)
        return self.run(request, stop_requested)

    def picture(self, what, **more):
        return self.session.picture(PictureOfLatent(job="p", map="m", what=what, **more))


@pytest.fixture
def session(tmp_path, folders):
    return Session(tmp_path, folders)


@pytest.fixture(scope="module")
def digits():
    data = load_digits_set(16)
    return data.only(torch.arange(200) * len(data) // 200)


def test_a_map_reports_its_pictures_classes_and_points(session, folders, digits):
    mapped, points, end = session.map("vae")
    assert isinstance(mapped, LatentsMapped)
    assert (mapped.count, mapped.dimensions, mapped.inverse, mapped.plane) == (200, 5, "plane", False)
    assert np.array_equal(mapped.labels.array(), digits.labels)
    assert mapped.names == digits.names
    thumbnails = np.load(mapped.thumbnails)
    assert thumbnails.shape == (200, 16, 16, 3)
    assert np.array_equal(thumbnails[..., 0], digits.pictures[:, 0])
    codes = codes_of(load_model(folders["vae"]), digits).numpy()
    assert points.points.array() == pytest.approx(project(codes, None, "pca").points, abs=1e-4)
    assert isinstance(points, LatentPoints)
    assert points.settled
    assert 0 < points.shares[1] <= points.shares[0] <= 1
    assert isinstance(end, Finished)
    assert any("Encoding picture" in event.text for event in session.told)


def test_codes_are_computed_once_for_all_methods(session):
    session.map("vae")
    encoded = sum("Encoding" in event.text for event in session.told)
    for method in ("lda", "axes"):
        session.map("vae", job=method, method=method)
    assert sum("Encoding" in event.text for event in session.told) == encoded
    session.map("vae", job="fewer", count=100)
    assert sum("Encoding" in event.text for event in session.told) > encoded


@pytest.mark.parametrize("method", ["pca", "axes", "lda"])
def test_the_code_under_a_point_of_a_plane_is_its_own(session, folders, digits, method):
    """A latent space of two numbers is shown whole, so that every place has its exact code."""
    mapped, points, _ = session.map("plane", method=method)
    assert mapped.inverse == "exact"
    assert mapped.plane
    model = load_model(folders["plane"])
    wanted = decode(model, codes_of(model, digits)[7:8])
    made = session.picture("point", place=tuple(points.points.array()[7].tolist()))
    assert made.place == pytest.approx(points.points.array()[7], abs=1e-3)
    assert made.picture.array()[..., 0] == pytest.approx(((wanted[0, 0].numpy() + 1) * 127.5), abs=1.5)
    same = session.picture("reconstruction", point=7).picture.array()
    assert np.abs(same.astype(int) - made.picture.array()).max() <= 1


def test_beside_the_plane_a_code_has_what_the_nearest_point_has():
    codes = np.random.default_rng(0).normal(size=(50, 6))
    found = project(codes, None, "pca")
    place = found.points[[7]] + 1e-6
    assert code_at(place, found, codes, "nearest")[0] == pytest.approx(codes[7], abs=1e-4)
    in_plane = code_at(place, found, codes, "mean")
    assert in_plane == pytest.approx(found.plane.codes_at(place))
    assert np.abs(in_plane - codes[7]).max() > 0.1


def test_tsne_streams_its_points_until_they_settle_and_decodes_between_neighbours(session, monkeypatch):
    monkeypatch.setattr("studio.engine.latents.session._WATCH_SECONDS", 0.0)
    mapped, points, _ = session.map("vae", method="tsne", count=60)
    assert mapped.inverse == "neighbours"
    states = [event for event in session.told if isinstance(event, LatentPoints)]
    assert len(states) > 100
    assert [state.iteration for state in states] == sorted({state.iteration for state in states})
    assert not any(state.settled for state in states)
    assert points.settled
    assert points.shares == ()
    on_a_point = session.picture("point", place=tuple(points.points.array()[3].tolist()))
    its_own = session.picture("reconstruction", point=3)
    assert np.abs(on_a_point.picture.array().astype(int) - its_own.picture.array()).max() <= 1


def test_watching_tsne_does_not_change_it():
    codes = np.random.default_rng(0).normal(size=(60, 6))
    seen = []
    watched = project(codes, None, "tsne", 3, watch=lambda points, iteration: seen.append(points.copy()))
    assert np.array_equal(watched.points, project(codes, None, "tsne", 3).points)
    assert np.abs(seen[-1] - seen[0]).max() > 1


@pytest.mark.parametrize(("how", "points"), [(Stop.NOW, 0), (Stop.KEEP, 1)])
def test_a_stopped_tsne_keeps_its_points_if_asked(session, monkeypatch, how, points):
    monkeypatch.setattr("studio.engine.latents.session._WATCH_SECONDS", 0.0)
    late = lambda: how if sum(isinstance(event, LatentPoints) for event in session.told) >= 3 else None  # noqa: E731
    events = session.map("vae", method="tsne", count=60, stop_requested=late)
    assert sum(isinstance(event, LatentPoints) for event in events) == points
    assert isinstance(events[-1], Finished)
    assert events[-1].stopped == (how is Stop.NOW)
    assert sum(isinstance(event, LatentPoints) for event in session.told) == 3


def test_a_stop_ends_the_encoding(session):
    events = session.map("vae", stop_requested=lambda: Stop.NOW if session.told else None)
    assert [type(event) for event in events] == [Finished]
    assert events[0].stopped


def test_a_gan_maps_its_own_samples_and_decodes_the_requested_class(session, folders):
    mapped, _, _ = session.map("gan", dataset=SAMPLES, count=40, seed=2)
    assert len(mapped.decode_labels) == 10
    assert not mapped.reconstructs
    one, other = (session.picture("point", place=(0.1, 0.2), label=label).picture for label in (1, 7))
    assert one != other
    label = int(mapped.labels.array()[5])
    shown = session.picture("picture", point=5).picture.array()
    assert (
        np.abs(shown.astype(int) - session.picture("reconstruction", point=5, label=label).picture.array()).max() <= 1
    )
    assert session.picture("manifold", label=3).picture.shape == (240, 240, 3)
    with pytest.raises(BadInput, match="is a GAN: it has no encoder"):
        session.map("gan", job="no")
    with pytest.raises(BadInput, match="does not decode noise in one pass"):
        session.map("latent", job="no", dataset=SAMPLES)


def test_texts_lie_on_a_map_and_have_no_pictures(session):
    texts = ("a tiger", "a red apple", "a blue apple", "an owl")
    mapped, points, _ = session.map("text", dataset=PROMPTS, prompts=texts)
    assert mapped.names == texts
    assert mapped.inverse == "none"
    assert mapped.thumbnails == ""
    assert points.points.shape == (4, 2)
    with pytest.raises(BadInput, match="they have no pictures"):
        session.picture("picture", point=1)
    with pytest.raises(BadInput, match="cannot be decoded"):
        session.picture("point")
    with pytest.raises(BadInput, match="has no text encoder"):
        session.map("vae", job="no", dataset=PROMPTS, prompts=texts)
    with pytest.raises(BadInput, match="takes 3 to 2,000 texts, one a line, not 2"):
        session.map("text", job="no", dataset=PROMPTS, prompts=texts[:2])


def test_arithmetic_ends_where_its_groups_say(session):
    _, points, _ = session.map("plane", method="axes")
    places = points.points.array()
    found = session.picture("combination", plus=(3, 4), minus=(5,), more=(6, 7))
    wanted = places[[3, 4]].mean(0) - places[5] + places[[6, 7]].mean(0)
    assert found.place == pytest.approx(wanted, abs=1e-4)
    order = np.square(places - wanted).sum(1).argsort()
    assert found.nearest == tuple(order[: len(found.nearest)].tolist())
    alone = session.picture("combination", plus=(3,))
    assert alone.nearest[0] == 3
    assert alone.picture == session.picture("reconstruction", point=3).picture
    with pytest.raises(BadInput, match="begins with a group A"):
        session.picture("combination", minus=(3,))
    with pytest.raises(BadInput, match="no point 200 on this map: it has 200"):
        session.picture("combination", plus=(200,))


def test_a_path_leads_through_its_points(session):
    session.map("vae")
    job = MorphLatents(job="w", map="m", points=(3, 9, 4), frames=9)
    *frames, end = session.run(job)
    assert [frame.frame for frame in frames] == list(range(9))
    assert isinstance(end, Finished)
    for place, point in ((0, 3), (4, 9), (8, 4)):
        assert isinstance(frames[place], MorphFrame)
        assert frames[place].picture == session.picture("reconstruction", point=point).picture
    round_about = session.run(job.model_copy(update={"spherical": True}))
    assert round_about[2].picture != frames[2].picture
    assert round_about[4].picture == frames[4].picture
    with pytest.raises(BadInput, match="two or more points"):
        session.run(MorphLatents(job="w", map="m", points=(3,)))
    with pytest.raises(BadInput, match="no longer has this map"):
        session.run(MorphLatents(job="w", map="gone", points=(3, 4)))


def test_a_path_leads_from_noise_to_noise_and_can_be_stopped(session, folders):
    recipe = GenerateRecipe(model=folders["latent"], steps=3, label=2, seed=1)
    job = MorphLatents(job="w", recipe=recipe, to_seed=5, frames=4, spherical=True)
    *frames, _ = session.run(job)
    assert len({frame.picture.data for frame in frames}) == 4
    asked = iter([None, Stop.NOW])
    stopped = session.run(job, stop_requested=lambda: next(asked))
    assert len(stopped) == 2
    assert stopped[-1].stopped


def test_errors_are_those_of_the_reconstructions(session, folders, digits):
    session.map("autoencoder")
    found, _ = session.run(MeasureErrors(job="e", map="m"))
    assert isinstance(found, ReconstructionErrors)
    model = load_model(folders["autoencoder"])
    pictures = digits.batch(torch.arange(200))[0]
    errors = (decode(model, codes_of(model, digits)) - pictures).square().flatten(1).mean(1)
    assert found.errors.array() == pytest.approx(errors.numpy(), rel=1e-4)
    session.map("gan", job="g", dataset=SAMPLES, count=10)
    with pytest.raises(BadInput, match="Only pictures that a model encodes"):
        session.run(MeasureErrors(job="e", map="g"))


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"count": 4}, "4 pictures are fewer than the 5 dimensions"),
        ({"method": "axes", "axes": (0, 5)}, "two different numbers from 0 to 4, not 0 and 5"),
        ({"method": "axes", "axes": (2, 2)}, "not 2 and 2"),
        ({"dataset": "nowhere"}, "a folder of pictures or one of"),
    ],
)
def test_impossible_maps_are_refused_in_a_line(session, settings, words):
    with pytest.raises(BadInput, match=words):
        session.map("vae", **settings)


def test_a_refused_map_announces_no_points_so_that_the_map_in_view_stays(session, folders, tmp_path):
    job = MapLatents(
        job="x", out=str(tmp_path / "x"), model=folders["vae"], dataset="digits", method="axes", axes=(0, 5)
    )
    events = session.session.run(job, report=session.told.append, stop_requested=lambda: None)
    with pytest.raises(BadInput, match="two different numbers"):
        next(events)
    assert not any(isinstance(event, LatentsMapped) for event in session.told)


def test_maps_from_before_are_dropped_in_the_end(session):
    for job in "mabcd":
        session.map("plane", job=job, count=10)
    with pytest.raises(BadInput, match="no longer has this map"):
        session.picture("point")
