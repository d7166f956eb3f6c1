"""Latent spaces: the first tab of the Explore panel."""

from studio.ui.actions import Operations
from studio.ui.explore.latents.latent_tab import LatentTab
from studio.ui.translation import tr
from studio.wiring.core import Core
from studio.wiring.parts import WindowParts


class LatentsArea:
    """Latent spaces: the first tab of the Explore panel."""

    def __init__(self, core: Core, parts: WindowParts) -> None:
        window, prompts = parts.window, parts.recipe_panel.fields.prompts

        def use_prompt(text: str) -> None:
            prompts.set_texts(text, prompts.negative.text())
            window.notify(tr("The prompt is now: {text}").format(text=text))

        self.tab = LatentTab(
            engine=core.engine,
            models=core.models,
            document=core.document,
            undo=core.undo,
            canvas=parts.canvas,
            timeline=core.timeline,
            show_frame_again=parts.timeline_panel.show_frame_again,
            use_prompt=use_prompt,
            notify=window.notify,
        )
        self.tab.set_actions(window.actions_)
        self.tab.when_made(lambda view: window.in_view.follow("latents", view, view.shown))
        core.queue.waiting_changed.connect(lambda: None if core.queue.idle else self.tab.yield_to_generation())
        parts.explore_panel.add(self.tab)

    def operations(self) -> Operations:
        """Return the actions of this area's commands."""
        return self.tab.operations()
