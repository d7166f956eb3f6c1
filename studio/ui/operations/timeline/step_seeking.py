"""Goes to a step of a lane that is being generated, once it is finished."""

from studio.document.lanes.lane import Lane
from studio.document.lanes.timeline import Timeline
from studio.protocol.generation_recipe import GenerateRecipe


class StepSeeking:
    """Waits for the lane of one recipe; a later request replaces an earlier one."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._wanted: tuple[str, int, int] | None = None  # model, seed and frame
        timeline.lane_changed.connect(self._check)

    def when_finished(self, recipe: GenerateRecipe, frame: int) -> None:
        """Go to a frame, counted from 0, of the next lane that has this recipe's model and seed."""
        self._wanted = recipe.model, recipe.seed, frame

    def _check(self, lane: Lane) -> None:
        if self._wanted is None or lane.recipe is None or lane.live or not lane.available:
            return
        model, seed, frame = self._wanted
        if (lane.recipe.model, lane.recipe.seed) == (model, seed) and lane in self._timeline.lanes:
            self._wanted = None
            self._timeline.look_at(lane, min(frame, lane.available - 1))
