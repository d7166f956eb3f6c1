"""What the window knows again when it is opened the next time."""

import shutil

import pytest

from studio.protocol import places
from studio.protocol.modelcard import find_model
from studio.protocol.recipes import TrainRecipe
from studio.protocol.runfolder import CHECKPOINT_DONE, RunFolder


@pytest.mark.parametrize("mark", ["", "@1"])
def test_the_model_of_a_run_is_chosen_again(studio, tiny_model: str, qtbot, monkeypatch, mark: str):
    run = RunFolder(places.runs() / "kept")
    run.create(TrainRecipe())
    checkpoint = run.checkpoints / "00000001"
    shutil.copytree(find_model(tiny_model), checkpoint / "model")
    (checkpoint / CHECKPOINT_DONE).write_text("{}")
    chosen = f"{run.path}{mark}"
    state = studio.recipe_panel.state() | {"model": chosen, "touched": ["steps"], "steps": 7}
    studio.settings.setValue("recipe", state)
    monkeypatch.setattr(studio.engine, "start", lambda: None)
    studio.startup.begin()
    fields = studio.recipe_panel.fields
    assert (fields.model.key(), fields.steps.value()) == (chosen, 7)
    qtbot.waitUntil(lambda: studio.models._reader is None and not studio.files.busy)
    assert (fields.model.key(), fields.steps.value()) == (chosen, 7)
