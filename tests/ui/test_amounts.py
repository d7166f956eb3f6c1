"""Durations and numbers of bytes as people read them."""

import pytest

from studio.ui.amounts import duration, memory_text, size_text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (59.4, "59 s"), (59.6, "1:00"), (76, "1:16"), (7390, "2:03:10"), (97_200, "1 d 3 h"), (-3, "0 s")],
)
def test_durations_are_formatted(seconds, text):
    assert duration(seconds) == text


def test_numbers_of_bytes_are_formatted():
    assert [memory_text(count) for count in (0, 8 * 2**30, 12_900_000)] == ["", "8.0 GB", "12.3 MB"]
    assert [size_text(count) for count in (0, 12, 4_300, 18_000_000, 253_000_000, 6_940_000_000)] == [
        "",
        "12 B",
        "4 kB",
        "18.0 MB",
        "253 MB",
        "6.9 GB",
    ]
