"""The log: what took place, who were there, and what an entry must say before it counts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from desktop.domain.errors import Problem
from desktop.domain.names import PersonName
from desktop.domain.privacy import holds_bsn
from desktop.domain.vocabulary import (
    ActivityState,
    Ambition,
    AttendanceKind,
    Initiative,
    Openness,
    Role,
)
from desktop.domain.wall_clock import HOME, Span, span

LONGEST_NAME, LONGEST_NOTE = 120, 1000
MOST_GUESTS, MOST_MINUTES = 2000, 24 * 60 * 20
QUARTER_HOUR = 15
LONGEST = 16 * 60
"""Minutes. An activity that seems longer is a typing error: 14.00–13.00 would last 23 hours."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of the timeline.

    `named` tells how many came by name, per kind; `guests` the heads counted besides, names
    that nobody bears included. `state` is None for a booking of today that began and waits
    to be logged; its `id` is then that of the occurrence.
    """

    id: UUID
    community: str
    programme: str
    day: date
    begins: time
    minutes: int
    place: str
    state: ActivityState | None
    named: tuple[tuple[AttendanceKind, int], ...] = ()
    guests: int = 0
    initiative: Initiative = Initiative.TOGETHER
    initiator: str = ""
    ambition: Ambition | None = None

    @property
    def heads(self) -> int:
        """How many people there were, by name and counted."""
        return self.guests + sum(n for _, n in self.named)

    @property
    def unfinished(self) -> bool:
        """Whether it still waits: a concept, a booking not logged, or held with nobody there."""
        return self.state is not ActivityState.HELD or not self.heads


@dataclass(frozen=True, slots=True)
class MonthTotals:
    """A month of the timeline, by its first day.

    Activities held, their minutes, and how many of them residents drew.
    """

    month: date
    moments: int = 0
    minutes: int = 0
    by_residents: int = 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """The log from `since` on, newest first. `earlier` is the month before it that has lines."""

    lines: tuple[LogLine, ...]
    months: tuple[MonthTotals, ...]
    since: date
    earlier: date | None

    def totals(self, day: date) -> MonthTotals:
        """The totals of the month in which `day` falls."""
        first = day.replace(day=1)
        return next((m for m in self.months if m.month == first), MonthTotals(first))


@dataclass(frozen=True, slots=True)
class Pick:
    """Somebody who can be ticked, and what they would be on that day.

    `where` tells people of one name apart: a home or a community.
    """

    id: UUID
    name: PersonName
    kind: AttendanceKind
    where: str = ""


@dataclass(frozen=True, slots=True)
class Door:
    """A home in the attendance grid with who lived there on the day; nobody: it stands empty."""

    id: UUID
    label: str
    storey: int
    door: int
    people: tuple[Pick, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Who can be ticked for a community on a day.

    `doors` follow the façade, the highest storey first, each from the left. `members` belong
    to the community without a home in it; `regulars` came often lately and belong elsewhere.
    """

    doors: tuple[Door, ...]
    members: tuple[Pick, ...] = ()
    regulars: tuple[Pick, ...] = ()

    @property
    def residents(self) -> tuple[Pick, ...]:
        """Everybody in the grid: who lives there, then members without a home."""
        return (*(p for door in self.doors for p in door.people), *self.members)


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual for a programme: how it went the last time, or as the programme says."""

    programme: str
    openness: Openness = Openness.RESIDENTS
    initiative: Initiative = Initiative.TOGETHER
    initiator_id: UUID | None = None
    ambition: Ambition | None = None
    begins: time | None = None
    ends: time | None = None
    room_id: UUID | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class RoomChoice:
    """A room to choose."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class QuestionChoice:
    """An open question to link an entry to."""

    id: UUID
    title: str


@dataclass(frozen=True, slots=True)
class EntryChoices:
    """What can be chosen in an entry of a community."""

    programmes: tuple[Usual, ...]
    rooms: tuple[RoomChoice, ...]
    questions: tuple[QuestionChoice, ...]


@dataclass(frozen=True, slots=True)
class LastTime:
    """The last time of a programme: who of them can be there again, and what was recorded."""

    day: date
    people: frozenset[UUID]
    others: tuple[Pick, ...]
    guests: int


