import contextlib
import json
import os
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors import safe_open

from studio.engine.generation.generate import generate
from studio.engine.generation.plan import batches_of
from studio.protocol.errors import BadInput
from studio.protocol.events import Finished, Note, Result, Saving, Started, Step
from studio.protocol.finished_pictures import FINISHED_FILE, read_finished
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.recipes import load_recipe
from studio.protocol.record import open_record
from studio.protocol.requests import Stop


class Asker:
    """Requests a stop after a number of steps."""

    def __init__(self, after: int, how: Stop) -> None:
        self.after, self.how, self.seen = after, how, 0

    def __call__(self) -> Stop | None:
        return self.how if self.seen >= self.after else None


def run(recipe, out, models, asker=None, **options):
    """Return all events, and the records as a window maps them."""
    records, events = [], []
    for event in generate(recipe, out, models=models, stop_requested=asker or (lambda: None), **options):
        if isinstance(event, Started) and event.record:
            records.append(open_record(Path(event.record), live=True))
        if isinstance(event, Step):
            if event.frame is not None and records:
                # the frame is there when the event names it
                assert records[0].x_t[event.frame].any()
                assert records[0].frames > event.frame
            if asker:
                asker.seen += 1
        events.append(event)
    return events, records


def kind(events, wanted):
    return [event for event in events if isinstance(event, wanted)]


def pixels(out: Path, index: int = 0) -> np.ndarray:
    return np.asarray(Image.open(out / f"{index:04}.png"))


def test_every_step_is_reported_and_all_files_are_written(tmp_path, make_models):
    recipe = GenerateRecipe(model="fake", steps=10, count=3, seed=5, label=1)
    out = tmp_path / "deep" / "out"
    events, (record,) = run(recipe, out, make_models())
    assert [type(event) for event in events[:2]] == [Note, Started]
    started = events[1]
    assert started.steps == 10
    assert record.x_t.shape == record.x0.shape == (10, 3, 1, 16, 16)
    assert record.info.kept == tuple(range(10))
    assert len(record.info.alphas_cumprod) == 100
    steps = kind(events, Step)
    assert [(step.step, step.frame, step.total) for step in steps] == [(k + 1, k, 10) for k in range(10)]
    assert [step.timestep for step in steps] == list(record.info.timesteps)
    assert isinstance(events[-2], Result)
    assert events[-1].stopped is False
    assert events[-2].pictures == tuple(str(out / f"{i:04}.png") for i in range(3))
    assert sorted(path.name for path in out.iterdir()) == [
        "0000.png",
        "0001.png",
        "0002.png",
        "recipe.json",
        "trajectory.safetensors",
    ]
    assert load_recipe(out / "recipe.json") == recipe
    assert pixels(out).shape == (16, 16)
    with safe_open(out / "trajectory.safetensors", "np") as file:
        assert np.array_equal(file.get_tensor("x_t"), record.x_t)
        assert np.array_equal(file.get_tensor("x0"), record.x0)
        assert file.get_tensor("timesteps").dtype == np.int64
        assert file.get_tensor("timesteps").tolist() == list(record.info.timesteps)
        assert file.get_tensor("alphas_cumprod").dtype == np.float64
        assert file.get_tensor("alphas_cumprod").tolist() == record.info.alphas_cumprod.tolist()
        metadata = file.metadata()
    assert GenerateRecipe.model_validate_json(metadata["recipe"]) == recipe
    assert (metadata["model"], metadata["space"], json.loads(metadata["value_range"])) == ("fake", "pixel", [-1, 1])


def test_a_picture_carries_the_recipe_that_makes_it_again(tmp_path, make_models):
    models = make_models()
    run(GenerateRecipe(model="fake", steps=5, count=3, seed=7, label=1), tmp_path / "a", models)
    text = Image.open(tmp_path / "a" / "0002.png").text
    own = GenerateRecipe.model_validate_json(text["studio"])
    assert (own.seed, own.count) == (9, 1)
    assert text["parameters"] == "one\nSteps: 5, Sampler: DDIM, CFG scale: 2, Seed: 9, Size: 16x16, Model: fake"
    run(own, tmp_path / "b", models)
    assert np.array_equal(pixels(tmp_path / "a", 2), pixels(tmp_path / "b"))


