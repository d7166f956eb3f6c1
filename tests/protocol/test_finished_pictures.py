import errno

import numpy as np
import pytest

from studio.protocol import finished_pictures
from studio.protocol.errors import BadInput
from studio.protocol.finished_pictures import FINISHED_FILE, read_finished, write_finished


@pytest.fixture
def pictures():
    rng = np.random.default_rng(0)
    return [rng.integers(0, 256, (5, 7, 4), np.uint8) for _ in range(3)]


def test_what_is_written_is_read(tmp_path, pictures):
    path = write_finished(tmp_path, [pictures[0], pictures[1][::-1, ::-1], pictures[2]])
    assert path == tmp_path / FINISHED_FILE
    read = read_finished(path)
    assert [(a == b).all() for a, b in zip(read, [pictures[0], pictures[1][::-1, ::-1], pictures[2]], strict=True)]
    assert all(picture.flags.writeable and picture.flags.c_contiguous for picture in read)
    assert (np.load(path) == np.stack(read)).all()


def test_without_room_nothing_is_left(tmp_path, pictures, monkeypatch):
    def full(file, header):
        file.write(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(finished_pictures.np.lib.format, "write_array_header_1_0", full)
    (tmp_path / "scratch").mkdir()
    assert write_finished(tmp_path / "scratch", pictures) is None
    assert not list((tmp_path / "scratch").iterdir())


@pytest.mark.parametrize("damage", ["cut", "longer", "floats", "objects", "foreign", "empty", "gone"])
def test_damaged_files_are_refused(tmp_path, pictures, damage):
    path = write_finished(tmp_path, pictures)
    data = path.read_bytes()
    match damage:
        case "cut":
            path.write_bytes(data[:-1])
        case "longer":
            path.write_bytes(data + b"0")
        case "floats":
            np.save(path, np.zeros((1, 2, 2, 4), np.float32))
        case "objects":
            np.save(path, np.array([{}]), allow_pickle=True)
        case "foreign":
            path.write_bytes(b"something else")
        case "empty":
            path.write_bytes(b"")
        case "gone":
            path.unlink()
    with pytest.raises(BadInput):
        read_finished(path)
