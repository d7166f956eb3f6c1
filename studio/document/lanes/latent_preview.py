"""Approximates decoded latents by a linear map of their channels or features to colours, enlarged smoothly."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.document.lanes.frame_views import (
    EPSILON_SHOWN,
    Pixels,
    Values,
    View,
    change_to_bytes,
    epsilon_from,
    to_bytes,
    to_float32,
)
from studio.protocol.errors import BadInput
from studio.protocol.latent_features import features_of, latent_features
from studio.protocol.record import Record

MAX_FEATURED = 8192  # latents that are shown by their features, in about 8 ms; more by their channels alone
LARGEST_SIDE = 4096  # pixels, as a recipe allows
_LARGEST_WEIGHT = 1e6  # far beyond any plausible one


class LatentPreview:
    """A model's preview of latents.

    Attributes:
        size: Width and height of a picture.
    """

    def __init__(
        self,
        rows: Sequence[Sequence[float]],
        size: tuple[int, int],
        channels: int,
        fine: Sequence[Sequence[float]] = (),
    ) -> None:
        """Use maps that were fitted to the model's decoder.

        Args:
            rows: For each of the picture's channels (1 or 3) a weight for each latent channel and a constant, for
                values in -1 ... 1.
            fine: The same for the latents' features; empty for none.
            size: Width and height of a picture.
            channels: Channels of a latent.

        Raises:
            BadInput: The parts do not fit one another.
        """
        table = _checked(rows, channels + 1, channels)
        self._fine = _checked(fine, features_of(channels), channels).astype(np.float32) if len(fine) else None
        if not all(1 <= side <= LARGEST_SIDE for side in size):
            raise BadInput(f"These latents cannot be shown as pictures of {size[0]} x {size[1]} pixels.")
        small = table.astype(np.float32)
        self._weights, self._constants = small[:, :-1], small[:, -1:, np.newaxis]
        self.size = size

    @classmethod
    def of(cls, record: Record) -> "LatentPreview | None":
        """Return the preview of a record's latents; None for other records, and where the file has none.

        Raises:
            BadInput: The file's preview does not fit its latents.
        """
        info, (channels, height, width) = record.info, record.x_t.shape[2:]
        if info.space != "latent" or not info.preview:
            return None
        try:
            return cls(info.preview, info.size or (width, height), channels, info.fine_preview)
        except BadInput as error:
            raise BadInput(f"{record.path} cannot be shown. {error}") from error

    def render(
        self, view: View, x_t: Values, x0: Values, before: Values, alpha_cumprod: float, rows: int | None = None
    ) -> Pixels:
        """Render a view of latents as bytes [n, 1 or 3, h, w], at the pictures' size or with at most `rows` rows.

        Noise has no colours: its first three channels are shown, or its first.

        Args:
            x_t, x0: The state and the estimate of the clean latents of one step, [n, C, h, w].
            before: The estimate of the step before.
            alpha_cumprod: abar at the step.
        """
        if view == "epsilon":
            noise = epsilon_from(x_t, x0, alpha_cumprod)
            shown = noise[:, :3] if noise.shape[1] >= 3 else noise[:, :1]
            return to_bytes(self._enlarged(shown, rows), -EPSILON_SHOWN, EPSILON_SHOWN)
        if view == "change":
            old, new = (self._enlarged(self.pictures(latents), rows) for latents in (before, x0))
            return change_to_bytes(old, new, -1.0, 1.0)
        return to_bytes(self._enlarged(self.pictures(x_t if view == "x_t" else x0), rows), -1.0, 1.0)

    def pictures(self, latents: Values) -> NDArray[np.float32]:
        """Return latents [n, C, h, w] as small pictures [n, 1 or 3, h, w] in the range -1 ... 1, or a little beyond."""
        n, C, h, w = latents.shape
        if self._fine is not None and n * h * w <= MAX_FEATURED:
            features = latent_features(np.ascontiguousarray(to_float32(latents)))
            return (self._fine @ features.reshape(n, -1, h * w)).reshape(n, -1, h, w)
        flat = self._weights @ to_float32(latents).reshape(n, C, h * w)
        return flat.reshape(n, -1, h, w) + self._constants

    def _enlarged(self, planes: NDArray[np.float32], rows: int | None) -> NDArray[np.float32]:
        """Bring planes [n, c, h, w] to the picture's size, or to at most `rows` rows: bicubic."""
        width, height = self.size
        if rows is not None and rows < height:
            width, height = max(1, round(width * rows / height)), rows
        h, w = planes.shape[-2:]
        return np.asarray(_resizing(h, height) @ planes @ _resizing(w, width).T, np.float32)


def _checked(rows: Sequence[Sequence[float]], width: int, channels: int) -> NDArray[np.float64]:
    try:
        table = np.array(rows, np.float64)
    except (ValueError, TypeError, OverflowError) as error:
        raise BadInput("The preview of these latents is not a table of numbers.") from error
    if table.shape not in ((1, width), (3, width)) or not (np.abs(table) < _LARGEST_WEIGHT).all():
        raise BadInput(f"The preview of these latents does not fit their {channels} channels.")
    return table


@lru_cache(maxsize=32)
def _resizing(size: int, wanted: int) -> NDArray[np.float32]:
    """Return the matrix [wanted, size] that resizes a row of values; its columns are resized unit vectors."""
    ones = Image.fromarray(np.eye(size, dtype=np.float32))
    return np.asarray(ones.resize((size, wanted), Image.Resampling.BICUBIC))
