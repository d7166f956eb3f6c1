"""Every preset reaches the figures that its description promises, in the time that it promises.

One of them is trained in every run of the tests; the rest, an hour on one core, with `-m long`.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from studio.protocol.events import Judged
from studio.protocol.presets import Preset, presets
from studio.protocol.runfolder import RunFolder

ALWAYS = ("vae-mlp",)  # it is through in a quarter of a minute
PROMISING = [preset for preset in presets().values() if preset.aims]


def marked(preset: Preset):
    """The preset as a parameter, marked by how long it takes."""
    marks = [pytest.mark.slow, pytest.mark.timeout(4 * preset.within_seconds + 300)]
    if preset.name not in ALWAYS:
        marks.append(pytest.mark.long)
    return pytest.param(preset, marks=marks, id=preset.name)


def test_all_but_those_of_text_to_image_promise_something():
    silent = {preset.name for preset in presets().values() if preset.group != "Text to image"}
    assert silent - {preset.name for preset in PROMISING} == set()


@pytest.mark.parametrize("preset", [marked(preset) for preset in PROMISING])
def test_a_preset_reaches_what_it_promises(preset: Preset, tmp_path: Path):
    run = RunFolder(tmp_path / "run")
    words = ["train", *preset.measuring, "--run", str(run.path)]
    done = subprocess.run([sys.executable, "-m", "studio", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    figures = [event.figures for event, _ in run.events() if isinstance(event, Judged)][-1]
    missed = [aim for aim in preset.aims if not aim.reached_by(figures)]
    assert missed == [], figures
