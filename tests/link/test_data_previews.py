import os
from pathlib import Path

import pytest

from studio.link.data_previews import DataPreviews
from studio.link.engine_thread import EngineThread
from studio.protocol.datapreview import DataPreview
from studio.protocol.events import DatasetPreviewed, Failed, Finished, Note
from studio.protocol.requests import Stop
from studio.protocol.training_recipe import AugmentSpec, DatasetSpec

FLIPPED = DatasetSpec(augment=AugmentSpec(flip=True))
TURNED = DatasetSpec(augment=AugmentSpec(rotate=5))
RINGS = DatasetSpec(kind="toy", name="rings")


class Engine(EngineThread):
    """Records requests; the test sends the answers."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, DatasetSpec, Path]] = []
        self.stopped: list[str] = []

    def preview(self, job: str, dataset: DatasetSpec, out: Path) -> None:
        self.asked.append((job, dataset, out))

    def stop(self, job: str, how: Stop = Stop.NOW) -> None:
        self.stopped.append(job)

    def answer(self, *events, job: str | None = None) -> None:
        for event in events:
            self.job_event.emit(job or self.asked[-1][0], event)

    def look(self) -> DatasetPreviewed:
        """Write the pictures of the last request, and return the engine's event."""
        out = self.asked[-1][2]
        out.mkdir()
        for name in ("a.png", "b.png"):
            (out / name).write_bytes(b"x")
        facts = DataPreview(
            title="x", count=1, held_out=0, size=8, channels=1, histograms=((0,),), fingerprint="0", columns=8
        )
        return DatasetPreviewed(preview=facts, picture=str(out / "a.png"), augmented=str(out / "b.png"))


@pytest.fixture
def engine(qtbot):
    return Engine()


@pytest.fixture
def previews(engine):
    previews = DataPreviews(engine)
    previews.told = []
    for name in ("previewed", "failed", "note", "busy"):
        getattr(previews, name).connect(lambda value, name=name: previews.told.append((name, value)))
    yield previews
    previews.close()


def test_a_requested_preview_arrives_as_a_picture(engine, previews):
    previews.ask(DatasetSpec())
    look = engine.look()
    engine.answer(Note(text="Reading the data"), look, Finished())
    assert previews.told == [("busy", True), ("note", "Reading the data"), ("previewed", look), ("busy", False)]
    assert Path(look.picture).is_file()
    previews.ask(FLIPPED)
    second = engine.look()
    engine.answer(second, Finished())
    assert not Path(look.picture).exists(), "the new one is shown"
    assert Path(second.picture).is_file()
    previews.close()
    assert not Path(second.picture).parent.parent.exists()


def test_only_the_newest_waiting_request_is_sent(engine, previews):
    for dataset in (DatasetSpec(), FLIPPED, TURNED):
        previews.ask(dataset)
    assert [dataset for _, dataset, _ in engine.asked] == [DatasetSpec()]
    assert engine.stopped == [], "the data is the same"
    look = engine.look()
    engine.answer(look, Finished())
    assert ("previewed", look) in previews.told, "something is shown meanwhile"
    assert [dataset for _, dataset, _ in engine.asked] == [DatasetSpec(), TURNED]
    engine.answer(engine.look(), Finished())
    assert previews.told[-1] == ("busy", False)


def test_a_cancelled_request_is_not_sent(engine, previews):
    for dataset in (DatasetSpec(), FLIPPED, DatasetSpec()):
        previews.ask(dataset)
    engine.answer(engine.look(), Finished())
    assert len(engine.asked) == 1


def test_a_newer_request_stops_the_running_preview(engine, previews):
    previews.ask(DatasetSpec())
    first = engine.asked[0][0]
    previews.ask(RINGS)
    assert engine.stopped == [first]
    engine.answer(engine.look(), Finished(stopped=True))
    assert [name for name, _ in previews.told] == ["busy", "busy"], "what came late is not shown"
    assert engine.asked[-1][1] == RINGS


def test_errors_are_reported_unless_another_request_waits(engine, previews):
    previews.ask(DatasetSpec(kind="folder", path="/a"))
    engine.answer(Failed(message="There is no folder /a."))
    assert ("failed", "There is no folder /a.") in previews.told
    previews.ask(DatasetSpec(kind="folder", path="/b"))
    previews.ask(RINGS)
    engine.answer(Failed(message="There is no folder /b."))
    assert len([told for told in previews.told if told[0] == "failed"]) == 1
    assert engine.asked[-1][1] == RINGS


def test_nothing_is_emitted_after_close(engine, previews):
    previews.ask(DatasetSpec())
    previews.close()
    assert engine.stopped == [engine.asked[0][0]]
    told = len(previews.told)
    engine.answer(Note(text="late"), Finished())
    assert len(previews.told) == told
    engine.answer(Finished(), job="another")


@pytest.mark.skipif(os.name != "posix", reason="folders")
def test_a_full_disk_is_reported(engine, previews, monkeypatch):
    monkeypatch.setattr("tempfile.mkdtemp", lambda **options: (_ for _ in ()).throw(OSError(28, "No space left")))
    previews.ask(DatasetSpec())
    assert previews.told == [("failed", "Could not make a folder for the preview: No space left.")]
