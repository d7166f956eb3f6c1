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

# examples have no deadline: a disk that syncs slowly once is not a failure
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


_WAIT_MILLISECONDS = 120_000  # a test waits this long only for something that never happens


@pytest.fixture
def qtbot(qtbot, monkeypatch: pytest.MonkeyPatch):
    """pytest-qt's qtbot with a timeout of two minutes instead of five seconds, so that slow machines fail no test."""
    for name in ("waitUntil", "waitSignal", "waitSignals", "waitCallback"):
        monkeypatch.setattr(qtbot, name, partial(getattr(qtbot, name), timeout=_WAIT_MILLISECONDS))
    return qtbot


@pytest.fixture(autouse=True)
def data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty temporary data folder of the program."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("DENOISE_STUDIO_HOME", str(home))
    monkeypatch.setenv("HF_HOME", str(tmp_path / "huggingface"))  # the program lists its cache and reads its token
    return home


@pytest.fixture(autouse=True)
def nothing_left_behind():
    """Fail a test that leaves a thread or a process behind, except for the thread pools of libraries."""
    threads = set(threading.enumerate())
    children = {child.pid for child in _descendants()}
    yield
    deadline = time.monotonic() + 3
    while True:
        left = [t for t in threading.enumerate() if t not in threads and t.is_alive() and not _of_a_library(t)]
        orphans = [c for c in _descendants() if c.pid not in children and _is_running(c)]
        if not left and not orphans:
            return
        if time.monotonic() > deadline:
            pytest.fail(f"left behind: threads {left}, processes {[c.cmdline() for c in orphans]}")
        time.sleep(0.05)


def _descendants() -> list[psutil.Process]:
    """Return the processes started by this one, and theirs; searches the system's processes only if there are any."""
    if hasattr(os, "waitid"):
        try:
            os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        except ChildProcessError:
            return []
    return psutil.Process().children(recursive=True)


def _of_a_library(thread: threading.Thread) -> bool:
    return thread.name.startswith(("ThreadPoolExecutor", "pydevd", "Dummy", "tqdm", "QThread"))


def _is_running(process: psutil.Process) -> bool:
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
def run_verb(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run a verb of the command line in this process; return its exit status, standard output and standard error."""
    from studio.cli import main as cli

    def run(*arguments):
        monkeypatch.setattr("sys.argv", ["studio", *map(str, arguments)])
        status = cli.main()
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


@pytest.fixture
def output_of(run_verb):
    """Run a verb that must succeed; return its standard output."""

    def run(*arguments):
        status, stdout, stderr = run_verb(*arguments)
        assert status == 0, stderr
        return stdout

    return run


@pytest.fixture
def refused(run_verb):
    """Run a verb that must fail; return its one line of standard error."""
    from tests.cli.command_line import refusal

    return lambda *arguments: refusal(*run_verb(*arguments))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run slow files first, so that parallel workers finish together."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: (item.path.parent != Path(__file__).parent, item.path not in slow))
