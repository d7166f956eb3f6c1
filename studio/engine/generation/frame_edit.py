"""A fork that starts from a painted frame, and stays equal to its parent outside a mask.

Paint that changes the predicted x0 into x0' changes the step's state by √ᾱ_t·(x0' - x0): the painted x0' is noised with
the parent's own noise, x_t = √ᾱ_t·x0 + √(1 - ᾱ_t)·ε (Ho et al. 2020, eq. 4), so that unpainted parts keep their values.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import interpolate

from studio.compositing import LUMA, colour_planes
from studio.engine.data.pictures import Picture, from_model, read_image, to_bytes
from studio.engine.diffusion.known import KnownRegion
from studio.engine.diffusion.rng import PictureGenerators
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.generation.denoising import DenoisingPlan, EnteringState, Followed, step_independent
from studio.engine.generation.forking import ForkPoint, alpha_bar_of, entering_states
from studio.engine.generation.inpainting import read_mask
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import FrameEditSpec

Pixels = NDArray[np.uint8] | NDArray[np.uint16]
_OTHER_LEVEL = 1e-9  # relative difference of two ᾱ


def paint_frame(
    plan: DenoisingPlan, point: ForkPoint, edit: FrameEditSpec, parent_plan: Callable[[], DenoisingPlan]
) -> None:
    """Make a plan that continues from a step start from the painted frame of that step; see `follow_edit`.

    Unpainted parts stay as they are, to the bit. The solver begins without memory: that of earlier steps belongs to
    the unpainted frame.

    Raises:
        BadInput: The painted picture or the mask cannot be read or has another size, or there is no such picture.
    """
    parent = parent_plan()
    paint = _read_paint(plan, point, edit, parent)
    first, row = paint.first, edit.picture - paint.first
    if paint.change.any():
        state = plan.entering[first]
        x = state.x.clone()
        x[row] += alpha_bar_of(plan, state) ** 0.5 * paint.change.to(x)
        level = {name: value for name, value in state.memory.items() if name == "alpha_bar"}
        memory = step_independent(state.memory) | level
        plan.enter_with({first: replace(state, x=x, memory=memory)})
    _follow(plan, point, edit, parent, paint)


def follow_edit(plan: DenoisingPlan, point: ForkPoint, edit: FrameEditSpec, parent: DenoisingPlan) -> None:
    """Make a plan that continues the run of a painted fork hold the paint and follow the parent as that fork does.

    Raises:
        BadInput: As `paint_frame`.
    """
    _follow(plan, point, edit, parent, _read_paint(plan, point, edit, parent))


def _follow(plan: DenoisingPlan, point: ForkPoint, edit: FrameEditSpec, parent: DenoisingPlan, paint: "_Paint") -> None:
    """Restore the paint for some steps, and the parent's states outside the mask and in all other pictures."""
    held = round(edit.hold * (len(plan.timesteps) - point.step))
    if held and paint.change.any():
        levels = [
            plan.level(point.step + step) for step in range(1, held + 1) if point.step + step < len(plan.timesteps)
        ]
        plan.follow({paint.first: HeldPaint(paint, edit.picture - paint.first, frozenset(levels))})
    if edit.mask is None and plan.recipe.count == 1:
        return
    states = entering_states(point, plan.batches, lambda: parent)
    kept: dict[int, Followed] = {}
    for first, count in plan.batches:
        may_change = torch.zeros(count, 1, *_size_of(plan)[::-1])
        if first <= edit.picture < first + count:
            may_change[edit.picture - first] = _mask(edit, _size_of(plan))
        final = _final_states(point, first, count, parent)
        with parent.prepared(), torch.inference_mode():
            pictures = parent.pictures(final).float().cpu()
        kept[first] = FollowedParent(point, first, states[first], final, pictures, may_change)
    plan.follow(kept)


@dataclass(frozen=True)
class _Paint:
    """The paint on one picture, as a change of its state.

    Attributes:
        first: Index of the first picture of its batch.
        x0: The parent's estimate of the clean state at that step, [C, h, w].
        noise: The parent's noise in that state, [C, h, w].
        change: The change of x0 by the paint, [C, h, w]; zero where nothing is painted.
        painted: Which latents or pixels of the state are painted, bool [1, h, w].
    """

    first: int
    x0: Tensor
    noise: Tensor
    change: Tensor
    painted: Tensor


def _read_paint(plan: DenoisingPlan, point: ForkPoint, edit: FrameEditSpec, parent: DenoisingPlan) -> _Paint:
    if not 0 <= edit.picture < plan.recipe.count:
        raise BadInput(f"There is no picture {edit.picture + 1} to paint: the record holds {plan.recipe.count}.")
    if plan.space == "plane":
        raise BadInput("Points of the plane cannot be painted.")
    batch = next(batch for batch in plan.batches if edit.picture < sum(batch))
    row = edit.picture - batch[0]
    state = entering_states(point, [batch], lambda: parent)[batch[0]]
    assert state.x0 is not None, "the entering states of a fork know their x0"
    x, x0 = state.x[row], state.x0[row].to(state.x)
    with parent.prepared(), torch.inference_mode():
        shown = parent.pictures(x0[None])[0].float().cpu()
        picture, touched = _painted(edit, shown)
        painted = _touched_states(touched, x0.shape[-2:])[0]
        change = torch.zeros_like(x0)
        if touched.any():
            before, after = (parent.states_of(each[None].to(x0))[0] for each in (shown, picture))
            change = (after - before) * painted.to(x0)
    alpha_bar = _level(point, state)
    noise = (x - alpha_bar**0.5 * x0) / max(1e-12, 1 - alpha_bar) ** 0.5
    return _Paint(batch[0], x0, noise, change, painted)


