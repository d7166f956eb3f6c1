"""Evaluation of ControlNets: edges at places that the prompt does not state."""

from pathlib import Path

import torch

from studio.engine.learners.controlnet import judge_edges
from studio.engine.metrics.edge_judging import edges_of, things_at_the_side
from studio.engine.models.files import load_model
from studio.engine.models.stable_diffusion import StableDiffusionModel
from tests.tiny_text_model import save_tiny_model


def test_objects_are_at_a_side_that_the_prompt_does_not_name():
    prompts, hints = things_at_the_side(12, 64)
    assert hints.shape == (12, 3, 64, 64)
    assert set(hints.unique().tolist()) == {0, 1}
    for prompt, hint in zip(prompts, hints, strict=True):
        assert not {"left", "right", "top", "bottom", "small", "tilted"} & set(prompt.split())
        rows, columns = torch.nonzero(hint[0], as_tuple=True)
        away = max(abs(rows.float().mean() - 31.5), abs(columns.float().mean() - 31.5))
        assert away > 6
    again, same = things_at_the_side(12, 64)
    assert again == prompts
    assert torch.equal(same, hints)


def test_the_baseline_without_a_controlnet_is_drawn_once(tmp_path: Path):
    model = load_model(save_tiny_model(tmp_path / "tiny"))
    assert isinstance(model, StableDiffusionModel)
    hints = edges_of(torch.rand(2, 3, 32, 32, generator=torch.Generator().manual_seed(0)) * 2 - 1)
    found = judge_edges(model, None, ["a tiger", "an apple"], hints, steps=2)
    assert found["edge_f1"] == found["edge_f1_without"]
    assert found["edges_followed"] == 1.0
