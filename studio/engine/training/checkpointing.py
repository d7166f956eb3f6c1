"""Decides when a session saves a checkpoint, and reports the ones that have been written."""

from studio.engine.training.checkpoint import take_checkpoint
from studio.engine.training.checkpoint_writer import CheckpointWriter
from studio.engine.training.clock import Clock
from studio.engine.training.report import Report
from studio.engine.training.trainer import Trainer
from studio.protocol.events import Checkpointed
from studio.protocol.runfolder import RunFolder


class Checkpointing:
    """Saves checkpoints by step count and by training time, each step at most once."""

    def __init__(self, trainer: Trainer, folder: RunFolder, report: Report, clock: Clock) -> None:
        self._trainer, self._report, self._clock = trainer, report, clock
        self._writer = CheckpointWriter(folder)
        self._saved_at, self._saved_step, self._saved_requested = trainer.seconds, -1, False

    def due(self) -> bool:
        """Whether the recipe asks for a checkpoint now."""
        recipe = self._trainer.recipe
        overdue = self._clock.seconds - self._saved_at >= recipe.checkpoint_seconds and not self._writer.busy
        return self._trainer.step % recipe.checkpoint_every == 0 or overdue

    def save(self, validation_loss: float | None, *, requested: bool = False) -> None:
        """Copy the training state and write it in the background; a requested checkpoint is never removed."""
        self._trainer.seconds = self._saved_at = self._clock.seconds
        if self._saved_step != self._trainer.step or (requested and not self._saved_requested):
            self._writer.write(take_checkpoint(self._trainer, validation_loss, requested=requested))
            self._saved_step, self._saved_requested = self._trainer.step, requested
        self.report_completed()

    def report_completed(self) -> None:
        """Report the checkpoints completed since the last call; raises BadInput for one that failed."""
        for saved, path in self._writer.completed():
            self._report.event(
                Checkpointed(
                    step=saved.step,
                    folder=f"checkpoints/{path.name}",
                    healthy=saved.healthy,
                    requested=saved.requested,
                )
            )

    def wait(self) -> None:
        """Wait until no checkpoint is being written; raises BadInput for one that failed."""
        self._writer.wait()

    def join(self) -> None:
        """Wait until no checkpoint is being written, whatever its outcome."""
        self._writer.join()
