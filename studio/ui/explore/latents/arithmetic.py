"""Arithmetic with groups of points: requests A - B + C from the engine whenever a group changes."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from studio.link.latent_pictures import LatentPictures
from studio.protocol.latents import LatentPicture
from studio.ui.explore.latents.arithmetic_view import GROUPS
from studio.ui.explore.latents.latent_view import LatentView
from studio.ui.explore.latents.map_content import MapContent
from studio.ui.explore.latents.picture_strip import StripItem
from studio.ui.translation import tr

_FIELDS = {"A": "plus", "B": "minus", "C": "more"}


class Arithmetic:
    """Joins the view and the engine.

    Args:
        put_point: Puts the picture of a point on the canvas.
        put: Puts a picture on the canvas.
    """

    def __init__(
        self,
        view: LatentView,
        pictures: LatentPictures,
        put_point: Callable[[int], None],
        put: Callable[[NDArray[np.uint8]], None],
    ) -> None:
        self._view, self._pictures, self._put = view, pictures, put
        self.groups: dict[str, list[int]] = {group: [] for group in GROUPS}
        self._content: MapContent | None = None
        part = view.arithmetic
        part.set_wanted.connect(self.set_group)
        part.clear_wanted.connect(lambda group: self._set(group, []))
        part.put_wanted.connect(self._put_result)
        part.nearest_chosen.connect(put_point)
        pictures.made.connect(self._show)
        pictures.failed.connect(lambda _, line: part.show_problem(line))
        view.fields.label_chosen.connect(lambda _: self._compute())

    def set_group(self, group: str) -> None:
        """Make the selected points a group."""
        self._view.part.set_key("arithmetic")
        chosen = self._view.cloud.selection
        if chosen:
            self._set(group, chosen)
        else:
            self._view.arithmetic.text.setText(
                tr("Select points on the map first; then set {group}.").format(group=group)
            )

    def map_changed(self, content: MapContent) -> None:
        """Keep the groups where the points are the same in another layout, and drop them otherwise."""
        before, self._content = self._content, content
        self._pictures.forget()
        if before is None or (before.data, before.count, before.dimensions) != (
            content.data,
            content.count,
            content.dimensions,
        ):
            for group in GROUPS:
                self.groups[group] = []
                self._view.arithmetic.show_group(group, [], None)
            self._view.arithmetic.show_result(None)

    def pictures_came(self, content: MapContent) -> None:
        """Show the means again, now that there are pictures."""
        self._content = content
        for group in GROUPS:
            self._view.arithmetic.show_group(group, self.groups[group], self._mean(self.groups[group]))

    def placed_changed(self, content: MapContent) -> None:
        """Remove deleted placed pictures from the groups, and compute with those that were restored."""
        for group, points in self.groups.items():
            self.groups[group] = [point for point in points if point < content.total]
        self.pictures_came(content)
        self._compute()

    def points_came(self) -> None:
        """Show the result's place on the new layout."""
        self._compute()

    def close(self) -> None:
        """Stop sending requests."""
        self._pictures.close()

    def _set(self, group: str, points: list[int]) -> None:
        self.groups[group] = points
        self._view.arithmetic.show_group(group, points, self._mean(points))
        self._compute()

    def _mean(self, points: list[int]) -> NDArray[np.uint8] | None:
        return None if self._content is None else self._content.mean_picture(points)

    def _compute(self) -> None:
        content = self._content
        if content is None or not any(self.groups.values()):
            self._view.arithmetic.show_result(None)
            self._view.cloud.set_marks({})
            return
        if max(max(points, default=0) for points in self.groups.values()) >= content.total:
            return  # placed pictures come back when the layout has settled
        chosen = {_FIELDS[group]: tuple(points) for group, points in self.groups.items()}
        label = self._view.fields.chosen_label()
        key = (content.job, *chosen.values(), label)
        self._pictures.ask(key, content.job, what="combination", label=label, **chosen)

    def _show(self, _key: object, made: LatentPicture) -> None:
        content = self._content
        if content is None or content.thumbnails is None or max(made.nearest, default=0) >= content.count:
            return
        near = [StripItem(point, content.thumbnails[point], content.caption(point)) for point in made.nearest]
        self._view.arithmetic.show_result(made.picture.array(), near)
        self._view.cloud.set_marks({} if made.place is None else {"=": made.place})

    def _put_result(self) -> None:
        picture = self._view.arithmetic.result.picture
        if picture is not None:
            self._put(picture)
