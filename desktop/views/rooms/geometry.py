"""Where a time in a room lies on the calendar, and the other way round; free of Qt.

Lengths are design pixels from the top left of the scrolled part, times are local and naive.
Days stand beside each other and in each day its rooms.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

GUTTER = 52.0
HOUR = 46.0
FIRST_HOUR, LAST_HOUR = 8, 23
STEP, FINE_STEP = 30, 15
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of time in a room, half-open: what is drawn, or where something goes."""

    room_id: UUID
    begins: datetime
    ends: datetime

    @property
    def minutes(self) -> int:
        """How long it is on the clock."""
        return round((self.ends - self.begins).total_seconds() / 60)

    def shifted(self, minutes: int) -> "Slot":
        """As long, so many minutes later."""
        by = timedelta(minutes=minutes)
        return Slot(self.room_id, self.begins + by, self.ends + by)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies in it; the right and lower edge do not."""
        return self.left <= x < self.right and self.top <= y < self.bottom


@dataclass(frozen=True, slots=True)
class Place:
    """A point in time and room: the number of the day, of the room, minutes from midnight."""

    day: int
    room: int
    minute: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The calendar laid out over `width` pixels: `days` from `first`, and the rooms in each.

    The hours from `first_hour` to `last_hour` (at most 24) lie `hour` pixels apart.
    """

    first: date
    days: int
    rooms: tuple[UUID, ...]
    width: float
    first_hour: int = FIRST_HOUR
    last_hour: int = LAST_HOUR
    hour: float = HOUR

    @property
    def height(self) -> float:
        """The height of all hours."""
        return (self.last_hour - self.first_hour) * self.hour

    @property
    def columns(self) -> int:
        """How many columns there are: one for each room on each day."""
        return self.days * len(self.rooms)

    def day(self, number: int) -> date:
        """The date of a day; 0 is the first."""
        return self.first + timedelta(days=number)

    def day_left(self, number: int) -> float:
        """Where a day begins; `days` gives the right edge of all."""
        return GUTTER + round((self.width - GUTTER) * number / self.days)

    def room_left(self, day: int, room: int) -> float:
        """Where a room begins in a day; the number after the last gives the day's right edge."""
        left, right = self.day_left(day), self.day_left(day + 1)
        return left + round((right - left) * room / len(self.rooms))

    def y(self, minute: float) -> float:
        """Where a minute of the day lies, not kept within the hours that are shown."""
        return (minute / 60 - self.first_hour) * self.hour

    def minute_at(self, y: float) -> float:
        """The minute of the day at a height, within the hours that are shown."""
        minute = (y / self.hour + self.first_hour) * 60
        return min(max(minute, self.first_hour * 60), self.last_hour * 60)

    def at(self, x: float, y: float) -> Place | None:
        """What lies at a point; None beside the hours."""
        if not (GUTTER <= x < self.width and 0 <= y < self.height):
            return None
        return self.nearest(x, y)

    def nearest(self, x: float, y: float) -> Place:
        """What lies at a point, or else nearest to it."""
        day = next((n for n in range(self.days - 1, 0, -1) if x >= self.day_left(n)), 0)
        rooms = range(len(self.rooms) - 1, 0, -1)
        room = next((n for n in rooms if x >= self.room_left(day, n)), 0)
        return Place(day, room, self.minute_at(y))

    def moment(self, day: int, minute: float) -> datetime:
        """The local time of a minute of a day; minute 1440 is midnight of the next."""
        return datetime.combine(self.day(day), time()) + timedelta(minutes=minute)

    def slot(self, day: int, room: int, begins: float, ends: float) -> Slot:
        """A stretch of minutes of a day in the room with that number."""
        return Slot(self.rooms[room], self.moment(day, begins), self.moment(day, ends))

    def boxes(self, slot: Slot) -> Iterator[tuple[int, Box]]:
        """The parts of a stretch that are in view, each with the number of its day.

        Over midnight it lies on both days. Nothing when its room is not shown.
        """
        if slot.room_id not in self.rooms:
            return
        room = self.rooms.index(slot.room_id)
        for day in self._days_of(slot):
            midnight = datetime.combine(self.day(day), time())
            begins = max(_minutes(slot.begins - midnight), self.first_hour * 60)
            ends = min(_minutes(slot.ends - midnight), self.last_hour * 60)
            if begins < ends:
                left, right = self.room_left(day, room), self.room_left(day, room + 1)
                top = self.y(begins)
                yield day, Box(left, top, right - left, self.y(ends) - top)

    def _days_of(self, slot: Slot) -> range:
        begin = (slot.begins.date() - self.first).days
        end = (slot.ends.date() - self.first).days
        return range(max(begin, 0), min(end + 1, self.days))


def hours(
    stretches: Iterable[tuple[datetime, datetime]], first: date, days: int
) -> tuple[int, int]:
    """The hours to show: 8 to 23, and earlier or later where something takes place then."""
    low, high = FIRST_HOUR * 60, LAST_HOUR * 60
    start = datetime.combine(first, time())
    for begins, ends in stretches:
        inside = max(_minutes(begins - start), 0), min(_minutes(ends - start), days * _DAY)
        if inside[0] >= inside[1]:
            continue
        if int(inside[0] // _DAY) != int((inside[1] - 1) // _DAY):
            return 0, 24
        low = min(low, int(inside[0] % _DAY))
        high = max(high, int((inside[1] - 1) % _DAY + 1))
    return low // 60, -(-high // 60)


def snapped(minute: float, step: int = STEP) -> int:
    """The multiple of `step` minutes nearest to a minute."""
    return int(minute / step + 0.5) * step


def snapped_down(minute: float, step: int = STEP) -> int:
    """The multiple of `step` minutes at or before a minute."""
    return int(minute // step) * step


def _minutes(length: timedelta) -> float:
    return length.total_seconds() / 60
