"""Imported before the rest of the window, so that the imports after it take less time.

PySide6 reads the source of every module that is imported after it, and searches it for "PySide6", to know which modules
may switch on its optional spelling (`from __feature__ import snake_case`). No module here does; without the search, a
tenth of the imports' time and the memory for the source of 450 modules are saved.
"""

import sys
from typing import Any

import PySide6.QtCore  # noqa: F401 - loads the module below

_features: Any = sys.modules.get("shibokensupport.feature")
if hasattr(_features, "_mod_uses_pyside"):  # private; without it, PySide6 searches
    _features._mod_uses_pyside = lambda module: True
