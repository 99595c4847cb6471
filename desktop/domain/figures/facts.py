"""What is counted: small frozen facts that the queries select and the tests write by hand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Protocol
from uuid import UUID

from desktop.domain.figures.tie_facts import TieFacts
from desktop.domain.periods import Quarter
from desktop.domain.vocabulary import (
    Ambition,
    AttendanceKind,
    BookerKind,
    Initiative,
    OccurrenceState,
    TieKind,
    TiePhase,
)


class Spanning(Protocol):
    """Something from a day up to and not including a day; no end means still."""

    @property
    def begin(self) -> date | None:
        """The first day; None when nobody knows, which means since always."""

    @property
    def end(self) -> date | None:
        """The day after the last; None when it goes on."""


def runs_on(span: Spanning, day: date) -> bool:
    """Whether `day` lies within `span`."""
    return (span.begin is None or span.begin <= day) and (span.end is None or day < span.end)


def runs_in(span: Spanning, quarter: Quarter) -> bool:
    """Whether any day of `quarter` lies within `span`; an empty span lies nowhere."""
    if span.begin is not None and span.end is not None and span.end <= span.begin:
        return False
    began = span.begin is None or span.begin < quarter.end
    return began and (span.end is None or span.end > quarter.begin)


class Act(StrEnum):
    """What somebody did besides coming to an activity."""

    HELP_GIVEN = "help_given"
    HELP_RECEIVED = "help_received"
    TASK = "task"
    KEY = "key"
    BOOKED = "booked"


@dataclass(frozen=True, slots=True)
class CommunityFact:
    """A community in the report."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class MembershipFact:
    """A person is a member of a community."""

    person_id: UUID
    community_id: UUID
    begin: date | None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class DwellingFact:
    """A home of a community."""

    id: UUID
    community_id: UUID


@dataclass(frozen=True, slots=True)
class ResidencyFact:
    """A person lives in a home."""

    person_id: UUID
    dwelling_id: UUID
    begin: date | None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class ActivityFact:
    """One activity date that took place; `begin` is local clock time (naive).

    `minutes` is its length; `staff_minutes` and `volunteer_minutes` are None when nobody
    recorded them. `guests` are counted heads without a name, names that nobody bears included.
    """

    id: UUID
    community_id: UUID
    programme: str
    begin: datetime
    minutes: int
    initiative: Initiative
    ambition: Ambition | None = None
    guests: int = 0
    staff_minutes: int | None = None
    volunteer_minutes: int | None = None
    hours_estimated: bool = False
    leader_id: UUID | None = None

    @property
    def day(self) -> date:
        """The day it counts on."""
        return self.begin.date()


@dataclass(frozen=True, slots=True)
class AttendanceFact:
    """One person came to one activity; `helped` marks who came as a volunteer.

    `person_id` is None for who objects to being counted by name: a head with a kind.
    """

    activity_id: UUID
    person_id: UUID | None
    kind: AttendanceKind
    helped: bool = False


@dataclass(frozen=True, slots=True)
class TieFact:
    """A pair or a circle with the days on which its phases began; None: not (yet).

    Struck ties are no facts. `closed` is the first day on which it no longer was.
    """

    id: UUID
    community_id: UUID
    kind: TieKind
    proposed: date | None = None
    first_met: date | None = None
    running: date | None = None
    finishing: date | None = None
    closed: date | None = None

    def phase_on(self, day: date) -> TiePhase | None:
        """MEETING, RUNNING, FINISHING, ENDED or PROPOSED on `day`; None before it began."""
        steps = (
            (self.closed, TiePhase.ENDED),
            (self.finishing, TiePhase.FINISHING),
            (self.running, TiePhase.RUNNING),
            (self.first_met, TiePhase.MEETING),
            (self.proposed, TiePhase.PROPOSED),
        )
        return next((phase for since, phase in steps if since and since <= day), None)


