"""A photo on the desk from beginning to end, by mouse and pen: sky, hat, extension, project, and a kill in a stroke."""

import io
import zipfile
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from skimage.data import rocket

from studio.document.journal import writer as writing
from studio.document.picture import open_picture
from studio.protocol.events import Finished, Result
from studio.protocol.recipes import dump_recipe
from studio.protocol.resultsfolder import RECIPE_FILE
from studio.ui.canvas.amount_dialog import AmountDialog
from studio.ui.operations.files import session as keeping
from studio.wiring.studio import Studio
from tests.ui.canvas.conftest import Bench

PRESS, MOVE, RELEASE = QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease
WIDTH, HEIGHT = 160, 106


@pytest.fixture
def start(qapp, qtbot, data_home, monkeypatch):
    """Open windows one after the other, each with the files of the previous one."""
    monkeypatch.setattr(keeping, "SAVE_AFTER_SECONDS", 0.05)
    monkeypatch.setattr(keeping, "STROKE_SECONDS", 0.02)
    monkeypatch.setattr(writing, "GATHER_SECONDS", 0.01)
    windows = []

    def started() -> tuple[Studio, Bench]:
        studio = Studio(qapp)
        monkeypatch.setattr(studio.core.engine, "submit", lambda *_: None)
        studio.parts.window.resize(1440, 900)
        studio.parts.window.show()
        studio.startup.close()
        windows.append(studio)
        found = []
        studio.session.restoring.restore(found.append)
        qtbot.waitUntil(lambda: bool(found))
        studio.session.restoring.recovered([])
        studio.parts.recipe_panel.fields.models.model.set_key("pocket")
        return studio, Bench(studio.parts.canvas, studio.core.document, studio.core.tools, studio.core.undo)

    yield started
    for studio in windows:
        studio.parts.window.close()
        studio.parts.window.deleteLater()


def generated(studio, qtbot, change):
    """Press the main button, make its result as the engine would, and accept it by Enter; returns the recipe."""
    QTest.mouseClick(studio.parts.recipe_panel.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(studio.core.queue.jobs) and not studio.generation.generating.preparing)
    job = studio.core.queue.jobs[-1]
    job.out.mkdir(parents=True)
    (job.out / RECIPE_FILE).write_text(dump_recipe(job.recipe))
    before = np.asarray(Image.open(job.recipe.image).convert("RGB"))
    if job.recipe.outpaint is not None:
        left, top, right, bottom = job.recipe.outpaint
        before = np.pad(before, ((top, bottom), (left, right), (0, 0)))
    after = change(before.copy(), job.recipe)
    Image.fromarray(after).save(job.out / "0000.png")
    studio.core.queue.job_finished.emit(job, Result(pictures=(str(job.out / "0000.png"),)), Finished())
    qtbot.waitUntil(lambda: studio.core.document.candidate is not None and not studio.generation.results.busy)
    QTest.keyClick(studio.parts.canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: studio.core.document.candidate is None)
    assert (studio.core.document.picture[..., :3] == after).all()
    return job.recipe


def draw_by_pen(bench: Bench, places, pressures) -> None:
    """Press a pen and move it; it stays on the canvas."""
    for number, (place, pressure) in enumerate(zip(places, pressures, strict=True)):
        assert bench.pen(PRESS if number == 0 else MOVE, bench.at(*place), pressure)


def merged_by_another_reader(path) -> np.ndarray:
    """Draw an OpenRaster file's layers by its specification, with nothing of the program."""
    with zipfile.ZipFile(path) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, archive.read(first)) == ("mimetype", 0, b"image/openraster")
        image = ElementTree.fromstring(archive.read("stack.xml"))
        canvas = Image.new("RGBA", (int(image.get("w", 0)), int(image.get("h", 0))))
        for layer in reversed(image.findall("./stack/layer")):
            assert layer.get("composite-op") == "svg:src-over"
            if layer.get("visibility") == "visible":
                pixels = Image.open(io.BytesIO(archive.read(layer.get("src", "")))).convert("RGBA")
                place = Image.new("RGBA", canvas.size)
                place.paste(pixels, (int(layer.get("x", 0)), int(layer.get("y", 0))))
                canvas = Image.alpha_composite(canvas, place)
        assert max(Image.open(io.BytesIO(archive.read("Thumbnails/thumbnail.png"))).size) <= 256
        own = np.asarray(Image.open(io.BytesIO(archive.read("mergedimage.png"))).convert("RGBA"))
    assert np.abs(np.asarray(canvas).astype(int) - own).max() <= 1
    return np.asarray(canvas)


