"""Rendered widgets compared with approved pictures; APPROVE=1 in the environment approves the current ones.

Only what has no text in it is compared, since fonts differ from machine to machine.
"""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage
from sklearn.datasets import load_digits

from studio.document.document import Document
from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.timeline import Timeline
from studio.document.painting.brush import Brush
from studio.protocol.geometry import Box
from studio.ui import theme
from studio.ui.canvas.canvas import Canvas
from studio.ui.timeline.timeline_panel import TimelinePanel
from studio.ui.tools.settings import ToolSettings
from studio.ui.undo import UndoStack

APPROVED = Path(__file__).parent / "approved"


def drawn(widget, scale: float = 1.0) -> np.ndarray:
    """Return what a widget shows on a screen of this scale, as (height, width, 3)."""
    image = QImage(widget.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    widget.render(image)
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def compare(name: str, pixels: np.ndarray, tmp_path: Path) -> None:
    approved = APPROVED / f"{name}.png"
    if os.environ.get("APPROVE"):
        Image.fromarray(pixels).save(approved, optimize=True)
        return
    wanted = np.asarray(Image.open(approved).convert("RGB"))
    assert pixels.shape == wanted.shape
    difference = np.abs(pixels.astype(int) - wanted).max(axis=2)
    if (difference > 24).mean() > 0.002:
        Image.fromarray(pixels).save(tmp_path / f"{name}.png")
        pytest.fail(f"{name} looks different: {(difference > 24).mean():.2%} of it; see {tmp_path / name}.png")


@pytest.fixture(params=["dark", "light"])
def dressed(request, qapp):
    theme.apply(qapp, request.param)
    yield request.param
    theme.apply(qapp, "dark")


def digit(number: int) -> np.ndarray:
    return np.kron(load_digits().images[number] * 15.9, np.ones((4, 4))).astype(np.uint8)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_canvas_with_mask_and_crop(qtbot, dressed, scale, tmp_path):
    document, tools = Document(), ToolSettings()
    canvas = Canvas(document, tools, UndoStack(document))
    qtbot.addWidget(canvas)
    canvas.resize(360, 320)
    document.set_picture(digit(3))
    document.begin_stroke(Brush(size=9, hardness=0.5))
    document.stroke_to(8, 10)
    document.stroke_to(22, 20)
    document.end_stroke()
    canvas.set_crop(Box(2, 4, 26, 26))
    at_scale = "" if scale == 1 else f"-{scale:.0%}".rstrip("%")
    pixels = drawn(canvas, scale)[: round(280 * scale)]  # the line at the bottom is text
    compare(f"canvas-{dressed}{at_scale}", pixels, tmp_path)


def test_lane_of_a_denoised_digit(qtbot, dressed, tmp_path):
    x0 = digit(5)[None, None].astype(np.float32) / 127.5 - 1
    alphas_cumprod = np.cos(np.linspace(0.02, 1.55, 100)) ** 2
    timesteps = np.linspace(99, 0, 24).astype(int)
    noise = np.random.default_rng(0).standard_normal(x0.shape)
    x_t = np.stack([np.sqrt(alphas_cumprod[t]) * x0 + np.sqrt(1 - alphas_cumprod[t]) * noise for t in timesteps])
    record = np.stack([x_t, np.broadcast_to(x0, x_t.shape)]).astype(np.float16)
    timeline = Timeline()
    timeline.add(DenoisingLane(record, title="", timesteps=timesteps, alphas_cumprod=alphas_cumprod))
    timeline.seek(12)
    panel = TimelinePanel(timeline)
    qtbot.addWidget(panel)
    panel.resize(1000, 240)
    panel.show()
    (lane,) = timeline.lanes
    strip, cached = panel.lanes.strip_of(lane), panel.lanes._thumbnails.cached
    shown = [strip.frame_of(slot) for slot in range(strip.slots)]
    qtbot.waitUntil(lambda: all(cached(lane, k) is not None for k in shown))  # they are made over several paints
    lanes = panel.lanes.viewport()
    compare(f"lane-{dressed}", drawn(lanes)[:56, 170:], tmp_path)
