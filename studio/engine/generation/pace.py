"""Measures the pace of a job: the number of denoiser evaluations and the time per evaluation."""


class JobPace:
    """Follows the steps of a job, in order.

    Attributes:
        of_first_batch: Evaluations for each picture of the first batch.
    """

    def __init__(self) -> None:
        self.of_first_batch = 0
        self._evaluations = 0
        self._begin: tuple[int, float] | None = None  # evaluations and seconds of the first step
        self._seconds = 0.0

    def take(self, evaluations: int, seconds: float, *, first_batch: bool) -> None:
        """Count a step of `evaluations` evaluations that ended `seconds` after the start."""
        self._evaluations += evaluations
        self._seconds = seconds
        if first_batch:
            self.of_first_batch += evaluations
        if self._begin is None:
            self._begin = evaluations, seconds

    @property
    def evaluation_seconds(self) -> float:
        """The mean time of an evaluation, without the first step, in which libraries warm up, if there are others."""
        if self._begin is None:
            return 0.0
        evaluations, seconds = self._begin
        rest = self._evaluations - evaluations
        return (self._seconds - seconds) / rest if rest else seconds / evaluations
