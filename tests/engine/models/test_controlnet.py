"""Files of ControlNets: reading, refusals, and reading by diffusers."""

import pytest
import torch
from diffusers import ControlNetModel

from studio.engine.models.controlnet import ControlModel
from studio.engine.models.files import load_model, save_model, save_single_file
from studio.protocol.errors import BadInput
from tests.tiny_text_model import save_tiny_controlnet, save_tiny_model


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    place = tmp_path_factory.mktemp("models")
    base = save_tiny_model(place / "tiny")
    return base, save_tiny_controlnet(place / "tiny-canny", base)


def test_a_controlnet_is_read_from_folder_and_file_and_by_diffusers(tmp_path, folders):
    base, folder = folders
    model = load_model(folder)
    assert isinstance(model, ControlModel)
    assert (model.card.kind, model.card.base) == ("controlnet", "tiny")
    model.check_fits(load_model(base))
    save_single_file(tmp_path / "a.safetensors", model.parts, model.card)
    others = load_model(tmp_path / "a.safetensors").controlnet, ControlNetModel.from_pretrained(folder / "controlnet")
    for other in others:
        theirs = other.state_dict()
        assert all(torch.equal(value, theirs[name]) for name, value in model.controlnet.state_dict().items())


def test_a_controlnet_makes_no_pictures_alone(folders):
    with pytest.raises(BadInput, match="cannot sample by itself"):
        load_model(folders[1]).sample([None], guidance=1.0, seed=0)


def test_a_controlnet_for_another_model_is_refused(tmp_path, folders):
    base = load_model(folders[0])
    own = load_model(folders[1])
    other = ControlNetModel.from_unet(base.unet, conditioning_embedding_out_channels=(8, 8, 8, 16))  # for a factor of 8
    with pytest.raises(BadInput, match="is not for tiny"):
        ControlModel(own.card, other).check_fits(base)


def test_a_folder_with_another_network_is_refused(tmp_path, folders):
    base, control = (load_model(folder) for folder in folders)
    save_model(tmp_path / "a", {"controlnet": base.unet}, control.card)
    with pytest.raises(BadInput, match="no ControlNet for pictures in colour"):
        load_model(tmp_path / "a")
    save_model(tmp_path / "b", {"other": control.controlnet}, control.card)
    with pytest.raises(BadInput, match="has no controlnet"):
        load_model(tmp_path / "b")
