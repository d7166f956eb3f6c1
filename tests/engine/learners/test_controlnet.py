"""A ControlNet as it learns: it begins without a say, only it changes, and the model knows whose it is."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from studio.engine.data.picture_set import PictureSet
from studio.engine.learners.control_hints import hints_of_kind
from studio.engine.learners.controlnet import ControlNet
from studio.engine.models.conditioned_unet import ActiveControl
from studio.engine.models.controlnet import ControlModel
from studio.engine.models.files import load_model
from studio.engine.training.batch import Batch
from studio.engine.training.run import run_training
from studio.engine.training.trainer import Trainer
from studio.protocol.errors import BadInput
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import DatasetSpec, TrainRecipe
from tests.tiny_text_model import SIZE, save_tiny_model

CPU = torch.device("cpu")


def draw(numbers: range) -> PictureSet:
    """White squares on black, each elsewhere."""
    pictures = torch.zeros(len(numbers), 3, SIZE, SIZE, dtype=torch.uint8)
    for row, number in enumerate(numbers):
        corner = 2 + number % 12
        pictures[row, :, corner : corner + 14, corner : corner + 14] = 255
    return PictureSet("squares", pictures, captions=("a tiger",) * len(numbers))


@pytest.fixture
def squares() -> PictureSet:
    some = draw(range(20))
    return PictureSet(some.title, some.pictures, held_out=torch.arange(20) >= 14, captions=some.captions, draw=draw)


@pytest.fixture
def recipe(tmp_path: Path, squares: PictureSet, monkeypatch: pytest.MonkeyPatch) -> TrainRecipe:
    monkeypatch.setattr("studio.engine.training.run.load_dataset", lambda spec, notify: squares)
    monkeypatch.setattr("studio.engine.data.latent_window.CHUNK", 8)
    for name, value in {"SHEET_STEPS": 1, "JUDGED": 2, "JUDGE_STEPS": 1, "COLUMNS": 2}.items():
        monkeypatch.setattr(f"studio.engine.learners.controlnet.{name}", value)
    return TrainRecipe(
        model="controlnet",
        options={"base": str(save_tiny_model(tmp_path / "tiny"))},
        dataset=DatasetSpec(size=SIZE),
        steps=3,
        batch_size=4,
        label_dropout=0.0,
    )


def learner(recipe: TrainRecipe, data: PictureSet) -> ControlNet:
    torch.manual_seed(0)
    return ControlNet(recipe, *data.split(0.2), CPU)


def test_it_begins_without_a_say(recipe: TrainRecipe, squares: PictureSet):
    made = learner(recipe, squares)
    hints = torch.rand(1, 3, SIZE, SIZE)
    asked = {"guidance": 2.0, "seed": 1, "steps": 2}
    with_it = made.base.draw(["a tiger"], controls=[ActiveControl(made.net, hints)], **asked)
    assert torch.equal(with_it, made.base.draw(["a tiger"], **asked))


def test_edges_are_those_of_the_pictures(squares: PictureSet):
    edges = hints_of_kind("canny", squares)(squares.only(torch.tensor([0])))
    assert edges.shape == (1, 1, SIZE, SIZE)
    assert set(edges.unique().tolist()) == {0, 255}
    rows, columns = edges[0, 0].nonzero().unbind(1)
    assert 1 <= int(rows.min()) <= 3  # the square reaches from 2 to 15
    assert 14 <= int(columns.max()) <= 17
    assert not edges[0, 0, 6:12, 6:12].any()


def test_scribbles_are_thick_lines_along_the_edges(squares: PictureSet):
    scribbles = hints_of_kind("scribble", squares)(squares.only(torch.tensor([0])))
    assert scribbles.shape == (1, 1, SIZE, SIZE)
    assert set(scribbles.unique().tolist()) == {0, 255}
    assert not scribbles[0, 0, 20:].any()  # the square reaches from 2 to 15


def test_depth_is_that_of_drawn_scenes(squares: PictureSet):
    with pytest.raises(BadInput, match="Only drawn scenes"):
        hints_of_kind("depth", squares)
    with pytest.raises(BadInput, match="choose canny, scribble, depth, all"):
        hints_of_kind("pose", squares)
    depth = torch.arange(20, dtype=torch.uint8)[:, None, None, None].expand(-1, 1, SIZE, SIZE)
    scenes = replace(squares, maps={"depth": depth})
    assert torch.equal(hints_of_kind("depth", scenes)(scenes.only(torch.tensor([7]))), depth[7:8])


def test_all_kinds_take_turns(squares: PictureSet):
    without = hints_of_kind("all", squares)(squares)
    for place, kind in enumerate(("canny", "scribble")):
        assert torch.equal(without[place::2], hints_of_kind(kind, squares)(squares)[place::2])
    depth = torch.arange(20, dtype=torch.uint8)[:, None, None, None].expand(-1, 1, SIZE, SIZE)
    scenes = replace(squares, maps={"depth": depth})
    made = hints_of_kind("all", scenes)(scenes)
    for place, kind in enumerate(("canny", "scribble", "depth")):
        assert torch.equal(made[place::3], hints_of_kind(kind, scenes)(scenes)[place::3])
    assert len(hints_of_kind("all", scenes)(scenes.only(torch.tensor([4])))) == 1


def test_only_it_learns(recipe: TrainRecipe, squares: PictureSet):
    trainer = Trainer(recipe, squares, CPU)
    base = trainer.learner.base
    before = [parameter.clone() for part in base.parts.values() for parameter in part.parameters()]
    own = [parameter.clone() for parameter in trainer.learner.net.parameters()]
    for _ in range(2):
        trainer.train_step(0.0)
    after = [parameter for part in base.parts.values() for parameter in part.parameters()]
    assert all(torch.equal(*pair) for pair in zip(before, after, strict=True))
    assert not all(torch.equal(*pair) for pair in zip(own, trainer.learner.net.parameters(), strict=True))


def test_edges_matter_once_it_has_learnt(recipe: TrainRecipe, squares: PictureSet):
    made = learner(recipe, squares)
    with torch.no_grad():
        for block in made.net.controlnet_down_blocks:  # zero at first, as is the way from the edges
            block.weight.fill_(0.1)
        made.net.controlnet_cond_embedding.conv_out.weight.fill_(0.1)
    made.pictures(torch.arange(4), 0)
    (latents, found), captions = made._latents._current
    losses = []
    for edges in (found, 255 - found):
        made._latents._current = ((latents, edges), captions)
        batch = Batch(latents, None, torch.Generator().manual_seed(3), indices=torch.arange(4))
        losses.append(made.losses(0, batch).per_picture.detach())
    assert not torch.equal(*losses)


def test_a_run_gives_a_controlnet_for_its_base(recipe: TrainRecipe, squares: PictureSet, tmp_path: Path):
    status = run_training(recipe, RunFolder(tmp_path / "run"))
    assert status is not None
    assert status.state == "finished"
    model = load_model(RunFolder(tmp_path / "run").newest_model())
    assert isinstance(model, ControlModel)
    assert model.card.base == "tiny"
    model.check_fits(load_model(tmp_path / "tiny"))


@pytest.mark.parametrize(("base", "words"), [("digits", "not a text-to-image model"), ("nowhere", "no model")])
def test_a_base_that_does_not_fit(recipe: TrainRecipe, squares: PictureSet, base: str, words: str):
    with pytest.raises(BadInput, match=words):
        learner(changed(recipe, {"options.base": base}), squares)
