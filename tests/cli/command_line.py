"""The error line of a verb of the command line."""


def refusal(status: int, told: str, said: str) -> str:
    """Exit status 2, one clear line on standard error, nothing on standard output."""
    assert status == 2, (status, said)
    lines = [line for line in said.splitlines() if line.startswith("denoise-studio: ")]
    assert len(lines) == 1, said
    assert "Traceback" not in said
    assert told == ""
    return lines[0]
