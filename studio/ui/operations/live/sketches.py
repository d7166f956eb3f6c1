"""Writes the sketches of live painting into files, off the UI thread, with the recipes of their pictures."""

import contextlib
import shutil
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from studio.document.guide_inputs import with_guides
from studio.document.layers.composite import Composite
from studio.document.layers.layer import Layer
from studio.document.sketch import sampled, sampled_layer, scaled, sketch_of, write_sketch
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe
from studio.protocol.geometry import Box, Size
from studio.protocol.live import live_recipe, live_size
from studio.protocol.modelcard import ModelCard
from studio.protocol.prompts.templates import draw_user_prompts
from studio.protocol.scratch import make_temporary_folder
from studio.ui.background import Background
from studio.ui.live.live_options import LiveOptions
from studio.ui.translation import tr

_KEPT = 8  # files: the engine may still read the last ones
_COMPOSITING = 0.004  # seconds per turn of the event loop for compositing layers


@dataclass(frozen=True)
class Sketch:
    """A sketch, and how its picture is made.

    Attributes:
        recipe: With the file of the sketch, and those of the guides.
        box: The part of the canvas that it shows.
    """

    recipe: GenerateRecipe
    box: Box

    def files(self) -> list[Path]:
        """Return the files that were written for it."""
        recipe, sketch = self.recipe, Path(self.recipe.image or "")
        pictures = [control.image for control in recipe.controls] + [region.mask for region in recipe.regions]
        guides = {Path(picture) for picture in pictures} - {sketch}
        return [sketch, *sorted(guide for guide in guides if guide.parent == sketch.parent)]


@dataclass(frozen=True)
class Settings:
    """The inputs of the recipe of a sketch's picture.

    Attributes:
        recipe: Of the recipe panel.
        card: Of its model.
        options: Of live painting.
        controls: Of the recipe panel.
    """

    recipe: GenerateRecipe
    card: ModelCard
    options: LiveOptions
    controls: tuple[ControlSpec, ...] = ()


class Sketches:
    """The files in a temporary folder; the oldest are deleted."""

    def __init__(self, parent: QObject) -> None:
        self._background = Background(parent)
        self._folder: Path | None = None
        self._files: deque[Path] = deque()

    @property
    def busy(self) -> bool:
        """Whether a sketch is being written."""
        return self._background.busy

    def copy(
        self,
        composite: Composite,
        guides: Sequence[Layer],
        box: Box,
        settings: Settings,
        done: Callable[[Sketch], object],
        failed: Callable[[BadInput], object],
    ) -> bool:
        """Copy a box of the canvas and of the guide layers, and call back when it is written.

        Returns:
            False, without a copy, while layers are still to be composited there.

        Raises:
            BadInput: There is no place for the files.
        """
        if not composite.complete(box, until=time.perf_counter() + _COMPOSITING):
            return False
        card = settings.card
        size = Size(*(live_size(Size(box.width, box.height), card, settings.recipe.size) or (card.size, card.size)))
        samples = sampled(composite.pixels, box, size)
        reduced = [sampled_layer(layer, box, size) for layer in guides if layer.kind in ("control", "regions")]
        work = partial(_written, samples, reduced, size, box, settings, self._made_folder())
        self._background.run(work, lambda sketch: self._deliver(sketch, done), failed)
        return True

    def close(self) -> None:
        """Delete the files."""
        self._background.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _deliver(self, sketch: Sketch, done: Callable[[Sketch], object]) -> None:
        files = sketch.files()
        for file in files:
            if file in self._files:
                self._files.remove(file)
            self._files.append(file)
        while len(self._files) > _KEPT * len(files):
            with contextlib.suppress(OSError):
                self._files.popleft().unlink()
        done(sketch)

    def _made_folder(self) -> Path:
        if self._folder is None:
            try:
                self._folder = make_temporary_folder("live-sketches")
            except OSError as error:
                raise BadInput(
                    tr("Could not make a temporary folder: {strerror}.").format(strerror=error.strerror or error)
                ) from error
        return self._folder


def _written(
    samples: NDArray[np.uint8], guides: Sequence[Layer], size: Size, box: Box, settings: Settings, folder: Path
) -> Sketch:
    """Write a sketch's files, and return the recipe of its picture; runs off the UI thread."""
    options, recipe = settings.options, settings.recipe
    if not options.follows:
        recipe = recipe.model_copy(update={"prompt": options.prompt, "template": None})
    file = write_sketch(sketch_of(samples, size), folder)
    made = live_recipe(
        draw_user_prompts(recipe),
        settings.card,
        str(file),
        Size(box.width, box.height),
        strength=options.strength,
        seed=options.seed,
        controls=settings.controls,
    )
    height, width = samples.shape[:2]
    keep = partial(_keep_guide, size, folder)
    return Sketch(with_guides(made, guides, Size(width, height), keep), box)


def _keep_guide(size: Size, folder: Path, pixels: NDArray[np.uint8]) -> Path:
    return write_sketch(scaled(pixels, size), folder)
