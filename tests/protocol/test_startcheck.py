"""The checks before a training starts, without its process."""

import json
from pathlib import Path

import pytest

from studio.protocol.errors import BadInput
from studio.protocol.runfolder import RunFolder
from studio.protocol.startcheck import check_start
from studio.protocol.training_recipe import DatasetSpec, TrainRecipe


def of_folder(path: Path) -> TrainRecipe:
    return TrainRecipe(dataset=DatasetSpec(kind="folder", path=str(path)))


def refused(recipe: TrainRecipe, branch: tuple[Path, int] | None = None) -> tuple[str, str]:
    with pytest.raises(BadInput) as caught:
        check_start(recipe, branch)
    return str(caught.value), caught.value.field


def test_a_missing_folder(tmp_path: Path):
    path = tmp_path / "nowhere"
    assert refused(of_folder(path)) == (f"The folder {path} does not exist.", "dataset.path")


def test_a_folder_whose_name_is_too_long_for_the_disk(tmp_path: Path):
    path = tmp_path / ("n" * 300)
    line, field = refused(of_folder(path))
    assert line.endswith("does not exist.")
    assert field == "dataset.path"


def test_a_file_in_place_of_a_folder(tmp_path: Path):
    path = tmp_path / "a.png"
    path.touch()
    assert refused(of_folder(path)) == (f"{path} is not a folder.", "dataset.path")


def test_an_empty_folder(tmp_path: Path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / ".hidden").touch()
    line = f"The folder {tmp_path} is empty: it holds no pictures."
    assert refused(of_folder(tmp_path)) == (line, "dataset.path")
    (tmp_path / "in" / "deep" / "a.png").touch()
    check_start(of_folder(tmp_path))


def test_a_missing_file_of_points(tmp_path: Path):
    recipe = TrainRecipe(dataset=DatasetSpec(kind="toy", name="drawn", path=str(tmp_path / "points.json")))
    assert refused(recipe) == (f"There is no file {tmp_path / 'points.json'}.", "dataset.path")


@pytest.fixture
def parent(tmp_path: Path) -> Path:
    checkpoint = RunFolder(tmp_path / "parent").checkpoints / "00000040"
    checkpoint.mkdir(parents=True)
    (checkpoint / "complete.json").write_text("{}")
    (checkpoint / "state.json").write_text(json.dumps({"seconds": 30.0}))
    return tmp_path / "parent"


def test_a_branch_past_the_end(parent: Path):
    line, field = refused(TrainRecipe(steps=40), (parent, 40))
    assert line == (
        "The branch starts at step 40, and the training stops after 40 steps: raise Stop after to train it further."
    )
    assert field == "steps"
    check_start(TrainRecipe(steps=41), (parent, 40))


def test_a_branch_past_the_time(parent: Path):
    line, field = refused(TrainRecipe(max_seconds=30), (parent, 40))
    assert line.startswith("The branch starts after 30 s of training, and the training stops after 30 s")
    assert field == "max_seconds"
    check_start(TrainRecipe(max_seconds=31), (parent, 40))


def test_a_branch_of_nothing(tmp_path: Path):
    line, _ = refused(TrainRecipe(), (tmp_path / "gone", 4))
    assert line == "gone has no complete checkpoint to branch from."


def test_tensorboard_that_is_not_installed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    line, field = refused(TrainRecipe(tensorboard=True))
    assert "pip install tensorboard" in line
    assert field == "tensorboard"
    check_start(TrainRecipe())
