"""Profiles of machines, and the commands that start a run on them."""

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.protocol.errors import BadInput
from studio.protocol.hosts import HostProfile, load_hosts, save_hosts, start_command

HOST = HostProfile(name="box", address="me@box", folder="/data/my runs", processes=2, setup=("module load cuda",))


def test_profiles_come_back(data_home: Path):
    assert load_hosts() == []
    other = HostProfile(name="queue", folder="/scratch", partition="gpu", machines=4)
    save_hosts([HOST, other, HOST.model_copy(update={"processes": 8})])
    assert load_hosts() == [HOST.model_copy(update={"processes": 8}), other]
    (data_home / "hosts.json").write_text('[{"name": "box"}]')
    with pytest.raises(BadInput, match=r"hosts\.json is broken: 0\.folder"):
        load_hosts()


@pytest.mark.parametrize("address", ["box; rm -rf ~", "$(id)", "a b"])
def test_an_address_is_no_command(address: str):
    with pytest.raises(ValueError, match="address"):
        HostProfile(name="x", address=address, folder="/a")


@given(run=st.text(min_size=1, max_size=20), recipe=st.text(min_size=1, max_size=20))
def test_names_reach_the_program_as_they_are(run: str, recipe: str):
    for launcher in ("torchrun", "accelerate"):
        text = start_command(HOST, launcher, recipe, run)
        first, command = text.split("\n", 1)
        assert first == "module load cuda"
        words = shlex.split(command)
        assert words[words.index("train") + 1] == recipe
        assert words[words.index("--run") + 1] == f"/data/my runs/{run}"


def test_each_launcher_starts_as_many_processes_as_asked():
    torchrun = start_command(HOST, "torchrun", "digits", "a").splitlines()[-1]
    assert "--nproc-per-node=2 -m -- studio train digits" in torchrun
    accelerate = start_command(HOST.model_copy(update={"machines": 3}), "accelerate", "digits", "a").splitlines()[-1]
    assert "--multi_gpu --num_processes=6 --num_machines=3" in accelerate
    assert "--machine_rank=$NODE_RANK" in accelerate
    alone = start_command(HostProfile(name="x", folder="/a"), "accelerate", "digits", "a", resume=True)
    assert "--multi_gpu" not in alone
    assert alone.endswith("--device auto --resume\n")


def test_a_batch_script_is_sound(tmp_path: Path):
    queue = HOST.model_copy(update={"folder": "/scratch/runs", "partition": "gpu", "machines": 2})
    text = start_command(queue, "sbatch", "ddpm-unet", "night")
    lines = text.splitlines()
    assert lines[0] == "#!/bin/sh"
    assert {"#SBATCH --nodes=2", "#SBATCH --gpus-per-node=2", "#SBATCH --partition=gpu"} <= set(lines)
    assert lines.index("module load cuda") > max(i for i, line in enumerate(lines) if line.startswith("#SBATCH"))
    assert "--rdzv-endpoint=$MASTER_ADDR:29500" in text
    (tmp_path / "night.sh").write_text(text)
    shell = shutil.which("sh")
    assert shell is not None
    assert subprocess.run([shell, "-n", str(tmp_path / "night.sh")], check=False).returncode == 0
