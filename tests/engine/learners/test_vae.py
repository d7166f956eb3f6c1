"""The VAE: loss terms against torch's distributions, the ELBO, latent maps, and samples."""

import math
from pathlib import Path

import pytest
import torch
from PIL import Image
from torch.distributions import Bernoulli, Normal, kl_divergence

from studio.cli.main import main
from studio.engine.data.digits import load_digits_set
from studio.engine.data.load import load_dataset
from studio.engine.learners.reconstruction import evenly_spaced
from studio.engine.learners.vae import Vae, bernoulli_nll, gaussian_kl, gaussian_nll, plane_of_latents
from studio.engine.training.batch import Batch
from studio.engine.training.run import run_training
from studio.engine.training.trainer import Trainer
from studio.protocol.errors import BadInput
from studio.protocol.events import Judged, Metrics, Validated
from studio.protocol.presets import training_recipe
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import TrainRecipe

CPU = torch.device("cpu")


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.engine.training.device.computing_threads", lambda: 1)


def recipe(preset: str = "vae-mlp", **changes: object) -> TrainRecipe:
    settings = {"steps": 6, "batch_size": 8, "dataset.size": 8, "options.hidden": [16, 16], "validate_every": 2}
    return changed(training_recipe(preset), settings | changes)


def vae(preset: str = "vae-mlp", **changes: object) -> Vae:
    torch.manual_seed(0)
    return Vae(recipe(preset, **changes), *load_digits_set(8).split(0.15), CPU)


def test_kl_matches_torch_distributions():
    mean, log_variance = torch.randn(2, 5, 7, generator=torch.Generator().manual_seed(0))
    wanted = kl_divergence(Normal(mean, (log_variance / 2).exp()), Normal(0.0, 1.0))
    assert torch.allclose(gaussian_kl(mean, log_variance), wanted, atol=1e-6)
    assert float(gaussian_kl(torch.zeros(1), torch.zeros(1))) == 0


def test_the_likelihood_matches_torch_distributions():
    generator = torch.Generator().manual_seed(0)
    logits = torch.randn(3, 1, 4, 4, generator=generator)
    pixels = (torch.rand(3, 1, 4, 4, generator=generator) > 0.5).float()
    wanted = -Bernoulli(logits=logits).log_prob(pixels).flatten(1).sum(1)
    assert torch.allclose(bernoulli_nll(logits, 2 * pixels - 1), wanted, atol=1e-5)


@pytest.mark.parametrize(("step", "weight"), [(0, 0.0), (5, 2.0), (9, 3.6), (10, 4.0), (99, 4.0), (None, 4.0)])
def test_the_weight_of_the_kl_term_is_annealed(step: int | None, weight: float):
    assert vae("beta-vae", **{"options.anneal": 10}).kl_weight(step) == pytest.approx(weight)
    assert vae("beta-vae", **{"options.anneal": 0}).kl_weight(step) == 4.0


@pytest.mark.parametrize("held_out", [True, False])
def test_the_terms_add_up_to_the_loss(held_out: bool):
    learner = vae("beta-vae", **{"options.anneal": 10})
    pictures = evenly_spaced(learner.data, 6)
    indices = None if held_out else torch.arange(6)
    losses = learner.losses(0, Batch(pictures, None, torch.Generator().manual_seed(1), 5, indices))
    weight = 4.0 if held_out else 2.0
    assert list(losses.terms) == list(Vae.terms)
    wanted = losses.terms["reconstruction"] + weight * losses.terms["kl"]
    assert losses.per_picture.mean().item() == pytest.approx(wanted.item(), rel=1e-6)
    assert losses.per_picture.shape == (6,)


def test_validation_loss_uses_the_full_kl_weight():
    trainer = Trainer(recipe("beta-vae", **{"options.anneal": 1000}), load_digits_set(8), CPU)
    first = trainer.validate()
    trainer.step = 500
    assert trainer.validate() == first


def test_the_elbo_matches_its_definition():
    learner = vae()
    with torch.inference_mode():
        figures = learner.judge().figures
        pictures = evenly_spaced(learner.held_out, len(learner.held_out))
        mean, log_variance = learner.encoder(pictures)
        q = Normal(mean, (log_variance / 2).exp())
        z = q.mean + q.stddev * torch.randn(mean.shape, generator=torch.Generator().manual_seed(3))
        likelihood = bernoulli_nll(learner.decoder.logits(z), pictures)
        bound = float((likelihood + kl_divergence(q, Normal(0.0, 1.0)).sum(1)).mean())
    assert figures["nll_bound"] == pytest.approx(bound, rel=0.01)  # other noise
    assert figures["bits_per_dim"] == pytest.approx(figures["nll_bound"] / 64 / math.log(2))


