import numpy as np
import pytest

from studio.document.selections.quick_select import Scribble, quick_selection


def scene(height=120, width=160, scale=1):
    """Return a blue disc on a noisy green ground with a dark bar in it."""
    rng = np.random.default_rng(0)
    y, x = np.mgrid[: height * scale, : width * scale] / scale
    pixels = np.full((*x.shape, 4), 255, np.uint8)
    pixels[..., :3] = (60, 140, 70)
    inside = np.hypot(x - 80, y - 60) < 40
    pixels[inside, :3] = (70, 90, 200)
    pixels[inside & (np.abs(x - 95) < 6), :3] = (30, 30, 60)
    noise = rng.integers(-6, 7, (*x.shape, 3))
    pixels[..., :3] = np.clip(pixels[..., :3].astype(int) + noise, 0, 255)
    return pixels, inside


def overlap(picture, scribbles, inside):
    """Return the share of pixels that are selected as they should be."""
    selection = quick_selection(picture, scribbles)
    mask = np.zeros(inside.shape, np.uint8)
    mask[selection.box.slices] = selection.pixels
    return float(((mask >= 128) == inside).mean())


def test_scribbles_in_and_out_select_the_thing():
    picture, inside = scene()
    scribbles = [
        Scribble(((60, 50), (70, 80)), 4, True),
        Scribble(((95, 50), (96, 70), (112, 60)), 3, True),
        Scribble(((20, 20), (20, 100)), 4, False),
        Scribble(((145, 20), (145, 100)), 4, False),
    ]
    assert overlap(picture, scribbles, inside) > 0.98


def test_one_scribble_is_enough_where_colours_differ():
    picture, inside = scene()
    inside[:, 89:] = False  # the bar is unlike what is scribbled on
    assert overlap(picture, [Scribble(((60, 40), (60, 80)), 4, True)], inside) > 0.98


def test_a_later_scribble_takes_away():
    picture, _ = scene()
    both = [Scribble(((60, 50), (95, 60)), 4, True), Scribble(((10, 10), (10, 100)), 4, False)]
    without = [*both, Scribble(((95, 40), (95, 80)), 5, False)]
    first, second = (quick_selection(picture, scribbles) for scribbles in (both, without))
    assert first.pixels[60 - first.box.y, 95 - first.box.x] > 128
    assert second.pixels[60 - second.box.y, 95 - second.box.x] < 128


def test_the_edge_follows_that_of_a_large_picture():
    picture, inside = scene(scale=5)  # 800 x 600: solved on 160 cells
    scribbles = [
        Scribble(((300, 250), (350, 400), (475, 300), (560, 300)), 20, True),
        Scribble(((40, 100), (40, 500)), 20, False),
    ]
    assert overlap(picture, scribbles, inside) > 0.985


def test_the_crop_grows_with_what_is_selected():
    picture = np.full((300, 900, 4), 255, np.uint8)
    picture[:, 800:, :3] = 0
    selection = quick_selection(picture, [Scribble(((30, 150), (40, 150)), 5, True)])
    row = selection.pixels[150 - selection.box.y]
    assert row[790] == 255
    assert row[806] == 0


@pytest.mark.parametrize("selects", [True, False])
def test_scribbles_outside_the_picture_select_nothing(selects):
    assert quick_selection(scene()[0], [Scribble(((-50, -50), (-40, -50)), 5, selects)]).box.empty


def test_scribbles_over_everything_need_no_walker():
    selection = quick_selection(np.zeros((20, 20, 4), np.uint8), [Scribble(((10, 10), (11, 11)), 50, True)])
    assert (selection.pixels == 255).all()
