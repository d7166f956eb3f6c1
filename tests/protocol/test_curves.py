import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from studio.protocol.curves import CurvePoint, curve_text, parse_curve, value_at
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe
from studio.protocol.step_settings import first_difference, settings_of_steps

points = st.lists(st.integers(0, 40), unique=True, max_size=6).flatmap(
    lambda steps: st.tuples(
        *(
            st.builds(CurvePoint, step=st.just(step), value=st.integers(0, 60).map(lambda n: n / 2), jump=st.booleans())
            for step in sorted(steps)
        )
    )
)


@given(points)
def test_a_curve_comes_back_from_its_text(curve):
    assert parse_curve(curve_text(curve)) == curve
    assert GenerateRecipe(guidance_curve=curve_text(curve)).guidance_curve == curve


@given(points, st.integers(0, 45))
def test_a_curve_passes_through_its_points_and_stays_between_them(curve, step):
    value = value_at(curve, step, 9.0)
    if not curve:
        assert value == 9.0
        return
    at = [point.value for point in curve if point.step == step]
    assert min(point.value for point in curve) <= value <= max(point.value for point in curve)
    assert not at or value == at[0]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("0:2,4:6", [2, 3, 4, 5, 6, 6]),
        ("0:2,4=6", [2, 2, 2, 2, 6, 6]),
        ("2:5", [5, 5, 5, 5, 5, 5]),
        ("1:1, 3:3, 4=0", [1, 1, 2, 3, 0, 0]),
        ("", [9, 9, 9, 9, 9, 9]),
    ],
)
def test_lines_and_jumps(text, values):
    assert [value_at(parse_curve(text), step, 9) for step in range(6)] == values


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("0:2,x", "a curve is written as"),
        ("0", "a curve is written as"),
        ("5:1,3:2", "must ascend"),
        ("5:1,5:2", "must ascend"),
        ("0:99", "from 0 to 30"),
        ("0:-1", "from 0 to 30"),
        ("99999:1", "10000"),
    ],
)
def test_other_curves_are_refused_in_one_line(text, why):
    with pytest.raises(ValidationError, match=why):
        GenerateRecipe(guidance_curve=text)


def test_the_weight_of_a_control_has_bounds_too():
    assert ControlSpec(image="x", weight_curve="0:2,4:0").weight_curve[1].value == 0
    with pytest.raises(ValidationError, match="from 0 to 2"):
        ControlSpec(image="x", weight_curve="0:3")


def test_prompts_change_at_their_steps_and_keep_their_own_schedules():
    recipe = GenerateRecipe(
        prompt="a [blue:green:2] tiger",
        negative="[stripes::3]",
        dialect="a1111",
        prompt_changes=[{"step": 4, "prompt": "a [pink:red:5] hat"}, {"step": 9, "prompt": "never"}],
    )
    steps = settings_of_steps(recipe, 7)
    assert [step.prompt for step in steps] == [
        *["a blue tiger"] * 2,
        *["a green tiger"] * 2,
        "a pink hat",
        *["a red hat"] * 2,
    ]
    assert [step.negative for step in steps] == ["stripes"] * 3 + [""] * 4
    with pytest.raises(ValidationError, match="must ascend"):
        GenerateRecipe(prompt_changes=[{"step": 4, "prompt": ""}, {"step": 4, "prompt": "x"}])
    with pytest.raises(ValidationError):
        GenerateRecipe(prompt_changes=[{"step": 0, "prompt": ""}])


def test_the_first_step_that_differs_is_found():
    recipe = GenerateRecipe(guidance=3, prompt="a", controls=[{"image": "x"}])

    def with_(**changes):
        return GenerateRecipe.model_validate(recipe.model_dump() | changes)

    assert first_difference(recipe, recipe, 8) is None
    assert first_difference(recipe, with_(guidance_curve="0:3,5=3"), 8) is None
    assert first_difference(recipe, with_(guidance_curve="0:3,5=7"), 8) == 5
    assert first_difference(recipe, with_(guidance_curve="3:3,5:7"), 8) == 4
    assert first_difference(recipe, with_(prompt_changes=[{"step": 6, "prompt": "b"}]), 8) == 6
    assert first_difference(recipe, with_(prompt_changes=[{"step": 9, "prompt": "b"}]), 8) is None
    assert first_difference(recipe, with_(controls=[{"image": "x", "weight_curve": "2:1,4:0"}]), 8) == 3
