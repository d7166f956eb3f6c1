"""The kinds of files that the program reads: an intact specimen of each, and its reader."""

import contextlib
import importlib
import io
import json
import os
import shutil
import sys
import tempfile
import threading
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from trial import outcome

from studio.document.canvas_sizing import extend_canvas
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import open_regular, read_regular
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.recipes import dump_recipe
from studio.protocol.training_recipe import DatasetSpec, NetworkSpec, ScheduleSpec, TrainRecipe

Contents = Mapping[str, str]  # of a folder: the digest of each file by path

SIZE = 8  # pixels of every picture and network


def nothing_changed(before: Contents, after: Contents) -> str:
    """Return the changes by reading; there should be none."""
    changed = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    return f"Reading changed {', '.join(changed[:5])}" if changed else ""


def nothing_lost(before: Contents, after: Contents) -> str:
    """Return which files are neither where they were nor anywhere else."""
    kept = set(after.values())
    lost = sorted(path for path, content in before.items() if content not in kept)
    return f"Lost: {', '.join(lost[:5])}" if lost else ""


def anything_goes(before: Contents, after: Contents) -> str:
    """Return nothing: this reader continues from the file, and writes."""
    return ""


def checkpoints_stay(before: Contents, after: Contents) -> str:
    """Return which checkpoint a resumed run has lost, or half written."""
    lost = sorted(path for path in before if path.startswith("checkpoints") and path not in after)
    return f"Lost: {', '.join(lost[:5])}" if lost else ""


@dataclass(frozen=True)
class Reader:
    """A kind of files.

    Attributes:
        about: One line.
        make: Writes an intact specimen into an empty folder.
        read: Reads such a folder; raises BadInput for files that it cannot use.
        lost: Given the folder's contents before and after, says what reading has changed for the worse; "" for nothing.
        modules: What it imports; imported once, before the processes of the tries are forked.
    """

    about: str
    make: Callable[[Path], object]
    read: Callable[[Path], object]
    lost: Callable[[Contents, Contents], str] = nothing_changed
    modules: tuple[str, ...] = ()


def make_specimens(home: Path, readers: Mapping[str, Reader]) -> None:
    """Write the specimens, each into a folder of its name, in a process of its own: torch's threads do not fork."""
    for name, reader in readers.items():
        for module in reader.modules:
            importlib.import_module(module)
        (home / name).mkdir(parents=True)
        problem = outcome(reader.make, home / name)
        if problem:
            raise SystemExit(f"The specimen of {name} could not be made: {problem}")


GENERATE = GenerateRecipe(model="tiny", steps=4, count=2, prompt="a cat")
TRAIN = TrainRecipe(
    dataset=DatasetSpec(kind="toy", name="moons"),
    schedule=ScheduleSpec(timesteps=20),
    network=NetworkSpec(kind="mlp", channels=(8,), attention=(False,)),
    steps=6,
    batch_size=4,
    checkpoint_every=2,
    sample_every=3,
    sample_steps=2,
    validate_every=3,
    keep_checkpoints=100,
    threads=1,
)


# recipes and small files


def _make_recipes(home: Path) -> None:
    (home / "generate.json").write_text(dump_recipe(GENERATE))
    (home / "train.json").write_text(dump_recipe(TRAIN))


def _read_recipes(home: Path) -> None:
    from studio.engine.diffusion.schedules import NoiseSchedule
    from studio.protocol.presets import training_recipe
    from studio.protocol.recipes import load_recipe

    for file in ("generate.json", "train.json"):
        with contextlib.suppress(BadInput):
            load_recipe(home / file)
    NoiseSchedule.of(training_recipe(str(home / "train.json")).schedule)


def _make_preset(home: Path) -> None:
    for name in ("digits", "pocket"):
        shutil.copy(places.resources() / "presets" / f"{name}.json", home)


def _read_preset(home: Path) -> None:
    from studio.protocol.presets import read_preset

    for file in sorted(home.iterdir()):
        read_preset(file)


def _make_card(home: Path) -> None:
    shutil.copy(places.bundled_models() / "digits" / "studio.json", home)


def _read_card(home: Path) -> None:
    from studio.engine.diffusion.schedules import NoiseSchedule
    from studio.protocol.fitting import check_fits
    from studio.protocol.modelcard import read_card

    card = read_card(home)
    NoiseSchedule.of(card.schedule)
    check_fits(GENERATE, card)


def _make_points(home: Path) -> None:
    (home / "a.json").write_text("[[0.5, 0.25], [-0.5, 1], [0, 0]]")
    (home / "b.csv").write_text("x,y\n0.5,0.25\n-0.5,1\n")


