"""The course, which observes the user in all parts of the program."""

from studio.ui.actions import Operations
from studio.ui.operations.window.course_guide import CourseGuide
from studio.wiring.core import Core
from studio.wiring.explore_area import ExploreArea
from studio.wiring.latents_area import LatentsArea
from studio.wiring.parts import WindowParts


class CourseArea:
    """The course: guided lessons that follow what is done in the whole program."""

    def __init__(self, core: Core, parts: WindowParts, explore: ExploreArea, latents: LatentsArea) -> None:
        self.guide = CourseGuide(
            window=parts.window,
            canvas=parts.canvas,
            recipe_panel=parts.recipe_panel,
            training_panel=parts.training_panel,
            explore=parts.explore_panel,
            forward=explore.forward,
            latents=latents.tab,
            timeline=core.timeline,
            queue=core.queue,
            run=core.training_run,
            models=core.models,
            settings=core.settings,
            notify=parts.window.notify,
        )

    def operations(self) -> Operations:
        """Return the actions of this area's commands."""
        return self.guide.operations()
