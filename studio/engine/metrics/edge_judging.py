"""Evaluates how well a ControlNet makes a text-to-image model follow edges."""

import torch
from torch import Tensor

from studio.engine.data.edges import canny_edges
from studio.engine.metrics.edge_overlap import edge_f1


def edges_of(pictures: Tensor) -> Tensor:
    """Return the ControlNet hints of pictures [N, 3, H, W] in [-1, 1]: edges, uint8 [N, 3, H, W] of 0 and 1."""
    red, green, blue = ((pictures.float().cpu() + 1) / 2).unbind(1)
    grey = (0.299 * red + 0.587 * green + 0.114 * blue).numpy()
    found = torch.stack([torch.from_numpy(canny_edges(picture)) for picture in grey])
    return found[:, None].expand(-1, 3, -1, -1).to(pictures.device, torch.uint8)


def edge_scores(pictures: Tensor, without: Tensor, hints: Tensor) -> dict[str, float]:
    """Compare the edges of pictures with the edges that they were to follow.

    Args:
        pictures: Drawn with the ControlNet, [N, 3, H, W] in [-1, 1].
        without: Drawn from the same noise without it, of the same shape.
        hints: The edges to follow, [N, 3, H, W] of 0 and 1.

    Returns:
        `edge_f1`, the F1 score at a tolerance of two pixels; `edge_f1_without`; and their ratio `edges_followed`.
    """
    wanted = hints[:, 0].bool().cpu().numpy()
    scores = []
    for drawn in (pictures, without):
        found = edges_of(drawn)[:, 0].bool().cpu().numpy()
        scores.append(sum(edge_f1(*pair) for pair in zip(found, wanted, strict=True)) / len(hints))
    return {
        "edge_f1": scores[0],
        "edge_f1_without": scores[1],
        "edges_followed": scores[0] / max(scores[1], 1e-9),
    }