def _read_points(home: Path) -> None:
    from studio.protocol.points import read_points

    for file in sorted(home.iterdir()):
        read_points(file)


# records and results


def _make_prompts(home: Path) -> None:
    """Styles, wildcards and earlier prompts."""
    from studio.document.prompt_history import PastPrompt, save_prompts
    from studio.protocol.prompts.styles import Style, add_style

    add_style(Style("Oil, thick", 'an "oil" painting of {prompt}', "photo"), home / "styles.csv")
    (home / "wildcards" / "wild").mkdir(parents=True)
    (home / "wildcards" / "animal.txt").write_text("# animals\ncat\n__wild/cats__\n")
    (home / "wildcards" / "wild" / "cats.txt").write_text("{lynx|tiger}\n")
    save_prompts([PastPrompt("a fox", "fog"), PastPrompt("an owl\nat night")], home / "prompts.json")


def _read_prompts(home: Path) -> None:
    from studio.document.prompt_history import load_prompts
    from studio.protocol.prompts.styles import load_styles
    from studio.protocol.prompts.templates import draw_prompts, with_template
    from studio.protocol.prompts.wildcards import WildcardFolder

    load_prompts(home / "prompts.json")
    styles = load_styles(home / "styles.csv")
    asked = with_template(GenerateRecipe(prompt="__animal__, __*__", count=3), [style.name for style in styles][:32])
    draw_prompts(asked, WildcardFolder(home / "wildcards"), styles)


def _make_record(home: Path) -> None:
    from studio.protocol.record import RecordInfo, create_record

    chance = np.random.default_rng(0)
    for name, shape, space in (("pixel", (2, 1, SIZE, SIZE), "pixel"), ("latent", (1, 4, 4, 4), "latent")):
        info = RecordInfo(
            timesteps=(30, 20, 10, 0),
            kept=(0, 1, 2, 3),
            steps=4,
            alphas_cumprod=np.linspace(0.99, 0.01, 40),
            space=space,  # type: ignore[arg-type]
            size=(16, 16) if space == "latent" else None,
            preview=tuple(tuple(row) for row in chance.normal(size=(3, 5))) if space == "latent" else (),
            crop=(1, 2, 8, 8) if space == "pixel" else None,
            model="tiny",
            recipe_text=dump_recipe(GENERATE),
        )
        record = create_record(home / f"{name}.safetensors", info, shape, {"draws": ("int64", ())})
        for frame in range(4):
            x = chance.normal(size=(2, *shape)).astype(np.float32)
            record.put(frame, 0, x[0], x[1], {"draws": np.full(shape[0], frame)})
        record.flush()


def _read_record(home: Path) -> None:
    from studio.document.lanes.denoising_lane import DenoisingLane
    from studio.protocol.record import open_record

    for file in sorted(home.iterdir()):
        record = open_record(file)
        for frame in range(record.frames):
            record.damaged(frame)
        lane = DenoisingLane.open(file, title="a")
        for frame in range(min(lane.available, 8)):
            for view in ("x_t", "x0", "epsilon", "change"):
                lane.frame(frame, view)
                lane.thumbnail(frame, view, 32)
            lane.detail_text(frame)
        lane.change_per_step()


def _make_results(home: Path) -> None:
    from studio.document.png import write_png
    from studio.protocol.resultsfolder import make_scratch

    _make_record(home)
    for name in ("first", "second"):
        (home / name).mkdir()
        (home / name / "recipe.json").write_text(dump_recipe(GENERATE))
        for index in range(2):
            pixels = np.full((SIZE, SIZE, 3), 80 * index, np.uint8)
            write_png(home / name / f"{index:04}.png", pixels, GENERATE)
        shutil.copy(home / "pixel.safetensors", home / name / "trajectory.safetensors")
    killed = make_scratch(home / "third", 2**22 + 1)  # Linux gives no such process id
    (home / "latent.safetensors").rename(killed / "trajectory.safetensors")
    (home / "pixel.safetensors").unlink()


def _read_results(home: Path) -> None:
    from studio.document.history.history import contact_sheet, read_entries
    from studio.document.lanes.denoising_lane import DenoisingLane
    from studio.document.picture import open_with_notes
    from studio.document.png import read_recipe_of

    for entry in read_entries(home)[0]:
        contact_sheet(entry.pictures, 64)
        for picture in entry.pictures:
            with contextlib.suppress(BadInput):
                open_with_notes(picture)
                read_recipe_of(picture)
        if entry.trajectory is not None:
            with contextlib.suppress(BadInput):
                DenoisingLane.open(entry.trajectory, title="a").frame(0, "x0")


