import pytest
from PySide6.QtGui import QColor, QImage

from studio.protocol.events import Sampled
from studio.ui.training.samples.sample_grid import SampleGrid


@pytest.fixture
def grid(qtbot):
    grid = SampleGrid()
    qtbot.addWidget(grid)
    grid.resize(300, 360)
    grid.show()
    return grid


@pytest.fixture
def run(tmp_path):
    (tmp_path / "run" / "samples").mkdir(parents=True)
    return tmp_path / "run"


def write(path, width=40, height=20):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    for x in range(0, width, 2):
        image.setPixelColor(x, 0, QColor("white"))
    assert image.save(str(path))


def test_samples_are_shown_pixel_for_pixel(qtbot, grid, run):
    write(run / "samples" / "a.png")
    grid.show_sampled(run, Sampled(step=1742, file="samples/a.png"))
    assert grid.heading.text() == "Samples · step 1,742, seed fixed"
    place = grid.picture.place()
    assert place.width() % 40 == 0
    assert place.width() > 40
    scale = place.width() // 40
    shown = grid.picture.grab().toImage()
    row = [shown.pixelColor(x, scale // 2).lightness() for x in range(4 * scale)]
    assert row == ([255] * scale + [0] * scale) * 2  # no blur between the pixels


def test_a_grid_larger_than_its_place_is_shown_whole(grid, run):
    write(run / "samples" / "a.png", 1200, 900)
    grid.show_sampled(run, Sampled(step=1, file="samples/a.png"))
    assert grid.picture.place().width() <= grid.picture.width()


@pytest.mark.parametrize("name", ["../outside.png", "/etc/hostname"])
def test_nothing_outside_the_run_is_read(grid, run, name):
    write(run.parent / "outside.png")
    grid.show_sampled(run, Sampled(step=1, file=name))
    assert grid.picture.image.isNull()
    assert "outside its own folder" in grid.problem.text()


def test_what_is_no_png_is_told_and_the_old_grid_stays(grid, run):
    write(run / "samples" / "a.png")
    grid.show_sampled(run, Sampled(step=1, file="samples/a.png"))
    (run / "samples" / "b.png").write_text("<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>")
    grid.show_sampled(run, Sampled(step=2, file="samples/b.png"))
    assert "b.png could not be read" in grid.problem.text()
    assert grid.picture.image.width() == 40
    assert "step 1" in grid.heading.text()


def test_a_huge_grid_is_refused_before_it_is_read(grid, run):
    write(run / "samples" / "a.png", 5000, 2)
    grid.show_sampled(run, Sampled(step=1, file="samples/a.png"))
    assert "5000 × 2 pixels" in grid.problem.text()


def test_clear(grid, run):
    write(run / "samples" / "a.png")
    grid.show_sampled(run, Sampled(step=1, file="samples/a.png"))
    grid.clear()
    assert grid.picture.image.isNull()
    assert grid.heading.text() == "Samples"
