"""Launch to the first paint, a window that answers and the first picture; and the window process's memory."""

import os
import subprocess
import sys
import tempfile
import time

from figures import Figure, interleaved, ratio, spread

# studio.engine only declares two operators without which this import fails beside a torch for the CPU
_PIPELINE = "import studio.engine; from diffusers import StableDiffusionPipeline"
_MEMORY = """
import psutil
from PySide6.QtCore import QTimer
from studio.app import run
def later(studio):
    def tell():
        print(psutil.Process().memory_info().rss / 1e6, flush=True)
        studio.parts.window.close()
    QTimer.singleShot(4000, tell)
run(when_complete=later)
"""
# the end of the process is not a part of the start: the first paint is reported as it happens
_PAINT = """
import sys
from studio.app import run
def painted(front):
    print("painted", flush=True)
    front.parts.window.close()
run(after_first_paint=painted)
"""
_COMPLETE = """
from studio.app import run
def complete(studio):
    print("complete", flush=True)
    studio.parts.window.close()
run(when_complete=complete)
"""
# a new home: the window generates the first picture by itself
_PICTURE = """
from studio.app import run
def complete(studio):
    def tell():
        print("pictured", flush=True)
        studio.parts.window.close()
    studio.core.document.picture_replaced.connect(tell)
run(when_complete=complete)
"""


def measure() -> list[Figure]:
    """Time from the start of the process to the first paint and picture, and resident memory after four seconds."""
    ours, theirs = interleaved(_first_paint, _pipeline, rounds=5)
    complete, whole_imports = interleaved(_complete, _pipeline, rounds=3)
    pictures, imports = interleaved(_first_picture, _pipeline, rounds=3)
    memory = float(_python(_MEMORY).split()[-1])
    return [
        Figure(
            "launch to first paint / import of StableDiffusionPipeline",
            ratio(ours, theirs),
            most=0.15,
            detail=f"{spread(ours, 's')} against {spread(theirs, 's')}",
        ),
        Figure(
            "launch to a window that answers / import of StableDiffusionPipeline",
            ratio(complete, whole_imports),
            most=0.25,
            detail=f"{spread(complete, 's')} against {spread(whole_imports, 's')}",
        ),
        Figure(
            "launch to first finished picture / import of StableDiffusionPipeline",
            ratio(pictures, imports),
            most=0.8,
            detail=f"{spread(pictures, 's')} against {spread(imports, 's')}",
        ),
        Figure("window process, MB resident", memory, most=200),
    ]


def _first_paint() -> float:
    return _until("painted", _PAINT)


def _complete() -> float:
    return _until("complete", _COMPLETE)


def _first_picture() -> float:
    return _until("pictured", _PICTURE)


def _until(said: str, code: str) -> float:
    """Return the seconds from the start of a process until it prints something."""
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as home:
        process = subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=_environment(home)
        )
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == said:
                taken = time.perf_counter() - begun
                break
        process.wait()
    return taken


def _pipeline() -> float:
    begun = time.perf_counter()
    _python(_PIPELINE)
    return time.perf_counter() - begun


def _python(code: str) -> str:
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=_environment(home)
        )
    return done.stdout


def _environment(home: str) -> dict[str, str]:
    """Return an environment with bytecode on the disk, as an installed program and diffusers have it."""
    environment = dict(os.environ, DENOISE_STUDIO_HOME=home)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment
