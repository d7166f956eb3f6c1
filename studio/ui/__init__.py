"""What the person sees. Nothing in here imports torch, and nothing blocks."""

import sys

# The icons' library asks qtpy for a handful of names; qtpy would copy every name of Qt, a tenth of the window's start.
# The list of commands is read from here without Qt: then there is nothing to stand in.
for _module in ("QtCore", "QtGui", "QtWidgets"):
    if f"PySide6.{_module}" in sys.modules:
        sys.modules.setdefault(f"qtpy.{_module}", sys.modules[f"PySide6.{_module}"])