class HeldPaint:
    """Paint that is restored for some steps, with the parent's noise, and may change afterwards.

    Args:
        paint: The paint.
        row: The picture's index in its batch.
        levels: The solver's timesteps at which the paint is restored.
    """

    def __init__(self, paint: _Paint, row: int, levels: frozenset[int]) -> None:
        self._paint, self._row, self._levels = paint, row, levels

    def region(self, inner: KnownRegion | None, schedule: NoiseSchedule, jumps: bool) -> KnownRegion:
        """See `Followed`."""
        return _HeldRegion(self._paint, self._row, self._levels, inner, schedule)

    def finished(self, pictures: Tensor) -> Tensor:
        """See `Followed`; returns the pictures unchanged."""
        return pictures


class _HeldRegion:
    """See `HeldPaint`."""

    def __init__(
        self, paint: _Paint, row: int, levels: frozenset[int], inner: KnownRegion | None, schedule: NoiseSchedule
    ) -> None:
        self._paint, self._row, self._levels = paint, row, levels
        self._inner, self._schedule = inner, schedule
        self.draws = inner is not None and inner.draws

    def restore(self, x: Tensor, t: int, generators: PictureGenerators) -> Tensor:
        """See `KnownRegion`."""
        if self._inner is not None:
            x = self._inner.restore(x, t, generators)
        if t not in self._levels:
            return x
        paint, level = self._paint, self._schedule.alpha_bar(t)
        known = level**0.5 * (paint.x0 + paint.change) + (1 - level) ** 0.5 * paint.noise
        held = x.clone()
        held[self._row] = torch.where(paint.painted.to(x.device), known.to(x), x[self._row])
        return held

    @property
    def within(self) -> KnownRegion | None:
        """See `KnownRegion`."""
        return None if self._inner is None else self._inner.within


@dataclass(frozen=True)
class FollowedParent:
    """The parts of the parent run that the pictures of one batch keep.

    Attributes:
        point: The parent's record, and the step at which the fork left it.
        first: Index of the batch's first picture.
        entering: The parent's state entering that step.
        final: The parent's final states [N, *shape].
        pictures: The parent's pictures [N, C, H, W] in [-1, 1].
        may_change: [N, 1, H, W] in [0, 1]: where it is 0, the picture stays the parent's to the bit.
    """

    point: ForkPoint
    first: int
    entering: EnteringState
    final: Tensor
    pictures: Tensor
    may_change: Tensor

    def region(self, inner: KnownRegion | None, schedule: NoiseSchedule, jumps: bool) -> KnownRegion:
        """Return the region that is restored after every step, on top of the run's own."""
        return _ParentRegion(self, inner, schedule, jumps)

    def finished(self, pictures: Tensor) -> Tensor:
        """Return finished pictures [N, C, H, W], with the parent's where nothing may change."""
        amount, parents = self.may_change.to(pictures), self.pictures.to(pictures)
        blend = amount * pictures + (1 - amount) * parents
        return torch.where(amount == 0, parents, torch.where(amount == 1, pictures, blend))


class _ParentRegion:
    """The parent's states where nothing may change: the recorded ones, or else its final state, noised."""

    def __init__(self, parent: FollowedParent, inner: KnownRegion | None, schedule: NoiseSchedule, jumps: bool) -> None:
        self._parent, self._inner, self._schedule = parent, inner, schedule
        self.draws = inner is not None and inner.draws
        record, entering = parent.point.record, parent.entering
        exact = record.x_t.dtype == np.float32 and not jumps  # a run that jumps passes a level several times
        self._levels = _levels_of(parent.point) if exact else []
        self._free = _touched_states(parent.may_change > 0, parent.final.shape[-2:])
        assert entering.x0 is not None, "the entering states of a fork know their x0"
        alpha_bar = _level(parent.point, entering)
        noise = (entering.x - alpha_bar**0.5 * entering.x0) / max(1e-12, 1 - alpha_bar) ** 0.5
        self._noise = noise

    def restore(self, x: Tensor, t: int, generators: PictureGenerators) -> Tensor:
        """See `KnownRegion`."""
        if self._inner is not None:
            x = self._inner.restore(x, t, generators)
        return torch.where(self._free.to(x.device), x, self._known(t).to(x))

    @property
    def within(self) -> KnownRegion | None:
        """See `KnownRegion`: the parent's states within a step are not known."""
        return None if self._inner is None else self._inner.within

    def _known(self, t: int) -> Tensor:
        parent, record = self._parent, self._parent.point.record
        if t < 0:
            return parent.final
        level = self._schedule.alpha_bar(t)
        for frame, recorded in self._levels:
            if math.isclose(level, recorded, rel_tol=_OTHER_LEVEL):
                pictures = slice(parent.first, parent.first + len(parent.final))
                return torch.from_numpy(np.array(record.x_t[frame, pictures]))
        return level**0.5 * parent.final.cpu() + (1 - level) ** 0.5 * self._noise.cpu()


