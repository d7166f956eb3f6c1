import numpy as np
import pytest

from studio.document.selections.live_wire import CELLS, LiveWire, edge_strength, snapped
from studio.protocol.geometry import Box


def disc_picture(size=200, radius=60):
    y, x = np.mgrid[:size, :size] + 0.5 - size / 2
    pixels = np.full((size, size, 4), 255, np.uint8)
    pixels[np.hypot(x, y) < radius, :3] = (30, 90, 160)
    return pixels


def test_the_path_follows_the_edge_between_two_places_on_it():
    picture = disc_picture(radius=50)
    wire = LiveWire(picture, (100, 50))
    path = np.array(wire.path_to((150, 100)))
    away = np.hypot(*(path - 100).T)
    assert np.abs(away - 50).max() < 2.5
    assert np.hypot(*(path[0] - (100, 50))) < 2
    assert np.hypot(*(path[-1] - (150, 100))) < 2
    assert np.abs(np.diff(path, axis=0)).max() <= 1


def test_in_a_reduced_view_a_path_has_larger_steps_and_still_follows():
    picture = disc_picture(800, 200)
    path = np.array(LiveWire(picture, (400, 200), cell=4).path_to((600, 400)))
    assert np.abs(np.hypot(*(path - 400).T) - 200).max() < 8


def test_without_edges_the_path_is_nearly_straight():
    path = np.array(LiveWire(np.full((100, 100, 4), 200, np.uint8), (10, 10)).path_to((60, 60)))
    assert np.abs(path[:, 0] - path[:, 1]).max() < 1


@pytest.mark.parametrize("start", [(0, 0), (199.9, 199.9), (-50, 300)])
def test_windows_at_the_border_lie_in_the_picture(start):
    wire = LiveWire(disc_picture(), start)
    assert wire.window.intersection(Box(0, 0, 200, 200)) == wire.window
    assert len(wire.path_to((-1000, 5000))) >= 1


def test_only_places_in_the_window_are_reached():
    wire = LiveWire(np.zeros((1000, 1000, 4), np.uint8), (500, 500))
    assert wire.reaches((500 + CELLS / 2 - 1, 500))
    assert not wire.reaches((500 + CELLS / 2 + 1, 500))


def test_a_click_near_an_edge_is_moved_onto_it():
    x, y = snapped(disc_picture(), (100, 35), 8)
    assert abs(np.hypot(x - 100, y - 100) - 60) < 1.5
    assert snapped(disc_picture(), (100, 100), 8) == (100, 100)  # there is none


def test_noise_is_not_an_edge():
    grey = np.full((50, 50, 4), 255, np.uint8)
    grey[..., :3] = np.random.default_rng(0).integers(127, 129, (50, 50, 1))
    assert edge_strength(grey, Box(0, 0, 50, 50), 1).max() < 0.5
