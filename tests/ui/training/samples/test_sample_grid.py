import pytest
from PySide6.QtGui import QColor, QImage

from studio.protocol.events import Sampled
from studio.ui.training.samples.sample_grid import SampleGrid, read_picture


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


def shown(qtbot, grid):
    """Wait until the grid has read its file, or reported that it cannot."""
    qtbot.waitUntil(lambda: not grid._background.busy)
    return grid


def test_samples_are_shown_without_smoothing(qtbot, grid, run):
    write(run / "samples" / "a.png")
    grid.show_sampled(run, Sampled(step=1742, file="samples/a.png"))
    shown(qtbot, grid)
    assert grid.heading.text() == "Samples · step 1,742, fixed seed"
    place = grid.picture.place()
    assert place.width() % 40 == 0
    assert place.width() > 40
    scale = place.width() // 40
    drawn = grid.picture.grab().toImage()
    row = [drawn.pixelColor(x, scale // 2).lightness() for x in range(4 * scale)]
    assert row == ([255] * scale + [0] * scale) * 2  # no blur between the pixels


def test_a_large_grid_is_scaled_to_fit(qtbot, grid, run):
    write(run / "samples" / "a.png", 1200, 900)
    grid.show_sampled(run, Sampled(step=1, file="samples/a.png"))
    shown(qtbot, grid)
    assert grid.picture.place().width() <= grid.picture.width()


@pytest.mark.parametrize("name", ["../outside.png", "/etc/hostname"])
def test_files_outside_the_run_are_not_read(qtbot, grid, run, name):
    write(run.parent / "outside.png")
    grid.show_sampled(run, Sampled(step=1, file=name))
    shown(qtbot, grid)
    assert grid.picture.image.isNull()
    assert "outside its own folder" in grid.problem.text()


def test_an_invalid_file_is_reported_and_the_old_grid_stays(qtbot, grid, run):
    write(run / "samples" / "a.png")
    grid.show_sampled(run, Sampled(step=1, file="samples/a.png"))
    shown(qtbot, grid)
    (run / "samples" / "b.png").write_text("<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>")
    grid.show_sampled(run, Sampled(step=2, file="samples/b.png"))
    shown(qtbot, grid)
    assert "b.png could not be read" in grid.problem.text()
    assert grid.picture.image.width() == 40
    assert "step 1" in grid.heading.text()


def test_a_huge_grid_is_refused_before_it_is_read(qtbot, grid, run):
    write(run / "samples" / "a.png", 9000, 2)
    grid.show_sampled(run, Sampled(step=1, file="samples/a.png"))
    shown(qtbot, grid)
    assert "9000 × 2 pixels" in grid.problem.text()


def test_only_the_last_of_several_requests_is_shown(qtbot, grid, run):
    for step in (1, 2, 3):
        write(run / "samples" / f"{step}.png", 40 + step)
        grid.show_sampled(run, Sampled(step=step, file=f"samples/{step}.png"))
    assert grid.picture.image.isNull()
    headings = []
    grid.heading.setText = lambda text: headings.append(text)
    shown(qtbot, grid)
    assert headings == ["Samples · step 3, fixed seed"]
    assert grid.picture.image.width() == 43


def test_a_grid_that_is_cleared_while_it_is_read_stays_empty(qtbot, grid, run):
    write(run / "samples" / "a.png")
    grid.show_sampled(run, Sampled(step=1, file="samples/a.png"))
    grid.clear()
    shown(qtbot, grid)
    assert grid.picture.image.isNull()


def test_clearing_removes_the_grid(qtbot, grid, run):
    write(run / "samples" / "a.png")
    grid.show_sampled(run, Sampled(step=1, file="samples/a.png"))
    shown(qtbot, grid)
    grid.clear()
    assert grid.picture.image.isNull()
    assert grid.heading.text() == "Samples"


def test_the_largest_grid_of_the_largest_pictures_is_read(run):
    write(run / "samples" / "a.png", 15 * 512, 16)
    assert read_picture(run, "samples/a.png").width() == 15 * 512
