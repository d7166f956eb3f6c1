"""The list of available models, read in a thread."""

import json
import shutil
import threading
from pathlib import Path

import pytest

from studio.link import model_shelf
from studio.link.model_folder_watch import SETTLE_MILLISECONDS
from studio.link.model_shelf import ModelShelf, cards_of_runs
from studio.protocol import places
from studio.protocol.modelcard import CARD_FILE, ModelCard, dump_card
from studio.protocol.runfolder import CHECKPOINT_DONE, RunFolder
from studio.protocol.training_recipe import TrainRecipe


def a_run(path: Path, step: int = 1, title: str = "digits") -> RunFolder:
    """A run with a checkpoint that consists of its card only."""
    folder = RunFolder(path)
    if not folder.exists:
        folder.create(TrainRecipe())
    model = folder.checkpoints / f"{step:08}" / "model"
    model.mkdir(parents=True)
    (model / CARD_FILE).write_text(dump_card(ModelCard(name="digits", title=title, size=16, channels=1)))
    (model.parent / CHECKPOINT_DONE).write_text("{}")
    return folder


@pytest.fixture
def shelf(qapp, data_home):
    shelf = ModelShelf()
    yield shelf
    shelf.close()
    shelf.deleteLater()


def test_bundled_models_are_available_at_once(shelf: ModelShelf):
    assert {"digits", "pocket"} <= set(shelf.cards)


def test_titles_are_worded_for_the_window(qapp, data_home):
    shelf = ModelShelf(str.upper)
    assert shelf.cards["digits"].title == "HANDWRITTEN DIGITS"
    shelf.offer("/models/x", ModelCard(name="x", title="mine", size=16, channels=1))
    assert shelf.cards["/models/x"].title == "MINE"
    shelf.close()
    shelf.deleteLater()


def test_runs_with_a_checkpoint_are_found(shelf: ModelShelf, qtbot):
    run = a_run(places.runs() / "one")
    RunFolder(places.runs() / "empty").create(TrainRecipe())
    (places.runs() / "torn").mkdir()
    with qtbot.waitSignal(shelf.changed) as told:
        shelf.refresh()
    assert set(told.args[0]) - {"pocket", "digits"} >= {str(run.path)}
    assert not {str(places.runs() / name) for name in ("empty", "torn")} & set(shelf.cards)


def test_the_attached_run_is_found_in_any_folder(data_home, tmp_path: Path):
    run = a_run(tmp_path / "elsewhere")
    assert cards_of_runs() == {}
    assert list(cards_of_runs(run.path)) == [str(run.path)]


def test_a_broken_card_is_skipped(data_home):
    a_run(places.runs() / "good")
    broken = a_run(places.runs() / "bad").newest_model() / CARD_FILE
    broken.write_text("{}")
    assert list(cards_of_runs()) == [str(places.runs() / "good")]


def test_a_model_requested_during_a_scan_is_added_afterwards(shelf: ModelShelf, qtbot, monkeypatch: pytest.MonkeyPatch):
    go_on, read = threading.Semaphore(0), []

    def slowly(shown: Path | None = None) -> dict[str, ModelCard]:
        read.append(shown)
        assert go_on.acquire(timeout=10)
        return cards_of_runs(shown)

    monkeypatch.setattr(model_shelf, "cards_of_runs", slowly)
    run = a_run(places.runs() / "one")
    shelf.refresh()
    shelf.refresh()
    shelf.refresh(run)
    go_on.release(2)
    with qtbot.waitSignal(shelf.changed):
        pass
    assert read == [None, run.path]


