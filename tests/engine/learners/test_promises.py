"""Every preset reaches the metrics that its description promises, in the promised time.

All are trained with `-m long`, which takes an hour on one quiet core; one is trained to its last step in every run.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from studio.protocol.events import Judged
from studio.protocol.presets import Preset, presets
from studio.protocol.runfolder import RunFolder

ALWAYS = "vae-mlp"  # all its steps take a quarter of a minute on a quiet core
PROMISING = [preset for preset in presets().values() if preset.aims]


def marked(preset: Preset):
    """Return the preset as a parameter with a time limit."""
    marks = [pytest.mark.long, pytest.mark.timeout(4 * preset.within_seconds + 300)]
    return pytest.param(preset, marks=marks, id=preset.name)


def test_every_preset_except_text_to_image_has_aims():
    silent = {preset.name for preset in presets().values() if preset.group != "Text to image"}
    assert silent - {preset.name for preset in PROMISING} == set()


@pytest.mark.parametrize("preset", [marked(preset) for preset in PROMISING])
def test_a_preset_reaches_its_aims_in_time(preset: Preset, tmp_path: Path):
    assert missed_aims(preset, preset.measuring_arguments, tmp_path) == []


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_preset_reaches_its_aims_after_all_its_steps(tmp_path: Path):
    preset = presets()[ALWAYS]
    assert missed_aims(preset, [preset.name], tmp_path) == []


def missed_aims(preset: Preset, arguments: list[str], folder: Path) -> list[str]:
    """Train a preset, and return the aims that the last evaluation misses."""
    run = RunFolder(folder / "run")
    command = [sys.executable, "-m", "studio", "train", *arguments, "--run", str(run.path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    figures = [event.figures for event, _ in run.events() if isinstance(event, Judged)][-1]
    return [f"{aim}: {figures}" for aim in preset.aims if not aim.reached_by(figures)]
