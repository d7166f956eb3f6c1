"""Makes a generator of a function that computes for long and reports now and then: it waits at every report."""

import threading
from collections.abc import Callable, Generator
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")
Report = Callable[[T], None]


class _Abandoned(BaseException):
    """Nobody asks for the next report: what computes unwinds, past every `except Exception` on its way."""


def stepwise(compute: Callable[[Report[T]], None]) -> Generator[T, None, None]:
    """Run `compute(report)` in a thread of its own and yield what it reports.

    The two take turns: while the generator stands still, so does the function, inside `report`. A generator that is
    closed, or dropped, ends the function there, and only then returns; an exception of the function is raised here.
    What torch keeps for each thread (whether gradients are recorded, for one) is the function's own.
    """
    reports: SimpleQueue[tuple[T] | None] = SimpleQueue()
    turns: SimpleQueue[bool] = SimpleQueue()
    failures: list[BaseException] = []

    def report(value: T) -> None:
        reports.put((value,))
        if not turns.get():
            raise _Abandoned

    def work() -> None:
        try:
            compute(report)
        except _Abandoned:
            pass
        except BaseException as error:  # raised again where the reports are asked for
            failures.append(error)
        finally:
            reports.put(None)

    thread = threading.Thread(target=work, name="stepwise", daemon=True)
    thread.start()
    try:
        while (told := reports.get()) is not None:
            yield told[0]
            turns.put(True)
    finally:
        turns.put(False)
        thread.join()
    if failures:
        raise failures[0]
