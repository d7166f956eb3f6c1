"""No text of the window escapes translation."""

import subprocess
import sys
from pathlib import Path


def test_every_text_of_the_window_is_translated():
    """All workspaces, menus and dialogs in a language that puts each text in brackets: none is without."""
    program = Path(__file__).with_name("unmarked_texts.py")
    done = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["done"], done.stderr
