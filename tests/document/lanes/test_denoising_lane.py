import json
import math

import numpy as np
import pytest
from safetensors.numpy import save_file

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.latent_preview import LatentPreview
from studio.document.lanes.subtitles import subtitle_of
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.recipes import dump_recipe
from studio.protocol.record import RecordInfo, create_record, open_record

ALPHAS_CUMPROD = np.linspace(0.999, 0.01, 100)
TIMESTEPS = (99, 74, 49, 24, 0)


def a_record(N=4, C=1, size=16, dtype=np.float16, seed=0):
    rng = np.random.default_rng(seed)
    x0 = rng.uniform(-1, 1, (len(TIMESTEPS), N, C, size, size))
    epsilon = rng.standard_normal(x0.shape)
    abar = ALPHAS_CUMPROD[list(TIMESTEPS)].reshape(-1, 1, 1, 1, 1)
    return np.stack([np.sqrt(abar) * x0 + np.sqrt(1 - abar) * epsilon, x0]).astype(dtype), epsilon


def a_lane(record=None, **settings):
    record = a_record()[0] if record is None else record
    return DenoisingLane(record, title="a", timesteps=TIMESTEPS, alphas_cumprod=ALPHAS_CUMPROD, **settings)


def written(path, record, metadata=None):
    arrays = {"x_t": record[0], "x0": record[1], "timesteps": np.array(TIMESTEPS), "alphas_cumprod": ALPHAS_CUMPROD}
    save_file({name: np.ascontiguousarray(array) for name, array in arrays.items()}, path, metadata)
    return path


def test_views_of_a_frame_match_the_record():
    record, epsilon = a_record()
    lane = a_lane(record)
    assert np.array_equal(lane.values(1, "x_t"), record[0, 1])
    assert np.array_equal(lane.values(1, "x0"), record[1, 1])
    for k, t in enumerate(TIMESTEPS):
        off = np.abs(lane.values(k, "epsilon") - epsilon[k]).max()
        assert off < 4 * np.finfo(np.float16).eps * (1 + 1 / math.sqrt(1 - ALPHAS_CUMPROD[t]))
    assert np.allclose(lane.values(2, "change"), np.abs(record[1, 2].astype(np.float32) - record[1, 1]))
    assert not lane.values(0, "change").any()


@pytest.fixture
def ended_record(tmp_path):
    """A record of two batches of one picture; the second was ended after two of five steps."""
    values = a_record(N=2)[0]
    info = RecordInfo(TIMESTEPS, (0, 2, 4, 6, 8), 9, ALPHAS_CUMPROD)
    record = create_record(tmp_path / "t.safetensors", info, (2, 1, 16, 16))
    for picture, frames in enumerate((5, 2)):
        for k in range(frames):
            record.put(k, picture, *(part[k, picture : picture + 1] for part in values))
    record.flush()
    return record.path


def test_a_picture_that_was_ended_early_shows_its_last_frame(ended_record):
    lane = DenoisingLane.open(ended_record, title="a")
    for view in lane.views:
        last, others = lane.values(1, view), lane.values(3, view)
        assert np.array_equal(others[1], last[1])
        assert not np.array_equal(others[0], last[0])
    lane.selected = 1
    for view in lane.views:
        assert np.array_equal(lane.frame(4, view), lane.frame(1, view))
        assert np.array_equal(lane.thumbnail(4, view, 8), lane.thumbnail(1, view, 8))
    assert lane.detail_text(1) == "t = 74"
    assert lane.detail_text(4) == "t = 0 · picture 2 ended at step 3"
    lane.selected = 0
    assert lane.detail_text(4) == "t = 0"


def test_where_the_refiner_takes_over():
    lane = a_lane()
    assert lane.refined_from is None
    for start, first in ((0.0, 0), (0.25, 1), (0.26, 2), (0.8, 4), (1.0, None)):  # of T = 100
        lane.recipe = GenerateRecipe(refiner="refiner", refiner_start=start)
        assert lane.refined_from == first
    lane.recipe = GenerateRecipe(refiner="refiner", refiner_start=0.8)
    assert [lane.detail_text(k) for k in (3, 4)] == ["t = 24", "t = 0 · refiner"]


