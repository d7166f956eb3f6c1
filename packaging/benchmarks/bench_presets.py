"""Every preset, trained for as long as its description says, and its promised figures.

`--only=NAME,NAME` trains those only. A preset without aims is left out.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from figures import Figure
from options import option

from studio.protocol.events import Judged
from studio.protocol.presets import Preset, presets
from studio.protocol.runfolder import RunFolder


def measure() -> list[Figure]:
    """Train one after the other; the last evaluation of each run counts."""
    only = option("only")
    found = []
    with tempfile.TemporaryDirectory() as scratch:
        for preset in presets().values():
            if preset.aims and (not only or preset.name in only.split(",")):
                found += _measure(preset, RunFolder(Path(scratch) / preset.name))
    return found


def _measure(preset: Preset, run: RunFolder) -> list[Figure]:
    words = ["train", *preset.measuring_arguments, "--run", str(run.path)]
    done = subprocess.run([sys.executable, "-m", "studio", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{preset.name}: {done.stderr[-1000:]}")
    judged = [event.figures for event, _ in run.events() if isinstance(event, Judged)]
    status = run.read_status()
    assert status is not None
    detail = f"{status.step} steps in {status.seconds:.0f} s"
    return [
        Figure(f"{preset.name}: {aim.figure}", judged[-1][aim.figure], aim.most, aim.least, detail)
        for aim in preset.aims
    ]
