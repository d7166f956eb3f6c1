"""How large a layer may be, how many a picture may have, and how deep its groups may be nested."""

from studio.protocol.errors import BadInput
from studio.protocol.geometry import MAX_PIXELS, MAX_SIDE, Size

MAX_LAYERS = 2_000
MAX_DEPTH = 64  # groups inside groups


def too_large(size: Size) -> bool:
    """Whether a picture or layer of a size could not be opened again."""
    return max(size) > MAX_SIDE or size.width * size.height > MAX_PIXELS


def check_size(size: Size) -> None:
    """Raise BadInput if a picture or layer would be too large to be opened again."""
    if too_large(size):
        raise BadInput(
            f"{size.width} × {size.height} pixels would be too many: at most {MAX_SIDE} on a side, and "
            f"{MAX_PIXELS // 10**6} megapixels."
        )
