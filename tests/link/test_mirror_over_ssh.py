"""A mirror over a real ssh connection to the test's own sshd."""

import contextlib
import getpass
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from studio.link import mirror as mirror_module
from studio.link.mirror import Mirror, mirror_folder, ssh_relay
from studio.protocol.events import Checkpointed
from studio.protocol.hosts import HostProfile
from studio.protocol.runfolder import Control, RunFolder, Status
from studio.protocol.training_recipe import TrainRecipe
from tests.system_packages import skip_without

SSH, KEYGEN = shutil.which("ssh"), shutil.which("ssh-keygen")
SSHD = shutil.which("sshd", path="/usr/sbin:/usr/local/sbin:/usr/bin")
REPOSITORY = Path(__file__).parents[2]
BARE = "an interpreter without the program"


@dataclass
class Server:
    """An sshd on a free local port, and the folder with its keys."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        assert SSHD is not None
        if os.geteuid() == 0:  # sshd wants this folder, which a service manager makes where there is one
            Path("/run/sshd").mkdir(exist_ok=True)
        self.process = subprocess.Popen([SSHD, "-D", "-f", self.folder / "sshd_config", "-E", self.folder / "log"])
        deadline = time.monotonic() + 10
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    self.stop()
                    skip_without(f"an sshd that starts: {(self.folder / 'log').read_text()[-200:]}")
                time.sleep(0.05)

    def stop(self) -> None:
        """End the server and every connection to it."""
        assert self.process is not None
        with contextlib.suppress(psutil.NoSuchProcess):
            for process in psutil.Process(self.process.pid).children(recursive=True):
                process.kill()
        self.process.kill()
        self.process.wait()


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The server; its ssh configuration knows it as "lab", and as "stranger" with an unauthorised key."""
    if not (SSH and SSHD and KEYGEN):
        skip_without("OpenSSH's client and server (Debian: openssh-client, openssh-server)")
    folder = tmp_path / "ssh"
    (folder / "bin").mkdir(parents=True)
    for key in ("host", "key", "other"):
        subprocess.run([KEYGEN, "-q", "-t", "ed25519", "-N", "", "-f", folder / key], check=True)
    shutil.copy(folder / "key.pub", folder / "authorized")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        closed = free.getsockname()[1]
    (folder / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder / 'host'}\nAuthorizedKeysFile {folder / 'authorized'}\n"
        "StrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nPidFile none\n"
        "PermitRootLogin prohibit-password\n"
    )
    known = f"UserKnownHostsFile {folder / 'known'}\nStrictHostKeyChecking accept-new\nIdentitiesOnly yes\n"
    there = f"HostName 127.0.0.1\nUser {getpass.getuser()}\n{known}"
    (folder / "config").write_text(
        f"Host lab\nPort {port}\nIdentityFile {folder / 'key'}\n{there}"
        f"Host stranger\nPort {port}\nIdentityFile {folder / 'other'}\n{there}"
        f"Host off\nPort {closed}\nIdentityFile {folder / 'key'}\n{there}"
    )
    (folder / "bin" / "ssh").write_text(f'#!/bin/sh\nexec {SSH} -F {folder / "config"} "$@"\n')
    (folder / "bin" / "ssh").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder / "bin"), prepend=":")
    monkeypatch.setattr(mirror_module, "RETRY_SECONDS", 0.2)
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    server = Server(folder, port)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def far(tmp_path: Path) -> RunFolder:
    folder = RunFolder(tmp_path / "the runs" / "my night")
    folder.create(TrainRecipe())
    folder.write_status(Status(state="running", step=1, heartbeat=time.time()))
    folder.append(Checkpointed(step=1, folder="checkpoints/00000001"))
    return folder


def lab(far: RunFolder, **changes) -> HostProfile:
    setup = (f"cd '{REPOSITORY}'", "echo A module is loaded.")
    host = HostProfile(name="lab", address="lab", folder=str(far.path.parent), python=sys.executable, setup=setup)
    return host.model_copy(update=changes)


def steps(folder: RunFolder) -> list[int]:
    return [event.step for event, _ in folder.events()]


def test_a_remote_run_is_followed_controlled_and_reattached(server: Server, far: RunFolder, qtbot):
    host = lab(far)
    mirror = Mirror(ssh_relay(host, "my night"), mirror_folder(host, "my night"))
    try:
        with qtbot.waitSignal(mirror.connected):
            mirror.start()
        qtbot.waitUntil(lambda: steps(mirror.folder) == [1])
        mirror.folder.ask(Control.LEARNING_RATE, "0.01")
        qtbot.waitUntil(lambda: far.has_request(Control.LEARNING_RATE))
        with qtbot.waitSignal(mirror.broken) as told:
            server.stop()
        assert len(told.args[0].splitlines()) == 1
        far.append(Checkpointed(step=2, folder="checkpoints/00000002"))
        mirror.folder.ask(Control.PAUSE)
        with qtbot.waitSignal(mirror.broken) as told:
            pass
        assert "Connection refused" in told.args[0]
        with qtbot.waitSignal(mirror.connected):
            server.start()
        qtbot.waitUntil(lambda: steps(mirror.folder) == [1, 2])
        qtbot.waitUntil(lambda: far.has_request(Control.PAUSE))
        far.append(Checkpointed(step=3, folder="checkpoints/00000003"))
        far.write_status(Status(state="stopped", step=3, heartbeat=time.time()))
        qtbot.waitUntil(lambda: not mirror._thread.is_alive())
        assert steps(mirror.folder) == [1, 2, 3]
    finally:
        mirror.close()


@pytest.mark.parametrize(
    ("changes", "run", "line"),
    [
        ({"address": "stranger"}, "my night", "Permission denied"),
        ({"address": "off"}, "my night", "Connection refused"),
        ({}, "no such", "no such holds no training run."),
        ({"python": "/nowhere/python"}, "my night", "/nowhere/python: No such file or directory"),
        ({"python": BARE}, "my night", "No module named studio"),
    ],
)
def test_connection_errors_are_one_line(
    changes: dict[str, object], run: str, line: str, server: Server, far: RunFolder, qtbot
):
    host = lab(far, **changes)
    if host.python == BARE:
        bare = server.folder / "bin" / "python"
        bare.write_text(f'#!/bin/sh\nexec {sys.executable} -I -S "$@"\n')
        bare.chmod(0o755)
        host = host.model_copy(update={"python": str(bare)})
    mirror = Mirror(ssh_relay(host, run), mirror_folder(host, run))
    with qtbot.waitSignal(mirror.broken) as told:
        mirror.start()
    mirror.close()
    assert line in told.args[0]
    assert len(told.args[0].splitlines()) == 1
