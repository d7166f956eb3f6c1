"""The synthetic scenes: deterministic, all different, with objects where the captions say."""

from dataclasses import replace
from random import Random

import pytest
import torch

from studio.engine.data.emoji import FONT_FILE, draw_glyphs, find_font
from studio.engine.data.load import load_dataset
from studio.engine.data.pocket_scenes import draw_numbered, numbered
from studio.engine.data.scene_drawing import draw, place
from studio.engine.data.scene_words import BACKGROUNDS, COLOURS, CONCEPTS, SceneSpec, Thing, is_held_out
from studio.engine.training.trainer import Trainer
from studio.protocol.errors import BadInput
from studio.protocol.training_recipe import DatasetSpec, NetworkSpec, TrainRecipe
from tests.system_packages import skip_without

BLACK = COLOURS.index("black")


@pytest.fixture
def squares() -> torch.Tensor:
    """White squares in place of emoji: the picture is white where an object is drawn."""
    return torch.ones(len(CONCEPTS), 4, 16, 16)


@pytest.fixture
def font():
    try:
        return find_font()
    except BadInput:
        skip_without(f"the font {FONT_FILE} (Debian: fonts-noto-color-emoji)")


def drawn(scene: SceneSpec, squares: torch.Tensor, seed: int = 0) -> torch.Tensor:
    return draw([scene], [Random(seed)], squares, 32)[0].float()


def middle(picture: torch.Tensor) -> tuple[float, float]:
    bright = (picture.mean(0) > 128).float()
    rows, columns = torch.meshgrid(torch.arange(32.0), torch.arange(32.0), indexing="ij")
    return float((bright * columns).sum() / bright.sum()), float((bright * rows).sum() / bright.sum())


@pytest.mark.parametrize(
    ("where", "axis", "low"), [("left", 0, True), ("right", 0, False), ("top", 1, True), ("bottom", 1, False)]
)
def test_objects_are_at_the_named_places(squares: torch.Tensor, where, axis: int, low: bool):
    at = middle(drawn(SceneSpec(BLACK, (Thing(0, "small", where),)), squares))
    assert (at[axis] < 12) if low else (at[axis] > 20)
    assert 10 < at[1 - axis] < 22


def test_objects_have_the_named_sizes(squares: torch.Tensor):
    area = [
        float((drawn(SceneSpec(BLACK, (Thing(0, size),)), squares) > 128).float().mean())
        for size in ("small", "", "large")
    ]
    assert area[0] < 0.2 < area[1] < 0.5 < area[2]


def test_the_background_is_the_named_one(squares: torch.Tensor):
    for number, colour in enumerate(COLOURS):
        corner = drawn(SceneSpec(number, (Thing(0, "small"),)), squares)[:, 0, 0]
        assert (corner - torch.tensor(BACKGROUNDS[colour])).abs().max() <= 9


def test_two_objects_do_not_overlap_and_keep_their_order(squares: torch.Tensor):
    for arrangement, axis in (("beside", 0), ("above", 1)):
        placed = place(SceneSpec(0, (Thing(3), Thing(5)), arrangement), Random(1))
        assert [thing.concept for thing in placed] == [3, 5]
        first, second = ((thing.x, thing.y)[axis] for thing in placed)
        assert second - first > max(thing.side for thing in placed) * 0.9


def test_scenes_are_determined_by_their_numbers(squares: torch.Tensor):
    some = draw_numbered(range(10, 14), squares, 16)
    alone = draw_numbered(range(12, 13), squares, 16)
    assert torch.equal(some.pictures[2:3], alone.pictures)
    assert some.captions[2] == alone.captions[0]
    assert len({picture.numpy().tobytes() for picture in draw_numbered(range(200), squares, 16).pictures}) == 200


