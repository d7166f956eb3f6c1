"""Fixtures for all tests: Qt offscreen, a separate data folder, and a check for leaked threads and processes."""

import os
import sys
import threading
import time
from functools import partial
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("HF_HUB_OFFLINE", "1")

import psutil
import pytest
from hypothesis import settings

# how long an example takes is the machine's business: a disk that syncs slowly once is not a failure
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


_WAIT_MILLISECONDS = 120_000  # how long a test waits for what must happen, in vain only if it never does


@pytest.fixture
def qtbot(qtbot, monkeypatch: pytest.MonkeyPatch):
    """pytest-qt's, which waits two minutes instead of five seconds: no test depends on the machine's speed."""
    for name in ("waitUntil", "waitSignal", "waitSignals", "waitCallback"):
        monkeypatch.setattr(qtbot, name, partial(getattr(qtbot, name), timeout=_WAIT_MILLISECONDS))
    return qtbot


@pytest.fixture(autouse=True)
def data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty temporary data folder of the program."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("DENOISE_STUDIO_HOME", str(home))
    monkeypatch.setenv("HF_HOME", str(tmp_path / "huggingface"))  # whose cache is listed, and which has the token
    return home


@pytest.fixture(autouse=True)
def nothing_left_behind():
    """Fail a test that leaves a thread or a process behind; thread pools of libraries are known by name."""
    threads = set(threading.enumerate())
    children = {child.pid for child in _descendants()}
    yield
    deadline = time.monotonic() + 3
    while True:
        left = [t for t in threading.enumerate() if t not in threads and t.is_alive() and not _known(t)]
        orphans = [c for c in _descendants() if c.pid not in children and _lives(c)]
        if not left and not orphans:
            return
        if time.monotonic() > deadline:
            pytest.fail(f"left behind: threads {left}, processes {[c.cmdline() for c in orphans]}")
        time.sleep(0.05)


def _descendants() -> list[psutil.Process]:
    """Return the processes that this one has started, and theirs; those of the system are listed only if it has any."""
    if hasattr(os, "waitid"):
        try:
            os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        except ChildProcessError:
            return []
    return psutil.Process().children(recursive=True)


def _known(thread: threading.Thread) -> bool:
    return thread.name.startswith(("ThreadPoolExecutor", "pydevd", "Dummy", "tqdm", "QThread"))


def _lives(process: psutil.Process) -> bool:
    try:
        if "resource_tracker" in " ".join(process.cmdline()):
            return False
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.fixture(autouse=True)
def subnormal_numbers():
    """Restore subnormal numbers, which training switches off for its process: other tests expect IEEE 754."""
    yield
    if "torch" in sys.modules:
        sys.modules["torch"].set_flush_denormal(False)


@pytest.fixture
def tiny_model(data_home: Path) -> str:
    """The name of a model in the data folder: a small untrained class-conditional U-Net for grey 16x16 pictures."""
    import torch

    from studio.engine.models.files import save_model
    from studio.engine.networks.unet import build_unet
    from studio.protocol import places
    from studio.protocol.modelcard import ModelCard
    from studio.protocol.training_recipe import NetworkSpec, ScheduleSpec

    torch.manual_seed(0)
    spec = NetworkSpec(channels=(8, 16), attention=(False, False), norm_groups=4)
    card = ModelCard(
        name="tiny",
        title="Tiny",
        size=16,
        channels=1,
        labels=tuple("0123456789"),
        prediction_type="epsilon",
        schedule=ScheduleSpec(),
        steps=8,
    )
    places.own_models().mkdir(parents=True)
    unet = build_unet(spec, size=16, channels=1, classes=10)
    save_model(places.own_models() / "tiny", {"unet": unet}, card)
    return "tiny"


@pytest.fixture(scope="session")
def text_models(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A text-to-image model with random weights, and a ControlNet for it."""
    from tests.tiny_text_model import save_tiny_controlnet, save_tiny_model

    place = tmp_path_factory.mktemp("models")
    return place, save_tiny_model(place / "words"), save_tiny_controlnet(place / "words-canny", place / "words")


@pytest.fixture
def words_model(text_models: tuple[Path, Path, Path], data_home: Path) -> str:
    """The name of the text-to-image model."""
    (data_home / "models").symlink_to(text_models[0])
    return "words"


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run a verb in this process, which has loaded its libraries: exit status, standard output and error."""
    from studio.cli import main as cli

    def run(*arguments):
        monkeypatch.setattr("sys.argv", ["studio", *map(str, arguments)])
        status = cli.main()
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


@pytest.fixture
def good(here):
    """Run a verb that succeeds; return its standard output."""

    def run(*arguments):
        status, told, said = here(*arguments)
        assert status == 0, said
        return told

    return run


@pytest.fixture
def refused(here):
    """Run a verb that fails; return its one line of standard error."""
    from tests.cli.command_line import refusal

    return lambda *arguments: refusal(*here(*arguments))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run slow files first, so that parallel workers finish together."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: (item.path.parent != Path(__file__).parent, item.path not in slow))
