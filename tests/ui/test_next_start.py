"""The window's state that the next start restores."""

import shutil
import threading
from pathlib import Path

import numpy as np
import pytest

from studio.document.png import write_png
from studio.protocol import places
from studio.protocol.events import Ready
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import find_model
from studio.protocol.recipes import dump_recipe
from studio.protocol.resultsfolder import new_folder
from studio.protocol.runfolder import CHECKPOINT_DONE, RunFolder
from studio.protocol.scratch import make_scratch
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.operations.window import startup


@pytest.mark.parametrize("mark", ["", "@1"])
def test_the_selected_run_is_restored(studio, tiny_model: str, qtbot, monkeypatch, mark: str):
    run = RunFolder(places.runs() / "kept")
    run.create(TrainRecipe())
    checkpoint = run.checkpoints / "00000001"
    shutil.copytree(find_model(tiny_model), checkpoint / "model")
    (checkpoint / CHECKPOINT_DONE).write_text("{}")
    chosen = f"{run.path}{mark}"
    state = studio.parts.recipe_panel.state() | {"model": chosen, "touched": ["steps"], "steps": 7}
    studio.core.settings.setValue("recipe", state)
    monkeypatch.setattr(studio.core.engine, "start", lambda: None)
    studio.startup.begin()
    fields = studio.parts.recipe_panel.fields
    assert (fields.models.model.key(), fields.sampling.steps.value()) == (chosen, 7)
    qtbot.waitUntil(lambda: studio.core.models._reader is None and not studio.session.session.busy)
    assert (fields.models.model.key(), fields.sampling.steps.value()) == (chosen, 7)


@pytest.mark.parametrize("kept", [True, False])
def test_a_first_picture_is_generated_only_where_there_is_no_history(studio, qtbot, monkeypatch, kept: bool):
    if kept:
        a_result("kept")
    runs = []
    monkeypatch.setattr(studio.core.engine, "start", lambda: None)
    monkeypatch.setattr(studio.generation.generating, "run", lambda: runs.append(True))
    studio.startup.begin()
    assert studio.core.history.entries == (), "they are read in the background"
    studio.core.engine.ready.emit(Ready(device="cpu", threads=1, memory_bytes=1))
    qtbot.waitUntil(lambda: not studio.startup._background.busy and not studio.session.session.busy)
    assert len(studio.core.history.entries) == kept
    assert runs == ([] if kept else [True])


def a_result(name: str) -> Path:
    folder = places.results() / name
    folder.mkdir(parents=True)
    write_png(folder / "0000.png", np.zeros((8, 8, 3), np.uint8), None)
    (folder / "recipe.json").write_text(dump_recipe(GenerateRecipe()))
    return folder


def test_the_history_is_listed_before_what_was_killed_is_recovered(studio, qtbot, monkeypatch):
    kept, go_on = a_result("kept"), threading.Event()

    def recover_slowly(home: Path) -> list[Path]:
        assert home == places.results()
        assert go_on.wait(10)
        return [a_result("recovered")]

    monkeypatch.setattr(startup, "recover", recover_slowly)
    monkeypatch.setattr(studio.core.engine, "start", lambda: None)
    studio.startup.begin()
    try:
        qtbot.waitUntil(lambda: [entry.folder for entry in studio.core.history.entries] == [kept])
    finally:
        go_on.set()
    qtbot.waitUntil(lambda: len(studio.core.history.entries) == 2)


def test_what_is_recovered_takes_the_place_of_a_first_picture(studio, qtbot, monkeypatch):
    monkeypatch.setattr(startup, "recover", lambda _: [a_result("recovered")])
    monkeypatch.setattr(studio.core.engine, "start", lambda: None)
    monkeypatch.setattr(studio.generation.generating, "run", lambda: pytest.fail("there is a picture"))
    studio.core.engine.ready.emit(Ready(device="cpu", threads=1, memory_bytes=1))
    studio.startup.begin()
    qtbot.waitUntil(lambda: len(studio.core.history.entries) == 1)
    qtbot.waitUntil(lambda: not studio.startup._background.busy and not studio.session.session.busy)


def test_temporary_files_of_killed_windows_are_removed(studio, qtbot, monkeypatch):
    left = make_scratch(places.data_home(), "mirror", pid=2**22 + 1)  # Linux gives no such process id
    monkeypatch.setattr(studio.core.engine, "start", lambda: None)
    monkeypatch.setattr(studio.generation.generating, "run", lambda: None)
    studio.startup.begin()
    qtbot.waitUntil(lambda: not studio.startup._background.busy and not studio.session.session.busy)
    assert not left.exists()


def test_simultaneous_jobs_have_separate_folders(monkeypatch):
    monkeypatch.setattr("time.time", lambda: 1_700_000_000.125)
    assert len({new_folder() for _ in range(100)}) == 100
