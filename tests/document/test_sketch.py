"""The sketch of the canvas, small and opaque."""

import numpy as np
import pytest
from PIL import Image

from studio.document.layers.layer import Layer
from studio.document.sketch import MAX_SAMPLES, sampled, sampled_layer, sketch_of, write_sketch
from studio.protocol.geometry import Box, Size


def picture(height: int, width: int) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (height, width, 4), np.uint8)


def test_a_picture_of_the_sketchs_size_is_taken_as_it_is():
    pixels = picture(64, 48)
    pixels[..., 3] = 255
    samples = sampled(pixels, Box(0, 0, 48, 64), Size(48, 64))
    assert np.array_equal(samples, pixels)
    assert not np.shares_memory(samples, pixels)
    assert np.array_equal(sketch_of(samples, Size(48, 64)), pixels[..., :3])


def test_a_large_picture_is_averaged_from_a_bounded_number_of_pixels():
    pixels = np.full((3000, 3000, 4), 255, np.uint8)
    pixels[:, 1500:] = (0, 0, 0, 255)
    samples = sampled(pixels, Box(0, 0, 3000, 3000), Size(64, 64))
    assert samples.shape[0] * samples.shape[1] <= 1.1 * MAX_SAMPLES
    sketch = sketch_of(samples, Size(64, 64))
    assert (sketch[:, :31] == 255).all()
    assert (sketch[:, 33:] == 0).all()


def test_only_the_box_is_seen():
    pixels = np.zeros((80, 100, 4), np.uint8)
    pixels[..., 3] = 255
    pixels[20:60, 30:90] = (250, 10, 20, 255)
    sketch = sketch_of(sampled(pixels, Box(30, 20, 60, 40), Size(24, 16)), Size(24, 16))
    assert (sketch == (250, 10, 20)).all()


def test_what_is_transparent_is_white_paper():
    samples = np.zeros((8, 8, 4), np.uint8)
    samples[:4] = (255, 0, 0, 255)
    sketch = sketch_of(samples, Size(8, 8))
    assert (sketch[:4] == (255, 0, 0)).all()
    assert (sketch[4:] == 255).all()


def test_a_file_is_named_by_its_content(tmp_path):
    first, again, other = (write_sketch(np.full((8, 8, 3), value, np.uint8), tmp_path / "s") for value in (1, 1, 2))
    assert first == again != other
    with Image.open(other) as image:
        assert (np.asarray(image) == 2).all()
    assert sorted((tmp_path / "s").iterdir()) == sorted((first, other))


def test_a_missing_folder_is_made_and_a_full_disk_is_reported(tmp_path):
    assert write_sketch(np.zeros((4, 4, 3), np.uint8), tmp_path / "new").is_file()
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(Exception, match="file"):
        write_sketch(np.zeros((4, 4, 3), np.uint8), blocked)


@pytest.mark.parametrize("place", [(0, 0), (-30, 20), (70, -10), (500, 500)])
def test_a_layer_is_sampled_where_the_picture_is(place):
    layer = Layer("scribble", picture(64, 90), *place, kind="control")
    box, size = Box(10, 5, 80, 60), Size(20, 15)
    found = sampled_layer(layer, box, size)
    assert np.array_equal(found.pixels, sampled(layer.on_canvas(Size(120, 100)), box, size))
    assert (found.x, found.y, found.kind) == (0, 0, "control")
