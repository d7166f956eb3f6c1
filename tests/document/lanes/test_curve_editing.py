import pytest

from studio.document.lanes.curve_editing import NumberTrack, PromptTrack, tracks_of
from studio.protocol.curves import curve_text
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.step_settings import settings_of_steps


def guidance(curve="", constant=3.0):
    return next(
        track
        for track in tracks_of(GenerateRecipe(guidance=constant, guidance_curve=curve))
        if isinstance(track, NumberTrack)
    )


def test_the_first_point_keeps_what_is_before_it():
    track = guidance().with_point(5, 7.0)
    assert curve_text(track.points) == "0:3,5:7"
    assert curve_text(guidance().with_point(0, 7.0).points) == "0:7"
    assert curve_text(track.with_point(5, 1.0).points) == "0:3,5:1"
    assert curve_text(track.with_point(2, 99).points) == "0:3,2:30,5:7"


def test_points_move_between_their_neighbours():
    track = guidance("0:3,5:7,9:2")
    assert curve_text(track.moved(1, 20, 4).points) == "0:3,8:4,9:2"
    assert curve_text(track.moved(1, -3, -4).points) == "0:3,1:0,9:2"
    assert curve_text(track.moved(2, 30, 2).points) == "0:3,5:7,30:2"
    assert curve_text(track.without(1).jumping(1, True).points) == "0:3,9=2"
    assert guidance("2:7").without(0).points == ()


def test_curves_are_typed_with_steps_from_one():
    track = guidance("0:3,5=7")
    assert track.text(None) == "1:3,6=7"
    assert guidance().text(None) == "1:3"
    assert curve_text(track.typed(None, "1:2, 4:8").points) == "0:2,3:8"
    assert track.typed(None, " ").points == ()
    for text, why in (("x", "This is not a curve"), ("0:2", "from 1"), ("4:1,2:1", "ascend"), ("1:99", "from 0 to 30")):
        with pytest.raises(BadInput, match=why):
            track.typed(None, text)


def test_prompts_change_at_points():
    track = PromptTrack("a tiger", ())
    assert track.with_point(0, 0) == track, "the first step has the prompt itself"
    one = track.with_point(4, 0).typed(0, " a  pink tiger ")
    assert [(change.step, change.prompt) for change in one.changes] == [(4, "a pink tiger")]
    two = one.with_point(8, 0)
    assert two.label_at(8) == "a pink tiger"
    assert two.moved(0, 20, 0).steps == (7, 8)
    assert two.moved(0, 0, 0).steps == (1, 8)
    assert two.without(0).steps == (8,)
    assert [two.label_at(step) for step in (0, 3, 4)] == ["a tiger", "a tiger", "a pink tiger"]
    assert (track.text(None), one.text(0)) == (None, "a pink tiger")


def test_tracks_go_back_into_their_recipe():
    recipe = GenerateRecipe(prompt="a", controls=[{"image": "x"}, {"image": "y", "weight": 0.5}])
    prompt, scale, first, second = tracks_of(recipe)
    assert [track.title for track in (prompt, scale, first, second)] == [
        "prompt",
        "CFG scale",
        "canny weight",
        "canny weight",
    ]
    for track, step in ((prompt, 2), (scale, 3), (second, 4)):
        recipe = track.with_point(step, 1.5).into(recipe)
    assert GenerateRecipe.model_validate(recipe.model_dump()) == recipe
    assert [step.control_weights for step in settings_of_steps(recipe, 6)][4] == (1.0, 1.5)
    assert [step.guidance for step in settings_of_steps(recipe, 6)][3] == 1.5
    assert [type(track) for track in tracks_of(GenerateRecipe())] == [NumberTrack]
