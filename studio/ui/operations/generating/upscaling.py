"""Upscales the picture by the engine, as a waiting result, or as input for refining by the recipe's model."""

import shutil
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QWidget

from studio.document.document import Document
from studio.document.inputs import keep_input
from studio.document.origins import Origins, Picture
from studio.document.picture import open_picture
from studio.link.upscaler import Upscaler
from studio.protocol.errors import BadInput
from studio.protocol.foreign.upscalers import UPSCALER
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard
from studio.protocol.scratch import make_temporary_folder
from studio.protocol.upscaling import Upscale, Upscaled, refining
from studio.ui.background import Background, Task
from studio.ui.canvas.upscale_dialog import UpscaleDialog
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.translation import tr


class Upscaling:
    """Joins the dialog, the engine, the canvas and the queue. A result belongs to the picture that it was made of.

    Args:
        cards: Returns the cards of all models, by the names that recipes use.
        enqueue: Queues a recipe for a picture.
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        *,
        document: Document,
        origins: Origins,
        upscaler: Upscaler,
        panel: RecipePanel,
        cards: Callable[[], dict[str, ModelCard]],
        enqueue: Callable[[GenerateRecipe, Picture | None], None],
        notify: Callable[[str, bool], None],
        parent: QWidget,
    ) -> None:
        self._document, self._origins, self._upscaler, self._panel = document, origins, upscaler, panel
        self._cards, self._enqueue, self._notify, self._parent = cards, enqueue, notify, parent
        self._background = Background(parent)
        self._task: Task | None = None  # writes the picture for the engine, or reads the engine's
        self._home: Path | None = None  # path of the file that the engine writes
        self._picture: Picture | None = None  # the picture that is being upscaled
        self._recipe: GenerateRecipe | None = None  # the recipe that refines it

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return the operation of the command."""
        return {"image.upscale": self.open}

    def open(self) -> None:
        """Open the dialog for the picture on the canvas."""
        if not self._document.has_picture:
            self._notify(tr("There is no picture to upscale. Open or generate one first."), False)
            return
        upscalers = {name: card.title for name, card in self._cards().items() if card.kind == UPSCALER}
        self.dialog.set_models(upscalers)
        self._show_picture()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def close(self) -> None:
        """Stop the job in progress."""
        self._upscaler.stop()
        self._background.close()
        self._discard()

    @cached_property
    def dialog(self) -> UpscaleDialog:
        """The dialog; created when it is first opened."""
        dialog = UpscaleDialog(self._parent)
        dialog.wanted.connect(self._begin)
        dialog.stop_wanted.connect(self._stop)
        self._upscaler.progress.connect(dialog.show_progress)
        self._upscaler.made.connect(self._made)
        self._upscaler.stopped.connect(self._stopped)
        self._upscaler.failed.connect(lambda text: self._end(text, bad=True))
        self._document.picture_replaced.connect(self._show_picture)
        self._panel.changed.connect(self._show_picture)
        return dialog

    def _show_picture(self) -> None:
        problem = self._panel.problem()
        card = self._panel.fields.card
        if not problem and card is not None:
            try:
                refining("", 0.5, card)
            except BadInput as error:
                problem = str(error)
        self.dialog.set_picture(self._document.size, problem)

    def _begin(self) -> None:
        strength, card = self.dialog.refining_strength, self._panel.fields.card
        self._recipe = None
        if strength is not None and card is not None:
            own = {"count": 1, **refining("", strength, card)}
            self._recipe = self._panel.take_recipe().model_copy(update=own)
        pixels = self._document.picture.copy()
        self._picture = self._origins.current()
        self.dialog.show_busy()
        send = partial(self._send, model=self.dialog.model.key() or None, scale=self.dialog.scale.value())
        self._task = self._background.run(
            lambda: keep_input(pixels), send, lambda error: self._end(str(error), bad=True)
        )

    def _stop(self) -> None:
        if self._task is None:
            self._upscaler.stop()
        else:  # the engine has not been asked yet, or has answered
            self._stopped()

    def _stopped(self) -> None:
        self._end(tr("Stopped. The picture stays as it is."))

    def _send(self, image: Path, *, model: str | None, scale: float) -> None:
        self._task = None
        try:
            self._home = make_temporary_folder("upscale")
        except OSError as error:
            self._end(
                tr("Could not make a temporary folder: {strerror}.").format(strerror=error.strerror or error), bad=True
            )
            return
        out = str(self._home / "enlarged.png")
        self._upscaler.enlarge(Upscale(job="", image=str(image), model=model, scale=scale, out=out))

    def _made(self, made: Upscaled) -> None:
        refines = self._recipe is not None
        self._task = self._background.run(
            lambda: _read(Path(made.file), keep=refines), self._take, lambda error: self._end(str(error), bad=True)
        )

    def _take(self, read: tuple[NDArray[np.uint8], Path | None]) -> None:
        self._task = None
        pixels, kept = read
        self.dialog.hide()  # so that the result is seen, and Enter accepts it
        size = tr("{width} × {height} pixels").format(width=pixels.shape[1], height=pixels.shape[0])
        if self._recipe is not None and kept is not None:
            self._enqueue(self._recipe.model_copy(update={"image": str(kept)}), self._picture)
            self._end(tr("Upscaled to {size}; refining waits in the queue.").format(size=size))
        elif self._picture is self._origins.current():
            self._document.offer([pixels])
            self._end(tr("Upscaled to {size}. Accept it to continue with it.").format(size=size))
        else:
            self._end(tr("Another picture is on the canvas: the upscaled one was dropped."))
        self._recipe = self._picture = None

    def _end(self, text: str, *, bad: bool = False) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._discard()
        self.dialog.show_idle(text)
        self._notify(text, bad)

    def _discard(self) -> None:
        if self._home is not None:
            shutil.rmtree(self._home, ignore_errors=True)
            self._home = None


# what runs off the UI thread


def _read(file: Path, *, keep: bool) -> tuple[NDArray[np.uint8], Path | None]:
    """Read the upscaled picture; if it is to be refined, keep it as the recipe's input."""
    pixels = open_picture(file)
    return pixels, keep_input(pixels) if keep else None
