"""The window: widgets and their operations. Nothing in here imports torch or blocks the UI thread."""

import sys

# qtawesome needs a few names of qtpy, which copies every name of Qt at import: a tenth of the window's start-up time.
# PySide6's own modules stand in for it. The list of commands is read without Qt; then there is nothing to replace.
for _module in ("QtCore", "QtGui", "QtWidgets"):
    if f"PySide6.{_module}" in sys.modules:
        sys.modules.setdefault(f"qtpy.{_module}", sys.modules[f"PySide6.{_module}"])
