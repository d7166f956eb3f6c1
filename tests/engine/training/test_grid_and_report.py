"""Sample grids are laid out in reading order; a damaged history is cut back to a checkpoint."""

import numpy as np
import torch
from PIL import Image

from studio.engine.data.picture_set import PictureSet
from studio.engine.data.pictures import tile, to_pixels
from studio.engine.training.meter import CAPACITY, Meter
from studio.engine.training.report import rewind
from studio.engine.training.sample_grid import write_real_pictures
from studio.engine.training.trainer import Best
from studio.protocol.events import Checkpointed, Note, Sampled
from studio.protocol.runfolder import REAL_FILE, RunFolder


def test_tiles_in_reading_order():
    pictures = np.arange(6, dtype=np.uint8).reshape(6, 1, 1, 1).repeat(2, axis=1).repeat(2, axis=2)
    grid = tile(pictures, 3)
    assert grid.shape == (4, 6)
    assert grid[::2, ::2].tolist() == [[0, 1, 2], [3, 4, 5]]
    assert tile(pictures.repeat(3, axis=3), 2).shape == (6, 4, 3)


def test_pixels_span_the_range():
    assert to_pixels(torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0]).reshape(5, 1, 1, 1)).flatten().tolist() == [
        0,
        0,
        128,
        255,
        255,
    ]


def numbered(count: int, **about: object) -> PictureSet:
    """Pictures of one pixel whose value is their index."""
    pictures = torch.arange(count, dtype=torch.uint8).reshape(count, 1, 1, 1)
    return PictureSet(title="numbers", pictures=pictures, **about)  # type: ignore[arg-type]


def real_pixels(folder: RunFolder) -> list[list[int]]:
    return np.asarray(Image.open(folder.path / REAL_FILE).convert("L")).tolist()  # type: ignore[no-any-return]


def test_real_pictures_are_evenly_spaced_rows(folder: RunFolder):
    folder.samples.mkdir(parents=True)
    write_real_pictures(numbered(80), 4, folder)
    assert real_pixels(folder) == [[0, 10, 20, 30], [40, 50, 60, 70]]
    write_real_pictures(numbered(8), 4, folder)
    assert real_pixels(folder)[0][1] == 10, "they are written once"


def test_real_pictures_of_labelled_data_stand_in_the_column_of_their_class(folder: RunFolder):
    folder.samples.mkdir(parents=True)
    labels = torch.tensor([2, 0, 1, 0, 2, 1, 0])
    write_real_pictures(numbered(7, labels=labels, names=("a", "b", "c")), 3, folder)
    assert real_pixels(folder) == [[1, 2, 0], [3, 5, 4]]


def test_where_columns_are_no_classes_real_pictures_of_all_classes_are_shown(folder: RunFolder):
    folder.samples.mkdir(parents=True)
    labels = torch.arange(8) // 2
    write_real_pictures(numbered(8, labels=labels, names=("a", "b", "c", "d")), 2, folder)
    assert real_pixels(folder) == [[0, 2], [4, 6]]


def test_a_class_without_pictures_leaves_the_rows_evenly_spaced(folder: RunFolder):
    folder.samples.mkdir(parents=True)
    write_real_pictures(numbered(6, labels=torch.tensor([0, 0, 0, 2, 2, 2]), names=("a", "b", "c")), 3, folder)
    assert real_pixels(folder) == [[0, 1, 2], [3, 4, 5]]


def test_points_have_no_real_pictures(folder: RunFolder):
    folder.samples.mkdir(parents=True)
    write_real_pictures(PictureSet(title="points", pictures=torch.zeros(9, 2, 1, 1)), 1, folder)
    assert not (folder.path / REAL_FILE).exists()


def test_history_is_cut_at_the_checkpoint(folder: RunFolder):
    folder.samples.mkdir(parents=True)
    for step in (0, 5, 9):
        (folder.samples / f"{step:08d}.png").write_bytes(b"x")
    for event in (
        Note(text="a"),
        Checkpointed(step=5, folder="checkpoints/00000005"),
        Sampled(step=9, file="samples/00000009.png"),
    ):
        folder.append(event)
    with open(folder.events_file, "ab") as file:
        file.write(b'{"kind":"metr')  # the power went
    rewind(folder, "checkpoints/00000005")
    assert [event.kind for event, _ in folder.events()] == ["note", "checkpointed"]
    assert folder.events_file.read_bytes().endswith(b"\n")
    assert sorted(path.stem for path in folder.samples.iterdir()) == ["00000000", "00000005"]
    rewind(folder, None)
    assert list(folder.events()) == []


def test_meter_reads_what_was_added_and_resets():
    meter = Meter(100, torch.device("cpu"))
    losses = torch.tensor([1.0, 2.0, 3.0])
    meter.add(losses.mean(), losses, torch.tensor([0, 30, 40]), torch.tensor(0.5))
    meter.add(torch.tensor(8.0), torch.tensor([8.0]), torch.tensor([99]), torch.tensor(0.25))
    reading = meter.read()
    assert reading.losses == (2.0, 8.0)
    assert reading.quartiles == (1.0, 2.5, None, 8.0)
    assert reading.gradient_norm == 0.25
    assert meter.read().losses == ()
    for _ in range(CAPACITY):
        assert not meter.full
        meter.add(torch.tensor(1.0), losses, torch.tensor([0, 1, 2]), torch.tensor(0.0))
    assert meter.full


def test_meter_keeps_the_terms_of_each_step():
    meter = Meter(100, torch.device("cpu"), ("a", "b"))
    for step in range(3):
        losses = torch.full((2,), float(step))
        terms = {"a": torch.tensor(10.0 + step), "b": torch.tensor(20.0 + step)}
        meter.add(losses.mean(), losses, None, torch.tensor(0.0), terms)
    reading = meter.read()
    assert reading.losses == (0.0, 1.0, 2.0)
    assert reading.terms == {"a": (10.0, 11.0, 12.0), "b": (20.0, 21.0, 22.0)}
    assert reading.quartiles == (None, None, None, None)


def test_best_is_the_lowest_and_counts_what_came_since():
    best = Best()
    for step, loss in enumerate([3.0, 2.0, float("nan"), 2.5, 1.0, 1.0]):
        best.add(loss, step)
    assert (best.loss, best.step, best.since) == (1.0, 4, 1)
