"""Actions that make edits of every kind on a small document, as hypothesis draws them.

A new kind of edit gets an action here: tests of undo, of the journal and of its damage use them all.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from studio.document.canvas_sizing import crop_canvas, extend_canvas
from studio.document.document import Document
from studio.document.edits import Edit, EditSequence
from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.lane import LANE_COLOURS, Lane
from studio.document.lanes.lane_edits import LaneColouring, LaneDrafting, LaneNaming, LaneRemoval, LanesReplacement
from studio.document.layer_editing import LayerEditing
from studio.document.layers.guides import ControlUse
from studio.document.layers.layer import Group, Layer
from studio.document.layers.tree import places
from studio.document.painting.brush import Brush
from studio.document.selections.kept_selections import forget, keep_mask
from studio.document.source import Source
from studio.document.taking import take_candidate, take_candidate_as_layer
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.geometry import Box

W, H = 60, 40

Action = Callable[[Document, np.random.Generator], Edit | None]


def a_document(seed: int = 0) -> Document:
    """A document with a picture, a mask, and a lane with two branches."""
    document = Document()
    for name, parent in (("a", None), ("a1", "a"), ("a2", "a"), ("b", None)):
        document.timeline.add(_lane(name, parent))
    rng = np.random.default_rng(seed)
    document.set_picture(rng.integers(0, 256, (H, W, 4), dtype=np.uint8))
    document.set_mask(rng.integers(0, 256, (H, W), dtype=np.uint8))
    document.home.id = "home"  # twins have the same
    return document


def state(document: Document) -> tuple[object, ...]:
    """All that an edit may change."""
    lanes = [(lane.key, lane.name, lane.colour, lane.draft) for lane in document.timeline.lanes]
    layers = [described(place.node) for place in places(document.stack)]
    kept = [(name, one.box, one.pixels.tobytes()) for name, one in document.selections.items()]
    pixels = document.picture.tobytes(), document.mask.tobytes(), document.picture.shape
    return *pixels, document.source, lanes, layers, kept, document.home.id


def described(node: Layer | Group) -> tuple[object, ...]:
    """All that is known of a layer or group; the bytes of its pixels, or the ids of its children."""
    values = vars(node)
    if isinstance(node, Layer):
        return *(value for name, value in values.items() if name != "pixels"), node.pixels.tobytes()
    return *(value for name, value in values.items() if name != "children"), [child.id for child in node.children]


def _lane(name: str, parent: str | None) -> Lane:
    frames = np.zeros((2, 1, 1, 1, 8, 8), np.float16)
    lane = DenoisingLane(frames, title=name, timesteps=[0], alphas_cumprod=[0.5], trajectory=Path(name))
    lane.parent = None if parent is None else Path(parent)
    return lane


def stroke(document: Document, rng: np.random.Generator) -> Edit | None:
    document.begin_stroke(Brush(size=12, opacity=0.7), erase=bool(rng.integers(2)))
    document.stroke_to(10, 10)
    document.stroke_to(float(rng.uniform(-5, W + 5)), float(rng.uniform(-5, H + 5)))
    return document.end_stroke()


def open_picture(document: Document, rng: np.random.Generator) -> Edit | None:
    return document.set_picture(rng.integers(0, 256, (int(rng.integers(30, 50)), 40, 3), dtype=np.uint8))


def take(document: Document, rng: np.random.Generator) -> Edit | None:
    return _take(document, rng, None, document.picture.shape)


def take_small(document: Document, rng: np.random.Generator) -> Edit | None:
    return _take(document, rng, Box(3, 4, 10, 12), (12, 10, 4))


def take_other(document: Document, rng: np.random.Generator) -> Edit | None:
    return _take(document, rng, None, (36, 36, 3))


def take_made(document: Document, rng: np.random.Generator) -> Edit | None:
    recipe = GenerateRecipe(model="digits", seed=int(rng.integers(100)))
    return _take(document, rng, None, document.picture.shape, Source(recipe, Path(f"results/{rng.integers(100)}")))


def _take(
    document: Document, rng: np.random.Generator, crop: Box | None, shape: tuple[int, ...], source: Source | None = None
) -> Edit | None:
    document.offer([rng.integers(0, 256, shape, dtype=np.uint8)], crop, source)
    return take_candidate(document)


def stroke_on_layer(document: Document, rng: np.random.Generator) -> Edit | None:
    return _stroke_on(document, rng, str(rng.choice([layer.id for layer in document.stack.layers()])))


def _stroke_on(document: Document, rng: np.random.Generator, layer: str) -> Edit | None:
    document.activate(layer)
    document.begin_stroke(Brush(size=9, opacity=0.6), erase=bool(rng.integers(2)), colour=(200, 30, 90))
    document.stroke_to(20, 20)
    document.stroke_to(float(rng.uniform(0, 50)), float(rng.uniform(0, 40)))
    edit = document.end_stroke()
    document.activate("mask")
    return edit


def change_layers(document: Document, rng: np.random.Generator) -> Edit | None:
    layers = LayerEditing(document)
    ids = [place.node.id for place in places(document.stack)]
    one, other = (str(rng.choice(ids)) for _ in range(2))
    pixels = rng.integers(0, 256, (6, 7, 4), dtype=np.uint8)
    doings: list[Callable[[], Edit | None]] = [
        layers.add,
        layers.add_group,
        lambda: layers.add_picture("picture", pixels, int(rng.integers(-9, 50)), 3),
        lambda: layers.duplicate(one),
        lambda: layers.delete(one),
        lambda: layers.rename(one, "other"),
        lambda: layers.change(one, "Opacity", opacity=float(rng.choice([0.3, 1.0]))),
        lambda: layers.change(one, "Blend", blend=str(rng.choice(["svg:multiply", "svg:dst-in", "svg:src-over"]))),
        lambda: layers.change(one, "Hide", visible=bool(rng.integers(2))),
        lambda: layers.move(one, other, int(rng.integers(2))),
        lambda: layers.raise_(one),
        lambda: layers.lower(one),
        lambda: layers.ungroup(one),
        lambda: layers.merge_down(one),
        layers.flatten,
        lambda: layers.add_control(ControlUse(kind="canny", weight=float(rng.choice([0.5, 1.0])))),
        layers.add_regions,
        lambda: layers.add_region(one),
        lambda: layers.remove_region(one, 0),
        lambda: layers.add_mask(document.mask.copy()),
    ]
    document.activate(other)
    try:
        return doings[int(rng.integers(len(doings)))]()
    except BadInput:
        return None
    finally:
        document.activate("mask")


def take_as_layer(document: Document, rng: np.random.Generator) -> Edit | None:
    document.offer([rng.integers(0, 256, document.picture.shape, dtype=np.uint8)])
    return take_candidate_as_layer(document)


def grow(document: Document, rng: np.random.Generator) -> Edit | None:
    """A stroke on a new layer, which has no room yet."""
    added = LayerEditing(document).add()
    stroke = _stroke_on(document, rng, document.active)
    if added is None or stroke is None:
        return added
    return EditSequence((added, stroke), "Paint on a new layer")


def name_lane(document: Document, rng: np.random.Generator) -> Edit | None:
    lane = _any_lane(document, rng)
    return None if lane is None else _done(document, LaneNaming(lane.key, lane.name, f"name {rng.integers(9)}"))


def colour_lane(document: Document, rng: np.random.Generator) -> Edit | None:
    lane, colour = _any_lane(document, rng), LANE_COLOURS[rng.integers(len(LANE_COLOURS))]
    return None if lane is None else _done(document, LaneColouring(lane.key, lane.colour, colour))


def change_curves(document: Document, rng: np.random.Generator) -> Edit | None:
    lane = _any_lane(document, rng)
    if lane is None:
        return None
    draft = None if rng.integers(3) == 0 else GenerateRecipe(guidance_curve=f"0:{rng.integers(1, 9)}")
    return _done(document, LaneDrafting(lane.key, lane.draft, draft))


def delete_lane(document: Document, rng: np.random.Generator) -> Edit | None:
    lane = _any_lane(document, rng)
    return None if lane is None else _done(document, LaneRemoval.of(document.timeline, lane))


def _any_lane(document: Document, rng: np.random.Generator) -> Lane | None:
    lanes = document.timeline.lanes
    return lanes[rng.integers(len(lanes))] if lanes else None


def _done(document: Document, edit: Edit) -> Edit:
    edit.apply(document)
    return edit


def keep_selection(document: Document, rng: np.random.Generator) -> Edit | None:
    name = f"selection {rng.integers(3)}"
    return forget(document, name) if rng.integers(3) == 0 else keep_mask(document, name)


def replace_lanes(document: Document, rng: np.random.Generator) -> Edit | None:
    lanes = [_lane(f"c{rng.integers(3)}", None), _lane(f"d{rng.integers(3)}", None)]
    return _done(document, LanesReplacement.by(document.timeline, lanes))


ACTIONS: dict[str, Action] = {
    "stroke": stroke,
    "open": open_picture,
    "take": take,
    "take small": take_small,
    "take other": take_other,
    "take made": take_made,
    "set": lambda document, rng: document.set_mask(rng.integers(0, 256, document.mask.shape, dtype=np.uint8)),
    "clear": lambda document, _: document.clear_mask(),
    "fill": lambda document, _: document.fill_mask(),
    "invert": lambda document, _: document.invert_mask(),
    "stroke on layer": stroke_on_layer,
    "layers": change_layers,
    "take as layer": take_as_layer,
    "grow": grow,
    "name lane": name_lane,
    "colour lane": colour_lane,
    "delete lane": delete_lane,
    "change curves": change_curves,
    "keep selection": keep_selection,
    "replace lanes": replace_lanes,
    "crop": lambda document, _: crop_canvas(document, Box(2, 3, 35, 28)),
    "extend": lambda document, _: extend_canvas(document, (1, 2, 3, 0)),
}

actions = st.tuples(st.sampled_from(sorted(ACTIONS)), st.integers(0, 1000))


def act(document: Document, action: tuple[str, int]) -> Edit | None:
    name, seed = action
    return ACTIONS[name](document, np.random.default_rng(seed))
