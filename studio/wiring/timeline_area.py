"""The timeline: frames shown, latents decoded, steps inspected."""

from studio.link.decision_finder import DecisionFinder
from studio.link.latent_decoder import LatentDecoder
from studio.link.step_inspector import StepInspector
from studio.ui.actions import Operations
from studio.ui.operations.timeline.curve_editing import CurveEditing
from studio.ui.operations.timeline.deciding import Deciding
from studio.ui.operations.timeline.decoding import Decoding
from studio.ui.operations.timeline.frame_display import FrameDisplay
from studio.ui.operations.timeline.inspecting import Inspecting
from studio.ui.operations.timeline.lane_editing import LaneEditing
from studio.wiring.core import Core
from studio.wiring.parts import WindowParts
from studio.wiring.training_area import TrainingArea


class TimelineArea:
    """The timeline: frames shown, latents decoded, steps inspected."""

    def __init__(self, core: Core, parts: WindowParts, training: TrainingArea) -> None:
        self.decoding = Decoding(
            core.timeline,
            parts.timeline_panel,
            parts.canvas,
            LatentDecoder(core.engine),
            models=lambda: core.models.cards,
            idle=lambda: core.queue.idle,
        )
        self.lane_editing = LaneEditing(core.document, parts.timeline_panel, core.undo, parts.window.notify)
        self.curve_editing = CurveEditing(
            core.document,
            parts.timeline_panel,
            core.undo,
            actions=parts.window.actions_,
            settings=core.settings,
            notify=parts.window.notify,
        )
        self.inspecting = Inspecting(
            timeline=core.timeline,
            panel=parts.inspector_panel,
            inspector=StepInspector(core.engine),
            canvas=parts.canvas,
            models=lambda: core.models.cards,
            idle=lambda: core.queue.idle,
        )
        self.frames = FrameDisplay(
            timeline=core.timeline,
            panel=parts.timeline_panel,
            canvas=parts.canvas,
            document=core.document,
            origins=core.origins,
            decoding=self.decoding,
            training=training.training,
            training_view=parts.training_view,
            workspaces=parts.window.workspaces,
            notify=parts.window.notify,
        )

        self.deciding = Deciding(
            document=core.document,
            timeline=core.timeline,
            panel=parts.timeline_panel,
            canvas=parts.canvas,
            finder=DecisionFinder(core.engine),
            notify=parts.window.notify,
        )
        for ended in (core.queue.job_finished, core.queue.job_failed):
            ended.connect(self.decoding.rest)
            ended.connect(self.inspecting.rest)
        core.engine.ready.connect(self.decoding.engine_ready)
        core.engine.ready.connect(self.inspecting.engine_ready)

    def operations(self) -> Operations:
        """Return the actions of this area's commands."""
        return {**self.lane_editing.operations(), **self.curve_editing.operations(), **self.deciding.operations()}

    def close(self) -> None:
        """Stop this area's work; called when the window closes."""
        self.deciding.close()
        self.frames.close()
        self.decoding.close()
        self.inspecting.close()
