import importlib.util
import runpy
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture
def environment(monkeypatch):
    monkeypatch.syspath_prepend(str(PACKAGING))
    spec = importlib.util.spec_from_file_location("environment_under_test", PACKAGING / "environment.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_missing_library_names_the_command(environment, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(environment, "_loads", lambda name: name not in ("libEGL.so.1", "libxcb-cursor.so.0"))
    with pytest.raises(SystemExit) as ended:
        environment.require_libraries(window=True)
    text = str(ended.value)
    assert "libEGL.so.1, libxcb-cursor.so.0" in text
    assert "sudo apt install libegl1 libxcb-cursor0" in text
    assert "sudo dnf install libglvnd-egl xcb-util-cursor" in text


def test_offscreen_use_needs_no_display_libraries(environment, monkeypatch):
    monkeypatch.setattr(environment, "_loads", lambda name: "xcb" not in name)
    environment.require_libraries(window=False)


def test_an_old_python_is_refused_with_the_required_version(environment, monkeypatch):
    monkeypatch.setattr(environment.sys, "version_info", (3, 10, 4))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11"):
        environment.prepare()


def test_an_up_to_date_environment_is_not_changed(environment, monkeypatch, tmp_path):
    python = tmp_path / "python"
    python.touch()
    monkeypatch.setattr(environment, "VENV", tmp_path)
    monkeypatch.setattr(environment, "PYTHON", python)
    monkeypatch.setattr(environment, "_pip", lambda *_: pytest.fail("nothing was to be installed"))
    (tmp_path / "installed-dev.txt").write_text(environment._digest())
    assert environment.prepare() == python


def test_changed_requirements_are_installed_and_remembered(environment, monkeypatch, tmp_path):
    python = tmp_path / "python"
    python.touch()
    monkeypatch.setattr(environment, "VENV", tmp_path)
    monkeypatch.setattr(environment, "PYTHON", python)
    (tmp_path / "installed-dev.txt").write_text("something older")
    calls, compiled = [], []
    monkeypatch.setattr(environment, "_pip", lambda *arguments: calls.append(arguments))
    monkeypatch.setattr(environment, "_compile", lambda: compiled.append(len(calls)))
    environment.prepare("dev")
    environment.prepare("dev")
    assert len(calls) == 1
    assert calls[0][-1].endswith("[dev]")
    assert compiled == [1]  # once, after what pip left uncompiled


def test_a_failed_installation_is_not_remembered(environment, monkeypatch, tmp_path):
    python = tmp_path / "python"
    python.touch()
    monkeypatch.setattr(environment, "VENV", tmp_path)
    monkeypatch.setattr(environment, "PYTHON", python)

    def fails(*_):
        raise SystemExit("no network")

    monkeypatch.setattr(environment, "_pip", fails)
    with pytest.raises(SystemExit):
        environment.prepare()
    assert not (tmp_path / "installed-program.txt").exists()


@pytest.mark.parametrize("command", ["bench.py", "fuzz.py"])
def test_help_is_shown_before_anything_is_installed_or_run(command, environment, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "environment", environment)
    monkeypatch.setattr(environment, "prepare", lambda *_: pytest.fail("installs"))
    monkeypatch.setattr(sys, "argv", [command, "--help"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(PACKAGING / command), run_name="__main__")
    assert not ended.value.code
    assert f"python3 packaging/{command}" in capsys.readouterr().out
