"""Fixtures of the command line's tests."""

import pytest

from studio.cli import main as cli


@pytest.fixture
def run(monkeypatch, capsys):
    """Run a command in this process; return exit status, standard output and standard error."""

    def command(*arguments):
        monkeypatch.setattr("sys.argv", ["studio", *map(str, arguments)])
        status = cli.main()
        told = capsys.readouterr()
        return status, told.out, told.err

    return command
