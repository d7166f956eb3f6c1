"""Live painting: pictures are generated from the canvas while the user paints."""

from pathlib import Path

from studio.link.live_pictures import LivePictures
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.resultsfolder import new_folder
from studio.ui.actions import Operations
from studio.ui.operations.live.display import Display
from studio.ui.operations.live.painting import LivePainting
from studio.ui.operations.live.taking import Taking
from studio.ui.recipe.wording import job_about, job_title
from studio.wiring.core import Core
from studio.wiring.generation_area import GenerationArea
from studio.wiring.parts import WindowParts


class LiveArea:
    """Live painting: pictures are generated from the canvas while the user paints."""

    def __init__(self, core: Core, parts: WindowParts, generation: GenerationArea) -> None:
        window = parts.window

        def keep(recipe: GenerateRecipe) -> Path:
            folder, cards = new_folder(), core.models.cards
            job = core.queue.add(recipe, folder, job_title(recipe, cards), job_about(recipe, cards))
            generation.results.quiet.add(job)
            return folder

        canvas, page, actions = parts.canvas, parts.canvas_page, window.actions_
        self.painting = LivePainting(
            document=core.document,
            canvas=canvas,
            panel=parts.recipe_panel,
            queue=core.queue,
            pictures=LivePictures(core.engine),
            taking=Taking(core.document, core.undo, canvas, keep, window.notify),
            settings=core.settings,
            make_display=lambda edited, use_model: Display(canvas, page, actions, edited, use_model),
            box=generation.generating.seen_box,
            notify=window.notify,
        )

    def operations(self) -> Operations:
        """Return the actions of this area's commands."""
        return self.painting.operations()

    def close(self) -> None:
        """Stop this area's work; called when the window closes."""
        self.painting.close()
