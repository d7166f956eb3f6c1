"""Arranges and edits the jobs that wait in the queue."""

from collections.abc import Callable

from studio.link.job_queue import Job, JobQueue
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.resultsfolder import new_folder
from studio.ui.actions import Actions
from studio.ui.operations.generating.branches import branch_of
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.recipe.wording import job_about, job_title
from studio.ui.translation import tr

# what a job was queued with, and the panel does not hold
_OWN = (
    "image",
    "mask",
    "paste_mask",
    "crop",
    "outpaint",
    "extend_in_frames",
    "auto_edges",
    "controls",
    "regions",
)
_ON_ONE = ("queue.edit", "queue.duplicate", "queue.up", "queue.down", "queue.remove")


class QueueEditing:
    """Joins the queue, its list and the recipe panel.

    While a waiting job is edited, its recipe is in the panel and the next run replaces it. Its pictures stay its own: a
    job that repaints what was on the canvas when it was queued still does.

    Args:
        copied: Called with a job's id and that of its duplicate.
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self,
        queue: JobQueue,
        recipe_panel: RecipePanel,
        *,
        copied: Callable[[str, str], None],
        notify: Callable[[str, bool], None],
    ) -> None:
        self._queue, self._panel, self._copied, self._notify = queue, recipe_panel, copied, notify
        self._job: Job | None = None  # the job that is being edited
        self._actions: Actions | None = None
        recipe_panel.queue.edit_requested.connect(self.edit)
        recipe_panel.queue.move_requested.connect(self._move)
        queue.waiting_changed.connect(self._queue_changed)
        queue.running_changed.connect(self._queue_changed)

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return the operation of each command."""
        return {
            "queue.pause": lambda: self._queue.pause(not self._queue.paused),
            "queue.edit": lambda: self._with_chosen(lambda job: self.edit(job.id)),
            "queue.duplicate": lambda: self._with_chosen(self._duplicate),
            "queue.up": lambda: self._with_chosen(lambda job: self._move(job.id, -1)),
            "queue.down": lambda: self._with_chosen(lambda job: self._move(job.id, 1)),
            "queue.remove": lambda: self._with_chosen(lambda job: self._queue.remove(job.id)),
        }

    def set_actions(self, actions: Actions) -> None:
        """Offer the commands in the list's menu, and disable those without a job to act on."""
        self._actions = actions
        self._panel.queue.addActions([actions[name] for name in (*_ON_ONE, "queue.pause", "generate.clear_queue")])
        self._panel.queue.selectionModel().currentChanged.connect(self._show_availability)
        self._queue_changed()

    def edit(self, job: str) -> None:
        """Put a waiting job's recipe into the panel; the next run replaces the job."""
        found = self._waiting(job)
        if found is None:
            return
        self._job = found
        self._panel.set_recipe(found.recipe)
        self._panel.set_editing(True)
        self._notify(tr("The job's recipe is in the recipe panel; Generate replaces the job."), False)

    @property
    def edited(self) -> Job | None:
        """The waiting job whose recipe is being edited."""
        return None if self._job is None else self._waiting(self._job.id)

    def with_inputs(self, recipe: GenerateRecipe) -> GenerateRecipe | None:
        """Return the panel's recipe with what is the edited job's own: its pictures, or where it branches off.

        None if no job is edited, or if it has nothing of the kind. Raises BadInput for settings that a branch cannot
        have.
        """
        job, fields = self.edited, self._panel.fields
        if job is None:
            return None
        own = job.recipe
        if own.fork is not None:
            return branch_of(own, recipe, own.fork.model_dump(), seed=fields.seeds.seed.locked())
        if own.image is None and not own.controls and not own.regions:
            return None
        kept = {name: getattr(own, name) for name in _OWN}
        if "strength" not in fields.repainting.values():  # the panel has one only for a picture on the canvas
            kept["strength"] = own.strength
        return recipe.model_copy(update=kept)

    def replace(self, job: str, recipe: GenerateRecipe) -> bool:
        """Give a waiting job a recipe, which ends editing it; returns whether it still waits."""
        if self._job is not None and self._job.id == job:
            self._job = None
            self._panel.set_editing(False)
        cards = self._panel.fields.cards
        return self._queue.replace(job, recipe, job_title(recipe, cards), job_about(recipe, cards))

    def _waiting(self, job: str) -> Job | None:
        return next((one for one in self._queue.jobs if one.id == job and one.state == "waiting"), None)

    def _with_chosen(self, do: Callable[[Job], object]) -> None:
        job = self._panel.queue.chosen()
        if job is not None and self._waiting(job.id) is not None:
            do(job)

    def _duplicate(self, job: Job) -> None:
        made = self._queue.add(job.recipe, new_folder(), job.title, job.about, after=job.id)
        self._copied(job.id, made)

    def _move(self, job: str, places: int) -> None:
        row = next((row for row, one in enumerate(self._queue.jobs) if one.id == job), None)
        if row is not None:
            self._queue.move(job, row + places)

    def _queue_changed(self, *_: object) -> None:
        if self._job is not None and self._waiting(self._job.id) is None:
            self._job = None
            self._panel.set_editing(False)
            self._notify(tr("The job that was edited has started, or was removed; Generate adds a new one."), False)
        self._show_availability()

    def _show_availability(self, *_: object) -> None:
        if self._actions is None:
            return
        job = self._panel.queue.chosen()
        waits = job is not None and self._waiting(job.id) is not None
        for name in _ON_ONE:
            self._actions.disable(name, "queue", "" if waits else tr("Select a waiting job in the queue."))
        self._actions["queue.pause"].setChecked(self._queue.paused)
