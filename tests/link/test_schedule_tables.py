import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal

from studio.link.schedule_tables import ScheduleTabulator
from studio.protocol.events import Failed, Note, ScheduleTables


class FakeEngine(QObject):
    job_event = Signal(str, object)

    def __init__(self):
        super().__init__()
        self.asked = []

    def schedules(self, job, timesteps):
        self.asked.append((job, timesteps))


@pytest.fixture
def engine(qapp):
    return FakeEngine()


@pytest.fixture
def tabulator(engine):
    made = ScheduleTabulator(engine)
    made.heard = []
    made.tabulated.connect(lambda timesteps, tables: made.heard.append((timesteps, tables)))
    made.failed.connect(lambda _, line: made.heard.append(line))
    return made


def answer(engine, which, values):
    engine.job_event.emit(engine.asked[which][0], ScheduleTables(tables={"linear": values}))


def test_tables_are_reported_once_they_come_and_known_from_then_on(engine, tabulator):
    tabulator.ask(2)
    engine.job_event.emit(engine.asked[0][0], Note(text="Loading"))
    engine.job_event.emit("another job", ScheduleTables(tables={}))
    assert tabulator.heard == []
    answer(engine, 0, (0.9, 0.1))
    tabulator.ask(2)
    assert len(engine.asked) == 1
    assert [timesteps for timesteps, _ in tabulator.heard] == [2, 2]
    assert np.array_equal(tabulator.heard[1][1]["linear"], [0.9, 0.1])


def test_what_is_known_replaces_a_request_that_waits(engine, tabulator):
    tabulator.ask(2)
    answer(engine, 0, (0.9, 0.1))
    tabulator.ask(3)
    tabulator.ask(4)
    tabulator.ask(2)
    answer(engine, 1, (0.9, 0.5, 0.1))
    assert [timesteps for _, timesteps in engine.asked] == [2, 3]
    assert [timesteps for timesteps, _ in tabulator.heard] == [2, 2, 3]


def test_a_failure_is_reported_and_asked_again_later(engine, tabulator):
    tabulator.ask(2)
    engine.job_event.emit(engine.asked[0][0], Failed(message="The engine is not ready."))
    assert tabulator.heard == ["The engine is not ready."]
    tabulator.ask(2)
    assert len(engine.asked) == 2
