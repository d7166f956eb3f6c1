"""Checks for a display before Qt starts: without one, Qt aborts the process instead of raising an error."""

import ctypes
import os
import re
import socket
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

from studio.protocol.errors import BadInput
from studio.protocol.files import shortened

_PLUGINS = QLibraryInfo.LibraryPath.PluginsPath
_SCALES = ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS")
_MIN_SCALE, _GREATEST_SCALE = 0.25, 16.0
_CONNECT_SECONDS = 2.0


def require_display() -> None:
    """Check that Qt can open a window on this machine.

    Raises:
        BadInput: There is no display, it cannot be reached, or a library of the system is missing.
    """
    _drop_impossible_scales()
    platforms = _requested_platforms()
    if not sys.platform.startswith("linux") or any(not name.startswith(("xcb", "wayland")) for name in platforms):
        return
    if any(name.startswith("wayland") for name in platforms or ["wayland"]) and _wayland_answers():
        return
    if platforms and not any(name.startswith("xcb") for name in platforms):
        raise BadInput("QT_QPA_PLATFORM asks for Wayland, but no Wayland display answers.")
    _require_x()


def _require_x() -> None:
    if not os.environ.get("DISPLAY"):
        raise BadInput(
            "There is no display to open a window on. Over ssh, connect with `ssh -X`; "
            "`denoise-studio --help` lists the commands that need none."
        )
    for library, package in (("libxcb.so.1", "libxcb1"), ("libxcb-cursor.so.0", "libxcb-cursor0")):
        if _library(library) is None:
            raise BadInput(f"The window needs the library {library}. On Debian and Ubuntu: apt install {package}.")
    if not _x_answers():
        raise BadInput(
            f"The display {os.environ['DISPLAY']} cannot be opened: no X server answers, or it refuses access."
        )


def _requested_platforms() -> list[str]:
    """Return the platforms in QT_QPA_PLATFORM that this Qt has; none when it leaves the choice to Qt."""
    requested = [entry.split(":")[0] for entry in os.environ.get("QT_QPA_PLATFORM", "").split(";") if entry]
    platforms = [name for name in requested if name in _known_platforms()]
    if requested and not platforms:
        name = shortened(";".join(requested))
        raise BadInput(f"QT_QPA_PLATFORM is {name}, which this Qt does not have. Unset it to let Qt choose.")
    return platforms


def _drop_impossible_scales() -> None:
    """Unset scale factors that Qt accepts but cannot draw at: zero, negative, NaN, enormous."""
    for name in _SCALES:
        factors = os.environ.get(name, "")
        if factors and not all(_is_scale(factor.rpartition("=")[2]) for factor in factors.split(";") if factor):
            del os.environ[name]


def _is_scale(text: str) -> bool:
    try:
        return _MIN_SCALE <= float(text) <= _GREATEST_SCALE
    except ValueError:
        return False


def _known_platforms() -> set[str]:
    """Return the platforms that a plugin of Qt offers, by the names of the plugins' files."""
    folders = [Path(QLibraryInfo.path(_PLUGINS), "platforms")]
    if others := os.environ.get("QT_QPA_PLATFORM_PLUGIN_PATH"):
        folders.append(Path(others))
    names = {re.sub(r"^(lib)?q|\.\w+$", "", file.name) for folder in folders for file in folder.glob("*q*")}
    return names | {f"wayland-{kind}" for kind in ("egl", "brcm") if "wayland" in names}


def _library(name: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(name)
    except OSError:
        return None


def _x_answers() -> bool:
    """Connect to the X server of DISPLAY as Qt will, its authorisation included."""
    xcb = _library("libxcb.so.1")
    if xcb is None:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    path = Path(os.environ.get("XDG_RUNTIME_DIR", "")) / name  # an absolute name replaces the folder
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as end:
        end.settimeout(_CONNECT_SECONDS)
        try:
            end.connect(str(path))
        except OSError:
            return False
    return True
