"""Downloaded data sets: complete downloads, progress, and a clear error without a network."""

import gzip
import hashlib
import io
import pickle
import struct
import tarfile
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
    """A folder and its URL on a local server."""
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
    """An array in the IDX format of MNIST."""
    head = struct.pack(">HBB", 0, 8, values.ndim) + struct.pack(f">{values.ndim}I", *values.shape)
    return gzip.compress(head + values.astype(np.uint8).tobytes())


def digest(data: bytes) -> str:
    return hashlib.md5(data).hexdigest()


GREY = np.random.default_rng(0).integers(0, 256, (12, 28, 28)).astype(np.uint8)
COLOURS = np.random.default_rng(1).integers(0, 256, (15, 3, 32, 32)).astype(np.uint8)


def serve_idx(kind: type, served: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Serve a few pictures as one of the data sets in the IDX format."""
    folder, address = served
    files = {
        "train-images-idx3-ubyte.gz": idx(GREY),
        "train-labels-idx1-ubyte.gz": idx(np.arange(12) % 10),
        "t10k-images-idx3-ubyte.gz": idx(GREY[:2]),
        "t10k-labels-idx1-ubyte.gz": idx(np.arange(2)),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    monkeypatch.setattr(kind, "resources", [(name, digest(data)) for name, data in files.items()])
    monkeypatch.setattr(kind, "mirrors", [NOWHERE, address])
    return folder


@pytest.fixture
def little_mnist(served: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> Path:
    return serve_idx(datasets.MNIST, served, monkeypatch)


def pickled(value: object) -> bytes:
    """A pickle like CIFAR-10's, with the module names of old NumPy versions."""
    return pickle.dumps(value, protocol=2).replace(b"cnumpy._core.multiarray\n", b"cnumpy.core.multiarray\n")


@pytest.fixture
def little_cifar(served: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three pictures in each of the five training batches, as CIFAR-10 is published: a tar of pickles."""
    folder, address = served
    names = [name for name, _ in datasets.CIFAR10.train_list + datasets.CIFAR10.test_list]
    files = {"batches.meta": pickled({"label_names": ["airplane", "automobile", "bird"], "num_vis": 3072})}
    for number, name in enumerate(names):
        rows = COLOURS[3 * number : 3 * number + 3] if number < 5 else COLOURS[:3]
        batch = {"batch_label": name, "labels": [0, 1, 2], "data": rows.reshape(3, -1), "filenames": ["a", "b", "c"]}
        files[name] = pickled(batch)
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        for name, data in files.items():
            member = tarfile.TarInfo(f"{datasets.CIFAR10.base_folder}/{name}")
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    (folder / datasets.CIFAR10.filename).write_bytes(buffer.getvalue())
    kind = datasets.CIFAR10
    monkeypatch.setattr(kind, "url", address + kind.filename)
    monkeypatch.setattr(kind, "tgz_md5", digest(buffer.getvalue()))
    monkeypatch.setattr(kind, "train_list", [[name, digest(files[name])] for name in names[:5]])
    monkeypatch.setattr(kind, "test_list", [[name, digest(files[name])] for name in names[5:]])
    monkeypatch.setattr(kind, "meta", {**kind.meta, "md5": digest(files["batches.meta"])})
    return folder


def test_a_data_set_is_downloaded_read_and_kept(little_mnist: Path, data_home: Path):
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
def test_a_missing_network_is_reported(
    kind: str, owner: str, name: str, value: object, monkeypatch: pytest.MonkeyPatch, data_home: Path
):
    monkeypatch.setattr(getattr(datasets, owner), name, value)
    with pytest.raises(BadInput, match="no network") as told:
        load_torchvision_set(kind, 16, None, lambda text: None)
    assert "\n" not in str(told.value)
    assert list((data_home / "datasets").iterdir()) == []


def test_fashion_mnist_is_read_exactly(served: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, data_home: Path):
    serve_idx(datasets.FashionMNIST, served, monkeypatch)
    data = load_torchvision_set("fashion-mnist", 28, None, lambda text: None)
    assert np.array_equal(data.pictures[:, 0].numpy(), GREY)
    assert data.labels is not None
    assert data.labels.tolist() == [*range(10), 0, 1]
    assert (data.names[0], data.names[9]) == ("T-shirt/top", "Ankle boot")
    assert load_torchvision_set("fashion-mnist", 32, 3, lambda text: None).pictures.shape == (12, 3, 32, 32)
    assert [path.name for path in (data_home / "datasets").iterdir()] == ["fashion-mnist"]


@pytest.mark.filterwarnings("ignore:numpy.core is deprecated")  # as the published files call it
def test_cifar_is_read_exactly(little_cifar: Path, data_home: Path):
    said: list[str] = []
    data = load_torchvision_set("cifar10", 32, None, said.append)
    assert np.array_equal(data.pictures.numpy(), COLOURS)
    assert data.labels is not None
    assert data.labels.tolist() == [0, 1, 2] * 5
    assert data.names == ("airplane", "automobile", "bird")
    assert "Downloading cifar-10-python.tar.gz" in said
    (little_cifar / datasets.CIFAR10.filename).unlink()  # no network from now on
    assert load_torchvision_set("cifar10", 16, 1, said.append).pictures.shape == (15, 1, 16, 16)
    assert [path.name for path in (data_home / "datasets").iterdir()] == ["cifar10"]


@pytest.mark.filterwarnings("ignore:numpy.core is deprecated")
def test_an_unpublished_pickle_is_never_opened(little_cifar: Path, data_home: Path, tmp_path: Path):
    load_torchvision_set("cifar10", 32, None, lambda text: None)

    class Runs:
        def __reduce__(self) -> tuple[object, ...]:
            return (Path.touch, (tmp_path / "it-ran",))

    batch = data_home / "datasets" / "cifar10" / datasets.CIFAR10.base_folder / "data_batch_3"
    batch.write_bytes(pickle.dumps(Runs()))
    with pytest.raises(BadInput, match="Remove that folder"):
        load_torchvision_set("cifar10", 32, None, lambda text: None)
    assert not (tmp_path / "it-ran").exists()
    pickle.loads(batch.read_bytes())
    assert (tmp_path / "it-ran").exists()  # it would have


@pytest.mark.parametrize("kind", ["mnist", "fashion-mnist", "cifar10"])
def test_a_file_with_another_checksum_is_refused_in_one_line(
    kind: str, served: tuple[Path, str], little_cifar: Path, data_home: Path, monkeypatch: pytest.MonkeyPatch
):
    serve_idx(datasets.FashionMNIST if kind == "fashion-mnist" else datasets.MNIST, served, monkeypatch)
    name = datasets.CIFAR10.filename if kind == "cifar10" else "train-images-idx3-ubyte.gz"
    (served[0] / name).write_bytes((served[0] / name).read_bytes() + b"!")
    with pytest.raises(BadInput, match=f"Could not download {name}: .*checksum is wrong") as told:
        load_torchvision_set(kind, 16, None, lambda text: None)
    assert "\n" not in str(told.value)
    assert list((data_home / "datasets").iterdir()) == []


def test_an_interrupted_download_leaves_no_files(little_mnist: Path, data_home: Path):
    (little_mnist / "t10k-labels-idx1-ubyte.gz").unlink()
    with pytest.raises(BadInput, match="t10k-labels"):
        load_torchvision_set("mnist", 16, None, lambda text: None)
    assert list((data_home / "datasets").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "head", "length"),
    [
        ("train-images-idx3-ubyte", b"", 100),
        ("train-images-idx3-ubyte", b"", 0),
        ("train-images-idx3-ubyte", b"not an idx file", 1000),
        ("train-images-idx3-ubyte", struct.pack(">4I", 0x803, 0, 28, 28), 16),
        ("train-labels-idx1-ubyte", struct.pack(">2I", 0x801, 11), 19),
        ("train-labels-idx1-ubyte", struct.pack(">2I", 0x901, 12), 20),
    ],
)
def test_damaged_copies_are_reported_with_advice(
    name: str, head: bytes, length: int, little_mnist: Path, data_home: Path
):
    load_torchvision_set("mnist", 16, None, lambda text: None)
    file = data_home / "datasets" / "mnist" / "MNIST" / "raw" / name
    file.write_bytes((head + file.read_bytes()[len(head) :])[:length])
    with pytest.raises(BadInput, match=r"Could not read .*: .+\. Remove that folder") as told:
        load_torchvision_set("mnist", 16, None, lambda text: None)
    assert "\n" not in str(told.value)


def test_a_file_with_another_checksum_is_not_kept(served: tuple[Path, str], tmp_path: Path):
    folder, address = served
    (folder / "x").write_bytes(b"something else")
    with pytest.raises(BadInput, match="checksum is wrong"):
        download([address + "x"], tmp_path / "x", "0" * 32, lambda text: None)
    assert not (tmp_path / "x").exists()
    with pytest.raises(BadInput, match="404"):
        download([address + "y"], tmp_path / "y", "0" * 32, lambda text: None)
