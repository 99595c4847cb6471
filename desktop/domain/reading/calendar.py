"""Events of a calendar that is read in, and which of their dates hold a room."""

from dataclasses import dataclass
from datetime import datetime

from desktop.domain.errors import Problem


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
    def whole_days(self) -> bool:
        """Whether it runs from midnight to midnight."""
        return self.begins.time() == self.ends.time() == datetime.min.time()


@dataclass(frozen=True, slots=True)
class Event:
    """An event with its dates in order; `row` is the line of the file on which it begins.

    `cut` when its series goes on beyond the last date given. With a `problem` it has none.
    """

    row: int
    uid: str
    title: str
    room: str = ""
    rule: str = ""
    cut: bool = False
    problem: Problem | None = None
    dates: tuple[EventDate, ...] = ()
