"""Low-rank changes as they learn, fine-tuned or distilled: only they change, and the folder is a model that loads."""

from pathlib import Path

import pytest
import torch

from studio.engine.data.picture_set import PictureSet
from studio.engine.models.files import load_model, save_model
from studio.engine.models.formats.diffusers_layout import LORA_WEIGHTS_FILE
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.engine.training.run import run_training
from studio.engine.training.trainer import Trainer
from studio.protocol.checkpoints import TENSORS_FILE
from studio.protocol.errors import BadInput
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import DatasetSpec, TrainRecipe
from tests.engine.small_runs import stop_at
from tests.tiny_text_model import SIZE, save_tiny_model

CPU = torch.device("cpu")
ASKED = {"guidance": 1.0, "seed": 1, "steps": 2}


@pytest.fixture
def colours() -> PictureSet:
    pictures = torch.randint(0, 256, (12, 3, SIZE, SIZE), generator=torch.Generator().manual_seed(1)).to(torch.uint8)
    captions = tuple(("a tiger", "a red apple")[number % 2] for number in range(12))
    return PictureSet("colours", pictures, captions=captions)


@pytest.fixture(params=["lora", "lightning"])
def recipe(
    request: pytest.FixtureRequest, tmp_path: Path, colours: PictureSet, monkeypatch: pytest.MonkeyPatch
) -> TrainRecipe:
    monkeypatch.setattr("studio.engine.training.run.load_dataset", lambda spec, notify: colours)
    monkeypatch.setattr("studio.engine.learners.lora.SHEET_STEPS", 1)
    for name in ("lora", "lightning"):
        monkeypatch.setattr(f"studio.engine.learners.{name}.COLUMNS", 1)
    own = {"student_steps": 2, "substeps": 2} if request.param == "lightning" else {}
    return TrainRecipe(
        model=request.param,
        options={"base": str(save_tiny_model(tmp_path / "tiny")), "rank": 2, **own},
        dataset=DatasetSpec(size=SIZE),
        steps=4,
        batch_size=3,
        learning_rate_schedule="constant",
        learning_rate=1e-2,
        checkpoint_every=100,
        sample_every=100,
        guidance=2.0,
    )


def test_only_the_change_learns(recipe: TrainRecipe, colours: PictureSet):
    trainer = Trainer(recipe, colours, CPU)
    learner = trainer.learner
    before = {name: tensor.clone() for name, tensor in learner.base.unet.state_dict().items()}
    card = learner.card(0)
    plain = learner.base.draw(["a tiger"], **ASKED)
    assert torch.equal(learner.model(card).draw(["a tiger"], **ASKED), plain)
    for _ in range(3):
        trainer.train_step(0.0)
    after = learner.base.unet.state_dict()
    assert all(torch.equal(before[name], after[name]) for name in before)
    assert not torch.equal(learner.model(card).draw(["a tiger"], **ASKED), plain)


def test_a_resumed_run_equals_the_uninterrupted_one(
    recipe: TrainRecipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    straight, broken = RunFolder(tmp_path / "straight"), RunFolder(tmp_path / "broken")
    run_training(recipe, straight, device="cpu")
    with monkeypatch.context() as patch:
        stop_at(broken, 2, patch)
        assert run_training(recipe, broken, device="cpu").step == 2
    run_training(recipe, broken, device="cpu", resume=True)
    ends = [folder.complete_checkpoints()[-1] / TENSORS_FILE for folder in (straight, broken)]
    assert ends[0].read_bytes() == ends[1].read_bytes()


def test_the_folder_is_a_model_on_its_base(recipe: TrainRecipe, tmp_path: Path):
    run_training(recipe, RunFolder(tmp_path / "run"), device="cpu")
    folder = RunFolder(tmp_path / "run").newest_model()
    assert (folder / "lora" / LORA_WEIGHTS_FILE).is_file()
    assert not (folder / "unet").exists()
    model, base = load_model(folder), load_model(tmp_path / "tiny")
    assert isinstance(model, StableDiffusionModel)
    assert model.card.base == str(tmp_path / "tiny")
    assert not torch.equal(model.draw(["a tiger"], **ASKED), base.draw(["a tiger"], **ASKED))
    few = recipe.model == "lightning"
    assert (model.card.steps, model.card.guidance) == ((2, 1.0) if few else (base.card.steps, base.card.guidance))


def test_a_change_whose_base_is_gone_says_so(recipe: TrainRecipe, colours: PictureSet, tmp_path: Path):
    learner = Trainer(recipe, colours, CPU).learner
    card = learner.card(0).model_copy(update={"base": "gone"})
    save_model(tmp_path / "change", learner.parts, card)
    with pytest.raises(BadInput, match="gone"):
        load_model(tmp_path / "change")
    save_model(tmp_path / "digits", learner.parts, card.model_copy(update={"base": "digits"}))
    with pytest.raises(BadInput, match="not a text-to-image model"):
        load_model(tmp_path / "digits")


def test_more_steps_than_timesteps(recipe: TrainRecipe, colours: PictureSet):
    if recipe.model == "lora":
        pytest.skip("a matter of distillation")
    with pytest.raises(BadInput, match="too many"):
        Trainer(changed(recipe, {"options.student_steps": 64, "options.substeps": 100}), colours, CPU)