def _levels_of(point: ForkPoint) -> list[tuple[int, float]]:
    """Return the frames after a step that all pictures have, each with its ᾱ."""
    info, written = point.record.info, int(point.record.written.min())
    memory = point.record.solver.get("alpha_bar")
    found = []
    for frame in range(written):
        if info.kept[frame] > point.step and not point.record.damaged(frame):
            own = None if memory is None else float(memory[frame, 0])
            found.append((frame, float(info.alphas_cumprod[info.timesteps[frame]]) if own is None else own))
    return found


def _level(point: ForkPoint, state: EnteringState) -> float:
    if "alpha_bar" in state.memory:
        return float(state.memory["alpha_bar"][0])
    return float(point.record.info.alphas_cumprod[state.timestep])


def _final_states(point: ForkPoint, first: int, count: int, parent: DenoisingPlan) -> Tensor:
    """Return the parent's final states: its last step taken again; of pictures that were ended early, their last x0."""
    record, info = point.record, point.record.info
    pictures = slice(first, first + count)
    ends = record.written[pictures]
    if int(ends.min()) < record.frames or info.kept[record.frames - 1] != info.steps - 1:
        last = [record.x0[int(end) - 1, first + row] for row, end in enumerate(ends)]
        return torch.from_numpy(np.stack(last).astype(np.float32))
    end = ForkPoint(record, point.parent, info.steps - 1)
    states = entering_states(end, [(first, count)], lambda: parent)
    parent.continue_from(end.step, states)
    with parent.prepared():
        *_, done = parent.steps(first, count)
    return done.x_next.float()


def _painted(edit: FrameEditSpec, shown: Tensor) -> tuple[Tensor, NDArray[np.bool_]]:
    """Return the painted picture [C, H, W], and which of its pixels differ from the shown one [H, W]."""
    channels, height, width = shown.shape
    picture = read_image(Path(edit.image))
    _check_size(picture, edit.image, (width, height))
    pixels = to_bytes(picture.pixels)
    colours = _as_channels(colour_planes(pixels), channels)
    has_alpha = pixels.ndim == 3 and pixels.shape[2] in (2, 4)
    alpha = pixels[..., -1:].astype(np.float32) / 255 if has_alpha else np.ones((height, width, 1), np.float32)
    before = from_model(shown.numpy()).reshape(height, width, channels)
    touched = ((colours != before) & (alpha > 0)).any(axis=2)
    over = torch.from_numpy((colours / np.float32(127.5) - 1).astype(np.float32)).movedim(2, 0)
    share = torch.from_numpy(alpha * touched[..., None]).movedim(2, 0)
    return torch.where(share > 0, share * over + (1 - share) * shown, shown), touched


def _as_channels(colours: Pixels, channels: int) -> NDArray[np.uint8]:
    if channels == 1 and colours.shape[2] == 3:
        return np.rint(colours @ LUMA).astype(np.uint8)[..., None]
    return np.broadcast_to(colours.astype(np.uint8), (*colours.shape[:2], channels))


def _mask(edit: FrameEditSpec, size: tuple[int, int]) -> Tensor:
    """Return how much each pixel may change, [1, H, W] in [0, 1]."""
    if edit.mask is None:
        return torch.ones(1, size[1], size[0])
    mask = read_mask(Path(edit.mask))
    _check_size(Picture(mask), edit.mask, size)
    return torch.from_numpy(mask.astype(np.float32) / 255)[None]


def _check_size(picture: Picture, file: str, size: tuple[int, int]) -> None:
    if (picture.width, picture.height) != size:
        found = f"{picture.width}x{picture.height}"
        raise BadInput(
            f"{Path(file).name} is {found}, and the frame {size[0]}x{size[1]}: they must have the same size."
        )


def _size_of(plan: DenoisingPlan) -> tuple[int, int]:
    return plan.size or (plan.shape[2], plan.shape[1])


def _touched_states(touched: NDArray[np.bool_] | Tensor, size: Sequence[int]) -> Tensor:
    """Return which latents or pixels of a state of `size` (h, w) cover a touched pixel, bool [N, 1, h, w].

    Args:
        touched: The touched pixels of the picture, bool [H, W] or [N, 1, H, W].
        size: Height and width of the state.
    """
    whole = torch.as_tensor(np.asarray(touched)).float()
    whole = whole.reshape(-1, 1, *whole.shape[-2:])
    if tuple(whole.shape[-2:]) == tuple(size):
        return whole > 0
    return interpolate(whole, size=tuple(size), mode="area") > 0