def test_posterior_collapse_is_reported_with_remedies():
    learner = vae()
    with torch.inference_mode():
        for parameter in learner.encoder.parameters():
            parameter.zero_()  # the same mean for every picture
        judgement = learner.judge()
    assert judgement.figures["active_latents"] == 0
    assert "ignores" in judgement.warnings[0]
    for changes in judgement.remedies.values():
        assert Vae.read_options(changed(learner.recipe, dict(changes))) != learner.options


def test_a_two_dimensional_latent_space_is_shown_as_a_map():
    learner = vae("vae-conv")
    grid = learner.grid(0)
    assert (len(grid.pictures), grid.columns) == (225, 15)
    z = plane_of_latents(15)
    assert torch.allclose(z[112], torch.zeros(2), atol=1e-6)
    assert z[14].tolist() == pytest.approx([1.8339, 1.8339], abs=1e-3)  # top right: the quantile 29/30 of both
    assert z[0].tolist() == pytest.approx([-1.8339, 1.8339], abs=1e-3)
    assert torch.allclose(learner.decoder(z[:1]), grid.pictures[:1], atol=1e-5)


def test_larger_latent_spaces_are_shown_by_reconstructions_and_samples():
    learner = vae()
    rows = learner.grid(0).pictures.split(8)
    assert len(rows) == 4
    assert torch.equal(rows[0], evenly_spaced(learner.held_out, 8))
    assert torch.allclose(rows[1], learner.decoder(learner.encoder(rows[0])[0]))
    model = learner.model(learner.card(0))
    assert torch.allclose(torch.cat(rows[2:]), model.sample([None] * 16, guidance=1.0, seed=0), atol=1e-5)


def test_latents_are_traversed_one_by_one():
    learner = vae(**{"options.latent": 3})
    with torch.inference_mode():
        rows = learner.judge().pictures["Latent traversals"].pictures.split(8)
    assert len(rows) == 3
    assert all(float((row[0] - row[-1]).abs().max()) > 1e-3 for row in rows)


def test_pictures_are_sampled_from_a_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    folder = RunFolder(tmp_path / "run")
    assert run_training(recipe(), folder, device="cpu").state == "finished"
    events = [event for event, _ in folder.events()]
    terms = [event.terms for event in events if isinstance(event, Metrics)]
    assert all(set(found) == {"reconstruction", "kl"} for found in terms)
    assert [event.step for event in events if isinstance(event, Validated)] == [2, 4, 6]
    asked = ["studio", "sample", str(folder.path), "--out", str(tmp_path / "out"), "--count", "3", "--device", "cpu"]
    monkeypatch.setattr("sys.argv", asked)
    assert main() == 0
    files = [Path(line) for line in capsys.readouterr().out.split()]
    assert [file.name for file in files] == ["0000.png", "0001.png", "0002.png"]
    with Image.open(files[0]) as picture:
        assert picture.size == (8, 8)


@pytest.mark.slow
def test_a_short_training_uses_its_latents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("studio.engine.metrics.classifier.STEPS", 2)  # the samples' figures are not looked at
    folder = RunFolder(tmp_path / "run")
    asked = changed(training_recipe("vae-mlp"), {"steps": 400})
    assert run_training(asked, folder, device="cpu").state == "finished"
    figures = next(event for event, _ in folder.events() if isinstance(event, Judged)).figures
    assert figures["nll_bound"] <= 120
    assert figures["active_latents"] >= 4


def test_points_have_a_normal_likelihood():
    points, mean = torch.randn(2, 5, 2, 1, 1, generator=torch.Generator().manual_seed(0))
    wanted = -Normal(mean, 0.3).log_prob(points).flatten(1).sum(1)
    assert torch.allclose(gaussian_nll(mean, points, 0.3), wanted, atol=1e-4)


def test_a_distribution_of_points_is_learned_sampled_and_judged():
    settings = changed(
        training_recipe("vae-mlp"),
        {"dataset.kind": "toy", "dataset.name": "moons", "options.latent": 2, "options.hidden": (16, 16)},
    )
    trainer = Trainer(settings, load_dataset(settings.dataset), CPU)
    trainer.train_step(0.0)
    grid = trainer.learner.grid(1)
    assert grid.real is not None
    assert grid.pictures.shape[1:] == (2, 1, 1)
    judged = trainer.judge()
    assert "nll_bound" in judged.figures
    assert "Latent traversals" not in judged.pictures


def test_convolutions_do_not_take_points():
    settings = changed(training_recipe("vae-conv"), {"dataset.kind": "toy"})
    with pytest.raises(BadInput, match="2-D distribution"):
        Trainer(settings, load_dataset(settings.dataset), CPU)