def test_from_a_photo_to_a_project_that_survives_a_kill(start, qtbot, tmp_path):
    studio, bench = start()
    document, tools, actions = studio.core.document, studio.core.tools, studio.parts.window.actions_
    fields = studio.parts.recipe_panel.fields
    Image.fromarray(rocket()).resize((WIDTH, HEIGHT)).save(tmp_path / "photo.png")
    studio.files.files.open(tmp_path / "photo.png")
    qtbot.waitUntil(lambda: document.has_picture)
    photo = document.picture[..., :3].copy()

    # its sky is taken with the wand, feathered and repainted
    tools.choose("wand")
    place = bench.at(20, 15)
    bench.press(place)
    bench.release(place)
    qtbot.waitUntil(lambda: document.has_mask and not studio.parts.canvas.selector.busy)
    hard = document.mask.copy()
    assert hard[15, 20] == 255
    assert 0.2 < (hard > 0).mean() < 0.95
    actions["mask.feather"].trigger()
    dialog = studio.parts.window.findChild(AmountDialog)
    dialog.field.setValue(4)
    dialog.apply.click()
    qtbot.waitUntil(lambda: ((document.mask > 0) & (document.mask < 255)).sum() > 0)
    soft = document.mask.copy()

    def red_sky(pixels, recipe):
        mask = np.asarray(Image.open(recipe.mask))
        assert (mask == soft).all()
        pixels[mask > 0] = (pixels[mask > 0] + np.array([255, 0, 0])) // 2
        return pixels

    assert studio.parts.recipe_panel.button.text() == "Repaint mask"
    recipe = generated(studio, qtbot, red_sky)
    assert recipe.crop is not None
    assert (document.picture[..., :3][soft == 0] == photo[soft == 0]).all()

    # a hat is painted on its own layer, with a pen that is pressed harder and harder, and refined
    actions["mask.clear"].trigger()
    actions["layer.new"].trigger()
    layer = document.active
    tools.choose("brush")
    tools.set_brush(size=24, hardness=1.0)
    tools.paints.set_colour((30, 160, 40))
    draw_by_pen(bench, [(30, 60), (60, 60), (90, 60)], [0.1, 0.5, 1.0])
    bench.pen(RELEASE, bench.at(90, 60), 0.0)
    (hat,) = [each for each in document.stack.layers() if each.id == layer]
    alpha = np.zeros((HEIGHT, WIDTH), np.uint8)
    alpha[hat.y : hat.y + hat.pixels.shape[0], hat.x : hat.x + hat.pixels.shape[1]] = hat.pixels[..., 3]
    assert (alpha[:, 86] > 0).sum() > 2 * (alpha[:, 34] > 0).sum() > 0, "it widens with the pressure"
    assert alpha[60, 86] > alpha[60, 34], "and covers more"
    actions["mask.from_alpha"].trigger()
    qtbot.waitUntil(lambda: document.has_mask)
    fields.repainting.strength.setValue(0.5)

    def refined(pixels, recipe):
        mask = np.asarray(Image.open(recipe.mask)) > 0
        pixels[mask] = pixels[mask] // 2 + 40
        return pixels

    assert generated(studio, qtbot, refined).strength == 0.5

    # the picture is extended by a third to the right
    actions["mask.clear"].trigger()
    fields.repainting.strength.setValue(1.0)
    tools.choose("extend")
    bench.drag((WIDTH, 50), (WIDTH + 20, 50), (WIDTH + WIDTH // 3, 50))
    margin = studio.parts.canvas.margins.right
    assert abs(margin - WIDTH / 3) < 8
    assert studio.parts.recipe_panel.button.text() == "Extend"

    def filled(pixels, recipe):
        pixels[:, WIDTH:] = (90, 20, 10)
        return pixels

    assert generated(studio, qtbot, filled).outpaint == (0, 0, margin, 0)
    assert document.size == (WIDTH + margin, HEIGHT)

    # it is saved as a project, which a reader of its own draws
    path = tmp_path / "hat.ora"
    studio.files.projects.save_to(path)
    qtbot.waitUntil(lambda: not studio.files.projects.busy and studio.files.projects.path == path)
    assert np.abs(merged_by_another_reader(path).astype(int) - document.picture).max() <= 1

    # a kill in the middle of a stroke: what is on the disk by then is what there is
    tools.choose("brush")
    draw_by_pen(bench, [(20, 90), (60, 90), (100, 90)], [1.0, 1.0, 1.0])
    session = studio.session.session
    qtbot.waitUntil(lambda: session._recorder._in_stroke)
    seen = document.picture.copy()
    qtbot.waitUntil(lambda: not session.busy)
    session._recorder = None
    session._writer.close(10)
    session._journal.release()

    again, _ = start()
    assert "the stroke in progress" in again.parts.window.notice.text.text()
    assert (again.core.document.picture == seen).all()
    assert again.core.document.size == (WIDTH + margin, HEIGHT)
    again.core.undo.undo()
    assert (again.core.document.picture == open_picture_of(path)).all()


def open_picture_of(path) -> np.ndarray:
    with zipfile.ZipFile(path) as archive:
        return open_picture(archive.read("mergedimage.png"))
