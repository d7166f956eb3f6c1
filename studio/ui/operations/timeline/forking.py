"""Branches of the timeline: a generation is continued from the step under the playhead."""

import contextlib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.lane import Lane
from studio.document.lanes.timeline import Timeline
from studio.protocol.errors import BadInput
from studio.protocol.files import shortened
from studio.protocol.generation_recipe import FrameEditSpec, GenerateRecipe
from studio.protocol.modelcard import find_model
from studio.protocol.record import open_record
from studio.protocol.step_settings import first_difference
from studio.ui.background import Background
from studio.ui.operations.generating.generating import Generating
from studio.ui.timeline.timeline_panel import TimelinePanel
from studio.ui.translation import tr


class Forking:
    """Queues branches; records are read off the UI thread.

    Args:
        model: Returns the selected model, which a branch is made with.
        notify: Shows a line; True marks an error.
        offer: Shows a line with buttons.
        searches: What looks for a model on this computer, by the label of its button.
    """

    def __init__(
        self,
        *,
        timeline: Timeline,
        panel: TimelinePanel,
        generating: Generating,
        model: Callable[[], str],
        notify: Callable[[str, bool], None],
        offer: Callable[[str, Mapping[str, Callable[[], object]]], None],
        searches: Mapping[str, Callable[[], object]],
    ) -> None:
        self._timeline, self._generating, self._notify = timeline, generating, notify
        self._model, self._offer, self._searches = model, offer, searches
        self._reader = Background(panel)
        panel.fork_wanted.connect(lambda lane, k: self.fork(lane, k))

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return the operation of the command."""
        return {"timeline.fork": self.fork_here}

    def fork_here(self) -> None:
        """Fork the current lane at the playhead."""
        self.fork(self._timeline.current, self._timeline.playhead)

    def fork(self, lane: Lane | None, k: int, edit: FrameEditSpec | None = None) -> None:
        """Queue a branch of a lane that denoises again from the step of frame k on.

        For a lane whose curves were edited, the first step that differs replaces frame k, unless something was
        painted into that frame.
        """
        if not isinstance(lane, DenoisingLane) or not lane.available:
            self._notify(tr("There is no generation in the timeline to fork."), False)
        elif lane.live:
            self._notify(tr("This generation still runs: it can be forked when it is finished."), False)
        elif lane.trajectory is None:
            self._notify(tr("The frames of a stopped generation are not kept: only a result can be forked."), False)
        elif lane.draft is not None and edit is None:
            self._fork_draft(lane, lane.draft, lane.trajectory)
        else:
            step = lane.kept[min(k, len(lane.kept) - 1)]
            path = lane.trajectory
            self._reader.run(partial(_recipe_in, path), partial(self._queue, path, step, edit), self._fail)

    def _fork_draft(self, lane: DenoisingLane, draft: GenerateRecipe, path: Path) -> None:
        assert lane.recipe is not None, "a draft is a change of the recipe"
        step = first_difference(lane.recipe, draft, lane.steps)
        if step is None:
            self._notify(tr("The edited curves change no step: there is nothing to fork."), False)
            return
        if self._is_missing(draft.model):
            return
        try:
            self._generating.fork_with(path, draft, max(step, lane.kept[0]))
        except BadInput as error:
            self._fail(error)
            return
        self._timeline.set_draft(lane, None)  # it belongs to the branch now
        self._notify(tr("A branch is made from step {step}, where the curves differ.").format(step=step + 1), False)

    def close(self) -> None:
        """Stop reading."""
        self._reader.close()

    def _queue(self, path: Path, step: int, edit: FrameEditSpec | None, parent: GenerateRecipe) -> None:
        if self._is_missing(self._model()):
            return
        try:
            self._generating.fork(path, parent, step, edit)
        except BadInput as error:
            self._fail(error)

    def _is_missing(self, model: str) -> bool:
        """Whether a model is not on this computer; offers to look for it."""
        with contextlib.suppress(BadInput):
            find_model(model)
            return False
        text = tr("The model {model} is not on this computer. Look for it, or select one of the same latent space.")
        self._offer(text.format(model=shortened(model)), self._searches)
        return True

    def _fail(self, error: BadInput) -> None:
        self._notify(str(error), True)


# what runs off the UI thread


def _recipe_in(path: Path) -> GenerateRecipe:
    recipe = open_record(path).recipe()
    if recipe is None:
        raise BadInput(
            tr("{path} does not hold the recipe that it was made with, so it cannot be forked.").format(path=path.name)
        )
    return recipe
