"""Closing a room for a while: what is asked, and what it does to bookings that stand."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from desktop.domain.errors import Problem
from desktop.domain.rooms.rules import ClosureEffect
from desktop.domain.rooms.week import BookedBlock

LONGEST_NAME = 120
FARTHEST_YEARS = 10
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ClosingDraft:
    """A closure as somebody fills it in; `id` and `version` are None for a new one.

    It lasts from `first_day` at `begins_at` until `last_day` (that day included) at `ends_at`;
    a time of None is the begin of the first day, or the end of the last. `room_id` None: all
    rooms of the community.
    """

    community_id: UUID
    name: str
    first_day: date
    last_day: date
    begins_at: time | None = None
    ends_at: time | None = None
    room_id: UUID | None = None
    effect: ClosureEffect = ClosureEffect.STAND
    id: UUID | None = None
    version: int | None = None

    @property
    def begins(self) -> datetime:
        """The clock on the wall when it begins."""
        return datetime.combine(self.first_day, self.begins_at or time())

    @property
    def ends(self) -> datetime:
        """The clock on the wall when it ends, exclusive; 0:00 ends the last day."""
        at = self.ends_at or time()
        return datetime.combine(self.last_day if at != time() else self.last_day + _DAY, at)

    def problems(self) -> tuple[Problem, ...]:
        """What is not right yet; empty when it can be saved."""
        found = []
        if not self.name.strip():
            found.append(Problem("name", "closing_name_missing"))
        if len(self.name.strip()) > LONGEST_NAME:
            found.append(Problem("name", "too_long", {"most": LONGEST_NAME}))
        if self.last_day < self.first_day:
            found.append(Problem("last_day", "closing_ends_first"))
        elif self.last_day.year - self.first_day.year > FARTHEST_YEARS:
            found.append(Problem("last_day", "closing_too_long", {"most": FARTHEST_YEARS}))
        elif self.ends <= self.begins:
            found.append(Problem("ends_at", "closing_no_time"))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class ClosingEffects:
    """The dates still to come that fall in a closure, in order of begin."""

    dates: tuple[BookedBlock, ...] = ()

    @property
    def bookings(self) -> int:
        """How many bookings these dates are of; a series counts once."""
        return len({block.booking_id for block in self.dates})
