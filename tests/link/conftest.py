"""An engine thread over a fake engine process, which records all signals."""

import sys
import time
from pathlib import Path

import pytest

from studio.link.engine_thread import EngineThread
from studio.protocol.events import Failed, Finished

FAKE = Path(__file__).with_name("fake_engine.py")


class Heard:
    """Records the signals of an engine thread."""

    def __init__(self, engine: EngineThread) -> None:
        self.engine = engine
        self.ready, self.events, self.records, self.states, self.messages = [], [], {}, [], []
        self.order = []
        engine.ready.connect(self.ready.append)
        engine.job_event.connect(lambda job, event: (self.events.append((job, event)), self.order.append(event)))
        engine.record.connect(lambda job, record: (self.records.update({job: record}), self.order.append(record)))
        engine.state.connect(self.states.append)
        engine.message.connect(self.messages.append)

    @property
    def pid(self) -> int:
        """The fake engine reports its process id as its number of threads."""
        return self.ready[-1].threads

    def of(self, job: str) -> list:
        return [event for name, event in self.events if name == job]

    def end_of(self, job: str):
        return next((event for event in self.of(job) if isinstance(event, Finished | Failed)), None)


@pytest.fixture
def make_engine(qtbot):
    """Start an engine thread over the fake process in a mode; it is shut down in the end."""
    engines = []

    def make(mode: str = "good", command: list[str] | None = None, **options) -> Heard:
        engine = EngineThread(command=command or [sys.executable, str(FAKE), mode], **options)
        engines.append(engine)
        heard = Heard(engine)
        engine.start()
        return heard

    yield make
    for engine in engines:
        began = time.monotonic()
        engine.shutdown()
        assert time.monotonic() - began < 4
        assert not engine._thread.isRunning()
