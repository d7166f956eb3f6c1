"""The list of registered models, which several processes change."""

import subprocess
import sys

import pytest
from filelock import FileLock

from studio.protocol import places, registered
from studio.protocol.errors import BadInput
from studio.protocol.registered import RegisteredModel, forget_model, locked_register, register_model, registered_models

_ADD = """
import sys
from studio.protocol.registered import RegisteredModel, register_model
for number in range(12):
    register_model(f"{sys.argv[1]}-{number}", RegisteredModel(path="/models/one"))
"""


def test_what_several_processes_add_at_once_is_all_there(data_home) -> None:
    processes = [subprocess.Popen([sys.executable, "-c", _ADD, name]) for name in ("a", "b", "c")]
    assert [process.wait(120) for process in processes] == [0, 0, 0]
    assert set(registered_models()) == {f"{name}-{number}" for name in "abc" for number in range(12)}


def test_it_may_be_held_within_itself(data_home) -> None:
    with locked_register():
        register_model("one", RegisteredModel(path="/models/one"))
        forget_model("one")
    assert registered_models() == {}


def test_a_list_that_stays_locked_is_reported(data_home, monkeypatch) -> None:
    monkeypatch.setattr(registered, "LONGEST_WAIT", 0.05)
    lock = places.model_register().with_suffix(".lock")
    lock.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(lock), pytest.raises(BadInput, match="in use by another process"):
        register_model("one", RegisteredModel(path="/models/one"))