def _results_stay(before: Contents, after: Contents) -> str:
    """Finished results stay as they are; the remains of a killed engine become one, or are removed."""
    return nothing_changed(
        {path: content for path, content in before.items() if path.startswith(("first", "second"))},
        {path: content for path, content in after.items() if path.startswith(("first", "second"))},
    )


# the window's own files


def _make_session(home: Path) -> None:
    from older_session import save_mask, save_picture

    os.environ["DENOISE_STUDIO_HOME"] = str(home)
    save_mask(np.full((SIZE, SIZE), 7, np.uint8), save_picture(np.full((SIZE, SIZE, 4), 200, np.uint8)))


def _read_session(home: Path) -> None:
    from studio.document.session import load_session

    os.environ["DENOISE_STUDIO_HOME"] = str(home)
    load_session()


def _make_journal(home: Path) -> None:
    """Write a journal of some edits, one of them undone, with a stroke in progress, a queue and a candidate."""
    from studio.document.document import Document
    from studio.document.journal.journal import open_journal
    from studio.document.journal.kept_candidate import candidate_record
    from studio.document.journal.kept_jobs import KeptJob, jobs_record
    from studio.document.journal.recorder import Recorder
    from studio.document.journal.writer import JournalWriter
    from studio.document.painting.brush import Brush

    opened, document = open_journal(home), Document()
    writer = JournalWriter(opened.folder, None, trouble=print, base_wanted=print)
    recorder = Recorder(document, writer)
    recorder.begin()
    for edit in (
        document.set_picture(np.full((SIZE, SIZE, 4), 200, np.uint8)),
        document.fill_mask(),
        document.invert_mask(),
        extend_canvas(document, (1, 0, 0, 1)),
    ):
        assert edit is not None, "each changes something"
        recorder.edit(edit)
    recorder.moved(3)
    document.offer([np.full((SIZE, SIZE, 4), 90, np.uint8)])
    candidate = document.candidate
    recorder.state("candidate", lambda: candidate_record(candidate))
    jobs = [KeptJob("a", "b", GenerateRecipe(), home / "results" / "a")]
    recorder.state("queue", lambda: jobs_record(jobs))
    document.begin_stroke(Brush(size=3))
    document.stroke_to(2, 2)
    recorder.stroke()
    writer.close(60)
    opened.release()


def _read_journal(home: Path) -> None:
    from studio.document.journal.journal import open_journal
    from studio.document.journal.kept_candidate import read_candidate
    from studio.document.journal.kept_jobs import read_jobs

    opened = open_journal(home)
    try:
        for name, reader in {"candidate": read_candidate, "queue": read_jobs}.items():
            if name in opened.restored.states:
                reader(opened.restored.states[name])
        for edit in opened.restored.edits[opened.restored.applied - 1 :: -1]:
            edit.revert(opened.restored.document)
    finally:
        opened.release()


def _make_project(home: Path) -> None:
    """Write a project with a group, selections and a lane, and the same with its text files uncompressed beside."""
    from studio.document.layers.layer import Group, Layer
    from studio.document.project.project import MASK, Project, ProjectLane, Selection
    from studio.document.project.writing import save_project
    from studio.protocol.geometry import Size

    layer = Layer("hat", np.full((SIZE, SIZE, 4), 128, np.uint8), x=-1, opacity=0.5, blend="svg:multiply")
    mask = Selection(MASK, np.full((SIZE, SIZE), 255, np.uint8))
    stack = Group(children=(Group("group", (layer,)), layer))
    save_project(Project(Size(SIZE, SIZE), stack, (mask,), (ProjectLane("a", "{}", lambda: [b"x"]),)), home / "p.ora")
    with zipfile.ZipFile(home / "p.ora") as archive:
        archive.extractall(home / "parts")


def _read_project(home: Path) -> None:
    """Read the damaged project, and a sound archive of the damaged parts."""
    from studio.document.project.reading import open_project
    from studio.document.project.writing import project_bytes

    with tempfile.TemporaryDirectory() as scratch:
        packed = Path(scratch) / "packed.ora"
        with zipfile.ZipFile(packed, "w") as archive:
            for part in sorted((home / "parts").rglob("*")):
                with contextlib.suppress(OSError):
                    archive.writestr(str(part.relative_to(home / "parts")), read_regular(part, 2**20))
        for path in (home / "p.ora", packed):
            with contextlib.suppress(BadInput):
                project = open_project(path)
                project_bytes(project)


def _make_window(home: Path) -> None:
    from studio.protocol.hosts import HostProfile, save_hosts

    _make_session(home)
    save_hosts([HostProfile(name="far", address="user@example.org", folder="runs")])
    studio = _window(home)
    studio.panel_state.save()
    studio.parts.window.close()
    studio.core.settings.sync()


