"""Measures how quickly live pictures arrive, and adapts to it."""

from collections import deque

from studio.protocol.live import LivePicture
from studio.ui.translation import number_text, tr

AIM = 0.15  # seconds from stroke to picture
BESIDE_ENGINE = 0.03  # seconds of that spent in the window
SLOW = 1.5  # seconds per picture above which a picture waits for the pen to rest
TOO_SLOW = 4.0  # seconds per picture above which the strip reports that the model cannot follow the pen
_REMEMBERED = 10  # pictures
_REST, _GRACE = 120, 250  # milliseconds without a change


class LivePace:
    """Mean times of the last pictures; those during which a model was loaded do not count."""

    def __init__(self) -> None:
        self._denoising: deque[float] = deque(maxlen=_REMEMBERED)
        self._decoding: deque[float] = deque(maxlen=_REMEMBERED)

    def reset(self) -> None:
        """Start over: the model or its task has changed."""
        self._denoising.clear()
        self._decoding.clear()

    def add(self, picture: LivePicture) -> None:
        """Add the times of a picture."""
        if picture.loaded and picture.denoising:  # one that only had to be decoded has no steps
            self._denoising.append(picture.preparing + picture.denoising)
        if picture.loaded and picture.finished:
            self._decoding.append(picture.decoding)

    @property
    def seconds(self) -> float:
        """Seconds per picture without decoding; 0 while unknown."""
        return sum(self._denoising) / len(self._denoising) if self._denoising else 0.0

    @property
    def finishes_at_once(self) -> bool:
        """Whether the autoencoder can decode each picture within the aim, so that no preview is needed."""
        if not self._decoding or not self._denoising:
            return False
        return self.seconds + sum(self._decoding) / len(self._decoding) <= AIM - BESIDE_ENGINE

    @property
    def delay(self) -> int:
        """Milliseconds without a change before a picture is started."""
        return _GRACE if self.seconds > SLOW else 0

    @property
    def rest(self) -> int:
        """Milliseconds without a change before a previewed picture is decoded."""
        return _REST

    def summary(self, quick: str = "") -> str:
        """Return the pace in one line.

        Args:
            quick: The title of a model for few steps, to be suggested if the current one is slow.
        """
        seconds = self.seconds + (sum(self._decoding) / len(self._decoding) if self.finishes_at_once else 0.0)
        if not seconds:
            return ""
        duration = f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{number_text(seconds, '.1f')} s"
        if seconds < SLOW:
            return duration
        advice = tr("; {quick} is quicker").format(quick=quick) if quick else ""
        if seconds < TOO_SLOW:
            return tr("{duration}: a picture follows when the pen rests{advice}").format(
                duration=duration, advice=advice
            )
        return tr("{duration}: too slow to follow the pen{advice}").format(duration=duration, advice=advice)
