"""TensorBoard event files beside a run, read back with TensorBoard's own reader."""

from pathlib import Path
from typing import Any

import pytest

from studio.engine.training.run import run_training
from studio.engine.training.tensorboard_log import FOLDER, TensorBoardLog
from studio.protocol.errors import BadInput
from studio.protocol.events import Metrics, Validated
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import TrainRecipe
from tests.engine.small_runs import stop_at

accumulators = pytest.importorskip("tensorboard.backend.event_processing.event_accumulator")

pytestmark = pytest.mark.usefixtures("few_pictures")


@pytest.fixture
def written(recipe: TrainRecipe) -> TrainRecipe:
    return changed(recipe, {"tensorboard": True, "validate_every": 2, "sample_every": 4})


def read(folder: RunFolder) -> Any:
    found = accumulators.EventAccumulator(str(folder.path / FOLDER), size_guidance={"scalars": 0, "images": 0})
    found.Reload()
    return found


def scalars(found: Any, tag: str) -> dict[int, float]:
    values = found.Scalars(tag)
    steps = [value.step for value in values]
    assert steps == sorted(set(steps)), f"{tag}: each step once, in order"
    return {value.step: value.value for value in values}


def losses(folder: RunFolder) -> dict[int, float]:
    told = {}
    for event, _ in folder.events():
        if isinstance(event, Metrics):
            told |= dict(enumerate(event.losses, event.step - len(event.losses) + 1))
    return told


def test_a_run_is_read_back(written: TrainRecipe, folder: RunFolder):
    run_training(written, folder, device="cpu")
    found = read(folder)
    assert scalars(found, "loss/training batch") == pytest.approx(losses(folder))
    assert scalars(found, "learning rate/base")[8] == pytest.approx(written.learning_rate)
    assert 0 <= scalars(found, "learning rate/effective")[8] < written.learning_rate
    validated = {event.step: event.loss for event, _ in folder.events() if isinstance(event, Validated)}
    assert scalars(found, "loss/validation (EMA)") == pytest.approx(validated)
    assert 2 in scalars(found, "loss/training subset (raw)"), "the first validation measures it in any case"
    assert [image.step for image in found.Images("samples")] == [0, *sorted(_sampled(folder) - {0})]
    assert found.Images("samples")[0].encoded_image_string.startswith(b"\x89PNG")
    assert found.SummaryMetadata("_hparams_/experiment").plugin_data.plugin_name == "hparams"
    assert b"learning_rate" in found.SummaryMetadata("_hparams_/session_start_info").plugin_data.content


def _sampled(folder: RunFolder) -> set[int]:
    return {int(path.stem) for path in folder.samples.glob("????????.png")}


def test_a_resume_leaves_no_gap_and_no_step_twice(
    written: TrainRecipe, folder: RunFolder, monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as patch:
        stop_at(folder, 6, patch)
        run_training(written, folder, device="cpu")
    (folder.checkpoints / "00000006" / "complete.json").unlink()  # as if it had been killed: back to step 4
    run_training(written, folder, device="cpu", resume=True)
    found = read(folder)
    told = scalars(found, "loss/training batch")
    assert list(told) == list(range(1, 9))
    assert told == pytest.approx(losses(folder))
    assert list(scalars(found, "loss/validation (EMA)")) == [2, 4, 6, 8]


def test_a_branch_and_a_late_start_tell_the_whole_history(
    written: TrainRecipe, folder: RunFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    run_training(changed(written, {"tensorboard": False}), folder, device="cpu")
    assert not (folder.path / FOLDER).exists()
    branch = RunFolder(tmp_path / "branch")
    run_training(changed(written, {"steps": 12}), branch, device="cpu", branch=(folder, 8))
    assert list(scalars(read(branch), "loss/training batch")) == list(range(1, 13))
    run_training(changed(written, {"steps": 10}), folder, device="cpu", resume=True)
    assert list(scalars(read(folder), "loss/training batch")) == list(range(1, 11))


def test_players_of_a_gan_have_a_loss_each(written: TrainRecipe, folder: RunFolder):
    gan = {"model": "gan", "options": {"latent": 4, "width": 4}, "learning_rate": 1e-4}
    run_training(changed(written, gan), folder, device="cpu")
    found = read(folder)
    tags = set(found.Tags()["scalars"])
    assert {"loss/generator", "loss/discriminator", "loss/D(real)", "loss/D(fake)", "samples/diversity"} <= tags
    assert not tags & {"loss/training batch", "loss/validation (EMA)"}
    assert "loss/validation (EMA), discriminator" in tags


def test_without_the_package_nothing_starts(written: TrainRecipe, folder: RunFolder, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(BadInput, match="pip install tensorboard") as caught:
        run_training(written, folder, device="cpu")
    assert caught.value.field == "tensorboard"
    assert not folder.path.exists()


def test_files_that_cannot_be_written_do_not_end_the_training(written: TrainRecipe, folder: RunFolder, monkeypatch):
    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(TensorBoardLog, "_add_metrics", fail)
    assert run_training(written, folder, device="cpu").state == "finished"
    notes = [event.text for event, _ in folder.events() if event.kind == "note"]
    assert notes.count("TensorBoard event files are no longer written: the disk is full") == 1


def test_what_cannot_be_written_at_the_end_does_not_end_the_training(written, folder: RunFolder, monkeypatch):
    from torch.utils.tensorboard import SummaryWriter

    close = SummaryWriter.close

    def fail(writer: SummaryWriter) -> None:
        close(writer)
        raise OSError("the disk is full")

    monkeypatch.setattr(SummaryWriter, "close", fail)
    assert run_training(written, folder, device="cpu").state == "finished"