def test_models_added_during_a_scan_are_kept(shelf: ModelShelf, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    go_on, begun = threading.Semaphore(0), threading.Event()

    def slowly(shown: Path | None = None) -> dict[str, ModelCard]:
        found = cards_of_runs(shown)
        begun.set()
        assert go_on.acquire(timeout=10)
        return found

    monkeypatch.setattr(model_shelf, "cards_of_runs", slowly)
    run = RunFolder(tmp_path / "elsewhere")
    shelf.refresh(run)
    assert begun.wait(10)
    a_run(run.path)
    shelf.add(str(run.path))  # its first checkpoint came behind the reader's back
    go_on.release(2)
    with qtbot.waitSignal(shelf.changed):
        pass
    assert str(run.path) in shelf.cards


def test_adding_takes_the_newest_checkpoint(shelf: ModelShelf, tmp_path: Path):
    run = a_run(tmp_path / "run", 1, "first")
    a_run(run.path, 2, "second")
    shelf.add(str(run.path))
    assert shelf.cards[str(run.path)].title == "second"
    shelf.add(str(tmp_path / "none"))
    assert str(tmp_path / "none") not in shelf.cards


def test_nothing_is_emitted_after_close(shelf: ModelShelf, qtbot):
    shelf.refresh()
    shelf.close()
    with qtbot.assertNotEmitted(shelf.changed, wait=50):
        shelf.refresh()


def with_loss(run: RunFolder, step: int, loss: float) -> None:
    (run.checkpoints / f"{step:08}" / CHECKPOINT_DONE).write_text(json.dumps({"loss": loss}))


def test_a_requested_checkpoint_stays_in_the_list(shelf: ModelShelf, qtbot):
    run = a_run(places.runs() / "one", 1, "first")
    a_run(run.path, 2, "second")
    with_loss(run, 1, 0.25)
    with_loss(run, 2, 0.5)
    for name, title in ((f"{run.path}@best", "first, best"), (f"{run.path}@2", "second")):
        with qtbot.waitSignal(shelf.changed):
            shelf.want(name)
        assert shelf.cards[name].title == title
    with_loss(run, 2, 0.125)
    with qtbot.waitSignal(shelf.changed):
        shelf.refresh()
    assert shelf.cards[f"{run.path}@best"].title == "second, best"


def test_models_outside_known_runs_are_not_searched(shelf: ModelShelf, qtbot, tmp_path: Path):
    run = a_run(tmp_path / "elsewhere")
    name = f"{run.path}@1"
    with qtbot.waitSignal(shelf.changed):
        shelf.want(name)
    assert name not in shelf.cards
    with qtbot.waitSignal(shelf.changed):
        shelf.refresh(run)
    assert name in shelf.cards


def test_adding_the_best_checkpoint(shelf: ModelShelf, tmp_path: Path):
    run = a_run(tmp_path / "elsewhere", 1, "first")
    shelf.add(f"{run.path}@best")
    assert f"{run.path}@best" not in shelf.cards
    with_loss(run, 1, 0.5)
    a_run(run.path, 2, "second")
    shelf.add(f"{run.path}@best")
    assert shelf.cards[f"{run.path}@best"].title == "first, best"


def test_registered_models_are_offered_after_a_scan_and_not_read_before(shelf: ModelShelf, qtbot, tmp_path: Path):
    from studio.protocol.registered import RegisteredModel, register_model
    from tests.engine.models.foreign_models import foreign_folder

    register_model("second", RegisteredModel(path=str(foreign_folder("sd2"))))
    register_model("gone", RegisteredModel(path=str(tmp_path / "gone.safetensors")))
    assert "second" not in model_shelf.named_cards(registered=False)
    with qtbot.waitSignal(shelf.changed) as told:
        shelf.refresh()
    assert told.args[0]["second"].family == "sd2"
    assert "gone" not in told.args[0]


def test_a_model_that_a_recipe_names_by_its_path_is_looked_for(shelf: ModelShelf, qtbot):
    from tests.engine.models.foreign_models import foreign_folder

    place = str(foreign_folder("sd1"))
    with qtbot.waitSignal(shelf.changed) as told:
        shelf.want(place)
    assert told.args[0][place].family == "sd1"
    for name in ("//server/share/model", "\\\\server\\share", "relative/model"):
        shelf.want(name)
        assert name not in shelf._requested


def test_models_that_another_program_adds_or_removes_are_followed(shelf: ModelShelf, qtbot):
    from studio.protocol.registered import RegisteredModel, forget_model, register_model
    from tests.engine.models.foreign_models import foreign_folder

    with qtbot.waitSignal(shelf.changed):
        shelf.refresh()
    with qtbot.waitSignal(shelf.changed):
        register_model("second", RegisteredModel(path=str(foreign_folder("sd2"))))
    assert shelf.cards["second"].family == "sd2"
    with qtbot.waitSignal(shelf.changed):
        forget_model("second")
    assert "second" not in shelf.cards
    for name in ("first", "another"):  # the folder itself appears with the first of them
        shutil.copytree(places.bundled_models() / "digits", places.own_models() / f".{name}")
        (places.own_models() / f".{name}").rename(places.own_models() / name)
        qtbot.waitUntil(lambda name=name: name in shelf.cards)


def test_other_changes_in_the_data_folder_start_no_scan(shelf: ModelShelf, qtbot, data_home: Path):
    with qtbot.waitSignal(shelf.changed):
        shelf.refresh()
    with qtbot.waitSignal(shelf._watch._watcher.directoryChanged):
        (data_home / "settings.ini").write_text("[window]")
    with qtbot.assertNotEmitted(shelf.changed, wait=2 * SETTLE_MILLISECONDS):
        pass


def test_a_data_folder_that_cannot_be_looked_into_has_no_runs(monkeypatch, tmp_path):
    monkeypatch.setenv("DENOISE_STUDIO_HOME", str(tmp_path / ("x" * 300)))  # the system answers with an error
    assert cards_of_runs() == {}
