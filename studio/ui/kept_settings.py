"""Reads settings.ini by type: damaged or hand-edited values fall back to the default."""

import contextlib
import math
import time
import zlib
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings, qInstallMessageHandler

from studio.protocol.files import open_regular
from studio.ui.translation import tr

_CHECKSUM = "-checksum"  # the end of a key
_MAX_BYTES = 16 * 2**20  # of the file: Qt reads it whole

Value = TypeVar("Value")


def open_settings(file: Path) -> tuple[QSettings, str]:
    """Open a settings file, and return one line about a file that was moved aside, or "".

    Qt would block on a pipe, and abort on a file of terabytes.
    """
    problem = ""
    try:
        open_regular(file, _MAX_BYTES).close()
    except (FileNotFoundError, PermissionError, IsADirectoryError):
        pass  # Qt begins with an empty one
    except OSError as error:
        place = file.with_name(f"{file.stem}-damaged-{time.time_ns()}{file.suffix}")
        with contextlib.suppress(OSError):
            file.rename(place)
            problem = tr("The settings could not be read ({strerror}). They were moved to {place}.").format(
                strerror=error.strerror, place=place
            )
    return settings_in(file), problem


def settings_in(file: Path) -> QSettings:
    """Return the settings in a file; of values that cannot be read, Qt says nothing on stderr."""
    settings = QSettings(str(file), QSettings.Format.IniFormat)
    previous = qInstallMessageHandler(lambda *_: None)
    try:
        settings.allKeys()  # Qt decodes a file's values at the first question
    finally:
        qInstallMessageHandler(previous)
    return settings


def value_of(settings: QSettings, key: str, kind: type[Value]) -> Value | None:
    """Return a value of this type; None when it is missing, of another type or unreadable."""
    try:
        value = settings.value(key)
    except Exception:  # a damaged @Variant or @PyObject: PySide raises what the decoding raises
        return None
    return value if isinstance(value, kind) else None


def keep_layout(settings: QSettings, key: str, layout: QByteArray) -> None:
    """Save what `saveState` or `saveGeometry` returned, with a checksum: Qt crashes on some damaged layouts."""
    settings.setValue(key, layout)
    settings.setValue(key + _CHECKSUM, _checksum(layout))


def layout_of(settings: QSettings, key: str) -> QByteArray | None:
    """Return a saved layout, also of versions without a checksum; None when it is missing or damaged."""
    layout = value_of(settings, key, QByteArray)
    sound = layout is not None and text_of(settings, key + _CHECKSUM, _checksum(layout)) == _checksum(layout)
    return layout if sound else None


def forget_layout(settings: QSettings, key: str) -> None:
    """Remove a layout."""
    settings.remove(key)
    settings.remove(key + _CHECKSUM)


def text_of(settings: QSettings, key: str, default: str) -> str:
    """Return a text."""
    value = value_of(settings, key, str)
    return default if value is None else value


def number_of(settings: QSettings, key: str, default: float) -> float:
    """Return a finite number; INI files hold it as text."""
    with contextlib.suppress(ValueError):
        number = float(text_of(settings, key, ""))
        if math.isfinite(number):
            return number
    value = value_of(settings, key, float)
    return default if value is None else value


def flag_of(settings: QSettings, key: str) -> bool:
    """Return a switch; INI files hold it as "true" or "false"."""
    return value_of(settings, key, object) in (True, "true")


def _checksum(layout: QByteArray) -> str:
    return f"crc32 {zlib.crc32(layout.data()):08x}"
