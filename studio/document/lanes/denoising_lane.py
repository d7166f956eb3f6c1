"""The frames of one generation, read from its denoising record, which may still be growing."""

import contextlib
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from studio.document.lanes.decoded_frames import DecodedFrames
from studio.document.lanes.frame_checks import FrameChecks
from studio.document.lanes.frame_views import (
    Pixels,
    Values,
    View,
    change_to_bytes,
    contact_sheet,
    epsilon_from,
    epsilon_to_bytes,
    scaled_to_height,
    to_bytes,
    to_float32,
)
from studio.document.lanes.lane import Lane
from studio.document.lanes.latent_preview import LatentPreview
from studio.document.lanes.spotlight import Spotlight, words_of
from studio.document.lanes.step_changes import StepChanges
from studio.document.lanes.subtitles import subtitle_of
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.geometry import Box
from studio.protocol.record import Record, open_record
from studio.protocol.requests import ControlledStep

_Scalar = TypeVar("_Scalar", bound=np.generic)


class DenoisingLane(Lane):
    """The frames of one generation, read from its denoising record, which may still be growing."""

    kind = "denoising"

    def __init__(
        self,
        record: tuple[Values, Values] | Values | None,
        *,
        title: str,
        timesteps: Sequence[int] | NDArray[np.int64],
        alphas_cumprod: Sequence[float] | NDArray[np.float64],
        subtitle: str = "",
        id: str | None = None,
        available: int | None = None,
        kept: Sequence[int] = (),
        steps: int = 0,
        value_range: tuple[float, float] = (-1.0, 1.0),
        crop: tuple[int, int, int, int] | None = None,
        results: Path | None = None,
        trajectory: Path | None = None,
        live: bool = False,
        preview: LatentPreview | None = None,
        model: str = "",
        prompt: str = "",
        image: Path | None = None,
        controlled: GenerateRecipe | None = None,
    ) -> None:
        """Make a lane of the frames (x_t, x0), each [K, N, C, H, W].

        Args:
            available: Number of written frames; None: all, or none when the lane is live.
            kept: Which of `steps` evaluations each frame comes from, [K]; empty for every one.
            trajectory: The file to read the frames from when `record` is None or has been released.
            preview: The preview of a record of latents; None for pixels.
            model: The name of the model, whose decoder makes pictures of latents.
            image: The file of the picture whose crop the frames show.
            controlled: The recipe, if it has controls.
            prompt: The words whose attention can be requested; empty where it cannot.
        """
        super().__init__(title=title, subtitle=subtitle, id=id, live=live)
        self._record = None if record is None else (record[0], record[1])
        self.timesteps = np.asarray(timesteps, np.int64)
        self.alphas_cumprod = np.asarray(alphas_cumprod, np.float64)
        self.kept = tuple(kept) or tuple(range(len(self.timesteps)))
        self.steps = steps or self.kept[-1] + 1
        self.value_range = value_range
        self.crop, self.results, self.trajectory = crop, results, trajectory
        self.preview, self.model, self.image = preview, model, image
        self._controlled = controlled
        self.spotlight = Spotlight(prompt if preview is not None else "")
        self._decoded = DecodedFrames()
        self._file: Record | None = None
        self._checks: FrameChecks | None = None  # of that file
        self._written: NDArray[np.int64] | None = None  # frames of each picture; None: all of them, or still growing
        self._available = (0 if live else len(self.timesteps)) if available is None else available
        self._selected: int | None = None
        self._changes = StepChanges(value_range)

    @classmethod
    def of_record(
        cls,
        record: Record,
        *,
        title: str,
        subtitle: str | None = None,
        id: str | None = None,
        results: Path | None = None,
        live: bool = False,
    ) -> "DenoisingLane":
        """Make the lane of a record; of a live one, call `fill` as its steps arrive.

        Args:
            record: The record.
            title: Its title.
            subtitle: A line below; None: what the recipe says.
            id: Its identity, such as the job's.
            results: The folder of the results.
            live: Whether the record is still being written.

        Raises:
            BadInput: The recipe in the record is broken, or its preview does not fit its latents.
        """
        info, recipe = record.info, record.recipe()
        if subtitle is None:
            subtitle = subtitle_of(recipe, info.alphas_cumprod) if recipe else info.model
        lane = cls(
            (record.x_t, record.x0),
            title=title,
            subtitle=subtitle,
            id=id,
            timesteps=info.timesteps,
            alphas_cumprod=info.alphas_cumprod,
            kept=info.kept,
            steps=info.steps,
            value_range=info.value_range,
            crop=_in_picture(info.crop, recipe),
            results=results,
            trajectory=None if live else record.path,
            live=live,
            preview=LatentPreview.of(record),
            model=info.model,
            prompt=words_of(recipe) if recipe else "",
            image=Path(recipe.image) if recipe and recipe.image and info.crop else None,
            controlled=recipe if recipe and recipe.controls else None,
        )
        lane.recipe = recipe
        lane._set_file(record)
        if recipe and recipe.fork:
            lane.parent = Path(recipe.fork.record)
            before, after = info.kept[0], info.steps - info.kept[0]
            lane.begin = round(before * len(info.kept) / after)  # thinned as the branch itself
        if not live:
            lane._written = record.written
        return lane

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        title: str,
        subtitle: str | None = None,
        id: str | None = None,
        results: Path | None = None,
    ) -> "DenoisingLane":
        """Make the lane of a trajectory file and check its frames; raises BadInput when it is broken."""
        lane = cls.of_record(open_record(path), title=title, subtitle=subtitle, id=id, results=results)
        for k in range(lane.available):
            lane.is_damaged(k)
        return lane

    @property
    def frame_count(self) -> int:
        """The K frames of the record; of a generation that was stopped, those that were reached."""
        return len(self.timesteps)

    @property
    def available(self) -> int:
        """How many frames have been written into the record."""
        return self._available

    @property
    def picture_count(self) -> int:
        """How many pictures N each frame holds."""
        return int(self._frames()[0].shape[1])

    @property
    def picture_size(self) -> tuple[int, int]:
        """Width and height of each picture."""
        if self.preview is not None:
            return self.preview.size
        height, width = self._frames()[0].shape[3:]
        return int(width), int(height)

    @property
    def selected(self) -> int | None:
        """The one picture that is shown alone, or None for the sheet of all."""
        return self._selected

    @selected.setter
    def selected(self, picture: int | None) -> None:
        if picture is not None and not 0 <= picture < self.picture_count:
            raise IndexError(f"picture {picture} of {self.picture_count}")
        if picture != self._selected:
            self._selected = picture
            self.revision += 1
            self.changed.emit(self)

    def fill(self, frame: int | None) -> None:
        """Note that `frame` has been written; None (a step that was thinned out) changes nothing.

        A job of several batches passes over the frames once more for each, and adds its pictures to them.
        """
        if frame is None or not 0 <= frame < self.frame_count:
            return
        self._decoded.drop_frame(frame)
        self.spotlight.forget(frame)
        first = min(frame, self._available)
        self._available = max(self._available, frame + 1)
        self._changes.forget(first)
        self.updated.emit(self, first, frame + 1)

    def finish(self, trajectory: Path | None = None, results: Path | None = None) -> None:
        """End the lane: no more frames come. It shows the frames of the trajectory file, or else those that came."""
        self.live = False
        self.results = results or self.results
        self.timesteps = self.timesteps[: self._available]
        self.kept = self.kept[: self._available]
        self._take_lengths()
        if trajectory is not None:
            with contextlib.suppress(BadInput):  # a file that is gone already: what was mapped stays readable
                self._adopt(open_record(trajectory))
                self.trajectory = trajectory
        self.changed.emit(self)

    def frame_of(self, k: int, picture: int) -> int:
        """Return which frame of a picture is shown at k: k, or its last frame if the picture ended before."""
        written = 0 if self._written is None else int(self._written[picture])
        return min(k, written - 1) if written else k

    def values(self, k: int, view: View) -> NDArray[np.float32]:
        """Return frame k as numbers, float32 [N, C, H, W]: the record's own for x_t and x0, see `frame_views`."""
        self._check(k)
        x_t, x0 = self._frames()

        def read(k: int, pictures: slice) -> NDArray[np.float32]:
            noisy, clean = x_t[k, pictures], x0[k, pictures]
            if view == "x_t":
                return to_float32(noisy)
            if view == "x0":
                return to_float32(clean)
            if view == "epsilon":
                return epsilon_from(noisy, clean, self.shows_alphas_cumprod(k) or 0.0)
            return np.abs(to_float32(clean) - to_float32(x0[max(0, k - 1), pictures]))

        return self._joined(k, range(self.picture_count), read)

    def frame(self, k: int, view: View) -> Pixels:
        """Return frame k as a contact sheet of its pictures, or the selected picture alone.

        Latents that have been decoded show as they are, the others by their preview.
        """
        self._check(k)
        shown = self.shown_pictures
        decoded = [self._decoded_picture(k, view, picture) for picture in shown]
        found = [picture.transpose(2, 0, 1) for picture in decoded if picture is not None]
        complete = len(found) == len(shown)  # nothing is left for the preview
        pictures = np.stack(found) if complete else self._bytes(k, view, shown)
        for place, picture in enumerate(shown):
            if not complete and (one := decoded[place]) is not None:
                pictures[place] = one.transpose(2, 0, 1)[: pictures.shape[1]]
            pictures[place] = self.spotlight.lit(k, picture, pictures[place])
        return contact_sheet(pictures)

    @property
    def shown_pictures(self) -> range:
        """The pictures that a frame shows: all, or the selected one."""
        return range(self.picture_count) if self._selected is None else range(self._selected, self._selected + 1)

    def to_decode(self, k: int, view: View) -> list[int]:
        """Return which of the shown pictures of frame k are previews, or decoded roughly; none of pixels and noise."""
        return self._undecoded(k, view, self.shown_pictures, exact=True)

    def _undecoded(self, k: int, view: View, pictures: range, *, exact: bool = False) -> list[int]:
        if self.preview is None or view not in ("x_t", "x0") or not 0 <= k < self._available:
            return []
        places = {picture: (self.frame_of(k, picture), view, picture) for picture in pictures}
        return [
            picture
            for picture, place in places.items()
            if self._decoded.get(place) is None or (exact and self._decoded.is_rough(place))
        ]

    def _decoded_picture(self, k: int, view: View, picture: int) -> Pixels | None:
        return self._decoded.get((self.frame_of(k, picture), view, picture))

    def missing_attention(self, k: int) -> list[int]:
        """Return which of the shown pictures of frame k still lack the attention maps of the selected word."""
        return self.spotlight.missing(k, self.shown_pictures) if 0 <= k < self._available else []

    def controlled(self, k: int, picture: int) -> ControlledStep | None:
        """Return the step of a picture in frame k, if the run has controls."""
        if self._controlled is None:
            return None
        step = self.kept[self.frame_of(k, picture)]
        return ControlledStep(recipe=self._controlled, step=step, steps=self.steps)

    def keep_decoded(self, k: int, view: View, picture: int, pixels: Pixels, *, rough: bool = False) -> bool:
        """Take the decoded picture, uint8 [H, W, 3], of a frame; False when it does not have the pictures' size.

        One that was decoded roughly is shown until it is decoded by the model's own decoder.
        """
        if self.preview is None or pixels.shape != (*self.preview.size[::-1], 3):
            return False
        self._decoded.put((self.frame_of(k, picture), view, picture), pixels, rough=rough)
        return True

    @property
    def thumbnail_pictures(self) -> range:
        """The pictures that a thumbnail shows: the selected one, the first four, or the first."""
        first = self._selected or 0
        return range(first, 4 if self._selected is None and self.picture_count >= 4 else first + 1)

    def thumbnail_to_decode(self, k: int, view: View) -> list[int]:
        """Return which of the thumbnail's pictures of frame k are only previews."""
        return self._undecoded(k, view, self.thumbnail_pictures)

    def thumbnail(self, k: int, view: View, height: int) -> Pixels:
        """Return the thumbnail's pictures, scaled to `height`; latents as they were decoded, or else by their preview.

        Large pictures are thinned before they are converted, so that a strip of them costs little; latents become no
        larger than they are shown.
        """
        shown = self.thumbnail_pictures
        decoded = [self._decoded_picture(k, view, picture) for picture in shown]
        found = [pixels.transpose(2, 0, 1) for pixels in decoded if pixels is not None]
        if len(found) == len(shown) and 0 <= k < self._available:
            return scaled_to_height(contact_sheet(np.stack(found)), height)
        across = 2 if len(shown) == 4 else 1
        return scaled_to_height(contact_sheet(self._bytes(k, view, shown, -(-height // across))), height)

    def change_per_step(self) -> NDArray[np.float64]:
        """Return mean |x0_k - x0_(k-1)| for each available frame, estimated from some thousand values of each."""
        return self._changes.until(self._available, self._frames()[1], self._written)

    def position_text(self, k: int) -> str:
        """Say which evaluation frame k comes from, counted from 1."""
        return f"step {self.kept[k] + 1} of {self.steps}" if k < len(self.kept) else f"step 0 of {self.steps}"

    def detail_text(self, k: int) -> str:
        """Return the timestep of frame k, whether a refiner made it, which pictures ended before, and any damage."""
        if k >= len(self.timesteps):
            return ""
        parts = [f"t = {self.timesteps[k]}"]
        if self.refined_from is not None and k >= self.refined_from:
            parts.append("refiner")
        ended = [picture for picture in self.shown_pictures if self.frame_of(k, picture) < k]
        if len(ended) == 1:
            parts.append(f"picture {ended[0] + 1} ended at step {self.kept[self.frame_of(k, ended[0])] + 1}")
        elif ended:
            parts.append(f"pictures {ended[0] + 1} to {ended[-1] + 1} ended before")
        return " · ".join(parts + ["damaged"] * self.is_damaged(k))

    @property
    def refined_from(self) -> int | None:
        """The first frame that the refiner made; None where it made none."""
        recipe = self.recipe
        if recipe is None or recipe.refiner is None or self.alphas_cumprod is None:
            return None
        refined = np.flatnonzero(self.timesteps < recipe.refined_below(len(self.alphas_cumprod)))
        return int(refined[0]) if refined.size else None

    def is_damaged(self, k: int) -> bool:
        """Whether frame k of the file has other bytes than were written; False while it is being written."""
        checks = self._checks
        if self.live or checks is None or not 0 <= k < self._available:
            return False
        new = not checks.known(k)
        damaged = checks.damaged(k)
        self.revision += new and damaged  # its thumbnail has changed
        return damaged

    def is_known_damaged(self, k: int) -> bool:
        """Whether frame k is known to be damaged; a large frame that was not checked yet counts as intact."""
        return self._checks is not None and self._checks.known(k) and self.is_damaged(k)

    @property
    def held_bytes(self) -> int:
        """Size of the record in memory; 0 when it is mapped from its trajectory or cannot be read again."""
        if self._record is None or self.trajectory is None or self.live:
            return 0
        return 0 if _mapped_from(self._record[0], self.trajectory) else sum(part.nbytes for part in self._record)

    def release(self) -> None:
        """Drop the arrays; they are mapped again from the trajectory file when the lane is shown."""
        if self.held_bytes:
            self._record, self._decoded = None, DecodedFrames()

    def _frames(self) -> tuple[Values, Values]:
        if self._record is None:
            if self.trajectory is None:
                raise BadInput(f"The frames of {self.title!r} are no longer there.")
            found = open_record(self.trajectory)
            if found.frames < self._available:
                raise BadInput(f"{self.trajectory} holds {found.frames} frames instead of {self._available}.")
            self._record = (found.x_t, found.x0)
        return self._record

    def _set_file(self, record: Record) -> None:
        self._file, self._checks = record, FrameChecks(record)

    def _adopt(self, record: Record) -> None:
        """Show the frames of a complete file: those that were not made are left out there."""
        self._record = record.x_t, record.x0
        self._set_file(record)
        self._take_lengths()
        self.timesteps, self.kept = np.asarray(record.info.timesteps, np.int64), record.info.kept
        self.steps, self._available = record.info.steps, record.frames
        self._changes.forget(self._available)
        if self._selected is not None and self._selected >= record.x_t.shape[1]:
            self._selected = None
            self.revision += 1

    def _take_lengths(self) -> None:
        """Note how many frames each picture has, now that no more come."""
        self._written = None if self._file is None else np.minimum(self._file.written, self._available)
        if self._written is not None and self._written.min() < self._available:
            self.revision += 1  # pictures that were ended early show their last frame in all later ones

    def _joined(self, k: int, pictures: range, read: Callable[[int, slice], NDArray[_Scalar]]) -> NDArray[_Scalar]:
        """Apply `read` (frame, pictures) to each run of pictures showing the same frame at k, and join the results."""
        runs = [list(run) for _, run in groupby(pictures, lambda picture: self.frame_of(k, picture))]
        parts = [read(self.frame_of(k, run[0]), slice(run[0], run[-1] + 1)) for run in runs]
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def _bytes(self, k: int, view: View, pictures: range, rows: int | None = None) -> Pixels:
        """Return some pictures of frame k as bytes [n, C, h, w]; where not all rows are needed, few more than those."""
        self._check(k)
        return self._joined(k, pictures, lambda k, some: self._run_bytes(k, view, some, rows))

    def _run_bytes(self, k: int, view: View, pictures: slice, rows: int | None) -> Pixels:
        """As `_bytes`, of pictures that all have frame k."""
        x_t, x0 = (part[:, pictures] for part in self._frames())
        before, abar = x0[max(0, k - 1)], self.shows_alphas_cumprod(k) or 0.0
        if self.preview is not None:
            return self.preview.render(view, x_t[k], x0[k], before, abar, rows)
        stride = 1 if rows is None else max(1, x0.shape[-2] // (2 * rows))
        noisy, clean, before = (part[..., ::stride, ::stride] for part in (x_t[k], x0[k], before))
        low, high = self.value_range
        if view == "epsilon":
            return epsilon_to_bytes(noisy, clean, abar)
        if view == "change":
            return change_to_bytes(before, clean, low, high)
        return to_bytes(noisy if view == "x_t" else clean, low, high)


def _in_picture(crop: tuple[int, int, int, int] | None, recipe: GenerateRecipe | None) -> Box | None:
    """Return the part of a recipe's picture that its record shows: where that is extended, it reaches past its edge."""
    if crop is None or recipe is None or recipe.outpaint is None:
        return None if crop is None else Box(*crop)
    return Box(*crop).moved(-recipe.outpaint[0], -recipe.outpaint[1])


def _mapped_from(part: Values, path: Path) -> bool:
    """Whether an array is a view into a file's mapping; a view of a memmap keeps the type and the name."""
    return isinstance(part, np.memmap) and part.filename is not None and Path(part.filename) == path.absolute()
