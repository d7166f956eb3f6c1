"""Live painting: the newest state of the canvas becomes a picture during painting, one request at a time."""

import json
import secrets
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer

from studio.document.document import Document
from studio.document.layers.tree import guide_layers
from studio.link.job_queue import JobQueue
from studio.link.live_pictures import LivePictures
from studio.protocol.errors import BadInput
from studio.protocol.finished_pictures import read_finished
from studio.protocol.geometry import Box
from studio.protocol.live import LivePicture, can_paint_live, is_quick
from studio.protocol.modelcard import ModelCard
from studio.ui.actions import Operations
from studio.ui.canvas.canvas import Canvas
from studio.ui.kept_settings import text_of
from studio.ui.live.live_options import LiveOptions
from studio.ui.live.pace import LivePace
from studio.ui.operations.live.display import Display, Shown
from studio.ui.operations.live.sketches import Settings, Sketch, Sketches
from studio.ui.operations.live.taking import Taking
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.translation import tr

_KEPT = "live"  # key of the settings
_SAID_AFTER = 3000  # milliseconds without a picture until a message says so
_LARGEST_DRAWN = 100_000
_NO_PICTURE = tr("There is nothing to paint from yet: open a picture, or make a new one.")
_OFF = tr("Live painting is off: Ctrl+Shift+P begins it.")
_WAITS = tr("Waits for the queue")


