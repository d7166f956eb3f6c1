"""Puts what was generated for a project into it: a layer, and a lane with its denoising record."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from studio.document.layers.layer import Layer
from studio.document.layers.results import result_name
from studio.document.layers.tree import moved
from studio.document.project.lane_inputs import inputs_of
from studio.document.project.project import Content, Project, ProjectLane
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.geometry import Box, Size, box_of
from studio.protocol.recipes import dump_recipe


def with_result(
    project: Project,
    picture: NDArray[np.uint8],
    painted: NDArray[np.uint8] | None,
    recipe: GenerateRecipe,
    record: Content | None,
) -> Project:
    """Return a project with a result on top of its layers.

    Args:
        project: What the result was made for; it is extended if the recipe outpaints.
        picture: The whole result, RGBA uint8 [H, W, 4], as the flattened project with the result in it.
        painted: The mask of what was painted, uint8 [H, W]; the layer is transparent where it is 0. None: everything.
        recipe: The recipe that made it.
        record: Reads its denoising record; None without one.
    """
    if recipe.outpaint is not None:
        project = extended_project(project, recipe.outpaint)
    pixels, box = picture, Box(0, 0, *project.size)
    if painted is not None:
        box = box_of(painted)
        pixels = picture[box.slices].copy()
        pixels[painted[box.slices] == 0] = 0
    name = result_name(recipe)
    text = dump_recipe(recipe)
    layer = Layer(name, pixels, x=box.x, y=box.y, kind="candidate", recipe=text)
    return project.with_layer(layer).with_lane(ProjectLane(name, text, record, inputs=inputs_of(recipe)))


def extended_project(project: Project, margins: tuple[int, int, int, int]) -> Project:
    """Return a project with a larger canvas; margins are pixels to add: left, top, right, bottom."""
    left, top, right, bottom = margins
    size = Size(project.size.width + left + right, project.size.height + top + bottom)
    around = ((top, bottom), (left, right))
    selections = tuple(replace(one, mask=np.pad(one.mask, around)) for one in project.selections)
    return replace(project, size=size, stack=moved(project.stack, left, top), selections=selections)
