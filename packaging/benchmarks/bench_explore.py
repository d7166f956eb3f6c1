"""The latent map of Explore: laying codes out, decoding under the pointer, painting, and the tick beside t-SNE."""

import statistics
import subprocess
import sys
import time

import numpy as np
from bench_tick import percentile
from figures import Figure, spread
from window import studio_window, wait, wait_until

from studio.protocol import places
from studio.ui.explore.latents.latent_view import LatentView
from studio.wiring.studio import Studio

TRAIN_SECONDS = 5
HOVER_SECONDS = 5.0
TICK_SECONDS = 6.0
POINTS = 10_000
_MAPS, _FRAMES = 5, 60


def measure() -> list[Figure]:
    """Map the digits of a VAE that was trained for a few seconds."""
    with studio_window() as studio:
        run = places.runs() / "vae"
        command = [sys.executable, "-m", "studio", "train", "vae-mlp", "--run", str(run)]
        subprocess.run([*command, "--max-seconds", str(TRAIN_SECONDS)], check=True, capture_output=True)
        studio.core.models.add(str(run))
        studio.parts.window.actions_["view.explore"].trigger()
        studio.parts.explore_panel.choose("latents")
        wait_until(lambda: studio.latents.tab.view is not None, 10)
        view = studio.latents.tab.view
        assert view is not None, "waited for"
        view.fields.model.set_key(str(run))
        view.fields.data.set_key("digits")
        seconds = [_mapped(studio, view) for _ in range(_MAPS + 1)][1:]  # the first one encodes
        rate = _decoded(studio, view)
        idle = percentile(TICK_SECONDS)
        view.fields.method.set_key("tsne")
        wait_until(lambda: "iteration" in view.facts.text(), 60)
        busy = percentile(TICK_SECONDS)
        studio.latents.tab.stop()
        wait_until(lambda: "settled" in view.facts.text(), 60)
        painted = _painted(view)
    return [
        Figure(
            "map of 1,797 digits by PCA, seconds", statistics.median(seconds), most=1.0, detail=spread(seconds, "s")
        ),
        Figure("pictures decoded under the pointer, a second", rate, least=20.0),
        Figure("painting 10,000 points, ms", statistics.median(painted), most=1000 / 60, detail=spread(painted, "ms")),
        Figure(
            "99th percentile of the tick, t-SNE settling / idle",
            busy / idle,
            most=1.25,
            detail=f"{busy:.1f} ms against {idle:.1f} ms",
        ),
    ]


def _mapped(studio: Studio, view: LatentView) -> float:
    """Return the seconds from the request to the points."""
    view.cloud.points = np.zeros((0, 2), np.float32)
    began = time.perf_counter()
    studio.latents.tab.compute()
    wait_until(lambda: len(view.cloud.points), 120)
    return time.perf_counter() - began


def _decoded(studio: Studio, view: LatentView) -> float:
    """Move the pointer over the map, and return how many pictures a second the canvas showed."""
    cloud, cursor = view.cloud, studio.latents.tab.cursor
    before, began = cursor.shown, time.perf_counter()
    while (now := time.perf_counter() - began) < HOVER_SECONDS:
        angle = 2 * np.pi * now / HOVER_SECONDS
        x, y = cloud.width() * (0.5 + 0.3 * np.cos(angle)), cloud.height() * (0.5 + 0.3 * np.sin(angle))
        cloud.hovered.emit(*cloud.transform.to_map(float(x), float(y)))
        wait(5)
    return (cursor.shown - before) / HOVER_SECONDS


def _painted(view: LatentView) -> list[float]:
    """Return the milliseconds of each repaint of many points while they are zoomed."""
    cloud = view.cloud
    assert cloud.content is not None, "there is a map"
    labels = np.arange(POINTS, dtype=np.int32) % 10
    cloud.content = cloud._painter.content = type(cloud.content)(
        **{**cloud.content.__dict__, "count": POINTS, "labels": labels, "indices": np.arange(POINTS, dtype=np.int32)}
    )
    cloud.set_points(np.random.default_rng(0).normal(size=(POINTS, 2)).astype(np.float32))
    times = []
    for frame in range(_FRAMES):
        cloud.zoom(1.02 if frame % 2 else 1 / 1.02)
        began = time.perf_counter()
        cloud.repaint()
        times.append((time.perf_counter() - began) * 1000)
        wait(5)
    return times