def test_held_out_scenes_differ_from_training_scenes(squares: torch.Tensor):
    scenes, _, _ = numbered(range(50), held_out=True)
    assert all(is_held_out(thing.concept, scene.colour) for scene in scenes for thing in scene.things)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch, squares: torch.Tensor) -> DatasetSpec:
    """A small data set of squares, which needs no font."""
    monkeypatch.setattr("studio.engine.data.pocket_scenes.COUNT", 12)
    monkeypatch.setattr("studio.engine.data.pocket_scenes.HELD_OUT", 5)
    monkeypatch.setattr("studio.engine.data.pocket_scenes.find_font", lambda path: path)
    monkeypatch.setattr("studio.engine.data.pocket_scenes.scene_sprites", lambda font: squares)
    return DatasetSpec(kind="pocket-scenes", size=16)


def test_the_data_set_describes_its_held_out_part(few: DatasetSpec):
    data = load_dataset(few)
    training, held_out = data.split(0.15)
    assert (len(training), len(held_out)) == (12, 5)
    assert len(held_out.captions) == 5
    assert data.names == tuple(thing.name for thing in CONCEPTS)
    assert data.fingerprint == load_dataset(few).fingerprint
    assert load_dataset(few.model_copy(update={"channels": 1})).channels == 1


def test_training_never_sees_a_scene_twice(few: DatasetSpec):
    recipe = TrainRecipe(
        dataset=few, network=NetworkSpec(channels=(8,), attention=(False,), conditional=False), batch_size=4, steps=5
    )
    trainer = Trainer(recipe, load_dataset(few), torch.device("cpu"))
    seen = []
    for step in range(5):  # beyond the twelve that are drawn at first
        pictures, labels = trainer.learner.pictures(torch.zeros(4, dtype=torch.int64), 4 * step)
        assert labels is not None
        seen += [picture.numpy().tobytes() for picture in pictures]
    assert len(set(seen)) == 20
    again, _ = trainer.learner.pictures(torch.zeros(4, dtype=torch.int64), 16)
    assert [picture.numpy().tobytes() for picture in again] == seen[16:]


def test_scenes_can_be_grey(few: DatasetSpec):
    data = load_dataset(few.model_copy(update={"channels": 1}))
    assert data.draw(range(20, 22)).channels == 1


def test_a_font_without_colours_is_refused(tmp_path):
    (tmp_path / "other.ttf").write_bytes(b"no font")
    with pytest.raises(BadInput, match="not a font"):
        draw_glyphs(tmp_path / "other.ttf", ["x"])
    with pytest.raises(BadInput, match="There is no font"):
        find_font(str(tmp_path / "missing.ttf"))


def test_a_missing_font_is_reported_with_its_package(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("studio.engine.data.emoji._FOLDERS", ())
    with pytest.raises(BadInput, match="fonts-noto-color-emoji"):
        find_font()


def test_every_noun_has_its_own_glyph(font):
    sprites = draw_glyphs(font, [thing.glyph for thing in CONCEPTS])
    assert sprites.shape == (len(CONCEPTS), 4, 136, 136)
    assert float(sprites.min()) >= 0
    assert float(sprites.max()) <= 1
    assert (sprites[:, :3] <= sprites[:, 3:] + 1e-6).all()  # colours are multiplied by alpha
    flat = sprites.flatten(1)
    apart = torch.cdist(flat, flat) + torch.eye(len(flat)) * 1e9
    assert float(apart.min()) > 20
    edges = sprites[:, 3]
    for side in (edges[:, 0], edges[:, -1], edges[:, :, 0], edges[:, :, -1]):
        assert side.shape[1] == 136
    assert all(edge.amax(0).max() > 0 and edge.amax(1).max() > 0 for edge in edges)


def test_scenes_are_drawn_with_the_font(font, data_home):
    spec = DatasetSpec(kind="pocket-scenes", size=32, path=str(font))
    scenes = replace(load_dataset(spec), draw=None)
    assert scenes.pictures.shape[1:] == (3, 32, 32)
    assert len(set(scenes.captions)) > 1000
