"""How the window starts: painted first, then everything behind it."""

import signal

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent

from studio.app import Program, close_at_signals
from studio.protocol.errors import BadInput
from studio.ui.kept_settings import open_settings
from studio.ui.workspaces import Workspace
from studio.wiring.front import Front


@pytest.fixture
def front(qapp, data_home, monkeypatch):
    front = Front(qapp)
    monkeypatch.setattr(front.core.engine, "start", lambda: None)
    return front


@pytest.fixture
def start(front):
    """A function that starts the program in the window; the program lives until the window is closed."""
    programs = []

    def begin(*paths):
        programs.append(Program(front, list(paths)))
        return programs[0]

    yield begin
    _end(front)


def _end(front):
    front.parts.window.close()
    front.parts.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # or later windows restyle it


def test_the_program_is_built_once_the_window_is_painted(front, start, qtbot):
    program, seen = start(), []
    program.after_first_paint = lambda front: seen.append("painted")
    program.when_complete = lambda studio: seen.append("complete")
    assert not seen
    front.show()
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["painted", "complete"]


@pytest.mark.parametrize("workspace", [Workspace.PAINT, Workspace.WATCH, Workspace.TRAIN, Workspace.EXPLORE])
def test_it_starts_in_the_workspace_of_the_last_time(workspace, qapp, data_home, qtbot, monkeypatch):
    settings, _ = open_settings(data_home / "settings.ini")
    settings.setValue("workspace", workspace.value)
    settings.sync()
    front, seen = Front(qapp), []
    monkeypatch.setattr(front.core.engine, "start", lambda: None)
    program = Program(front, [])
    program.when_complete = seen.append
    front.show()
    qtbot.waitUntil(lambda: bool(seen))
    studio = seen[0]
    shown = {
        Workspace.PAINT: studio.parts.layers_panel,
        Workspace.WATCH: studio.parts.inspector_panel,
        Workspace.TRAIN: studio.parts.training_panel,
        Workspace.EXPLORE: studio.parts.explore_panel,
    }
    assert [one for one, panel in shown.items() if panel.isVisible()] == [workspace]
    assert studio.parts.training_view.isVisible() == (workspace is Workspace.TRAIN)
    _end(front)


def test_a_file_is_opened_when_the_program_is_built(front, start, qtbot, tmp_path):
    Image.new("RGB", (32, 24), "red").save(tmp_path / "red.png")
    start(str(tmp_path / "red.png"))
    front.show()
    qtbot.waitUntil(lambda: front.core.document.has_picture)
    assert front.core.document.size == (32, 24)


def test_a_window_that_is_never_painted_is_built_all_the_same(front, start, qtbot):
    program, seen = start(), []
    program.when_complete = seen.append
    qtbot.waitUntil(lambda: bool(seen))
    assert not front.parts.window.isVisible()


def test_a_window_closed_before_it_is_complete_ends_its_engine(front, start, qtbot, monkeypatch):
    program, ended, seen = start(), [], []
    monkeypatch.setattr(front.core.engine, "shutdown", lambda: ended.append(True))
    program.after_first_paint = lambda front: front.parts.window.close()
    program.when_complete = seen.append
    front.show()
    qtbot.waitUntil(lambda: bool(ended))
    assert not seen


def test_what_keeps_the_program_from_starting_is_said_in_one_line(front, start, qtbot, monkeypatch, capsys):
    def refuse(front):
        raise BadInput("The data folder is full.")

    statuses = []
    monkeypatch.setattr("studio.app.QApplication.exit", statuses.append)  # it would end the loops of later tests
    monkeypatch.setattr("studio.wiring.studio.Studio", refuse)
    program = start()
    front.show()
    program._complete()
    assert not front.parts.window.isVisible()
    assert capsys.readouterr().err == "denoise-studio: The data folder is full.\n"
    assert statuses == [2]


@pytest.fixture
def handlers():
    """Let signals have their default handlers, which whoever started the tests may have changed, for one test."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(number, signal.SIG_DFL) for number in numbers]
    yield numbers
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


def test_the_end_of_terminal_or_login_session_closes_the_program_properly(handlers):
    closed = []
    close_at_signals(lambda: closed.append(True))
    for count, number in enumerate(handlers, 1):
        signal.raise_signal(number)
        assert len(closed) == count


def test_a_signal_that_is_ignored_stays_ignored(handlers):
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    close_at_signals(lambda: None)
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