def test_the_change_per_step_is_that_of_the_pictures_that_took_the_step(ended_record):
    change = DenoisingLane.open(ended_record, title="a").change_per_step()
    x0 = open_record(ended_record).x0[:, 0].astype(np.float32)
    expected = [np.abs(x0[k] - x0[k - 1]).mean() for k in (2, 3, 4)]
    np.testing.assert_allclose(change[2:], expected, rtol=1e-3)


def test_a_live_lane_that_ends_unevenly_shows_last_frames_too(ended_record):
    lane = DenoisingLane.of_record(open_record(ended_record, live=True), title="a", live=True)
    for k in range(5):
        lane.fill(k)
    assert lane.frame_of(4, 1) == 4
    revision = lane.revision
    lane.finish()
    assert (lane.frame_of(4, 0), lane.frame_of(4, 1)) == (4, 1)
    assert lane.revision > revision, "thumbnails that were made before are dropped"


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_a_frame_is_a_sheet_of_all_pictures_or_the_selected_alone(dtype):
    record, _ = a_record(dtype=dtype)
    lane = a_lane(record)
    sheet = lane.frame(3, "x0")
    assert sheet.shape == (33, 33, 3)
    expected = np.clip((record[1, 3, 3, 0].astype(np.float64) + 1) * 127.5, 0, 255)
    assert np.abs(sheet[17:, 17:, 0] - expected).max() <= 0.51
    lane.selected = 3
    assert np.array_equal(lane.frame(3, "x0"), sheet[17:, 17:])
    lane.selected = None
    assert np.array_equal(lane.frame(3, "x0"), sheet)


def test_selecting_a_picture_emits_changed():
    lane, told = a_lane(), []
    lane.changed.connect(told.append)
    lane.selected = 1
    lane.selected = 1
    assert told == [lane]
    assert lane.revision == 1
    with pytest.raises(IndexError):
        lane.selected = 4


@pytest.mark.parametrize("view", ["x_t", "x0", "epsilon", "change"])
@pytest.mark.parametrize(("N", "C", "size"), [(1, 1, 8), (3, 3, 16), (16, 1, 16), (1, 3, 200)])
def test_every_view_gives_pixels_and_thumbnails(view, N, C, size):
    lane = a_lane(a_record(N, C, size)[0])
    for k in range(lane.available):
        frame = lane.frame(k, view)
        assert frame.dtype == np.uint8
        assert frame.ndim == 3
        assert frame.shape[2] == 3
        assert lane.thumbnail(k, view, 40).shape == (40, 40, 3)


def test_thumbnails_look_like_their_frames():
    picture = np.tile(np.linspace(-1, 1, 160, dtype=np.float16), (160, 1))
    record = np.broadcast_to(picture, (2, len(TIMESTEPS), 1, 1, 160, 160))
    thumbnail = a_lane(record).thumbnail(0, "x0", 40)
    assert np.abs(thumbnail[20, :, 0].astype(int) - np.linspace(2, 253, 40)).max() < 4


def test_change_per_step_is_the_mean_difference():
    record, _ = a_record()
    x0 = record[1].astype(np.float64)
    expected = [0.0, *(np.abs(x0[k] - x0[k - 1]).mean() for k in range(1, len(TIMESTEPS)))]
    assert np.allclose(a_lane(record).change_per_step(), expected, rtol=1e-4)


def test_change_per_step_of_large_pictures_is_close():
    record, _ = a_record(1, 3, 256)
    x0 = record[1].astype(np.float64)
    assert np.allclose(a_lane(record).change_per_step()[1:], np.abs(np.diff(x0, axis=0)).mean((1, 2, 3, 4)), rtol=0.05)


def recorded(path, N=1, C=1, side=(4, 4), **info):
    """A record that is being written."""
    info = {"timesteps": TIMESTEPS, "kept": (0, 2, 4, 6, 8), "steps": 9, "alphas_cumprod": ALPHAS_CUMPROD} | info
    return create_record(path, RecordInfo(**info), (N, C, *side))


