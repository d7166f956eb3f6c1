"""Requests predictions of the clean picture from the engine."""

import base64
from collections.abc import Hashable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal

from studio.link.latest_request import LatestRequest
from studio.protocol.events import CleanPredicted, Event
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.requests import PredictClean


class CleanPredictor(LatestRequest):
    """Requests a model's predictions from noised pictures.

    Signals:
        predicted: A request's key and its CleanPredicted, whose files are deleted when the slots return.
    """

    predicted = Signal(object, object)
    job_name = "predict"

    def ask(self, key: Hashable, recipe: GenerateRecipe, pixels: NDArray[np.uint8], alpha_bar: float) -> None:
        """Request a prediction.

        Args:
            key: Identifies the request in the signals.
            recipe: Model, prompts, label, guidance and the seed of the noise.
            pixels: The clean picture, uint8 [H, W, 3].
            alpha_bar: The noise level ᾱ.
        """
        text = base64.b64encode(np.ascontiguousarray(pixels).tobytes()).decode("ascii")
        height, width = pixels.shape[:2]

        def send(job: str, folder: Path) -> None:
            self._engine.ask(
                PredictClean(
                    job=job, recipe=recipe, pixels=text, shape=(height, width), alpha_bar=alpha_bar, out=str(folder)
                )
            )

        self._request(key, send)

    def _answered(self, key: Hashable, event: Event) -> None:
        assert isinstance(event, CleanPredicted), "the engine's answer to PredictClean"
        self.predicted.emit(key, event)
