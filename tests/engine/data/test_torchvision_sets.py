"""Data sets from the network: fetched whole, told as they come, and a clear line when there is no network."""

import gzip
import hashlib
import struct
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from torchvision import datasets

from studio.engine.data.download import download
from studio.engine.data.torchvision_sets import load_torchvision_set
from studio.protocol.errors import BadInput

NOWHERE = "http://127.0.0.1:9/"  # the discard port: refused at once


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder, and the address at which it is served."""
    folder = tmp_path / "served"
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield folder, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def idx(values: np.ndarray) -> bytes:
    """An array as MNIST's files hold it."""
    head = struct.pack(">HBB", 0, 8, values.ndim) + struct.pack(f">{values.ndim}I", *values.shape)
    return gzip.compress(head + values.astype(np.uint8).tobytes())


@pytest.fixture
def little_mnist(served: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> Path:
    folder, address = served
    rng = np.random.default_rng(0)
    files = {
        "train-images-idx3-ubyte.gz": idx(rng.integers(0, 256, (12, 28, 28))),
        "train-labels-idx1-ubyte.gz": idx(np.arange(12) % 10),
        "t10k-images-idx3-ubyte.gz": idx(rng.integers(0, 256, (2, 28, 28))),
        "t10k-labels-idx1-ubyte.gz": idx(np.arange(2)),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    resources = [(name, hashlib.md5(data).hexdigest()) for name, data in files.items()]
    monkeypatch.setattr(datasets.MNIST, "resources", resources)
    monkeypatch.setattr(datasets.MNIST, "mirrors", [NOWHERE, address])
    return folder


def test_fetches_reads_and_keeps(little_mnist: Path, data_home: Path):
    said: list[str] = []
    data = load_torchvision_set("mnist", 16, None, said.append)
    assert data.pictures.shape == (12, 1, 16, 16)
    assert data.labels is not None
    assert data.labels.tolist() == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]
    assert len(data.names) == 10
    assert any("Downloading train-images" in line for line in said)
    for file in little_mnist.iterdir():
        file.unlink()  # no network from now on
    assert load_torchvision_set("mnist", 16, None, said.append).fingerprint == data.fingerprint
    assert [path.name for path in (data_home / "datasets").iterdir()] == ["mnist"]


@pytest.mark.parametrize(
    ("kind", "owner", "name", "value"),
    [
        ("mnist", "MNIST", "mirrors", [NOWHERE]),
        ("fashion-mnist", "FashionMNIST", "mirrors", [NOWHERE]),
        ("cifar10", "CIFAR10", "url", NOWHERE + "c.tar.gz"),
    ],
)
def test_no_network(kind: str, owner: str, name: str, value: object, monkeypatch: pytest.MonkeyPatch, data_home: Path):
    monkeypatch.setattr(getattr(datasets, owner), name, value)
    with pytest.raises(BadInput, match="no network") as told:
        load_torchvision_set(kind, 16, None, lambda text: None)
    assert "\n" not in str(told.value)
    assert list((data_home / "datasets").iterdir()) == []


def test_a_half_finished_fetch_leaves_nothing(little_mnist: Path, data_home: Path):
    (little_mnist / "t10k-labels-idx1-ubyte.gz").unlink()
    with pytest.raises(BadInput, match="t10k-labels"):
        load_torchvision_set("mnist", 16, None, lambda text: None)
    assert list((data_home / "datasets").iterdir()) == []


def test_damaged_copies_say_what_to_do(little_mnist: Path, data_home: Path):
    load_torchvision_set("mnist", 16, None, lambda text: None)
    file = data_home / "datasets" / "mnist" / "MNIST" / "raw" / "train-images-idx3-ubyte"
    file.write_bytes(file.read_bytes()[:100])
    with pytest.raises(BadInput, match="Remove that folder"):
        load_torchvision_set("mnist", 16, None, lambda text: None)


def test_a_wrong_file_is_not_kept(served: tuple[Path, str], tmp_path: Path):
    folder, address = served
    (folder / "x").write_bytes(b"something else")
    with pytest.raises(BadInput, match="not the file"):
        download([address + "x"], tmp_path / "x", "0" * 32, lambda text: None)
    assert not (tmp_path / "x").exists()
    with pytest.raises(BadInput, match="404"):
        download([address + "y"], tmp_path / "y", "0" * 32, lambda text: None)
