"""Numbers of bytes are shown in a unit in which they are not zero: memory by 1,024, files by 1,000."""

import pytest

from studio.protocol.byte_counts import file_size_text, memory_text
from studio.protocol.shortage import Shortage


@pytest.mark.parametrize(
    ("count", "memory", "file"),
    [
        (0, "0 bytes", "0 bytes"),
        (50, "50 bytes", "50 bytes"),
        (512, "0.5 kB", "0.5 kB"),
        (12_900_000, "12.3 MB", "12.9 MB"),
        (2**30 // 5, "0.2 GB", "0.2 GB"),
        (24 * 2**30, "24.0 GB", "25.8 GB"),
    ],
)
def test_units(count: int, memory: str, file: str) -> None:
    assert (memory_text(count), file_size_text(count)) == (memory, file)


def test_a_shortage_of_a_small_amount() -> None:
    assert "needs about 20.0 MB; this computer has 10.0 MB" in str(
        Shortage(needed=20 * 2**20, available=10 * 2**20, gpu=False)
    )
