"""Recipes are copied as scripts, by a process of the command line."""

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from studio.document.source import Source
from studio.protocol.generation_recipe import GenerateRecipe

DIGITS = GenerateRecipe(model="digits", label=3, seed=41, steps=7)


def copied(qtbot, studio, command: str) -> str:
    QGuiApplication.clipboard().setText("before")
    studio.parts.window.actions_[command].trigger()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() != "before")
    return QGuiApplication.clipboard().text()


@pytest.mark.slow
def test_the_script_of_the_picture_in_view_is_copied(qtbot, studio, tmp_path):
    studio.core.document.set_picture(np.zeros((16, 16), np.uint8), source=Source(DIGITS, tmp_path))
    script = copied(qtbot, studio, "edit.copy_code")
    compile(script, "script.py", "exec")
    assert "SEEDS = [41]" in script
    assert "clipboard" in studio.parts.window.status.message.text()


def test_what_cannot_be_copied_is_reported(qtbot, studio, monkeypatch):
    told = []
    monkeypatch.setattr(studio.generation.code_copying, "_notify", lambda line, error: told.append((line, error)))
    studio.parts.window.actions_["history.copy_code"].trigger()
    assert told == [("There is no recipe to copy: select a picture that this program made.", False)]
    studio.generation.code_copying.copy(DIGITS.model_copy(update={"sampler": "ipndm"}))
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told[2][1]
    assert "iPNDM" in told[2][0]
