"""Starting the program: with a file, without a display."""

import os
import subprocess
import sys

import pytest

from studio.display import require_display
from studio.protocol.errors import BadInput


def started(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, "-m", "studio", *arguments]
    return subprocess.run(command, env=kept | environment, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ":4199"}, {"WAYLAND_DISPLAY": "wayland-77"}])
def test_a_missing_display_is_reported_in_one_line(environment, tmp_path):
    done = started(**environment, DENOISE_STUDIO_HOME=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "display" in done.stderr


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600"])
def test_offscreen_platforms_need_no_display(platform, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    monkeypatch.delenv("DISPLAY", raising=False)
    require_display()


@pytest.mark.parametrize("platform", ["nonsense", "x;y", "qxcb"])
def test_an_unknown_platform_is_reported_in_one_line(platform, tmp_path):
    done = started(QT_QPA_PLATFORM=platform, DENOISE_STUDIO_HOME=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr == (
        f"denoise-studio: QT_QPA_PLATFORM is {platform}, which this Qt does not have. Unset it to let Qt choose.\n"
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_wayland_alone_is_refused_where_none_answers(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(BadInput, match="no Wayland display answers"):
        require_display()


@pytest.mark.parametrize("name", ["QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS"])
@pytest.mark.parametrize(
    ("factor", "stays"), [("0", False), ("-2", False), ("nan", False), ("1e9", False), ("x", False), ("1.5", True)]
)
def test_impossible_scale_factors_are_forgotten(name, factor, stays, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv(name, f"eDP-1={factor};2" if "SCREEN" in name else factor)
    require_display()
    assert (name in os.environ) == stays


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_a_missing_library_is_named(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":4199")
    monkeypatch.setattr("studio.display._library", lambda name: None)
    with pytest.raises(BadInput, match=r"libxcb\.so\.1"):
        require_display()


def test_a_missing_picture_is_reported_in_one_line():
    done = started("holidays/photo.jpg", QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stderr) == (2, "denoise-studio: There is no file holidays/photo.jpg.\n")


def test_a_mistyped_command_is_not_taken_for_a_file():
    done = started("trian", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert "No such command 'trian'" in done.stderr
