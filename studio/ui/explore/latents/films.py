"""Makes films of paths through a latent space, as lanes of the timeline that can be scrubbed."""

from collections.abc import Callable

from studio.document.lanes.film_files import keep_film
from studio.document.lanes.film_lane import FilmLane
from studio.document.lanes.timeline import Timeline
from studio.link.engine_job import EngineJob
from studio.protocol.events import Event
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.latents import MorphFrame, MorphLatents
from studio.protocol.modelcard import ModelCard
from studio.ui.background import Background
from studio.ui.explore.latents.latent_view import LatentView
from studio.ui.explore.latents.map_content import MapContent
from studio.ui.translation import tr

_FEW = tr("Select two or more points on the map: the film leads from each to the next.")

_MAX_DRAWN = 60  # points of a path that is drawn; a lasso of thousands would be a tangle


class Films:
    """Joins the form, the engine and the timeline.

    Args:
        notify: Shows a line; True marks an error.
    """

    def __init__(
        self, view: LatentView, job: EngineJob, timeline: Timeline, notify: Callable[[str, bool], None]
    ) -> None:
        self._view, self._job, self._timeline, self._notify = view, job, timeline, notify
        self._content: MapContent | None = None
        self._lane: FilmLane | None = None  # the film that is being made
        self._film: FilmLane | None = None  # the film that the slider scrubs
        self._background = Background(view)
        view.cloud.selection_changed.connect(self._selection_changed)
        view.part.changed.connect(lambda _: self._selection_changed())
        view.path.between.changed.connect(lambda _: self._selection_changed())
        view.path.scrub.valueChanged.connect(self._scrub)
        timeline.playhead_moved.connect(self._follow)
        job.happened.connect(self._take)
        job.failed.connect(self._fail)
        job.finished.connect(lambda _: self._end())

    @property
    def busy(self) -> bool:
        """Whether a film is being made."""
        return self._job.busy

    def make(self) -> None:
        """Make the film that the form describes."""
        self._view.part.set_key("path")
        path = self._view.path
        frames = int(path.frames.value())
        if path.between_points:
            self._through_points(frames)
        elif path.card is not None:
            self._between_noises(path.card, frames)

    def map_changed(self, content: MapContent) -> None:
        """Follow another map: films of points are of its points."""
        self._content = content
        self._selection_changed()

    def close(self) -> None:
        """Stop making films."""
        self._job.close()
        self._background.close(finish=True)

    def _through_points(self, frames: int) -> None:
        content, points = self._content, tuple(self._view.cloud.selection)
        if content is None or len(points) < 2:
            self._notify(_FEW, True)
            return
        if content.inverse == "none":
            self._notify(tr("The codes of texts cannot be decoded: lead the film between two prompts instead."), True)
            return
        spherical, label = self._view.path.spherical, self._view.fields.chosen_label()
        ends = tr(" to ").join(content.caption(point) for point in (points[0], points[-1]))
        self._begin(tr("{ends}, through {count} points").format(ends=ends, count=len(points)), content.data, frames)
        self._job.run(
            lambda job, _: MorphLatents(
                job=job, map=content.job, points=points, frames=frames, spherical=spherical, label=label
            )
        )

    def _between_noises(self, card: ModelCard, frames: int) -> None:
        path = self._view.path
        first, last = (int(seed.value()) for seed in path.seeds)
        start, end = (prompt.text().strip() for prompt in path.prompts)
        recipe = GenerateRecipe(
            model=path.model.key(),
            seed=first,
            prompt=start if card.takes_prompt else "",
            steps=card.steps,
            guidance=card.guidance,
        )
        to_prompt = (end or start) if card.takes_prompt else None
        spherical = path.spherical
        title = (
            tr("seed {first} to {last}").format(first=first, last=last)
            if first != last
            else tr("seed {first}").format(first=first)
        )
        if card.takes_prompt and start != to_prompt:
            title = tr("{start} to {to_prompt}, {title}").format(
                start=start or tr("no prompt"), to_prompt=to_prompt, title=title
            )
        self._begin(title, card.title, frames)
        self._job.run(
            lambda job, _: MorphLatents(
                job=job, recipe=recipe, to_seed=last, to_prompt=to_prompt, frames=frames, spherical=spherical
            )
        )

    def _begin(self, title: str, subtitle: str, frames: int) -> None:
        self._end()
        self._lane = FilmLane(title=title, subtitle=subtitle, expected=frames)

    def _take(self, _job: str, event: Event) -> None:
        if isinstance(event, MorphFrame) and self._lane is not None:
            if not self._lane.available:
                self._timeline.add(self._lane)
                self._film = self._lane
                self._view.path.scrub.setVisible(True)
            self._lane.add(event.picture.array())
            self._view.path.scrub.setRange(0, self._lane.available - 1)

    def _end(self) -> None:
        lane, self._lane = self._lane, None
        if lane is not None and lane.available:
            lane.finish()
            self._background.run(
                lambda: keep_film(lane.frames), lane.keep, lambda error: self._notify(str(error), True)
            )
            self._notify(
                tr("The film is a lane of the timeline: {available} frames.").format(available=lane.available), False
            )

    def _scrub(self, frame: int) -> None:
        film = self._film
        if film is None or film not in self._timeline.lanes:
            return
        if film is not self._timeline.current or frame != self._timeline.playhead:
            self._timeline.look_at(film, frame)

    def _follow(self, frame: int) -> None:
        """Let the slider follow the playhead."""
        if self._film is not None and self._timeline.current is self._film:
            self._view.path.scrub.setRange(0, self._film.available - 1)
            self._view.path.scrub.setValue(frame)

    def _fail(self, line: str) -> None:
        self._end()
        self._notify(line, True)

    def _selection_changed(self) -> None:
        view = self._view
        chosen = view.cloud.selection
        view.path.show_selection(len(chosen))
        on_path = view.part.key() == "path" and view.path.between_points
        view.cloud.set_path(chosen if on_path and len(chosen) <= _MAX_DRAWN else [])
