import os

import numpy as np
import pytest
from older_session import save_mask, save_picture
from PIL import Image

from studio.document.inputs import keep_input
from studio.document.picture import open_picture
from studio.document.session import Session, forget_session, load_session


def keep(picture, mask=None):
    mask = np.zeros(picture.shape[:2], np.uint8) if mask is None else mask
    save_mask(mask, save_picture(picture))


def picture_and_mask(side=9):
    rng = np.random.default_rng(side)
    return rng.integers(0, 256, (side, side + 2, 4), np.uint8), rng.integers(1, 256, (side, side + 2), np.uint8)


def test_picture_and_mask_are_restored(data_home):
    picture, mask = picture_and_mask()
    keep(picture, mask)
    session = load_session()
    assert (session.picture == picture).all()
    assert (session.mask == mask).all()
    assert session.problem == ""


def test_an_empty_canvas_deletes_the_session(data_home):
    keep(*picture_and_mask())
    assert load_session().picture is not None
    forget_session()
    assert load_session() == Session()


def damages(sound):
    yield b""
    yield sound[: len(sound) // 2]
    yield b"\x89PNG"
    yield sound[:16] + b"\0\0\xea\x60\0\0\xea\x60" + sound[24:]  # a header of 60,000 x 60,000
    yield bytes(reversed(sound))


@pytest.mark.parametrize("kind", range(5))
def test_a_damaged_mask_does_not_lose_the_picture(data_home, kind: int):
    picture, mask = picture_and_mask()
    keep(picture, mask)
    file = data_home / "session" / "mask.png"
    damaged = list(damages(file.read_bytes()))[kind]
    file.write_bytes(damaged)
    session = load_session()
    assert (session.picture == picture).all()
    assert not session.mask.any()
    (aside,) = data_home.glob("session-damaged-*")
    assert str(aside) in session.problem
    assert (aside / "mask.png").read_bytes() == damaged
    assert load_session().problem == ""


@pytest.mark.parametrize("kind", range(5))
def test_a_damaged_picture_is_moved_aside_with_its_mask(data_home, kind: int):
    keep(*picture_and_mask())
    file = data_home / "session" / "picture.png"
    damaged = list(damages(file.read_bytes()))[kind]
    sound_mask = (data_home / "session" / "mask.png").read_bytes()
    file.write_bytes(damaged)
    session = load_session()
    assert session.picture is None
    (aside,) = data_home.glob("session-damaged-*")
    assert str(aside) in session.problem
    assert (aside / "picture.png").read_bytes() == damaged
    assert (aside / "mask.png").read_bytes() == sound_mask
    assert load_session() == Session()


def test_pipes_do_not_hang(data_home):
    keep(*picture_and_mask())
    for name in ("mask.png", "picture.png"):
        (data_home / "session" / name).unlink()
        os.mkfifo(data_home / "session" / name)
        assert load_session().problem


def test_a_mask_of_another_picture_is_not_restored(data_home):
    first, mask = picture_and_mask()
    keep(first, mask)
    save_picture(255 - first)  # killed before the mask follows
    session = load_session()
    assert (session.picture == 255 - first).all()
    assert not session.mask.any()
    assert session.problem == ""


def test_sessions_of_an_older_version_open(data_home):
    picture, mask = picture_and_mask()
    (data_home / "session").mkdir()
    Image.fromarray(picture).save(data_home / "session" / "picture.png")
    Image.fromarray(mask).save(data_home / "session" / "mask.png")
    session = load_session()
    assert (session.picture == picture).all()
    assert (session.mask == mask).all()


def test_job_inputs_are_stored_once_and_restored_exactly(data_home):
    rng = np.random.default_rng(1)
    picture = rng.integers(0, 256, (6, 8, 4), np.uint8)
    first, second = keep_input(picture), keep_input(picture.copy())
    assert first == second
    assert (open_picture(first) == picture).all()
    assert keep_input(picture[::-1]) != first


def test_opaque_grey_is_stored_as_grey(data_home):
    grey = np.full((3, 3, 4), 255, np.uint8)
    grey[..., :3] = np.arange(9, dtype=np.uint8).reshape(3, 3, 1)
    path = keep_input(grey)
    assert Image.open(path).mode == "L"
    assert (open_picture(path) == grey).all()
