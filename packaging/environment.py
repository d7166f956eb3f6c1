"""Makes the program's virtual environment; shared by launch.py and test.py, standard library only."""

import ctypes
import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST_PYTHON = (3, 11)

# library: Debian's and Fedora's package
_QT_LIBRARIES = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
}
_WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
}


def prepare(extras: str = "") -> Path:
    """Make the environment if it is missing or out of date, and return its Python; says what it does, exits on failure.

    Args:
        extras: The optional dependencies to install too, as in "dev".
    """
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(
            f"Denoise Studio needs Python {'.'.join(map(str, OLDEST_PYTHON))} or later; "
            f"this is {sys.version.split()[0]}. Run this with a newer one, for example python3.12."
        )
    stamp = VENV / f"installed-{extras or 'program'}.txt"
    wanted = _digest()
    # what was installed with the development tools is enough for the program alone
    stamps = [stamp] if extras else [stamp, VENV / "installed-dev.txt"]
    if any(file.is_file() and file.read_text() == wanted for file in stamps) and PYTHON.exists():
        return PYTHON
    if not PYTHON.exists():
        _say(f"Making the environment in {VENV.relative_to(ROOT)} ...")
        try:
            venv.create(VENV, with_pip=True, clear=VENV.exists())
        except (OSError, subprocess.CalledProcessError):
            sys.exit(
                "Could not make a virtual environment: Python's venv module is incomplete or the folder is read-only.\n"
                "On Debian and Ubuntu: sudo apt install python3-venv"
            )
    _say("Installing the program and its libraries. The first time this downloads torch, which takes some minutes ...")
    target = f"{ROOT}[{extras}]" if extras else str(ROOT)
    constraints = str(ROOT / "packaging" / "constraints.txt")
    _pip("install", "--no-compile", "--constraint", constraints, "--editable", target)
    _compile()
    stamp.write_text(wanted)
    _say("Installed.")
    return PYTHON


def show_help(text: str | None) -> None:
    """Print a command's help and exit where it is asked for, before anything is installed or run."""
    if {"-h", "--help"} & set(sys.argv[1:]):
        print((text or "").strip())
        sys.exit(0)


def missing_libraries(window: bool) -> list[str]:
    """Return the system libraries that Qt needs and this machine lacks; `window`: those for a real display too."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = dict(_QT_LIBRARIES, **(_WINDOW_LIBRARIES if window else {}))
    return [name for name in wanted if not _loads(name)]


def install_command(libraries: list[str]) -> str:
    """Return the one command that installs them on Debian/Ubuntu and on Fedora, as two lines of text."""
    packages = [dict(_QT_LIBRARIES, **_WINDOW_LIBRARIES)[name] for name in libraries]
    debian, fedora = (" ".join(sorted(set(column))) for column in zip(*packages, strict=True))
    return f"  Debian, Ubuntu:  sudo apt install {debian}\n  Fedora:          sudo dnf install {fedora}"


def require_libraries(window: bool) -> None:
    """Exit with the command to run when Qt could not start for want of a system library."""
    missing = missing_libraries(window)
    if missing:
        sys.exit(
            f"The window needs system libraries that are missing: {', '.join(missing)}\n{install_command(missing)}"
        )


def has_display() -> bool:
    """Return whether a window can be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _pip(*arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", *arguments]
    if sys.stderr.isatty():
        code = subprocess.call(command)
    else:
        code = _pip_in_brief(command)
    if code:
        sys.exit(
            "The libraries could not be installed (see above). Without a network, connect once and run this again; "
            "downloaded files are kept."
        )


def _compile() -> None:
    """Compile the libraries' modules on all cores: pip uses one, which doubles its time.

    Some libraries bring files that no Python 3 compiles; they are never imported.
    """
    _say("Compiling the libraries ...")
    subprocess.call([str(PYTHON), "-m", "compileall", "-qq", "-j", "0", str(VENV)])


def _pip_in_brief(command: list[str]) -> int:
    """Run pip and pass on only the lines that report its progress."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            word = line.split(" ", 1)[0].strip()
            if word in ("Downloading", "Installing", "Building", "ERROR:", "Successfully"):
                _say("  " + line.strip()[:160])
    return process.returncode


def _digest() -> str:
    files = (ROOT / "pyproject.toml", ROOT / "packaging" / "constraints.txt")
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
