"""The timeline's lanes as a tree: a branch belongs below the lane that it was forked from."""

from collections.abc import Iterable

from studio.document.lanes.lane import Lane


class LaneTree:
    """Lanes with their branches.

    Attributes:
        lanes: The lanes in their order, each followed by its branches.
    """

    def __init__(self, lanes: Iterable[Lane]) -> None:
        """Arrange lanes, newest first; a lane whose parent is not among them, or is its own branch, is a root."""
        self.lanes = list(lanes)
        at = {lane.trajectory: lane for lane in self.lanes if lane.trajectory is not None}
        self._parents: dict[str, Lane] = {}
        self._children: dict[str, list[Lane]] = {}
        for lane in self.lanes:
            parent = at.get(lane.parent) if lane.parent is not None else None
            if parent is not None and lane not in self._above(parent):
                self._parents[lane.id] = parent
                self._children.setdefault(parent.id, []).append(lane)
        self.lanes = [one for lane in self.lanes if lane.id not in self._parents for one in self.branch(lane)]

    def parent(self, lane: Lane) -> Lane | None:
        """Return the lane that a lane is a branch of; None for a root."""
        return self._parents.get(lane.id)

    def children(self, lane: Lane) -> list[Lane]:
        """Return the direct branches of a lane, newest first."""
        return list(self._children.get(lane.id, ()))

    def depth(self, lane: Lane) -> int:
        """Return the number of a lane's ancestors."""
        return len(self._above(lane)) - 1

    def branch(self, lane: Lane) -> list[Lane]:
        """Return a lane with all its descendants, in order."""
        found, left = [], [lane]
        while left:
            found.append(left.pop())
            left += self.children(found[-1])[::-1]
        return found

    def shown(self) -> list[Lane]:
        """Return the lanes that no folded lane hides, in order."""
        return [lane for lane in self.lanes if not self.folded_above(lane)]

    def folded_above(self, lane: Lane) -> list[Lane]:
        """Return the folded lanes that hide a lane."""
        return [above for above in self._above(lane)[1:] if above.folded]

    def _above(self, lane: Lane) -> list[Lane]:
        """Return a lane, its parent, the parent of that one, and so on."""
        found = [lane]
        while (parent := self.parent(found[-1])) is not None:
            found.append(parent)
        return found
