"""The message of BadInput is one line of text, whatever the names in it are."""

import pytest

from studio.protocol.errors import BadInput


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("There is no picture a  b.png.", "There is no picture a  b.png."),
        ("The model a\nb\r\n\x00c has no labels.\n", "The model a b c has no labels."),
        ("a\u202egnp.exe", "a gnp.exe"),
        ("👩\u200d🎨 and \udcff stay", "👩\u200d🎨 and \udcff stay"),
        ("There is no model " + "x" * 5000 + ".", "There is no model " + "x" * 682 + " … " + "x" * 299 + "."),
        ("", ""),
    ],
)
def test_it_is_one_short_line(message, shown):
    assert str(BadInput(message)) == shown
