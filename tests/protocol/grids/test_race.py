"""A race: what its pictures are compared with, and its table."""

import pytest

from studio.protocol.errors import BadInput
from studio.protocol.events import Result
from studio.protocol.generation_recipe import ForkSpec, GenerateRecipe
from studio.protocol.grids.axis import parse_axis
from studio.protocol.grids.race import RaceEntry, race_entry, reference_of, table_text
from studio.protocol.samplers import SAMPLERS


def test_all_stands_for_every_sampler():
    axis = parse_axis("sampler=all")
    assert tuple(value for (value,) in axis.values) == SAMPLERS
    assert [value for (value,) in parse_axis("sampler=ddim, Euler").values] == ["ddim", "euler"]


def test_the_reference_keeps_all_but_the_way_of_sampling():
    recipe = GenerateRecipe(
        model="pocket", sampler="euler_a", steps=7, seed=3, guidance=4, eta=0.5, prompt="a cat", spacing="karras"
    )
    reference = reference_of(recipe, 1000)
    assert (reference.sampler, reference.steps, reference.eta, reference.spacing) == ("ddim", 1000, 0.0, "trailing")
    assert (reference.seed, reference.guidance, reference.prompt, reference.model) == (3, 4, "a cat", "pocket")
    assert reference_of(recipe, 300).steps == 300
    with pytest.raises(BadInput, match="cannot continue"):
        reference_of(GenerateRecipe(fork=ForkSpec(record="a", step=1)), 1000)


def test_the_table_begins_with_the_nearest():
    result = Result(pictures=("0000.png",), evaluations=19, evaluation_seconds=0.25)
    heun = race_entry("Heun", GenerateRecipe(steps=10), result, 4.0)
    assert heun.texts == ("Heun", "10", "19", "4.75", "4.00")
    text = table_text([RaceEntry("unknown", 5, 5, 1.0), heun, RaceEntry("DDIM", 10, 10, 2.5, 1.5)])
    assert [line.split()[0] for line in text.splitlines()] == ["Steps", "DDIM", "Heun", "unknown"]
    assert text.splitlines()[-1].endswith("–")
