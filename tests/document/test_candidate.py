"""Results to choose from: those of several jobs together, with stars, and taken within a mask."""

from pathlib import Path

import numpy as np
import pytest

from studio.document.candidate import MAX_PICTURES, blended
from studio.document.document import Document
from studio.document.journal.kept_candidate import candidate_record, has_pictures, read_candidate
from studio.document.source import Source
from studio.document.taking import take_candidate, take_candidate_as_layer
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.geometry import Box

CROP = Box(4, 4, 8, 8)


def picture(value: int, side: int = 8) -> np.ndarray:
    pixels = np.full((side, side, 4), value, np.uint8)
    pixels[..., 3] = 255
    return pixels


def source(name: str, count: int = 1) -> Source:
    return Source(GenerateRecipe(seed=5, count=count, image="a.png", mask="m.png"), Path("/results") / name)


@pytest.fixture
def document() -> Document:
    made = Document()
    made.set_picture(picture(50, 16))
    return made


def test_results_for_the_same_place_stand_beside_those_before(document):
    document.offer([picture(100), picture(110)], CROP, source("a", 2))
    document.offer([picture(120)], CROP, source("b"), beside=True)
    candidate = document.candidate
    assert [int(one[0, 0, 0]) for one in candidate.pictures] == [100, 110, 120]
    assert (candidate.selected, candidate.shown, candidate.is_sheet) == (2, True, False)
    assert candidate.selected_source == source("b")
    document.select(1)
    own = document.candidate.selected_source
    assert (own.folder, own.recipe.seed, own.recipe.count) == (Path("/results/a"), 6, 1)


@pytest.mark.parametrize("crop", [Box(2, 4, 8, 8), None])
def test_results_for_another_place_replace_them(document, crop):
    document.offer([picture(100)], CROP, source("a"))
    document.offer([picture(120, 8 if crop else 16)], crop, source("b"), beside=True)
    assert len(document.candidate.pictures) == 1


def test_what_is_not_offered_beside_replaces(document):
    document.offer([picture(100)], CROP, source("a"))
    document.offer([picture(120)], CROP, source("b"))
    assert len(document.candidate.pictures) == 1


def test_the_oldest_without_a_star_go_first(document):
    document.offer([picture(0)], CROP)
    document.star(0)
    for value in range(1, MAX_PICTURES + 5):
        document.offer([picture(value)], CROP, beside=True)
    values = [int(one[0, 0, 0]) for one in document.candidate.pictures]
    assert len(values) == MAX_PICTURES
    assert values[0] == 0
    assert values[-1] == MAX_PICTURES + 4
    assert document.candidate.starred == {0}


def test_one_is_discarded_then_those_without_a_star_then_all(document):
    document.offer([picture(value) for value in (10, 20, 30, 40)], CROP)
    document.select(1)
    document.dismiss_selected()
    assert [int(one[0, 0, 0]) for one in document.candidate.pictures] == [10, 30, 40]
    assert document.candidate.selected == 1
    document.star(2)
    document.dismiss()
    assert [int(one[0, 0, 0]) for one in document.candidate.pictures] == [40]
    document.dismiss()
    assert document.candidate is None


def test_a_mask_that_was_made_since_bounds_what_is_taken(document):
    mask = np.zeros((16, 16), np.uint8)
    mask[CROP.slices] = 255
    document.set_mask(mask)
    document.offer([picture(200)], CROP, source("a"))
    assert not document.candidate.partial
    mask = np.zeros((16, 16), np.uint8)
    mask[4:12, 4:8] = 255
    mask[4:12, 8] = 51
    document.set_mask(mask)
    assert document.candidate.partial
    edit = take_candidate(document)
    assert (document.picture[4:12, 4:8, 0] == 200).all()
    assert (document.picture[4:12, 8, 0] == 80).all()  # a fifth of the way from 50
    outside = np.ones((16, 16), bool)
    outside[4:12, 4:9] = False
    assert (document.picture[outside] == (50, 50, 50, 255)).all()
    edit.revert(document)
    assert (document.picture[..., 0] == 50).all()


def test_a_mask_that_was_there_before_bounds_nothing_more(document):
    mask = np.zeros((16, 16), np.uint8)
    mask[6:8, 6:8] = 255
    document.set_mask(mask)
    document.offer([picture(200)], CROP, source("a"))
    take_candidate(document)
    assert (document.picture[CROP.slices][..., 0] == 200).all()


def test_a_part_is_taken_as_a_layer(document):
    document.offer([picture(200)], CROP)
    mask = np.zeros((16, 16), np.uint8)
    mask[4:6, 4:6] = 255
    document.set_mask(mask)
    take_candidate_as_layer(document)
    assert document.stack.children[0].box == (4, 4, 2, 2)


def test_blending_keeps_bits_at_the_ends_and_mixes_colours_by_their_alpha():
    random = np.random.default_rng(0)
    below, above = (random.integers(0, 256, (6, 6, 4), np.uint8) for _ in range(2))
    mask = np.tile(np.array([0, 255, 128, 0, 255, 128], np.uint8), (6, 1))
    mixed = blended(below, above, mask)
    assert np.array_equal(mixed[mask == 0], below[mask == 0])
    assert np.array_equal(mixed[mask == 255], above[mask == 255])
    clear = np.zeros((1, 1, 4), np.uint8)
    red = np.array([[[255, 0, 0, 255]]], np.uint8)
    assert blended(clear, red, np.array([[128]], np.uint8))[0, 0].tolist() == [255, 0, 0, 128]


def test_several_are_kept_for_the_next_start(document, tmp_path):
    document.offer([picture(100), picture(110)], CROP)
    document.offer([picture(120)], CROP, beside=True)
    document.star(1)
    document.set_mask(np.full((16, 16), 9, np.uint8))
    record = candidate_record(document.candidate)
    assert has_pictures(record)
    again = Document()
    again.set_picture(picture(50, 16))
    again.offer_again(read_candidate(record))
    kept = again.candidate
    assert [int(one[0, 0, 0]) for one in kept.pictures] == [100, 110, 120]
    assert (kept.crop, kept.selected, kept.starred, kept.partial) == (CROP, 2, {1}, True)
    assert not has_pictures(candidate_record(None))