@pytest.mark.parametrize("sampler", ["ddim", "ddpm", "dpmpp_2m", "heun"])
def test_the_same_recipe_gives_the_same_bytes(tmp_path, make_models, sampler):
    recipe = GenerateRecipe(model="fake", steps=6, count=2, seed=3, sampler=sampler, eta=0.5)
    for name in "ab":
        run(recipe, tmp_path / name, make_models())
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


def test_count_and_batch_size_do_not_change_a_picture(tmp_path, make_models, monkeypatch):
    models = make_models()
    recipe = GenerateRecipe(model="fake", steps=6, count=5, seed=3, sampler="ddpm")
    run(recipe, tmp_path / "one", models)
    monkeypatch.setattr("studio.engine.generation.plan.LARGEST_BATCH", 2)
    events, _ = run(recipe, tmp_path / "three", models)
    steps = kind(events, Step)
    assert [step.step for step in steps] == list(range(1, 19))
    assert {step.total for step in steps} == {18}
    assert [step.frame for step in steps] == list(range(6)) * 3
    for index in range(5):
        assert np.array_equal(pixels(tmp_path / "one", index), pixels(tmp_path / "three", index))
    name = "trajectory.safetensors"
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "three" / name).read_bytes()


def test_the_record_is_thinned_to_its_budget(tmp_path, make_models):
    frame = 6 * 16 * 16
    recipe = GenerateRecipe(model="fake", steps=50)
    events, (record,) = run(recipe, tmp_path / "out", make_models(), memory_budget=10 * frame)
    assert len(record.x_t) == len(record.info.kept) == 10
    reopened = open_record(tmp_path / "out" / "trajectory.safetensors").info
    assert reopened.kept == record.info.kept
    assert (reopened.kept[0], reopened.kept[-1], reopened.steps) == (0, 49, 50)
    frames = [step.frame for step in kind(events, Step)]
    assert [frame for frame in frames if frame is not None] == list(range(10))
    assert len(frames) == 50


def test_stop_now_writes_nothing(tmp_path, make_models):
    events, _ = run(
        GenerateRecipe(model="fake", steps=20), tmp_path / "out", make_models(), Asker(4, Stop.NOW), trajectory=True
    )
    assert len(kind(events, Step)) == 4
    assert events[-1].stopped is True
    assert not kind(events, Result)
    assert not (tmp_path / "out").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"home"}


def test_a_stop_before_the_first_step_writes_nothing(tmp_path, make_models):
    events, records = run(GenerateRecipe(model="fake"), tmp_path / "out", make_models(), Asker(0, Stop.NOW))
    assert [type(event) for event in events] == [Note, Finished]
    assert not records


def test_stop_after_finishes_the_batch_and_starts_no_other(tmp_path, make_models, monkeypatch):
    monkeypatch.setattr("studio.engine.generation.plan.LARGEST_BATCH", 2)
    recipe = GenerateRecipe(model="fake", steps=6, count=6, seed=3)
    events, _ = run(recipe, tmp_path / "out", make_models(), Asker(8, Stop.AFTER))
    assert len(kind(events, Step)) == 12
    assert len(kind(events, Result)[0].pictures) == 4
    assert events[-1].stopped is True
    with safe_open(tmp_path / "out" / "trajectory.safetensors", "np") as file:
        assert file.get_tensor("x_t").shape == (6, 4, 1, 16, 16)


def test_stop_after_in_the_last_batch_stops_nothing(tmp_path, make_models):
    events, _ = run(GenerateRecipe(model="fake", steps=6), tmp_path / "out", make_models(), Asker(2, Stop.AFTER))
    assert len(kind(events, Step)) == 6
    assert events[-1].stopped is False


def test_stop_keep_writes_the_current_estimate(tmp_path, make_models):
    recipe = GenerateRecipe(model="fake", steps=20, count=2)
    events, _ = run(recipe, tmp_path / "out", make_models(), Asker(7, Stop.KEEP))
    assert len(kind(events, Step)) == 7
    assert events[-1].stopped is True
    with safe_open(tmp_path / "out" / "trajectory.safetensors", "np") as file:
        x0 = file.get_tensor("x0")
        assert x0.shape == (7, 2, 1, 16, 16)
        assert len(file.get_tensor("timesteps")) == 7
    for index in range(2):
        shown = np.rint((x0[-1, index, 0].astype(np.float64) + 1) * 127.5)
        assert np.abs(pixels(tmp_path / "out", index) - shown).max() <= 1


