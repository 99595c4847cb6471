"""Who holds a room when, ready to be asked: also with a hundred thousand dates in the year."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from operator import attrgetter
from uuid import UUID

from desktop.domain.rooms.plan import HeldTime
from desktop.domain.rooms.rules import RoomRules
from desktop.domain.wall_clock import to_local, to_utc

_WEEK = timedelta(days=7)
_MINUTE = timedelta(minutes=1)


@dataclass(slots=True)
class _Room:
    """The dates of one room by begin. `reach[n]` is the latest end of the first n + 1 dates."""

    begins: list[datetime] = field(default_factory=list)
    reach: list[datetime] = field(default_factory=list)
    dates: list[HeldTime] = field(default_factory=list)

    @classmethod
    def of(cls, dates: Iterable[HeldTime]) -> "_Room":
        ordered = sorted(dates, key=attrgetter("begins_utc"))
        begins = [date.begins_utc for date in ordered]
        return cls(begins, list(accumulate((date.ends_utc for date in ordered), max)), ordered)

    def between(self, begins: datetime, ends: datetime) -> Iterator[HeldTime]:
        """The dates with time in common with `begins` until `ends`, in order."""
        first = bisect_right(self.reach, begins)
        for n in range(first, bisect_left(self.begins, ends, lo=first)):
            if self.dates[n].ends_utc > begins:
                yield self.dates[n]

    def add(self, held: HeldTime) -> None:
        """Adds a date that overlaps no other."""
        at = bisect_left(self.begins, held.begins_utc)
        self.begins.insert(at, held.begins_utc)
        self.reach.insert(at, held.ends_utc)
        self.dates.insert(at, held)

    def remove(self, held: HeldTime) -> None:
        """Takes out a date that was added."""
        at = bisect_left(self.begins, held.begins_utc)
        del self.begins[at], self.reach[at], self.dates[at]


class HeldRooms:
    """Every date that holds one of these rooms, and how long one group has them a week."""

    def __init__(
        self, rooms: Mapping[UUID, RoomRules], held: Iterable[HeldTime], group_id: UUID | None
    ) -> None:
        by_room: defaultdict[UUID, list[HeldTime]] = defaultdict(list)
        for one in held:
            by_room[one.room_id].append(one)
        self._rooms = defaultdict(_Room, {room: _Room.of(d) for room, d in by_room.items()})
        self._sharing = {
            room.id: tuple(other for other in rooms.values() if room.shares_with(other))
            for room in rooms.values()
        }
        self._group_id = group_id
        self._minutes: defaultdict[tuple[UUID, date], int] = defaultdict(int)
        if group_id is not None:
            for one in held:
                self._count(one, 1)

    def around(
        self, room: RoomRules, begins: datetime, ends: datetime
    ) -> Iterator[tuple[RoomRules, HeldTime]]:
        """What holds `room`, or a room that shares a part with it, in that time (UTC)."""
        for other in self._sharing[room.id]:
            for held in self._rooms[other.id].between(begins, ends):
                yield other, held

    def longest_pause(self, room: RoomRules) -> int:
        """The most minutes there have to be between `room` and a date next to it."""
        return max(max(other.set_up, other.clean_up) for other in self._sharing[room.id])

    def minutes(self, room_id: UUID, monday: date) -> int:
        """How many minutes of that week the group has the room."""
        return self._minutes[room_id, monday]

    def add(self, held: HeldTime) -> None:
        """Adds a date of the plan itself; nothing may be in its way."""
        self._rooms[held.room_id].add(held)
        self._count(held, 1)

    def remove(self, held: HeldTime) -> None:
        """Takes out a date of the plan itself."""
        self._rooms[held.room_id].remove(held)
        self._count(held, -1)

    def _count(self, held: HeldTime, sign: int) -> None:
        if self._group_id is None or held.group_id != self._group_id:
            return
        for monday, minutes in by_week(held.begins_utc, held.ends_utc):
            self._minutes[held.room_id, monday] += sign * minutes


def by_week(begins_utc: datetime, ends_utc: datetime) -> Iterator[tuple[date, int]]:
    """The Mondays of the weeks it falls in, each with its real minutes there.

    Weeks run from Monday to Sunday on the local clock; what goes past Sunday night is split.
    """
    day = to_local(begins_utc).date()
    monday = day - timedelta(days=day.weekday())
    while begins_utc < ends_utc:
        next_week = to_utc(monday + _WEEK, time())
        yield monday, (min(ends_utc, next_week) - begins_utc) // _MINUTE
        begins_utc, monday = next_week, monday + _WEEK
