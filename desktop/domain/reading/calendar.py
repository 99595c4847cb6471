"""Events of a calendar that is read in, and which of their dates hold a room."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop.domain.errors import Problem
from desktop.domain.wall_clock import to_utc


@dataclass(frozen=True, slots=True)
class EventDate:
    """One date of an event: begin and end on the wall clock of the house, naive.

    `id` tells which date of the series it is ("20260914T100000"), also when it was moved.
    `title` and `room` are its own, "" when they are those of its event.
    """

    id: str
    begins: datetime
    ends: datetime
    title: str = ""
    room: str = ""

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
    differs. With a `problem` it has no dates. `rule` gives its dates counted from `begins` on
    our wall clock, "" where no rule does; `begins` and `ends` are the first date as the series
    says it, None for a date of more than a day. `open_until` is the day before which a series
    without an end has its dates here; it goes on by itself then. `cut` when it goes on after
    its last date and will not, `early` when it had dates before its first. `own` when this
    program wrote the file.
    """

    row: int
    uid: str
    title: str
    room: str = ""
    rule: str = ""
    parts: int = 1
    begins: datetime | None = None
    ends: datetime | None = None
    open_until: date | None = None
    cut: bool = False
    early: bool = False
    own: bool = False
    problem: Problem | None = None
    notices: tuple[Problem, ...] = ()
    dates: tuple[EventDate, ...] = ()
