"""Branches with other settings: what can be changed is, and what cannot is refused in words."""

from pathlib import Path
from typing import Any

import pytest
from safetensors.torch import load_file

from studio.engine.data.picture_set import PictureSet
from studio.engine.training.report import copy_history
from studio.engine.training.run import run_training
from studio.protocol.checkpoints import TENSORS_FILE
from studio.protocol.errors import BadInput
from studio.protocol.events import Event, Note, Sampled
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import TrainRecipe
from tests.engine.small_runs import twelve_pictures

pytestmark = pytest.mark.usefixtures("few_pictures")

GAN = {"model": "gan", "options": {"architecture": "mlp", "latent": 4, "width": 8}, "steps": 4}
VAE = {"model": "vae", "options": {"latent": 4}, "steps": 4}


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("model", "change", "named", "not_named"),
    [
        (GAN, {"options.minibatch_std": True}, r"^options.minibatch_std \(true, was false\) makes another", "width"),
        (GAN, {"options.spectral_norm": True, "options.r1": 0.1}, r"^options.spectral_norm .* put it back", "r1"),
        (GAN, {"options.width": 16, "options.latent": 5}, r"options.latent .* and options.width .* make an", "r1"),
        (VAE, {"options.latent": 3, "options.beta": 2.0}, r"^options.latent \(3, was 4\) makes another", "beta"),
        (VAE, {"network.channels": (16,)}, "A branch keeps its parent's network", "size mismatch"),
    ],
)
def test_a_branch_with_another_network_is_refused_by_name(
    model: dict[str, Any],
    change: dict[str, Any],
    named: str,
    not_named: str,
    recipe: TrainRecipe,
    folder: RunFolder,
    tmp_path: Path,
):
    parent = changed(recipe, model)
    run_training(parent, folder, device="cpu")
    before = files(folder.path)
    twig = RunFolder(tmp_path / "twig")
    with pytest.raises(BadInput, match=named) as told:
        run_training(changed(parent, change | {"steps": 6}), twig, device="cpu", branch=(folder, None))
    assert not_named not in str(told.value)
    assert "\n" not in str(told.value)
    assert not twig.path.exists()
    assert files(folder.path) == before


def test_a_place_that_cannot_become_a_branch_keeps_what_was_there(
    recipe: TrainRecipe, folder: RunFolder, tmp_path: Path
):
    parent = changed(recipe, GAN)
    run_training(parent, folder, device="cpu")
    twig = RunFolder(tmp_path / "twig")
    twig.samples.mkdir(parents=True)
    (twig.path / "notes.txt").write_text("mine")
    (twig.samples / "favourite.png").write_bytes(b"mine")
    for change in ({"options.width": 16, "steps": 6}, {"steps": 4}):  # another network; nothing left to do
        with pytest.raises(BadInput):
            run_training(changed(parent, change), twig, device="cpu", branch=(folder, None))
        assert sorted(files(twig.path)) == ["notes.txt", "samples/favourite.png"]


def test_a_branch_has_its_parents_history_up_to_the_checkpoint_from_the_first_moment(tmp_path: Path):
    parent, twig = RunFolder(tmp_path / "parent"), RunFolder(tmp_path / "twig")
    for folder in (parent, twig):
        folder.create(TrainRecipe())
    for step in (1, 2, 3):
        name = f"samples/{step:08d}.png"
        (parent.path / name).write_bytes(b"grid")
        parent.append(Sampled(step=step, file=name))
    (parent.samples / "real.png").write_bytes(b"of other data")
    copy_history(parent, twig, "checkpoints/00000002")
    assert [event.step for event, _ in twig.events() if isinstance(event, Sampled)] == [1, 2]
    assert sorted(path.name for path in twig.samples.iterdir()) == ["00000001.png", "00000002.png"]


def test_data_with_other_classes_is_refused_in_words(
    recipe: TrainRecipe, folder: RunFolder, monkeypatch: pytest.MonkeyPatch
):
    run_training(recipe.model_copy(update={"steps": 1}), folder, device="cpu")
    data = twelve_pictures()
    fewer = PictureSet("fewer", data.pictures, data.labels % 2, ("a", "b"))
    monkeypatch.setattr("studio.engine.training.run.load_dataset", lambda spec, notify: fewer)
    with pytest.raises(BadInput, match=r"^The settings or the data make another network than the checkpoint's"):
        run_training(recipe, folder, device="cpu", resume=True)
    status = folder.read_status()
    assert status is not None
    assert status.state == "finished", "a resume that does not start leaves the run as it was"
    assert folder.complete_checkpoints()


@pytest.mark.parametrize(("before", "after"), [("adamw", "muon"), ("muon", "adamw")])
@pytest.mark.parametrize("as_branch", [True, False])
def test_another_optimizer_begins_again_and_says_so(
    before: str, after: str, as_branch: bool, recipe: TrainRecipe, folder: RunFolder, tmp_path: Path
):
    wide = changed(recipe, {"network.channels": (32,), "steps": 2})  # wide enough to have matrices for muon
    run_training(changed(wide, {"optimizer": before}), folder, device="cpu")
    place = RunFolder(tmp_path / "twig") if as_branch else folder
    told: list[Event] = []
    status = run_training(
        changed(wide, {"optimizer": after, "steps": 4}),
        place,
        device="cpu",
        branch=(folder, None) if as_branch else None,
        resume=not as_branch,
        emit=told.append,
    )
    assert (status.state, status.step) == ("finished", 4)
    assert [event for event in told if isinstance(event, Note) and "optimizer differs" in event.text]
    kept = load_file(place.complete_checkpoints()[-1] / TENSORS_FILE)
    assert any(name.endswith(".momentum") for name in kept) == (after == "muon")
    told.clear()
    longer = changed(wide, {"optimizer": after, "steps": 5})
    assert run_training(longer, place, device="cpu", resume=True, emit=told.append).state == "finished"
    assert not [event for event in told if isinstance(event, Note) and "optimizer" in event.text]
