import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.protocol.errors import BadInput
from studio.protocol.files import write_text_whole, write_whole


@given(data=st.binary(max_size=4096))
def test_what_is_written_is_read(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("files") / "a.bin"
    write_whole(path, data)
    assert path.read_bytes() == data
    assert os.listdir(path.parent) == ["a.bin"]


def test_a_short_write_keeps_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    write_text_whole(path, "old")

    real = os.fdopen

    class Short:
        def __init__(self, file):
            self.file = file

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self.file.close()

        def write(self, data):
            return self.file.write(data[:1])

    monkeypatch.setattr(os, "fdopen", lambda handle, mode: Short(real(handle, mode)))
    with pytest.raises(BadInput, match="Nothing was changed"):
        write_text_whole(path, "something new")
    assert path.read_text() == "old"
    assert [name for name in os.listdir(tmp_path) if name.endswith(".part")] == []


def test_a_file_system_that_lies_is_caught(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    real = os.fdopen

    class Lying:
        def __init__(self, file):
            self.file = file

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self.file.close()

        def write(self, data):
            self.file.write(data[:2])
            return len(data)

        def __getattr__(self, name):
            return getattr(self.file, name)

    monkeypatch.setattr(os, "fdopen", lambda handle, mode: Lying(real(handle, mode)))
    with pytest.raises(BadInput, match="differs"):
        write_text_whole(path, "something new")
    assert not path.exists()


def test_a_missing_folder_is_one_clear_line(tmp_path):
    with pytest.raises(BadInput) as caught:
        write_text_whole(tmp_path / "none" / "a.txt", "x")
    assert "\n" not in str(caught.value)
