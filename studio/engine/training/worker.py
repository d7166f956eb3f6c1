"""The other ranks of a data-parallel training: they execute the commands of rank 0."""

import signal

from studio.engine.training.distributed_model import help_sample
from studio.engine.training.process_group import ProcessGroup, RankCommand
from studio.engine.training.trainer import NotFinite, Trainer


def send_command(group: ProcessGroup, command: RankCommand, trainer: Trainer, seconds: float = 0.0) -> None:
    """Tell the other ranks what comes next; called by rank 0 just before it does the same."""
    group.broadcast([command, seconds, trainer.base_rate])


def run_worker(trainer: Trainer, group: ProcessGroup) -> None:
    """Execute the commands of rank 0 until it ends the training.

    Interrupts are ignored: rank 0 receives them too, and ends the run in order. Raises RuntimeError when rank 0 is
    gone.
    """
    handlers = {kind: signal.signal(kind, signal.SIG_IGN) for kind in (signal.SIGINT, signal.SIGTERM)}
    try:
        while True:
            command, seconds, rate = group.broadcast([0.0, 0.0, 0.0])
            if command == RankCommand.END:
                return
            if command == RankCommand.STEP:
                trainer.base_rate = rate
                try:
                    trainer.train_step(seconds)
                except NotFinite:
                    continue  # rank 0 has the same error, and ends the run
                if trainer.meter.full:
                    trainer.meter.read()  # nobody else empties it here
            else:
                with trainer.ema_weights():
                    help_sample(lambda: trainer.learner.model(trainer.card()), group)
    finally:
        for kind, handler in handlers.items():
            signal.signal(kind, handler)
