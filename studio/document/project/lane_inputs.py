"""The pictures and masks that lanes were made from: a project holds them, so that a lane can be forked elsewhere."""

import os
from pathlib import Path

from studio.document.inputs import keep_named_input
from studio.document.project.file_content import FileContent
from studio.document.project.project import Content, ProjectLane
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import shortened
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.kept_inputs import inputs_in


def inputs_of(recipe: GenerateRecipe) -> dict[str, Content]:
    """Return readers of the kept pictures and masks that a recipe names, by file name; missing ones are left out."""
    return {name: FileContent(Path(path)) for name, path in inputs_in(recipe).items() if os.path.isfile(path)}


def import_inputs(lane: ProjectLane) -> list[str]:
    """Store the pictures that a lane was made from on this computer; returns a sentence for each unreadable one."""
    problems = []
    for name, content in lane.inputs.items():
        if (places.inputs() / name).is_file():
            continue
        try:
            keep_named_input(name, b"".join(content()))
        except (BadInput, OSError) as error:
            reason = str(error).rstrip(".") if isinstance(error, BadInput) else error.strerror or str(error)
            problems.append(
                f"The lane “{shortened(lane.name, 60)}” has lost a picture that it was made from: {reason}."
            )
    return problems
