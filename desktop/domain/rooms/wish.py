"""A wish for a room, and what is decided about the dates on which something is in the way."""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from uuid import UUID

from desktop.domain.errors import Problem, Refused
from desktop.domain.rooms.repeat import Repeat
from desktop.domain.vocabulary import BookerKind
from desktop.domain.wall_clock import Span, span

LONGEST_TITLE = 120
LONGEST_REASON = 120
MOST_NIGHTS = 62


@dataclass(frozen=True, slots=True)
class Booker:
    """Who books: a kind, and the person, group or partner where that is known."""

    kind: BookerKind = BookerKind.STAFF
    person_id: UUID | None = None
    group_id: UUID | None = None
    partner_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """A booking that is wanted: a room, local clock times from a first day, and a repeat.

    `ends` at or before `begins` is that time on the next day; equal times are refused. What
    lasts longer says with `nights` how many nights later it ends (1 for a whole day from 0:00
    to 0:00); None where the times alone say it.
    `people` is how many are expected, None where nobody said. `booking_id` is the booking that
    is changed, None for a new one.
    """

    room_id: UUID
    title: str
    day: date
    begins: time
    ends: time
    repeat: Repeat = field(default_factory=Repeat)
    booker: Booker = field(default_factory=Booker)
    people: int | None = None
    programme_id: UUID | None = None
    booking_id: UUID | None = None
    nights: int | None = None

    def span(self, day: date, begins: time | None = None, ends: time | None = None) -> Span:
        """One date of it: its times on that day, or other ones, as many nights later.

        Raises Refused(booking_no_time, booking_ends_first).
        """
        begins, ends = begins or self.begins, ends or self.ends
        if problem := self._no_stretch(begins, ends):
            raise Refused(problem)
        return span(day, begins, ends, nights=self.nights)

    @property
    def told_by_clock(self) -> bool:
        """Whether its two times say how long it lasts, equal ones meaning a whole day."""
        return self.nights == (1 if self.begins == self.ends else None)

    def problems(self) -> tuple[Problem, ...]:
        """What is not right whatever the calendar says; empty when it can be planned."""
        found = []
        if not self.title.strip():
            found.append(Problem("title", "booking_title_missing"))
        if len(self.title) > LONGEST_TITLE:
            found.append(Problem("title", "too_long", {"most": LONGEST_TITLE}))
        if problem := self._no_stretch(self.begins, self.ends):
            found.append(problem)
        if self.nights is not None and self.nights > MOST_NIGHTS:
            found.append(Problem("until", "booking_too_long", {"most": MOST_NIGHTS}))
        if self.people is not None and self.people < 1:
            found.append(Problem("people", "people_few"))
        return tuple(found)

    def _no_stretch(self, begins: time, ends: time) -> Problem | None:
        """Why it would end before it begins, or at once."""
        if begins == ends and not self.nights:
            return Problem("times", "booking_no_time")
        if self.nights is not None and (self.nights < 0 or (self.nights == 0 and ends < begins)):
            return Problem("until", "booking_ends_first")
        return None


class Choice(StrEnum):
    """What is done with a date that has something in its way."""

    SKIP = "skip"
    OTHER_ROOM = "other_room"
    OTHER_TIME = "other_time"
    PASS = "pass"  # noqa: S105  # go past a rule, with a reason
    DROP = "drop"  # "toch niet": leave no trace of it in the series


@dataclass(frozen=True, slots=True)
class Decision:
    """The choice for one date, with the room, the times or the reason it needs."""

    choice: Choice
    room_id: UUID | None = None
    begins: time | None = None
    ends: time | None = None
    reason: str = ""