def _read_window(home: Path) -> None:
    from PySide6.QtCore import QCoreApplication

    from studio.protocol.hosts import load_hosts

    studio = _window(home)
    studio.panel_state.restore()
    studio.parts.window.show()
    for _ in range(3):
        QCoreApplication.processEvents()
    with contextlib.suppress(BadInput):
        load_hosts()


def _window(home: Path):  # type: ignore[no-untyped-def]  # the window's classes would load Qt for every kind
    from PySide6.QtWidgets import QApplication

    from studio.wiring.studio import Studio

    os.environ["DENOISE_STUDIO_HOME"] = str(home)
    return Studio(QApplication([]))


# training runs


def _make_run(home: Path) -> None:
    from studio.engine.training.run import run_training
    from studio.protocol.runfolder import RunFolder

    folder = RunFolder(home)
    run_training(TRAIN, folder, device="cpu")


def _read_run(home: Path) -> None:
    from studio.document.lanes.learning_lane import LearningLane
    from studio.link.run_watcher import EventTail
    from studio.protocol.modelcard import find_model, read_card
    from studio.protocol.relay import LogPosition, send
    from studio.protocol.runfolder import RunFolder

    folder = RunFolder(home)
    folder.read_status()
    folder.complete_checkpoints()
    folder.best_checkpoint()
    lane = LearningLane(title="a")
    for step, grid in enumerate(sorted(folder.samples.glob("*.png"))):
        lane.add(step, grid)
        with contextlib.suppress(BadInput):
            lane.frame(step, "x0")
    lane.change_per_step()
    tail = EventTail(folder.events_file)
    with contextlib.suppress(OSError):
        while tail.read():
            pass
    ended = threading.Event()
    ended.set()
    with contextlib.suppress(BadInput):
        send(folder, io.BytesIO(), LogPosition.of(folder.events_file), ended)
    for asked in (str(home), f"{home}@best", f"{home}@2"):
        with contextlib.suppress(BadInput):
            read_card(find_model(asked))
    folder.read_recipe()
    list(folder.events())


def _resume(home: Path) -> None:
    from studio.engine.training.run import run_training
    from studio.protocol.recipes import changed
    from studio.protocol.runfolder import RunFolder

    folder = RunFolder(home)
    recipe = folder.read_recipe()
    run_training(
        changed(recipe, {"steps": min(recipe.steps + 1, 9), "max_seconds": 5}), folder, device="cpu", resume=True
    )


def _train(home: Path) -> None:
    from studio.engine.training.run import run_training
    from studio.protocol.presets import training_recipe
    from studio.protocol.recipes import changed
    from studio.protocol.runfolder import RunFolder

    recipe = training_recipe(str(home / "train.json"))
    short = {"steps": min(recipe.steps, 6), "max_seconds": 5, "batch_size": min(recipe.batch_size, 64)}
    run_training(changed(recipe, short), RunFolder(home / "run"), device="cpu")


def _generate(home: Path) -> None:
    from studio.engine.generation.generate import generate
    from studio.engine.generation.model_cache import ModelCache
    from studio.protocol.generation_recipe import GenerateRecipe
    from studio.protocol.recipes import changed, load_recipe

    recipe = load_recipe(home / "generate.json")
    if isinstance(recipe, GenerateRecipe):
        few = {"count": min(recipe.count, 2), "steps": min(recipe.steps, 20), "resamples": min(recipe.resamples, 2)}
        list(generate(changed(recipe, few), home / "out", models=ModelCache("cpu")))


def _make_generate(home: Path) -> None:
    from PIL import Image

    Image.fromarray(np.full((SIZE * 4, SIZE * 4), 90, np.uint8)).save(home / "picture.png")
    mask = np.zeros((SIZE * 4, SIZE * 4), np.uint8)
    mask[8:20, 8:20] = 255
    Image.fromarray(mask).save(home / "mask.png")
    recipe = GenerateRecipe(model="digits", steps=3, image=str(home / "picture.png"), mask=str(home / "mask.png"))
    (home / "generate.json").write_text(dump_recipe(recipe))


def _make_requests(home: Path) -> None:
    from studio.protocol.runfolder import Control, RunFolder

    (home / "run").mkdir()
    folder = RunFolder(home / "run")
    folder.ask(Control.LEARNING_RATE, "0.001")
    folder.ask(Control.PAUSE)


def _read_requests(home: Path) -> None:
    from studio.protocol.runfolder import RunFolder

    RunFolder(home / "run").take_requests()


# the command line

