import pytest

from studio.link.trash import bring_back, move_to_trash
from studio.protocol.errors import BadInput


@pytest.fixture(autouse=True)
def own_trash(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "runs" / "a"
    made.mkdir(parents=True)
    (made / "file").write_text("content")
    return made


def test_a_folder_is_moved_to_the_trash_and_restored(folder):
    place = move_to_trash(folder)
    assert not folder.exists()
    assert (place / "file").read_text() == "content"
    bring_back(place, folder)
    assert (folder / "file").read_text() == "content"
    assert not place.exists()
    assert not list(place.parent.parent.rglob("*.trashinfo"))


def test_restoring_replaces_nothing(folder):
    place = move_to_trash(folder)
    folder.mkdir()
    with pytest.raises(BadInput, match="exists again"):
        bring_back(place, folder)
    assert (place / "file").exists()


def test_a_missing_folder_is_reported_in_one_line(folder):
    with pytest.raises(BadInput, match="could not be moved to the trash") as refused:
        move_to_trash(folder / "missing")
    assert "\n" not in str(refused.value)
    with pytest.raises(BadInput, match="could not be brought back"):
        bring_back(folder / "missing", folder.parent / "b")
