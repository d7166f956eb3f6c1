"""The size of a model is checked before anything is built."""

import shutil
import time
from pathlib import Path

import psutil
import pytest

from studio.engine.models.files import load_model
from studio.engine.models.formats.folder import read_folder
from studio.engine.models.size_limits import check_model_size
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import find_model


@pytest.fixture
def folder(tiny_model: str, tmp_path: Path) -> Path:
    return Path(shutil.copytree(find_model(tiny_model), tmp_path / "model"))


@pytest.mark.parametrize(
    "change", [{"layers_per_block": 10**7}, {"layers_per_block": [2, 10**7]}, {"down": ["x"] * 10**5}]
)
def test_an_excessive_number_of_layers_is_refused_at_once(folder: Path, change: dict[str, object]):
    contents = read_folder(folder)
    contents.configs["unet"].update(change)
    begun = time.process_time()
    with pytest.raises(BadInput, match="more layers than there are weights"):
        check_model_size(folder, contents)
    assert time.process_time() - begun < 1


def test_weights_larger_than_memory_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch):
    class Small:
        total = 1000

    monkeypatch.setattr(psutil, "virtual_memory", Small)
    with pytest.raises(BadInput, match="of memory; this computer has"):
        load_model(folder)


def test_a_valid_model_is_accepted(folder: Path):
    contents = read_folder(folder)
    check_model_size(folder, contents)
