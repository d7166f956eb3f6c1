"""Training with known regions: the network's inputs and targets."""

import torch

from studio.engine.diffusion.known import CleanRegion
from studio.engine.learners.denoising import DenoisingLoss
from studio.engine.learners.known_regions import known_regions
from studio.engine.training.batch import Batch
from studio.protocol.training_recipe import TrainRecipe

CPU = torch.device("cpu")


def batch(count: int = 400) -> Batch:
    return Batch(torch.zeros(count, 4, 16, 16), None, torch.Generator().manual_seed(0))


def test_regions_leave_something_to_inpaint_in_the_share_that_has_them():
    known = known_regions(batch(), 0.5)
    assert known.shape == (400, 1, 16, 16)
    having = known.flatten(1).any(1)
    assert 0.4 < having.float().mean() < 0.6
    assert not known.flatten(1).all(1).any()
    shares = known[having].float().flatten(1).mean(1)
    assert shares.min() < 0.3
    assert shares.max() > 0.8
    assert not known_regions(batch(), 0.0).any()


def test_the_known_region_is_seen_clean_and_not_generated():
    seen = []

    def network(x_t: torch.Tensor, t: torch.Tensor, class_labels: None, return_dict: bool) -> tuple[torch.Tensor]:
        seen.append(x_t)
        return (torch.zeros_like(x_t),)

    x0 = torch.rand(2, 4, 8, 8) + 5
    known = torch.zeros(2, 1, 8, 8, dtype=torch.bool)
    known[0, :, :, :4] = True
    loss = DenoisingLoss(TrainRecipe(prediction_type="epsilon", label_dropout=0), 0, CPU)

    def measured(known: torch.Tensor | None) -> torch.Tensor:
        return loss(network, x0, Batch(x0, None, torch.Generator().manual_seed(1)), known=known)[0]

    whole, part = measured(None), measured(known)
    assert torch.equal(seen[1].where(known, 0), x0.where(known, 0))
    assert torch.equal(seen[1].where(~known, 0), seen[0].where(~known, 0))
    torch.testing.assert_close(part[1], whole[1])
    noise = Batch(x0, None, torch.Generator().manual_seed(1)).draw(x0, 1000, 0).noise
    torch.testing.assert_close(part[0], noise[0, :, :, 4:].square().mean())


def test_a_clean_region_is_restored_without_noise_at_every_step():
    x0, x = torch.ones(1, 4, 4, 4), torch.randn(1, 4, 4, 4)
    mask = torch.zeros(1, 1, 4, 4)
    mask[..., 2:] = 1
    for t in (900, 10, -1):
        found = CleanRegion(x0, mask).restore(x, t, [])
        assert torch.equal(found[..., :2], x0[..., :2])
        assert torch.equal(found[..., 2:], x[..., 2:])
