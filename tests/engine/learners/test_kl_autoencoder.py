"""Training of the KL autoencoder: random crops, terms of its loss, and the saved model."""

from pathlib import Path

import pytest
import torch

from studio.engine.data.picture_set import PictureSet
from studio.engine.learners.kl_autoencoder import KlAutoencoder, edge_differences
from studio.engine.models.files import load_model
from studio.engine.models.kl_autoencoder import KlAutoencoderModel
from studio.engine.training.batch import Batch
from studio.engine.training.run import run_training
from studio.protocol.errors import BadInput
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import DatasetSpec, TrainRecipe

CPU = torch.device("cpu")


@pytest.fixture
def recipe() -> TrainRecipe:
    return TrainRecipe(
        model="kl-autoencoder",
        options={"channels": (8, 8), "latent_channels": 2, "window": 8},
        dataset=DatasetSpec(size=16),
        steps=6,
        batch_size=4,
        learning_rate=3e-3,
        sample_every=3,
    )


@pytest.fixture
def colours() -> PictureSet:
    pictures = torch.randint(0, 256, (20, 3, 16, 16), generator=torch.Generator().manual_seed(1)).to(torch.uint8)
    return PictureSet("colours", pictures)


def learner(recipe: TrainRecipe, data: PictureSet) -> KlAutoencoder:
    torch.manual_seed(0)
    return KlAutoencoder(recipe, data, data, CPU)


def batch(data: PictureSet, indices: torch.Tensor | None = None) -> Batch:
    pictures = data.batch(torch.arange(4))[0]
    return Batch(pictures, None, torch.Generator().manual_seed(2), indices=indices)


def test_training_crops_are_parts_of_the_pictures(recipe: TrainRecipe, colours: PictureSet):
    made = learner(recipe, colours)
    cut = made._crops(batch(colours, torch.arange(4)))
    assert cut.shape == (4, 3, 8, 8)
    for window, picture in zip(cut, colours.batch(torch.arange(4))[0], strict=True):
        assert any(
            torch.equal(window, picture[:, row : row + 8, column : column + 8])
            for row in range(9)
            for column in range(9)
        )


def test_held_out_pictures_are_not_cropped(recipe: TrainRecipe, colours: PictureSet):
    held_out = batch(colours)
    assert learner(recipe, colours)._crops(held_out) is held_out.pictures


def test_loss_is_the_sum_of_its_terms(recipe: TrainRecipe, colours: PictureSet):
    found = learner(recipe, colours).losses(0, batch(colours, torch.arange(4)))
    assert found.per_picture.shape == (4,)
    assert set(found.terms) == {"reconstruction", "edges", "kl"}
    torch.testing.assert_close(found.per_picture.mean(), sum(found.terms.values()))


def test_the_edge_term_penalises_blur_and_not_brightness():
    square = torch.zeros(1, 1, 16, 16)
    square[..., 4:12, 4:12] = 1
    assert float(edge_differences(square + 0.3, square)) < 1e-6
    blurred = torch.nn.functional.avg_pool2d(square, 5, stride=1, padding=2)
    assert float(edge_differences(blurred, square)) > 0.05


def test_a_run_makes_a_model_that_reconstructs_pictures(recipe: TrainRecipe, tmp_path: Path):
    status = run_training(changed(recipe, {"dataset.kind": "digits"}), RunFolder(tmp_path / "run"))
    assert status is not None
    assert status.state == "finished"
    model = load_model(RunFolder(tmp_path / "run").newest_model())
    assert isinstance(model, KlAutoencoderModel)
    assert model.card.latent == (2, 8, 8)
    assert model.reconstruct(torch.zeros(2, 1, 16, 16)).shape == (2, 1, 16, 16)
    with pytest.raises(BadInput, match="cannot sample"):
        model.sample([None], guidance=1.0, seed=0)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"options.channels": [7, 8]}, "multiples"),
        ({"options.window": 9}, "multiple"),
        ({"options.window": 32}, "window is 32"),
        ({"options.channels": [8, 8, 8, 8, 8, 8], "options.window": 0}, "size"),
    ],
)
def test_incompatible_settings_are_refused(recipe: TrainRecipe, colours: PictureSet, changes: dict, words: str):
    with pytest.raises(BadInput, match=words):
        learner(changed(recipe, changes), colours)


def test_a_decoder_is_trained_further_while_its_encoder_stays(
    recipe: TrainRecipe, colours: PictureSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("studio.engine.training.run.load_dataset", lambda spec, notify: colours)
    run_training(recipe, RunFolder(tmp_path / "first"), device="cpu")
    further = changed(recipe, {"options.begin": str(tmp_path / "first")})
    run_training(further, RunFolder(tmp_path / "second"), device="cpu")
    before, after = (load_model(RunFolder(tmp_path / name).newest_model()) for name in ("first", "second"))
    assert isinstance(before, KlAutoencoderModel)
    assert isinstance(after, KlAutoencoderModel)
    changes = {
        name.split(".")[0]: not torch.equal(weight, after.vae.state_dict()[name])
        for name, weight in before.vae.state_dict().items()
    }
    assert changes == {"encoder": False, "quant_conv": False, "decoder": True, "post_quant_conv": True}


def test_only_an_autoencoder_for_the_data_is_trained_further(
    recipe: TrainRecipe, colours: PictureSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with pytest.raises(BadInput, match="digits is not an autoencoder"):
        learner(changed(recipe, {"options.begin": "digits"}), colours)
    with pytest.raises(BadInput, match="the data has 16x16"):
        learner(changed(recipe, {"options.begin": "pocket-vae"}), colours)


@pytest.mark.parametrize("side", [2, 4, 8])
def test_the_edges_of_small_crops_are_finite(side: int):
    made, wanted = torch.zeros(2, 3, side, side), torch.rand(2, 3, side, side)
    assert torch.isfinite(edge_differences(made, wanted)).all()
