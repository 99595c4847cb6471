"""Today: what happens in the rooms, and what asks for a step (Aandacht)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from dateutil.relativedelta import relativedelta

from desktop.domain.facade_measure import Plan
from desktop.domain.street import Home, Street
from desktop.domain.vocabulary import OccurrenceState, Roof

AGREEMENT_AHEAD = timedelta(days=14)
AGREEMENT_ASKS = timedelta(days=7)
AGREEMENT_BEHIND = timedelta(days=30)
ATTENDANCE_BEHIND = timedelta(days=30)
BOOKING_BEHIND = timedelta(days=7)
CLASH_AHEAD = timedelta(days=92)
MOST_ATTENTION = 30
_LONGEST_EXTENSION, _SHORTEST_EXTENSION = 12, 1


class AttentionKind(StrEnum):
    """What asks for a step; the order is the order on the page."""

    TIE_CONTACT = "tie_contact"
    CLASH = "clash"
    AGREEMENT = "agreement"
    WELCOME = "welcome"
    TIE_LEFT = "tie_left"
    TIE_EVALUATION = "tie_evaluation"
    QUESTION = "question"
    TIE_LIGHT = "tie_light"
    TIE_LOOK_BACK = "tie_look_back"
    TIE_ASK_AGAIN = "tie_ask_again"
    BOOKING = "booking"
    ATTENDANCE = "attendance"
    UNMATCHED = "unmatched"


_NEWEST_FIRST = (AttentionKind.BOOKING, AttentionKind.ATTENDANCE, AttentionKind.UNMATCHED)


@dataclass(frozen=True, slots=True)
class Attention:
    """One thing that asks for a step.

    `subject` is the occurrence of a clash or a booking, the agreement, the person to welcome,
    the activity, or the last activity with unmatched names; `about` the room, what was booked,
    the short name of the person, the programme, or the community. `day` is when it is, until
    when (exclusive) an agreement runs, or the last day that there was for a welcome step;
    `extended` is until when an agreement would run after extending it, and the next day of
    TIE_LIGHT after this one. `count` is how many names, or steps that are late.

    QUESTION: that of `person_id`, `about`, received on `day`, waits `count` days; `title` is what
    was asked and `named` tells whether a talent for it is known.

    Of ties: `subject` is the tie, or the light of TIE_LIGHT; `tie_id` the tie, None for the
    light of a person; `person_id` somebody to look at, `names` the short names of all in it.
    TIE_LEFT: that person, `about`, moved out on `day`. TIE_EVALUATION, TIE_LIGHT and
    TIE_LOOK_BACK: due on `day`, which has come. TIE_CONTACT: `count` days without contact,
    since `day`. TIE_ASK_AGAIN: that person, `about`, said "niet nu" until `day`.
    """

    kind: AttentionKind
    subject: UUID
    community_id: UUID
    about: str
    day: date
    begins: time | None = None
    ends: time | None = None
    extended: date | None = None
    count: int = 1
    names: tuple[str, ...] = ()
    tie_id: UUID | None = None
    person_id: UUID | None = None
    title: str = ""
    named: bool = False


class Moment(StrEnum):
    """Where a use of a room lies from now."""

    PAST = "past"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class RoomUse:
    """A room is used, or would be: local clock times of the day it begins."""

    id: UUID
    title: str
    begins: datetime
    ends: datetime
    state: OccurrenceState

    def moment(self, now: datetime) -> Moment:
        """Past, now or later at local time `now`; the end is exclusive."""
        if self.ends <= now:
            return Moment.PAST
        return Moment.NOW if self.begins <= now else Moment.LATER


@dataclass(frozen=True, slots=True)
class RoomDay:
    """One room on one day; `uses` in order of time."""

    room_id: UUID
    room: str
    community: str
    uses: tuple[RoomUse, ...]


@dataclass(frozen=True, slots=True)
class RoomsOfDay:
    """All rooms on a day, in the order of the street."""

    day: date
    rooms: tuple[RoomDay, ...]

    @property
    def bookings(self) -> int:
        """How many bookings hold a room that day."""
        return sum(
            use.state is not OccurrenceState.CLASH for room in self.rooms for use in room.uses
        )


@dataclass(frozen=True, slots=True)
class TodayView:
    """What the day page shows. `members` are the residents, `tied` those with a live tie.

    `attention` holds at most 30; `attention_count` is how many there are.
    """

    day: date
    communities: int
    street: Street
    members: int
    tied: int
    open_questions: int
    rooms: RoomsOfDay
    attention: tuple[Attention, ...]
    attention_count: int

    @property
    def vacant(self) -> tuple[Home, ...]:
        """The homes in which nobody lives."""
        return tuple(home for house in self.street.houses for home in house.homes if not home.lit)


def in_order(items: Iterable[Attention]) -> tuple[Attention, ...]:
    """By kind, soonest first; activities, and the names in them, newest first."""
    kinds = list(AttentionKind)

    def key(item: Attention) -> tuple[int, int, str]:
        newest_first = item.kind in _NEWEST_FIRST
        day = item.day.toordinal()
        return (kinds.index(item.kind), -day if newest_first else day, item.about)

    return tuple(sorted(items, key=key))


def extended_until(begins: date, ends: date, today: date) -> date:
    """Until when an agreement runs after extending it: as long again, at most a year.

    Counted in whole months from its end, or from today for one that ended already.
    """
    term = relativedelta(ends, begins)
    months = term.years * 12 + term.months + (1 if term.days > 15 else 0)
    months = min(max(months, _SHORTEST_EXTENSION), _LONGEST_EXTENSION)
    until: date = max(ends, today) + relativedelta(months=months)
    return until


def overlap(
    span: tuple[datetime, datetime], holders: Iterable[tuple[datetime, datetime]]
) -> tuple[datetime, datetime]:
    """When two groups would be in the room: from the first overlap to the last.

    The span itself where nobody holds the room any more.
    """
    shared = [
        (max(span[0], begins), min(span[1], ends))
        for begins, ends in holders
        if begins < span[1] and ends > span[0]
    ]
    if not shared:
        return span
    return min(begins for begins, _ in shared), max(ends for _, ends in shared)


def plan_of(doors: Mapping[int, int], homes: Sequence[Home], roof: Roof, rooms: int) -> Plan:
    """The plan of a building: `doors` per storey as set up, and a door for every home there is.

    Homes of an imported list may stand on storeys that were never set up.
    """
    highest = max((*doors, *(home.storey for home in homes)), default=0)
    storeys = [doors.get(level, 0) for level in range(1, highest + 1)]
    for home in homes:
        if home.storey >= 1:
            storeys[home.storey - 1] = max(storeys[home.storey - 1], home.door)
    return Plan(tuple(storeys), roof, rooms)
