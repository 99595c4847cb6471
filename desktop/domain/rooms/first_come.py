"""Which dates keep a room when it turns out that several were to have it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PlacedDate:
    """A date in a building: its moments (half-open), and the stretch of parts it takes up."""

    id: UUID
    begins: datetime
    ends: datetime
    parts: tuple[int, int]

    def shares_with(self, other: "PlacedDate") -> bool:
        """Whether both want some part."""
        return self.parts[0] < other.parts[1] and other.parts[0] < self.parts[1]


def first_come(dates: Sequence[PlacedDate]) -> dict[UUID, UUID]:
    """The dates that have to give way, each with the date that goes first.

    `dates` are of one building, in the order in which they go first. A date gives way to one
    before it that stays; so those that stay never overlap, and each that goes has a reason.
    """
    rank = {date.id: at for at, date in enumerate(dates)}
    beside: defaultdict[UUID, list[UUID]] = defaultdict(list)
    going_on: list[PlacedDate] = []
    for date in sorted(dates, key=lambda one: one.begins):
        going_on = [other for other in going_on if other.ends > date.begins]
        for other in going_on:
            if date.shares_with(other):
                beside[date.id].append(other.id)
                beside[other.id].append(date.id)
        going_on.append(date)
    gone: dict[UUID, UUID] = {}
    for date in dates:
        before = [
            other for other in beside[date.id] if rank[other] < rank[date.id] and other not in gone
        ]
        if before:
            gone[date.id] = min(before, key=rank.__getitem__)
    return gone
