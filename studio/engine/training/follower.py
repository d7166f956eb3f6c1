"""What the other processes of a shared training do: whatever the first one tells them to."""

import signal

from studio.engine.training.ranks import Order, Ranks
from studio.engine.training.together import help_draw
from studio.engine.training.trainer import NotFinite, Trainer


def give_order(ranks: Ranks, order: Order, trainer: Trainer, seconds: float = 0.0) -> None:
    """Tell the other processes what comes next; called by the first one, just before it does so itself."""
    ranks.tell([order, seconds, trainer.base_rate])


def follow(trainer: Trainer, ranks: Ranks) -> None:
    """Do what the first process tells, until it ends.

    An interrupt that goes to all processes is left to the first: it ends in good order, and says so. Raises
    RuntimeError when the first process is gone without a word.
    """
    handlers = {kind: signal.signal(kind, signal.SIG_IGN) for kind in (signal.SIGINT, signal.SIGTERM)}
    try:
        while True:
            order, seconds, rate = ranks.tell([0.0, 0.0, 0.0])
            if order == Order.END:
                return
            if order == Order.STEP:
                trainer.base_rate = rate
                try:
                    trainer.train_step(seconds)
                except NotFinite:
                    continue  # the first process has found the same, and ends the run
                if trainer.meter.full:
                    trainer.meter.read()  # nobody else reads it here
            else:
                with trainer.averaged():
                    help_draw(lambda: trainer.learner.model(trainer.card()), ranks)
    finally:
        for kind, handler in handlers.items():
            signal.signal(kind, handler)
