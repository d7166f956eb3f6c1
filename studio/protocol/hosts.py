"""Machines that a training can run on: their profiles, and the commands that start a run there."""

import json
import os
import re
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, read_regular, write_text_atomically
from studio.protocol.frozen import Frozen, describe
from studio.protocol.jsontext import MAX_BYTES

Launcher = Literal["torchrun", "accelerate", "sbatch"]

_HOME = re.compile(r"~[\w.-]*(/|$)")  # a quoted slash would keep a shell from seeing it


class HostProfile(Frozen):
    """How to reach a machine, or a cluster's queue, and how to run trainings there.

    Attributes:
        name: The user's name for it.
        address: As ssh takes it, "user@machine"; empty for this machine or a folder that is mounted here.
        folder: The folder there that holds its runs; a leading ~/ is the home there.
        mounted: The same folder as this machine sees it, where it is mounted; empty: it is reached by ssh.
        python: The interpreter there that has the program.
        machines: How many machines train together.
        processes: Processes on each machine: one for each GPU, or 1.
        device: "auto", "cpu" or "cuda".
        partition: SLURM's partition; empty: its default.
        time_limit: SLURM's limit, as [days-]hours:minutes:seconds.
        cores: Cores for each process, for SLURM.
        setup: Lines to run before the training there, such as `module load cuda`.
    """

    name: str = Field(min_length=1, max_length=60)
    address: str = Field(default="", pattern=r"^[\w.@:\-]*$")
    folder: str = Field(min_length=1)
    mounted: str = ""
    python: str = "python3"
    machines: int = Field(default=1, ge=1, le=1024)
    processes: int = Field(default=1, ge=1, le=64)
    device: Literal["auto", "cpu", "cuda"] = "auto"
    partition: str = Field(default="", pattern=r"^[\w\-,]*$")
    time_limit: str = Field(default="12:00:00", pattern=r"^(\d+-)?\d{1,3}:\d{2}:\d{2}$")
    cores: int = Field(default=4, ge=1, le=512)
    setup: tuple[str, ...] = ()

    def run_folder(self, run: str) -> str:
        """Return the remote folder of a run; raises BadInput if its name is not that of a single folder."""
        check_name(run)
        return f"{self.folder.rstrip('/')}/{run}"


_HOSTS: TypeAdapter[list[HostProfile]] = TypeAdapter(list[HostProfile], config=ConfigDict(defer_build=True))


def check_name(name: str) -> None:
    """Raise BadInput unless a name can be that of one folder, on any machine and in a line of text."""
    if not name.strip() or name in (".", "..") or "/" in name or "\\" in name or not name.isprintable():
        raise BadInput(f"{name[:60]!r} cannot be a name: it is to be one line without slashes.")


def shell_words(words: Sequence[str]) -> str:
    """Join words for a shell, which expands a ~/ at the beginning of a word."""
    joined = []
    for word in words:
        home = _HOME.match(word)
        kept = home.group() if home else ""
        rest = word[len(kept) :]
        joined.append(kept + (shlex.quote(rest) if rest or not kept else ""))
    return " ".join(joined)