COMMANDS = (
    ("models", "check", "digits"),
    ("noise", "picture.png", "--schedule", "cosine", "--steps", "50", "--t", "10", "--seed", "1", "--out", "noise.png"),
    ("generate", "digits", "--out", "out.png", "--steps", "2", "--guidance", "1.5", "--label", "3", "--seed", "1"),
    ("generate", "digits", "--out", "b.png", "--steps", "2", "--image", "picture.png", "--strength", "0.5"),
    ("sample", "digits", "--out", "samples", "--steps", "2", "--count", "2", "--seed", "5", "--sampler", "ddim"),
    ("train", "toy-diffusion", "--run", "run", "--max-seconds", "1", "--set", "steps=2", "--set", "seed=1"),
    ("train", "digits", "--run", "run", "--resume", "--at", "2"),
    ("settings", "picture.png"),
    ("fork", "record.safetensors", "--at", "2", "--out", "c.png"),
)


def _make_commands(home: Path) -> None:
    from PIL import Image

    Image.fromarray(np.full((SIZE * 2, SIZE * 2), 90, np.uint8)).save(home / "picture.png")
    for number, words in enumerate(COMMANDS):
        (home / f"{number}.json").write_text(json.dumps(words))


def _run_command(home: Path) -> None:
    """Run the command whose words were changed; those of the specimen are run by other tests."""
    from studio.cli.main import main

    os.chdir(home)
    for number, words in enumerate(COMMANDS):
        try:
            changed = json.loads(read_regular(home / f"{number}.json", 2**20))
        except (OSError, ValueError, RecursionError):
            continue
        if not isinstance(changed, list) or tuple(changed) == words:
            continue
        sys.argv = ["studio", *(_word(value) for value in changed)]
        sys.stderr = told = io.StringIO()
        status = main()
        last = told.getvalue().strip().rpartition("\n")[2]
        if status not in (0, 2) or (status == 2 and not last.startswith("denoise-studio: ")):
            raise ValueError(f"{sys.argv} ended with status {status} and {last[:300]!r}")


def _word(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return text.replace("\0", "")[:130_000]  # what the system takes as one word


# streams of lines


def _make_relay(home: Path) -> None:
    from studio.protocol.events import Sampled
    from studio.protocol.relay import LogPosition, send
    from studio.protocol.requests import Generate
    from studio.protocol.runfolder import RunFolder, Status

    run = RunFolder(home / "run")
    run.create(TRAIN)
    for step in range(3):
        run.append(Sampled(step=step, file=f"samples/{step}.png"))
    run.write_status(Status(state="running"))
    ended = threading.Event()
    ended.set()
    out = io.BytesIO()
    send(run, out, LogPosition(), ended)
    shutil.rmtree(home / "run")
    (home / "stream").write_bytes(out.getvalue())
    (home / "asked").write_text('{"what":"pause","value":""}\n{"what":"learning-rate","value":"0.1"}\n')
    (home / "requests").write_text(Generate(job="a", recipe=GENERATE, out="out").model_dump_json() + "\n")


def _read_relay(home: Path) -> None:
    from pydantic import ValidationError

    from studio.protocol.relay import listen, receive
    from studio.protocol.requests import parse_request
    from studio.protocol.runfolder import RunFolder

    run = RunFolder(Path(os.environ["DENOISE_STUDIO_HOME"]) / "mirror")
    shutil.rmtree(run.path, ignore_errors=True)
    with contextlib.suppress(OSError):
        with open_regular(home / "asked", 2**26) as asked:
            listen(asked, run, lambda: None)
        with open_regular(home / "requests", 2**26) as lines, contextlib.suppress(ValidationError):
            for line in lines:
                parse_request(line)
        with open_regular(home / "stream", 2**26) as stream:
            list(receive(stream, run))


# models


def _make_model(home: Path) -> None:
    import torch

    from studio.engine.models.files import save_model, save_single_file
    from studio.engine.networks.unet import build_unet
    from studio.protocol.modelcard import ModelCard

    torch.manual_seed(0)
    unet = build_unet(NetworkSpec(channels=(8,), attention=(False,)), size=SIZE, channels=1).eval()
    card = ModelCard(name="tiny", title="Tiny", size=SIZE, channels=1, schedule=ScheduleSpec(timesteps=50))
    save_model(home / "verified", {"unet": unet}, card)
    save_model(home / "foreign", {"unet": unet}, card)
    (home / "foreign" / "digests.json").unlink()
    save_single_file(home / "single.safetensors", {"unet": unet}, card)


def _read_model(home: Path) -> None:
    from studio.engine.models.files import load_model

    problems = []
    for place in ("verified", "foreign", "single.safetensors"):
        try:
            load_model(home / place, "cpu")
        except BadInput as problem:
            problems.append(problem)
    if problems:
        raise problems[0]


def _make_text_model(home: Path) -> None:
    """Copy the bundled model's small files; its weights are linked, so that they are never damaged."""
    for file in sorted((places.bundled_models() / "pocket").rglob("*")):
        target = home / "pocket" / file.relative_to(places.bundled_models() / "pocket")
        if file.is_dir():
            target.mkdir(parents=True)
        elif file.suffix == ".safetensors":
            target.symlink_to(file)
        elif file.suffix in (".json", ".txt") and file.name != "digests.json":
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)