@dataclass(frozen=True, slots=True)
class ActFact:
    """Somebody helped, was helped, held a task or a key, or booked a room."""

    person_id: UUID
    community_id: UUID
    act: Act
    begin: date | None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class OccurrenceFact:
    """A room is booked: local clock time (naive) and the same moments in UTC.

    `booker` is None where nobody recorded who booked: in a calendar that was read in.
    """

    booking_id: UUID
    room_id: UUID
    community_id: UUID
    begin: datetime
    end: datetime
    begin_utc: datetime
    end_utc: datetime
    state: OccurrenceState
    booker: BookerKind | None = None


@dataclass(frozen=True, slots=True)
class RoomFact:
    """A room of a community.

    `openable` tells for a quarter in how many minutes the room could be used: its opening
    hours minus closures and holidays, of a running quarter up to today. Empty
    where no opening hours were set.
    """

    id: UUID
    community_id: UUID
    name: str
    openable: Mapping[Quarter, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Loose:
    """What still waits in the log of the quarter: it counts nowhere or not by name."""

    concepts: int = 0
    unmatched_names: int = 0


@dataclass(frozen=True)
class Facts:
    """Everything the figures of a quarter are computed from, earlier quarters included."""

    communities: tuple[CommunityFact, ...] = ()
    memberships: tuple[MembershipFact, ...] = ()
    dwellings: tuple[DwellingFact, ...] = ()
    residencies: tuple[ResidencyFact, ...] = ()
    activities: tuple[ActivityFact, ...] = ()
    attendances: tuple[AttendanceFact, ...] = ()
    ties: tuple[TieFact, ...] = ()
    acts: tuple[ActFact, ...] = ()
    around_ties: TieFacts = field(default_factory=TieFacts)
    rooms: tuple[RoomFact, ...] = ()
    occurrences: tuple[OccurrenceFact, ...] = ()
    loose: Loose = field(default_factory=Loose)

    @cached_property
    def came_to(self) -> Mapping[UUID, Sequence[AttendanceFact]]:
        """Who came to each activity date that anybody came to."""
        found: dict[UUID, list[AttendanceFact]] = {}
        for attendance in self.attendances:
            found.setdefault(attendance.activity_id, []).append(attendance)
        return found

    @cached_property
    def named(self) -> Mapping[UUID, frozenset[UUID]]:
        """Who came by name to each activity date: sets, as joining these is what takes time."""
        return {
            activity: frozenset(one.person_id for one in came if one.person_id is not None)
            for activity, came in self.came_to.items()
        }

    def attended(self, dates: Iterable[ActivityFact]) -> Iterator[AttendanceFact]:
        """The attendances of `dates`."""
        for activity in dates:
            yield from self.came_to.get(activity.id, ())

    def within(self, communities: Iterable[UUID]) -> "Facts":
        """The facts of some of the communities.

        All attendances stay: they are only asked after by activity date (`attended`).
        """
        chosen = frozenset(communities)
        activities = tuple(a for a in self.activities if a.community_id in chosen)
        dwellings = tuple(d for d in self.dwellings if d.community_id in chosen)
        homes = {d.id for d in dwellings}
        found = Facts(
            communities=tuple(c for c in self.communities if c.id in chosen),
            memberships=tuple(m for m in self.memberships if m.community_id in chosen),
            dwellings=dwellings,
            residencies=tuple(r for r in self.residencies if r.dwelling_id in homes),
            activities=activities,
            attendances=self.attendances,
            ties=tuple(t for t in self.ties if t.community_id in chosen),
            acts=tuple(a for a in self.acts if a.community_id in chosen),
            around_ties=self.around_ties.within(chosen),
            rooms=tuple(r for r in self.rooms if r.community_id in chosen),
            occurrences=tuple(o for o in self.occurrences if o.community_id in chosen),
            loose=self.loose,
        )
        return found.sharing(self)

    def sharing(self, other: "Facts") -> "Facts":
        """These facts with the attendances of `other`, grouped once for both."""
        # A hundred thousand of them are not grouped again for each community.
        self.__dict__.update(came_to=other.came_to, named=other.named)
        return self

    def dates_in(self, quarter: Quarter) -> tuple[ActivityFact, ...]:
        """The activity dates of `quarter`."""
        begin, end = quarter.begin, quarter.end
        return tuple(a for a in self.activities if begin <= a.day < end)
