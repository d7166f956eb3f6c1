"""Composition root of the tour: a script drives the real window and engine, and saves screenshots."""

import itertools
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from studio.protocol.files import make_folder

if TYPE_CHECKING:  # PySide6 is not loaded before the platform is chosen
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget


class TourError(Exception):
    """A step of the tour failed or timed out."""


def walk(out: Path, training_seconds: float = 60.0) -> int:
    """Run the tour and write screenshots and pictures into `out`; returns 0, or 1 when a step failed.

    The program's data goes to a folder inside `out`; the user's own is not touched.
    """
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    home = out / "home"
    for number in range(2, 1000):
        if not home.exists():
            break
        home = out / f"home-{number}"
    os.environ["DENOISE_STUDIO_HOME"] = str(make_folder(home))
    tour = _Tour(out, training_seconds)
    try:
        tour.go()
    except TourError as error:
        print(f"The tour stopped: {error}", file=sys.stderr)
        tour.shoot("stopped-here")
        return 1
    finally:
        tour.end()
    return 0


class _Tour:
    """One run of the tour; each stop is a method that acts as a user and waits for the visible result."""

    def __init__(self, out: Path, training_seconds: float) -> None:
        from PySide6.QtTest import QTest

        from studio.app import make_application
        from studio.wiring.studio import Studio

        self.out, self._training_seconds = out, training_seconds
        self._test, self._shots = QTest, 0
        self.app = make_application()
        self.studio = Studio(self.app)
        self.studio.core.settings.setValue("theme", "dark")
        self.studio.canvas.viewing.set_theme("dark")

    def go(self) -> None:
        """Run every stop in order."""
        self._open()
        self._first_picture()
        self._scrub()
        self._paint_and_repaint()
        self._several()
        self._train()
        self._sample_own_model()
        self._light()

    def end(self) -> None:
        """Close the window."""
        self.studio.parts.window.close()
        self._wait(200)

    def shoot(self, name: str) -> None:
        """Save a screenshot of the window and print its path."""
        self._shots += 1
        path = self.out / f"{self._shots:02}-{name}.png"
        self.studio.parts.window.grab().save(str(path))
        print(path, flush=True)

    def _open(self) -> None:
        self.studio.parts.window.resize(1440, 900)
        self.studio.show()
        self._wait(50)
        self.shoot("window-opens")

    def _first_picture(self) -> None:
        self._until("the first picture to begin", lambda: self.studio.core.timeline.lanes, 90)
        lane = self.studio.core.timeline.lanes[0]
        self._until("half of the steps", lambda: lane.available >= lane.frame_count // 2, 60)
        self.shoot("the-first-picture-emerges")
        self._until("the first picture", lambda: self.studio.core.document.has_picture and self._idle(), 60)
        self.shoot("the-first-picture")
        self._save("first-picture.png")

    def _scrub(self) -> None:
        from PySide6.QtCore import Qt

        self._do("view.watch")
        panel = self.studio.parts.timeline_panel
        self._key(panel, Qt.Key.Key_Home)
        for _ in range(20):
            self._key(panel, Qt.Key.Key_Right)
        self._wait(150)
        self.shoot("scrubbing-x_t")
        self._do("timeline.x0")
        self._wait(150)
        self.shoot("scrubbing-predicted-x0")
        self._do("timeline.x_t")
        self._do("view.paint")
        self._do("generate.stop")

    def _paint_and_repaint(self) -> None:
        canvas, document = self.studio.parts.canvas, self.studio.core.document
        self._do("mask.brush")
        self.studio.core.tools.set_brush(size=5, hardness=0.8, opacity=1.0)
        self._stroke([(0.3, 0.72), (0.45, 0.78), (0.6, 0.75), (0.7, 0.68)])
        if not document.has_mask:
            raise TourError("the brush left no mask")
        self._wait(150)
        self.shoot("a-mask-is-painted")
        before, mask = document.picture.copy(), document.mask.copy()
        canvas.setFocus()
        self._do("generate.run")
        self._until("the repainting to begin", lambda: self.studio.core.timeline.lanes[0].live, 30)
        lane = self.studio.core.timeline.lanes[0]
        self._until("half of the repainting", lambda: lane.available > lane.frame_count // 2, 120)
        self.shoot("the-mask-is-repainted")
        self._until("the repainted picture", lambda: document.candidate is not None and self._idle(), 120)
        self.shoot("the-result-waits")
        self._do("image.take")
        kept = mask == 0
        if not (document.picture[kept] == before[kept]).all():
            raise TourError("a pixel outside the mask has changed")
        self._do("mask.clear")
        self._save("repainted.png")

    def _several(self) -> None:
        fields = self.studio.parts.recipe_panel.fields
        fields.seeds.count.setValue(16)
        self._do("generate.run")
        self._until("sixteen pictures", lambda: self.studio.core.document.candidate is not None and self._idle(), 120)
        self.shoot("sixteen-pictures-to-choose-from")
        self._do("image.dismiss")
        fields.seeds.count.setValue(1)

    def _train(self) -> None:
        self._do("view.train")
        panel = self.studio.parts.training_panel
        recipe = panel.recipe()
        panel.set_recipe(recipe.model_copy(update={"max_seconds": self._training_seconds}))
        self._wait(100)
        self.shoot("before-training")
        self._do("train.start")
        run = self.studio.core.training_run
        self._until("the training to begin", lambda: run.last_status is not None, 120)
        middle = self._training_seconds / 2

        def half_done() -> bool:
            return run.last_status is not None and run.last_status.seconds > middle

        self._until("half of the training", half_done, 120 + 4 * middle)
        self.shoot("a-model-learns")
        self._until("the end of the training", lambda: not run.going, 180 + 4 * self._training_seconds)
        if run.last_status is None or run.last_status.state != "finished":
            raise TourError("the training did not finish")
        self._wait(500)
        self.shoot("the-training-is-done")
        print(run.folder.path if run.folder else "", flush=True)

    def _sample_own_model(self) -> None:
        self._do("train.use")
        self._do("view.paint")
        self.studio.parts.recipe_panel.fields.seeds.count.setValue(9)
        self._do("generate.run")
        self._until(
            "samples of the own model", lambda: self.studio.core.document.candidate is not None and self._idle(), 120
        )
        self.shoot("samples-of-the-own-model")
        self._do("image.dismiss")

    def _light(self) -> None:
        self._do("view.theme_light")
        self._wait(200)
        self.shoot("the-light-theme")
        self._do("view.theme_dark")

    def _save(self, name: str) -> None:
        """Save the picture on the canvas and print its path."""
        source = self.studio.core.document.source
        self.studio.files.files.save(
            self.out / name, self.studio.core.document.picture, source.recipe if source else None
        )
        self._until(f"{name} to be saved", lambda: not self.studio.files.files.busy, 30)
        print(self.out / name, flush=True)

    def _stroke(self, places: list[tuple[float, float]]) -> None:
        """Drag the brush through places given as fractions of the picture's width and height."""
        from PySide6.QtCore import QPoint, Qt

        canvas, size = self.studio.parts.canvas, self.studio.core.document.size
        points = []
        for x, y in places:
            at = canvas.view.to_widget(x * size.width, y * size.height)
            points.append(QPoint(round(at[0]), round(at[1])))
        self._test.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
        for before, after in itertools.pairwise(points):
            for share in (0.25, 0.5, 0.75, 1.0):
                self._test.mouseMove(canvas, before + (after - before) * share)
                self._wait(5)
        self._test.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])

    def _do(self, id_: str) -> None:
        self.studio.parts.window.actions_[id_].trigger()
        self._wait(20)

    def _key(self, widget: "QWidget", key: "Qt.Key") -> None:
        self._test.keyClick(widget, key)
        self._wait(5)

    def _idle(self) -> bool:
        """Whether nothing is queued, running or being prepared."""
        return self.studio.core.queue.idle and not self.studio.generation.generating.preparing

    def _until(self, what: str, there: Callable[[], object], seconds: float) -> None:
        """Wait for a condition; a timeout, or an error that the window shows, ends the tour."""
        end = time.monotonic() + seconds
        while not there():
            if self.studio.parts.window.notice.isVisible() and self.studio.parts.window.notice.bad:
                raise TourError(self.studio.parts.window.notice.text.text())
            if time.monotonic() > end:
                raise TourError(f"waited {seconds:.0f} s for {what}")
            self._wait(20)
        self._wait(60)

    def _wait(self, milliseconds: int) -> None:
        self._test.qWait(milliseconds)
