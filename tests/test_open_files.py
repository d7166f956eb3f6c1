"""The window's process may have more files open than a new process usually may."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such limit")

_RAISED = """
import resource
from studio.open_files import allow_many_open_files
resource.setrlimit(resource.RLIMIT_NOFILE, ({}, {}))
allow_many_open_files()
print(*resource.getrlimit(resource.RLIMIT_NOFILE))
"""


@pytest.mark.parametrize(("soft", "hard", "expected"), [(256, 1000, 1000), (256, 5000, 4096), (4500, 5000, 4500)])
def test_the_limit_is_raised_as_far_as_the_system_permits(soft: int, hard: int, expected: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _RAISED.format(soft, hard)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [str(expected), str(hard)]
