"""The plan of a booking: every date, what is in its way, and what will be written.

One pure function serves preview and saving: saving plans again under the lock and writes only
what the preview showed (otherwise the new plan is shown).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from desktop.domain.rooms.rules import Closing, Holiday, RoomRules
from desktop.domain.wall_clock import Span


class InTheWay(StrEnum):
    """What can be in the way of a date. TAKEN and OWN_SERIES nobody can go past."""

    TAKEN = "taken"
    OWN_SERIES = "own_series"
    PAST = "past"
    CLOSED = "closed"
    HOLIDAY = "holiday"
    NOT_OPEN = "not_open"
    SET_UP = "set_up"
    BOOKER = "booker"
    AHEAD = "ahead"
    WEEK_HOURS = "week_hours"
    SEATS = "seats"


FIRM = frozenset({InTheWay.TAKEN, InTheWay.OWN_SERIES})


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing in the way: its kind, its name ("Breigroep", "Tweede kerstdag"), from and until.

    `begins` and `ends` are local and naive, without buffers; None where no time belongs to it.
    For WEEK_HOURS they are the week. `notice` when it only has to be said (a closure that warns,
    for a coordinator a date in the past).
    """

    kind: InTheWay
    name: str = ""
    begins: datetime | None = None
    ends: datetime | None = None
    notice: bool = False


class Fate(StrEnum):
    """What becomes of a date of the plan. BLOCKED needs a decision first.

    KEEP: it was changed or cancelled by hand, or is past, and stays as it is.
    """

    BOOK = "book"
    OPTION = "option"
    BLOCKED = "blocked"
    SKIP = "skip"
    DROP = "drop"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class HeldTime:
    """A date that holds a room (BOOKED or OPTION): real times in UTC, half-open."""

    occurrence_id: UUID
    booking_id: UUID
    room_id: UUID
    begins_utc: datetime
    ends_utc: datetime
    title: str
    group_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the calendar says in the days of a wish.

    `rooms` are all rooms of the community by id, `held` every date that holds one of them in
    these days and a week around them (without the dates of the booking that the plan replaces),
    `kept` the series days of that booking whose date stays as it is; such dates are in `held`
    where they hold a room. `now` is local, naive. An open-ended series is planned up to `until`
    (exclusive); of a series that grows only the days from `since` on.
    """

    rooms: Mapping[UUID, RoomRules]
    held: tuple[HeldTime, ...]
    closings: tuple[Closing, ...]
    holidays: tuple[Holiday, ...]
    now: datetime
    until: date
    kept: frozenset[date] = frozenset()
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """One date of the plan. `day` is the date the series gave it, and its name in decisions.

    `span` and `room_id` are where it would be, decisions applied. `reason` is why it is skipped,
    or why it goes past what is in the way. `note` says how the date came
    about when that needs saying: "short_month" (no 31st), "first_moved" (the first day did not
    fit the repeat), "clock_gap" (a time that is skipped that night, so the real time is later),
    "clock_twice" (a time that occurs twice, of which the first is meant). `rooms` are free
    then, `times` are free in the wished room that day (begin, end), nearest first; both only
    where something is in the way of what was wished.
    """

    day: date
    span: Span
    room_id: UUID
    fate: Fate
    obstacles: tuple[Obstacle, ...] = ()
    reason: str = ""
    note: str = ""
    rooms: tuple[UUID, ...] = ()
    times: tuple[tuple[time, time], ...] = ()


@dataclass(frozen=True, slots=True)
class BookingPlan:
    """All dates in order. `decided` when nothing waits for a decision any more.

    `rule` is the repeat in RFC 5545. `left_out` are the first days of the months without the
    29th, 30th or 31st that was asked, where the wish is to skip those.
    """

    slots: tuple[Slot, ...]
    rule: str = ""
    left_out: tuple[date, ...] = ()

    @property
    def decided(self) -> bool:
        """Whether it can be saved."""
        return bool(self.slots) and not any(s.fate is Fate.BLOCKED for s in self.slots)

    def count(self, fate: Fate) -> int:
        """How many dates have that fate."""
        return sum(slot.fate is fate for slot in self.slots)
