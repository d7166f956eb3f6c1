"""Shortcuts as data: assigning, conflicts, defaults and what is kept."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.ui.commands.commands import COMMANDS, by_id
from studio.ui.shortcuts.key_map import KeyMap

KEYS = st.sampled_from(["Ctrl+S", "F9", "Ctrl+Alt+J", "B", "Return"])
IDS = st.sampled_from([command.id for command in COMMANDS])


def test_the_defaults_have_no_rivals():
    """A key with two commands in view would trigger neither."""
    keys = KeyMap()
    clashes = [(one.id, key) for one in COMMANDS for key in one.shortcuts if keys.conflicts(one.id, key)]
    assert clashes == []


def test_an_assigned_key_is_taken_from_the_command_that_had_it():
    keys = KeyMap()
    keys.assign("file.open", "Ctrl+S")
    assert keys.keys("file.open") == ("Ctrl+S",)
    assert "Ctrl+S" not in keys.keys("file.save")
    assert keys.is_changed("file.save")


def test_other_shortcuts_of_a_command_stay():
    keys = KeyMap()
    keys.assign("edit.redo", "F9")
    assert keys.keys("edit.redo") == ("F9", "Ctrl+Y")


def test_commands_that_are_never_in_view_together_may_share_a_key():
    keys = KeyMap()
    keys.assign("models.use", "F9")
    keys.assign("runs.open", "F9")
    assert keys.keys("models.use") == keys.keys("runs.open") == ("F9",)


def test_a_default_is_taken_back_from_the_command_that_got_it():
    keys = KeyMap()
    keys.assign("file.open", "Ctrl+S")
    keys.reset("file.save")
    assert keys.keys("file.save") == by_id()["file.save"].shortcuts
    assert keys.keys("file.open") == ()


@given(st.lists(st.tuples(IDS, KEYS), max_size=8), st.lists(IDS, max_size=3))
def test_no_sequence_of_changes_leaves_two_commands_on_one_key(assigned, reset):
    keys = KeyMap()
    for id_, key in assigned:
        keys.assign(id_, key)
    for id_ in reset:
        keys.reset(id_)
    for command in COMMANDS:
        assert not [key for key in keys.keys(command.id) if keys.conflicts(command.id, key)]
    assert KeyMap.from_text(keys.to_text()) == keys


@pytest.mark.parametrize(
    "text",
    [
        *(
            "{",
            "[1]",
            "null",
            '"x"',
            '{"file.save": 3}',
            '{"file.save": [1]}',
            '{"gone.command": ["F9"]}',
            "[" * 100_000,
        ),
        *(json.dumps({"file.save": keys}) for keys in (["x" * 1000], ["F9"] * 50, ["\n"])),
    ],
)
def test_damaged_text_gives_the_defaults(text):
    assert KeyMap.from_text(text) == KeyMap()
