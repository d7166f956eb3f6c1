"""The scenes that ControlNets are judged by: things at places that the prompt does not name."""

import torch

from studio.engine.data.emoji import FONT_FILE, find_font
from studio.engine.metrics.drawn_scenes.placed_things import placed_things
from studio.protocol.errors import BadInput
from tests.system_packages import skip_without


def test_things_are_at_a_side_that_the_prompt_does_not_name():
    try:
        find_font()
    except BadInput:
        skip_without(f"the font {FONT_FILE} (Debian: fonts-noto-color-emoji)")
    prompts, scenes = placed_things(12, 64)
    assert scenes.pictures.shape == (12, 3, 64, 64)
    for prompt, depth in zip(prompts, scenes.maps["depth"], strict=True):
        assert not {"left", "right", "top", "bottom", "small", "tilted"} & set(prompt.split())
        rows, columns = torch.nonzero(depth[0] > 90, as_tuple=True)  # the thing is nearer than the ground
        away = max(abs(rows.float().mean() - 31.5), abs(columns.float().mean() - 31.5))
        assert away > 6
    again, same = placed_things(12, 64)
    assert again == prompts
    assert torch.equal(same.pictures, scenes.pictures)
