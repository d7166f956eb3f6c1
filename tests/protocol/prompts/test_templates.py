"""Comments, wildcards and styles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.protocol.errors import BadInput
from studio.protocol.prompts.styles import Style, dump_styles, read_styles, with_styles
from studio.protocol.prompts.wildcards import drawn, is_template, wildcard_lines, without_comments

CELLS = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=20)


def test_comments_are_removed():
    assert without_comments("a /* small */fox // in snow\nsleeping") == "a fox \nsleeping"
    assert without_comments("# a note\na fox #1\n  # another\nend") == "a fox #1\nend"
    assert without_comments("https://a.b and//c") == "https://a.b and//c"


def test_the_seed_draws_the_alternatives():
    template = "a {red|blue|green} {cat|dog}"
    assert drawn(template, 3) == drawn(template, 3)
    found = {drawn(template, seed) for seed in range(200)}
    assert found == {f"a {colour} {animal}" for colour in ("red", "blue", "green") for animal in ("cat", "dog")}
    assert is_template(template)
    assert not is_template("a {red} fox_in__snow")


def test_alternatives_may_be_nested_and_empty():
    assert {drawn("a {|{big|small} }fox", seed) for seed in range(100)} == {"a fox", "a bigfox", "a smallfox"}


def test_wildcards_come_from_files():
    animals = wildcard_lines("# animals\ncat\n\n dog \n")
    assert animals == ["cat", "dog"]
    found = {drawn("__animal__ and <wildcard:animal>", seed, {"animal": animals}) for seed in range(100)}
    assert found == {f"{one} and {other}" for one in animals for other in animals}
    assert drawn("__unknown__ {a|a}", 1) == "__unknown__ a"


def test_a_wildcard_that_names_itself_ends():
    assert len(drawn("__a__", 1, {"a": ["__a__ __a__"]})) <= 4000


@given(st.text(max_size=80), st.integers(0, 2**63))
def test_any_template_is_drawn(template, seed):
    assert drawn(template, seed) == drawn(template, seed)


def test_styles_surround_or_follow():
    styles = read_styles('name,prompt,negative_prompt\nOil,"an oil painting of {prompt}, thick",photo\nSharp,sharp,\n')
    assert with_styles("a fox", "", styles) == ("an oil painting of a fox, thick, sharp", "photo")
    assert with_styles("", "blurry", styles[1:]) == ("sharp", "blurry")


@given(st.lists(st.builds(Style, CELLS.filter(bool), CELLS, CELLS), max_size=5))
def test_styles_round_trip(styles):
    assert list(read_styles(dump_styles(styles))) == styles


def test_a_table_of_something_else_is_refused():
    with pytest.raises(BadInput, match="columns name, prompt"):
        read_styles("a,b\n1,2\n")
