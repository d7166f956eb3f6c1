"""Converts the lanes of a timeline to those of a project and back, with their records, pictures and notes."""

import contextlib
import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from studio.document.lanes.kept_lanes import LaneFacts
from studio.document.png import write_png
from studio.document.project.file_content import FileContent
from studio.document.project.lane_inputs import import_inputs, inputs_of
from studio.document.project.project import Content, ProjectLane
from studio.document.recovery import last_estimates
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, read_regular, set_rights, shortened, umask, write_text_atomically
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.kept_inputs import with_local_inputs
from studio.protocol.notes import NOTES_FILE, Notes
from studio.protocol.recipes import dump_recipe, parse_recipe
from studio.protocol.record import open_record
from studio.protocol.resultsfolder import (
    RECIPE_FILE,
    TRAJECTORY_FILE,
    make_scratch,
    new_folder,
    picture_name,
    pictures_of,
)

_MAX_TEXT = 2**20  # bytes of notes
_NAME = re.compile(r"[\w][\w .+-]{0,99}")  # of a results folder


def lanes_for_project(lanes: Sequence[LaneFacts]) -> tuple[ProjectLane, ...]:
    """Return lanes as a project keeps them; reads files, so call it off the UI thread.

    A lane whose record is gone is left out: there is nothing of it but its title.
    """
    there = [facts for facts in lanes if os.path.isfile(facts.record)]
    place = {facts.record: number for number, facts in enumerate(there)}
    return tuple(_lane_of(facts, place) for facts in there)


def import_lanes(lanes: Sequence[ProjectLane], home: Path) -> tuple[list[LaneFacts | None], list[str]]:
    """Copy the results of a project's lanes to the results folder `home`, unless they are there.

    Returns:
        What each lane of the timeline is made of, None for one without a record or that could not be brought; and one
        sentence for each of the latter.
    """
    brought: dict[int, LaneFacts] = {}
    problems = []
    for number, lane in enumerate(lanes):
        if lane.record is None:
            continue
        try:
            problems += import_inputs(lane)  # before the recipe is read, which then names them
            folder = _existing_results(lane, home) or _unpacked(lane, home)
            draft = parse_recipe(lane.draft, "a draft") if lane.draft else None
        except (BadInput, OSError) as error:
            reason = str(error).rstrip(".") if isinstance(error, BadInput) else error.strerror or str(error)
            problems.append(f"The lane “{shortened(lane.name, 60)}” was left out: {reason}.")
            continue
        brought[number] = LaneFacts(
            record=str(folder / TRAJECTORY_FILE),
            results=str(folder),
            title=lane.name,
            name=lane.own_name,
            colour=lane.colour,
            folded=lane.folded,
            draft=with_local_inputs(draft) if isinstance(draft, GenerateRecipe) else None,
        )
    for number, facts in brought.items():
        parent = lanes[number].parent
        if parent is not None and parent != number and parent in brought:
            brought[number] = facts.model_copy(update={"parent": brought[parent].record})
    return [brought.get(number) for number in range(len(lanes))], problems


def is_result_name(name: str) -> bool:
    """Whether a name that was read from a file is safe as that of a results folder: it leads nowhere else."""
    return _NAME.fullmatch(name) is not None


def _lane_of(facts: LaneFacts, place: dict[str, int]) -> ProjectLane:
    record = Path(facts.record)
    folder = None if facts.results is None else Path(facts.results)
    recipe, notes, created = "", "", 0.0
    pictures: tuple[FileContent, ...] = ()
    inputs: dict[str, Content] = {}
    with contextlib.suppress(BadInput):
        made = open_record(record).recipe()
        if made is not None:
            recipe, inputs = dump_recipe(made), inputs_of(made)
    if folder is not None:
        pictures = tuple(FileContent(path) for path in pictures_of(folder))
        with contextlib.suppress(OSError, UnicodeDecodeError):
            notes = read_regular(folder / NOTES_FILE, _MAX_TEXT).decode()
        with contextlib.suppress(OSError):
            created = (folder / RECIPE_FILE).stat().st_mtime
    return ProjectLane(
        facts.title,
        recipe,
        FileContent(record),
        result="" if folder is None else folder.name,
        pictures=pictures,
        parent=place.get(facts.parent or ""),
        own_name=facts.name,
        colour=facts.colour,
        folded=facts.folded,
        draft="" if facts.draft is None else dump_recipe(facts.draft),
        notes=notes,
        created=created,
        inputs=inputs,
    )


def _existing_results(lane: ProjectLane, home: Path) -> Path | None:
    """Return the folder on this computer with the same results as a lane; None if there is none."""
    folder = home / lane.result
    if not is_result_name(lane.result):
        return None
    try:
        same = os.stat(folder / TRAJECTORY_FILE).st_size == lane.record_bytes
    except OSError:
        return None
    return folder if same and pictures_of(folder) else None


def _unpacked(lane: ProjectLane, home: Path) -> Path:
    """Write the results of a lane into a new folder; raises BadInput or OSError, leaving nothing behind."""
    assert lane.record is not None, "asked for lanes with one"
    name = lane.result if is_result_name(lane.result) else new_folder().name
    target, number = home / name, 1
    while os.path.lexists(target):
        number += 1
        target = home / f"{name}-{number}"
    scratch = make_scratch(make_folder(home) / target.name, os.getpid())
    try:
        with open(scratch / TRAJECTORY_FILE, "xb") as file:
            file.writelines(lane.record())
        record = open_record(scratch / TRAJECTORY_FILE)
        recipe = record.recipe() or parse_recipe(lane.recipe, "the recipe of a lane")
        write_text_atomically(scratch / RECIPE_FILE, dump_recipe(recipe))
        for index, picture in enumerate(lane.pictures):
            with open(scratch / picture_name(index), "xb") as file:
                file.writelines(picture())
        if not lane.pictures:
            for index, pixels in enumerate(last_estimates(record)):
                write_png(scratch / picture_name(index), pixels, None)
        with contextlib.suppress(ValueError):
            if lane.notes and Notes.model_validate_json(lane.notes) != Notes():
                write_text_atomically(scratch / NOTES_FILE, lane.notes)
        if lane.created:
            os.utime(scratch / RECIPE_FILE, (lane.created, lane.created))
        set_rights(scratch, 0o777 & ~umask())
        scratch.rename(target)
    except BaseException:
        shutil.rmtree(scratch, ignore_errors=True)
        raise
    return target
