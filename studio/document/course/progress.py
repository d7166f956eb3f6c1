"""Which stations of the course are completed, from the user's actions."""

from collections.abc import Iterable, Sequence

from studio.document.course.station import Looked, Station, Trained, UserAction

_MAX_ACTIONS = 400  # remembered: checks look at the last ones


class Progress:
    """Follows the user's actions while the course is open.

    Args:
        stations: In order.
        completed: The ids of those that were completed before.
    """

    def __init__(self, stations: Sequence[Station], completed: Iterable[str] = ()) -> None:
        self.stations = tuple(stations)
        known = {station.id for station in stations}
        self._completed = {id_ for id_ in completed if id_ in known}
        self._actions: list[UserAction] = []

    @property
    def completed(self) -> tuple[str, ...]:
        """The ids of the completed stations, in the order of the course."""
        return tuple(station.id for station in self.stations if station.id in self._completed)

    def is_completed(self, id_: str) -> bool:
        """Whether a station is completed."""
        return id_ in self._completed

    def first_open(self) -> int:
        """Return the index of the first station that is not completed; the last one's when all are."""
        return next(
            (number for number, station in enumerate(self.stations) if station.id not in self._completed),
            len(self.stations) - 1,
        )

    def observe(self, action: UserAction) -> list[Station]:
        """Take note of an action, and return the stations that it completes."""
        if isinstance(action, Looked) and action in self._actions:
            return []
        if isinstance(action, Trained):  # of a run, the newest state alone counts
            self._actions = [
                one for one in self._actions if not (isinstance(one, Trained) and one.recipe == action.recipe)
            ]
        self._actions = [*self._actions, action][-_MAX_ACTIONS:]
        done = [
            station for station in self.stations if station.id not in self._completed and station.check(self._actions)
        ]
        self._completed.update(station.id for station in done)
        return done

    def reset(self) -> None:
        """Start over."""
        self._completed.clear()
        self._actions.clear()