@dataclass(frozen=True, slots=True)
class NamelessLine:
    """A name in a list that nobody bears, at one activity."""

    id: UUID
    name: str
    activity_id: UUID
    programme: str
    day: date
    community_id: UUID


@dataclass(frozen=True, slots=True)
class ActivityDraft:
    """An entry as it stands in the form; `id` and `stamp` are None for a new one.

    `ends` at or before `begins` is past midnight. Minutes are None where nobody recorded
    them. `guests` are heads without a name; names that nobody bears are not among them.
    `stamp` tells what the entry was when it was read. `sure` says that an entry of the same
    programme at the same time is not the same one.
    """

    community_id: UUID | None
    programme: str
    day: date
    begins: time
    ends: time
    state: ActivityState = ActivityState.HELD
    room_id: UUID | None = None
    place: str = ""
    zone: str = HOME
    openness: Openness = Openness.RESIDENTS
    initiative: Initiative = Initiative.TOGETHER
    initiator_id: UUID | None = None
    ambition: Ambition | None = None
    people: frozenset[UUID] = frozenset()
    guests: int = 0
    staff_minutes: int | None = None
    volunteer_minutes: int | None = None
    note: str = ""
    questions: frozenset[UUID] = frozenset()
    occurrence_id: UUID | None = None
    id: UUID | None = None
    stamp: str | None = None
    sure: bool = False

    @property
    def when(self) -> Span:
        """The stretch of time with its UTC range."""
        return span(self.day, self.begins, self.ends, self.zone)

    def problems(self, today: date, nameless: int = 0) -> tuple[Problem, ...]:
        """What is not right yet; `nameless` names that nobody bears count as heads."""
        found = [*self._problems_of_place(), *self._problems_of_numbers()]
        if self.state is ActivityState.HELD:
            if self.day > today:
                found.append(Problem("day", "not_yet_held", {"day": self.day}))
            if not self.people and not self.guests and not nameless:
                found.append(Problem("people", "nobody_there"))
        if self.begins == self.ends:
            found.append(Problem("ends", "ends_at_begin"))
        elif self.when.minutes > LONGEST:
            hours = round(self.when.minutes / 60)
            found.append(Problem("ends", "ends_too_late", {"hours": hours}))
        return tuple(found)

    def _problems_of_place(self) -> list[Problem]:
        found = []
        if self.community_id is None:
            found.append(Problem("community", "community_missing"))
        if not self.programme.strip():
            found.append(Problem("programme", "programme_missing"))
        for name, text in (("programme", self.programme), ("where", self.place)):
            if len(text) > LONGEST_NAME:
                found.append(Problem(name, "too_long", {"most": LONGEST_NAME}))
        if len(self.note) > LONGEST_NOTE:
            found.append(Problem("note", "too_long", {"most": LONGEST_NOTE}))
        if holds_bsn(self.note):
            found.append(Problem("note", "bsn"))
        return found

    def _problems_of_numbers(self) -> list[Problem]:
        found = []
        if not 0 <= self.guests <= MOST_GUESTS:
            found.append(Problem("guests", "guests_odd", {"most": MOST_GUESTS}))
        for name in ("staff_minutes", "volunteer_minutes"):
            minutes = getattr(self, name)
            if minutes is None:
                continue
            if not 0 <= minutes <= MOST_MINUTES:
                found.append(Problem(name, "hours_odd"))
            elif minutes % QUARTER_HOUR:
                found.append(Problem(name, "hours_in_quarters"))
        return found


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands in the log: what the form shows.

    `extra` are those present who are not in the attendance grid of that day.
    """

    draft: ActivityDraft
    community: str
    place: str
    extra: tuple[Pick, ...] = ()
    initiator: Pick | None = None
    nameless: tuple[NamelessLine, ...] = ()


def kind_on_day(*, is_member: bool, lives_there: bool, roles: Collection[Role]) -> AttendanceKind:
    """What somebody is at an activity: seen from its community, on its day.

    Who belongs to the community without living there comes as what they do; who has no such
    role is a resident whose home nobody recorded.
    """
    if not is_member:
        return AttendanceKind.AREA
    if not lives_there:
        if Role.VOLUNTEER in roles:
            return AttendanceKind.VOLUNTEER
        if Role.GOOD_NEIGHBOUR in roles:
            return AttendanceKind.GOOD_NEIGHBOUR
    return AttendanceKind.RESIDENT
