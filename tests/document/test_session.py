import numpy as np

from studio.document.inputs import keep_input
from studio.document.picture import open_picture
from studio.document.session import load_session, save_session


def test_what_was_on_the_canvas_comes_back(data_home):
    rng = np.random.default_rng(0)
    picture = rng.integers(0, 256, (5, 7, 4), np.uint8)
    mask = rng.integers(0, 256, (5, 7), np.uint8)
    save_session(picture, mask)
    back, mask_back = load_session()
    assert (back == picture).all()
    assert (mask_back == mask).all()


def test_an_empty_canvas_forgets(data_home):
    save_session(np.zeros((2, 2, 4), np.uint8), None)
    assert load_session() is not None
    save_session(None, None)
    assert load_session() is None


def test_a_damaged_session_is_no_session(data_home):
    save_session(np.zeros((9, 9, 4), np.uint8), None)
    (data_home / "session" / "picture.png").write_bytes(b"\x89PNG")
    assert load_session() is None


def test_a_mask_of_another_size_is_dropped(data_home):
    save_session(np.zeros((4, 4, 4), np.uint8), np.full((4, 4), 9, np.uint8))
    mask_of_another = (data_home / "session" / "mask.png").read_bytes()
    save_session(np.zeros((5, 5, 4), np.uint8), None)
    (data_home / "session" / "mask.png").write_bytes(mask_of_another)
    _, mask = load_session()
    assert mask.shape == (5, 5)
    assert not mask.any()


def test_an_input_is_kept_once_and_comes_back_to_the_bit(data_home):
    rng = np.random.default_rng(1)
    picture = rng.integers(0, 256, (6, 8, 4), np.uint8)
    first, second = keep_input(picture), keep_input(picture.copy())
    assert first == second
    assert (open_picture(first) == picture).all()
    assert keep_input(picture[::-1]) != first


def test_opaque_grey_is_kept_as_grey(data_home):
    grey = np.full((3, 3, 4), 255, np.uint8)
    grey[..., :3] = np.arange(9, dtype=np.uint8).reshape(3, 3, 1)
    from PIL import Image

    path = keep_input(grey)
    assert Image.open(path).mode == "L"
    assert (open_picture(path) == grey).all()
