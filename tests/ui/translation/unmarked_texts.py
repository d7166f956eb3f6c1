"""Run as a program: builds the window in a language that puts every text in brackets, and prints texts without.

A process of its own, since the window's modules translate their constants when they are imported.
"""

import os
import re
import tempfile
import traceback

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["DENOISE_STUDIO_HOME"] = tempfile.mkdtemp()

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

from studio.ui import translation
from studio.ui.explain.explanations import EXPLANATIONS
from studio.ui.subscripts import with_subscripts

translation.use(lambda text, _count: f"⟦{text}⟧")

_WORD = re.compile(r"[A-Za-z]{3,}")
_KEYS = re.compile(r"\b(Ctrl|Shift|Alt|Esc|Return|Home|End|Left|Right|PgUp|PgDown|F\d+)\b(\+[^\s)]+)?")
# samplers, models, formats, number types and examples have one name in all languages
_METHODS = {
    "AdamW",
    "Apache-2.0",
    "APNG",
    "CFG",
    "CFG++",
    "CIFAR-10",
    "CPU",
    "CUDA",
    "DDIM",
    "DDPM",
    "DEIS",
    "DPM++ 2M",
    "DPM++ 3M",
    "DPM++ 2M SDE",
    "DPM++ SDE",
    "Euler",
    "Euler a",
    "Fashion-MNIST",
    "GAN",
    "GIF",
    "Heun",
    "LCM",
    "LDA",
    "LMS",
    "LoRAs",
    "MNIST",
    "Muon",
    "PCA",
    "PLMS",
    "Python",
    "SA-Solver",
    "SLURM",
    "TCD",
    "UniPC",
    "VAE",
    "WebP",
    "accelerate",
    "bfloat16",
    "float16",
    "iPNDM",
    "t-SNE",
    "torchrun",
    "digits",
    "Handwritten digits",
    "module load cuda",
    "python3",
    "user@host",
    "workstation",
    "pocket",
    "pocket-lightning",
    "Pocket",
    "Pocket autoencoder",
    "Pocket in four steps",
    "",
}
# what Qt words itself, in its own catalogue
_QTS = {
    "Cancel",
    "Close",
    "Closes the dock widget",
    "Float",
    "Press shortcut",
    "Restore Defaults",
    "Scroll Left",
    "Scroll Right",
    "Undocks and re-attaches the dock widget",
    "",
}
_EQUATIONS = tuple(with_subscripts(told.equation) for told in EXPLANATIONS.values() if told.equation)
_UNITS = {"min", "fps", "nats"}


def unmarked(text: str) -> bool:
    """Whether a text has words outside of brackets, but for names, keys, numbers, places and equations."""
    if text in _METHODS or text in _QTS or re.fullmatch(r"#[0-9a-f]{6}|/\S+", text):
        return False
    text = with_subscripts(text)
    for equation in _EQUATIONS:
        text = text.replace(equation, "")
    while (inner := re.sub(r"⟦[^⟦⟧]*⟧", " ", text)) != text:
        text = inner
    text = _KEYS.sub("", re.sub(r"<[^>]*>", "", text))
    return any(word not in _UNITS for word in _WORD.findall(text) if word not in ("Apache", "float"))


def texts_of(widget: QWidget) -> dict[str, str]:
    """Return the texts of a widget, by their places."""
    found = {
        "tooltip": widget.toolTip(),
        "name": widget.accessibleName(),
        "description": widget.accessibleDescription(),
        "status": widget.statusTip(),
        "title": widget.windowTitle(),
        "what": widget.whatsThis(),
    }
    if isinstance(widget, QAbstractButton | QLabel):
        found["text"] = widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        found["placeholder"] = widget.placeholderText()
    if isinstance(widget, QComboBox):
        found |= {f"item {k}": widget.itemText(k) for k in range(widget.count())}
    if isinstance(widget, QTabWidget):
        found |= {f"tab {k}": widget.tabText(k) for k in range(widget.count())}
    if isinstance(widget, QHeaderView) and widget.model() is not None:
        model, orientation = widget.model(), widget.orientation()
        found |= {f"heading {k}": str(model.headerData(k, orientation) or "") for k in range(widget.count())}
    return found


_DIALOGS = [
    "file.new",
    "edit.shortcuts",
    "edit.undo_list",
    "view.palette",
    "help.guide",
    "help.about",
    "history.space",
    "engine.settings",
    "image.extend",
    "compare.with",
    "paint.colour",
    "layer.transform",
    "mask.grow",
    "mask.border",
    "mask.keep",
    "mask.overlay",
    "prompt.history",
    "prompt.modifiers",
    "prompt.styles",
    "prompt.negatives",
    "grid.open",
    "grid.race",
    "timeline.film",
    "models.add_hub",
    "train.elsewhere",
    "help.course",
]


def collect(app: QApplication, found: dict[str, str]) -> None:
    """Add what every widget shows without brackets."""
    for _ in range(5):
        QCoreApplication.sendPostedEvents()
        app.processEvents()
    for widget in app.allWidgets():
        for where, text in texts_of(widget).items():
            if unmarked(text):
                found.setdefault(text, f"{type(widget).__name__} {widget.objectName()} {where}")


def walk(app: QApplication) -> dict[str, str]:
    """Return the texts without brackets of all workspaces, menus and dialogs, with where they are."""
    from studio.ui.workspaces import Workspace
    from studio.wiring.studio import Studio

    studio = Studio(app)
    window, found = studio.parts.window, dict[str, str]()
    studio.core.engine.submit = lambda *_: None  # type: ignore[method-assign]
    window.resize(1440, 900)
    window.show()
    studio.core.document.set_picture(np.zeros((64, 64, 4), np.uint8))
    for workspace in Workspace:
        window.workspaces.switch(workspace)
        collect(app, found)
        tabs = studio.parts.explore_panel.tabs
        for place in range(tabs.count() if tabs is not None else 0):
            tabs.setCurrentIndex(place)
            collect(app, found)
    window.workspaces.switch(Workspace.PAINT)
    for id_ in _DIALOGS:
        window.actions_[id_].trigger()
        collect(app, found)
    for action in window.findChildren(QAction):
        for text in (action.text(), action.toolTip(), action.statusTip()):
            if unmarked(text):
                found.setdefault(text, f"action {action.objectName()}")
    return found


if __name__ == "__main__":
    from studio.app import make_application

    try:
        unmarked_texts = walk(make_application())
        print(*sorted(f"{text!r}: {where}" for text, where in unmarked_texts.items()), "done", sep="\n", flush=True)
    except BaseException:
        traceback.print_exc()
    os._exit(0)  # nothing is kept
