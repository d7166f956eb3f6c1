from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

from studio.link.step_inspector import StepInspector
from studio.protocol.events import Failed, Note, StepInspected

STEP = StepInspected(equation="x = y", where="", numbers={}, terms=(), tensors=())


class FakeEngine(QObject):
    job_event = Signal(str, object)

    def __init__(self):
        super().__init__()
        self.asked = []

    def inspect(self, job, record, step, picture, out):
        (out / "00.png").write_bytes(b"picture")
        self.asked.append((job, step, out))

    def answer(self, which, event=STEP):
        self.job_event.emit(self.asked[which][0], event)


@pytest.fixture
def engine(qapp):
    return FakeEngine()


@pytest.fixture
def inspector(engine):
    made = StepInspector(engine)
    made.heard = []
    made.inspected.connect(lambda key, step: made.heard.append((key, (engine.asked[-1][2] / "00.png").exists())))
    made.failed.connect(lambda key, line: made.heard.append((key, line)))
    return made


def test_a_request_is_answered_with_its_key_and_leaves_no_file(engine, inspector):
    inspector.ask("a", Path("r"), 3, 0)
    engine.answer(0, Note(text="Loading"))
    assert inspector.busy
    engine.answer(0)
    assert inspector.heard == [("a", True)]
    assert not inspector.busy
    assert not engine.asked[0][2].exists()


def test_a_failure_is_reported(engine, inspector):
    inspector.ask("a", Path("r"), 3, 0)
    engine.answer(0, Failed(message="The model is gone."))
    assert inspector.heard == [("a", "The model is gone.")]
    assert not engine.asked[0][2].exists()
