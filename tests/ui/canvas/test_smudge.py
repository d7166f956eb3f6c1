import numpy as np


def test_a_drag_smudges_the_active_layer_as_one_undo_step(bench):
    bench.document.activate("picture")
    bench.settings.choose("smudge")
    bench.settings.set_brush(size=12, hardness=1, opacity=1)
    before = bench.document.picture.copy()
    bench.drag((40, 40), (70, 40), (100, 40))
    assert np.array_equal(bench.document.picture[38:42, 96:102], before[38:42, 36:42])
    assert bench.stack.undoText() == "Smudge stroke"
    bench.stack.undo()
    assert np.array_equal(bench.document.picture, before)


def test_it_says_that_masks_are_not_smudged(bench):
    said = []
    bench.canvas.refused.connect(said.append)
    bench.settings.choose("smudge")
    bench.drag((40, 40), (70, 40))
    assert said == ["Choose a layer to paint on: the smudge brush changes no masks."]
    assert bench.stack.count() == 0


def test_it_begins_at_half_opacity_and_remembers_its_own(bench):
    tools = bench.settings
    tools.choose("smudge")
    assert tools.brush.opacity == 0.5
    tools.set_brush(opacity=0.3)
    tools.choose("brush")
    assert tools.brush.opacity == 1
    tools.choose("smudge")
    assert tools.brush.opacity == 0.3
