"""File stamps: they change with a model's files, one level of subfolders included."""

import os
import shutil
from pathlib import Path

from studio.protocol.filestats import file_stamps
from tests.engine.models.foreign_models import foreign_folder


def test_stamps_change_with_the_files_of_a_folder_and_of_its_subfolders(tmp_path: Path) -> None:
    folder = shutil.copytree(foreign_folder("sd1"), tmp_path / "model")
    seen = [file_stamps(folder)]
    assert file_stamps(folder) == seen[0]
    weights = next(folder.glob("unet/*.safetensors"))
    assert str(weights) in [path for path, _, _ in seen[0]]
    os.utime(weights, ns=(1, 1))
    seen.append(file_stamps(folder))
    (folder / "model_index.json").write_text("{}")
    seen.append(file_stamps(folder))
    weights.unlink()
    seen.append(file_stamps(folder))
    assert len(set(seen)) == 4


def test_the_stamp_of_a_single_file_and_of_none(tmp_path: Path) -> None:
    file = tmp_path / "lora.safetensors"
    assert file_stamps(file) == ()
    file.write_bytes(b"12345")
    os.utime(file, ns=(7, 7))
    assert file_stamps(file) == ((str(file), 7, 5),)
    assert file_stamps(tmp_path / ("x" * 5000)) == ()