def test_a_live_lane_fills_frame_by_frame(tmp_path):
    told, record = [], recorded(tmp_path / "t", crop=(1, 2, 30, 30))
    lane = DenoisingLane.of_record(open_record(tmp_path / "t", live=True), title="a", live=True)
    lane.updated.connect(lambda *what: told.append(what[1:]))
    assert (lane.available, lane.frame_count, lane.live, lane.crop) == (0, 5, True, (1, 2, 30, 30))
    with pytest.raises(IndexError):
        lane.frame(0, "x0")
    record.put(0, 0, np.zeros((1, 1, 4, 4)), np.ones((1, 1, 4, 4)))
    lane.fill(0)
    assert (lane.frame(0, "x0") == 255).all()
    lane.fill(None)
    lane.fill(2)  # the second frame's event was coalesced away
    assert told == [(0, 1), (1, 3)]
    assert len(lane.change_per_step()) == lane.available == 3
    assert lane.position_text(2) == "step 5 of 9"
    assert lane.detail_text(2) == "t = 49", "nothing is verified while it is written"


def test_a_finished_lane_shows_its_file(tmp_path):
    record = recorded(tmp_path / "live", N=3)
    lane = DenoisingLane.of_record(open_record(tmp_path / "live", live=True), title="a", live=True)
    for frame in range(3):
        record.put(frame, 0, np.full((3, 1, 4, 4), frame), np.full((3, 1, 4, 4), 0.1 * frame))
        lane.fill(frame)
    lane.selected = 2
    record.part(2, 2).copy_to(tmp_path / "done").flush()  # stopped early: only this was kept
    (tmp_path / "live").unlink()
    lane.finish(tmp_path / "done", tmp_path)
    assert (lane.frame_count, lane.available, lane.picture_count, lane.selected) == (2, 2, 2, None)
    assert lane.position_text(1) == "step 3 of 9"
    assert lane.values(1, "x_t").max() == 1
    assert len(lane.change_per_step()) == 2
    assert (lane.trajectory, lane.results, lane.live) == (tmp_path / "done", tmp_path, False)


def test_a_lane_whose_file_is_gone_keeps_what_was_mapped(tmp_path):
    record = recorded(tmp_path / "t")
    lane = DenoisingLane.of_record(open_record(tmp_path / "t", live=True), title="a", live=True)
    record.put(0, 0, np.ones((1, 1, 4, 4)), np.ones((1, 1, 4, 4)))
    lane.fill(0)
    (tmp_path / "t").unlink()
    lane.finish()
    assert (lane.available, lane.frame_count) == (1, 1)
    assert (lane.values(0, "x_t") == 1).all()


def test_a_thinned_record_reopened_shows_the_right_steps(tmp_path):
    record = recorded(tmp_path / "t")
    for frame in range(5):
        record.put(frame, 0, np.zeros((1, 1, 4, 4)), np.zeros((1, 1, 4, 4)))
    lane = DenoisingLane.open(tmp_path / "t", title="a")
    assert [lane.position_text(k) for k in range(5)] == [f"step {n} of 9" for n in (1, 3, 5, 7, 9)]


def test_a_damaged_frame_is_reported(tmp_path):
    record = recorded(tmp_path / "t")
    for frame in range(5):
        record.put(frame, 0, np.zeros((1, 1, 4, 4)), np.zeros((1, 1, 4, 4)))
    record.x0[3, 0, 0, 1, 1] = 0.5
    lane = DenoisingLane.open(tmp_path / "t", title="a")
    assert [lane.is_damaged(k) for k in range(5)] == [False, False, False, True, False]
    assert lane.detail_text(3) == "t = 24 · damaged"
    assert lane.frame(3, "x0").size, "it is shown nevertheless"
    assert [lane.is_known_damaged(k) for k in range(5)] == [False, False, False, True, False]


def test_large_frames_are_checked_when_they_are_opened_or_rested_on(tmp_path, monkeypatch):
    monkeypatch.setattr("studio.document.lanes.frame_checks._CHECKED_AT_ONCE", 0)
    record = recorded(tmp_path / "t")
    for frame in range(5):
        record.put(frame, 0, np.zeros((1, 1, 4, 4)), np.zeros((1, 1, 4, 4)))
    just_made = DenoisingLane.of_record(record.part(5, 1), title="a")
    record.x0[3, 0, 0, 1, 1] = 0.5
    assert not just_made.is_known_damaged(3)
    before = just_made.revision
    assert just_made.is_damaged(3)
    assert just_made.is_known_damaged(3)
    assert just_made.revision > before, "its thumbnail is drawn again"
    assert DenoisingLane.open(tmp_path / "t", title="b").is_known_damaged(3)