def start_command(host: HostProfile, launcher: Launcher, recipe: str, run: str, resume: bool = False) -> str:
    """Return the text to paste into a shell of the machine (torchrun, accelerate), or to give to `sbatch` as a file.

    Args:
        host: The machine.
        launcher: What starts the processes.
        recipe: A preset's name, or a recipe's file there.
        run: The run's name; its folder is made below the host's.
        resume: Continue from the run's newest checkpoint.
    """
    training = ["train", recipe, "--run", host.run_folder(run), "--device", host.device]
    training += ["--resume"] if resume else []
    if launcher == "sbatch":
        return _batch_script(host, training, run)
    several = host.machines > 1
    if launcher == "torchrun":
        words = [host.python, "-m", "torch.distributed.run", f"--nproc-per-node={host.processes}"]
        if several:
            words += [f"--nnodes={host.machines}", "--node-rank=$NODE_RANK", "--master-addr=$MASTER_ADDR"]
        words += ["-m", "--", "studio"]  # without the -- torchrun takes --run for one of its own options
    else:
        words = [host.python, "-m", "accelerate.commands.launch"]
        words += ["--multi_gpu"] if host.machines * host.processes > 1 else []
        words += [f"--num_processes={host.machines * host.processes}", f"--num_machines={host.machines}"]
        words += ["--mixed_precision=no", "--dynamo_backend=no"]  # the recipe says what precision to use
        if several:
            words += ["--machine_rank=$NODE_RANK", "--main_process_ip=$MASTER_ADDR", "--main_process_port=29500"]
        words += ["-m", "studio"]
    return "\n".join([*host.setup, _line(words, training)]) + "\n"


def load_hosts() -> list[HostProfile]:
    """Return the user's profiles; raises BadInput with one line when their file is broken."""
    path = _file()
    if not os.path.isfile(path):
        return []
    try:
        return _HOSTS.validate_json(read_regular(path, MAX_BYTES))
    except (OSError, ValidationError) as error:
        reason = describe(error) if isinstance(error, ValidationError) else str(error)
        raise BadInput(f"{path} is broken: {reason}") from error


def save_hosts(hosts: list[HostProfile]) -> None:
    """Keep the profiles; a later one of the same name takes the place of an earlier one."""
    make_folder(_file().parent)
    kept = {host.name: host for host in hosts}
    write_text_atomically(
        _file(), json.dumps([host.model_dump(mode="json") for host in kept.values()], indent=2) + "\n"
    )


def _batch_script(host: HostProfile, training: list[str], run: str) -> str:
    """Return a script for SLURM: one task on each machine, each starting its processes with torchrun."""
    cores = host.cores * host.processes
    job = re.sub(r"[^\w.-]+", "-", run)
    # SLURM's lines have rules of quoting of their own, so no folder and nothing that needs quoting goes into them
    options = [f"--job-name={job}", f"--nodes={host.machines}", "--ntasks-per-node=1"]
    options += [f"--cpus-per-task={cores}", f"--time={host.time_limit}"]
    options += [f"--gpus-per-node={host.processes}"] if host.device != "cpu" else []
    options += [f"--partition={host.partition}"] if host.partition else []
    # two minutes to write a last checkpoint; to the tasks, because srun itself kills them when it is asked to end
    options.append("--signal=TERM@120")
    words = [host.python, "-m", "torch.distributed.run", f"--nproc-per-node={host.processes}"]
    words += [f"--nnodes={host.machines}", "--rdzv-id=$SLURM_JOB_ID", "--rdzv-backend=c10d"]
    words += ["--rdzv-endpoint=$MASTER_ADDR:$MASTER_PORT", "-m", "--", "studio"]
    lines = ["#!/bin/sh", *(f"#SBATCH {option}" for option in options)]
    log = shell_words([f"{host.run_folder(run)}.log"])
    lines.append(f"mkdir -p {shell_words([host.folder])} && exec >> {log} 2>&1")
    lines += host.setup
    lines.append('export MASTER_ADDR="$(scontrol show hostnames "$SLURM_JOB_NODELIST" | head -n 1)"')
    lines.append("export MASTER_PORT=$((20000 + SLURM_JOB_ID % 10000))  # two jobs may share a machine")
    lines.append(f"srun --cpus-per-task={cores} {_line(words, training)}")  # srun takes that number from no script
    return "\n".join(lines) + "\n"


def _line(launcher: list[str], training: list[str]) -> str:
    """Join words for a shell, which expands the variables in the launcher's options."""
    words = [word if word.startswith("--") and "=$" in word else shell_words([word]) for word in launcher]
    return f"{' '.join(words)} {shell_words(training)}"


def _file() -> Path:
    return places.data_home() / "hosts.json"
