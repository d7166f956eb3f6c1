"""The pace of a job: evaluations of its denoiser, and their time."""

import pytest

from studio.engine.generation.generate import ModelCache, generate
from studio.engine.generation.pace import JobPace
from studio.protocol.events import Result
from studio.protocol.generation_recipe import GenerateRecipe


# of its steps, the first of Heun is too steep for a correction, and the last needs none
@pytest.mark.parametrize(("sampler", "evaluations"), [("ddim", 4), ("heun", 6), ("pndm", 5), ("dpmpp_sde", 4)])
def test_a_result_reports_the_evaluations_of_its_sampler(tmp_path, sampler, evaluations) -> None:
    recipe = GenerateRecipe(model="pocket", prompt="a cat", guidance=3, steps=4, sampler=sampler)
    *_, result, _ = generate(recipe, tmp_path / "out", models=ModelCache("cpu"), trajectory=False)
    assert isinstance(result, Result)
    assert result.evaluations == evaluations
    assert result.evaluation_seconds > 0


def test_the_first_step_is_left_out_where_there_are_others() -> None:
    pace = JobPace()
    pace.take(2, 10.0, first_batch=True)
    assert pace.evaluation_seconds == 5
    pace.take(2, 11.0, first_batch=True)
    pace.take(2, 12.0, first_batch=False)
    assert (pace.of_first_batch, pace.evaluation_seconds) == (4, 0.5)
