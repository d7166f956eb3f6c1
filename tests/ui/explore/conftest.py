"""The window in the Explore workspace with a picture, and stand-ins for the engine's answers."""

import base64

import numpy as np
import pytest
from PIL import Image

from studio.engine.diffusion.schedules import tables
from studio.protocol.events import CleanPredicted, ScheduleTables
from studio.ui.workspaces import Workspace


def photo():
    return np.random.default_rng(0).integers(0, 256, (40, 56, 3), np.uint8)


@pytest.fixture
def asked():
    """The requests that the engine was sent."""
    return []


@pytest.fixture
def explore(studio, qtbot, asked):
    """The Explore panel; schedules and predictions of the clean picture are answered at once."""

    def tabulate(job, timesteps):
        studio.core.engine.job_event.emit(job, ScheduleTables(tables=tables(timesteps)))

    def answer(request):
        asked.append(request)
        if request.do == "predict":
            size = (16, 16)
            pixels = np.frombuffer(base64.b64decode(request.pixels), np.uint8).reshape(*request.shape, 3)
            for name in ("x_t", "x0"):
                Image.fromarray(pixels).resize(size).save(f"{request.out}/{name}.png")
            made = CleanPredicted(
                x_t=f"{request.out}/x_t.png", x0=f"{request.out}/x0.png", timestep=7, alpha_bar=0.5, size=size
            )
            studio.core.engine.job_event.emit(request.job, made)

    studio.core.engine.schedules = tabulate
    studio.core.engine.ask = answer
    studio.core.undo.record(studio.core.document.set_picture(photo()))
    studio.parts.window.actions_["view.explore"].trigger()
    assert studio.parts.window.workspaces.current is Workspace.EXPLORE
    return studio.parts.explore_panel


@pytest.fixture
def forward(explore, studio, qtbot):
    explore.choose("forward")
    qtbot.waitUntil(lambda: not studio.explore.forward.view.busy)
    return studio.explore.forward.view


@pytest.fixture
def pixels(explore, studio):
    explore.choose("pixels")
    return studio.explore.pixels.view
