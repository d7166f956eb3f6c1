"""Profiles of machines, and the commands that start a run on them."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.protocol.errors import BadInput
from studio.protocol.hosts import HostProfile, Launcher, load_hosts, save_hosts, shell_words, start_command

HOST = HostProfile(name="box", address="me@box", folder="/data/my runs", processes=2, setup=("module load cuda",))


def test_profiles_survive_a_round_trip(data_home: Path):
    assert load_hosts() == []
    other = HostProfile(name="queue", folder="/scratch", partition="gpu", machines=4)
    save_hosts([HOST, other, HOST.model_copy(update={"processes": 8})])
    assert load_hosts() == [HOST.model_copy(update={"processes": 8}), other]
    (data_home / "hosts.json").write_text('[{"name": "box"}]')
    with pytest.raises(BadInput, match=r"hosts\.json is broken: 0\.folder"):
        load_hosts()


@pytest.mark.parametrize("address", ["box; rm -rf ~", "$(id)", "a b"])
def test_shell_characters_in_an_address_are_refused(address: str):
    with pytest.raises(ValueError, match="address"):
        HostProfile(name="x", address=address, folder="/a")


NAMES = st.text(min_size=1, max_size=20).filter(lambda name: name.isprintable() and not set(name) & {"/", "\\"})


@given(run=NAMES.filter(lambda name: name.strip() and name not in (".", "..")), recipe=st.text(min_size=1, max_size=20))
def test_arguments_reach_the_remote_program_unchanged(run: str, recipe: str):
    for launcher in ("torchrun", "accelerate"):
        text = start_command(HOST, launcher, recipe, run)
        first, command = text.split("\n", 1)
        assert first == "module load cuda"
        words = shlex.split(command)
        assert words[words.index("train") + 1] == recipe
        assert words[words.index("--run") + 1] == f"/data/my runs/{run}"


def test_each_launcher_starts_the_requested_number_of_processes():
    torchrun = start_command(HOST, "torchrun", "digits", "a").splitlines()[-1]
    assert "--nproc-per-node=2 -m -- studio train digits" in torchrun
    accelerate = start_command(HOST.model_copy(update={"machines": 3}), "accelerate", "digits", "a").splitlines()[-1]
    assert "--multi_gpu --num_processes=6 --num_machines=3" in accelerate
    assert "--machine_rank=$NODE_RANK" in accelerate
    alone = start_command(HostProfile(name="x", folder="/a"), "accelerate", "digits", "a", resume=True)
    assert "--multi_gpu" not in alone
    assert alone.endswith("--device auto --resume\n")


def test_a_batch_script_is_valid_shell(tmp_path: Path):
    queue = HOST.model_copy(update={"folder": "/scratch/runs", "partition": "gpu", "machines": 2})
    text = start_command(queue, "sbatch", "ddpm-unet", "night")
    lines = text.splitlines()
    assert lines[0] == "#!/bin/sh"
    assert {"#SBATCH --nodes=2", "#SBATCH --gpus-per-node=2", "#SBATCH --partition=gpu"} <= set(lines)
    assert lines.index("module load cuda") > max(i for i, line in enumerate(lines) if line.startswith("#SBATCH"))
    (tmp_path / "night.sh").write_text(text)
    shell = shutil.which("sh")
    assert shell is not None
    assert subprocess.run([shell, "-n", str(tmp_path / "night.sh")], check=False).returncode == 0


def stub(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{text}\n")
    (folder / name).chmod(0o755)


def script_run(tmp_path: Path, host: HostProfile, recipe: str, run: str) -> tuple[list[str], Path]:
    """Run a batch script with fake SLURM programs; return srun's arguments and its home folder."""
    home = tmp_path / "home there"
    home.mkdir(exist_ok=True)
    stub(tmp_path / "bin", "srun", "printf '%s\\0' \"$@\"")
    stub(tmp_path / "bin", "scontrol", "echo node7\necho node8")
    environment = {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "HOME": str(home)}
    environment |= {"SLURM_JOB_ID": "42", "SLURM_JOB_NODELIST": "node[7-8]"}
    text = start_command(host, "sbatch", recipe, run)
    subprocess.run(["/bin/sh"], input=text.encode(), env=environment, check=True)
    log = Path(host.run_folder(run).replace("~", str(home), 1) + ".log")
    return log.read_bytes().decode().split("\0")[:-1], home


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="the script is for a POSIX shell")
@pytest.mark.parametrize("run", ["my night", "it's", '"$(touch x)"', "a;b&c", "$HOME", "`id`", "100%j", "#1"])
def test_a_batch_script_passes_arguments_unchanged(run: str, tmp_path: Path):
    host = HostProfile(name="q", folder=str(tmp_path / "the runs"), python="/opt/my py/python", processes=2, cores=3)
    words, _ = script_run(tmp_path, host, "it's mine.json", run)
    assert words[:2] == ["--cpus-per-task=6", "/opt/my py/python"]
    assert {"--rdzv-id=42", "--rdzv-endpoint=node7:20042"} <= set(words)
    expected = ["train", "it's mine.json", "--run", str(tmp_path / "the runs" / run), "--device", "auto"]
    assert words[words.index("studio") + 1 :] == expected


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="the script is for a POSIX shell")
def test_a_batch_script_expands_the_remote_home(tmp_path: Path):
    host = HostProfile(name="q", folder="~/my runs/", python="~/venv/bin/python", device="cpu")
    words, home = script_run(tmp_path, host, "~/a recipe.json", "night")
    assert str(home / "venv/bin/python") in words
    assert words[words.index("train") + 1] == str(home / "a recipe.json")
    assert words[words.index("--run") + 1] == str(home / "my runs/night")


def test_sbatch_directives_are_not_quoted():
    text = start_command(HOST, "sbatch", "digits", "my 'night' \"of\" #5")
    directives = [line for line in text.splitlines() if line.startswith("#SBATCH")]
    assert "#SBATCH --job-name=my-night-of-5" in directives
    for line in directives:
        assert line == f"#SBATCH {line.split()[1]}"
        assert shlex.split(line.split()[1]) == [line.split()[1]]


def test_slurm_signals_a_job_before_its_time_limit():
    # srun kills its tasks at once when a script hands a SIGTERM on to it: no last checkpoint
    assert "#SBATCH --signal=TERM@120\n" in start_command(HOST, "sbatch", "digits", "night")


@pytest.mark.parametrize("name", ["a\n#SBATCH --uid=0", "a/b", "..", ".", " ", "a\\b", "a\rb", "a\u2028b"])
@pytest.mark.parametrize("launcher", ["torchrun", "accelerate", "sbatch"])
def test_invalid_folder_names_are_refused(name: str, launcher: Launcher):
    with pytest.raises(BadInput, match="cannot be a name") as told:
        start_command(HOST, launcher, "digits", name)
    assert len(str(told.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["~/runs/a b", "x"], "~/'runs/a b' x"),
        (["~", "~ann/runs", "~/"], "~ ~ann/runs ~/"),
        (["a~/b", "~$(id)", "~a b/c", "", "--run=~/x"], "'a~/b' '~$(id)' '~a b/c' '' '--run=~/x'"),
    ],
)
def test_only_a_leading_tilde_is_left_to_the_shell(words: list[str], text: str):
    assert shell_words(words) == text
