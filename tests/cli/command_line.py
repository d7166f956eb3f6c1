"""Checks how a verb of the command line refuses bad input."""


def refusal(status: int, stdout: str, stderr: str) -> str:
    """Return the error line; fail unless there is exactly one, exit status 2 and no standard output."""
    assert status == 2, (status, stderr)
    lines = [line for line in stderr.splitlines() if line.startswith("denoise-studio: ")]
    assert len(lines) == 1, stderr
    assert "Traceback" not in stderr
    assert stdout == ""
    return lines[0]
