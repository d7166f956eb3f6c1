"""Evaluation of ControlNets by edges."""

from pathlib import Path

import torch

from studio.engine.learners.controlnet import judge_edges
from studio.engine.metrics.edge_judging import edges_of
from studio.engine.models.files import load_model
from studio.engine.models.stable_diffusion import StableDiffusionModel
from tests.tiny_text_model import save_tiny_model


def test_the_baseline_without_a_controlnet_is_drawn_once(tmp_path: Path):
    model = load_model(save_tiny_model(tmp_path / "tiny"))
    assert isinstance(model, StableDiffusionModel)
    hints = edges_of(torch.rand(2, 3, 32, 32, generator=torch.Generator().manual_seed(0)) * 2 - 1)
    found = judge_edges(model, None, ["a tiger", "an apple"], hints, steps=2)
    assert found["edge_f1"] == found["edge_f1_without"]
    assert found["edges_followed"] == 1.0
