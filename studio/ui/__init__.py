"""What the person sees. Nothing in here imports torch, and nothing blocks."""

import sys

from PySide6 import QtCore, QtGui, QtWidgets

# The icons' library asks qtpy for a handful of names; qtpy would copy every name of Qt, a tenth of the window's start.
sys.modules.setdefault("qtpy.QtCore", QtCore)
sys.modules.setdefault("qtpy.QtGui", QtGui)
sys.modules.setdefault("qtpy.QtWidgets", QtWidgets)