def _read_text_model(home: Path) -> None:
    from studio.engine.models.files import load_model

    load_model(home / "pocket", "cpu")


def _make_lora(home: Path) -> None:
    """Write a LoRA of rank 1 for one layer of the bundled model, in diffusers' layout."""
    import torch
    from safetensors.torch import save_file

    layer = "unet.down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q"
    with open(places.bundled_models() / "pocket" / "unet" / "config.json") as file:
        width = json.load(file)["block_out_channels"][0]
    names = {f"{layer}.lora_A.weight": torch.ones(1, width), f"{layer}.lora_B.weight": torch.ones(width, 1)}
    save_file(names, home / "lora.safetensors", {"format": "pt"})


def _read_lora(home: Path) -> None:
    from studio.engine.models.adapters import check_loras, with_loras
    from studio.engine.models.files import load_model
    from studio.engine.models.stable_diffusion import StableDiffusionModel
    from studio.protocol.generation_recipe import LoraSpec

    loras = [LoraSpec(file=str(home / "lora.safetensors"))]
    model = load_model(places.bundled_models() / "pocket", "cpu")
    assert isinstance(model, StableDiffusionModel)
    check_loras(loras, model)
    with with_loras(model, loras):
        pass


def _make_estimator(home: Path) -> None:
    """Write a tiny depth model and a tiny image encoder with random weights, as transformers saves them."""
    import torch
    from transformers import (
        CLIPVisionConfig,
        CLIPVisionModelWithProjection,
        DepthAnythingConfig,
        DepthAnythingForDepthEstimation,
        Dinov2Config,
    )

    torch.manual_seed(0)
    small = {"hidden_size": 8, "num_attention_heads": 2, "num_hidden_layers": 4}
    backbone = Dinov2Config(image_size=28, mlp_ratio=1, out_indices=[1, 2, 3, 4], reshape_hidden_states=False, **small)
    neck = {"neck_hidden_sizes": [4, 4, 4, 4], "fusion_hidden_size": 4, "head_hidden_size": 4}
    depth = DepthAnythingConfig(backbone_config=backbone, reassemble_hidden_size=8, **neck)
    vision = CLIPVisionConfig(image_size=16, patch_size=8, projection_dim=8, intermediate_size=8, **small)
    DepthAnythingForDepthEstimation(depth).save_pretrained(home / "depth")
    CLIPVisionModelWithProjection(vision).save_pretrained(home / "image_encoder")
    prepared = {"size": {"height": 28, "width": 28}, "image_mean": [0.5, 0.5, 0.5], "image_std": [0.5, 0.5, 0.5]}
    (home / "depth" / "preprocessor_config.json").write_text(json.dumps(prepared))


def _read_estimator(home: Path) -> None:
    import numpy as np

    from studio.engine.models.estimator import DepthModel, ImageEncoderModel
    from studio.engine.models.files import load_model
    from studio.protocol.errors import BadInput
    from studio.protocol.modelcard import read_card

    picture, refused = np.full((3, 28, 28), 0.5, np.float32), []
    for name in ("depth", "image_encoder"):
        try:
            read_card(home / name)
            model = load_model(home / name, "cpu")
        except BadInput as error:
            refused.append(error)
            continue
        if isinstance(model, DepthModel):
            model.nearness(picture)
        if isinstance(model, ImageEncoderModel):
            model.encode(picture, hidden=False)
    if refused:
        raise refused[0]


def _make_ip_adapter(home: Path) -> None:
    """Write an IP-Adapter for the bundled model whose weights are zero."""
    import torch
    from safetensors.torch import save_file

    from studio.engine.models.files import load_model

    unet = load_model(places.bundled_models() / "pocket", "cpu").parts["unet"]
    width = unet.config.cross_attention_dim
    tensors = {"image_proj.proj.weight": torch.zeros(4 * width, 8), "image_proj.proj.bias": torch.zeros(4 * width)}
    tensors |= {"image_proj.norm.weight": torch.ones(width), "image_proj.norm.bias": torch.zeros(width)}
    layers = [name for name in unet.attn_processors if name.endswith("attn2.processor")]
    for index, name in enumerate(layers):
        inner = unet.get_submodule(name.removesuffix(".processor")).to_k.weight.shape[0]
        tensors |= {f"ip_adapter.{2 * index + 1}.to_{part}_ip.weight": torch.zeros(inner, width) for part in "kv"}
    save_file(tensors, home / "ip-adapter.safetensors", {"format": "pt"})


