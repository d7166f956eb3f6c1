"""Numbers of bytes are shown in a unit in which they are not zero."""

import pytest

from studio.protocol.byte_counts import bytes_text
from studio.protocol.shortage import Shortage


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 bytes"), (50, "50 bytes"), (512, "0.5 kB"), (12_900_000, "12.3 MB"), (2**30 // 5, "0.2 GB")],
)
def test_units(count: int, text: str) -> None:
    assert bytes_text(count) == text


def test_a_shortage_of_a_small_amount() -> None:
    assert "needs about 20.0 MB; this computer has 10.0 MB" in str(
        Shortage(needed=20 * 2**20, available=10 * 2**20, gpu=False)
    )
