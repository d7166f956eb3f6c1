"""Comments, wildcards and styles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe, TemplateSpec
from studio.protocol.parameters import own_recipe, parameters_text
from studio.protocol.prompts.styles import Style, add_style, dump_styles, load_styles, read_styles, with_styles
from studio.protocol.prompts.templates import draw_prompts, with_template
from studio.protocol.prompts.wildcards import WildcardFolder, drawn, is_template, without_comments

CELLS = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=20)


def test_comments_are_removed():
    assert without_comments("a /* small */fox // in snow\nsleeping") == "a fox \nsleeping"
    assert without_comments("# a note\na fox #1\n  # another\nend") == "a fox #1\nend"
    assert without_comments("https://a.b and//c") == "https://a.b and//c"


def no_wildcards(name):
    raise BadInput(f"There is no wildcard {name}.")


def test_the_seed_draws_the_alternatives():
    template = "a {red|blue|green} {cat|dog}"
    assert drawn(template, 3, no_wildcards) == drawn(template, 3, no_wildcards)
    found = {drawn(template, seed, no_wildcards) for seed in range(200)}
    assert found == {f"a {colour} {animal}" for colour in ("red", "blue", "green") for animal in ("cat", "dog")}
    assert is_template(template)
    assert not is_template("a {red} fox_in__snow")


def test_the_negative_prompt_draws_for_itself():
    pairs = {(drawn("{a|b}", seed, no_wildcards), drawn("{a|b}", seed, no_wildcards, "negative")) for seed in range(99)}
    assert len(pairs) == 4


def test_alternatives_may_be_nested_and_empty():
    found = {drawn("a {|{big|small} }fox", seed, no_wildcards) for seed in range(100)}
    assert found == {"a fox", "a bigfox", "a smallfox"}


def test_a_bar_in_other_brackets_is_not_an_alternative():
    found = {drawn("{[cat|dog]|(fox|owl:1.2)|<x|y>}", seed, no_wildcards) for seed in range(100)}
    assert found == {"[cat|dog]", "(fox|owl:1.2)", "<x|y>"}
    assert {drawn("{a)|b}", seed, no_wildcards) for seed in range(50)} == {"a)", "b"}


def test_escaped_braces_are_characters():
    assert not is_template(r"\{a|b}")
    assert drawn(r"\{a|b}", 1, no_wildcards) == r"\{a|b}"


def test_wildcards_come_from_files(tmp_path):
    (tmp_path / "wild").mkdir()
    (tmp_path / "animal.txt").write_bytes("\ufeff# animals\r\ncat\r\n\r\n dog \r\n".encode())
    (tmp_path / "wild" / "cats.txt").write_text("lynx\n{tiger|lion}\n")
    wildcards = WildcardFolder(tmp_path)
    assert list(wildcards.files) == ["animal", "wild/cats"]
    found = {drawn("__animal__ and <wildcard:animal>", seed, wildcards) for seed in range(100)}
    assert found == {f"{one} and {other}" for one in ("cat", "dog") for other in ("cat", "dog")}
    assert {drawn("__wild/cats__", seed, wildcards) for seed in range(100)} == {"lynx", "tiger", "lion"}
    assert {drawn("__*__", seed, wildcards) for seed in range(200)} == {"cat", "dog", "lynx", "tiger", "lion"}


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("__unknown__", "There is no wildcard unknown: .* has no file unknown.txt"),
        ("<wildcard:empty>", "empty.txt is empty"),
        ("__binary__", "binary.txt is not a text file"),
        ("__itself__", "more than 4000 characters"),
        ("__loop__", "never end"),
    ],
)
def test_wildcards_that_cannot_be_drawn_are_reported_in_a_line(tmp_path, template, told):
    (tmp_path / "empty.txt").write_text("# nothing\n\n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(128, 256)) * 3)
    (tmp_path / "itself.txt").write_text("__itself__ __itself__ and more")
    (tmp_path / "loop.txt").write_text("__loop__")
    with pytest.raises(BadInput, match=told) as refused:
        drawn(template, 1, WildcardFolder(tmp_path))
    assert "\n" not in str(refused.value)


def test_a_folder_that_is_missing_has_no_wildcards(tmp_path):
    assert WildcardFolder(tmp_path / "none").files == {}


@given(st.text(max_size=80), st.integers(0, 2**63))
def test_any_template_is_drawn(template, seed):
    def once():
        try:
            return drawn(template, seed, no_wildcards)
        except BadInput as error:
            return str(error)

    assert once() == once()


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


def test_a_spreadsheets_table_is_read():
    table = '\ufeffname,prompt,negative_prompt\r\n"Oil, thick","an ""oil"" painting\r\nof {prompt}",\r\n,ignored,\r\n'
    assert read_styles(table) == (Style("Oil, thick", 'an "oil" painting\r\nof {prompt}'),)


def test_styles_are_added_to_a_file(tmp_path):
    file = tmp_path / "deep" / "styles.csv"
    assert load_styles(file) == ()
    add_style(Style("Oil", "oil"), file)
    add_style(Style("Fog", negative="fog"), file)
    assert add_style(Style("Oil", "thick oil"), file) == load_styles(file)
    assert load_styles(file) == (Style("Fog", "", "fog"), Style("Oil", "thick oil"))


def test_each_picture_of_a_batch_draws_its_own_prompt():
    asked = with_template(
        GenerateRecipe(prompt="a {red|blue} fox // mine", negative="{fog|rain}", dialect="a1111", count=9)
    )
    assert asked.template == TemplateSpec(prompt="a {red|blue} fox // mine", negative="{fog|rain}")
    made = draw_prompts(asked, no_wildcards)
    assert {made.prompts_of(index)[0].strip() for index in range(9)} == {"a red fox", "a blue fox"}
    assert made.prompts_of(0) == (made.prompt, made.negative)
    for index in range(9):
        alone = draw_prompts(asked.model_copy(update={"count": 1, "seed": asked.seed + index}), no_wildcards)
        assert own_recipe(made, index) == alone
        assert alone.template.drawn == ()
    assert GenerateRecipe.model_validate_json(made.model_dump_json()) == made


def test_pictures_of_a_variation_share_the_prompt():
    asked = GenerateRecipe(prompt="{a|b|c|d}", count=20, variation_seed=3, variation_strength=0.2)
    made = draw_prompts(with_template(asked), no_wildcards)
    assert made.template.drawn == ()
    assert own_recipe(made, 4).variation_seed == 7
    assert own_recipe(made, 4).seed == made.seed


def test_styles_are_added_before_the_draw():
    styles = [Style("Oil", "{thick|thin} oil of {prompt}", "photo"), Style("Sharp", "sharp")]
    asked = with_template(GenerateRecipe(prompt="a fox"), ["oil", "Sharp"])
    made = draw_prompts(asked, no_wildcards, styles)
    assert made.prompt in ("thick oil of a fox, sharp", "thin oil of a fox, sharp")
    assert (made.negative, made.template.prompt) == ("photo", "a fox")
    with pytest.raises(BadInput, match="no style Ink: there are Oil, Sharp"):
        draw_prompts(with_template(asked, ["Ink"]), no_wildcards, styles)


def test_a_prompt_without_alternatives_has_no_template():
    recipe = GenerateRecipe(prompt="a fox")
    assert draw_prompts(with_template(recipe), no_wildcards) == recipe


def test_the_template_stands_in_the_parameters():
    asked = with_template(GenerateRecipe(prompt="a {red|red}\nfox", negative="{a|a}"), [])
    text = parameters_text(draw_prompts(asked, no_wildcards))
    assert text.startswith("a red\nfox\nNegative prompt: a\nSteps: 50, ")
    assert text.endswith(r', Template: "a {red|red}\nfox", Negative Template: "{a|a}"')
