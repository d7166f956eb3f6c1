import errno
import os
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.protocol.errors import BadInput
from studio.protocol.files import (
    check_file,
    copy_regular,
    expanded,
    open_regular,
    read_regular,
    write_atomically,
    write_atomically_by,
    write_text_atomically,
    write_together,
)


@given(data=st.binary(max_size=4096))
def test_written_bytes_are_read_back(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("files") / "a.bin"
    write_atomically(path, data)
    assert path.read_bytes() == data
    assert os.listdir(path.parent) == ["a.bin"]


def test_a_short_write_keeps_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    write_text_atomically(path, "old")

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
        write_text_atomically(path, "something new")
    assert path.read_text() == "old"
    assert [name for name in os.listdir(tmp_path) if name.endswith(".part")] == []


def test_a_write_that_reads_back_differently_is_detected(tmp_path, monkeypatch):
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
        write_text_atomically(path, "something new")
    assert not path.exists()


def test_a_missing_folder_is_refused_in_one_line(tmp_path):
    with pytest.raises(BadInput) as caught:
        write_text_atomically(tmp_path / "none" / "a.txt", "x")
    assert "\n" not in str(caught.value)


def test_a_regular_file_is_read_through_a_link(tmp_path):
    (tmp_path / "a").write_bytes(b"abc")
    (tmp_path / "link").symlink_to("a")
    assert read_regular(tmp_path / "link", 3) == b"abc"
    with open_regular(tmp_path / "a") as file:
        assert file.read() == b"abc"


@pytest.mark.parametrize(
    "kind", ["pipe", "socket", "device", "folder", "missing", "dangling", "loop", "NUL", "large", "endless"]
)
def test_special_and_oversized_files_are_refused_at_once(tmp_path, kind):
    path = tmp_path / "a"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(str(path))
        listening.close()
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "folder":
        path.mkdir()
    elif kind == "dangling":
        path.symlink_to("nowhere")
    elif kind == "loop":
        path.symlink_to("a")
    elif kind == "NUL":
        path = tmp_path / "a\0b"
    elif kind == "large":
        path.write_bytes(b"x" * 101)
    elif kind == "endless":  # its size is told as 0
        path = type(path)("/proc/self/smaps")
    with pytest.raises(OSError) as error:
        read_regular(path, 100)
    assert error.value.strerror


@pytest.mark.parametrize(
    "name", ["あ" * 80 + ".png", "x" * 255, "~", "-rf", "...", "a\nb", os.fsdecode(b"caf\xe9.png")]
)
def test_any_valid_file_name_is_written(tmp_path, name):
    folder = tmp_path / "folder"
    folder.mkdir()
    write_atomically(folder / name, b"abc")
    assert os.listdir(folder) == [name]
    assert (folder / name).read_bytes() == b"abc"


def test_writing_through_a_link_keeps_the_link_and_the_files_permissions(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    real = tmp_path / "elsewhere" / "a.txt"
    real.write_text("old")
    real.chmod(0o640)
    (tmp_path / "link").symlink_to("elsewhere/a.txt")
    write_text_atomically(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert real.read_text() == "new"
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_drive_that_keeps_no_permissions_is_written_to(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "chmod", refuse)
    write_atomically(tmp_path / "a.txt", b"first")
    write_atomically_by(tmp_path / "a.txt", lambda file: file.write(b"second"), check=lambda file: None)
    assert (tmp_path / "a.txt").read_bytes() == b"second"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["a.txt"]


def test_a_pipe_is_not_replaced(tmp_path):
    os.mkfifo(tmp_path / "a")
    with pytest.raises(BadInput, match="not a regular file"):
        write_atomically(tmp_path / "a", b"abc")
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("obstacle", ["full", "folder", "missing"])
def test_several_files_are_written_all_or_none(tmp_path, monkeypatch, obstacle: str):
    first, second = tmp_path / "a.png", tmp_path / "to" / "b.safetensors"
    write_atomically(first, b"old")
    if obstacle == "folder":
        second.mkdir(parents=True)
    elif obstacle == "full":
        second.parent.mkdir()
        synced = []

        def fsync(handle: int) -> None:
            synced.append(handle)
            if len(synced) == 2:
                raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(BadInput, match=r"b\.safetensors"):
        write_together({first: b"new", second: b"new"})
    assert first.read_bytes() == b"old"
    assert not second.is_file()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["a.png"]
    if obstacle != "missing":
        assert [path for path in second.parent.iterdir() if path.is_file()] == []


def test_a_copy_follows_links_and_refuses_special_files(tmp_path):
    (tmp_path / "a").write_bytes(b"whole")
    (tmp_path / "link").symlink_to("a")
    copy_regular(tmp_path / "link", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"whole"
    assert not (tmp_path / "b").is_symlink()
    (tmp_path / "endless").symlink_to("/dev/zero")
    with pytest.raises(OSError, match="regular"):
        copy_regular(tmp_path / "endless", tmp_path / "c")


def test_a_file_whose_name_begins_with_a_tilde_comes_before_a_home(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/of/mine")
    assert str(expanded("~/data")) == "/home/of/mine/data"
    assert str(expanded("~nobody.here/data")) == "~nobody.here/data"  # no such account, no exception
    (tmp_path / "~").mkdir()
    assert str(expanded("~")) == "~"
    for name in ("", "a\0b", "a\udcff", "x" * 5000):
        assert str(expanded(name)) == (name or ".")


def test_what_cannot_be_a_file_is_refused_before_the_work(tmp_path):
    os.symlink("loop", tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").touch()
    for name in ("loop", "pipe", "", "file/inside", "x" * 300):
        with pytest.raises(BadInput, match=r"^(Could not write|Results cannot go to) "):
            check_file(tmp_path / name)
    os.symlink("later", tmp_path / "dangling")
    for name in ("file", "new", "dangling"):
        check_file(tmp_path / name)
