import contextlib
import io
import json

import pytest

from studio.cli import console
from studio.cli import main as cli
from studio.link.error_tail import ErrorTail
from studio.protocol.errors import BadInput
from studio.protocol.events import Finished, Judged, Note, Step, Validated, Verdict
from studio.protocol.processes import REPORT_SETTING
from studio.protocol.training_recipe import TrainRecipe


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.04, "0.0 s"), (9.94, "9.9 s"), (9.96, "10 s"), (59.4, "59 s"), (59.6, "1:00"), (76, "1:16"), (7390, "2:03:10")],
)
def test_durations_are_formatted(seconds, text):
    assert console.duration(seconds) == text


def test_bad_input_is_one_line_and_status_2(capsys):
    assert console.print_error("one\n  two") == 2
    assert capsys.readouterr().err == "denoise-studio: one two\n"


def test_results_are_printed_as_text_or_json(capsys):
    console.result({"picture": "ü.png"}, False, text="ü.png")
    console.result({"picture": "ü.png"}, True, text="ü.png")
    plain, line = capsys.readouterr().out.splitlines()
    assert plain == "ü.png"
    assert json.loads(line) == {"picture": "ü.png"}


def test_progress_goes_to_standard_error(capsys):
    show = console.progress_of_generation()
    show(Note(text="Loading the model"))
    show(Step(step=2, total=2, timestep=0, frame=1, seconds=0.1))
    show(Finished(seconds=1.5))
    console.progress_of_training(TrainRecipe())(Finished(stopped=True, seconds=61))
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == ["Loading the model", "step 2/2  t = 0", "done in 1.5 s", "stopped after 1:01"]


def test_evaluations_are_printed_line_by_line(capsys):
    show = console.progress_of_training(TrainRecipe())
    show(Validated(step=200, loss=0.12345))
    show(
        Judged(
            step=200,
            figures={"frechet": 12.3456, "recall": 0.55, "psnr": 24.0},
            real={"frechet": 4.5},
            counts={"frechet": 200},
            doubts={"recall": "too few distinct samples: 1 of 200"},
            verdict=Verdict(finding="collapsed", text="Mode collapse: 1 of 200 samples are distinct."),
            warnings=("It makes 3 of 10 classes.",),
            remedies={
                "Wasserstein loss": {"options.loss": "wasserstein", "options.r1": 0.0},
                "Wider": {"options.minibatch_std": True},
            },
        )
    )
    show(Judged(step=300))
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == [
        "validation loss (EMA) 0.1235 at step 200",
        "evaluation at step 200: Mode collapse: 1 of 200 samples are distinct.",
        "  FD vs held-out ↓               12.35  real data 4.5, n = 200",
        "  recall ↑                    too few distinct samples: 1 of 200",
        "  reconstruction PSNR (dB) ↑        24",
        "warning: It makes 3 of 10 classes.",
        "may help: Wasserstein loss, --set options.loss=wasserstein --set options.r1=0.0",
        "may help: Wider, --set options.minibatch_std=true",
        "evaluation at step 300",
    ]


def test_the_field_of_an_error_is_reported_to_the_window(monkeypatch, capsys):
    assert console.print_error("There is no folder\nx.", "dataset.path") == 2
    assert capsys.readouterr().err == "denoise-studio: There is no folder x.\n"
    monkeypatch.setenv(REPORT_SETTING, "1")
    console.print_error("There is no folder x.", "dataset.path")
    told = capsys.readouterr().err
    assert told == "setting: dataset.path\ndenoise-studio: There is no folder x.\n"
    errors = ErrorTail()
    errors.file.write(told.encode())
    assert (errors.last_line(), errors.setting()) == ("There is no folder x.", "dataset.path")
    errors.file.write(b"denoise-studio: Something else.\n")
    assert errors.setting() == ""
    errors.close()


class Closed(io.StringIO):
    """A pipe whose reader is gone."""

    def write(self, text: str) -> int:
        raise BrokenPipeError(32, "Broken pipe")


@pytest.mark.parametrize("stream", [None, Closed()])
def test_work_continues_where_nobody_reads_its_progress(stream, monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr", stream)
    show = console.progress_of_training(TrainRecipe())
    for event in (Note(text="a"), Validated(step=200, loss=0.5), Finished()):
        show(event)
    assert console.print_error("wrong") == 2
    assert capsys.readouterr().out == "", "nor does it go to standard output"


def test_a_full_disk_behind_standard_output_is_one_line(monkeypatch):
    with open("/dev/full", "w") as full:
        monkeypatch.setattr("sys.stdout", full)
        with pytest.raises(BadInput, match="standard output"):
            console.result({}, False, text="done")
        monkeypatch.undo()
        with contextlib.suppress(OSError):
            full.close()


def test_a_folder_that_was_deleted_is_reported(tmp_path, monkeypatch, capsys):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    monkeypatch.setattr("sys.argv", ["studio", "presets"])
    assert cli.main() == 2
    assert "no longer exists" in capsys.readouterr().err
