"""Writes a run's events as TensorBoard event files too: scalars, sample grids and hyperparameters."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from studio.protocol.events import Event, Judged, Metrics, RateChanged, Sampled, Validated
from studio.protocol.recipes import flat_settings
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import TrainRecipe

FOLDER = "tensorboard"  # in the run folder
VALIDATION = "loss/validation (EMA)"
_GAN_TERM = "discriminator"  # a loss term that only GANs have, whose two networks share no loss


class TensorBoardLog:
    """The event files in the run's folder `tensorboard`, written with torch's SummaryWriter.

    A resumed run purges events after its checkpoint. If there are no files yet, as in a branch, the earlier events of
    the run are written first, so that the files hold its whole history.
    """

    def __init__(
        self, folder: RunFolder, recipe: TrainRecipe, checkpoint: int | None, notify: Callable[[str], None]
    ) -> None:
        """Open the files.

        Args:
            folder: The run's folder, whose events end at the checkpoint.
            recipe: For the hyperparameters.
            checkpoint: The step that the run is resumed from; None for a start from scratch.
            notify: Receives a line when the files can no longer be written; the training continues.
        """
        from torch.utils.tensorboard import SummaryWriter  # takes half a second, and is optional

        self._folder, self._notify, self._broken = folder, notify, False
        place = folder.path / FOLDER
        new = checkpoint is None or not any(place.glob("events.out.tfevents.*"))
        self._writer: SummaryWriter = SummaryWriter(str(place), purge_step=0 if checkpoint is None else checkpoint + 1)
        if new:
            self._add_hyperparameters(recipe)
            for event, _ in folder.events():
                self.add(event)

    def add(self, event: Event) -> None:
        """Write an event; values that TensorBoard cannot show are left out."""
        if self._broken:
            return
        try:
            self._write(event)
        except Exception as error:  # a full disk or a missing picture: no reason to end the training
            self._end(error)

    def close(self) -> None:
        """Write what is left, and close the files."""
        try:
            self._writer.close()
        except Exception as error:  # the writer's thread reports what it could not write here
            self._end(error)

    def _end(self, error: Exception) -> None:
        if not self._broken:
            self._broken = True
            self._notify(f"TensorBoard event files are no longer written: {error}")

    def _write(self, event: Event) -> None:
        if isinstance(event, Metrics):
            self._add_metrics(event)
            self._writer.flush()  # if the run is killed, the files end where its event log does
        elif isinstance(event, Validated):
            self._add_validation(event)
        elif isinstance(event, Judged):
            for key, value in event.trusted_figures.items():
                self._writer.add_scalar(f"evaluation/{key}", value, event.step)
            for title, file in event.pictures.items():
                self._add_picture(f"evaluation/{title}", file, event.step)
        elif isinstance(event, Sampled):
            self._add_picture("samples", event.file, event.step)
            if event.diversity is not None:
                self._writer.add_scalar("samples/diversity", event.diversity, event.step)
        elif isinstance(event, RateChanged):
            self._writer.add_scalar("learning rate/base", event.learning_rate, event.step)

    def _add_metrics(self, event: Metrics) -> None:
        series = dict(event.terms) if _GAN_TERM in event.terms else {"training batch": event.losses, **event.terms}
        for name, values in series.items():
            for step, value in enumerate(values, event.step - len(values) + 1):
                self._writer.add_scalar(f"loss/{name}", value, step)
        figures = {
            "learning rate/effective": event.learning_rate,
            "learning rate/base": event.base_rate,
            "training/gradient norm": event.gradient_norm,
            "training/images per second": event.images_per_second,
            "training/memory in bytes": event.memory_bytes,
        }
        for name, figure in figures.items():
            if figure is not None:
                self._writer.add_scalar(name, figure, event.step)

    def _add_validation(self, event: Validated) -> None:
        measured = (
            (VALIDATION, event.loss, event.terms),
            ("loss/training subset (EMA)", event.training_loss, event.training_terms),
            ("loss/validation (raw)", event.raw_loss, event.raw_terms),
            ("loss/training subset (raw)", event.raw_training_loss, event.raw_training_terms),
        )
        for name, loss, terms in measured:
            if loss is not None and _GAN_TERM not in terms:
                self._writer.add_scalar(name, loss, event.step)
            for term, value in terms.items():
                self._writer.add_scalar(f"{name}, {term}", value, event.step)

    def _add_picture(self, name: str, file: str, step: int) -> None:
        path = self._folder.path / Path(file)
        if path.is_file():  # grids of earlier steps may have been removed
            with Image.open(path) as picture:
                self._writer.add_image(name, np.asarray(picture.convert("RGB")), step, dataformats="HWC")

    def _add_hyperparameters(self, recipe: TrainRecipe) -> None:
        from torch.utils.tensorboard.summary import hparams

        settings = {key: _plain(value) for key, value in flat_settings(recipe).items()}
        for summary in hparams(settings, {VALIDATION: 0.0}):  # not through add_hparams, which makes a file for each
            self._writer.file_writer.add_summary(summary)


def _plain(value: Any) -> bool | int | float | str:
    """Return a setting as TensorBoard takes it."""
    return value if isinstance(value, bool | int | float | str) else "none" if value is None else str(value)