def test_stop_keep_at_a_thinned_step_ends_the_record_there(tmp_path, make_models):
    recipe = GenerateRecipe(model="fake", steps=50)
    events, _ = run(recipe, tmp_path / "out", make_models(), Asker(20, Stop.KEEP), memory_budget=5 * 6 * 16 * 16)
    last = kind(events, Step)[-1]
    assert last.frame is None
    with safe_open(tmp_path / "out" / "trajectory.safetensors", "np") as file:
        assert file.get_tensor("timesteps")[-1] == last.timestep
        assert file.get_tensor("kept")[-1] == last.step - 1
        shown = np.rint((file.get_tensor("x0")[-1, 0, 0].astype(np.float64) + 1) * 127.5)
    assert np.abs(pixels(tmp_path / "out") - shown).max() <= 1


def test_stop_keep_in_a_later_batch_leaves_its_remaining_frames_out(tmp_path, make_models, monkeypatch):
    monkeypatch.setattr("studio.engine.generation.plan.LARGEST_BATCH", 1)
    recipe = GenerateRecipe(model="fake", steps=6, count=3)
    models = make_models()
    run(recipe, tmp_path / "whole", models)
    events, _ = run(recipe, tmp_path / "out", models, Asker(8, Stop.KEEP))
    assert len(kind(events, Result)[0].pictures) == 2
    assert np.array_equal(pixels(tmp_path / "out"), pixels(tmp_path / "whole"))
    kept, whole = (open_record(tmp_path / name / "trajectory.safetensors") for name in ("out", "whole"))
    assert (kept.x_t.shape[:2], kept.written.tolist()) == ((6, 2), [6, 2])
    assert np.array_equal(kept.x_t[:, 0], whole.x_t[:, 0])
    assert np.array_equal(kept.x_t[:2, 1], whole.x_t[:2, 1])
    assert not kept.x_t[2:, 1].any()
    assert not any(kept.damaged(k) for k in range(6))


def test_stop_keep_in_a_later_batch_at_a_thinned_step_claims_no_frame_for_it(tmp_path, make_models, monkeypatch):
    monkeypatch.setattr("studio.engine.generation.plan.LARGEST_BATCH", 1)
    recipe = GenerateRecipe(model="fake", steps=9, count=2)
    budget = 3 * 2 * 6 * 16 * 16  # frames of steps 0, 4 and 8
    run(recipe, tmp_path / "out", make_models(), Asker(9 + 7, Stop.KEEP), memory_budget=budget)
    kept = open_record(tmp_path / "out" / "trajectory.safetensors")
    assert (kept.info.kept, kept.written.tolist()) == ((0, 4, 8), [3, 2])


def test_colour_models_give_rgb(tmp_path, make_models):
    run(GenerateRecipe(model="fake", steps=3), tmp_path / "out", make_models(size=8, channels=3))
    assert pixels(tmp_path / "out").shape == (8, 8, 3)


def test_the_record_is_optional(tmp_path, make_models):
    events, _ = run(GenerateRecipe(model="fake", steps=3), tmp_path / "out", make_models(), trajectory=False)
    assert kind(events, Result)[0].trajectory is None
    assert not (tmp_path / "out" / "trajectory.safetensors").exists()


def test_results_are_written_into_an_existing_folder(tmp_path, make_models):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("kept")
    run(GenerateRecipe(model="fake", steps=3), tmp_path / "out", make_models())
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "0000.png",
        "mine.txt",
        "recipe.json",
        "trajectory.safetensors",
    ]


def test_grad_and_inference_mode_do_not_leak_out_between_steps(tmp_path, make_models):
    for event in generate(GenerateRecipe(model="fake", steps=3), tmp_path / "out", models=make_models()):
        assert not torch.is_inference_mode_enabled(), event
        assert torch.is_grad_enabled()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"label": 2}, "no label 2"),
        ({"steps": 101}, "101"),
        ({"model": "nobody"}, "nobody"),
        ({"image": "x.png"}, "needs a mask"),
        ({"image": "missing.png", "mask": "missing.png"}, "missing.png"),
    ],
)
def test_bad_input_is_one_line_and_writes_nothing(tmp_path, make_models, changes, words):
    recipe = GenerateRecipe.model_validate({"model": "fake", **changes})
    with pytest.raises(BadInput) as raised:
        run(recipe, tmp_path / "out", make_models())
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)
    assert not (tmp_path / "out").exists()


