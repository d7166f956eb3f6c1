"""Bad input names the recipe's setting that has to change."""

import pytest

from studio.engine.data.load import load_dataset
from studio.engine.training.run import run_training
from studio.protocol.errors import BadInput
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import DatasetSpec, TrainRecipe


@pytest.mark.parametrize(
    "spec",
    [
        DatasetSpec(kind="folder", path="/nowhere/at/all"),
        DatasetSpec(kind="toy", name="drawn", path="points.txt"),
        DatasetSpec(kind="scenes", path="/nowhere/font.ttf", size=64),
    ],
)
def test_errors_about_data_name_their_field(spec):
    with pytest.raises(BadInput) as caught:
        load_dataset(spec)
    assert caught.value.field == "dataset.path"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"network.kind": "small-unet", "network.channels": [8], "network.attention": [False]}, "network.channels"),
        ({"network.channels": [8, 8], "network.attention": [True, True], "network.attention_head_dim": 3}, None),
        ({"model": "gan", "options.colour": "red"}, "options.colour"),
        ({"model": "banana"}, "model"),
        ({"dataset.kind": "toy", "dataset.name": "rings"}, "network.kind"),
    ],
)
def test_errors_at_the_start_of_a_run_name_their_field(tmp_path, changes, field):
    folder = RunFolder(tmp_path / "run")
    with pytest.raises(BadInput) as caught:
        run_training(changed(TrainRecipe(), changes), folder, device="cpu")
    assert caught.value.field == (field or "network.attention_head_dim")
    assert not folder.exists
