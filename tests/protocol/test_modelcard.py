import pytest

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard, dump_card, find_model, known_models, read_card
from studio.protocol.recipes import ScheduleSpec

CARD = ModelCard(
    name="mine", title="Mine", size=16, channels=1, labels=("0", "1"), prediction_type="v", schedule=ScheduleSpec()
)


def put(folder):
    folder.mkdir(parents=True)
    (folder / "studio.json").write_text(dump_card(CARD))
    return folder


def test_a_card_survives(tmp_path):
    assert read_card(put(tmp_path / "mine")) == CARD


@pytest.mark.parametrize("kind", ["autoencoder", "kl-autoencoder", "controlnet", "lora", "of a later version"])
def test_what_makes_no_pictures_by_itself(kind):
    card = CARD.model_copy(update={"kind": kind})
    assert not card.makes_pictures
    assert not card.takes_prompt


@pytest.mark.parametrize("kind", ["pixel", "latent", "decoder", "stable-diffusion"])
def test_what_makes_pictures(kind):
    card = CARD.model_copy(update={"kind": kind})
    assert card.makes_pictures
    assert card.takes_prompt == (kind == "stable-diffusion")


def test_own_models_are_known_by_name(data_home):
    put(places.own_models() / "mine")
    assert known_models()["mine"] == data_home / "models" / "mine"
    assert find_model("mine") == data_home / "models" / "mine"


def test_a_folder_is_found_by_its_path(tmp_path):
    folder = put(tmp_path / "somewhere")
    assert find_model(str(folder)) == folder


@pytest.mark.parametrize("name", ["nothing", "/no/such/place"])
def test_an_unknown_model_names_the_known_ones(name):
    with pytest.raises(BadInput, match="Known:"):
        find_model(name)


def test_a_folder_without_a_card(tmp_path):
    with pytest.raises(BadInput, match="holds no model"):
        find_model(str(tmp_path))


def test_a_broken_card(tmp_path):
    folder = put(tmp_path / "mine")
    (folder / "studio.json").write_text('{"name": "mine"}')
    with pytest.raises(BadInput, match="broken"):
        read_card(folder)
