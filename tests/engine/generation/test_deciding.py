"""Which step decides: all forks with a word taken out, made together, are those that are made one by one."""

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from studio.engine.diffusion.forward import add_noise
from studio.engine.generation import deciding
from studio.engine.generation.deciding import WordForks, contact_sheet, deciding_job, difference
from studio.engine.generation.generate import generate
from studio.engine.generation.word_evidence import DRAWS, LEVEL
from studio.protocol.deciding import (
    DecidingProgress,
    DecidingStep,
    FindDecidingStep,
    deciding_step,
    last_step_that_changes,
    without_word,
)
from studio.protocol.errors import BadInput
from studio.protocol.events import Finished, Result
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.record import open_record
from studio.protocol.requests import Stop

STEPS = 6
PROMPT = "a tiger on a blue background"


def make(folders, out, models, **changes):
    """Generate, and return the record's file and the pictures in -1 ... 1."""
    asked = {"model": str(folders["tiny"]), "prompt": PROMPT, "steps": STEPS, "guidance": 3.0, "seed": 5}
    recipe = GenerateRecipe.model_validate(asked | changes)
    options = {"memory_budget": changes.pop("budget")} if "budget" in changes else {}
    result = next(event for event in generate(recipe, out, models=models, **options) if isinstance(event, Result))
    pictures = [np.moveaxis(np.asarray(Image.open(path).convert("RGB"), np.float32), 2, 0) for path in result.pictures]
    return recipe, out / "trajectory.safetensors", [picture / 127.5 - 1 for picture in pictures]


def all_forks(record, models, picture=0):
    forks = WordForks(record, 1, picture, models)
    return forks, [made for _, made in forks.run() if made is not None]


@pytest.mark.parametrize("together", [1, 4])
@pytest.mark.parametrize("sampler", ["ddim", "dpmpp_2m", "unipc", "euler_a", "heun", "ipndm"])
def test_forks_made_together_are_those_made_one_by_one(tmp_path, folders, models, monkeypatch, sampler, together):
    monkeypatch.setattr(deciding, "_BATCH_SIZE", together)
    recipe, record, pictures = make(folders, tmp_path / "parent", models, sampler=sampler, count=2)
    forks, (whole, *made) = all_forks(record, models, picture=1)
    assert (forks.word, forks.steps) == ("tiger", tuple(range(STEPS)))
    np.testing.assert_allclose(whole, pictures[1], atol=0.02)
    for step in (0, 2, STEPS - 1):
        fork = {"record": str(record), "step": step}
        _, _, alone = make(
            folders,
            tmp_path / f"{step}",
            models,
            **recipe.model_dump(include={"sampler", "count"}),
            prompt="a on a blue background",
            fork=fork,
        )
        np.testing.assert_allclose(made[step], alone[1], atol=0.02)
    assert max(np.abs(one - whole).max() for one in made) > 0.02, "the word makes a difference"


def test_of_a_thinned_record_the_kept_steps_are_forked(tmp_path, folders, models):
    _, record, _ = make(folders, tmp_path / "look", models, steps=12)
    budget = open_record(record).x_t.nbytes
    recipe = GenerateRecipe(model=str(folders["tiny"]), prompt=PROMPT, steps=12, guidance=3.0, seed=5)
    list(generate(recipe, tmp_path / "thin", models=models, memory_budget=budget))
    kept = open_record(tmp_path / "thin" / "trajectory.safetensors").info.kept
    assert 2 <= len(kept) < 12
    forks, made = all_forks(tmp_path / "thin" / "trajectory.safetensors", models)
    assert forks.steps == kept
    assert len(made) == 1 + len(kept)


def test_a_branch_and_a_repainted_crop_are_forked_too(tmp_path, folders, models, files):
    _, record, _ = make(folders, tmp_path / "parent", models)
    make(folders, tmp_path / "child", models, fork={"record": str(record), "step": 2}, prompt="a pink tiger on a rug")
    forks, _ = all_forks(tmp_path / "child" / "trajectory.safetensors", models)
    assert forks.steps == tuple(range(2, STEPS))
    make(folders, tmp_path / "painted", models, **files)
    forks, made = all_forks(tmp_path / "painted" / "trajectory.safetensors", models)
    assert forks.crop is not None
    assert len(made) == 1 + len(forks.steps)


