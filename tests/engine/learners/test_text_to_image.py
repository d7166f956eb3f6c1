"""Text to image as it learns: latents, captions, an exact resume, and a model that stock diffusers loads."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from diffusers import StableDiffusionPipeline

from studio.engine.data.picture_set import PictureSet
from studio.engine.learners.text_to_image import TextToImageLearner
from studio.engine.models.files import load_model
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.engine.training.batch import Batch
from studio.engine.training.registry import learner_class
from studio.engine.training.run import run_training
from studio.protocol.checkpoints import STATE_FILE, TENSORS_FILE
from studio.protocol.errors import BadInput
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import DatasetSpec, NetworkSpec, TrainRecipe
from tests.engine.small_runs import stop_at
from tests.tiny_text_model import SIZE, save_tiny_model

CPU = torch.device("cpu")
WORDS = ("a red square", "a green square", "a blue square")


def draw(numbers: range) -> PictureSet:
    """Plain squares of three colours, a little different each, with captions."""
    pictures = torch.zeros(len(numbers), 3, SIZE, SIZE, dtype=torch.uint8)
    for row, number in enumerate(numbers):
        pictures[row, number % 3] = 255 - number % 50
    return PictureSet("squares", pictures, captions=tuple(WORDS[number % 3] for number in numbers))


@pytest.fixture
def squares() -> PictureSet:
    some = draw(range(24))
    return PictureSet(some.title, some.pictures, held_out=torch.arange(24) >= 18, captions=some.captions, draw=draw)


@pytest.fixture
def recipe(tmp_path: Path, squares: PictureSet, monkeypatch: pytest.MonkeyPatch) -> TrainRecipe:
    monkeypatch.setattr("studio.engine.training.run.load_dataset", lambda spec, notify: squares)
    monkeypatch.setattr("studio.engine.learners.text_to_image.SHEET_STEPS", 1)
    monkeypatch.setattr("studio.engine.data.latent_window.CHUNK", 8)
    return TrainRecipe(
        model="text-to-image",
        options={
            "autoencoder": str(save_tiny_model(tmp_path / "tiny")),
            "prompt_length": 8,
            "text_width": 16,
            "text_layers": 1,
            "text_heads": 2,
        },
        dataset=DatasetSpec(size=SIZE),
        network=NetworkSpec(channels=(8, 16), attention=(False, True), attention_head_dim=8, dropout=0.1),
        prediction_type="v",
        steps=6,
        batch_size=4,
        warmup_steps=2,
        sample_every=3,
        validate_every=3,
        checkpoint_every=100,
        guidance=2.0,
    )


def learner(recipe: TrainRecipe, data: PictureSet) -> TextToImageLearner:
    torch.manual_seed(0)
    return TextToImageLearner(recipe, *data.split(0.2), CPU)


def turn(latents: torch.Tensor) -> Batch:
    return Batch(latents, None, torch.Generator().manual_seed(3), indices=torch.arange(len(latents)))


def latents_of(made: TextToImageLearner, data: PictureSet, count: int) -> torch.Tensor:
    return made.model(made.card(0)).latents_of(data.batch(torch.arange(count))[0])[0]


def test_latents_are_of_unit_variance(recipe: TrainRecipe, squares: PictureSet):
    made = learner(recipe, squares)
    latents = latents_of(made, made.data, 18)
    assert latents.mean((0, 2, 3)).abs().max() < 0.01
    assert (latents.std((0, 2, 3)) - 1).abs().max() < 0.01


def test_a_turn_learns_from_latents_and_their_own_captions(recipe: TrainRecipe, squares: PictureSet):
    made = learner(recipe, squares)
    latents, _ = made.pictures(torch.arange(4), 0)
    assert latents.shape == (4, 4, 8, 8)
    batch, captions, _ = made._latents.of(turn(latents))
    assert batch.labels.tolist() == [0, 1, 2, 3]
    of = dict(zip(WORDS, latents_of(made, draw(range(3)), 3), strict=True))
    for latent, caption in zip(latents, captions, strict=True):
        nearest = min(of, key=lambda word: float((of[word] - latent).square().sum()))
        assert nearest == caption


@pytest.mark.parametrize(("dropout", "matters"), [(0.0, True), (1.0, False)])
def test_dropped_captions_say_nothing(recipe: TrainRecipe, squares: PictureSet, dropout: float, matters: bool):
    made = learner(changed(recipe, {"label_dropout": dropout}), squares)
    made.text.eval()
    made.unet.eval()
    latents, _ = made.pictures(torch.arange(4), 0)

    def loss(captions: tuple[str, ...]) -> torch.Tensor:
        made._latents._current = ((latents,), captions)
        return made.losses(0, turn(latents)).per_picture.detach()

    same = torch.equal(loss(("a red square",) * 4), loss(("a blue square",) * 4))
    assert same != matters


def test_a_set_with_an_end_is_encoded_once(recipe: TrainRecipe, squares: PictureSet):
    made = learner(recipe, PictureSet("few", squares.pictures, captions=squares.captions))
    latents, _ = made.pictures(torch.tensor([5, 0]), 999)
    assert torch.equal(made._latents._all_latents[0][torch.tensor([5, 0])], latents)
    assert made._latents.of(turn(latents))[1] == (WORDS[2], WORDS[0])


def test_a_resumed_run_equals_an_uninterrupted_one(
    recipe: TrainRecipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    straight, broken = RunFolder(tmp_path / "straight"), RunFolder(tmp_path / "broken")
    run_training(recipe, straight)
    with monkeypatch.context() as patch:
        stop_at(broken, 3, patch)
        assert run_training(recipe, broken).step == 3
    run_training(recipe, broken, resume=True)
    one, other = (folder.complete_checkpoints()[-1] for folder in (straight, broken))
    assert (one / TENSORS_FILE).read_bytes() == (other / TENSORS_FILE).read_bytes()
    assert (one / STATE_FILE).exists()


def test_the_model_loads_in_stock_diffusers(recipe: TrainRecipe, tmp_path: Path):
    run_training(recipe, RunFolder(tmp_path / "run"))
    folder = RunFolder(tmp_path / "run").newest_model()
    model = load_model(folder)
    assert isinstance(model, StableDiffusionModel)
    assert model.card.guidance == 2.0
    assert model.vae.config.scaling_factor == 1.0
    stock = StableDiffusionPipeline.from_pretrained(str(folder))
    stock.set_progress_bar_config(disable=True)
    assert stock("a red square", num_inference_steps=2, output_type="np").images.shape == (1, SIZE, SIZE, 3)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"options.autoencoder": "digits"}, "no autoencoder"),
        ({"options.text_heads": 3}, "does not divide"),
        ({"dataset.augment": {"flip": True}}, "augment"),
        ({"network.channels": [8, 16, 16, 16, 16], "network.attention": [False] * 5}, "multiple"),
        ({"options.begin": "digits"}, "not a text-to-image model"),
    ],
)
def test_settings_that_do_not_fit(recipe: TrainRecipe, squares: PictureSet, changes: dict, words: str):
    with pytest.raises(BadInput, match=words):
        learner(changed(recipe, changes), squares)


def test_it_continues_from_another_model(recipe: TrainRecipe, squares: PictureSet, tmp_path: Path):
    begun = load_model(save_tiny_model(tmp_path / "begun"))
    own = {"options.begin": str(tmp_path / "begun"), "options.prompt_length": 16, "network.channels": [16, 32]}
    made = learner(changed(recipe, own), squares)
    assert made.text.files == begun.text_encoder.files
    for name, network in begun.parts.items():
        for key, weights in network.state_dict().items():
            assert torch.equal(made.parts[name].state_dict()[key], weights), key
    assert all(weights.requires_grad for weights in made.unet.parameters())
    assert made.vae.config.scaling_factor == begun.vae.config.scaling_factor


def test_a_model_of_another_size_is_not_gone_on_from(recipe: TrainRecipe, squares: PictureSet, tmp_path: Path):
    save_tiny_model(tmp_path / "begun")
    with pytest.raises(BadInput, match="another size"):
        learner(changed(recipe, {"options.begin": str(tmp_path / "begun")}), squares)


def test_data_without_captions_is_refused(recipe: TrainRecipe, squares: PictureSet):
    with pytest.raises(BadInput, match="captions"):
        learner(recipe, PictureSet("mute", squares.pictures))


def test_processes_share_a_turn(recipe: TrainRecipe, squares: PictureSet):
    made = learner(recipe, squares)
    made.text.eval()
    made.unet.eval()
    latents, _ = made.pictures(torch.arange(4), 0)
    whole = made.losses(0, turn(latents)).per_picture
    halves = [made.losses(0, turn(latents).shard(rows)).per_picture for rows in (slice(0, 2), slice(2, 4))]
    torch.testing.assert_close(torch.cat(halves), whole)


def test_a_resumed_run_keeps_its_tokenizer_when_the_captions_change(
    recipe: TrainRecipe, squares: PictureSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = RunFolder(tmp_path / "run")
    with monkeypatch.context() as patch:
        stop_at(folder, 3, patch)
        run_training(recipe, folder)
    swapped = tuple(caption.translate(str.maketrans("dn", "nd")) for caption in squares.captions)
    others = replace(squares, captions=swapped, draw=None)
    monkeypatch.setattr("studio.engine.training.run.load_dataset", lambda spec, notify: others)
    fresh = learner(recipe, others)
    run_training(recipe, folder, resume=True)
    first, last = folder.complete_checkpoints()[0], folder.newest_model()
    tokenizer = load_model(last).text_encoder.files
    assert tokenizer != fresh.text.files
    assert tokenizer == load_model(first / "model").text_encoder.files


def test_no_learner_on_latents_ignores_augmentation(recipe: TrainRecipe, squares: PictureSet, tmp_path: Path):
    base = str(save_tiny_model(tmp_path / "base"))
    for model in ("lora", "controlnet", "lightning"):
        options = {"model": model, "options": {"base": base}, "dataset.augment": {"flip": True}}
        with pytest.raises(BadInput, match="augment"):
            learner_class(model)(changed(recipe, options), *squares.split(0.2), CPU)