def _read_ip_adapter(home: Path) -> None:
    import torch

    from studio.engine.models.files import load_model
    from studio.engine.models.ip_adapter import ImagePrompt, check_ip_adapter, with_image_prompts
    from studio.engine.models.stable_diffusion import StableDiffusionModel

    file = home / "ip-adapter.safetensors"
    model = load_model(places.bundled_models() / "pocket", "cpu")
    assert isinstance(model, StableDiffusionModel)
    check_ip_adapter(file, model)
    with with_image_prompts(model, [ImagePrompt(file, 1.0, torch.zeros(1, 1, 8), torch.zeros(1, 1, 8))]):
        pass


_COMMIT = "0" * 40


def _make_library(home: Path) -> None:
    """Write a fetched LoRA, an interrupted download, a textual inversion, and star ratings for them."""
    from safetensors.numpy import save_file

    from studio.protocol.hubdownloads import HUB_FILE, DownloadRequest, HubFile, HubOrigin, begin
    from studio.protocol.library.notes import ModelNote, write_note
    from studio.protocol.registered import RegisteredModel, register_model

    os.environ["DENOISE_STUDIO_HOME"] = str(home)
    folder = places.hub_models() / "a--b" / _COMMIT / "ink"
    folder.mkdir(parents=True)
    layer = "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn2_to_k"
    tensors = {f"{layer}.lora_{end}.weight": np.zeros((1, 4), np.float32) for end in ("up", "down")}
    save_file(tensors, folder / "ink.safetensors", {"ss_tag_frequency": '{"x": {"ink": 3}}'})
    save_file({"emb_params": np.zeros((1, 4), np.float32)}, home / "word.safetensors")
    origin = HubOrigin(id="a/b", commit=_COMMIT, files=(HubFile(name="ink.safetensors", size=9, sha256="0" * 64),))
    (folder / HUB_FILE).write_text(origin.model_dump_json())
    begin(DownloadRequest(id="a/c", commit=_COMMIT, size=9))
    register_model("ink", RegisteredModel(path=str(folder / "ink.safetensors"), kind="lora"))
    register_model("word", RegisteredModel(path=str(home / "word.safetensors"), kind="textual-inversion"))
    write_note(folder, ModelNote(starred=True, note="good", sums={"ink.safetensors": "0"}))


def _read_library(home: Path) -> None:
    from studio.protocol.hubdownloads import unfinished
    from studio.protocol.library.entry import describe
    from studio.protocol.library.finding import find_all
    from studio.protocol.library.notes import read_notes
    from studio.protocol.library.verifying import verify
    from studio.protocol.modelfit import this_computer

    os.environ["DENOISE_STUDIO_HOME"] = str(home)
    unfinished()
    problems = []
    for found in find_all():
        describe(found, this_computer())
        if found.source in ("hub", "added"):
            try:
                verify(found.path, lambda *_: None)
            except BadInput as problem:
                problems.append(problem)
    read_notes()
    if problems:
        raise problems[0]


# pictures and data sets

_FORMATS = {
    "png": "PNG",
    "jpg": "JPEG",
    "webp": "WEBP",
    "gif": "GIF",
    "bmp": "BMP",
    "tif": "TIFF",
    "ppm": "PPM",
    "tga": "TGA",
    "avif": "AVIF",
    "jp2": "JPEG2000",
    "ico": "ICO",
}


def _make_pictures(home: Path) -> None:
    from PIL import Image, ImageCms, features

    from studio.document.png import write_png

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    noise = np.random.default_rng(0).integers(0, 256, (SIZE * 2, SIZE, 3), dtype=np.uint8)
    image = Image.fromarray(noise)
    missing = {"avif": not features.check("avif"), "jp2": not features.check("jpg_2000")}
    for suffix, kind in _FORMATS.items():
        if missing.get(suffix):
            continue
        more = {"icc_profile": profile} if suffix in ("png", "jpg", "webp", "tif") else {}
        image.save(home / f"a.{suffix}", kind, **more)
    write_png(home / "recipe.png", noise, GENERATE)
    Image.fromarray(noise[..., 0].astype(np.uint16) * 257).save(home / "deep.png")
    image.convert("P").save(home / "palette.png", transparency=3)
    image.convert("CMYK").save(home / "cmyk.jpg")
    exif = Image.Exif()
    exif[0x0112] = 6
    image.save(home / "turned.jpg", exif=exif)


