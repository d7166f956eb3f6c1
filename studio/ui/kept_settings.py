"""Reads settings.ini by type: what is damaged or was edited by hand falls back to the default."""

import contextlib
import math
from typing import TypeVar

from PySide6.QtCore import QSettings

Value = TypeVar("Value")


def value_of(settings: QSettings, key: str, kind: type[Value]) -> Value | None:
    """Return a value of this type; None when it is missing, of another type or unreadable."""
    try:
        value = settings.value(key)
    except Exception:  # a damaged @Variant or @PyObject: PySide raises what the decoding raises
        return None
    return value if isinstance(value, kind) else None


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