class LivePainting:
    """Joins the document, the recipe panel and the engine.

    A sketch is copied when nothing is in progress, so that it includes everything painted meanwhile. Nothing
    is requested while the queue has a job to run, and the request in progress ends for it after its step.

    Args:
        box: Returns the part of the picture that the model sees.
        notify: Shows a line; True marks an error.

    Attributes:
        shown: The picture that is shown; None for none.
        count: How many pictures have been shown.
    """

    def __init__(
        self,
        *,
        document: Document,
        canvas: Canvas,
        panel: RecipePanel,
        queue: JobQueue,
        pictures: LivePictures,
        taking: Taking,
        settings: QSettings,
        make_display: Callable[[Callable[[LiveOptions], object], Callable[[], object]], Display],
        box: Callable[[], Box],
        notify: Callable[[str, bool], None],
    ) -> None:
        self._document, self._panel, self._queue, self.pictures = document, panel, queue, pictures
        self._taking, self._settings, self._box, self._notify = taking, settings, box, notify
        self.display = make_display(self.set_options, self._use_quick_model)
        self._sketches = Sketches(canvas)
        self._pace = LivePace()
        self._changed = False  # whether anything changed since the last sketch was copied
        self._request: Sketch | None = None  # the last requested sketch
        self._began = 0.0  # when it was requested
        self._take_when_finished = False
        self.shown: Shown | None = None
        self.count = 0
        self._next = _timer(canvas, self._begin)
        self._rest = _timer(canvas, self._finish)
        self._slow = _timer(canvas, self._report_slow)
        self.options = _read_options(settings)
        for changed in (document.picture_changed, document.guides_changed, document.layers_changed):
            changed.connect(self._touch)
        document.picture_replaced.connect(self._picture_replaced)
        document.mask_changed.connect(self._mask_changed)
        panel.changed.connect(self._recipe_changed)
        queue.running_changed.connect(self._queue_changed)
        queue.waiting_changed.connect(self._queue_changed)
        pictures.made.connect(self._made)
        pictures.stopped.connect(lambda _: self._ended())
        pictures.failed.connect(lambda _, text: self._failed(text))
        if self.options.on:
            QTimer.singleShot(0, canvas, self._switch)

    def operations(self) -> Operations:
        """Return what the commands do."""
        return {"live.toggle": self.toggle, "live.take": self.take, "live.place": self.swap_place}

    @property
    def busy(self) -> bool:
        """Whether anything is in progress."""
        return self._sketches.busy or self.pictures.busy or self._taking.busy or self._next.isActive()

    def toggle(self) -> None:
        """Start or stop live painting; remembered."""
        self.set_options(replace(self.options, on=not self.options.on))

    def swap_place(self) -> None:
        """Show the picture over the canvas instead of beside it, or the other way round; remembered."""
        if not self.options.on:
            self._notify(_OFF, False)
        else:
            self.set_options(replace(self.options, place="over" if self.options.place == "beside" else "beside"))

    def take(self) -> None:
        """Take the live picture as a new layer, as one undo step; a preview is finished first."""
        if self.shown is None:
            self._notify(
                tr("There is no live picture to take. {off}").format(off="" if self.options.on else _OFF).strip(), False
            )
        elif self.shown.finished:
            self._taking.take(self.shown)
        else:
            self._take_when_finished = True
            self._finish()

    def set_options(self, options: LiveOptions) -> None:
        """Use other options from now on, and remember them."""
        before, self.options = self.options, options
        self._settings.setValue(_KEPT, json.dumps(options.as_json()))
        self.display.set_options(options)
        if options.on != before.on:
            self._switch()
        elif options.place != before.place:
            self.display.show(options, self.shown)
        elif options != before:
            self._touch()

    def close(self) -> None:
        """Stop, and delete the files."""
        self._stop_clocks()
        self._sketches.close()
        self._taking.close()
        self.pictures.close()

    def _switch(self) -> None:
        """Follow the live painting switch."""
        self._stop_clocks()
        if not self.options.on:
            self.pictures.give_way()
            self.shown = self._request = None
            self._take_when_finished = False
        self.display.show(self.options, self.shown)
        self._recipe_changed()

    def _stop_clocks(self) -> None:
        for clock in (self._next, self._rest, self._slow):
            clock.stop()

    # the model

    def _recipe_changed(self) -> None:
        if self.options.on:
            self._pace.reset()
            quick = self._quick_model()
            self.display.suggest("" if quick is None else quick[1].title)
            self._touch()

    def _quick_model(self) -> tuple[str, ModelCard] | None:
        """Return a model for few steps, by name and card, where the chosen one is none."""
        fields = self._panel.fields
        card = fields.card
        if card is not None and (is_quick(card) or not card.takes_prompt or fields.adapters.made_for is not None):
            return None  # models without prompts are small
        return next(((name, card) for name, card in fields.cards.items() if is_quick(card)), None)

    def _use_quick_model(self) -> None:
        quick = self._quick_model()
        if quick is not None:
            self._panel.fields.models.model.set_key(quick[0])

    # from a change to the request

    def _mask_changed(self, *_: object) -> None:
        if self.options.on and (self._request is None or self._box() != self._request.box):
            self._touch()

    def _picture_replaced(self) -> None:
        if self.options.on and self.shown is None and self._document.has_picture:
            self._show_message("")  # there is a picture now; the first live one may take a while
        self._touch()

    def _touch(self, *_: object) -> None:
        """Note that the sketch or its settings have changed; called for each move of the brush."""
        self._changed = True
        if not self.options.on or self._held_up:
            return
        self._rest.stop()
        if self._pace.delay or not self._next.isActive():
            self._next.start(self._pace.delay)

    @property
    def _held_up(self) -> bool:
        """Whether work is in progress, after which the next sketch is copied."""
        return self._sketches.busy or self.pictures.busy or self._queue_has_work

    @property
    def _queue_has_work(self) -> bool:
        return self._queue.running is not None or (self._queue.waiting > 0 and not self._queue.paused)

    def _queue_changed(self, *_: object) -> None:
        if not self.options.on:
            return
        if not self._queue_has_work:
            self._show_pace()
            self._ended()
            return
        self._next.stop()
        self._rest.stop()
        self._slow.stop()
        if self.pictures.busy:
            self._changed = True  # the request is made again later
            self._request = None
            self.pictures.give_way()
        self.display.show_message(_WAITS)

    def _begin(self) -> None:
        """Copy the sketch."""
        if not self.options.on or self._held_up:
            return
        problem = self._problem()
        if problem:
            self._changed = False
            self._show_message(problem)
            return
        fields = self._panel.fields
        assert fields.card is not None, "otherwise there is a problem"
        guides = guide_layers(self._document.stack) if fields.card.takes_prompt else []
        settings = Settings(self._panel.recipe(), fields.card, self.options, fields.adapters.control_specs())
        try:
            copied = self._sketches.copy(
                self._document.composite,
                guides,
                self._box(),
                settings,
                self._ask,
                lambda error: self._failed(str(error)),
            )
        except BadInput as error:
            self._changed = False
            self._show_message(str(error))
            return
        if copied:
            self._changed = False
        else:
            self._next.start(1)

    def _problem(self) -> str:
        """Return why no picture can be made; empty when one can."""
        if not self._document.has_picture:
            return _NO_PICTURE
        return can_paint_live(self._panel.fields.card) or self._panel.problem()

    def _ask(self, sketch: Sketch) -> None:
        """Request the picture of a sketch, unless it is the one that was requested last."""
        if not self.options.on:
            return
        if self._queue_has_work:
            self._changed = True
            return
        if self._is_requested(sketch):
            self._ended()
            return
        if not self.options.seed_locked:
            self.options = replace(self.options, seed=secrets.randbelow(_LARGEST_DRAWN))
            self.display.set_options(self.options)
            sketch = replace(sketch, recipe=sketch.recipe.model_copy(update={"seed": self.options.seed}))
        self._request, self._began = sketch, time.perf_counter()
        self._slow.start(_SAID_AFTER)
        self.pictures.ask(sketch, sketch.recipe, finished=self._pace.finishes_at_once)

    def _is_requested(self, sketch: Sketch) -> bool:
        request = self._request
        if request is None or self.shown is None:
            return False
        if not self.options.seed_locked:  # the same sketch keeps its seed
            sketch = replace(sketch, recipe=sketch.recipe.model_copy(update={"seed": request.recipe.seed}))
        return sketch == request

    def _finish(self) -> None:
        """Request the decoded picture of the preview."""
        shown = self.shown
        if shown is not None and not shown.finished and not self._held_up:
            self.pictures.ask(shown.sketch, shown.sketch.recipe, finished=True)

    # from the answer to the screen

    def _made(self, sketch: Sketch, event: LivePicture) -> None:
        self._slow.stop()
        if not self.options.on:
            return
        try:
            pixels = read_finished(Path(event.pixels))[0]
        except BadInput as error:
            self._failed(str(error))
            return
        self._pace.add(event)
        self.shown = Shown(sketch, pixels, event.finished)
        self.count += 1
        self.display.show(self.options, self.shown)
        self._show_pace()
        if self._take_when_finished and event.finished:
            self._take_when_finished = False
            self._taking.take(self.shown)
        self._ended()

    def _ended(self) -> None:
        """Continue when nothing is in progress: with what has changed, or by finishing the preview."""
        if not self.options.on or self._held_up:
            return
        if self._changed:
            self._touch()
        elif self.shown is not None and not self.shown.finished:
            self._rest.start(0 if self._take_when_finished else self._pace.rest)

    def _failed(self, text: str) -> None:
        self._slow.stop()
        self._take_when_finished = False
        if self.options.on:
            self._show_message(text)
            self._ended()

    def _show_pace(self) -> None:
        quick = self._quick_model()
        self.display.show_message(self._pace.summary("" if quick is None else quick[1].title))

    def _report_slow(self) -> None:
        quick = self._quick_model()
        advice = "" if quick is None else tr("; {title} is quicker").format(title=quick[1].title)
        seconds = time.perf_counter() - self._began
        self.display.show_message(
            tr("More than {seconds:.0f} s: too slow to follow the pen{advice}").format(seconds=seconds, advice=advice)
        )
        self._slow.start(_SAID_AFTER)

    def _show_message(self, text: str) -> None:
        """Show a line where the picture would be, and in the strip."""
        self.shown = self._request = None
        self.display.show_message(text)
        self.display.show(self.options, None, text)


def _timer(parent: Canvas, timeout: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.timeout.connect(timeout)
    return timer


def _read_options(settings: QSettings) -> LiveOptions:
    try:
        return LiveOptions.of_json(json.loads(text_of(settings, _KEPT, "{}")))
    except ValueError:
        return LiveOptions()