def test_a_second_batch_updates_existing_frames():
    record, told = np.zeros((2, 5, 2, 1, 4, 4), np.float16), []
    lane = a_lane(record, live=True)
    lane.fill(4)
    assert not lane.change_per_step().any()
    lane.updated.connect(lambda *what: told.append(what[1:]))
    record[1, 1, 1] = 1
    lane.fill(1)
    assert told == [(1, 2)]
    assert lane.available == 5
    assert lane.change_per_step()[1] == pytest.approx(0.5)


def test_a_stopped_lane_ends_at_its_last_frame():
    lane = a_lane(live=True)
    lane.fill(1)
    lane.finish()
    assert (lane.frame_count, lane.available, lane.live) == (2, 2, False)


def test_a_lane_of_a_file_shows_the_same_pixels(tmp_path):
    record, _ = a_record()
    recipe = GenerateRecipe(sampler="dpmpp_2m", steps=5, seed=11)
    path = written(tmp_path / "t.safetensors", record, {"recipe": dump_recipe(recipe), "crop": "[1, 2, 3, 4]"})
    lane = DenoisingLane.open(path, title="again")
    assert lane.subtitle == "DPM++ 2M · 5 steps · seed 11"
    assert lane.crop == (1, 2, 3, 4)
    for view in lane.views:
        assert np.array_equal(lane.frame(2, view), a_lane(record).frame(2, view))
    assert lane.held_bytes == 0


def test_released_frames_are_read_from_the_file_again(tmp_path):
    record, _ = a_record()
    lane = a_lane(record, live=True)
    lane.fill(4)
    assert lane.held_bytes == 0  # they are nowhere else yet
    before = lane.frame(2, "x_t")
    lane.finish(written(tmp_path / "t.safetensors", record))
    assert lane.held_bytes == 0, "it is mapped from the file now"
    assert np.array_equal(lane.frame(2, "x_t"), before)
    lane = a_lane(record, trajectory=written(tmp_path / "t.safetensors", record))
    assert lane.held_bytes == record.nbytes
    lane.release()
    assert lane.held_bytes == 0
    assert np.array_equal(lane.frame(2, "x_t"), before)
    assert lane.held_bytes == 0


def test_frames_of_a_deleted_file_raise_bad_input(tmp_path):
    record, _ = a_record()
    lane = a_lane(record, trajectory=written(tmp_path / "t.safetensors", record))
    lane.release()
    (tmp_path / "t.safetensors").unlink()
    with pytest.raises(BadInput):
        lane.frame(0, "x0")


def test_the_subtitle_describes_the_recipe():
    recipe = GenerateRecipe(sampler="ddim", steps=50, seed=7)
    assert subtitle_of(recipe) == "DDIM · 50 steps · seed 7"
    assert subtitle_of(recipe, ALPHAS_CUMPROD) == "DDIM · 50 steps · seed 7"
    assert subtitle_of(recipe, (1.0,)) == "one pass · seed 7"


def test_a_record_of_one_pass_says_so(tmp_path):
    frames = np.zeros((1, 1, 1, 4, 4), np.float16)
    path = tmp_path / "t.safetensors"
    arrays = {"x_t": frames, "x0": frames, "timesteps": np.zeros(1, np.int64), "alphas_cumprod": np.ones(1)}
    save_file(arrays, path, {"recipe": dump_recipe(GenerateRecipe(seed=3))})
    assert DenoisingLane.open(path, title="a").subtitle == "one pass · seed 3"


ROWS = ((0.5, 0.0, 0.1, 0.0, -0.2), (0.0, 0.25, 0.0, 0.0, 0.0), (0.1, 0.1, 0.1, 0.1, 0.3))


def a_latent_lane(N=1, **settings):
    settings = {"preview": LatentPreview(ROWS, (64, 48), 4), "model": "pocket"} | settings
    record = np.random.default_rng(1).standard_normal((2, len(TIMESTEPS), N, 4, 12, 16)).astype(np.float16)
    return a_lane(record, **settings)


