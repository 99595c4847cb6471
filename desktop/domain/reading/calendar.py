"""Events of a calendar that is read in, and which of their dates hold a room."""

from dataclasses import dataclass
from datetime import datetime

from desktop.domain.errors import Problem
from desktop.domain.wall_clock import to_utc


@dataclass(frozen=True, slots=True)
class EventDate:
    """One date of an event: begin and end on the wall clock of the house, naive.

    `id` tells which date of the series it is ("20260914T100000"), also when it was moved.
    `title` is its own, "" when it is called like its event.
    """

    id: str
    begins: datetime
    ends: datetime
    title: str = ""

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The half-open range it covers in UTC; where the clock jumps, as long as it says."""
        begins = to_utc(self.begins.date(), self.begins.time())
        ends = to_utc(self.ends.date(), self.ends.time())
        return begins, ends if ends > begins else begins + (self.ends - self.begins)


@dataclass(frozen=True, slots=True)
class Event:
    """An event with its dates in order; `row` is the line of the file on which it begins.

    `parts` is how many entries of the file it was made of: its own and one for each date that
    differs. `cut` when its series goes on beyond the last date given. With a `problem` it has
    no dates.
    """

    row: int
    uid: str
    title: str
    room: str = ""
    rule: str = ""
    parts: int = 1
    cut: bool = False
    problem: Problem | None = None
    dates: tuple[EventDate, ...] = ()
