"""The tab of latent spaces: joins its view with the engine; its helpers join it with canvas and timeline."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QMenu

from studio.document.document import Document
from studio.document.lanes.timeline import Timeline
from studio.link.engine_job import EngineJob
from studio.link.engine_thread import EngineThread
from studio.link.latent_pictures import LatentPictures
from studio.link.model_shelf import ModelShelf
from studio.link.picture_placer import PicturePlacer
from studio.protocol.errors import BadInput
from studio.protocol.events import Event
from studio.protocol.latents import LatentPoints, LatentsMapped, MapLatents, MapMethod
from studio.protocol.requests import Stop
from studio.ui.actions import Actions, Operations
from studio.ui.background import Background
from studio.ui.canvas.canvas import Canvas
from studio.ui.explore.explore_tab import ExploreTab
from studio.ui.explore.latents.explanations import EMPTY, NO_MODELS
from studio.ui.translation import tr, tr_message
from studio.ui.undo import UndoStack

if TYPE_CHECKING:
    from studio.ui.explore.latents.latent_view import LatentView
    from studio.ui.explore.latents.map_content import MapContent

_METHODS: tuple[MapMethod, ...] = get_args(MapMethod)
_NO_MAP = tr("There is no map yet: choose a model and press Map.")


class LatentTab(ExploreTab):
    """Maps of latent spaces.

    Args:
        show_frame_again: Shows the timeline's frame on the canvas, where there was one.
        use_prompt: Puts a text into the recipe.
        notify: Shows a line; True marks an error.
    """

    key = "latents"
    title = tr("Latent map")
    view: "LatentView | None" = None

    def __init__(
        self,
        *,
        engine: EngineThread,
        models: ModelShelf,
        document: Document,
        undo: UndoStack,
        canvas: Canvas,
        timeline: Timeline,
        show_frame_again: Callable[[], None],
        use_prompt: Callable[[str], None],
        notify: Callable[[str, bool], None],
    ) -> None:
        self._engine, self._models, self._document, self._undo = engine, models, document, undo
        self._canvas, self._timeline, self._show_frame_again = canvas, timeline, show_frame_again
        self._use_prompt, self._notify = use_prompt, notify
        self._method: MapMethod = "pca"  # of the map that is shown or computed
        self._lost = False  # the engine that computed the map is gone
        self._made: list[Callable[[LatentView], object]] = []

    def when_made(self, then: Callable[["LatentView"], object]) -> None:
        """Call back once the view has been made."""
        self._made.append(then)

    # as a tab

    def make(self) -> "LatentView":
        """Make the view and its helpers; both are imported only now, since few sessions need them."""
        from studio.ui.explore.latents.anomalies import Anomalies
        from studio.ui.explore.latents.arithmetic import Arithmetic
        from studio.ui.explore.latents.cursor_decoding import CursorDecoding
        from studio.ui.explore.latents.films import Films
        from studio.ui.explore.latents.latent_view import LatentView
        from studio.ui.explore.latents.map_saving import MapSaving
        from studio.ui.explore.latents.placing import Placing

        self.view = view = LatentView()
        self._background = Background(view)
        self._mapping = EngineJob(self._engine, "map", view)
        self._clicks = LatentPictures(self._engine, view)
        self.cursor = CursorDecoding(
            view, LatentPictures(self._engine, view), self._canvas, self._show_frame_again, self._notify
        )
        self.arithmetic = Arithmetic(view, LatentPictures(self._engine, view), self.put_point, self.put)
        self.anomalies = Anomalies(view, EngineJob(self._engine, "errors", view), self.put_point, self._notify)
        self.films = Films(view, EngineJob(self._engine, "morph", view), self._timeline, self._notify)
        self.saving = MapSaving(view, self._notify)
        self.placing = Placing(view, PicturePlacer(self._engine, view), self._document, self._notify)
        self.placing.changed.connect(self._placed_changed)
        self._mapping.happened.connect(self._take)
        self._mapping.note.connect(lambda text: view.facts.setText(f"{text} …"))
        self._mapping.failed.connect(self._fail)
        self._mapping.finished.connect(self._finished)
        self._mapping.busy_changed.connect(view.fields.set_busy)
        self._clicks.made.connect(lambda _, made: self.put(made.picture.array()))
        self._clicks.failed.connect(lambda _, line: self._notify(line, True))
        fields = view.fields
        fields.map_wanted.connect(self.compute)
        fields.stop_wanted.connect(self.stop)
        fields.changed.connect(self._lay_out_again)
        view.cloud.clicked.connect(self._clicked)
        self._models.changed.connect(self._models_changed)
        self._models_changed(self._models.cards)
        view.explain("pca", None)
        for then in self._made:
            then(view)
        return view

    def engine_ready(self) -> None:
        """Compute a map again that an earlier engine had computed."""
        if self.view is not None and self.view.cloud.content is not None:
            self._lost = True
            if self.view.isVisible():
                self.compute()

    def shown(self) -> None:
        """Compute a map again that an earlier engine had computed."""
        if self._lost:
            self.compute()

    def state(self) -> dict[str, object]:
        """See `LatentView.state`."""
        return {} if self.view is None else self.view.state()

    def restore(self, state: Mapping[str, object]) -> None:
        """See `LatentView.restore`."""
        if self.view is not None:
            self.view.restore(state)

    def close(self) -> None:
        """Stop working."""
        if self.view is not None:
            self._background.close()
            for part in (self._mapping, self._clicks, self.cursor, self.arithmetic, self.anomalies, self.films):
                part.close()
            self.placing.close()
            self.saving.close()

    # commands

    def operations(self) -> Operations:
        """Return the actions of this tab's commands; they are disabled while it is out of view."""
        return {
            "explore.map": self.compute,
            "explore.stop_map": self.stop,
            "explore.fit_map": lambda: self._in_view().cloud.fit(),
            "explore.put": self.put_under_cursor,
            "explore.place": lambda: self.placing.place_canvas(),
            "explore.place_files": lambda: self.placing.choose_files(),
            "explore.clear_placed": lambda: self.placing.clear(),
            "explore.set_a": lambda: self.arithmetic.set_group("A"),
            "explore.set_b": lambda: self.arithmetic.set_group("B"),
            "explore.set_c": lambda: self.arithmetic.set_group("C"),
            "explore.film": lambda: self.films.make(),
            "explore.manifold": self.put_manifold,
            "explore.save_map": lambda: self.saving.choose_and_save(),
        }

    def set_actions(self, actions: Actions) -> None:
        """Let the view's buttons run the commands."""

        def join(view: "LatentView") -> None:
            view.arithmetic.set_actions(lambda group: actions[f"explore.set_{group.lower()}"])
            menu = QMenu(view.place)
            menu.addActions([actions[f"explore.{name}"] for name in ("place", "place_files", "clear_placed")])
            view.place.setMenu(menu)
            view.film.clicked.connect(actions["explore.film"].trigger)
            view.film.setToolTip(actions["explore.film"].toolTip())

        self.when_made(join)

    def compute(self) -> None:
        """Compute the map as the form says."""
        view = self._in_view()
        request = view.fields.request()
        if not request["model"]:
            self._fail(NO_MODELS)
            return
        self._lost = False
        self._method = request["method"]
        self.cursor.forget()
        view.explain(self._method, None)
        self._mapping.run(lambda job, folder: MapLatents(job=job, out=str(folder), **request))

    def yield_to_generation(self) -> None:
        """Stop a t-SNE that delays a waiting generation; its current layout stays."""
        if self.view is not None and self._mapping.busy and self._method == "tsne":
            self._notify(tr("t-SNE was stopped so that the picture can be generated."), False)
            self.stop()

    def stop(self) -> None:
        """End the computation; a t-SNE keeps its current state."""
        if self.view is not None and self._mapping.busy:
            self._mapping.stop(Stop.KEEP)

    def put_under_cursor(self) -> None:
        """Put what is under the pointer on the canvas: the nearest point, or the decoded place."""
        cloud = self._in_view().cloud
        place = cloud.place()
        if place is not None:
            self._clicked(cloud.hover, *place)

    def put_manifold(self) -> None:
        """Put 15 x 15 pictures of a latent space of two numbers on the canvas."""
        content = self._in_view().cloud.content
        if content is None:
            self._notify(_NO_MAP, True)
        elif not content.plane:
            self._notify(
                tr("A manifold needs a VAE or GAN with two latent numbers; this one has {dimensions}.").format(
                    dimensions=content.dimensions
                ),
                True,
            )
        else:
            self._ask("manifold", content)

    def put(self, picture: NDArray[np.uint8]) -> None:
        """Put a picture [H, W, 3] on the canvas, as one undo step."""
        self.cursor.hide()
        self._undo.record(self._document.set_picture(picture, tr("Picture from the latent map")))

    def put_point(self, point: int) -> None:
        """Put the picture of a point on the canvas, and select it."""
        cloud = self._in_view().cloud
        cloud.select([point])
        self._clicked(point, 0.0, 0.0)

    # reactions

    def _in_view(self) -> "LatentView":
        assert self.view is not None, "its commands are disabled before"
        return self.view

    def _models_changed(self, cards: Mapping[str, object]) -> None:
        view = self._in_view()
        view.fields.set_models(self._models.cards)
        view.path.set_models(self._models.cards)
        if view.cloud.content is None:
            view.cloud.show_empty(EMPTY if view.fields.card is not None else NO_MODELS)

    def _lay_out_again(self) -> None:
        """Lay existing codes out in another way; the engine keeps them."""
        view = self._in_view()
        if view.cloud.content is not None or self._mapping.busy:
            self.compute()
        else:
            view.explain(_METHODS[_METHODS.index(view.fields.request()["method"])], None)

    def _take(self, job: str, event: Event) -> None:
        view = self._in_view()
        if isinstance(event, LatentsMapped):
            self._mapped(job, event)
        elif isinstance(event, LatentPoints) and view.cloud.content is not None and view.cloud.content.job == job:
            self._show_points(view.cloud.content, event)

    def _mapped(self, job: str, mapped: LatentsMapped) -> None:
        """Show the points at once, and their pictures as soon as they are read."""
        from studio.ui.explore.latents.map_content import MapContent

        view = self._in_view()
        labels = None if mapped.labels is None else mapped.labels.array().astype(np.int32)
        file = mapped.thumbnails
        thumbnails = None if not file else np.zeros((mapped.count, 1, 1, 3), np.uint8)
        content = MapContent(
            job=job,
            data=mapped.data,
            dimensions=mapped.dimensions,
            count=mapped.count,
            indices=mapped.indices.array().astype(np.int32),
            labels=labels,
            names=mapped.names,
            thumbnails=thumbnails,
            inverse=mapped.inverse,
            decode_labels=mapped.decode_labels,
            plane=mapped.plane,
            reconstructs=mapped.reconstructs,
        )
        view.cloud.set_content(content)
        view.explain(self._method, content)
        view.fields.set_dimensions(mapped.dimensions)
        view.fields.set_decode_labels(mapped.decode_labels)
        for part in (self.arithmetic, self.anomalies, self.films, self.placing):
            part.map_changed(content)
        if file:
            self._background.run(
                lambda: read_thumbnails(Path(file), mapped.count),
                self._add_pictures,
                lambda error: self._fail(tr_message(str(error))),
            )

    def _add_pictures(self, thumbnails: NDArray[np.uint8]) -> None:
        view = self._in_view()
        content = view.cloud.content
        if content is not None and content.count == len(thumbnails):
            content = content.with_thumbnails(thumbnails)
            view.cloud.set_pictures(content)
            self.arithmetic.pictures_came(content)

    def _show_points(self, content: "MapContent", event: LatentPoints) -> None:
        view = self._in_view()
        view.cloud.set_points(event.points.array().astype(np.float32))
        view.show_facts(content, self._method, event.shares, 0 if event.settled else event.iteration)
        if event.settled:
            self.arithmetic.points_came()
            self.placing.points_came()

    def _placed_changed(self) -> None:
        content = self._in_view().cloud.content
        if content is not None:
            self.arithmetic.placed_changed(content)
            self._in_view().anomalies.keep_errors(content)

    def _finished(self, stopped: bool) -> None:
        if stopped:
            self._in_view().facts.setText(tr("Stopped."))

    def _fail(self, line: str) -> None:
        view = self._in_view()
        view.facts.setText(line)
        if view.cloud.content is None:
            view.cloud.show_empty(line)
        self._notify(line, True)

    def _clicked(self, point: int, x: float, y: float) -> None:
        content = self._in_view().cloud.content
        if content is None:
            return
        if content.has_texts:
            if point >= 0:
                self._use_prompt(content.names[point])
        elif point >= 0:
            self._ask("picture", content, point=point)
        else:
            view = self._in_view()
            label, beside = view.fields.chosen_label(), view.beside.key()
            self._ask("point", content, place=(x, y), beside=beside, label=label)

    def _ask(self, what: str, content: "MapContent", **more: object) -> None:
        self._clicks.ask((what, content.job, *more.values()), content.job, what=what, **more)


def read_thumbnails(path: Path, count: int) -> NDArray[np.uint8]:
    """Read the thumbnails of `count` points, uint8 [N, h, w, 3]; raises BadInput for anything else."""
    try:
        pictures = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise BadInput(tr("The pictures of the map could not be read.")) from error
    if pictures.dtype != np.uint8 or pictures.ndim != 4 or pictures.shape[0] != count or pictures.shape[3] != 3:
        raise BadInput(tr("The pictures of the map are damaged."))
    return pictures
