import json
from zipfile import ZipFile

import pytest

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard, dump_card, find_model, known_models, read_card
from studio.protocol.runfolder import CHECKPOINT_DONE, RunFolder
from studio.protocol.training_recipe import ScheduleSpec, TrainRecipe

CARD = ModelCard(
    name="mine", title="Mine", size=16, channels=1, labels=("0", "1"), prediction_type="v", schedule=ScheduleSpec()
)


def put(folder):
    folder.mkdir(parents=True)
    (folder / "studio.json").write_text(dump_card(CARD))
    return folder


def test_a_card_survives_a_round_trip(tmp_path):
    assert read_card(put(tmp_path / "mine")) == CARD


@pytest.mark.parametrize("suffix", ["ora", "zip", "safetensors"])
def test_an_archive_is_not_called_a_pickled_checkpoint(tmp_path, suffix):
    file = tmp_path / f"a.{suffix}"
    with ZipFile(file, "w") as archive:
        if suffix == "ora":
            archive.writestr("mimetype", "image/openraster")
        archive.writestr("data.txt", "more")
    with pytest.raises(BadInput, match="is a project, a pic" if suffix == "ora" else "is a ZIP archive, not a model"):
        read_card(file)
    with ZipFile(file, "w") as archive:
        archive.writestr("a/data.pkl", "a pickle of torch")
    with pytest.raises(BadInput, match="pickled checkpoint"):
        read_card(file)


@pytest.mark.parametrize("kind", ["autoencoder", "kl-autoencoder", "controlnet", "lora", "of a later version"])
def test_models_that_make_no_pictures_alone(kind):
    card = CARD.model_copy(update={"kind": kind})
    assert not card.makes_pictures
    assert not card.takes_prompt


@pytest.mark.parametrize("kind", ["pixel", "latent", "decoder", "stable-diffusion"])
def test_models_that_make_pictures(kind):
    card = CARD.model_copy(update={"kind": kind})
    assert card.makes_pictures
    assert card.takes_prompt == (kind == "stable-diffusion")


def test_models_in_the_data_folder_are_known_by_name(data_home):
    put(places.own_models() / "mine")
    assert known_models()["mine"] == data_home / "models" / "mine"
    assert find_model("mine") == data_home / "models" / "mine"


def test_a_model_folder_is_found_by_its_path(tmp_path):
    folder = put(tmp_path / "somewhere")
    assert find_model(str(folder)) == folder


@pytest.mark.parametrize("name", ["nothing", "/no/such/place"])
def test_an_unknown_model_names_the_known_ones(name):
    with pytest.raises(BadInput, match="Known:"):
        find_model(name)


def test_a_folder_without_a_card_is_refused(tmp_path):
    with pytest.raises(BadInput, match="holds no model"):
        find_model(str(tmp_path))


def test_a_broken_card_is_refused(tmp_path):
    folder = put(tmp_path / "mine")
    (folder / "studio.json").write_text('{"name": "mine"}')
    with pytest.raises(BadInput, match="broken"):
        read_card(folder)


@pytest.fixture
def run(tmp_path):
    """A run with three checkpoints; the second has the lowest loss."""
    folder = RunFolder(tmp_path / "a@run")
    folder.create(TrainRecipe())
    for step, loss in ((100, 0.5), (200, 0.25), (300, 0.75)):
        checkpoint = folder.checkpoints / f"{step:08d}"
        put(checkpoint / "model")
        (checkpoint / CHECKPOINT_DONE).write_text(json.dumps({"loss": loss}))
    return folder


@pytest.mark.parametrize(("mark", "step"), [("", 300), ("@best", 200), ("@100", 100), ("@300", 300)])
def test_each_checkpoint_of_a_run_is_a_model(run, mark, step):
    assert find_model(f"{run.path}{mark}") == run.checkpoints / f"{step:08d}" / "model"


@pytest.mark.parametrize("mark", ["worst", "150", "", "-100"])
def test_an_unknown_checkpoint_lists_the_existing_ones(run, mark):
    with pytest.raises(
        BadInput, match=rf"a@run@{mark} is not there: .* best or the step of a checkpoint, 100, 200, 30"
    ):
        find_model(f"{run.path}@{mark}")


def test_without_a_loss_there_is_no_best_checkpoint(run):
    for checkpoint in run.complete_checkpoints():
        (checkpoint / CHECKPOINT_DONE).write_text(json.dumps({"loss": None}))
    with pytest.raises(BadInput, match="has no best checkpoint"):
        find_model(f"{run.path}@best")


def test_a_checkpoint_suffix_is_for_runs_only(data_home):
    put(places.own_models() / "mine")
    with pytest.raises(BadInput, match="There is no model 'mine@best'"):
        find_model("mine@best")


def test_bundled_models_are_found_without_a_home_folder(monkeypatch):
    def nowhere(*_: object, **__: object) -> str:
        raise RuntimeError("could not determine the home directory")

    monkeypatch.delenv("DENOISE_STUDIO_HOME", raising=False)
    monkeypatch.setattr(places.platformdirs, "user_data_dir", nowhere)
    assert find_model("digits").is_dir()
    with pytest.raises(BadInput, match="DENOISE_STUDIO_HOME"):
        places.data_home()


@pytest.mark.parametrize("name", ["~nobody-of-that-name/model", "a\0b", "x" * 5000, "-", ".", "...", "\udce9"])
def test_invalid_model_names_are_refused(name):
    with pytest.raises(BadInput) as error:
        find_model(name)
    assert "\n" not in str(error.value)