def test_an_unconditional_model_has_no_labels(tmp_path, make_models):
    with pytest.raises(BadInput, match="no label 0"):
        run(GenerateRecipe(model="fake", label=0), tmp_path / "out", make_models(labels=()))


def test_an_output_folder_that_is_a_file_is_refused_at_once(tmp_path, make_models):
    (tmp_path / "file").write_text("")
    models = make_models()
    with pytest.raises(BadInput, match="is a file"):
        run(GenerateRecipe(model="fake"), tmp_path / "file" / "out", models)
    assert not models.holds("fake")


def test_a_failing_disk_leaves_nothing_behind(tmp_path, make_models, monkeypatch):
    def full(path, data):
        if path.name == "recipe.json":
            raise BadInput("Could not write: No space left on device.")
        path.write_bytes(data)

    monkeypatch.setattr("studio.engine.data.output.write_atomically", full)
    with pytest.raises(BadInput, match="No space"):
        run(GenerateRecipe(model="fake", steps=3), tmp_path / "out", make_models())
    assert {path.name for path in tmp_path.iterdir()} == {"home"}


def test_the_results_folder_has_the_usual_permissions(tmp_path, make_models):
    run(GenerateRecipe(model="fake", steps=2), tmp_path / "out", make_models())
    umask = os.umask(0)
    os.umask(umask)
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o777 & ~umask


def test_non_finite_pictures_raise_bad_input(tmp_path, make_models, monkeypatch):
    models = make_models()
    model = models.get("fake")
    monkeypatch.setattr(type(model), "denoiser", lambda self, labels, guidance, schedule: _nan)
    with pytest.raises(BadInput, match="not finite"):
        run(GenerateRecipe(model="fake", steps=2), tmp_path / "out", models)
    assert not (tmp_path / "out").exists()


def _nan(x_t, t):
    from studio.engine.diffusion.prediction import Prediction

    bad = torch.full_like(x_t, float("nan"))
    return Prediction(bad, bad, bad)


def test_batches_of_larger_pictures_are_smaller():
    assert len(batches_of(16, (1, 16, 16))) == 1
    assert 2 <= len(batches_of(8, (3, 64, 64))) <= 8
    assert batches_of(3, (3, 512, 512)) == [(0, 1), (1, 1), (2, 1)]


def test_a_random_label_is_drawn_for_each_picture_and_recorded(make_models):
    from studio.engine.generation.label_to_image import LabelToImage

    model = make_models(labels=tuple("0123")).get("fake")
    recipe = GenerateRecipe(model="fake", seed=40, count=200, steps=2)
    drawn = LabelToImage(recipe, model).labels(0, 200)
    assert set(drawn) == set(range(len(model.card.labels)))
    assert LabelToImage(recipe.model_copy(update={"seed": 47}), model).labels(0, 1) == drawn[7:8]
    assert LabelToImage(recipe, model).labels(7, 1) == drawn[7:8]
    without = LabelToImage(recipe.model_copy(update={"guidance": 0.0}), model).labels(0, 3)
    assert without == [None, None, None]
    asked = LabelToImage(recipe.model_copy(update={"label": 3}), model).labels(0, 2)
    assert asked == [3, 3]


@pytest.mark.parametrize("channels", [1, 3])
def test_the_pictures_are_handed_over_before_they_are_saved(tmp_path, make_models, channels):
    out, seen = tmp_path / "out", []
    recipe = GenerateRecipe(model="fake", steps=3, count=2)
    for event in generate(recipe, out, models=make_models(channels=channels), hand_over=True):
        if isinstance(event, Saving):
            assert not out.exists()
            seen = read_finished(Path(event.pictures))
    assert len(seen) == 2
    for index, handed in enumerate(seen):
        assert (np.asarray(Image.open(out / f"{index:04}.png").convert("RGBA")) == handed).all()
    assert not (out / FINISHED_FILE).exists()


def test_what_follows_the_hand_over_needs_no_loras(tmp_path, make_models, monkeypatch):
    """The model must be as it was before the next job begins."""
    from studio.engine.generation.label_to_image import LabelToImage

    entered = []

    @contextlib.contextmanager
    def prepared(self):
        entered.append(True)
        yield
        entered.pop()

    monkeypatch.setattr(LabelToImage, "prepared", prepared)
    recipe = GenerateRecipe(model="fake", steps=3)
    for event in generate(recipe, tmp_path / "out", models=make_models(), hand_over=True):
        assert bool(entered) == isinstance(event, Step), event
