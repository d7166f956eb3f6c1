"""Turns errors during training into messages, and records them in the run folder."""

import torch

from studio.engine.training.checkpoint import newest_checkpoint
from studio.engine.training.report import Report
from studio.protocol.events import Failed, Finished
from studio.protocol.runfolder import RunFolder, Status

OUT_OF_MEMORY = "The device ran out of memory. Use a smaller batch, network or picture size."


def is_out_of_memory(error: Exception) -> bool:
    """Whether an error means that memory is exhausted; torch raises its own exception for some cases only."""
    signs = ("out of memory", "can't allocate memory", "ALLOC_FAILED")
    return isinstance(error, torch.OutOfMemoryError | MemoryError) or any(sign in str(error) for sign in signs)


def not_finite_message(step: int, folder: RunFolder) -> str:
    """Describe a loss that became NaN or infinite after `step` completed steps."""
    checkpoint = newest_checkpoint(folder)
    kept = f"The checkpoint of step {int(checkpoint.name)} is kept." if checkpoint else "There is no checkpoint yet."
    return (
        f"The loss is no longer a finite number, in step {step + 1}; that step was not applied. "
        f"{kept} A lower learning rate or a smaller gradient_clip usually helps."
    )


def report_failed(report: Report, message: str, details: str = "", field: str = "") -> Status:
    """Record a failure; the status says so even if the event log can no longer be written."""
    try:
        report.event(Failed(message=message, details=details, field=field))
        report.event(Finished(stopped=True))
    finally:
        status = report.update(state="failed", message=message, field=field, eta_seconds=None)
    return status
