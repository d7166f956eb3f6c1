"""Steps side by side: comparisons, the views of the Watch workspace, and films."""

from pathlib import Path

from studio.document.lanes.lane import Lane
from studio.link.film_maker import FilmMaker
from studio.ui.actions import Operations
from studio.ui.operations.canvas.covering import Covering
from studio.ui.operations.timeline.comparing import Comparing
from studio.ui.operations.timeline.filming import Filming
from studio.ui.operations.timeline.frame_painting import FramePaintings
from studio.ui.operations.timeline.watching import Watching
from studio.ui.recipe.wording import job_title
from studio.wiring.core import Core
from studio.wiring.generation_area import GenerationArea
from studio.wiring.parts import WindowParts
from studio.wiring.timeline_area import TimelineArea
from studio.wiring.training_area import TrainingArea


class StepViewsArea:
    """Steps side by side: comparisons, the views of the Watch workspace, and films."""

    def __init__(
        self,
        core: Core,
        parts: WindowParts,
        training: TrainingArea,
        timeline: TimelineArea,
        generation: GenerationArea,
    ) -> None:
        window, actions = parts.window, parts.window.actions_
        self.covering = Covering(parts.canvas_page, actions)
        self.watching = Watching(
            timeline=core.timeline,
            panel=parts.timeline_panel,
            document=core.document,
            page=parts.canvas_page,
            workspaces=window.workspaces,
            decoding=timeline.decoding,
            settings=core.settings,
            actions=actions,
        )
        self.comparing = Comparing(
            comparison=core.comparison,
            timeline=core.timeline,
            panel=parts.timeline_panel,
            document=core.document,
            page=parts.canvas_page,
            decoding=timeline.decoding,
            settings=core.settings,
            actions=actions,
            chosen=parts.history_panel.entry,
            title=lambda entry: job_title(entry.recipe, core.models.cards),
            notify=window.notify,
            parent=window,
        )

        self.filming = Filming(
            timeline=core.timeline,
            maker=FilmMaker(core.engine),
            settings=core.settings,
            run_folder=lambda lane: _run_of(lane, core, training),
            notify=window.notify,
            parent=window,
        )
        self.painting = FramePaintings(
            timeline=core.timeline,
            decoding=timeline.decoding,
            page=parts.canvas_page,
            forking=generation.forking,
            reveal=parts.show_canvas,
            notify=window.notify,
        )
        window.workspace_shown.connect(self.watching.refresh)
        generation.generating.uncover = lambda: self.painting.leave() or self.comparing.end()
        header = parts.timeline_panel.header
        header.set_command(header.pin, actions["compare.pin"])
        header.set_command(header.compare, actions["compare.toggle"])
        header.set_command(header.paint, actions["timeline.paint"])
        header.set_command(header.film, actions["timeline.film"])

    def operations(self) -> Operations:
        """Return the actions of this area's commands."""
        return {
            **self.watching.operations(),
            **self.comparing.operations(),
            **self.filming.operations(),
            **self.painting.operations(),
        }

    def close(self) -> None:
        """Stop this area's work; called when the window closes."""
        self.comparing.close()
        self.filming.close()
        self.painting.close()


def _run_of(lane: Lane, core: Core, training: TrainingArea) -> Path | None:
    """Return the folder of the training run whose samples a lane shows."""
    folder = core.training_run.folder
    return folder.path if folder is not None and training.training.owns(lane) else None
