import pytest
from PIL import Image
from PySide6.QtCore import QObject, Qt, Signal

from studio.protocol.datapreview import ClassCount, DataPreview, SkippedFile
from studio.protocol.events import DatasetPreviewed
from studio.ui.operations.training.data_preview import DataPreviewing

LEFT = Qt.MouseButton.LeftButton
FACTS = DataPreview(
    title="Digits",
    count=1797,
    held_out=251,
    size=16,
    channels=1,
    classes=(ClassCount(name="0", count=178), ClassCount(name="<b>", count=1619)),
    histograms=((5, 0, 1),),
    captioned=2,
    captions=("a tiger", "a <i>five</i>"),
    skipped=(SkippedFile(file="a.png", reason="cut short"),),
    fingerprint="ab" * 32,
    columns=8,
)


class Previews(QObject):
    """Takes the questions and leaves the answers to the test."""

    previewed = Signal(object)
    failed = Signal(str)
    note = Signal(str)
    busy = Signal(bool)

    def __init__(self):
        super().__init__()
        self.asked, self.closed = [], 0

    def ask(self, dataset):
        self.asked.append(dataset)

    def close(self):
        self.closed += 1


@pytest.fixture
def panel(shipped):
    return shipped


@pytest.fixture
def previews(qtbot):
    return Previews()


@pytest.fixture
def previewing(qtbot, panel, previews):
    previewing = DataPreviewing(panel, previews)
    qtbot.addWidget(previewing.window)
    return previewing


@pytest.fixture
def event(tmp_path):
    for name, colour in (("data.png", 10), ("augmented.png", 200)):
        Image.new("L", (32, 32), colour).save(tmp_path / name)
    return DatasetPreviewed(
        preview=FACTS, picture=str(tmp_path / "data.png"), augmented=str(tmp_path / "augmented.png")
    )


def test_the_button_opens_the_preview_of_the_chosen_data(qtbot, panel, previews, previewing):
    assert not previewing.window.isVisible()
    qtbot.mouseClick(panel.fields.data.preview, LEFT)
    assert previewing.window.isVisible()
    assert not previewing.window.isModal()
    assert previews.asked == [panel.recipe().dataset]
    previews.busy.emit(True)
    assert previewing.window.progress.text() == "Reading the data"
    previews.busy.emit(False)
    assert previewing.window.progress.text() == ""


def test_statistics_are_shown_as_plain_text(qtbot, previewing, previews, event):
    window = previewing.window
    previewing.show()
    previews.previewed.emit(event)
    assert window.about.text() == (
        "1,797 pictures · 16 × 16 px · greyscale · 251 for validation · 2 captioned · 1 skipped"
    )
    assert window.classes.text() == "0: 178 · <b>: 1,619"
    assert window.classes.textFormat() is Qt.TextFormat.PlainText
    assert window.captions.toPlainText() == "a tiger\na <i>five</i>"
    assert window.skipped.toPlainText() == "a.png: cut short"
    assert window.fingerprint.text() == "ab" * 32
    qtbot.waitUntil(lambda: not window.pictures._background.busy)
    assert window.pictures.picture.image.pixelColor(3, 3).red() == 10
    qtbot.waitUntil(lambda: not window.augmented._background.busy)
    assert window.augmented.picture.image.pixelColor(3, 3).red() == 200
    assert window.augmented.isVisible()


def test_points_have_a_single_plot(previewing, previews, event):
    points = FACTS.model_copy(
        update={"size": 1, "channels": 2, "histograms": ((1, 2), (2, 1)), "classes": (), "captions": (), "skipped": ()}
    )
    previewing.show()
    previews.previewed.emit(event.model_copy(update={"preview": points}))
    window = previewing.window
    assert not window.augmented.isVisible()
    assert not any(part.isVisible() for part in (window.classes, window.captions, window.skipped))
    assert "points" in window.about.text()
    assert "px" not in window.about.text()


def test_the_preview_follows_the_augmentation_at_a_limited_rate(qtbot, panel, previews, previewing):
    previewing.show()
    turned = panel.fields.advanced_fields.fields["dataset.augment.rotate"].number
    for angle in range(1, 21):
        turned.setValue(angle)
    assert len(previews.asked) == 1, "the interval ends in the event loop"
    qtbot.waitUntil(lambda: len(previews.asked) == 2)
    assert previews.asked[-1].augment.rotate == 20
    previewing.window.close()
    assert previews.closed == 1
    turned.setValue(40)
    qtbot.waitUntil(lambda: not previewing._requests.active)
    assert len(previews.asked) == 2, "nobody looks"


def test_errors_are_shown(panel, previews, previewing, event):
    previewing.show()
    previews.previewed.emit(event)
    previews.failed.emit("There is no folder /a.")
    assert previewing.window.problem.text() == "There is no folder /a."
    assert not previewing.window.classes.isVisible()
    assert previewing.window.about.text() == ""
    previews.previewed.emit(event)
    assert not previewing.window.problem.isVisible()
    assert previewing.window.classes.isVisible()
