"""Checks for a display before Qt starts: without one, Qt aborts the process instead of raising an error."""

import ctypes
import os
import socket
import sys
from pathlib import Path

from studio.protocol.errors import BadInput

_CONNECT_SECONDS = 2.0


def require_display() -> None:
    """Return when Qt can open a window on this machine.

    Raises:
        BadInput: There is no display, it cannot be reached, or a library of the system is missing.
    """
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if not sys.platform.startswith("linux") or (platform and not platform.startswith(("xcb", "wayland"))):
        return
    if not platform.startswith("xcb") and _wayland_answers():
        return
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