def request(record, out, **more):
    return FindDecidingStep(**{"job": "1", "record": str(record), "word": 1, "out": str(out)} | more)


def test_the_job_reports_progress_and_writes_a_sheet(tmp_path, folders, models):
    _, record, pictures = make(folders, tmp_path / "parent", models)
    told = []
    found, finished = deciding_job(request(record, tmp_path / "sheet.png"), models, told.append, lambda: None)
    assert isinstance(found, DecidingStep)
    assert finished == Finished()
    assert all(isinstance(event, DecidingProgress) for event in told)
    assert [event.done for event in told] == sorted(event.done for event in told)
    assert told[-1].done == told[-1].total
    assert found.steps == tuple(range(STEPS))
    assert len(found.differences) == STEPS
    forks, (whole, *made) = all_forks(record, models)
    differences = tuple(difference(other, whole, None) for other in made)
    shown, *evidence = forks.evidence(None)
    assert len(evidence) == STEPS
    assert found.step == deciding_step(found.steps, differences, shown, evidence)
    assert found.until == last_step_that_changes(found.steps, differences)
    side = pictures[0].shape[1]
    with Image.open(found.sheet) as sheet:
        assert sheet.size == (3 * side + 8, 3 * (side + 14)), "the picture and six forks in three rows"


def test_a_region_counts_alone(tmp_path, folders, models):
    _, record, pictures = make(folders, tmp_path / "parent", models)
    side = pictures[0].shape[1]
    mask = np.zeros((side, side), np.uint8)
    mask[: side // 2] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    asked = request(record, tmp_path / "sheet.png", region=str(tmp_path / "mask.png"))
    _, (whole, *made) = all_forks(record, models)
    found, _ = deciding_job(asked, models, lambda _: None, lambda: None)
    above = [difference(one, whole, mask.astype(np.float32) / 255) for one in made]
    np.testing.assert_allclose(found.differences, above, rtol=1e-3)
    assert above != [difference(one, whole, None) for one in made]
    assert found.differences[0] > 0
    Image.fromarray(np.zeros((side, side), np.uint8)).save(tmp_path / "mask.png")
    with pytest.raises(BadInput, match="region lies outside"):
        list(deciding_job(asked, models, lambda _: None, lambda: None))


def test_a_stopped_job_leaves_no_file(tmp_path, folders, models):
    _, record, _ = make(folders, tmp_path / "parent", models)
    stops = iter([None, None, Stop.AFTER])
    events = list(deciding_job(request(record, tmp_path / "sheet.png"), models, lambda _: None, lambda: next(stops)))
    assert events == [Finished(stopped=True)]
    assert not (tmp_path / "sheet.png").exists()


def test_what_cannot_be_asked_is_refused_in_one_line(tmp_path, folders, models, tiny_model):
    _, record, _ = make(folders, tmp_path / "parent", models)
    with pytest.raises(BadInput, match="no such word"):
        WordForks(record, 9, 0, models)
    with pytest.raises(BadInput, match="no picture 2"):
        WordForks(record, 1, 1, models)
    list(generate(GenerateRecipe(model=tiny_model, steps=3), tmp_path / "digits", models=models))
    with pytest.raises(BadInput, match="no such word"):
        WordForks(tmp_path / "digits" / "trajectory.safetensors", 0, 0, models)
    with pytest.raises(BadInput, match="Could not read"):
        WordForks(Path("/none"), 0, 0, models)


def test_the_last_step_whose_fork_still_differs_decides():
    assert last_step_that_changes((0, 1, 2, 3), (0.3, 0.28, 0.22, 0.05)) == 2
    assert last_step_that_changes((), ()) is None


def test_a_step_decides_after_which_the_picture_stays_and_the_model_sees_the_word_again():
    steps, differences = (0, 1, 2, 3), (0.3, 0.28, 0.22, 0.05)
    assert deciding_step(steps, differences, 0.1, (-0.2, -0.1, -0.01, 0.1)) == 2
    assert deciding_step(steps, differences, 0.1, (-0.2, 0.1, -0.01, 0.1)) == 2
    assert deciding_step((0, 4, 9), (0.2, 0.05, 0.01), 0.1, (-0.2, 0.1, 0.2)) == 0
    assert deciding_step((0, 1), (0.3, 0.28), 0.1, (-0.2, -0.1)) == 1, "the next is the picture itself"


@pytest.mark.parametrize(
    ("differences", "shown", "evidence"),
    [
        ((0.3, 0.28, 0.22, 0.05), 0.1, (-0.2, -0.1, 0.01, 0.1)),  # the picture changes, and shows the word
        ((0.3, 0.28, 0.10, 0.05), 0.1, (-0.2, -0.1, -0.1, 0.1)),  # the model still misses the word in a like picture
        ((0.3, 0.28, 0.22, 0.05), 0.1, (0.1, 0.1, 0.2, 0.2)),  # the word is seen in all forks
        ((0.3, 0.28, 0.22, 0.05), -0.1, (-0.2, -0.1, -0.1, 0.1)),  # not even in the picture
        ((0.005, 0.0, 0.0, 0.0), 0.1, (-0.2, 0.1, 0.1, 0.1)),  # it makes no difference
        ((0.3, 0.28, 0.22, 0.05), 0.1, (-0.2, -0.1, -0.01, 0.03)),  # the next fork hardly shows the word
        ((0.3, 0.28, 0.22, 0.21), 0.1, (-0.2, -0.1, -0.01, 0.1)),  # the picture changes little by little
    ],
)
def test_otherwise_no_one_step_decides(differences, shown, evidence):
    assert deciding_step((0, 1, 2, 3), differences, shown, evidence) is None


def test_the_evidence_of_a_word_is_by_how_much_less_the_model_mistakes_the_noise(tmp_path, folders, models):
    """By hand for one picture, and in a region alone."""
    _, record, _ = make(folders, tmp_path / "parent", models)
    forks, _ = all_forks(record, models)
    plan, state = forks.plan, forks.states[1]
    model = plan.model
    t = torch.tensor([int((model.schedule.alphas_cumprod - LEVEL).abs().argmin())])
    wanted = torch.zeros(state.shape[2:])
    for draw in range(DRAWS):
        noise = torch.randn(state.shape[1:], generator=torch.Generator().manual_seed(7 + draw))[None]
        x_t = add_noise(state, noise, t, model.schedule)
        for prompt, sign in ((plan.recipe.prompt, 1), (PROMPT, -1)):
            with torch.inference_mode():
                predicted = model.denoiser([prompt], 1.0)(x_t, t).epsilon
            wanted += sign * (predicted - noise).square().mean((0, 1)) / DRAWS
    assert forks.evidence(None)[1] == pytest.approx(float(wanted.mean()), rel=1e-3, abs=1e-6)
    side = state.shape[3] * 8
    left = np.zeros((side, side), np.float32)
    left[:, : side // 2] = 1
    half = float(wanted[:, : state.shape[3] // 2].mean())
    assert forks.evidence(left)[1] == pytest.approx(half, rel=1e-2, abs=1e-6)


def test_words_are_removed_one_at_a_time():
    assert without_word("a tiger on a rug", 1) == ("a on a rug", "tiger")
    with pytest.raises(IndexError):
        without_word("a tiger", 2)


def test_what_differs_in_large_cells_counts():
    black, white = np.full((3, 64, 64), -1, np.float32), np.full((3, 64, 64), 1, np.float32)
    assert difference(black, white, None) == 1
    detail = black.copy()
    detail[:, ::2, ::2], detail[:, 1::2, 1::2] = -0.5, -1.5
    assert difference(black, detail, None) == pytest.approx(0), "which evens out within a cell"
    half, region = black.copy(), np.zeros((64, 64), np.float32)
    half[:, :32] = 1
    assert difference(half, black, None) == pytest.approx(0.5**0.5)
    region[:32] = 1
    assert difference(half, black, region) == 1


def test_the_contact_sheet_has_a_label_above_each_picture():
    black, white = np.full((3, 4, 4), -1, np.float32), np.full((3, 4, 4), 1, np.float32)
    sheet = contact_sheet([black, white, black], ["with it", "1", "2"])
    assert sheet.shape == (36, 12, 3)
    assert (sheet[14:18, 8:] == 255).all()
    assert sheet[:14].max() > 0