def a_picture(value, height=48, width=64):
    return np.full((height, width, 3), value, np.uint8)


def test_latents_are_shown_at_the_size_of_their_pictures():
    lane = a_latent_lane()
    assert lane.frame(1, "x0").shape == (48, 64, 3)
    assert (lane.frame(1, "x0") != lane.frame(1, "x_t")).any()
    for view in lane.views:
        assert lane.thumbnail(1, view, 40).shape == (40, 53, 3)
    assert a_latent_lane(4).frame(0, "x0").shape == (97, 129, 3)
    small, large = lane.thumbnail(1, "x0", 48).astype(int), lane.frame(1, "x0").astype(int)
    assert np.abs(small - large).max() <= 1


def test_a_decoded_picture_replaces_only_its_own_preview():
    lane = a_latent_lane(2)
    assert lane.to_decode(1, "x0") == [0, 1]
    assert lane.to_decode(1, "epsilon") == lane.to_decode(1, "change") == lane.to_decode(9, "x0") == []
    before = lane.frame(1, "x0")
    assert lane.keep_decoded(1, "x0", 1, a_picture(7))
    assert lane.to_decode(1, "x0") == [0]
    after = lane.frame(1, "x0")
    assert (after[:, 65:] == 7).all()
    assert np.array_equal(after[:, :64], before[:, :64])
    assert (lane.frame(1, "x_t") != 7).any()
    lane.selected = 1
    assert (lane.frame(1, "x0") == 7).all()
    assert lane.to_decode(1, "x0") == []
    assert lane.to_decode(1, "x_t") == [1]


def test_a_roughly_decoded_picture_is_decoded_again_where_it_is_shown_large():
    lane = a_latent_lane()
    assert lane.keep_decoded(1, "x0", 0, a_picture(7), rough=True)
    assert (lane.frame(1, "x0") == 7).all()
    assert lane.thumbnail_to_decode(1, "x0") == []
    assert lane.to_decode(1, "x0") == [0]
    assert lane.keep_decoded(1, "x0", 0, a_picture(8))
    assert lane.to_decode(1, "x0") == []


def test_a_decoded_picture_of_another_size_is_refused():
    lane = a_latent_lane()
    assert not lane.keep_decoded(1, "x0", 0, a_picture(7, 64, 64))
    assert lane.to_decode(1, "x0") == [0]
    assert a_lane().to_decode(1, "x0") == []
    assert not a_lane().keep_decoded(1, "x0", 0, a_picture(7))


def test_a_rewritten_frame_is_decoded_again():
    lane = a_latent_lane(2, live=True)
    lane.fill(0)
    lane.keep_decoded(0, "x0", 0, a_picture(7))
    lane.fill(0)
    assert lane.to_decode(0, "x0") == [0, 1]


def test_a_live_lane_shows_latents(tmp_path):
    info = {"space": "latent", "size": (64, 48), "preview": ROWS, "crop": (1, 2, 64, 48), "model": "pocket"}
    recorded(tmp_path / "t", C=4, side=(12, 16), **info)
    lane = DenoisingLane.of_record(open_record(tmp_path / "t", live=True), title="a tiger", live=True)
    lane.fill(0)
    assert lane.frame(0, "x0").shape == (48, 64, 3)
    assert (lane.crop, lane.model) == ((1, 2, 64, 48), "pocket")
    recorded(tmp_path / "u", C=4, side=(12, 16), **info | {"preview": ROWS[:2]})
    with pytest.raises(BadInput):
        DenoisingLane.of_record(open_record(tmp_path / "u", live=True), title="a", live=True)


def test_a_file_of_latents_looks_the_same(tmp_path):
    lane = a_latent_lane(2)
    record = np.stack([lane.values(k, "x_t") for k in range(5)]), np.stack([lane.values(k, "x0") for k in range(5)])
    metadata = {"space": "latent", "preview": json.dumps(ROWS), "size": "[64, 48]", "model": "pocket"}
    again = DenoisingLane.open(written(tmp_path / "t.safetensors", record, metadata), title="again")
    assert again.model == "pocket"
    for view in lane.views:
        assert np.array_equal(again.frame(2, view), lane.frame(2, view))
    assert again.to_decode(2, "x_t") == [0, 1]