def _read_pictures(home: Path) -> None:
    from studio.document.picture import open_with_notes
    from studio.document.png import read_recipe_of
    from studio.engine.data.image_files import UnusableImage, read_rgb
    from studio.engine.data.pictures import read_image
    from studio.engine.generation.inpainting import read_mask

    problems = []
    for file in sorted(home.iterdir()):
        for read in (open_with_notes, read_recipe_of, read_image, read_mask):
            try:
                read(file)
            except BadInput as problem:
                problems.append(problem)
        with contextlib.suppress(UnusableImage):
            read_rgb(file, 4)
    if problems:
        raise problems[0]


def _make_data(home: Path) -> None:
    from PIL import Image

    for label in ("one", "two"):
        (home / label).mkdir()
        for index in range(2):
            pixels = np.full((SIZE, SIZE, 3), 60 * index, np.uint8)
            Image.fromarray(pixels).save(home / label / f"{index}.png")
            (home / label / f"{index}.txt").write_text("a caption")


def _read_data(home: Path) -> None:
    from studio.engine.data.folder import load_folder

    load_folder(home, SIZE, None, lambda text: None)


_ENGINE = ("studio.engine.models.files", "studio.engine.models.adapters")
_TRAINING = ("studio.engine.training.run", "studio.engine.learners.diffusion")
_PROJECTS = ("studio.document.project.reading", "studio.document.project.writing")
_PICTURES = ("studio.document.history.history", "studio.document.png", "studio.engine.generation.inpainting")

READERS = {
    "recipe": Reader("recipes as JSON files", _make_recipes, _read_recipes),
    "preset": Reader("training presets", _make_preset, _read_preset),
    "card": Reader("a model card", _make_card, _read_card),
    "points": Reader("drawn points, .json and .csv", _make_points, _read_points),
    "prompts": Reader("styles, wildcards and earlier prompts", _make_prompts, _read_prompts),
    "record": Reader(
        "denoising records", _make_record, _read_record, modules=("studio.document.lanes.denoising_lane",)
    ),
    "results": Reader(
        "the history: results folders, and one of a killed engine",
        _make_results,
        _read_results,
        _results_stay,
        ("studio.document.lanes.denoising_lane", *_PICTURES),
    ),
    "session": Reader("the canvas as older versions kept it", _make_session, _read_session, nothing_lost, _PICTURES),
    "journal": Reader("the autosave journal", _make_journal, _read_journal, nothing_lost, _PICTURES),
    "project": Reader("a project, and its parts", _make_project, _read_project, modules=_PROJECTS),
    "window": Reader(
        "settings.ini, canvas and hosts, by a window that starts",
        _make_window,
        _read_window,
        anything_goes,
        ("studio.app",),
    ),
    "run": Reader("a training run, as the window and the relay read it", _make_run, _read_run, modules=_TRAINING),
    "resume": Reader("a training run that is resumed", _make_run, _resume, checkpoints_stay, _TRAINING),
    "train": Reader("a recipe that is trained for a few steps", _make_recipes, _train, anything_goes, _TRAINING),
    "generate": Reader(
        "a recipe that pictures are generated from",
        _make_generate,
        _generate,
        anything_goes,
        ("studio.engine.generation.generate",),
    ),
    "command": Reader(
        "words of the command line",
        _make_commands,
        _run_command,
        anything_goes,
        ("studio.cli.main", "studio.engine.generation.generate", *_TRAINING),
    ),
    "requests": Reader("requests in a run's control folder", _make_requests, _read_requests, anything_goes),
    "relay": Reader("lines of a relay and of the engine's requests", _make_relay, _read_relay),
    "model": Reader(
        "a model folder, with and without digests, and a single file", _make_model, _read_model, modules=_ENGINE
    ),
    "text-model": Reader(
        "a text-to-image model's configurations and tokenizer", _make_text_model, _read_text_model, modules=_ENGINE
    ),
    "library": Reader("the notes about models: names, origins, downloads, stars", _make_library, _read_library),
    "estimator": Reader(
        "models that estimate depth or encode pictures", _make_estimator, _read_estimator, modules=_ENGINE
    ),
    "ip-adapter": Reader("an IP-Adapter's file", _make_ip_adapter, _read_ip_adapter, modules=_ENGINE),
    "lora": Reader("a LoRA's file", _make_lora, _read_lora, modules=(*_ENGINE, "peft")),
    "picture": Reader(
        "pictures and masks of every format, and the recipe in a PNG", _make_pictures, _read_pictures, modules=_PICTURES
    ),
    "data": Reader(
        "a folder of pictures with captions", _make_data, _read_data, modules=("studio.engine.data.folder",)
    ),
}
