"""Makes imports of the window faster; imported before the others.

PySide6 reads the source of every module that is imported after it, and searches it for "PySide6", to know which modules
may switch on its optional snake_case names (`from __feature__ import snake_case`). No module here does; skipping the
search saves a tenth of the imports' time, and the memory for the source of 450 modules.
"""

import sys
from typing import Any

import PySide6.QtCore  # noqa: F401 - loads the module below

_features: Any = sys.modules.get("shibokensupport.feature")
if hasattr(_features, "_mod_uses_pyside"):  # private; without it, PySide6 searches
    _features._mod_uses_pyside = lambda module: True
